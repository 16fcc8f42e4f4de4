/// Something that is kept: a row with an identifier, a version and a history.
///
/// Its table has the columns `authority_id`, `id` and `version` besides those of ``fields``, with
/// `PRIMARY KEY (authority_id, id)`. Every change to it goes through ``WriteTransaction`` and is
/// recorded there with who, when, why, before and after.
public protocol Record: RowDecodable, Identifiable where ID == Storage.ID<Self> {
  /// The table's name.
  static var table: SQLName { get }

  /// The authority whose record this is, for example its nine-character ONS code.
  var authority: AuthorityID { get }

  var id: Storage.ID<Self> { get }

  /// How often the record has been written: 0 before the first time. The store counts; a write that
  /// carries an older version than the stored one is refused.
  var version: Int { get set }

  /// Every other column and its value.
  var fields: Fields { get }
}

/// The code of an authority; it leads every key, so that a national deployment can be divided by
/// it.
public struct AuthorityID: Hashable, Sendable, SQLConvertible, CustomStringConvertible {
  public let code: String

  public init(_ code: String) { self.code = code }

  public init(sqlValue: SQLValue) throws { code = try String(sqlValue: sqlValue) }

  public var sqlValue: SQLValue { .text(code) }

  public var description: String { code }
}

/// The columns of a record and their values, written as a dictionary: `["title": title, "due_on":
/// dueOn]`.
public struct Fields: ExpressibleByDictionaryLiteral, Sendable {
  public private(set) var pairs: [(name: SQLName, value: SQLValue)]

  public init(dictionaryLiteral elements: (SQLName, any SQLConvertible)...) {
    pairs = elements.map { ($0, $1.sqlValue) }
  }
}
