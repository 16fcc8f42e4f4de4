import Crypto

/// A step in the life of the schema. Once released it is never edited: what comes next is another
/// migration.
public struct Migration: Sendable {
  /// The slice and its number: `kernel.1`.
  public let name: String
  public let statements: [SQL]
  /// What has to be done to records in the same step; it is logged like any other write.
  let work: (@Sendable (WriteTransaction) throws -> Void)?

  /// - Parameters:
  ///   - statements: In the part of SQL that both engines share. They make tables and indices; a
  ///     statement that changes rows of a *record's* table would go round the change log, and
  ///     `verify` would name each of them.
  ///   - work: Changes records after the statements have run.
  public init(
    name: String, statements: [SQL],
    work: (@Sendable (WriteTransaction) throws -> Void)? = nil
  ) {
    self.name = name
    self.statements = statements
    self.work = work
  }

  /// SHA-256 over the text of the statements and the values in them, the same on every engine.
  var checksum: String {
    var hash = SHA256()
    for statement in statements {
      for piece in statement.pieces {
        let word =
          switch piece {
          case .text(let text): "text \(text)"
          case .value(let value): "value \(ImageJSON.text(of: [value]))"
          case .difference(let difference): "difference \(difference)"
          case .search(let query): "search \(query)"
          }
        hash.update(data: Array("\(word.utf8.count) \(word)\n".utf8))
      }
      hash.update(data: Array(";\n".utf8))
    }
    return hash.finalize().hex
  }
}

extension Sequence<UInt8> {
  /// Two lower-case digits for each byte.
  var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// The database's schema and this program do not fit each other. Nothing was changed.
public struct MigrationRefused: Error, CustomStringConvertible {
  public let description: String
}
