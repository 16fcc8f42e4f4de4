import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct ImportPageTests {
  @Test(arguments: StoreKind.available)
  func `A row that looks shifted is left out until somebody ticks it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let found = try await house.readPlan(
        """
        Ref,Action,Owner,Due date,RAG
        1,Open two hubs,Alma Reyes,31/03/2013,Green
        2,Train professionals,31/03/2013,Green,In hand

        """, for: try await house.plan())
      let lines = try await house.world.store.read { try $0.lines(of: found, limit: 10) }
      #expect(lines.map(\.isLeftOut) == [false, true])
      let rows = try await house.get(.planImport(found.id, "rows")).text
      #expect(rows.contains("Looks shifted"))
      #expect(rows.contains("until you have compared them"))
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("The row looks shifted"))
      try await house.record(found)
      #expect(try await house.count("action") == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `In a plan with one date a shifted row is left out too, to either side`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let found = try await house.readPlan(
        """
        Ref;Recommendation;Action;Owner;Due date;Measure
        1;Rec 1;Open two hubs;Head of Early Help;31/03/2013;1 of 10
        7;Rec 1;Head of Early Help;08/08/2013;7 of 10;
        10;;Rec 2;Do thing number 10;Head of Early Help;11/02/2013;10 of 10

        """, for: try await house.plan())
      let lines = try await house.world.store.read { try $0.lines(of: found, limit: 10) }
      #expect(lines.map(\.isLeftOut) == [false, true, true])
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("shifted by one column to the left from “Action” on"))
      #expect(notes.contains("shifted by one column to the right from “Recommendation” on"))
      try await house.record(found)
      #expect(try await house.count("action") == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The numbers of the preview say what they count, and agree`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let found = try await house.readPlan(
        """
        Recommendation,Action,Owner,Due date
        Rec 1,Open two hubs,Alma Reyes,31/03/2013
        Rec 1,Train professionals,Alma Reyes,30/04/2013
        Rec 2,Write the guide,Alma Reyes,30/04/2013
        Rec 3,,,
        Rec 4,,,

        """, for: try await house.plan())
      _ = try await house.post(
        .planImport(found.id, "rows"),
        [("first", "1"), ("last", "5"), ("take", "1"), ("take", "2"), ("take", "4")])
      let preview = try await house.get(.planImport(found.id)).text
      #expect(
        preview.contains(
          "2 actions to record, 1 row of which only the heading counts, 2 rows left out (2 not ticked)"
        ))
      #expect(preview.contains("1 row without an action: only the heading counts."))
      for label in ["actions to record", "rows are left out"] {
        #expect(
          preview.contains(
            "<strong class=\"figure-number\">2</strong> <span class=\"figure-label\">\(label)</span>"
          ),
          "\(label)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A date that cannot be right is marked in its row and repaired there`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(
        """
        Ref,Action,Owner,Due date
        1,Open two hubs,Alma Reyes,31/11/2012
        2,Train professionals,Alma Reyes,10.8.12
        3,Write the guide,Alma Reyes,

        """, for: plan)
      try await house.decide(found) { $0.isPlaced = true }
      let preview = try await house.get(.planImport(found.id)).text
      let wrong =
        "The file says “31/11/2012”. 31 November does not exist; November has 30 days."
      let doubtful = "“10.8.12” was read as 10 August 2012, two digits of year: check."
      #expect(preview.contains(wrong) && preview.contains(doubtful))
      #expect(preview.contains("2 actions will have no due date"))
      let address = Address.planImport(found.id, "rows")
      let rows = try await house.get(address).text
      #expect(rows.contains(wrong) && rows.contains(doubtful))
      #expect(rows.contains("Not recorded"))
      #expect(rows.contains("Due date instead, row 2") && rows.contains("Due date instead, row 3"))
      #expect(!rows.contains("Due date instead, row 4"))
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("/plan-imports/\(found.id)/rows?after=1"))

      let shown = [("first", "1"), ("last", "3"), ("take", "1"), ("take", "2"), ("take", "3")]
      let again = try await house.post(
        address, shown + [("date-due-1", "31 November 2012"), ("date-due-2", "")])
      #expect(again.page?.status == 422)
      #expect(again.text.contains("Row 2: 31 November does not exist"))
      #expect(again.text.contains("href=\"#date-due-1\""))
      #expect(again.text.contains("value=\"31 November 2012\""))
      let saved = try await house.post(
        address, shown + [("date-due-1", "30 November 2012"), ("date-due-2", "10/8/2013")])
      #expect(saved.destination == .planImport(found.id))
      let repaired = try await house.get(address).text
      #expect(repaired.contains("Entered here in place of “31/11/2012”"))
      #expect(repaired.contains("value=\"10 August 2013\""))
      #expect(
        try await house.get(.planImport(found.id)).text.contains("1 action will have no due date"))
      // Who empties the field has the file's own again.
      _ = try await house.post(
        address, shown + [("date-due-1", "30 November 2012"), ("date-due-2", "")])
      let kept = try await house.record(found)
      let dates = try await house.overview(of: kept).actions.map(\.action.firstDueOn)
      #expect(dates == [date("2012-11-30"), date("2012-08-10"), nil])
    }
  }

  @Test(arguments: StoreKind.available)
  func `From the file to the plan: upload, columns, preview, record, take back`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-12-03")) { house in
      let plan = try await house.plan()
      #expect(try await house.get(.plan(plan.id)).text.contains("Bring in a plan you already have"))
      let start = Address.newPlanImport.with("plan", plan.id.text)
      #expect(try await house.get(start).text.contains("Nothing is recorded before that"))
      let sent = try await house.upload(
        Form.File(name: "thornmere.csv", bytes: Array(thornmereCSV.utf8)), to: .planImports,
        [("plan", plan.id.text)])
      let columns = try #require(sent.destination)
      let asked = try await house.get(columns).text
      #expect(asked.contains("Column D: Lead"))
      #expect(asked.contains("“Head of Safeguarding”"))
      #expect(asked.contains("Which row is the last of the headers?"))

      let found = try #require(
        try await house.world.store.read { try $0.planImports(of: PlanHouse.authority).first })
      let fields =
        [("take-0", "yes"), ("header-0", "2"), ("version", "\(found.version)")]
        + ["reference", "recommendation", "action", "owner", "due", "rating", "status", "progress"]
        .enumerated().map { ("column-0-\($0.offset + 1)", $0.element) }
      #expect(try await house.post(columns, fields).destination == .planImport(found.id))

      let preview = try await house.get(.planImport(found.id)).text
      #expect(preview.contains("Nothing is recorded yet"))
      #expect(preview.contains("Into “Children’s improvement plan (October 2012)”"))
      #expect(preview.contains("1 of 2"))
      #expect(preview.contains("as words"))
      let rows = try await house.get(.planImport(found.id, "rows")).text
      #expect(rows.contains("Train 40 lead professionals"))
      #expect(rows.contains("moved to"))
      #expect(rows.contains("No day: “TBC”"))
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("November has 30 days"))
      #expect(notes.contains("column E, row 4"))
      #expect(notes.contains("opens like a formula"))
      #expect(try await house.count("action") == 0)

      let version = try await house.stored(found).version
      let unsaid = try await house.post(
        .planImport(found.id, "record"), [("reason", ""), ("version", "\(version)")])
      #expect(unsaid.page?.status == 422)
      let done = try await house.post(
        .planImport(found.id, "record"),
        [("reason", "Our plan of October"), ("version", "\(version)")])
      #expect(done.destination == .plan(plan.id))
      let shown = try await house.get(.plan(plan.id)).text
      #expect(shown.contains("Under the council’s own headings"))
      #expect(shown.contains("Our own idea"))
      let action = try #require(try await house.overview(of: plan).actions.first)
      let page = try await house.get(.action(action.action.id)).text
      #expect(page.contains("“thornmere.csv”, row 3"))
      #expect(page.contains("First hub open"))
      // What could not be read is not lost: the cell stands on the action's page.
      let wrong = try #require(try await house.overview(of: plan).actions.dropFirst().first)
      #expect(try await house.get(.action(wrong.action.id)).text.contains("31/11/2012"))

      // A formula is text on the page, and harmless in the file.
      let csv = try await house.get(Address.actions.with("format", "csv")).text
      #expect(csv.contains("'=cmd|"))
      #expect(!csv.contains(",=cmd|"))

      let again = try await house.get(.planImport(found.id)).text
      #expect(again.contains("Take it back"))
      let twice = try await house.readPlan(for: plan)
      let warned = try await house.get(.planImport(twice.id)).text
      #expect(warned.contains("This very file was recorded on 3 December 2012 by Sam Okafor."))
      let now = try await house.stored(found).version
      let undone = try await house.post(
        .planImport(found.id, "undo"), [("reason", "Twice"), ("version", "\(now)")])
      #expect(undone.destination == .planImport(found.id))
      #expect(try await house.get(.planImport(found.id)).text.contains("Taken back"))
      #expect(try await house.count("action") == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Two columns cannot be one thing, and a wrong file shows the form again`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let refused = try await house.upload(
        Form.File(name: "letter.csv", bytes: Array("Dear all".utf8)), to: .planImports)
      #expect(refused.page?.status == 422)
      #expect(refused.text.contains("no table"))
      let found = try await house.readPlan()
      let twice = try await house.post(
        .planImport(found.id, "columns"),
        [
          ("take-0", "yes"), ("header-0", "2"), ("column-0-3", "action"),
          ("column-0-4", "action"), ("version", "\(found.version)"),
        ])
      #expect(twice.page?.status == 422)
      #expect(twice.text.contains("Columns C and D cannot both be the “Action”"))
      let looked = try await house.post(
        .planImport(found.id, "columns"),
        [("take-0", "yes"), ("header-0", "1"), ("column-0-3", "action"), ("then", "look")])
      #expect(looked.text.contains("Column A: Thornmere action plan"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The questions keep what is answered, and only that`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan()
      let target = Address.planImport(found.id, "target")
      let placed = try await house.post(
        target,
        [("plan", "new"), ("title", "Ours"), ("inspection", house.inspection.id.text)]
          + dateFields("asAt", "2012-09-01"))
      #expect(placed.destination == .planImport(found.id))
      let future = try await house.post(
        target, [("plan", "new"), ("title", "Ours")] + dateFields("asAt", "2013-09-01"))
      #expect(future.text.contains("That day lies in the future."))
      for step in ImportQuestions.Step.allCases {
        let address = Address.planImport(found.id, step.rawValue)
        #expect(try await house.get(address).text.contains("choice-0"), "\(step)")
      }
      _ = try await house.post(
        .planImport(found.id, "owners"), [("choice-0", "text"), ("choice-99", "body")])
      _ = try await house.post(.planImport(found.id, "ratings"), [("choice-0", "complete")])
      _ = try await house.post(.planImport(found.id, "recommendations"), [("choice-0", "own")])
      let decisions = try await house.decisions(found)
      #expect(decisions.decision("Head of Safeguarding") == .text)
      #expect(decisions.decision("Health") == .owner(.body(house.people.health.id)))
      #expect(decisions.decision(decisions.digest.groups[0]) == .own)
      #expect(decisions.choices.names.count == 1)
      let left = try await house.post(
        .planImport(found.id, "rows"),
        [("first", "1"), ("last", "4"), ("take", "2"), ("take", "4")])
      #expect(left.destination == .planImport(found.id))
      #expect(
        try await house.get(.planImport(found.id)).text.contains(
          "2 actions to record, 2 rows left out (2 not ticked)"))
      let discarded = try await house.post(.planImport(found.id, "discard"), [])
      #expect(discarded.destination == .planImports)
      await #expect(throws: Refusal.self) { try await house.get(target) }
    }
  }

  @Test(.enabled(if: canReadWorkbooks), arguments: StoreKind.available)
  func `A workbook, a document and a PDF: merged cells, colours, a hidden sheet`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      for (name, actions) in [
        ("thornmere-plan.xlsx", 4), ("thornmere-plan.docx", 2), ("thornmere-plan.pdf", 3),
      ] {
        let sent = try await house.upload(try fixture(name), to: .planImports)
        let columns = try await house.get(try #require(sent.destination)).text
        #expect(columns.contains("Take this table"), "\(name)")
        // Where a header covers two rows, it is that of the upper one.
        #expect(columns.contains("Column B: Recommendation") || name.hasSuffix("docx"), "\(name)")
        #expect(columns.contains("Needs a look") == name.hasSuffix("pdf"), "\(name)")
        let found = try #require(
          try await house.world.store.read { try $0.planImports(of: PlanHouse.authority) }
            .first { $0.fileName == name })
        let mapping = try JSONText.value(ColumnMapping.self, of: found.mapping)
        try await ConfirmColumns(house.acting(), reader: .live())(
          found.id, readAt: found.version, as: mapping)
        #expect(try await house.decisions(found).digest.actions == actions, "\(name)")
        // The one row of the hidden sheet is left, and every page says so.
        let isLeft = name.hasSuffix("xlsx")
        #expect(columns.contains("1 row in 1 table will not be read") == isLeft, "\(name)")
        let preview = try await house.get(.planImport(found.id)).text
        #expect(preview.contains("1 row of tables that were not taken") == isLeft, "\(name)")
        let notes = try await house.get(.planImport(found.id, "problems")).text
        #expect(notes.contains("The sheet is hidden, and its one row is left") == isLeft, "\(name)")
        try await house.decide(found) { $0.isPlaced = true }
        try await house.record(found)
      }
      #expect(try await house.count("action") == 9)
    }
  }

  @Test func `Five thousand rows: the pages stay short`() async throws {
    try await withPlanHouse(.sqlite) { house in
      var text = "Ref,Recommendation,Action,Lead,Due date\n"
      for row in 1...5000 {
        text += "\(row),Heading \(row % 900),Action \(row),Person \(row % 700),31/11/2012\n"
      }
      let found = try await house.readPlan(text, named: "large.csv")
      try await house.decide(found) { $0.isPlaced = true }
      for step in ["", "rows", "problems", "owners", "recommendations"] {
        let address: Address = step.isEmpty ? .planImport(found.id) : .planImport(found.id, step)
        let page = try await house.get(address).text
        #expect(page.utf8.count < 400_000, "\(step)")
      }
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("the first 300 of 5000"))
      let next = try await house.get(
        Address.planImport(found.id, "rows").with("after", "4950")
      ).text
      #expect(next.contains("Action 5000"))
      #expect(!next.contains("show the next rows"))
    }
  }

  /// A plan of so many rows under its headers, and of as many in which nothing stands.
  private static func longPlan(_ count: Int, empty: Int = 0) -> Form.File {
    let rows = (1...count).map { "\($0),Action \($0),Alma Reyes\n" }.joined()
    let text = "Ref,Action,Lead\n" + rows + String(repeating: ",,\n", count: empty)
    return Form.File(name: "large.csv", bytes: Array(text.utf8))
  }

  @Test func `More rows than any plan has are refused with the file, before they are read`()
    async throws
  {
    try await withPlanHouse(.sqlite) { house in
      let refused = try await house.upload(Self.longPlan(50_000), to: .planImports)
      #expect(refused.page?.status == 422)
      #expect(
        refused.text.contains(
          "“large.csv”: The file has 50001 rows, and at most 5000 are brought in at once, which is more than one plan holds. Save the rows in several files of at most 5000, each with the headers, and bring them in one after the other."
        ))
      #expect(try await house.count("plan_import") == 0)
      // Rows in which nothing stands are none.
      let padded = try await house.upload(Self.longPlan(3, empty: 12_000), to: .planImports)
      #expect(padded.destination != nil)
    }
  }

  @Test func `As many rows as are taken are not warned of: headers are none`() async throws {
    try await withPlanHouse(.sqlite) { house in
      let sent = try await house.upload(Self.longPlan(5000), to: .planImports)
      let asked = try await house.get(try #require(sent.destination)).text
      #expect(
        asked.contains("Check what each column was taken for") && !asked.contains("at most 5000"))
    }
  }

  @Test func `Too many rows are told with the columns, before they are read`() async throws {
    try await withPlanHouse(.sqlite) { house in
      let count = 5001
      let sent = try await house.upload(Self.longPlan(count), to: .planImports)
      let columns = try #require(sent.destination)
      let asked = try await house.get(columns).text
      #expect(asked.contains("The tables that are taken have \(count) rows"))
      #expect(asked.contains("in several files of at most 5000"))
      let found = try #require(
        try await house.world.store.read { try $0.planImports(of: PlanHouse.authority).first })
      let refused = try await house.post(
        columns,
        [
          ("take-0", "yes"), ("header-0", "1"), ("column-0-1", "reference"),
          ("column-0-2", "action"), ("column-0-3", "owner"), ("version", "\(found.version)"),
        ])
      #expect(refused.page?.status == 422)
      #expect(refused.text.contains("at most 5000 are brought in at once"))
      #expect(try await house.count("plan_import_line") == 0)
    }
  }
}
