import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct ChangesTests {
  @Test(arguments: StoreKind.available)
  func `What has changed since a day is told in words, with who, when and why`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      let plan = try await house.plan()
      let other = try await CreatePlan(house.acting())(
        from: house.inspection.id,
        PlanEntry(title: "Another plan", versionLabel: "", datedOn: date("2012-10-01")),
        confirmsAnother: true)
      var late = try await house.action("Be late", serving: 4, in: plan, due: date("2012-10-12"))
      let gone = try await house.action("Go", serving: 5, in: plan, due: date("2013-03-01"))
      house.clock.set(date("2012-11-05"))
      try await MoveDueDate(house.acting())(
        of: .action(late.id), readAt: 1,
        to: DueDateMove(
          dueOn: date("2012-12-14"), setBy: .panel, setByName: "Board", setOn: date("2012-11-05"),
          paper: "Minute 4", approver: "Chair", reason: "A nurse is ill"))
      try await house.withdraw(gone, because: "Others do it")
      _ = try await house.action("Come later", serving: 6, in: plan)
      _ = try await house.action("Elsewhere", serving: 6, in: other)
      late = try await house.complete(try await house.stored(late))
      let evidence = try await house.evidence(for: .action(late.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read")
      try await AnswerRecommendation(house.acting())(
        ResponseEntry(
          answer: .inPart, reason: "Not the second half", answeredOn: date("2012-11-05"),
          answeredBy: "Cabinet"),
        to: try await house.outcome(4, in: plan).id, readAt: 0)
      house.clock.set(date("2012-11-20"))

      let here = Address.changes(ofPlan: plan.id)
      let page = try await house.get(here.with("since", "1 November 2012")).text
      for words in [
        "Since the end of 1 November 2012",
        "Be late</a> is now due on 14 December 2012 instead of 12 October 2012, approved by Chair: A nurse is ill",
        "Be late</a> was said to be complete on 5 November 2012.",
        "ACT-02 Go</a> was withdrawn: Others do it. Decided by Director of Children’s Services (the council), and approved by Ola Grant, director.",
        "ACT-03 Come later</a> was added.",
        "Audit of ten plans</a>” for ACT-01, sampled.",
        " was answered “Accepted in part” by Cabinet: Not the second half",
        "Sam Okafor, 5 Nov 2012", "delivery went from", "/actions/\(late.id)",
        "REC-2012-05</a>: delivery went from “Grey: not started” to “no action yet”.",
      ] { #expect(page.contains(words), "\(words)") }
      #expect(!page.contains("Elsewhere"), "another plan’s changes are its own")

      let next = here.with("since", "5 November 2012").with("as-at", "6 November 2012")
      let after = try await house.get(next).text
      #expect(after.contains("Nothing has changed since 5 November 2012."))
      let before = here.with("since", "1 November 2012").with("as-at", "2012-11-02")
      #expect(try await house.get(before).text.contains("Nothing has changed"))
      let early = try await house.get(here.with("since", "2011-01-01")).text
      #expect(
        early.contains("had not been made") && early.contains("ACT-01 Be late</a> was added."))
      let file = try await house.get(
        here.with("since", "2012-11-01").with("format", "csv")
      ).text
      #expect(file.contains("Dates set and moved,2012-11-05"))
      #expect(try await house.get(here.with("since", "someday")).text.contains("not understood"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan closed and opened, other outcomes and another ambition, and recovery plans are told`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      var plan = try await house.plan()
      let action = try await house.action("Visits", serving: 4, in: plan, due: date("2012-10-12"))
      func change(
        to state: Plan.State, ambition: String, leavingOpen reason: String = ""
      ) async throws {
        plan = try await ChangePlan(house.acting())(
          plan.id, readAt: plan.version,
          to: PlanEntry(
            title: plan.title, versionLabel: plan.versionLabel, datedOn: plan.datedOn,
            owningBody: house.people.board.id, ambition: ambition), state: state,
          leavingOpen: reason)
      }
      func write(_ text: String) async throws {
        let outcome = try await house.outcome(4, in: plan)
        _ = try await WriteOutcome(house.acting())(outcome.id, readAt: outcome.version, to: text)
      }
      func recover(_ now: String, by day: String) async throws {
        try await WriteRecoveryPlan(house.acting())(
          whyLate: "A nurse is ill", whatNow: now, byWhen: date(day), forAction: action.id)
      }
      house.clock.set(date("2012-11-05"))
      try await change(to: .agreed, ambition: "At least good")
      try await write("Children are seen alone")
      try await write("Most children are seen alone")
      try await recover("Another nurse comes", by: "2012-11-30")
      try await recover("Health lends one", by: "2012-12-14")
      house.clock.set(date("2012-11-06"))
      try await change(
        to: .closed, ambition: "Requires improvement", leavingOpen: "The rest goes on elsewhere")
      house.clock.set(date("2012-11-07"))
      try await change(to: .agreed, ambition: "Requires improvement")
      let page = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "1 November 2012")
      ).text
      let (title, reference) = ("Children’s improvement plan</a>”", "REC-2012-04</a>")
      for words in [
        "\(title) was agreed. ",
        "has an ambition, where it had none: “At least good”.",
        "is answered for by a body: Improvement Board, where there was none.",
        "\(reference) has an outcome, where it had none: “Children are seen alone”.",
        "\(reference) has another outcome: “Most children are seen alone”, where it was “Children are seen alone”.",
        "Visits</a> has a recovery plan, by 30 November 2012. Why it is late: A nurse is ill. What is done now: Another nurse comes.",
        "Visits</a> has another recovery plan, by 14 December 2012, where it was 30 November 2012. Why it is late: A nurse is ill. What is done now: Health lends one.",
        "\(title) was closed: The rest goes on elsewhere. ",
        "has another ambition: “Requires improvement”, where it was “At least good”.",
        "\(title) was opened again.", "The plan and what it promises (5)", "Recovery plans (2)",
      ] { #expect(page.contains(words), "\(words)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who owned an action and who answered for it before is told each time it is handed over`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      let plan = try await house.plan()
      let people = house.people
      let action = try await house.action(
        "Audit", serving: 4, in: plan, owner: .post(people.post.id))
      let served = try await house.recommendations[3].id
      func give(to owner: Owner?, answering body: Body.ID? = nil) async throws {
        let stored = try await house.stored(action)
        _ = try await ChangeAction(house.acting())(
          action.id, readAt: stored.version,
          to: ActionEntry(
            title: stored.title, whatWillBeDone: stored.whatWillBeDone,
            measureOfSuccess: stored.measureOfSuccess, owner: owner, leadBody: body,
            recommendations: [served]))
      }
      house.clock.set(date("2012-10-05"))
      try await give(to: .body(people.police.id))
      try await give(to: .person(people.head.id))
      try await give(to: .person(people.head.id), answering: people.police.id)
      try await give(to: nil, answering: people.health.id)
      let page = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-04")
      ).text
      let (police, head) = (people.police.name, people.head.name)
      let (council, health) = (people.council.name, people.health.name)
      for words in [
        "Audit</a> has another owner: \(police), where it was ",
        "Audit</a> has another owner: \(head), where it was \(police); it is answered for by another body: \(council), where it was \(police).",
        "Audit</a> is answered for by another body: \(police), where it was \(council).",
        "Audit</a> has no owner any more, where it was \(head); it is answered for by another body: \(health), where it was \(police).",
      ] { #expect(page.contains(words), "\(words)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was published of an action and what became of its milestones is told, drafts are not`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      let plan = try await house.agreedPlan()
      let action = try await house.ownAction("Visits", in: plan)
      let steps = ChangeMilestones(house.acting())
      let first = try await steps.add("Rota", due: date("2012-11-30"), toAction: action.id)
      house.clock.set(date("2012-11-05"))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(
          delivery: .inProgress, note: "Nine of ten\nare seen", effectiveOn: date("2012-11-02"),
          expectedOn: date("2012-12-07")), on: action.id, readAt: action.version)
      _ = try await house.type(["note": "Half a sen"], on: action)
      _ = try await steps.mark(first.id, done: date("2012-11-04"), readAt: 1)
      let second = try await steps.add("Training", due: nil, toAction: action.id)
      house.clock.set(date("2012-11-12"))
      let said = try #require(try await house.published(action).first)
      _ = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form([
          "note": "Eight of ten are seen", "corrects": said.id.text, "said": said.id.text,
          "effectiveOn": "2/11/2012",
        ]))
      _ = try await steps.remove(second.id, readAt: second.version)
      let here = Address.changes(ofPlan: plan.id)
      let page = try await house.get(here.with("since", "1 November 2012")).text
      for words in [
        "Progress reported (2)", "Milestones (3)",
        "was reported as “In progress” from 2 November 2012: Nine of ten are seen. Expected to be done by 7 December 2012.",
        "was put right: reported as “In progress” from 2 November 2012: Eight of ten are seen",
        "“Rota” was done on 4 November 2012.", "“Training” was added.",
        "“Training” was taken out.",
      ] { #expect(page.contains(words), "\(words)") }
      #expect(!page.contains("Half a sen"))
      let early = try await house.get(
        here.with("since", "1 November 2012").with("as-at", "6 November 2012")
      ).text
      #expect(early.contains("Progress reported (1)") && !early.contains("Eight of ten"))
      #expect(early.contains("“Training” was added.") && !early.contains("taken out"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is brought back says why each time, and what is renamed says what it was called`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      let plan = try await house.plan()
      let action = try await house.action("Visits", serving: 4, in: plan, due: date("2013-03-01"))
      house.clock.set(date("2012-11-05"))
      for (reason, approver) in [
        ("Nobody else can", "Eve Fifth"), ("The board asked for it", "Gus Seventh"),
      ] {
        var decided = house.decision("Others do it")
        decided.approver = approver
        let gone = try await WithdrawAction(house.acting())(
          action.id, readAt: try await house.stored(action).version, by: decided)
        _ = try await WithdrawAction(house.acting()).undo(
          gone.id, readAt: gone.version, by: house.decision(reason))
      }
      let kept = try await house.stored(action)
      _ = try await ChangeAction(house.acting())(
        kept.id, readAt: kept.version,
        to: ActionEntry(
          title: "Visits alone", whatWillBeDone: kept.whatWillBeDone,
          measureOfSuccess: kept.measureOfSuccess,
          recommendations: [try await house.recommendations[3].id]))
      let page = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "1 November 2012")
      ).text
      for words in [
        "was brought back: Nobody else can. Decided by Director of Children’s Services (the council), and approved by Ola Grant, director.",
        "was brought back: The board asked for it. Decided by",
        // Each by its own decision, though the reason was the same.
        "and approved by Eve Fifth.", "and approved by Gus Seventh.",
        "Visits alone</a> was renamed: it was “Visits” before.",
      ] { #expect(page.contains(words), "\(words)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A day to tell since that is later than the day as at is said to be so`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-11-20")) { house in
      let plan = try await house.plan()
      let here = Address.changes(ofPlan: plan.id)
      let future = try await house.get(here.with("since", "1 December 2012")).text
      #expect(future.contains("1 December 2012 has not come yet"))
      house.clock.set(date("2012-12-20"))
      let backwards = try await house.get(
        here.with("since", "10 December 2012").with("as-at", "1 December 2012")
      ).text
      #expect(
        backwards.contains("10 December 2012 is later than 1 December 2012, the day as at which"))
      for page in [future, backwards] {
        #expect(!page.contains("Nothing has changed since") && !page.contains("Since the end of"))
      }
    }
  }
}

