import ImprovementPlan
import Inspections
import Kernel
import SiteMap
import Storage

/// A reference typed as it is printed: "REC-2012-07", "act 3", "CH-2", "RISK-11", "LOG-02".
struct SearchReference: Hashable, Sendable {
  enum Kind: String { case rec, act, ch, risk, log, dec }

  let kind: Kind
  let numbers: [Int]

  init?(_ text: String) {
    let words = SearchWords(String(text.prefix(40))).words.map(\.plain)
    // "ACT3" is one word, "REC-2012-07" are three.
    let head = words.first?.prefix { !$0.isNumber } ?? ""
    let rest = words.first?.dropFirst(head.count) ?? ""
    guard let kind = Kind(rawValue: String(head)) else { return nil }
    let parts = (rest.isEmpty ? [] : [String(rest)]) + words.dropFirst()
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.count == (kind == .rec ? 2 : 1) else { return nil }
    self.kind = kind
    self.numbers = numbers
  }
}

extension Transaction {
  /// The records of that reference that the reader may read: of every plan and every board.
  func records(of reference: SearchReference, for reader: SearchReader) throws -> [SearchHit] {
    let number = reference.numbers[reference.numbers.count - 1]
    let condition: SQL
    let table: SQLName
    switch reference.kind {
    case .rec:
      let printed = "REC-\(reference.numbers[0])-\(number < 10 ? "0" : "")\(number)"
      (table, condition) = ("recommendation", "recommendation.reference = \(printed)")
    case .act: (table, condition) = ("action", "action.number = \(number)")
    case .ch: (table, condition) = ("challenge", "challenge.number = \(number)")
    case .risk: (table, condition) = ("risk", "risk.number = \(number)")
    case .log: (table, condition) = ("board_log", "board_log.number = \(number)")
    case .dec: (table, condition) = ("board_decision", "board_decision.number = \(number)")
    }
    return try SearchSource.all.filter { $0.table == table }.flatMap { source -> [SearchHit] in
      guard let scope = source.scope(reader) else { return [] }
      let joined = source.joins.map { "CROSS JOIN \($0.table)" as SQL }.joined(separator: " ")
      let conditions = source.joins.map { "AND \($0.condition)" as SQL }.joined(separator: " ")
      return try rows(
        """
        SELECT \(source.selection) FROM \(table) \(joined)
        WHERE \(table).authority_id = \(reader.user.authority) AND \(condition) \(conditions)
          AND (\(scope))
        ORDER BY \(table).id DESC LIMIT 50
        """
      ).map { try SearchHit($0, of: source) }
    }
  }
}
