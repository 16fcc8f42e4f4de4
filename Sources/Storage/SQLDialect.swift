/// What an engine writes where the engines differ, and how it marks a bound value.
public struct SQLDialect: Sendable {
  public enum Placeholder: Sendable {
    /// `?`
    case question
    /// `$1`, `$2`, …
    case numbered
  }

  public let placeholder: Placeholder
  let search: SearchGrammar
  private let words: @Sendable (EngineDifference) -> String

  public init(
    placeholder: Placeholder, search: SearchGrammar,
    words: @escaping @Sendable (EngineDifference) -> String
  ) {
    self.placeholder = placeholder
    self.search = search
    self.words = words
  }

  func word(for difference: EngineDifference) -> String { words(difference) }
}

extension SQL {
  /// The statement's text in an engine's words, and the values to bind, in order.
  ///
  /// - Throws: ``DatabaseFault`` for a value that not every engine can keep as it is.
  public func rendered(in dialect: SQLDialect) throws -> (text: String, values: [SQLValue]) {
    var text = ""
    var values: [SQLValue] = []
    func bind(_ value: SQLValue) {
      values.append(value)
      switch dialect.placeholder {
      case .question: text += "?"
      case .numbered: text += "$\(values.count)"
      }
    }
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .difference(let difference): text += dialect.word(for: difference)
      case .value(let value):
        try value.requireKeepable()
        bind(value)
      case .search(let query):
        text += dialect.search.before
        bind(.text(dialect.search.text(of: query)))
        text += dialect.search.after
      }
    }
    return (text, values)
  }
}

extension SQLValue: SQLConvertible {
  public var sqlValue: SQLValue { self }

  public init(sqlValue: SQLValue) { self = sqlValue }
}

extension SQLValue {
  /// PostgreSQL keeps no text with a NUL in it, and SQLite turns "not a number" into NULL; both
  /// would be silent losses on one engine only, so both are refused on both.
  func requireKeepable() throws {
    switch self {
    case .text(let text) where text.utf8.contains(0):
      throw DatabaseFault(.other, "a text with a NUL character cannot be kept; remove it first")
    case .real(let number) where number.isNaN:
      throw DatabaseFault(.other, "'not a number' cannot be kept; store no value instead")
    default: break
    }
  }
}
