/// Where records are taken from: the tables as they stand, or the change log as it stood at a
/// moment of the past. What is made of a shelf alone is, as at a past day, what was seen on that
/// day.
public struct Shelf {
  public let db: Transaction
  public let authority: AuthorityID
  /// The moment of the past; nil for what is stored now.
  public let moment: Instant?
}

extension Transaction {
  /// - Parameter moment: The moment of the past; nil for what is stored now.
  public func shelf(of authority: AuthorityID, asAt moment: Instant? = nil) -> Shelf {
    Shelf(db: self, authority: authority, moment: moment)
  }
}

extension Shelf {
  /// Those that the condition names now, in the order in which they were made.
  ///
  /// - Parameter belongs: what the condition asks, of a record that was taken away since, or that
  ///   held something else then.
  public func all<Found: Record>(where condition: SQL, belongs: (Found) -> Bool) throws -> [Found] {
    guard let moment else {
      // They are put in order here: asked to do it, SQLite walks all that the authority has in the
      // order of its keys, and leaves the index of the condition aside.
      return try db.all(
        Found.self,
        "SELECT * FROM \(Found.table) WHERE authority_id = \(authority) AND \(condition)"
      ).sorted { $0.id.text < $1.id.text }
    }
    return try db.all(Found.self, where: condition, of: authority, asAt: moment).filter(belongs)
  }

  /// All that the authority has, in the order in which they were made.
  public func all<Found: Record>(_ type: Found.Type = Found.self) throws -> [Found] {
    guard let moment else {
      return try db.all(
        Found.self, "SELECT * FROM \(Found.table) WHERE authority_id = \(authority) ORDER BY id")
    }
    return try db.all(Found.self, of: authority, asAt: moment)
  }

  /// Those in which a column names one of these; all are read where they are more than a statement
  /// takes, as for a file of everything.
  ///
  /// - Parameter name: what the column holds.
  public func all<Found: Record, Named>(
    _ column: SQL, in ids: Set<ID<Named>>, named name: (Found) -> ID<Named>?
  ) throws -> [Found] {
    func belongs(_ found: Found) -> Bool { name(found).map(ids.contains) ?? false }
    if ids.isEmpty { return [] }
    return ids.count > Self.most
      ? try all().filter(belongs)
      : try all(where: "\(column) IN \(list: ids)", belongs: belongs)
  }

  /// How many values are named in one statement.
  private static var most: Int { 1_000 }

  /// These records, by their identifiers; those that are not there, or were not, are left out.
  public func these<Found: Record>(_ ids: [ID<Found>]) throws -> [Found] {
    guard ids.count <= Self.most else {
      let wanted = Set(ids)
      return try all().filter { wanted.contains($0.id) }
    }
    guard let moment else {
      return try db.all(
        Found.self,
        """
        SELECT * FROM \(Found.table) WHERE authority_id = \(authority) AND id IN \(list: ids)
        ORDER BY id
        """)
    }
    return try db.all(Found.self, ids, of: authority, asAt: moment)
  }

  /// This record; nil when it is not there, or was not then.
  public func find<Found: Record>(_ id: ID<Found>) throws -> Found? {
    guard let moment else { return try db.find(id, of: authority) }
    return try db.record(id, of: authority, asAt: moment)
  }
}
