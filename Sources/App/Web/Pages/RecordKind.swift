import Kernel
import SiteMap
import Storage

/// How people call a table's records and columns: for the history, and for the page that says who
/// was quicker. A slice adds its own with `site.describe(…)`; what is not described is called by
/// the words of its columns.
public struct RecordKind: Sendable {
  /// "plan".
  public var table: String
  /// "Improvement plan".
  public var title: String
  /// What columns are called, where their own words will not do: `["due_on": "Due date"]`.
  public var columns: [String: String]
  /// Columns that mean nothing to people.
  public var hidden: Set<String>
  /// What is stored as a code, in words: `["state": .titles(of: Plan.State.self, \.title)]`.
  public var words: [String: RecordWords]
  /// Columns that hold many answers at once, and what these are called and say.
  public var answers: [String: RecordAnswers]
  /// What another record's history calls a record of this kind, instead of by its identifier.
  public var name: RecordName?
  /// Where the record is shown.
  public var address: (@Sendable (_ id: String) -> Address?)?

  public init(
    table: String, _ title: String, name: RecordName? = nil, columns: [String: String] = [:],
    words: [String: RecordWords] = [:], answers: [String: RecordAnswers] = [:],
    hidden: Set<String> = [], address: (@Sendable (_ id: String) -> Address?)? = nil
  ) {
    self.table = table
    self.title = title
    self.name = name
    self.columns = columns
    self.words = words
    self.answers = answers
    self.hidden = hidden
    self.address = address
  }

  /// A kind for a table that nobody has described.
  public init(of table: String) {
    self.init(table: table, Self.words(table))
  }

  func title(of column: String) -> String { columns[column] ?? Self.words(column) }

  func isShown(_ column: String) -> Bool {
    !hidden.contains(column) && column != "version" && column != "id" && column != "authority_id"
  }

  /// "due_on" as "Due on".
  private static func words(_ name: String) -> String {
    let text = name.split(separator: "_").filter { $0 != "id" }.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

/// What a column that holds many answers says, one by one.
public struct RecordAnswers: Sendable {
  private let read: @Sendable (String) -> [(title: String, value: String)]

  public init(_ read: @escaping @Sendable (_ text: String) -> [(title: String, value: String)]) {
    self.read = read
  }

  /// The answers that differ between two states of the column, with what each said; in the order of
  /// their titles.
  func differences(
    _ old: SQLValue, _ new: SQLValue
  ) -> [(title: String, old: String, new: String)] {
    func answers(_ value: SQLValue) -> [String: String] {
      guard case .text(let text) = value, !text.isEmpty else { return [:] }
      return Dictionary(read(text), uniquingKeysWith: { first, _ in first })
    }
    let (before, after) = (answers(old), answers(new))
    return Set(before.keys).union(after.keys).sorted()
      .map { ($0, before[$0] ?? "", after[$0] ?? "") }.filter { $0.1 != $0.2 }
  }
}

/// The words for the codes of a column.
public struct RecordWords: Sendable {
  private let word: @Sendable (String) -> String?

  /// - Parameter word: the word for a code; nil for what is none.
  public init(_ word: @escaping @Sendable (_ code: String) -> String?) { self.word = word }

  /// Those of an enumeration.
  public static func titles<Value: RawRepresentable & CaseIterable>(
    of type: Value.Type, _ title: (Value) -> String
  ) -> RecordWords where Value.RawValue == String {
    let titles = Dictionary(
      type.allCases.map { ($0.rawValue, title($0)) }, uniquingKeysWith: { first, _ in first })
    return RecordWords { titles[$0] }
  }

  /// What a value says: a code, or several with spaces between; nil when it is neither.
  func callAsFunction(_ value: String) -> String? {
    if let one = word(value) { return one }
    let several = value.split(separator: " ").map { word(String($0)) }
    return several.isEmpty || several.contains(nil)
      ? nil : several.compactMap(\.self).joined(separator: ", ")
  }
}

/// Where a table keeps what people call its records, and who may be told.
public struct RecordName: Sendable {
  let table: SQLName
  let column: SQLName
  let permission: Permission

  public init(_ column: SQLName, of table: SQLName, for permission: Permission = .readHistory) {
    self.table = table
    self.column = column
    self.permission = permission
  }
}
