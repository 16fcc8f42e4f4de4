import Storage

/// Paging by key: the rows after the last one seen, found by what they are sorted by and, among
/// equals, by their identifier. It costs the same on the last page as on the first, and no row is
/// shown twice or left out when others come in between.
///
/// The address holds only the identifier of the row; what it is sorted by is looked up, so that no
/// name or date of a person stands in an address.
struct Keyset {
  var query: ListQuery
  var key: SQL
  var isDescending: Bool

  /// The rows at a place, at most one more than `limit`, in the order in which they are read.
  func rows(_ db: Transaction, at place: Place, limit: Int) throws -> [Row] {
    var conditions = query.conditions
    if case .after(let cursor, let isBackward) = place {
      conditions.append(beyond(cursor, isAscending: isDescending == isBackward))
    }
    let isAscending = isDescending == place.isBackward
    let order: SQL =
      isAscending ? "\(key) ASC, \(query.id) ASC" : "\(key) DESC, \(query.id) DESC"
    return try db.rows(
      """
      SELECT \(query.id) AS list_id, \(query.select) FROM \(query.from)
      WHERE \(all(conditions)) ORDER BY \(order) LIMIT \(limit)
      """)
  }

  /// What the row with this identifier is sorted by; nil when the list does not have it any more.
  func cursor(_ db: Transaction, _ id: String) throws -> Cursor? {
    let found = try db.rows(
      """
      SELECT \(key) AS list_key, \(query.id) AS list_id FROM \(query.from)
      WHERE \(all(query.conditions + ["\(query.id) = \(id)"])) LIMIT 1
      """)
    return found.first.map { Cursor(key: $0.values[0], id: $0.values[1]) }
  }

  /// How many rows there are; one more than `limit` when there are more than that.
  ///
  /// Up to a limit they are counted in the order of the list, by the index that its pages are read
  /// with: without the order an engine may choose one that makes it read every row.
  func count(_ db: Transaction, upTo limit: Int? = nil) throws -> Int {
    guard let limit else {
      let what: SQL = query.counted.map { "DISTINCT \($0)" } ?? "*"
      return try db.value(
        Int.self, "SELECT count(\(what)) FROM \(query.from) WHERE \(all(query.conditions))") ?? 0
    }
    return try db.value(
      Int.self,
      """
      SELECT count(*) FROM (
        SELECT 1 FROM \(query.from) WHERE \(all(query.conditions))
        ORDER BY \(key), \(query.id) LIMIT \(limit + 1)) AS counted
      """) ?? 0
  }

  /// Written so that both engines walk an index of key and identifier from the cursor on; neither
  /// does so for `(key, id) > (x, y)` when the key is an expression.
  private func beyond(_ cursor: Cursor, isAscending: Bool) -> SQL {
    isAscending
      ? "\(key) >= \(cursor.key) AND (\(key) > \(cursor.key) OR \(query.id) > \(cursor.id))"
      : "\(key) <= \(cursor.key) AND (\(key) < \(cursor.key) OR \(query.id) < \(cursor.id))"
  }

  private func all(_ conditions: [SQL]) -> SQL {
    conditions.map { "(\($0))" }.joined(separator: " AND ")
  }

  /// A row's place in the order.
  struct Cursor: Hashable, Sendable {
    var key: SQLValue
    var id: SQLValue
  }

  enum Place: Hashable, Sendable {
    case start
    case after(Cursor, isBackward: Bool)

    var isBackward: Bool {
      if case .after(_, true) = self { true } else { false }
    }
  }
}
