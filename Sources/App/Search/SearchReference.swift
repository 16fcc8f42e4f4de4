import ImprovementPlan
import Inspections
import Kernel
import SiteMap
import Storage

/// A reference typed as it is printed: "REC-2012-07", "act 3", "CH-2", "RISK-11".
struct SearchReference: Hashable, Sendable {
  enum Kind: String { case rec, act, ch, risk }

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
  /// The one record of that reference that the reader may read; nil when there is none, or more.
  func address(of reference: SearchReference, for reader: SearchReader) throws -> Address? {
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
    }
    guard let source = SearchSource.all.first(where: { $0.table == table }),
      let scope = source.scope(reader)
    else { return nil }
    let joined = source.joins.map { "CROSS JOIN \($0.table)" as SQL }.joined(separator: " ")
    let conditions = source.joins.map { "AND \($0.condition)" as SQL }.joined(separator: " ")
    let found = try rows(
      """
      SELECT \(source.columns) FROM \(table) \(joined)
      WHERE \(table).authority_id = \(reader.user.authority) AND \(condition) \(conditions)
        AND (\(scope))
      ORDER BY id LIMIT 2
      """
    ).map { try SearchHit($0, of: source) }
    return found.count == 1 ? found[0].address : nil
  }

  /// The actions of a number, in every plan whose actions the reader may read.
  func actions(numbered number: Int, for reader: SearchReader) throws -> [SearchHit] {
    guard let source = SearchSource.all.first(where: { $0.table == "action" }),
      let scope = source.scope(reader)
    else { return [] }
    return try rows(
      """
      SELECT \(source.columns) FROM action
      WHERE action.authority_id = \(reader.user.authority) AND action.number = \(number)
        AND (\(scope))
      ORDER BY action.id DESC LIMIT 50
      """
    ).map { try SearchHit($0, of: source) }
  }
}
