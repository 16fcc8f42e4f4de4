/// A table of a council's plan as it stands in the file: a sheet of a workbook, a table of a
/// document, a delimited file, or what looks like a table on the pages of a PDF.
public struct PlanTable: Sendable {
  /// "Improvement plan", "table 2", "page 3".
  public var name: String
  /// The sheet is hidden in the workbook.
  public var isHidden = false
  /// The numbers of the rows that are hidden in the workbook and hold something.
  public var hiddenRows: [Int] = []
  /// How many rows a tracked change has deleted; they are no part of it.
  public var deletedRows = 0
  /// It has headers of no plan, and does not go on from the table before.
  var isApart = false
  /// What heads the table in a document: a theme, a recommendation.
  public var headings: [String] = []
  /// What stands beside the tables and was not read; all of a file's with its first table.
  var loose: [PlanLooseText] = []
  /// The rows that hold something, in order.
  public var rows: [PlanRow] = []
  /// What was not as it should be when the table was brought out of the file.
  public var remarks: [PlanProblem] = []

  /// The last column that holds something.
  public var columnCount: Int { rows.lazy.compactMap { $0.cells.last?.lastColumn }.max() ?? 0 }
}

/// A row of a table.
public struct PlanRow: Sendable {
  /// As the file counts them, 1 for the first.
  public var number: Int
  /// The page, where the file has pages.
  public var page: Int?
  /// By column; empty ones are left out.
  public var cells: [PlanCell]

  /// The cell that covers a column.
  public func cell(_ column: Int) -> PlanCell? {
    cells.first { $0.column <= column && column <= $0.lastColumn }
  }

  /// The words of the cell that covers a column; empty where there are none.
  public func text(_ column: Int) -> String { cell(column)?.text ?? "" }
}

/// A cell of a table.
public struct PlanCell: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case text, date, number
    /// The error of a spreadsheet: "#REF!".
    case error
  }

  /// 1 for the first.
  public var column: Int
  /// Columns it covers.
  public var columns = 1
  public var kind = Kind.text
  /// A formula's stored value; no formula is ever computed here.
  public var isFormula = false
  /// Six hexadecimal digits; empty where the cell has no colour of its own, "?" where it has one
  /// that only the theme of the workbook tells.
  public var colour = ""
  /// All of its words are struck through.
  public var isStruck = false
  /// Words that are struck through beside others that are not; they are no part of its text.
  public var struckText = ""
  /// It is one with the cell above, whose words it has.
  public var continuesAbove = false
  public var text: String

  public var lastColumn: Int { column + columns - 1 }

  public init(column: Int, text: String) { (self.column, self.text) = (column, text) }
}

/// Where something stands in a plan.
public struct PlanPlace: Sendable, Hashable, CustomStringConvertible {
  public var table: String
  public var row: Int
  public var column: Int?
  public var page: Int?

  public var description: String {
    let cell = column.map { " column \(PlanPlace.letters($0))," } ?? ""
    return "“\(table)”,\(cell) row \(row)" + (page.map { " (page \($0))" } ?? "")
  }

  /// A, B … Z, AA: as spreadsheets name columns.
  public static func letters(_ column: Int) -> String {
    var rest = column
    var out = ""
    while rest > 0 {
      rest -= 1
      out = String(UnicodeScalar(UInt8(65 + rest % 26))) + out
      rest /= 26
    }
    return out
  }
}

/// Something about a plan a person should know, with its place.
public struct PlanProblem: Sendable, Hashable {
  /// The raw values are those of `read plan --format jsonl`.
  public enum Kind: String, Sendable {
    /// A value cannot be right: 31 November.
    case wrong
    /// A value was understood in one of several ways.
    case doubtful
    /// Nothing was made of it.
    case notRead = "not-read"
    /// It is kept as text and could do harm where it is run.
    case unsafe
  }

  public var kind: Kind
  public var place: PlanPlace
  public var message: String
}