extension ChangesTests {
  @Test(arguments: StoreKind.available)
  func `The first date that people give a recommendation is told, and is said to be set`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      let undated = try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "One without a timescale"), in: house.inspection.id)
      let plan = try await house.plan()
      house.clock.set(date("2012-11-05"))
      let sight = try await house.post(
        .moveDueDate(ofRecommendation: undated.id, inPlan: plan.id),
        dateFields("dueOn", "2012-12-14") + dateFields("setOn", "2012-11-05") + [
          ("setBy", "panel"), ("setByName", "Improvement Board"),
          ("reason", "The board asked for it"), ("number", "0"),
        ])
      guard case .redirect(_, let notice) = sight.answer else {
        Issue.record("The date was not taken: \(sight.text)")
        return
      }
      #expect(notice == "The due date was set.")
      let here = Address.changes(ofPlan: plan.id)
      let words =
        "\(undated.reference)</a> is now due on 14 December 2012, its first date, set by the panel: The board asked for it"
      #expect(try await house.get(here.with("since", "2012-11-01")).text.contains(words))
      // The inspectors' dates came with the plan: nobody in it gave them.
      let all = try await house.get(here.with("since", "2011-01-01")).text
      #expect(all.contains(words) && !all.contains("REC-2012-04</a> is now due"))
    }
  }
}
