import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The challenge log, with how many challenges changed something over a period (M62).
struct ChallengesPage {
  enum Filter: String, CaseIterable {
    case all, open, overdue, impact, raised

    var title: String {
      switch self {
      case .all: "All"
      case .open: "Open"
      case .overdue: "Overdue"
      case .impact: "With impact in the period"
      case .raised: "Raised in the period"
      }
    }
  }

  let visit: Visit
  let challenges: [Challenge]
  let names: [Owner: OwnerName]
  let calendar: WorkingCalendar
  let from: CivilDate
  let to: CivilDate
  let filter: Filter
  /// What was wrong with the period that was asked for.
  let problem: String?

  init(_ visit: Visit) async throws {
    self.visit = visit
    let world = visit.world
    (challenges, names, calendar) = try await visit.store.read { db in
      let challenges = try db.challenges(of: visit.authority)
      return (
        challenges,
        try db.ownerNames(
          of: challenges.map(\.askedBy) + challenges.compactMap(\.askedOf), in: visit.authority,
          on: visit.today), try world.workingCalendar(db)
      )
    }
    let asked = (visit.query("from").map { CivilDate($0) }, visit.query("to").map { CivilDate($0) })
    let usual = (visit.today.adding(months: -12).adding(days: 1), visit.today)
    let (from, to) = (asked.0 ?? usual.0, asked.1 ?? usual.1)
    if let from, let to, from <= to {
      (self.from, self.to, problem) = (from, to, nil)
    } else {
      (self.from, self.to) = usual
      problem =
        "That period cannot be read, so the last twelve months are shown. Enter days as 2026-03-27."
    }
    filter = visit.query("state").flatMap(Filter.init) ?? .all
  }

  private var figure: ChallengeFigure { ChallengeFigure(of: challenges, from: from, to: to) }

  private func address(_ filter: Filter) -> Address {
    Address.challenges.with("from", "\(from)").with("to", "\(to)").with("state", filter.rawValue)
  }

  private var shown: [Challenge] {
    challenges.filter { challenge in
      let isInPeriod = from <= challenge.askedOn && challenge.askedOn <= to
      return switch filter {
      case .all: true
      case .open: challenge.closedOn == nil
      case .overdue: challenge.standing(on: visit.today, calendar: calendar).isOverdue
      case .raised: isInPeriod
      case .impact:
        isInPeriod && challenge.closedOn != nil && challenge.changed?.isImpact == true
      }
    }
  }

  func answer() throws -> Answer {
    if let format = visit.fileFormat { return try table.answer(as: format) }
    return .page(page)
  }

  var page: Page {
    Page("Challenge log", breadcrumbs: [Breadcrumb("Board", .board)]) {
      AsAt.ofTodayOnly(visit)
      lead("What the board has asked, what was answered, and whether it changed anything.")
      if let problem { insetText(problem) }
      keyFigures([
        KeyFigure(
          figure.text, "of challenges had impact", to: address(.impact),
          tone: .gold),
        KeyFigure("\(figure.raised)", "were raised in the period", to: address(.raised)),
        KeyFigure(
          "\(overdue)", overdue == 1 ? "answer is overdue" : "answers are overdue",
          to: address(.overdue), tone: overdue == 0 ? .neutral : .urgent),
      ])
      muted(
        "M62: \(figure.withImpact) closed with impact, of \(figure.raised) raised from \(from.longForm) to \(to.longForm)."
      )
      period
      if visit.user.may(.prepareBoard) {
        buttonRow { buttonLink("Write down a challenge", to: .newChallenge) }
      }
      list
    }
  }

  private var overdue: Int {
    challenges.count { $0.standing(on: visit.today, calendar: calendar).isOverdue }
  }

  private var period: HTML {
    form(.method(.get), .action(Address.challenges.web), .class("filters")) {
      for (name, title, date) in [("from", "From", from), ("to", "To", to)] {
        div(.class("filter")) {
          label(title, .for(name))
          input(.type(.date), .id(name), .name(name), .value("\(date)"), .class("input"))
        }
      }
      div(.class("filter")) {
        label("Show", .for("state"))
        select(.id("state"), .name("state"), .class("input select")) {
          for one in Filter.allCases {
            option(one.title, .value(one.rawValue), .selected(one == filter))
          }
        }
      }
      submitButton("Show", style: .secondary)
    }
  }

  private var list: HTML {
    HTML {
      if shown.isEmpty {
        p(challenges.isEmpty ? "No challenge has been written down yet." : "There is none.")
      } else {
        dataTable(
          "\(filter.title): \(shown.count)",
          columns: ["Question", "Asked by", "Of", "Asked", "Answer due", "State"],
          rows: shown.map(row))
        downloadLinks(address(filter))
      }
    }
  }

  private func row(_ challenge: Challenge) -> [HTML] {
    [
      link("\(challenge.reference) \(challenge.question)", to: .challenge(challenge.id)),
      named(names[challenge.askedBy]), named(challenge.askedOf.flatMap { names[$0] }),
      shortDay(challenge.askedOn), shortDay(challenge.dueOn),
      challenge.standing(on: visit.today, calendar: calendar).tag,
    ]
  }

  private var table: TableFile {
    TableFile(
      "Challenges",
      columns: [
        "Reference", "Question", "Asked by", "Asked of", "Asked on", "Answer due", "State",
        "Answer", "Answered by", "Answered on", "Outcome", "Impact",
      ],
      rows: shown.map { challenge in
        [
          challenge.reference, challenge.question, names[challenge.askedBy]?.name ?? "",
          challenge.askedOf.flatMap { names[$0]?.name } ?? "", "\(challenge.askedOn)",
          "\(challenge.dueOn)",
          challenge.standing(on: visit.today, calendar: calendar).words, challenge.answer,
          challenge.answeredBy, challenge.answeredOn?.description ?? "", challenge.outcome,
          challenge.impact,
        ]
      })
  }
}
