import Reading

/// Which column of which table holds what: guessed, remembered from last time, or confirmed.
struct ColumnMapping: Codable, Hashable, Sendable {
  struct Table: Codable, Hashable, Sendable {
    /// The place of the table in the file, from 0.
    var table: Int
    var isTaken: Bool
    /// The number of the last row of headers; 0 when there are none.
    var headerRow: Int
    /// By the raw values of `PlanColumn`.
    var columns: [String: Int]
    /// The columns whose days have the month first; nil in what was kept before it was asked.
    var monthFirst: [Int]?
    /// Why the guess may be wrong; nil when it is certain.
    var doubt: String?
    /// The same headers were confirmed before.
    var isRemembered = false
  }

  var tables: [Table]
}

extension ColumnMapping {
  /// The reader's guess, with what was confirmed before for the same headers in its place.
  init(_ plan: CouncilPlan, layout: ImportLayout, remembered: [String: [String: Int]]) {
    tables = layout.tables.map { table in
      let guess = plan.proposal.tables.first { $0.table == table.index }
      for row in table.rows.prefix(HeaderReach.rows) {
        if let columns = remembered[table.headerKey(row.number)], !columns.isEmpty {
          return Table(
            table: table.index, isTaken: !table.isHidden, headerRow: row.number,
            columns: columns, isRemembered: true)
        }
      }
      guard let guess else {
        return Table(
          table: table.index, isTaken: false, headerRow: 0, columns: [:],
          doubt: "No headers were found that name actions or recommendations.")
      }
      return Table(
        table: table.index, isTaken: true, headerRow: guess.headerRows?.upperBound ?? 0,
        columns: Dictionary(
          guess.columns.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first }
        ), doubt: guess.certainty.reason)
    }
  }

  /// As the reader takes it.
  var confirmed: PlanMapping {
    PlanMapping(
      tables: tables.filter(\.isTaken).map { table in
        var mapped = PlanMapping.Table(
          table: table.table,
          headerRows: table.headerRow > 0 ? table.headerRow...table.headerRow : nil,
          columns: Dictionary(
            table.columns.compactMap { name, column in
              PlanColumn(rawValue: name).map { ($0, column) }
            }, uniquingKeysWith: { first, _ in first }))
        mapped.monthFirst = Set(table.monthFirst ?? [])
        return mapped
      })
  }
}

enum HeaderReach {
  /// Rows from the top that are kept to be looked at while the columns are confirmed.
  static let rows = 45
  static let columns = 60
  /// A file may have hundreds of tables; so many are offered.
  static let tables = 25
}

/// The top of each table of a file: enough to say what its columns hold.
struct ImportLayout: Codable, Hashable, Sendable {
  struct Row: Codable, Hashable, Sendable {
    var number: Int
    /// By column, in few words.
    var cells: [Int: String]
    /// By column, the ratings that coloured cells without words give; nil in what was kept before
    /// they were.
    var colours: [Int: String]?
  }

  struct Table: Codable, Hashable, Sendable {
    var index: Int
    var name: String
    var isHidden: Bool
    var rowCount: Int
    var columns: [Int]
    var rows: [Row]
    /// The columns of which is asked whether their days have the month first; nil in what was kept
    /// before it was asked.
    var monthFirst: [Int: MonthFirstOffer]?
  }

  var format: String
  var encoding: String?
  var warnings: [String]
  var tables: [Table]
  /// Tables that are not offered.
  var more: Int
}

extension ImportLayout {
  init(_ plan: CouncilPlan) {
    format = plan.format.rawValue
    encoding = plan.encoding?.rawValue
    warnings = plan.warnings
    // Those with a guess come first: a PDF has a table a page, most of them prose.
    let guessed = Set(plan.proposal.tables.map(\.table))
    let order = plan.tables.indices.sorted {
      (guessed.contains($0) ? 0 : 1, $0) < (guessed.contains($1) ? 0 : 1, $1)
    }
    tables = order.prefix(max(HeaderReach.tables, guessed.count)).map { index in
      Table(plan.tables[index], index: index)
    }
    more = plan.tables.count - tables.count
  }
}

extension ImportLayout.Table {
  init(_ table: PlanTable, index: Int) {
    self.index = index
    name = table.name
    isHidden = table.isHidden
    rowCount = table.rows.count
    monthFirst = table.monthFirstOffers
    rows = table.rows.prefix(HeaderReach.rows).map { row in
      var cells: [Int: String] = [:]
      for cell in row.cells.prefix(HeaderReach.columns) where !cell.text.isEmpty {
        cells[cell.column] = cell.text.onOneLine.shortened(to: 90)
      }
      var colours: [Int: String] = [:]
      for cell in row.cells.prefix(HeaderReach.columns) where cell.text.isEmpty {
        colours[cell.column] = PlanRating(colour: cell.colour)?.rawValue
      }
      return ImportLayout.Row(number: row.number, cells: cells, colours: colours)
    }
    columns = Set(rows.flatMap(\.cells.keys)).sorted()
  }

  /// The words over a column: those of the last row of headers, else of the row above it, where a
  /// header stands that has no others beneath it.
  func header(of column: Int, at row: Int) -> String {
    guard row > 0, let place = rows.firstIndex(where: { $0.number == row }) else { return "" }
    let above = place > 0 ? rows[place - 1].cells : [:]
    // A title over the table is no header of its first column.
    return rows[place].cells[column] ?? (above.count > 1 ? above[column] : nil) ?? ""
  }

  /// Three values that stand beneath the headers.
  func samples(of column: Int, below row: Int) -> [String] {
    values(rows.lazy.filter { $0.number > row }.compactMap { $0.cells[column] })
  }

  /// Three ratings that the colours of cells without words give beneath the headers.
  func colours(of column: Int, below row: Int) -> [String] {
    values(rows.lazy.filter { $0.number > row }.compactMap { $0.colours?[column] })
  }

  /// The first three that differ.
  private func values(_ all: some Sequence<String>) -> [String] {
    var found: [String] = []
    for text in all where found.count < 3 && !found.contains(text) { found.append(text) }
    return found
  }

  /// By what headers are known again: their words, in order.
  func headerKey(_ row: Int) -> String {
    guard let line = rows.first(where: { $0.number == row }), line.cells.count >= 2 else {
      return ""
    }
    let words = columns.map { ($0, WordKey.of(header(of: $0, at: row))) }.filter { !$0.1.isEmpty }
    return String(words.map { "\($0.0)=\($0.1)" }.joined(separator: " ").prefix(2000))
  }
}

extension PlanColumn {
  /// What a person calls it.
  var title: String {
    switch self {
    case .reference: "Reference"
    case .recommendation: "Recommendation"
    case .action: "Action"
    case .milestones: "Milestones, with their days"
    case .outcome: "Outcome: what will be different"
    case .measure: "Measure of success"
    case .owner: "Owner or lead"
    case .partners: "Partners"
    case .start: "Start date"
    case .due: "Due date, or the first of several"
    case .revisedDue: "Revised due date"
    case .completed: "Completed on"
    case .rating: "Rating of the work (RAG)"
    case .impactRating: "Rating of the impact"
    case .status: "Status"
    case .progress: "Progress in words"
    case .evidence: "Evidence"
    case .resources: "Resources"
    case .theme: "Theme or priority"
    }
  }
}
