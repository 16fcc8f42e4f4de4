import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// Nothing of a file is lost: milestones, themes, notes, days with the month first, and files that
/// come again.
@Suite struct ImportKeptTests {
  @Test(arguments: StoreKind.available)
  func `Milestones with a day become milestones, are taken back, and stay once changed`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let text = """
        Ref,Action,Milestones,Owner,Due date,Status
        1,Open two hubs,"By 31 January 2013: lease signed; staff in post",Alma Reyes,31/03/2013,
        2,Train,"Venue found – 10 January 2013",Alma Reyes,31/03/2013,
        3,Write,Draft by 1 May 2012,Alma Reyes,31/05/2012,Complete

        """
      let found = try await house.readPlan(text, for: try await house.plan())
      let rows = try await house.get(.planImport(found.id, "rows")).text
      #expect(rows.contains("Milestone: lease signed, "))
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("“staff in post” names no day that could be told"))
      let plan = try await house.record(found)
      let made = try await house.world.store.read {
        try $0.all(Milestone.self, "SELECT * FROM milestone ORDER BY due_on")
      }
      // Work that is done has no steps to come.
      #expect(made.map(\.title) == ["Venue found", "lease signed"])
      #expect(made.map(\.dueOn) == [date("2013-01-10"), date("2013-01-31")])
      let action = try #require(try await house.overview(of: plan).actions.first)
      #expect(try await house.get(.action(action.action.id)).text.contains("staff in post"))

      try await ChangeMilestones(house.acting()).mark(
        made[0].id, done: date("2012-12-01"), readAt: made[0].version)
      let undone = try await house.undo(found)
      #expect(undone.left.contains("a milestone was changed since"))
      #expect(try await house.count("action") == 1)
      #expect(try await house.count("milestone") == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Themes over rows are offered, and their actions serve what is chosen`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(
        """
        Ref,Action,Owner,Due date
        Theme 1: the front door,,,
        1,Open two hubs,Alma Reyes,31/03/2013
        2,Train professionals,Alma Reyes,31/03/2013
        Theme 2: leaders,,,
        3,Write the guide,Alma Reyes,31/03/2013

        """, for: plan)
      let asked = try await house.get(.planImport(found.id, "recommendations")).text
      #expect(asked.contains("Theme 1: the front door") && asked.contains("Theme 2: leaders"))
      #expect(asked.contains("A theme or heading over 2 rows"))
      let served = try #require(try await house.decisions(found).recommendations.first)
      _ = try await house.post(
        .planImport(found.id, "recommendations"),
        [("choice-0", served.id.text), ("choice-1", "own")])
      #expect(try await house.get(.planImport(found.id)).text.contains("1 of 2"))
      try await house.record(found)
      let actions = try await house.overview(of: plan).actions
      #expect(actions.map(\.serves.count) == [1, 1, 0])
      let page = try await house.get(.plan(plan.id)).text
      #expect(page.contains("Theme 2: leaders"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A theme over a recommendation stays among the words of its rows`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(
        """
        Ref,Recommendation,Action,Owner
        Theme 1: the front door,,,
        1,Our own idea,Open two hubs,Alma Reyes

        """, for: plan)
      try await house.record(found)
      let action = try #require(try await house.overview(of: plan).actions.first)
      #expect(
        try await house.get(.action(action.action.id)).text.contains("Theme 1: the front door"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Days with the month first are asked about, and read so for the whole column`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(
        """
        Ref,Action,Owner,Due date
        1,Open two hubs,Alma Reyes,04/13/2013
        2,Train professionals,Alma Reyes,05/06/2013

        """, for: plan)
      let columns = Address.planImport(found.id, "columns")
      let asked = try await house.get(columns).text
      #expect(asked.contains("Month first? “04/13/2013” can only be 13 April 2013"))
      #expect(asked.contains("Column D has days that make sense with the month first alone"))
      #expect(asked.contains("month-0-4") && !asked.contains("month-0-3"))
      let unsaid = try await house.get(.planImport(found.id, "problems")).text
      #expect(unsaid.contains("With the month first it would be 13 April 2013"))
      let version = try await house.stored(found).version
      let fields = [
        ("take-0", "yes"), ("header-0", "1"), ("column-0-1", "reference"),
        ("column-0-2", "action"), ("column-0-3", "owner"), ("column-0-4", "due"),
        ("month-0-4", "yes"), ("version", "\(version)"),
      ]
      #expect(try await house.post(columns, fields).destination == .planImport(found.id))
      let said = try await house.get(.planImport(found.id, "problems")).text
      #expect(said.contains("were read with the month first, as was said of it"))
      try await house.record(found)
      let days = try await house.overview(of: plan).actions.map(\.action.firstDueOn)
      #expect(days == [date("2013-04-13"), date("2013-05-06")])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Notes and totals are set aside, and are actions once somebody ticks them`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let found = try await house.readPlan(
        """
        Action,Owner,Due date
        Open two hubs,Alma Reyes,31/03/2013
        Updated 3 May 2012,,
        Train professionals,Alma Reyes,31/03/2013
        Total actions: 2,,

        """, for: try await house.plan())
      let lines = try await house.world.store.read { try $0.lines(of: found, limit: 10) }
      #expect(lines.map(\.isLeftOut) == [false, true, false, true])
      #expect(try await house.decisions(found).digest.actions == 2)
      let preview = try await house.get(.planImport(found.id)).text
      #expect(preview.contains("2 rows look like notes"))
      let rows = try await house.get(.planImport(found.id, "rows")).text
      #expect(rows.contains("Set aside") && rows.contains("Updated 3 May 2012"))
      _ = try await house.post(
        .planImport(found.id, "rows"),
        [("first", "1"), ("last", "4"), ("take", "1"), ("take", "2"), ("take", "3")])
      let plan = try await house.record(found)
      #expect(
        try await house.overview(of: plan).actions.map(\.action.title) == [
          "Open two hubs", "Updated 3 May 2012", "Train professionals",
        ])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A file with nothing new says so, and leads to the plan`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let text = """
        Ref,Action,Owner,Due date,Evidence,Next steps
        1,Open two hubs,Alma Reyes,31/03/2013,A lease,Chase
        2,Train professionals,Alma Reyes,31/03/2013,,

        """
      try await house.record(try await house.readPlan(text, for: plan))
      let again = try await house.readPlan(text, for: plan)
      let preview = try await house.get(.planImport(again.id)).text
      #expect(preview.contains("Nothing new in this file."))
      #expect(!preview.contains("Record the plan"))
      #expect(preview.contains("Open “Children’s improvement plan (October 2012)”"))

      // Words that are only kept count as new, too.
      let changed = text.replacing("A lease", with: "Two leases").replacing("Chase", with: "Sign")
      let next = try await house.readPlan(changed, for: plan)
      let told = try await house.get(.planImport(next.id)).text
      #expect(told.contains("1 of them says other things now"))
      let notes = try await house.get(.planImport(next.id, "problems")).text
      #expect(notes.contains("Evidence: Two leases") && notes.contains("Next steps: Sign"))
      _ = try await house.post(
        .planImport(next.id, "rows"), [("first", "1"), ("last", "2"), ("twin-1", "update")])
      #expect(try await house.get(.planImport(next.id)).text.contains("Record the plan"))
      try await house.record(next)
      let action = try #require(try await house.overview(of: plan).actions.first)
      #expect(try await house.get(.action(action.action.id)).text.contains("Two leases"))
      #expect(try await house.count("action") == 2)
    }
  }

  @Test func `Where every row is left out, nothing can be recorded either`() async throws {
    try await withPlanHouse(.sqlite) { house in
      let found = try await house.readPlan(for: try await house.plan())
      _ = try await house.post(.planImport(found.id, "rows"), [("first", "1"), ("last", "4")])
      let preview = try await house.get(.planImport(found.id)).text
      #expect(preview.contains("Every row with an action is left out."))
      #expect(!preview.contains("Record the plan") && !preview.contains("Nothing new"))
    }
  }

  @Test func `A cell of a megabyte is kept in part, told, and shown in no page whole`() async throws
  {
    try await withPlanHouse(.sqlite) { house in
      let long = String(repeating: "Visit every child. ", count: 56_000)
      let found = try await house.readPlan(
        "Ref,Action,Owner\n1,\(long),Alma Reyes\n2,Train,Alma Reyes\n",
        for: try await house.plan())
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("Its first 4000 are kept with the action"))
      #expect(notes.utf8.count < 100_000)
      let plan = try await house.record(found)
      #expect(try await house.overview(of: plan).actions.count == 2)
    }
  }
}
