import Civil

/// A council's plan as read from a file: its tables, and a guess at what their columns hold, which
/// a person confirms before anything is made of it.
public struct CouncilPlan: Sendable {
  /// The raw values are those of `read plan --format jsonl`.
  public enum Format: String, Sendable {
    case workbook = "xlsx"
    case document = "docx"
    case delimited = "csv"
    case pdf
  }

  /// The base name of the file.
  public var file: String
  public var format: Format
  /// The encoding of a delimited file.
  public var encoding: DecodedText.Encoding?
  public var tables: [PlanTable]
  /// The guess; certain or not for each table.
  public var proposal: PlanMapping
  /// Sentences for the person who checks.
  public var warnings: [String] = []
  /// The day at hand: days after it are due dates; nil where that is not to be asked.
  var today: CivilDate?

  init(
    file: String, format: Format, encoding: DecodedText.Encoding? = nil, tables: [PlanTable],
    today: CivilDate? = nil
  ) {
    (self.file, self.format, self.encoding, self.tables) = (file, format, encoding, tables)
    self.today = today
    proposal = PlanMapping(tables: [])
    guess(choosing: [])
  }

  /// Text outside the tables that was not read.
  public var loose: [PlanLooseText] { tables.flatMap(\.loose) }

  /// Guesses what the columns hold, but for those of which a person says so, and what is to be said
  /// of that.
  mutating func guess(choosing choices: [ColumnChoice]) {
    warnings = []
    proposal = HeaderRecognition.mapping(of: tables, choosing: choices, today: today)
    let charts = MonthChart.beside(&proposal, in: tables)
    if format == .pdf {
      for index in proposal.tables.indices {
        proposal.tables[index].certainty = .uncertain(
          "A PDF has no cells; rows and columns were told by the white space between the words.")
      }
    }
    for index in proposal.tables.indices where proposal.tables[index].certainty == .certain {
      let count = tables[proposal.tables[index].table].remarks.count
      guard count > 0 else { continue }
      proposal.tables[index].certainty = .uncertain(
        "\(count == 1 ? "One cell" : "\(count) cells") of it may have been read otherwise than "
          + "\(count == 1 ? "it was" : "they were") meant; the places are named.")
    }
    if proposal.tables.isEmpty {
      warnings.append(
        tables.contains(where: \.isForm)
          ? "The tables are forms, with a row for each thing that they say of an action; bring the "
            + "actions in from a table with a row for each action."
          : "No table has headers that name actions or recommendations; say which columns hold what."
      )
    }
    warnings += charts
    if !loose.isEmpty {
      let shown = loose.prefix(20).map { "\($0.place) “\($0.text)”" }.joined(separator: "; ")
      let others = loose.count > 20 ? "; and \(loose.count - 20) more" : ""
      warnings.append(
        "Text outside the tables was not read; look whether actions are among it: "
          + "\(shown)\(others).")
    }
    for table in tables where table.isHidden {
      warnings.append("The sheet “\(table.name)” is hidden and was left.")
    }
    for table in tables where !table.isHidden && !table.hiddenRows.isEmpty {
      let rows = table.hiddenRows
      let shown = rows.prefix(10).map(String.init).joined(separator: ", ")
      warnings.append(
        "\(rows.count) \(rows.count == 1 ? "row" : "rows") of “\(table.name)” "
          + "\(rows.count == 1 ? "is" : "are") hidden in the file "
          + "(\(shown)\(rows.count > 10 ? " …" : "")); "
          + "\(rows.count == 1 ? "it was" : "they were") read like the others.")
    }
    for table in tables where table.deletedRows > 0 {
      warnings.append(
        "\(table.deletedRows == 1 ? "One row" : "\(table.deletedRows) rows") of “\(table.name)” "
          + "\(table.deletedRows == 1 ? "is" : "are") deleted by a tracked change and "
          + "\(table.deletedRows == 1 ? "was" : "were") left.")
    }
    for mapped in proposal.tables {
      let left = HeaderRecognition.unrecognised(in: tables[mapped.table], mapped)
      if !left.isEmpty {
        warnings.append(
          "\(left.count == 1 ? "A heading" : "\(left.count) headings") of “\(tables[mapped.table].name)” "
            + "\(left.count == 1 ? "was" : "were") not recognised, and what stands under "
            + "\(left.count == 1 ? "it" : "them") is left: "
            + left.prefix(20).map { "column \(PlanPlace.letters($0.column)) “\($0.header)”" }
            .joined(separator: ", ") + ".")
      }
    }
  }
}
