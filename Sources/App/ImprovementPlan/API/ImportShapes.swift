import API
import Kernel
import Storage

/// What the files of plans look like to a program.
enum ImportShapes {
  static let planImport = Shape<PlanImport>(
    "PlanImport", "A council’s own plan that somebody brings in from a file.",
    properties { $0 })

  private static func properties<Value>(
    _ found: @escaping @Sendable (Value) -> PlanImport
  ) -> [Property<Value>] {
    [
      .id("id", "The import.") { found($0).id },
      .number("version", "Counts its changes.") { found($0).version },
      .word("state", "How far it is.") { found($0).state },
      .text("fileName", "What the file is called.") { found($0).fileName },
      .text("sha256", "Of the file.") { found($0).sha256 },
      .moment("uploadedAt", "When it was uploaded.") { found($0).uploadedAt },
      .text("uploadedBy", "By whom.") { found($0).uploadedBy },
      .id("plan", "The plan it went into, or was begun from.") { found($0).plan },
      .number("actions", "How many actions it made.") { found($0).actions },
      .moment("closedAt", "When it was recorded, taken back or given up.") { found($0).closedAt },
      .text("closedBy", "By whom.") { found($0).closedBy },
      .texts("left", "What was not taken back, and why.") {
        found($0).left.split(separator: "\n").map(String.init)
      },
    ]
  }

  static let overview = Shape<ImportOverview>(
    "PlanImportInFull", "A file of a plan with all that is known of it before it is recorded.",
    properties { $0.planImport } + [
      .texts("warnings", "What was odd about the file.") { $0.warnings },
      .many("tables", "Its tables, while it is open.", table) { $0.tables },
      .one("preview", "What would be recorded; null until the columns are confirmed.", preview) {
        $0.preview
      },
    ])

  private static let table = Shape<ImportOverview.Table>(
    "PlanImportTable", "A table of the file, with what its columns were taken for.",
    [
      .number("number", "Names it in `take`, `headers` and `columns`.") { $0.table.index },
      .text("name", "What the file calls it.") { $0.table.name },
      .flag("isHidden", "Whether the file hides it.") { $0.table.isHidden },
      .number("rows", "How many rows it has.") { $0.table.rowCount },
      .flag("isTaken", "Whether its rows are read.") { $0.mapping?.isTaken ?? false },
      .number("headerRow", "The last row of its headers; 0 without any.") {
        $0.mapping?.headerRow ?? 0
      },
      .flag("isRemembered", "Whether somebody confirmed the same headers before.") {
        $0.mapping?.isRemembered ?? false
      },
      .text("doubt", "Why what is proposed may be wrong.") { $0.mapping?.doubt },
      .many("columns", "Its columns.", column) { one in
        one.table.columns.map { column in
          Column(
            number: column,
            header: one.table.header(of: column, at: one.mapping?.headerRow ?? 0),
            samples: one.table.samples(of: column, below: one.mapping?.headerRow ?? 0),
            holds: one.mapping?.columns.first { $0.value == column }?.key,
            isMonthFirst: one.mapping?.monthFirst?.contains(column) ?? false)
        }
      },
    ])

  private struct Column: Sendable {
    let number: Int
    let header: String
    let samples: [String]
    let holds: String?
    let isMonthFirst: Bool
  }

  private static let column = Shape<Column>(
    "PlanImportColumn", "A column of a table.",
    [
      .number("number", "Its place, from 0.") { $0.number },
      .text("header", "The words over it.") { $0.header },
      .texts("samples", "Three values that stand beneath.") { $0.samples },
      .text("holds", "What it was taken for; null for nothing.") { $0.holds },
      .flag("isMonthFirst", "Whether its days have the month first.") { $0.isMonthFirst },
    ])

