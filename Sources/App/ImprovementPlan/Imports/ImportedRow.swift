import Civil
import Reading

/// One row of a council's plan as it is kept until it is recorded.
struct ImportedRow: Codable, Hashable, Sendable {
  /// A date of the file: its words, and the day where there is one.
  struct Day: Codable, Hashable, Sendable {
    var text: String
    var day: String?
    /// The cell says that the work is done: "Complete" in the place of a date.
    var isDone = false
    /// Somebody entered it in the preview; the words are still those of the file.
    var isEntered: Bool?

    var date: CivilDate? { day.flatMap { CivilDate($0) } }
  }

  var table: String
  var row: Int
  var page: Int?
  var reference: String?
  var recommendation: String?
  /// The heading it stands under, where the row names no recommendation.
  var section: String?
  var action: String?
  /// What its milestones are, those without a day too; nil in rows that were kept before they were
  /// read.
  var milestones: [Step]?
  var outcome: String?
  var measure: String?
  var owners: [String]
  var partners: [String]
  var start: Day?
  var due: Day?
  var movedTo: [Day]
  var completed: Day?
  /// The colour by which the council rates the work.
  var rating: String?
  var impactRating: String?
  var status: String?
  var progress: String?
  var evidence: String?
  var resources: String?
  var theme: String?
  /// Dates and words stand in one another's columns; nil in rows that were kept before this was
  /// looked for.
  var looksShifted: Bool?
  /// It looks like a note, a total or the key of the colours; nil in rows that are none.
  var isSetAside: Bool?
  /// What is to be said of its dates; nil in rows that were kept before it was said in the row.
  var dateNotes: [DateNote]?
  /// Every cell of the row as the file has it, those too of which nothing was made.
  var cells: [Cell] = []

  /// A milestone; only one with a day becomes one here.
  struct Step: Codable, Hashable, Sendable {
    var text: String
    var day: String?
  }

  struct Cell: Codable, Hashable, Sendable {
    /// The header, or the column's letter where it has none.
    var label: String
    var text: String
    /// What the column was taken for, a `PlanColumn`; nil when it was left.
    var holds: String?
  }
}

extension ImportedRow {
  init(_ entry: Reading.PlanEntry) {
    table = entry.place.table
    row = entry.place.row
    page = entry.place.page
    reference = entry.reference
    recommendation = entry.recommendation?.shortened(to: RowCells.most)
    section = entry.section?.shortened(to: RowCells.most)
    action = entry.action?.shortened(to: RowCells.most)
    milestones = entry.milestones.map { Step(text: $0.text, day: $0.day?.description) }
    outcome = entry.outcome
    measure = entry.measure
    owners = entry.owners
    partners = entry.partners
    start = entry.start.map { Day($0) }
    due = entry.due.map { Day($0) }
    movedTo = entry.movedTo.map { Day($0) }
    completed = entry.completed.map { Day($0) }
    rating = entry.rating?.rawValue
    impactRating = entry.impactRating?.rawValue
    status = entry.status
    progress = entry.progress
    evidence = entry.evidence
    resources = entry.resources
    theme = entry.theme
    looksShifted = entry.looksShifted
  }

  /// "“Improvement plan”, row 7".
  var place: String { "“\(table)”, row \(row)" + (page.map { " (page \($0))" } ?? "") }

  /// What the council calls the part of its plan that the row belongs to.
  var heading: String { (recommendation ?? section ?? theme ?? "").onOneLine }

  /// By what its group is known; nil where it stands under nothing.
  var groupKey: String? {
    let key = ImportDigest.groupKey(heading)
    return key.isEmpty ? nil : key
  }
}

extension ImportedRow.Day {
  init(_ date: PlanDate) {
    text = date.text
    day = date.day?.description
    isDone = date.meaning == .complete
  }
}
