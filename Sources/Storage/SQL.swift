/// A statement as a value. Interpolation binds; it never pastes.
///
///     db.all(
///       Action.self,
///       "SELECT id, title FROM action WHERE plan_id = \(plan.id) ORDER BY title, id")
///
/// The text itself can only come from a literal, from another `SQL`, or from an ``SQLName`` that
/// was a literal once: there is no way to put a string made at run time into it.
public struct SQL: ExpressibleByStringInterpolation, Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    case text(String)
    case value(SQLValue)
    /// A word on which the engines differ; each engine puts its own in its place.
    case difference(EngineDifference)
    /// The condition that the index of words has these; each engine puts it in its own grammar.
    case search(SearchQuery)
  }

  public private(set) var pieces: [Piece]

  public init(stringLiteral text: StaticString) { pieces = [.text(text.description)] }

  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  init(pieces: [Piece]) { self.pieces = pieces }

  public struct StringInterpolation: StringInterpolationProtocol, Sendable {
    var pieces: [Piece] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(interpolationCount * 2 + 1)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      if literal.utf8CodeUnitCount > 0 { pieces.append(.text(literal.description)) }
    }

    /// Binds a value.
    public mutating func appendInterpolation(_ value: some SQLConvertible) {
      pieces.append(.value(value.sqlValue))
    }

    /// Binds a value, or NULL.
    public mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
      pieces.append(.value(value.sqlValue))
    }

    /// Puts another statement, or part of one, in this place, its values still bound.
    public mutating func appendInterpolation(_ other: SQL) { pieces += other.pieces }

    /// The name of a table or column that was a literal once.
    public mutating func appendInterpolation(_ name: SQLName) {
      pieces.append(.text("\"\(name.text)\""))
    }

    /// A word on which the engines differ.
    public mutating func appendInterpolation(_ difference: EngineDifference) {
      pieces.append(.difference(difference))
    }

    /// Binds each value of a list for `IN \(list: ids)`; an empty list matches nothing.
    ///
    /// The last value is repeated up to the next power of two: it changes nothing for `IN`, and
    /// keeps the number of different statements, each of which the engines prepare and remember,
    /// small. Beyond 16,384 it is not: the next power would be more than SQLite binds.
    public mutating func appendInterpolation(list values: some Sequence<some SQLConvertible>) {
      pieces.append(.text("("))
      var count = 0
      var last = SQLValue.null
      func append(_ value: SQLValue) {
        if count > 0 { pieces.append(.text(", ")) }
        pieces.append(.value(value))
        last = value
        count += 1
      }
      for value in values { append(value.sqlValue) }
      while count & (count - 1) != 0, count < 1 << 14 { append(last) }
      pieces.append(.text(count == 0 ? "NULL)" : ")"))
    }
  }

  public static func + (left: SQL, right: SQL) -> SQL { SQL(pieces: left.pieces + right.pieces) }

  public static func += (left: inout SQL, right: SQL) { left.pieces += right.pieces }
}

extension Sequence<SQL> {
  /// The parts with a separator between them: conditions with `" AND "`, columns with `", "`.
  public func joined(separator: SQL) -> SQL {
    var result: [SQL.Piece] = []
    for (index, part) in enumerated() {
      if index > 0 { result += separator.pieces }
      result += part.pieces
    }
    return SQL(pieces: result)
  }
}

/// The name of a table or a column. It can only be a literal, so data never becomes a name.
public struct SQLName: ExpressibleByStringLiteral, Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(stringLiteral text: StaticString) { self.text = text.description }

  /// For names read from the database's own catalogue or from an image that is checked against it.
  package init(catalogued text: String) { self.text = text }

  public var description: String { text }
}

/// The few words on which the engines differ; the rest of a statement serves both.
public enum EngineDifference: Hashable, Sendable {
  /// The type of a column that holds bytes.
  case bytesType
  /// The definition of a primary key that the database numbers itself, rising.
  case risingKey
  /// A clause that locks the rows read until the end of the transaction (empty on SQLite, which has
  /// one writer).
  case forUpdate
  /// The statement that makes `search_words`, a table of words under `rowid`.
  case searchTable
  /// What the table of words needs besides: its index, or how it is kept.
  case searchSetting
  /// What stands before a text of words, with a space between each, that goes into `search_words`.
  case wordsBefore
  /// What stands after it.
  case wordsAfter
  /// An expression of type text that differs when what can be read of any record has changed.
  case recordsMark
}
