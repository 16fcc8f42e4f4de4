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
  let asAt: AsAt
  let challenges: [Challenge]
  let names: DatedOwnerNames
  let calendar: WorkingCalendar
  /// The first and the last day of the period, as they were asked for.
  private let asked: (from: AskedDay, to: AskedDay)
  let from: CivilDate
  let to: CivilDate
  let filter: Filter
  /// What was wrong with the period that was asked for.
  let problem: String?

  init(_ visit: Visit) async throws {
    self.visit = visit
    let (world, asAt) = (visit.world, AsAt(visit))
    self.asAt = asAt
    (challenges, names, calendar) = try await visit.asAsked(BoardSlice.tables).store.read { db in
      let challenges = try db.challenges(of: visit.authority, asAt: asAt.pastDay)
      return (
        challenges,
        try db.ownerNames(of: challenges.flatMap(\.acts), in: visit.authority),
        try world.workingCalendar(db, asAt: asAt.pastDay)
      )
    }
    let usual = (asAt.day.adding(months: -12).adding(days: 1), asAt.day)
    let (from, to) = (
      AskedDay("from", of: visit, else: usual.0), AskedDay("to", of: visit, else: usual.1)
    )
    asked = (from, to)
    if let unread = from.problem ?? to.problem {
      (self.from, self.to) = usual
      problem = "\(unread) The last twelve months are shown."
    } else if from.day > to.day {
      (self.from, self.to) = usual
      problem =
        "\(from.day.longForm) is later than \(to.day.longForm), so the last twelve months are shown."
    } else {
      (self.from, self.to, problem) = (from.day, to.day, nil)
    }
    filter = visit.query("state").flatMap(Filter.init) ?? .all
  }

  private var figure: ChallengeFigure { ChallengeFigure(of: challenges, from: from, to: to) }

  private func address(_ filter: Filter) -> Address {
    Address.challenges.with("from", "\(from)").with("to", "\(to)").with("state", filter.rawValue)
      .asAt(asAt.pastDay)
  }

  private var shown: [Challenge] {
    challenges.filter { challenge in
      let isInPeriod = from <= challenge.askedOn && challenge.askedOn <= to
      return switch filter {
      case .all: true
      case .open: challenge.closedOn == nil
      case .overdue: challenge.standing(on: asAt.day, calendar: calendar).isOverdue
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
    Page("Challenge log", breadcrumbs: [Breadcrumb("Board", Address.board.asAt(asAt.pastDay))]) {
      AsAtNote(day: asAt.pastDay, here: .challenges).html
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
      if asAt.pastDay == nil, visit.user.may(.prepareBoard) {
        buttonRow { buttonLink("Write down a challenge", to: .newChallenge) }
      }
      list
      fold("The log as at another day") { asAt.form(to: .challenges, title: "As at") }
    }
  }

  private var overdue: Int {
    challenges.count { $0.standing(on: asAt.day, calendar: calendar).isOverdue }
  }

  private var period: HTML {
    form(.method(.get), .action(Address.challenges.web), .class("filters")) {
      visit.keptDay
      asked.from.field("From")
      asked.to.field("To")
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
      link(
        "\(challenge.reference) \(challenge.question)",
        to: Address.challenge(challenge.id).asAt(asAt.pastDay)),
      named(challenge.asker(names)), named(challenge.asked(names)),
      shortDay(challenge.askedOn), shortDay(challenge.dueOn),
      challenge.standing(on: asAt.day, calendar: calendar).tag,
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
          challenge.reference, challenge.question,
          names.words(challenge.askedBy, on: challenge.askedOn) ?? "",
          names.words(challenge.askedOf, on: challenge.askedOn) ?? "", "\(challenge.askedOn)",
          "\(challenge.dueOn)",
          challenge.standing(on: asAt.day, calendar: calendar).words, challenge.answer,
          challenge.answeredBy, challenge.answeredOn?.description ?? "", challenge.outcome,
          challenge.impact,
        ]
      }, asAt: asAt.pastDay)
  }
}
