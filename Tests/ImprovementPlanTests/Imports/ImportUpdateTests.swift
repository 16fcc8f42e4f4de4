import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct ImportUpdateTests {
  private static let first = """
    Ref,Action,Owner,Measure,Due date,Status,Progress
    1.1,Open two family hubs,Alma Reyes,Two hubs,31/03/2013,Not started,
    1.2,Audit plans,Alma Reyes,All plans,30/11/2012,In progress,Begun

    """
  private static let next = """
    Ref,Action,Owner,Measure,Due date,Status,Progress
    1.1,Open two family hubs,Thornmere Police,Two hubs,30/04/2013,In progress,First hub open
    1.2,Audit plans,Alma Reyes,All plans,30/11/2012,Complete,Begun

    """

  /// The plan, and the next month's file, of which the first row is to update the action.
  private func updating(
    _ house: PlanHouse
  ) async throws -> (plan: Plan, action: Action, next: PlanImport) {
    let plan = try await house.plan()
    try await house.record(try await house.readPlan(Self.first, for: plan))
    let next = try await house.readPlan(Self.next, named: "next.csv", for: plan)
    let rows = try await house.get(.planImport(next.id, "rows")).text
    #expect(rows.contains("Update ACT-01"))
    // That work is done, a person says on its page.
    #expect(!rows.contains("Update ACT-02"))
    let refused = try await house.post(
      .planImport(next.id, "rows"),
      [("first", "1"), ("last", "2"), ("twin-1", "update"), ("twin-2", "update")])
    #expect(refused.text.contains("Row 2 cannot update ACT-02: "), "\(refused.text)")
    _ = try await house.post(
      .planImport(next.id, "rows"), [("first", "1"), ("last", "2"), ("twin-1", "update")])
    let action = try await house.overview(of: plan).actions[0].action
    return (plan, action, try await house.stored(next))
  }

  @Test(arguments: StoreKind.available)
  func `What differs is taken on: the date by the ledger, the progress as something said`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let (plan, before, next) = try await updating(house)
      #expect(
        try await house.get(.planImport(next.id)).text.contains(
          "0 actions to record, 1 action to update, 1 row left out (1 in the plan already)"))
      try await house.record(next)
      let after = try await house.stored(before)
      #expect(after.owner == .body(house.people.police.id))
      #expect(after.delivery == .inProgress)
      #expect(after.firstDueOn == date("2013-03-31"))
      #expect(after.dueOn == date("2013-04-30"))
      let (lines, said) = try await house.world.store.read { db in
        (
          try db.dueDates(of: .action(before.id), in: PlanHouse.authority),
          try db.progress(of: before.id, in: PlanHouse.authority)
        )
      }
      #expect(lines.map(\.dueOn) == [date("2013-03-31"), date("2013-04-30")])
      #expect(lines.last?.reason == "Moved in next.csv, “next.csv”, row 2")
      #expect(said.first?.note.contains("First hub open") == true)
      #expect(try await house.overview(of: plan).actions.map(\.action.delivery)[1] == .inProgress)
      // The month after, the same rows say nothing new.
      let again = try await house.readPlan(Self.next + "\n", named: "third.csv", for: plan)
      let rows = try await house.get(.planImport(again.id, "rows")).text
      #expect(rows.contains("In the plan, unchanged"))
      #expect(
        try await house.get(.planImport(next.id)).text.contains("Actions brought up to date"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Taken back, the action is what it was, unless somebody has changed it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let (plan, before, next) = try await updating(house)
      try await house.record(next)
      #expect(try await house.undo(next).left.isEmpty)
      var after = try await house.stored(before)
      after.version = before.version
      #expect(after == before)
      let lines = try await house.world.store.read { db in
        try db.dueDates(of: .action(before.id), in: PlanHouse.authority)
      }
      #expect(lines.map(\.dueOn) == [date("2013-03-31")])
      #expect(try await house.count("progress_update") == 1)
      let told = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-12-02")
      ).text
      for words in [
        "next.csv</a>”, brought in on 3 December 2012, was taken back: Wrong columns. 1 action that it had brought up to date is as before: ACT-01.",
        "Open two family hubs</a> has again what it had before “next.csv” was brought in: it is due on 31 March 2013 instead of 30 April 2013; it is said to be “Not started” instead of “In progress”; it has another owner: ",
      ] { #expect(told.contains(words), "\(words)") }
      #expect(!told.contains("is now due on 30 April 2013"))

      let again = try await house.readPlan(Self.next + "\n", named: "again.csv", for: plan)
      _ = try await house.post(
        .planImport(again.id, "rows"), [("first", "1"), ("last", "2"), ("twin-1", "update")])
      try await house.record(again)
      let now = try await house.stored(before)
      _ = try await ChangeAction(house.acting())(
        now.id, readAt: now.version, to: ActionEntry(title: "Other", recommendations: []))
      #expect(try await house.undo(again).left.contains("ACT-01 Other stays as the file has it"))
      #expect(try await house.stored(before).dueOn == date("2013-04-30"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `New words of progress are news of an action that was entered by hand too`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let action = try await house.action("Open two hubs", serving: 1, in: plan)
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Half way", effectiveOn: date("2012-12-01")),
        on: action.id, readAt: action.version)
      func rows(_ progress: String) async throws -> String {
        let file = try await house.readPlan(
          """
          Action,Status,Progress
          Open two hubs,In progress,\(progress)

          """, named: "\(progress).csv", for: plan)
        return try await house.get(.planImport(file.id, "rows")).text
      }
      let news = try await rows("19 of 20 in November")
      #expect(news.contains("Update ACT-01") && news.contains("19 of 20 in November"))
      #expect(try await rows("Half way").contains("In the plan, unchanged"))
    }
  }
}
