import SiteMap
import Storage

/// How people call a table's records and columns: for the history, and for the page that says who was
/// quicker. A slice adds its own with `site.describe(…)`; what is not described is called by the words of
/// its columns.
public struct RecordKind: Sendable {
  /// "plan".
  public var table: String
  /// "Improvement plan".
  public var title: String
  /// What columns are called, where their own words will not do: `["due_on": "Due date"]`.
  public var columns: [String: String]
  /// Columns that mean nothing to people.
  public var hidden: Set<String>
  /// Where the record is shown.
  public var address: (@Sendable (_ id: String) -> Address?)?

  public init(
    table: String, _ title: String, columns: [String: String] = [:], hidden: Set<String> = [],
    address: (@Sendable (_ id: String) -> Address?)? = nil
  ) {
    self.table = table
    self.title = title
    self.columns = columns
    self.hidden = hidden
    self.address = address
  }

  /// A kind for a table that nobody has described.
  init(of table: String) {
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
