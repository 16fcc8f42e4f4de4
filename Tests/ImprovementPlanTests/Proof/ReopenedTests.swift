import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

/// What it takes to close again what the board signed off and somebody opened again.
@Suite struct ReopenedTests {
  /// A recommendation that was signed off on 1 October 2012, Minute 7, and opened again a week
  /// later.
  private struct Reopened {
    let house: PlanHouse
    let plan: Plan
    let outcome: PlanOutcome
    let director: User

    init(_ house: PlanHouse) async throws {
      self.house = house
      director = house.user(.director, "Dee Ash")
      plan = try await house.agreedPlan()
      outcome = try await house.outcome(1, in: plan)
      let added = try await house.evidence(for: .outcome(outcome.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        added.id, readAt: added.version, note: "Read it")
      try await judge(afterReading: 0)
      let signOff = try await self.signOff(on: "2012-10-01", "Minute 7")
      house.clock.set(date("2012-10-08"))
      try await reopen(signOff, because: "The figures were counted twice")
    }

    var here: Address { .outcome(outcome.id, inPlan: plan.id) }

    func judge(afterReading count: Int) async throws {
      try await JudgeImpact(house.acting(director))(
        .someChange, reason: "Nine of ten are clear", from: date("2012-09-30"), of: outcome.id,
        afterReading: count)
    }

    @discardableResult
    func signOff(on day: String, _ minute: String) async throws -> SignOff {
      try await SignOffRecommendation(house.acting(house.board))(
        outcome.id, by: house.people.board.id, word: BoardWord(on: date(day), paper: minute))
    }

    func reopen(_ signOff: SignOff, because reason: String) async throws {
      _ = try await SignOffRecommendation(house.acting(house.board)).reopen(
        signOff.id, readAt: signOff.version, because: reason)
    }

    /// How many recommendations are said to be ready for the board's sign-off.
    func ready() async throws -> Int {
      let (world, board) = (house.world, house.board)
      return try await world.store.read {
        let waiting = try Waiting(for: board, .none, in: world, $0)
        #expect(
          try WaitingCounts(for: board, .none, in: world, $0).decisions.signOffs
            == waiting.signOffs.count)
        return waiting.signOffs.count
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was opened again is judged again before the board signs it off`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let one = try await Reopened(house)
      let words = "was opened again on 8 October 2012 and has not been judged since"
      #expect(try await one.ready() == 0)
      #expect(try await house.get(one.here).text.contains(words))
      let form = try await house.get(
        .outcome(one.outcome.id, inPlan: one.plan.id, "sign-off"), as: house.board
      ).text
      #expect(form.contains("It was opened again on 8 October 2012") && !form.contains("<select"))
      await #expect {
        try await one.signOff(on: "2012-10-08", "Minute 8")
      } throws: {
        "\($0)".contains("has not been judged since. Judge its impact first.")
      }

      house.clock.set(date("2012-10-09"))
      try await one.judge(afterReading: 1)
      #expect(try await one.ready() == 1)
      #expect(!(try await house.get(one.here).text.contains(words)))
      let ready = try await house.get(
        .outcome(one.outcome.id, inPlan: one.plan.id, "sign-off"), as: house.board
      ).text
      #expect(ready.contains("What closes it now is a decision of that day or later."))
      try await one.signOff(on: "2012-10-09", "Minute 8")
      let overview = try await house.overview(of: one.plan)
      #expect(overview.items[0].standing(overview.ratings).contains("9 October 2012, Minute 8"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The decision that was opened again closes nothing, and one of before neither`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let one = try await Reopened(house)
      house.clock.set(date("2012-10-09"))
      try await one.judge(afterReading: 1)
      for (day, minute) in [("2012-10-01", "Minute 7"), ("2012-10-07", "Minute 8")] {
        let said = try await problems { try await one.signOff(on: day, minute) }
        #expect(
          said["decidedOn"]
            == "It was opened again on 8 October 2012; the board has to decide anew, on that day or later.",
          "\(day)")
      }
      // What is decided and opened again on one day is decided anew at another minute of that day.
      let second = try await one.signOff(on: "2012-10-09", "Minute 8")
      try await one.reopen(second, because: "Another child’s figures")
      house.clock.set(date("2012-10-10"))
      try await one.judge(afterReading: 2)
      let same = try await problems { try await one.signOff(on: "2012-10-09", "minute 8") }
      #expect(same["minute"]?.hasPrefix("That is the decision that was opened again.") == true)
      try await one.signOff(on: "2012-10-09", "Minute 9")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The page says what was signed off, and why, when and by whom it was opened again`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let one = try await Reopened(house)
      house.clock.set(date("2012-10-12"))
      let now = try await house.get(one.here).text
      for part in [
        "The figures were counted twice", "Ines Holt, written down on",
        "Signed off by Improvement Board on 1 October 2012, Minute 7.",
      ] { #expect(now.contains(part), "\(part)") }
      let then = try await house.get(one.here.with("as-at", "2012-10-05")).text
      #expect(!then.contains("counted twice") && !then.contains("Opened again"))
      #expect(then.contains("Signed off by Improvement Board on 1 October 2012, Minute 7."))
    }
  }
}
