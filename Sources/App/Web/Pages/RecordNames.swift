import Kernel
import Markup
import Storage

/// What people call the records that changes name by their identifiers. An identifier is given once
/// among all tables, so it need not be known in which of them a record is.
struct RecordNames: Sendable {
  private(set) var names: [String: String] = [:]

  /// Longer names than this are cut: a finding is called by its first words.
  static let longest = 90

  init() {}

  /// - Parameters:
  ///   - records: records to be named besides those that the changes mention.
  ///   - user: only what this person may know of is named.
  init(
    in changes: [Change], and records: [String] = [], kinds: [RecordKind], for user: User,
    _ db: Transaction
  ) throws {
    let mentioned = changes.flatMap(\.differences).flatMap { [$0.old, $0.new] }.compactMap {
      if case .text(let text) = $0, ID<Any>(text) != nil { text } else { nil }
    }
    let wanted = Set(mentioned + records)
    if wanted.isEmpty { return }
    for name in kinds.compactMap(\.name) where user.may(name.permission) {
      let rows = try db.rows(
        """
        SELECT id, \(name.column) AS name FROM \(name.table)
        WHERE authority_id = \(user.authority) AND id IN \(list: wanted)
        """)
      for row in rows { names[try row["id"]] = Self.short(try row["name"]) }
    }
  }

  subscript(id: String) -> String? { names[id] }

  private static func short(_ text: String) -> String {
    guard text.count > longest else { return text }
    let cut = text.prefix(longest)
    return cut[..<(cut.lastIndex(of: " ") ?? cut.endIndex)] + "…"
  }
}
