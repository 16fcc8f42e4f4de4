import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One risk: what it is, how it has been scored over time, what it bears on.
struct RiskPage {
  struct Bearing: Sendable {
    let kind: String
    let text: String
    let address: Address
  }

  let one: ScoredRisk
  let owner: OwnerName?
  let plan: Plan?
  let bearings: [Bearing]
  let visit: Visit
  let asAt: AsAt

  private var risk: Risk { one.risk }
  /// Nothing is changed from a page of the past.
  private var mayPrepare: Bool { asAt.pastDay == nil && visit.user.may(.prepareBoard) }

  init(_ visit: Visit) async throws {
    let id: Risk.ID = try visit.id("risk")
    self.visit = visit
    let (authority, asAt) = (visit.authority, AsAt(visit))
    self.asAt = asAt
    let past = asAt.pastDay
    let moment = past.map { Instant.endOfDayInLondon($0) }
    (one, owner, plan, bearings) = try await visit.store.read { db in
      let shelf = db.shelf(of: authority, asAt: moment)
      let one = try db.risk(id, of: authority, asAt: past)
      let owner = try one.risk.owner.flatMap {
        try db.ownerNames(of: [$0], in: authority, on: asAt.day, asAt: moment)[$0]
      }
      let links: [RiskLink] = try shelf.all("risk_id", in: [id]) { $0.risk }
      return (
        one, owner, try one.risk.plan.flatMap { try shelf.find($0) },
        try links.compactMap { link in
          switch link.subject {
          case .action(let id):
            try shelf.find(id).map {
              Bearing(
                kind: $0.reference, text: $0.title, address: Address.action($0.id).asAt(past))
            }
          case .recommendation(let id):
            try shelf.find(id).map {
              Bearing(
                kind: $0.reference, text: $0.text,
                address: Address.recommendation($0.id).asAt(past))
            }
          }
        }
      )
    }
  }

  var page: Page {
    Page(
      risk.title, kicker: "\(risk.kind.title) \(risk.reference)",
      breadcrumbs: [
        Breadcrumb("Board", Address.board.asAt(asAt.pastDay)),
        Breadcrumb("Risk register", Address.risks.asAt(asAt.pastDay)),
      ], thread: thread
    ) {
      AsAtNote(day: asAt.pastDay, here: .risk(risk.id)).html
      if let closed = risk.closedOn {
        insetText("Closed on \(closed.longForm): \(risk.closedBecause)")
      }
      p {
        namedTag("Score", one.current?.words ?? "Not scored", tone)
        if risk.isReviewDue(on: asAt.day) {
          HTML(" ")
          tag("Review due since \(risk.reviewOn.shortForm)", .urgent)
        }
      }
      buttons
      summaryList(rows)
      scores
      fold("The risk as at another day") { asAt.form(to: .risk(risk.id), title: "As at") }
      p { link("History of this risk", to: .history(of: "risk", risk.id)) }
    }
  }

  private var tone: Tone {
    let score = one.current?.score ?? 0
    return score >= 15 ? .urgent : score >= 8 ? .caution : .neutral
  }

  private var thread: GoldenThread? {
    guard let plan else { return nil }
    return GoldenThread(
      [
        GoldenThread.Step(
          kind: "Improvement plan", text: plan.fullTitle,
          address: Address.plan(plan.id).asAt(asAt.pastDay))
      ]
        + bearings.map { GoldenThread.Step(kind: $0.kind, text: $0.text, address: $0.address) }
        + [GoldenThread.Step(kind: "Risk \(risk.reference)", text: risk.title, address: nil)])
  }

  private func to(_ step: String) -> Address { .risk(risk.id, step) }

  @HTMLBuilder private var buttons: HTML {
    if mayPrepare, risk.closedOn == nil {
      buttonRow {
        buttonLink("Score it again", to: to("score"))
        buttonLink("Change it", to: to("edit"), style: .secondary)
        buttonLink("Close it", to: to("close"), style: .secondary)
      }
    } else if mayPrepare {
      visit.sheet.button("Open it again", to: to("reopen"), values: ["version": risk.version])
    }
  }

  private var rows: [SummaryRow] {
    var rows = [
      SummaryRow("Because", risk.cause), SummaryRow("It may happen that", risk.event),
      SummaryRow("Which would mean", risk.consequence),
      SummaryRow("What is done about it", risk.mitigation),
      SummaryRow("Owner") { named(owner) },
    ]
    if let on = risk.pressureOn {
      rows.append(
        SummaryRow("From outside") {
          HTML("\(risk.pressure), from ")
          day(on)
        })
    }
    rows.append(SummaryRow("Open since") { day(risk.openedOn) })
    if risk.closedOn == nil { rows.append(SummaryRow("Look again by") { day(risk.reviewOn) }) }
    return rows
  }

  private var scores: HTML {
    dataTable(
      "How it has been scored, the latest first",
      columns: ["On", .number("Likelihood"), .number("Impact"), .number("Score"), "Why", "By"],
      rows: one.scores.reversed().map { score in
        [
          shortDay(score.scoredOn), HTML("\(score.likelihood)"), HTML("\(score.impact)"),
          HTML("\(score.score)"), HTML(score.reason), HTML(score.scoredBy),
        ]
      })
  }
}
