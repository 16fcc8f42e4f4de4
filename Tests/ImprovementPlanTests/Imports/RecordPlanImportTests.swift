import Civil
import Inspections
import Kernel
import Reading
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct RecordPlanImportTests {
  @Test(arguments: StoreKind.available)
  func `A file that holds no plan is refused in one sentence, and nothing is stored`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let files: [(String, [UInt8], String)] = [
        ("picture.csv", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0], "PNG"),
        ("empty.xlsx", [], "empty"),
        ("cut.xlsx", Array("PK\u{3}\u{4}xl/workbook.xml".utf8), ""),
        ("prose.csv", Array("One long sentence without any table at all".utf8), "no table"),
        ("large.csv", [UInt8](repeating: 65, count: UploadPlanFile.mostBytes + 1), "larger"),
      ]
      for (name, bytes, words) in files {
        let found = try await problems {
          _ = try await UploadPlanFile(house.acting(), reader: .live())(
            Form.File(name: name, bytes: bytes))
        }
        #expect(found["file"]?.contains(words) == true, "\(name): \(found)")
      }
      #expect(try await house.count("plan_import") == 0)
      #expect(try await house.count("document") == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who may not manage the plan brings nothing in`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let reader = house.acting(house.user(.scrutinyOfficer, "Rae Dunn"))
      await #expect(throws: Refusal.self) {
        try await UploadPlanFile(reader, reader: .live())(
          Form.File(name: "a.csv", bytes: Array(thornmereCSV.utf8)))
      }
      let found = try await house.readPlan()
      await #expect(throws: Refusal.self) {
        try await RecordPlanImport(reader)(found.id, readAt: found.version, because: "x")
      }
      await #expect(throws: Refusal.self) { try await DecideImport(reader).discard(found.id) }
      #expect(try await house.count("action") == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Into a plan: linked by words, owners by the directory, dates with their ledger`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(for: plan)
      #expect(try await house.count("action") == 0)
      try await house.record(found)
      let overview = try await house.overview(of: plan)
      #expect(
        overview.actions.map(\.action.title) == [
          "Open two family hubs", "Train 40 lead professionals", "Write the threshold guide",
          "=cmd|' /C calc'!A0",
        ])
      // No recommendation is doubled: thirteen before, thirteen now.
      #expect(overview.items.count == 13)
      #expect(overview.actions.map(\.serves.count) == [1, 1, 0, 0])
      #expect(
        overview.items.first { !$0.actions.isEmpty }?.recommendation.reference == "REC-2012-04")
      let actions = overview.actions.map(\.action)
      #expect(actions[0].owner == .post(house.people.post.id))
      #expect(actions[0].leadBody == house.people.council.id)
      #expect(actions[1].owner == .person(house.people.head.id))
      #expect(actions[2].owner == .body(house.people.health.id))
      #expect(actions[3].owner == .body(house.people.police.id))
      #expect(actions.map(\.delivery) == [.inProgress, .notStarted, .complete, .notStarted])
      #expect(
        actions.map(\.firstDueOn) == [date("2013-03-31"), nil, date("2012-05-01"), nil])
      #expect(actions[2].dueOn == date("2012-08-01"))
      let ledger = try await house.world.store.read { [id = actions[2].id] in
        try $0.dueDates(of: .action(id), in: PlanHouse.authority)
      }
      #expect(ledger.map(\.number) == [1, 2])
      #expect(ledger.map(\.setByName) == .init(repeating: "The council’s own plan", count: 2))
      #expect(ledger[0].reason == "As in thornmere.csv, “thornmere.csv”, row 5")
      #expect(overview.headings[actions[2].id] == "Our own idea")
      // "Complete" without a day: the day of the file, and it says so.
      #expect(actions[2].completedOn == date("2012-12-03"))
      let said = try await house.world.store.read { [id = actions[2].id] in
        try $0.progress(of: id, in: PlanHouse.authority)
      }
      #expect(said.map(\.note).first?.contains("It names no day") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A first date, the one that holds now, and what somebody entered keep where they came from`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(
        """
        Ref,Action,Original due,Revised due
        1.1,Open two family hubs,30/09/2012,31/12/2012
        1.2,Train 40 lead professionals,31/11/2012,
        1.3,Write the threshold guide,30/09/2012,31/11/2012

        """, for: plan)
      try await house.decide(found) { $0.isPlaced = true }
      _ = try await house.post(
        .planImport(found.id, "rows"),
        [
          ("first", "1"), ("last", "3"), ("take", "1"), ("take", "2"), ("take", "3"),
          ("date-due-2", "30 November 2012"),
          ("date-revised-due-3", "30 November 2012"),
        ])
      try await house.record(found)
      let actions = try await house.overview(of: plan).actions.map(\.action)
      #expect(
        actions.map(\.firstDueOn) == ["2012-09-30", "2012-11-30", "2012-09-30"].map { date($0) })
      #expect(actions.map(\.dueOn) == ["2012-12-31", "2012-11-30", "2012-11-30"].map { date($0) })
      let reasons = try await house.world.store.read { db in
        try actions.map {
          try db.dueDates(of: .action($0.id), in: PlanHouse.authority).map(\.reason)
        }
      }
      let place = "“thornmere.csv”, row"
      #expect(
        reasons == [
          ["As in thornmere.csv, \(place) 2", "Moved in thornmere.csv, \(place) 2"],
          [
            "Entered by Sam Okafor when thornmere.csv was brought in, in place of “31/11/2012” in \(place) 3"
          ],
          [
            "As in thornmere.csv, \(place) 4",
            "Entered by Sam Okafor when thornmere.csv was brought in, in place of “31/11/2012” in \(place) 4",
          ],
        ])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Into a new plan with an inspection: every recommendation of it is there`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan()
      await #expect(throws: Refusal.self) { try await house.record(found) }
      let inspection = house.inspection.id.text
      try await house.decide(found) {
        $0.title = "Thornmere’s plan"
        $0.inspection = inspection
        $0.isPlaced = true
      }
      let plan = try await house.record(found)
      #expect(plan.title == "Thornmere’s plan")
      let overview = try await house.overview(of: plan)
      #expect(overview.items.count == 13)
      #expect(overview.sources.map(\.inspection.id) == [house.inspection.id])
      #expect(overview.coverage.covered == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Without an inspection the plan keeps the council’s own headings, and can be changed`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan()
      try await house.decide(found) { $0.isPlaced = true }
      let plan = try await house.record(found)
      #expect(plan.title == "Thornmere")
      let overview = try await house.overview(of: plan)
      #expect(overview.items.isEmpty)
      #expect(
        Set(overview.headings.values) == ["Our own idea", "Recommendation 4 of thirteen"])
      let page = try await house.get(.onePage(ofPlan: plan.id)).text
      for heading in overview.headings.values { #expect(page.contains(heading)) }
      #expect(page.contains("Judged for recommendations"))
      let action = try #require(overview.actions.first?.action)
      let changed = try await ChangeAction(house.acting())(
        action.id, readAt: action.version, to: ActionEntry(title: "Other", recommendations: []))
      #expect(changed.title == "Other")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was chosen is done: a new recommendation, a new body, a meaning, rows left out`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(for: plan)
      try await house.decide(found) {
        $0.groups[ImportDigest.groupKey("Our own idea")] = "add"
        $0.names[WordKey.of("J. Nobody")] = "body"
        $0.words["rating:red"] = Action.Delivery.inProgress.rawValue
      }
      try await DecideImport(house.acting()).rows(
        leavingOut: [1], among: 1...4, repairing: [:], of: found.id)
      try await house.record(found)
      let overview = try await house.overview(of: plan)
      #expect(overview.actions.map(\.action.title).first == "Train 40 lead professionals")
      #expect(overview.actions.count == 3)
      #expect(overview.items.count == 14)
      #expect(overview.items.last?.recommendation.text == "Our own idea")
      #expect(overview.actions[0].action.delivery == .inProgress)
      #expect(overview.actions[1].owner?.name == "J. Nobody")
      #expect(overview.actions[1].serves.count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Columns are remembered by their headers, and a table without actions is refused`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let odd = "Nr,Thing,Thing to do,Wer\n1,A,Open a hub,Alma Reyes\n2,B,Close a hub,\n"
      let first = try await UploadPlanFile(house.acting(), reader: .live())(
        Form.File(name: "odd.csv", bytes: Array(odd.utf8)))
      var mapping = try JSONText.value(ColumnMapping.self, of: first.mapping)
      mapping.tables[0].isTaken = true
      mapping.tables[0].headerRow = 1
      mapping.tables[0].columns = ["owner": 4]
      let refused = mapping
      let found = try await problems {
        try await ConfirmColumns(house.acting(), reader: .live())(
          first.id, readAt: first.version, as: refused)
      }
      #expect(found["take-0"]?.contains("which column") == true)
      mapping.tables[0].columns = ["action": 3, "owner": 4]
      try await ConfirmColumns(house.acting(), reader: .live())(
        first.id, readAt: first.version, as: mapping)
      let again = try await UploadPlanFile(house.acting(), reader: .live())(
        Form.File(name: "odd2.csv", bytes: Array((odd + "3,C,Third,\n").utf8)))
      let remembered = try JSONText.value(ColumnMapping.self, of: again.mapping).tables[0]
      #expect(remembered.isRemembered && remembered.isTaken)
      #expect(remembered.columns == ["action": 3, "owner": 4])
    }
  }

  @Test(arguments: StoreKind.available)
  func `An import is recorded once, and not over somebody’s later choices`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(for: plan)
      let read = try await house.stored(found).version
      try await house.decide(found) { $0.names["jnobody"] = "body" }
      await #expect(throws: StaleRecord.self) {
        try await RecordPlanImport(house.acting())(found.id, readAt: read, because: "x")
      }
      #expect(try await house.count("action") == 0)
      try await house.record(found)
      await #expect(throws: Refusal.self) { try await house.record(found) }
      #expect(try await house.count("action") == 4)
      #expect(try await house.count("plan_import_line") == 0)
    }
  }
}
