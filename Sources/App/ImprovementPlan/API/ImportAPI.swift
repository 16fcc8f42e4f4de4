import API
import Civil
import Inspections
import Kernel
import Reading
import Storage
import Web

extension ImprovementPlanSlice {
  /// Bringing in a plan that a council already has: upload, columns, place, answers, rows, record,
  /// undo. Nothing is recorded before it is said.
  func addImports(to api: inout Operations) {
    let group = "Plans brought in"
    let path = "plan-imports/:import"
    api.place("plan_import", path)
    api.list(
      "plan-imports", in: group, "List the files of plans that were brought in",
      about: "The latest first, at most 200.", for: .managePlan, ImportShapes.planImport
    ) { visit in
      try await visit.store.read {
        APIList(try $0.planImports(of: visit.authority, limit: 200))
      }
    }
    api.one(
      path, in: group, "Read what would be recorded from a file",
      about:
        "Its tables and what their columns were taken for; once those are confirmed, what becomes of every heading, name and word, and what should be looked at.",
      for: .managePlan, ImportShapes.overview
    ) { visit in
      let id: PlanImport.ID = try visit.id("import")
      return try await visit.store.read { try ImportOverview(id, on: visit.today, for: visit, $0) }
    }
    api.list(
      path + "/rows", in: group, "List the rows of a file", for: .managePlan,
      after: .number(
        "after", "The last number of the page before: see `next`.", in: 0...10_000_000),
      ImportShapes.line
    ) { visit in
      let id: PlanImport.ID = try visit.id("import")
      let after = visit.query("after").flatMap { Int($0) } ?? 0
      return try await visit.store.read { db in
        let found = try db.openImport(id, of: visit.authority)
        let decisions = try ImportDecisions(found, on: visit.today, db)
        let twins = try ImportTwins(decisions, db)
        let lines = try db.lines(of: found, after: after, limit: ImportRowsPage.size + 1)
        let page = lines.prefix(ImportRowsPage.size)
        return APIList(
          page.map { line in
            JudgedLine(
              line: line, isTaken: decisions.takes(line, twins),
              delivery: decisions.delivery(of: line.row), twin: twins[line],
              becomes: decisions.becomes(line, twins), dates: decisions.entered(in: line))
          },
          nextAfter: lines.count > page.count ? page.last.map { String($0.number) } : nil)
      }
    }
    api.file(
      path + "/file", in: group, "Read the file as it was uploaded", for: .managePlan,
      read: PlanImportHandlers(reader: planFiles).file)
    api.form(
      "plan-imports", in: group, "Upload a plan",
      about: "It is read at once; nothing is recorded yet.", page: "plan-imports",
      [
        .file("file", "CSV, XLSX, Word, or PDF.", isOptional: false),
        .id("plan", "The plan it goes into, when that is known.", isOptional: true),
      ])
    addImportSteps(to: &api, group, path)
    api.form(
      path + "/record", in: group, "Record the plan", about: "All of it at once.",
      page: path + "/record",
      [.text("reason", "What is being brought in, and why.", most: 500), .version()])
    api.form(
      path + "/undo", in: group, "Take a recorded plan back",
      about:
        "What somebody has changed since stays, and is named. Of an agreed plan only on the day on which it was recorded.",
      page: path + "/undo",
      [.text("reason", "Why.", most: 500), .version()])
    api.form(
      path + "/discard", in: group, "Give a file up", about: "Nothing was recorded from it.",
      page: path + "/discard")
  }

  private func addImportSteps(to api: inout Operations, _ group: String, _ path: String) {
    api.form(
      .put, path + "/columns", in: group, "Confirm what the columns hold",
      about: "The rows are read by it, and it is remembered for the same headers.",
      page: path + "/columns",
      [
        .entries(
          "take", "Whether each table is taken, by its number: at least one is.", of: .flag,
          sentAs: "take-", isOptional: false),
        .entries(
          "headers", "The last row of the headers of each table, by its number; 0 without any.",
          of: .number(0...10_000_000), sentAs: "header-"),
        .entries(
          "columns", "What each column holds, by table and column: “0-2”.",
          of: .word(PlanColumn.allCases.map(\.rawValue)), sentAs: "column-", isOptional: false),
        .entries(
          "monthFirst",
          "Whether the days of a column have the month first, by table and column: “0-2”; only where the file has a day that could be nothing else.",
          of: .flag, sentAs: "month-"),
        .version(),
      ])
    api.form(
      .put, path + "/target", in: group, "Say where a file’s plan goes", page: path + "/target",
      [
        .id(
          "plan", "The plan that its rows go into; a new one when left out.", isOptional: true,
          otherwise: "new"),
        .text("title", "What a new plan is called: needed for one.", isOptional: true),
        .text("edition", "Which edition a new plan is.", most: 100, isOptional: true),
        .id("inspection", "The inspection that a new plan follows.", isOptional: true),
        .day("asAt", "The day that the file is of: today or before."),
      ])
    api.form(
      .put, path + "/recommendations", in: group, "Say what becomes of headings",
      page: path + "/recommendations",
      [
        .entries(
          "choices",
          "By the heading’s number: “own”, “add”, or the recommendation that its rows serve.",
          of: .text(most: 100), sentAs: "choice-")
      ])
    api.form(
      .put, path + "/owners", in: group, "Say whom names mean", page: path + "/owners",
      [
        .entries(
          "choices",
          "By the name’s number: “text”, “body” for a new one, or an owner like “post:” and its identifier.",
          of: .text(most: 100), sentAs: "choice-")
      ])
    api.form(
      .put, path + "/ratings", in: group, "Say what words for the work mean",
      page: path + "/ratings",
      [
        .entries(
          "choices", "By the word’s number: “words” when it says nothing, or how far the work is.",
          of: .word(["words"] + Action.Delivery.allCases.map(\.rawValue)), sentAs: "choice-")
      ])
    api.form(
      .put, path + "/rows", in: group, "Say which rows are recorded",
      about:
        "Of those between two numbers; the rest stay as they are. What becomes of a row that the plan has already is said in `becomes`; where it is not, it is left out, or becomes an action once more when it is among `take`.",
      page: path + "/rows",
      [
        .number("first", "From this row on.", in: 1...10_000_000),
        .number("last", "Up to this one: at most 100 rows.", in: 1...10_000_000),
        .numbers("take", "Those of them that are recorded.", in: 1...10_000_000),
        .entries(
          "becomes",
          "What becomes of rows that the plan has already, by the row’s number: “leave” it out, “update” the action with what the file says otherwise, or “add” it as an action of its own.",
          of: .word(TwinDecision.allCases.map(\.rawValue)), sentAs: ImportTwinCell.fieldPrefix),
        .entries(
          "dates",
          "Days in the place of dates that cannot be read, by column and row: “due-3”. One that is left out is the file’s again.",
          of: .text(most: 40), sentAs: "date-"),
      ])
  }
}

