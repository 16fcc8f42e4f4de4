import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct StandingDueDateTests {
  /// How many due dates somebody is asked about.
  private func asked(_ house: PlanHouse) async throws -> Int {
    let (world, officer) = (house.world, house.officer)
    return try await world.store.read { db in
      let waiting = try Waiting(for: officer, .none, in: world, db).laterDates.count
      #expect(
        try WaitingCounts(for: officer, .none, in: world, db).decisions.laterDates == waiting)
      return waiting
    }
  }

  @Test(arguments: StoreKind.available)
  func `That a due date stands is an answer until another day is expected`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let action = try await house.action("Audit", serving: 4, in: plan, due: date("2012-11-09"))
      func expect(_ day: String) async throws {
        _ = try await RecordProgress(house.acting())(
          ProgressEntry(
            delivery: .inProgress, note: "Sampling is behind", effectiveOn: house.world.today(),
            expectedOn: date(day)), on: action.id, readAt: house.stored(action).version)
      }
      func stands(_ day: String, _ reason: String = "Two more people help") async throws {
        try await LetDueDateStand(house.acting())(
          of: action.id, expectedBy: date(day), because: reason)
      }
      await #expect(throws: Refusal.self) { try await stands("2012-12-14") }
      try await expect("2012-12-14")
      #expect(try await asked(house) == 1)
      let move = try await house.get(.moveDueDate(ofAction: action.id)).text
      #expect(
        move.contains("Due 9 November 2012; Sam Okafor expects it by 14 December 2012.")
          && move.contains("/due-date/stands"))
      let refused = try await problems { try await stands("2012-12-14", "ok") }
      #expect(Array(refused.keys) == ["reason"])
      await #expect(throws: Refusal.self, "another day is expected") {
        try await stands("2012-12-21")
      }

      house.clock.set(date("2012-10-03"))
      let sent = try await house.post(
        .standingDueDate(ofAction: action.id),
        [("expectedOn", "2012-12-14"), ("reason", "Two more people help from Monday")])
      #expect(sent.destination == .action(action.id), "\(sent.text)")
      #expect(try await asked(house) == 0)
      let words =
        "The due date of 9 November 2012 stands, though it is expected by 14 December 2012: Two more people help from Monday."
      #expect(try await house.get(.action(action.id)).text.contains(words))
      #expect(
        try await house.get(
          Address.changes(ofPlan: plan.id).with("since", "2012-10-02")
        ).text.contains(words))
      #expect(
        !(try await house.get(Address.action(action.id).with("as-at", "2012-10-02")).text
          .contains(words)), "the day before is as it was")
      await #expect(throws: Refusal.self, "it is answered") { try await stands("2012-12-14") }
      #expect(
        try await house.get(.standingDueDate(ofAction: action.id)).text.contains(
          "Nothing about this due date waits for an answer."))

      try await expect("2013-01-11")
      #expect(try await asked(house) == 1)
      #expect(!(try await house.get(.action(action.id)).text.contains(words)))
      try await stands("2013-01-11")
      #expect(try await asked(house) == 0)
      // A due date that moves is another one.
      try await MoveDueDate(house.acting())(
        of: .action(action.id), readAt: 1,
        to: DueDateMove(to: date("2012-11-30"), house.decision("A nurse is ill")))
      #expect(try await asked(house) == 1)
      await #expect(throws: Refusal.self, "who may not manage the plan") {
        try await LetDueDateStand(house.acting(house.user(.boardManager, "Rhys Cole")))(
          of: action.id, expectedBy: date("2013-01-11"), because: "Two more people help")
      }
    }
  }
}
