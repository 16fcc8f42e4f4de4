import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The risk register: risks to delivery and risks to children's experience, each on its own.
struct RisksPage {
  let visit: Visit
  let risks: [ScoredRisk]
  let names: [Owner: OwnerName]
  let ahead: [ScoredRisk]
  let horizon: TimeRule
  let asAt: AsAt

  init(_ visit: Visit) async throws {
    self.visit = visit
    let (world, asAt) = (visit.world, AsAt(visit))
    self.asAt = asAt
    let past = asAt.pastDay
    (risks, names, ahead, horizon) = try await visit.store.read { db in
      let risks = try db.risks(of: visit.authority, asAt: past)
      let ahead = try db.pressuresAhead(in: world, of: visit.authority, asAt: past)
      return (
        risks,
        try db.ownerNames(
          of: risks.compactMap(\.risk.owner), in: visit.authority, on: asAt.day,
          asAt: past.map { .endOfDayInLondon($0) }), ahead.risks, ahead.rule
      )
    }
  }

  func answer() throws -> Answer {
    if let format = visit.fileFormat { return try table.answer(as: format) }
    return .page(page)
  }

  private func open(_ kind: Risk.Kind) -> [ScoredRisk] {
    risks.filter { $0.risk.closedOn == nil && $0.risk.kind == kind }
  }

  var page: Page {
    Page("Risk register", breadcrumbs: [Breadcrumb("Board", Address.board.asAt(asAt.pastDay))]) {
      AsAtNote(day: asAt.pastDay, here: .risks).html
      lead(
        "What may stop the work, and apart from it what a child may have to live with. The two are never added up."
      )
      keyFigures(
        Risk.Kind.allCases.map { kind in
          let count = open(kind).count
          return KeyFigure(
            "\(count)", kind.noun(count),
            to: Address.risks.asAt(asAt.pastDay).at(kind.rawValue))
        } + [
          KeyFigure(
            "\(due)", due == 1 ? "review is due" : "reviews are due",
            tone: due == 0 ? .neutral : .urgent)
        ])
      if asAt.pastDay == nil, visit.user.may(.prepareBoard) {
        buttonRow { buttonLink("Enter a risk", to: .newRisk) }
      }
      PressuresAhead(risks: ahead, rule: horizon, today: asAt.day, past: asAt.pastDay).html
      for kind in Risk.Kind.allCases { section(kind) }
      muted(
        "A score is likelihood times impact, each from 1 to 5. Marks change at 8 and 15; that is our choice."
      )
      closed
      downloadLinks(Address.risks.asAt(asAt.pastDay))
      fold("The risks as at another day") { asAt.form(to: .risks, title: "As at") }
    }
  }

  private var due: Int { risks.count { $0.risk.isReviewDue(on: asAt.day) } }

  private func section(_ kind: Risk.Kind) -> HTML {
    part(kind.plural, id: kind.rawValue) {
      muted(kind.explanation)
      if open(kind).isEmpty {
        p("None is open.")
      } else {
        dataTable(
          kind.plural, isCaptionHidden: true,
          columns: ["Risk", .number("Score"), "Owner", "Look again"],
          rows: open(kind).map(row))
      }
    }
  }

  private func row(_ one: ScoredRisk) -> [HTML] {
    let risk = one.risk
    return [
      HTML {
        link(
          "\(risk.reference) \(risk.title)", to: Address.risk(risk.id).asAt(asAt.pastDay))
        div(risk.consequence, .class("muted"))
      },
      HTML {
        scoreTag(one.current?.score)
        if let trend = one.trend { div(trend, .class("muted")) }
      },
      named(risk.owner.flatMap { names[$0] }),
      risk.isReviewDue(on: asAt.day)
        ? tag("Due \(risk.reviewOn.shortForm)", .urgent) : shortDay(risk.reviewOn),
    ]
  }

  @HTMLBuilder private var closed: HTML {
    let gone = risks.filter { $0.risk.closedOn != nil }
    if !gone.isEmpty {
      fold(gone.count == 1 ? "1 risk is closed" : "\(gone.count) risks are closed") {
        ul {
          for one in gone {
            li {
              link(
                "\(one.risk.reference) \(one.risk.title)",
                to: Address.risk(one.risk.id).asAt(asAt.pastDay))
              HTML(": \(one.risk.closedBecause)")
            }
          }
        }
      }
    }
  }

  private var table: TableFile {
    TableFile(
      "Risks",
      columns: [
        "Reference", "Kind", "Risk", "Cause", "Event", "Consequence", .number("Likelihood"),
        .number("Impact"), .number("Score"), "Mitigation", "Owner", "External pressure",
        "From", "Look again", "Closed",
      ],
      rows: risks.map { one in
        [
          one.risk.reference, one.risk.kind.title, one.risk.title, one.risk.cause,
          one.risk.event, one.risk.consequence, one.current.map { "\($0.likelihood)" } ?? "",
          one.current.map { "\($0.impact)" } ?? "", one.current.map { "\($0.score)" } ?? "",
          one.risk.mitigation, one.risk.owner.flatMap { names[$0]?.name } ?? "",
          one.risk.pressure, one.risk.pressureOn?.description ?? "", "\(one.risk.reviewOn)",
          one.risk.closedOn?.description ?? "",
        ]
      }, asAt: asAt.pastDay)
  }
}

extension ScoredRisk {
  /// How the score moved when it was last scored; nil when it was scored once.
  var trend: String? {
    guard scores.count > 1, let now = scores.last?.score else { return nil }
    let before = scores[scores.count - 2].score
    return now > before ? "up from \(before)" : now < before ? "down from \(before)" : "unchanged"
  }
}
