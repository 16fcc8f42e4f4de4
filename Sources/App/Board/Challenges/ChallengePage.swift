import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import Registers
import SiteMap
import Storage
import Web

/// One challenge: the question, the answer and what was shown, and what came of it.
struct ChallengePage {
  let challenge: Challenge
  let names: DatedOwnerNames
  let meeting: Meeting?
  let event: LearningEvent?
  let plan: Plan?
  let recommendation: Recommendation?
  let evidence: [Evidence]
  let rule: TimeRule?
  let calendar: WorkingCalendar
  let visit: Visit
  let asAt: AsAt

  init(_ visit: Visit) async throws {
    let (id, world): (Challenge.ID, World) = (try visit.id("challenge"), visit.world)
    self.visit = visit
    let (authority, asAt) = (visit.authority, AsAt(visit))
    self.asAt = asAt
    let past = asAt.pastDay
    (challenge, names, meeting, event, plan, recommendation, evidence, rule, calendar) =
      try await visit.asAsked(BoardSlice.tables).store.read { db in
        let challenge = try db.challenge(id, of: authority, asAt: past)
        let shelf = db.shelf(of: authority, asAt: past.map { .endOfDayInLondon($0) })
        return (
          challenge,
          try db.ownerNames(of: challenge.acts, in: authority),
          try challenge.meeting.flatMap { try shelf.find($0) },
          try challenge.event.flatMap { try shelf.find($0) },
          try challenge.plan.flatMap { try shelf.find($0) },
          try challenge.recommendation.flatMap { try shelf.find($0) },
          try past.map { try db.evidenceShown(for: id, in: authority, asAt: $0) }
            ?? db.evidenceShown(for: id, in: authority).map(\.evidence),
          try challenge.ruleVersion.flatMap { version in
            try db.timeRuleRecords(of: authority).map(\.rule).first {
              $0.key == .challengeResponse && $0.version == version
            }
          }, try world.workingCalendar(db, asAt: past)
        )
      }
  }

  private var isOpen: Bool { challenge.closedOn == nil }
  /// Nothing is changed from a page of the past.
  private var mayPrepare: Bool { asAt.pastDay == nil && visit.user.may(.prepareBoard) }
  private var mayManage: Bool { asAt.pastDay == nil && visit.user.may(.manageBoard) }

  var page: Page {
    Page(
      "Challenge \(challenge.reference)", kicker: "Challenge log",
      breadcrumbs: [
        Breadcrumb("Board", Address.board.asAt(asAt.pastDay)),
        Breadcrumb("Challenge log", Address.challenges.asAt(asAt.pastDay)),
      ], thread: thread
    ) {
      AsAtNote(day: asAt.pastDay, here: .challenge(challenge.id)).html
      quotation(challenge.question, source: source)
      p { challenge.standing(on: asAt.day, calendar: calendar).tag }
      buttons
      about
      answer
      outcome
      fold("The challenge as at another day") {
        asAt.form(to: .challenge(challenge.id), title: "As at")
      }
      p { link("History of this challenge", to: .history(of: "challenge", challenge.id)) }
    }
  }

  private var source: String {
    "\(names.words(challenge.askedBy, on: challenge.askedOn) ?? "Somebody"), \(challenge.askedOn.longForm)"
  }

  private var thread: GoldenThread? {
    guard let plan else { return nil }
    var steps = [
      GoldenThread.Step(
        kind: "Improvement plan", text: plan.fullTitle,
        address: Address.plan(plan.id).asAt(asAt.pastDay))
    ]
    if let recommendation {
      steps.append(
        GoldenThread.Step(
          kind: recommendation.reference, text: recommendation.text,
          address: Address.recommendation(recommendation.id).asAt(asAt.pastDay)))
    }
    steps.append(
      GoldenThread.Step(
        kind: "Challenge \(challenge.reference)", text: challenge.question, address: nil))
    steps += evidence.map {
      GoldenThread.Step(
        kind: "Evidence shown", text: $0.title, state: $0.strength.title.lowercased(),
        address: Address.evidence($0.id).asAt(asAt.pastDay))
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
        "Asked of", names.words(challenge.askedOf, on: challenge.askedOn) ?? "Nobody in particular"),
      SummaryRow("At") {
        if let meeting {
          link(meeting.title, to: Address.meeting(meeting.id).asAt(asAt.pastDay))
        } else {
          HTML("No meeting")
        }
      },
      SummaryRow("Learning event") {
        if let event {
          link("\(event.title), \(event.heldOn.longForm)", to: eventAddress(event))
        } else {
          HTML("None in particular")
        }
      },
      SummaryRow("About") {
        if let plan {
          link(plan.fullTitle, to: Address.plan(plan.id).asAt(asAt.pastDay))
          if let recommendation {
            HTML(", ")
            link(
              recommendation.reference,
              to: Address.recommendation(recommendation.id).asAt(asAt.pastDay))
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
                link(one.title, to: Address.evidence(one.id).asAt(asAt.pastDay)),
                HTML(one.strength.title),
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

  private func eventAddress(_ event: LearningEvent) -> Address {
    Address.event(event.id).asAt(asAt.pastDay).at("challenges")
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
