import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One challenge: the question, the answer and what was shown, and what came of it.
struct ChallengePage {
  let challenge: Challenge
  let names: [Owner: OwnerName]
  let meeting: Meeting?
  let plan: Plan?
  let recommendation: Recommendation?
  let evidence: [Evidence]
  let rule: TimeRule?
  let calendar: WorkingCalendar
  let visit: Visit

  init(_ visit: Visit) async throws {
    let (id, world): (Challenge.ID, World) = (try visit.id("challenge"), visit.world)
    self.visit = visit
    let authority = visit.authority
    (challenge, names, meeting, plan, recommendation, evidence, rule, calendar) =
      try await visit.store.read { db in
        let challenge = try db.challenge(id, of: authority)
        return (
          challenge,
          try db.ownerNames(
            of: [challenge.askedBy, challenge.askedOf].compactMap(\.self), in: authority,
            on: challenge.askedOn),
          try challenge.meeting.flatMap { try db.find($0, of: authority) },
          try challenge.plan.flatMap { try db.find($0, of: authority) },
          try challenge.recommendation.flatMap { try db.find($0, of: authority) },
          try db.evidenceShown(for: id, in: authority).map(\.evidence),
          try challenge.ruleVersion.flatMap { version in
            try db.timeRuleRecords(of: authority).map(\.rule).first {
              $0.key == .challengeResponse && $0.version == version
            }
          }, try world.workingCalendar(db)
        )
      }
  }

  private var isOpen: Bool { challenge.closedOn == nil }
  private var mayPrepare: Bool { visit.user.may(.prepareBoard) }
  private var mayManage: Bool { visit.user.may(.manageBoard) }

  var page: Page {
    Page(
      "Challenge \(challenge.reference)", kicker: "Challenge log",
      breadcrumbs: [Breadcrumb("Board", .board), Breadcrumb("Challenge log", .challenges)],
      thread: thread
    ) {
      quotation(challenge.question, source: source)
      p { challenge.standing(on: visit.today, calendar: calendar).tag }
      buttons
      about
      answer
      outcome
      p { link("History of this challenge", to: .history(of: "challenge", challenge.id)) }
    }
  }

  private var source: String {
    "\(names[challenge.askedBy]?.name ?? "Somebody"), \(challenge.askedOn.longForm)"
  }

  private var thread: GoldenThread? {
    guard let plan else { return nil }
    var steps = [
      GoldenThread.Step(kind: "Improvement plan", text: plan.fullTitle, address: .plan(plan.id))
    ]
    if let recommendation {
      steps.append(
        GoldenThread.Step(
          kind: recommendation.reference, text: recommendation.text,
          address: .recommendation(recommendation.id)))
    }
    steps.append(
      GoldenThread.Step(
        kind: "Challenge \(challenge.reference)", text: challenge.question, address: nil))
    steps += evidence.map {
      GoldenThread.Step(
        kind: "Evidence shown", text: $0.title, state: $0.strength.title.lowercased(),
        address: .evidence($0.id))
    }
    return GoldenThread(steps)
  }

  private func to(_ step: String) -> Address { .challenge(challenge.id, step) }

  @HTMLBuilder private var buttons: HTML {
    if isOpen, mayPrepare {
      buttonRow {
        buttonLink(
          challenge.answeredOn == nil ? "Record the answer" : "Change the answer",
          to: to("answer"), style: challenge.answeredOn == nil ? .primary : .secondary)
        if challenge.answeredOn != nil, mayManage {
          buttonLink("Close it", to: to("close"))
        }
        buttonLink("Correct the question", to: to("edit"), style: .secondary)
      }
    } else if !isOpen, mayManage {
      buttonRow { buttonLink("Open it again", to: to("reopen"), style: .secondary) }
    }
  }

  private var about: HTML {
    summaryList([
      SummaryRow(
        "Asked of", challenge.askedOf.flatMap { names[$0]?.name } ?? "Nobody in particular"),
      SummaryRow("At") {
        if let meeting { link(meeting.title, to: .meeting(meeting.id)) } else { HTML("No meeting") }
      },
      SummaryRow("About") {
        if let plan {
          link(plan.fullTitle, to: .plan(plan.id))
          if let recommendation {
            HTML(", ")
            link(recommendation.reference, to: .recommendation(recommendation.id))
          }
        } else {
          HTML("No plan in particular")
        }
      },
      SummaryRow("Answer due") {
        day(challenge.dueOn)
        if let rule { muted("\(rule.phrase). \(rule.source).") }
      },
    ])
  }

  @HTMLBuilder private var answer: HTML {
    if let on = challenge.answeredOn {
      part("The answer", id: "answer") {
        quotation(challenge.answer, source: "\(challenge.answeredBy), \(on.longForm)")
        p(satisfied)
        if evidence.isEmpty {
          p("No evidence was shown.")
        } else {
          dataTable(
            "Evidence shown", columns: ["Evidence", "Strength", "Of", "Verified"],
            rows: evidence.map { one in
              [
                link(one.title, to: .evidence(one.id)), HTML(one.strength.title),
                shortDay(one.effectiveOn),
                one.counts
                  ? tag("Verified", .good)
                  : tag(one.withdrawnOn == nil ? "Not verified" : "Withdrawn", .caution),
              ]
            })
        }
      }
    }
  }

  private var satisfied: String {
    switch challenge.isSatisfied {
    case true: "Who asked is satisfied with the answer."
    case false: "Who asked is not satisfied with the answer."
    case nil: "Nobody has said yet whether the answer satisfies."
    }
  }

  @HTMLBuilder private var outcome: HTML {
    if let on = challenge.closedOn {
      part("What came of it", id: "outcome") {
        summaryList([
          SummaryRow("Outcome", challenge.outcome),
          SummaryRow("It changed", challenge.changed?.title ?? ""),
          SummaryRow("Impact", challenge.impact),
          SummaryRow("Closed", "\(on.longForm) by \(challenge.closedBy)"),
        ])
      }
    }
  }
}
