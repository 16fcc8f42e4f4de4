import Inspections
import Kernel
import Reading
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct ImportTwinTests {
  private static let firstMonth = """
    Ref,Action,Owner,Due date,Status
    1.1,Open two family hubs,Alma Reyes,31/03/2013,Not started
    1.2,Train 40 lead professionals,Alma Reyes,30/11/2012,
    1.3,Write the threshold guide,Thornmere Police,30/06/2013,

    """

  @Test(arguments: StoreKind.available)
  func `The same rows again are in the plan already, and nothing is doubled`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      try await house.record(try await house.readPlan(Self.firstMonth, for: plan))
      let again = try await house.readPlan(Self.firstMonth, named: "again.csv", for: plan)
      try await house.decide(again) { $0.isPlaced = true }
      let preview = try await house.get(.planImport(again.id)).text
      #expect(preview.contains("actions to record"))
      #expect(preview.contains("3 rows are in the plan already, unchanged, and left out."))
      #expect(preview.contains("0 actions to record, 3 rows left out (3 in the plan already)"))
      #expect(preview.contains("This very file was recorded on 3 December 2012 by Sam Okafor."))
      let rows = try await house.get(.planImport(again.id, "rows")).text
      #expect(rows.contains("In the plan, unchanged"))
      #expect(rows.contains("by the reference 1.1."))
      let notes = try await house.get(.planImport(again.id, "problems")).text
      #expect(notes.contains("In the plan already (3)"))
      let refused = try await problems { try await house.record(again) }
      #expect(refused[nil]?.contains("is in the plan already") == true)
      #expect(try await house.count("action") == 3)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The next month’s file: what is new is added, what differs is told row by row`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      try await house.record(try await house.readPlan(Self.firstMonth, for: plan))
      let next = try await house.readPlan(
        """
        Ref,Action,Owner,Due date,Status
        1.1,Open two family hubs,Alma Reyes,30/04/2013,In progress
        1.2,Train 40 lead professionals,Alma Reyes,30/11/2012,
        1.3,Recruit foster carers,Thornmere Health,30/06/2013,
        1.4,Write a threshold guide,Thornmere Police,30/06/2013,
        1.5,Audit the front door,Alma Reyes,30/06/2013,

        """, named: "december.csv", for: plan)
      try await house.decide(next) { $0.isPlaced = true }
      let preview = try await house.get(.planImport(next.id)).text
      #expect(preview.contains("1 row is in the plan already, unchanged, and left out."))
      #expect(preview.contains("1 row is in the plan already and say other things now") == false)
      #expect(preview.contains("1 row is in the plan already and says other things now"))
      #expect(preview.contains("1 row may be in the plan already"))
      let rows = try await house.get(.planImport(next.id, "rows")).text
      #expect(rows.contains("Due: “30 Apr 2013”, where the plan has “31 Mar 2013”"))
      #expect(rows.contains("Delivery: “In progress”, where the plan has “Not started”"))
      // Its number is given anew: that is no reason to leave an action out.
      #expect(rows.contains("has the reference 1.3 and other words"))
      try await house.record(next)
      let titles = try await house.overview(of: plan).actions.map(\.action.title)
      #expect(
        titles == [
          "Open two family hubs", "Train 40 lead professionals", "Write the threshold guide",
          "Recruit foster carers", "Write a threshold guide", "Audit the front door",
        ])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A colour that changed is news, and “Complete” among the colours is a state`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let header = "Ref,Action,Owner,Due date,RAG"
      let first = try await house.readPlan(
        """
        \(header)
        1.1,Open two family hubs,Alma Reyes,31/03/2013,Green
        1.2,Train 40 lead professionals,Alma Reyes,31/03/2013,Amber
        1.3,Write the threshold guide,Alma Reyes,31/03/2013,Complete

        """, for: plan)
      try await house.record(first)
      let actions = try await house.overview(of: plan).actions.map(\.action)
      #expect(actions.map(\.delivery) == [.notStarted, .notStarted, .complete])
      let next = try await house.readPlan(
        """
        \(header)
        1.1,Open two family hubs,Alma Reyes,31/03/2013,Complete
        1.2,Train 40 lead professionals,Alma Reyes,31/03/2013,Red
        1.3,Write the threshold guide,Alma Reyes,31/03/2013,Complete

        """, named: "december.csv", for: plan)
      try await house.decide(next) { $0.isPlaced = true }
      let preview = try await house.get(.planImport(next.id)).text
      #expect(preview.contains("1 row is in the plan already, unchanged, and left out."))
      #expect(preview.contains("2 rows are in the plan already and say other things now"))
      let rows = try await house.get(.planImport(next.id, "rows")).text
      #expect(rows.contains("Delivery: “Complete”, where the plan has “Not started”"))
      #expect(rows.contains("Other words: “RAG: Red”, where the plan has “Amber”"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A person adds a row all the same, and another plan asks anew`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      try await house.record(try await house.readPlan(Self.firstMonth, for: plan))
      let again = try await house.readPlan(Self.firstMonth, named: "again.csv", for: plan)
      try await house.decide(again) { $0.isPlaced = true }
      let saved = try await house.post(
        .planImport(again.id, "rows"),
        [
          ("first", "1"), ("last", "3"), ("twin-1", "add"), ("twin-2", "leave"),
          ("twin-3", "leave"),
        ])
      #expect(saved.destination == .planImport(again.id))
      #expect(
        try await house.get(.planImport(again.id)).text.contains(
          "1 action to record, 2 rows left out (2 in the plan already)"))
      // Into a new plan, nothing of it is there, and nothing is left for having been there.
      let elsewhere = try await house.post(
        .planImport(again.id, "target"),
        [("plan", "new"), ("title", "Another")] + dateFields("asAt", "2012-12-03"))
      #expect(elsewhere.destination == .planImport(again.id))
      #expect(
        try await house.get(.planImport(again.id)).text.contains(
          "3 actions to record, 0 rows left out"))
      let other = try await house.record(again)
      #expect(try await house.overview(of: other).actions.count == 3)
      #expect(try await house.overview(of: plan).actions.count == 3)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The same bytes again are told at once, with the way to the first upload`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let first = try await house.upload(
        Form.File(name: "a.csv", bytes: Array(Self.firstMonth.utf8)), to: .planImports)
      let once = try await house.get(try #require(first.destination)).text
      #expect(!once.contains("This very file"))
      let second = try await house.upload(
        Form.File(name: "b.csv", bytes: Array(Self.firstMonth.utf8)), to: .planImports)
      let asked = try await house.get(try #require(second.destination)).text
      #expect(asked.contains("This very file was uploaded on 3 December 2012 by Sam Okafor"))
      let imports = try await house.world.store.read {
        try $0.planImports(of: PlanHouse.authority)
      }
      let earlier = try #require(imports.first { $0.fileName == "a.csv" })
      #expect(asked.contains("href=\"/plan-imports/\(earlier.id)\""))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A reference or an action that stands twice in one file is told`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan(
        """
        Ref,Action,Owner
        1.1,Agree a duty rota,Alma Reyes
        1.2,Train staff,Alma Reyes
        1.8,Open a hub,Alma Reyes
        1.8,Agree a duty rota!,Alma Reyes

        """)
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("The reference “1.8” stands in row 4 already."))
      #expect(notes.contains("The action “Agree a duty rota” stands in row 2 already."))
      // Numbers of recommendations stand at all their actions.
      let numbered = try await house.readPlan(
        """
        Ref,Action,Owner
        1,Agree a duty rota,Alma Reyes
        1,Train staff,Alma Reyes
        2,Open a hub,Alma Reyes
        2,Close a hub,Alma Reyes

        """, named: "numbered.csv")
      #expect(
        !(try await house.get(.planImport(numbered.id, "problems")).text.contains("stands in row")))
    }
  }

  // MARK: Matching

  private func known(
    _ number: Int, _ title: String, _ reference: String? = nil, under heading: String = ""
  ) -> KnownAction {
    let action = Action(
      authority: PlanHouse.authority, plan: Plan.ID(), number: number, title: title)
    let cells = [("reference", reference), ("action", title)].compactMap { holds, text in
      text.map { ImportedRow.Cell(label: holds, text: $0, holds: holds) }
    }
    return KnownAction(action: action, cells: reference == nil ? [] : cells, heading: heading)
  }

  @Test(
    arguments: [
      ("1.1", "Open two family hubs", 0, .reference("1.1")),
      ("1.1", "Open two or three family hubs by spring", 0, .reference("1.1")),
      ("1.1", "Recruit foster carers", 0, .referenceAlone("1.1")),
      ("9", "open two family HUBS.", 0, .nearlyWords),
      (nil, "Open two family hubs", 0, .words),
      ("ACT-03", "Audit the case files of quarter 1", 2, .reference("ACT-03")),
      (nil, "Audit the case files of quarter 2", nil, nil),
      (nil, "Audit all the case files of quarter 1", 2, .nearlyWords),
      // "11" is not "1.1".
      ("11", "Recruit foster carers", nil, nil), (nil, "Something else", nil, nil),
    ] as [(String?, String, Int?, ImportTwin.Reason?)])
  func `A row is known by its reference with some words, or by its words`(
    _ reference: String?, _ action: String, _ place: Int?, _ reason: ImportTwin.Reason?
  ) throws {
    let matcher = TwinMatcher([
      known(1, "Open two family hubs", "1.1", under: "Early help"),
      known(2, "Train 40 lead professionals", "1.2"),
      known(3, "Audit the case files of quarter 1"),
    ])
    let match = matcher.matches([line(1, reference, action)])[1]
    #expect(match?.known == place)
    #expect(match?.reason == reason)
  }

  @Test func `Two rows are never one action`() {
    let matcher = TwinMatcher([known(1, "Agree a duty rota"), known(2, "Agree a duty rota")])
    let found = matcher.matches((1...3).map { line($0, nil, "Agree a duty rota") })
    #expect(Set(found.values.map(\.known)) == [0, 1])
    #expect(found[3] == nil)
  }

  private func line(_ number: Int, _ reference: String?, _ action: String) -> ImportLine {
    ImportLine(
      number: number, isLeftOut: false,
      row: ImportedRow(reference: reference, action: action, at: number + 1))
  }
}

extension ImportedRow {
  /// A row that says nothing else.
  fileprivate init(reference: String?, action: String, at row: Int) {
    self.init(
      table: "plan", row: row, reference: reference, action: action, owners: [], partners: [],
      movedTo: [])
  }
}
