import Storage

extension List where Element: RowDecodable, Sort: ListSort {
  /// The rows that the address asks for: a page of them, or all when they are taken away as a file.
  public func load(for visit: Visit, from query: ListQuery) async throws -> Listing<Element, Sort> {
    try await visit.store.read { db in try load(for: visit, from: query, in: db) }
  }

  /// The same, within a transaction that reads other things as well.
  public func load(
    for visit: Visit, from query: ListQuery, in db: Transaction
  ) throws -> Listing<Element, Sort> {
    let request = ListRequest(self, visit)
    var narrowed = query
    narrowed.conditions += request.filters.map(\.condition)
    let keyset = Keyset(query: narrowed, key: request.sort.key, isDescending: request.isDescending)
    var listing = Listing(list: self, request: request, address: visit.address)
    listing.count = try keyset.count(db, upTo: countsUpTo)
    listing.fileFormat = visit.fileFormat
    listing.asAt = visit.past
    try visit.fileFormat != nil
      ? listing.take(keyset.rows(db, at: .start, limit: Self.mostInFile))
      : listing.take(page: keyset, db)
    return listing
  }

  /// More than this many rows are not written to one file.
  static var mostInFile: Int { 100_000 }
}

extension Listing where Element: RowDecodable {
  fileprivate mutating func take(_ rows: [Row]) throws {
    elements = try rows.map { try Element(row: $0) }
    ids = try rows.map { try String(sqlValue: $0.values[0]) }
  }

  fileprivate mutating func take(page keyset: Keyset, _ db: Transaction) throws {
    let (place, isBackward) = try self.place(keyset, db)
    var rows = try keyset.rows(db, at: place, limit: list.pageSize + 1)
    let hasMore = rows.count > list.pageSize
    rows = Array(rows.prefix(list.pageSize))
    if isBackward {
      rows.reverse()
      // Fewer than a page before here: begin at the beginning, so that the first page is a full
      // one.
      if !hasMore { rows = try firstPage(keyset, db) }
      hasEarlier = hasMore
      hasLater = true
    } else {
      hasEarlier = place != .start
      hasLater = hasMore
    }
    try take(rows)
  }

  private mutating func firstPage(_ keyset: Keyset, _ db: Transaction) throws -> [Row] {
    let rows = try keyset.rows(db, at: .start, limit: list.pageSize + 1)
    return Array(rows.prefix(list.pageSize))
  }

  private mutating func place(
    _ keyset: Keyset, _ db: Transaction
  ) throws -> (place: Keyset.Place, isBackward: Bool) {
    let (id, isBackward): (String, Bool)
    switch request.place {
    case .start: return (.start, false)
    case .after(let text): (id, isBackward) = (text, false)
    case .before(let text): (id, isBackward) = (text, true)
    }
    guard let cursor = try keyset.cursor(db, id) else {
      // The row is gone, or the link is old: the beginning is a safe place to be.
      hasLostPlace = true
      return (.start, false)
    }
    return (.after(cursor, isBackward: isBackward), isBackward)
  }
}
