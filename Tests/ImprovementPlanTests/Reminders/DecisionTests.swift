import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct DecisionTests {
  private func counts(_ house: PlanHouse, for user: User) async throws -> DecisionCounts {
    try await house.world.store.read { db in
      try WaitingCounts(for: user, .none, in: house.world, db).decisions
    }
  }

  @Test(arguments: StoreKind.available)
  func `What waits for a decision is counted for who may decide it, and never one's own work`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let (officer, board) = (house.officer, house.board)
      let head = house.user(.teamManager, "Alma Reyes", person: house.people.head.id)
      #expect(try await counts(house, for: board).total == 0)

      // Evidence and a completion of the officer's: the board's manager decides, the officer cannot.
      let action = try await house.action(
        "Audit", serving: 4, in: plan, owner: .post(house.people.post.id),
        due: date("2012-11-09"))
      let evidence = try await house.evidence(for: .action(action.id))
      _ = try await house.complete(action)
      let waiting = try await counts(house, for: board)
      #expect(waiting.evidence == 1 && waiting.completions == 1 && waiting.total == 2)
      #expect(try await counts(house, for: officer).total == 0)
      #expect(try await counts(house, for: head).total == 0)
      // Who owns the action is not asked to verify it.
      let owner = house.user(.boardManager, "Alma Reyes", person: house.people.head.id)
      #expect(try await counts(house, for: owner).total == 0)

      // What is expected after its due date is for who manages the plan.
      let late = try await house.action(
        "Recruit", serving: 4, in: plan, owner: .post(house.people.post.id),
        due: date("2012-11-09"))
      _ = try await RecordProgress(house.acting(head))(
        ProgressEntry(
          delivery: .inProgress, note: "Nobody applied", effectiveOn: date("2012-10-01"),
          expectedOn: date("2012-12-14")),
        on: late.id, readAt: late.version)
      #expect(try await counts(house, for: officer).laterDates == 1)
      #expect(try await counts(house, for: board).laterDates == 0)
      let page = try await house.get(.reminders).text
      #expect(page.contains("Due 9 November 2012; Alma Reyes expects it by 14 December 2012"))
      // A word without a day takes nothing back.
      house.clock.set(date("2012-10-02"))
      _ = try await RecordProgress(house.acting(head))(
        ProgressEntry(
          delivery: .inProgress, note: "One applied", effectiveOn: date("2012-10-02")),
        on: late.id, readAt: house.stored(late).version)
      #expect(try await counts(house, for: officer).laterDates == 1)
      let form = try await house.get(.recordProgress(ofAction: late.id), as: head).text
      #expect(form.contains("It is expected by 14 December 2012 so far"))
      house.clock.set(date("2012-10-03"))
      _ = try await RecordProgress(house.acting(head))(
        ProgressEntry(
          delivery: .inProgress, note: "Two applied", effectiveOn: date("2012-10-02"),
          expectedOn: date("2012-11-09")),
        on: late.id, readAt: house.stored(late).version)
      #expect(try await counts(house, for: officer).laterDates == 0)

      // With verified evidence and a judgement the board may sign off.
      _ = try await VerifyEvidence(house.acting(board))(evidence.id, readAt: 1, note: "Read it")
      #expect(try await counts(house, for: board).evidence == 0)
      let outcome = try await house.outcome(4, in: plan)
      try await JudgeImpact(house.acting(house.user(.director, "Dee Ash")))(
        .someChange, reason: "Nine of ten are clear", from: date("2012-10-01"), of: outcome.id,
        afterReading: 0)
      #expect(try await counts(house, for: board).signOffs == 1)
      let ready = try await house.get(.reminders, as: board).text
      #expect(ready.contains("Ready for the board’s sign-off"))
      let home = try await house.home(as: board)
      #expect(home.contains("1 recommendation ready for the board’s sign-off"), "\(home)")
      #expect(home.contains("1 action said to be complete, to verify"))
      try await SignOffRecommendation(house.acting(board))(
        outcome.id, by: house.people.board.id,
        word: BoardWord(on: date("2012-10-02"), paper: "Minute 7"))
      #expect(try await counts(house, for: board).signOffs == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who owned an action while its work was done is not asked to verify it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let head = house.user(.boardManager, "Alma Reyes", person: house.people.head.id)
      let served = try await house.recommendations[0].id
      @Sendable func handOver(_ action: Action) async throws {
        _ = try await ChangeAction(house.acting())(
          action.id, readAt: action.version,
          to: ActionEntry(
            title: action.title, measureOfSuccess: action.measureOfSuccess,
            owner: .body(house.people.police.id), recommendations: [served]))
      }
      let own = try await house.action(
        "Audit plans", serving: 1, in: plan, owner: .post(house.people.post.id))
      _ = try await house.evidence(for: .action(own.id))
      try await handOver(try await house.complete(own))
      // Handed over before anything was done: nothing of it was theirs.
      let other = try await house.action(
        "Audit visits", serving: 1, in: plan, owner: .post(house.people.post.id))
      try await handOver(other)
      house.clock.set(date("2012-10-10"))
      _ = try await house.evidence(for: .action(other.id))
      _ = try await house.complete(try await house.stored(other))
      let waiting = try await counts(house, for: house.board)
      #expect(waiting.evidence == 2 && waiting.completions == 2)
      let theirs = try await counts(house, for: head)
      #expect(theirs.evidence == 1 && theirs.completions == 1)
      let page = try await house.get(.reminders, as: head).text
      #expect(page.contains("Audit visits") && !page.contains("Audit plans"))
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `Nobody is asked to verify what shows that only their own work helped, nor to sign off what they called better`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let head = house.user(.boardManager, "Alma Reyes", person: house.people.head.id)
      let (own, shared) = (
        try await house.outcome(1, in: plan), try await house.outcome(2, in: plan)
      )
      _ = try await house.action(
        "Audit plans", serving: 1, in: plan, owner: .post(house.people.post.id))
      _ = try await house.action(
        "Audit visits", serving: 2, in: plan, owner: .post(house.people.post.id))
      _ = try await house.action(
        "Patrol", serving: 2, in: plan, owner: .body(house.people.police.id))
      let evidence = try await house.evidence(for: .outcome(own.id))
      _ = try await house.evidence(for: .outcome(shared.id))
      #expect(try await counts(house, for: house.board).evidence == 2)
      #expect(try await counts(house, for: head).evidence == 1)
      await #expect(throws: Refusal.self) {
        try await VerifyEvidence(house.acting(head))(
          evidence.id, readAt: evidence.version, note: "Read it")
      }

      // Who has called it better is not asked to sign it off, though somebody else has since.
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: evidence.version, note: "Read it")
      let (board, director) = (house.board, house.user(.director, "Dee Ash"))
      for (count, user) in [director, board].enumerated() {
        try await JudgeImpact(house.acting(user))(
          .someChange, reason: "Nine of ten are clear", from: date("2012-10-01"), of: own.id,
          afterReading: count)
        house.clock.set(date("2012-10-02"))
      }
      #expect(try await counts(house, for: director).signOffs == 0)
      #expect(try await counts(house, for: board).signOffs == 0)
      #expect(
        try await counts(house, for: house.user(.boardManager, "Rhys Cole")).signOffs == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What boards ask is counted, told in the digest when it is due soon, and in the calendar`(
    _ kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let asked = [("CH-01", "2012-10-05"), ("CH-02", "2012-12-21")].map { title, due in
        AskedElsewhere.Open(
          kind: "challenge", id: title, version: 3, owner: .post(house.people.post.id),
          title: title, words: "What do you know of children seen alone?",
          from: "Chair of the Improvement Board", dueOn: date(due),
          address: Address("board", "challenges", title))
      }
      let elsewhere = AskedElsewhere { _, _, _ in
        []
      } open: { _, _, _ in
        asked
      }
      let (head, world) = (house.head, house.world)
      let count = try await world.store.read { db in
        try WaitingCounts(for: head, elsewhere, in: world, db).total
      }
      #expect(count == 2)
      let others = try await world.store.read { db in
        try WaitingCounts(for: house.board, elsewhere, in: world, db).total
      }
      #expect(others == 0)

      let outbox = Outbox()
      let slice = ImprovementPlanSlice(world: world, elsewhere: elsewhere)
      let runner = JobRunner(
        world,
        slice.jobs(address: "https://goldthread.example") { message in outbox.add(message) })
      await runner.runDue()
      let message = try #require(outbox.messages.first)
      #expect(message.subject == "Goldthread: one thing waits for you")
      #expect(
        message.body.contains(
          "CH-01, due 5 October 2012 (asked by: Chair of the Improvement Board)"))
      #expect(message.body.contains("https://goldthread.example/reminders#asked"))
      #expect(!message.body.contains("CH-02"), "its day is far off")

      let event = try #require(ICalendar.Event(asked[0], linkingTo: "https://x/board"))
      #expect(event.uid == "challenge-CH-01@goldthread" && event.day == date("2012-10-05"))
      #expect(event.sequence == 3 && event.summary.hasPrefix("CH-01 due: What do you know"))
    }
  }
}

extension PlanHouse {
  /// What the home page shows of what waits.
  fileprivate func home(as user: User) async throws -> String {
    let slice = ImprovementPlanSlice(world: world)
    let visit = Visit(world: world, user: user, address: .home)
    return String(decoding: try await slice.remindersHome(visit).rendered(), as: UTF8.self)
  }
}