/// A row of a file, with how far its work would be.
struct JudgedLine: Sendable {
  let line: ImportLine
  let isTaken: Bool
  let delivery: ImportedDelivery?
  /// The action of the plan that it is, or seems to be.
  let twin: ImportTwin?
  /// What becomes of it then; nil where the plan does not have it.
  let becomes: TwinDecision?
  /// The days that were entered in the place of dates, by the column and the row: "due-3".
  let dates: [(name: String, text: String)]
}

extension ImportDecisions {
  fileprivate func entered(in line: ImportLine) -> [(name: String, text: String)] {
    ImportedRow.DateColumn.allCases.compactMap { column in
      choices.repairs?[line.row.key(column)].map {
        (name: "\(column.rawValue)-\(line.number)", text: $0.day)
      }
    }
  }
}

/// A file of a plan with all that is known of it before it is recorded.
struct ImportOverview: Sendable {
  /// A table of the file, with what its columns were taken for.
  struct Table: Sendable {
    let table: ImportLayout.Table
    let mapping: ColumnMapping.Table?
  }

  /// Something that the file says, and what would become of it.
  struct Answer: Sendable {
    let number: Int
    let text: String
    let rows: Int
    let becomes: String
  }

  /// What would be recorded, once the columns are confirmed.
  struct Preview: Sendable {
    let choices: ImportChoices
    let digest: ImportDigest
    let leftOut: Int
    let asAt: String
    let before: PlanImport?
    let recommendations: [Answer]
    let owners: [Answer]
    let ratings: [Answer]
  }

  let planImport: PlanImport
  let warnings: [String]
  let tables: [Table]
  let preview: Preview?

  init(_ id: PlanImport.ID, on today: CivilDate, for visit: Visit, _ db: Transaction) throws {
    let found = try db.planImport(id, of: visit.authority)
    planImport = found
    guard found.state.isOpen else {
      (warnings, tables, preview) = ([], [], nil)
      return
    }
    let layout = try db.layout(of: found)
    let mapping = try JSONText.value(ColumnMapping.self, of: found.mapping)
    warnings = layout.warnings
    tables = layout.tables.map { table in
      Table(table: table, mapping: mapping.tables.first { $0.table == table.index })
    }
    preview =
      found.state == .toRecord ? try Preview(ImportDecisions(found, on: today, db), db) : nil
  }
}

extension ImportOverview.Preview {
  fileprivate init(_ decisions: ImportDecisions, _ db: Transaction) throws {
    let (found, digest) = (decisions.planImport, decisions.digest)
    self.init(
      choices: decisions.choices, digest: digest, leftOut: try db.leftOutCount(of: found),
      asAt: decisions.asAt.description,
      before: try db.recordedImport(sha256: found.sha256, of: found.authority),
      recommendations: digest.groups.enumerated().map { number, group in
        ImportOverview.Answer(
          number: number, text: group.text, rows: group.rows,
          becomes: decisions.decision(group).text)
      },
      owners: digest.names.enumerated().map { number, name in
        ImportOverview.Answer(
          number: number, text: name.text, rows: name.rows,
          becomes: decisions.decision(name.text).text)
      },
      ratings: digest.words.enumerated().map { number, word in
        ImportOverview.Answer(
          number: number, text: word.title, rows: word.rows,
          becomes: decisions.decision(word: word.key)?.rawValue ?? "words")
      })
  }
}

extension ImportDecisions.Name {
  /// As a form has it.
  fileprivate var text: String {
    switch self {
    case .text: "text"
    case .body: "body"
    case .owner(let owner): owner.formValue
    }
  }
}
