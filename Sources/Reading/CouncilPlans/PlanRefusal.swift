/// Why a plan could not be read, said in one sentence to a person: what, why, what to do.
public enum PlanRefusal: Error, Hashable, Sendable {
  /// The file itself: missing, empty, too large.
  case file(ReadRefusal)
  /// `actually` names what the file is.
  case notATable(actually: String)
  case damaged
  /// A text with bytes that no text has, on a line and at a character of it, both counted from 1.
  case zeroBytes(line: Int, character: Int)
  case tooLargeInside
  /// More rows than whoever asked for them can use.
  case tooManyRows(Int)
  case tookTooLong(seconds: Int)
  case noTable
  /// A person named a column by a header or letters that no table has.
  case noSuchColumn(name: String, headers: [String], lastColumn: String)
  case toolMissing(tool: String, package: String)
  case toolFailed(tool: String, reason: String)

  /// Whether the fault lies with this computer and not with the file.
  public var isOurs: Bool {
    switch self {
    case .toolMissing, .toolFailed: true
    case .file(let refusal): refusal.isOurs
    default: false
    }
  }

  /// A short word for programs.
  public var code: String {
    switch self {
    case .file(let refusal): refusal.code
    case .notATable: "not-a-table"
    case .damaged: "damaged"
    case .zeroBytes: "zero-bytes"
    case .tooLargeInside: "too-large-inside"
    case .tooManyRows: "too-many-rows"
    case .tookTooLong: "took-too-long"
    case .noTable: "no-table"
    case .noSuchColumn: "no-such-column"
    case .toolMissing: "tool-missing"
    case .toolFailed: "tool-failed"
    }
  }
}

extension PlanRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let refusal): "\(refusal)"
    case .notATable(let actually):
      "This is \(actually), and plans are read from XLSX, DOCX, CSV and PDF; save it as one of these, "
        + "without a password."
    case .damaged:
      "The file is damaged or was cut off; open it in the program it was made with, save it again, "
        + "and use that."
    case .zeroBytes(let line, let character):
      "Line \(line) holds a zero byte (NUL) at character \(character), which no text has: the file "
        + "was damaged or is no CSV; save it again as CSV from the program it was made with."
    case .tooLargeInside:
      "The file unpacks to far more than any plan holds; check that it is the right file, or save "
        + "only the sheet with the plan."
    case .tooManyRows(let count):
      "The file has \(count) rows, which is more than one plan holds; save them in several files, each "
        + "with the headers."
    case .tookTooLong(let seconds):
      "Reading took longer than \(seconds) seconds and was stopped; save only the sheet with the plan."
    case .noTable:
      "The file holds no table that was recognised, and a plan is read from its tables. Put its "
        + "actions into a table whose first row names the columns, such as Action, Owner and Due "
        + "date; of a PDF, use the Word or Excel file that it was made from."
    case .noSuchColumn(let name, let headers, let last):
      "No table of it has a column “\(name)”; name one by its letters, A to \(last), or by its header"
        + (headers.isEmpty ? "." : ": " + headers.map { "“\($0)”" }.joined(separator: ", ") + ".")
    case .toolMissing(let tool, let package):
      "'\(tool)' is not installed on this computer; install the package \(package) (apt-get install "
        + "\(package))."
    case .toolFailed(let tool, let reason):
      "'\(tool)' could not be run (\(reason)); try again, and tell whoever looks after this computer "
        + "if it stays so."
    }
  }
}
