/// The bands over the rows of one table as they are read: what heads the rows, and what is to be
/// said of it.
struct PlanBands {
  private struct Open {
    var row: PlanRow
    var text: String
    var band: PlanBand
    /// The rows that stand under it.
    var rows = 0
    /// Those of them that stand under a recommendation too.
    var linked = 0
  }

  private let place: PlanPlace
  private let hasColumn: Bool
  /// Some of the table's bands are numbered sentences, and its short ones are of their kind.
  private let hasNumberedSentences: Bool
  private var heading: Open?
  private var open: Open?
  private var problems: [PlanProblem] = []

  init(_ table: PlanTable, _ mapping: PlanMapping.Table) {
    place = PlanPlace(
      table: table.name, row: mapping.headerRows?.lowerBound ?? table.rows.first?.number ?? 1,
      column: nil, page: nil)
    hasColumn = mapping.columns[.recommendation] != nil
    hasNumberedSentences = table.rows.contains { row in
      let filled = row.cells.filter { !$0.text.isEmpty }
      return filled.count == 1 && filled[0].columns > 1 && Self.isNumbered(filled[0].text)
        && PlanBand(filled[0].text) == .perhapsRecommendation
    }
  }

  /// What the rows stand under: the theme, or the recommendation where there is no theme.
  var section: String? { heading?.text ?? open?.text }
  /// The recommendation over the rows.
  var recommendation: String? { open?.text }

  /// Takes what heads the table in its document, and what stands above its headers.
  mutating func takeHeadings(of table: PlanTable, above rows: RowsAboveHeaders) {
    for text in table.headings {
      take(text, at: PlanRow(number: place.row, cells: [PlanCell(column: 1, text: text)]))
    }
    for heading in rows.headings { take(heading.text, at: heading.row) }
  }

  mutating func take(_ text: String, at row: PlanRow) {
    var band = PlanBand(text)
    if band == .heading, hasNumberedSentences, Self.isNumbered(text) {
      band = .perhapsRecommendation
    }
    closeRecommendation()
    if band == .recommendation || band == .perhapsRecommendation && !hasColumn {
      open = Open(row: row, text: text, band: band)
    } else {
      closeHeading()
      heading = Open(row: row, text: text, band: band)
    }
  }

  /// Counts a row that was read under them.
  mutating func count() {
    heading?.rows += 1
    open?.rows += 1
    if open != nil { heading?.linked += 1 }
  }

  /// What is to be said of them, in the order of their ends.
  mutating func finished() -> [PlanProblem] {
    closeRecommendation()
    closeHeading()
    return problems
  }

  private mutating func closeRecommendation() {
    guard let band = open else { return }
    open = nil
    guard band.rows > 0 else { return tellEmpty(band) }
    guard band.band == .perhapsRecommendation else { return }
    tell(
      .doubtful, band,
      "“\(Self.shown(band))” stands over \(Self.rows(band.rows)) and was taken for the "
        + "recommendation there. Check that it is one.")
  }

  private mutating func closeHeading() {
    guard let band = heading else { return }
    heading = nil
    guard band.rows > 0 else { return tellEmpty(band) }
    if hasColumn, band.band == .perhapsRecommendation {
      tell(
        .doubtful, band,
        "“\(Self.shown(band))” stands over \(Self.rows(band.rows)) and was kept as a heading. If it "
          + "is an action of its own, it was not read as one.")
    }
    guard !hasColumn, band.linked < band.rows else { return }
    tell(
      .doubtful, band,
      "“\(Self.shown(band))” stands over \(Self.rows(band.rows - band.linked)) and was kept as a "
        + "heading. It was not taken for a recommendation, and no other stands there.")
  }

  private mutating func tellEmpty(_ band: Open) {
    tell(
      .notRead, band,
      "The words stand alone in their row, and no action stands under them: “\(Self.shown(band))”. "
        + "It is left.")
  }

  private mutating func tell(_ kind: PlanProblem.Kind, _ band: Open, _ message: String) {
    problems.append(
      PlanProblem(
        kind: kind,
        place: PlanPlace(
          table: place.table, row: band.row.number, column: nil, page: band.row.page),
        message: message))
  }

  private static func isNumbered(_ text: String) -> Bool { text.first?.isNumber ?? false }

  private static func shown(_ band: Open) -> Substring { band.text.squeezed.prefix(80) }

  private static func rows(_ count: Int) -> String { count == 1 ? "one row" : "\(count) rows" }
}