  private static let preview = Shape<ImportOverview.Preview>(
    "PlanImportPreview", "What would be recorded from a file, as everything stands.",
    [
      .number("rows", "How many rows were read.") { $0.digest.rows },
      .number("actions", "How many of them are actions.") { $0.digest.actions },
      .number("leftOut", "How many rows are left out.") { $0.leftOut },
      .number("withoutDate", "How many actions would have no due date.") { $0.digest.withoutDate },
      .flag(
        "isPlaced", "Whether somebody has said where it goes; before that, nothing is recorded."
      ) { $0.choices.isPlaced },
      .text("plan", "The plan it goes into; null for a new one.") { $0.choices.plan },
      .text("title", "What a new plan is called.") { $0.choices.title },
      .text("edition", "Which edition a new plan is.") { $0.choices.edition },
      .text("inspection", "The inspection that a new plan follows.") { $0.choices.inspection },
      .text("asAt", "The day that the file is of.") { $0.asAt },
      .moment("recordedBefore", "When this very file was recorded before; null when it was not.") {
        $0.before?.uploadedAt
      },
      .many("recommendations", "The headings over rows: “own”, “add”, or a recommendation.", answer)
      { $0.recommendations },
      .many("owners", "The names: “text”, “body”, or an owner.", answer) { $0.owners },
      .many("ratings", "The words for the work: “words”, or how far it is.", answer) { $0.ratings },
      .number("noteCount", "How many things should be looked at.") { $0.digest.noteCount },
      .many("notes", "The first of them.", note) { $0.digest.notes },
    ])

  private static let answer = Shape<ImportOverview.Answer>(
    "PlanImportAnswer", "Something that the file says, and what would become of it.",
    [
      .number("number", "Names it in `choices`.") { $0.number },
      .text("text", "What the file says.") { $0.text },
      .number("rows", "In how many rows.") { $0.rows },
      .text("becomes", "What would become of it.") { $0.becomes },
    ])

  private static let note = Shape<ImportDigest.Note>(
    "PlanImportNote", "Something that somebody should look at.",
    [
      .text("kind", "What kind of thing.") { $0.kind },
      .text("place", "Where in the file.") { $0.place },
      .text("message", "What was found.") { $0.message },
    ])

  private static let difference = Shape<ImportTwin.Difference>(
    "PlanImportDifference", "One thing of which the file and the plan say different things.",
    [
      .text("field", "What it is about.") { $0.field.rawValue },
      .text("inPlan", "What the plan says; empty for nothing.") { $0.inPlan },
      .text("inFile", "What the file says.") { $0.inFile },
    ])

  static let line = Shape<JudgedLine>(
    "PlanImportRow", "A row of a file as it would be recorded.",
    [
      .number("number", "Its number among the rows.") { $0.line.number },
      .text("place", "Where it stands in the file.") { $0.line.row.place },
      .flag("isLeftOut", "Whether it is left out.") { !$0.isTaken },
      .id("alreadyThere", "The action of the plan that it is, or seems to be; null for none.") {
        $0.twin?.known.action.id
      },
      .word("becomes", "What becomes of it then; null where the plan does not have it.") {
        $0.becomes
      },
      .flag("mayUpdate", "Whether that action can take on what the file says otherwise.") {
        $0.twin?.canUpdate ?? false
      },
      .many("differences", "What the file says otherwise than the plan, and new.", difference) {
        $0.twin?.differences ?? []
      },
      .text("heading", "What it stands under.") { $0.line.row.heading },
      .text("action", "The action; null for a row that is only a heading.") { $0.line.row.action },
      .texts("owners", "Who leads, as the file says it.") { $0.line.row.owners },
      .text("due", "When it is due, as the file says it.") { $0.line.row.due?.text },
      .day("dueOn", "The day that was read from that.") { $0.line.row.due?.date },
      .entries("dates", "Days in the place of dates that cannot be read, by column and row.") {
        $0.dates
      },
      .word("work", "How far the work would be; null when the row does not say.") {
        $0.delivery?.state
      },
    ])
}
