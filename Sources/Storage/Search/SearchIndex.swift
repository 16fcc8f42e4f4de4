/// The index of words: for each record that is searched a row of `search_entry` and, under the same
/// number, its words in `search_words`. It is written with the record, in the same transaction, so
/// it never says anything else than the record does.
///
/// Only the tables and columns named in `search_table` are indexed. Whatever holds children's data
/// is not named there, and so is never found.
enum SearchIndex {
  /// A word as the index has it. Each authority has its own words, so that a search costs what that
  /// authority has kept, and nothing of what all others have.
  static func entry(_ word: String, of authority: AuthorityID) -> String {
    // Words are of letters and digits, and so is the code that stands before them.
    let code = authority.code.utf8.map { byte -> Character in
      let character = Character(Unicode.Scalar(byte))
      return byte < 0x80 && (character.isLetter || character.isNumber) ? character : "_"
    }
    return "\(String(code).lowercased())_\(word)"
  }

  /// The word that says which table a row is of. Words of texts have no such sign.
  static func token(of table: String) -> String { "_" + table }

  static let tables: [SQL] = [
    "CREATE TABLE search_table (table_name text PRIMARY KEY, columns text NOT NULL)",
    """
    CREATE TABLE search_entry (
      sequence \(.risingKey),
      authority_id text NOT NULL, table_name text NOT NULL, record_id text NOT NULL)
    """,
    """
    CREATE UNIQUE INDEX search_entry_of ON search_entry (authority_id, table_name, record_id)
    """,
    "\(.searchTable)",
    "\(.searchSetting)",
  ]
}

extension Migration {
  /// The index of words.
  static let storageSearch = Migration(name: "storage.3", statements: SearchIndex.tables)

  /// The words of all authorities were the same ones before; now they are entered again, each
  /// authority's its own.
  static let storageSearchByAuthority = Migration(
    name: "storage.4",
    statements: [
      "DROP TABLE search_words", "DELETE FROM search_entry", "\(.searchTable)",
      "\(.searchSetting)",
    ]
  ) { db in
    for row in try db.rows("SELECT table_name, columns FROM search_table ORDER BY table_name") {
      try db.search(
        SQLName(catalogued: try row["table_name"]),
        in: try row.get("columns", as: String.self).split(separator: " ")
          .map { SQLName(catalogued: String($0)) })
    }
  }
}

extension WriteTransaction {
  /// From now on the words in these columns are found, and those of all that is kept already. To be
  /// called in a migration, once for each table that is to be searched.
  public func search(_ table: SQLName, in columns: [SQLName]) throws {
    let names = columns.map(\.text).joined(separator: " ")
    try connection.execute(
      """
      INSERT INTO search_table (table_name, columns) VALUES (\(table.text), \(names))
      ON CONFLICT (table_name) DO UPDATE SET columns = excluded.columns
      """)
    searched = nil
    var last: (authority: String, id: String)?
    while true {
      let after: SQL =
        if let last { "WHERE (authority_id, id) > (\(last.authority), \(last.id))" } else { "" }
      let found = try rows(
        "SELECT * FROM \(table) \(after) ORDER BY authority_id, id LIMIT 500")
      for row in found {
        let words = Self.words(of: try columns.map { try row.get($0.text, as: String?.self) ?? "" })
        try enter(
          words, of: table.text, try row["authority_id"], try row.get("id", as: String.self))
      }
      guard let end = found.last, found.count == 500 else { return }
      last = (try end["authority_id"], try end["id"])
    }
  }

  /// Follows a change of a record.
  func index(
    _ table: SQLName, _ authority: AuthorityID, _ recordID: String, before: Image?, after: Image?
  ) throws {
    guard let columns = try searchedColumns()[table.text] else { return }
    guard let after else {
      try forget(table.text, authority, recordID)
      return
    }
    let words = Self.words(in: after, columns)
    if let before, Self.words(in: before, columns) == words { return }
    try enter(words, of: table.text, authority, recordID)
  }

  private func searchedColumns() throws -> [String: [String]] {
    if let searched { return searched }
    var found: [String: [String]] = [:]
    try connection.forEachRow("SELECT table_name, columns FROM search_table") { row in
      found[try row["table_name"]] = try row.get("columns", as: String.self)
        .split(separator: " ").map(String.init)
    }
    searched = found
    return found
  }

  private static func words(in image: Image, _ columns: [String]) -> [String] {
    words(
      of: columns.map { column in
        if case .text(let text) = image[column] ?? .null { text } else { "" }
      })
  }

  /// Each word once, in the order in which it first stands: as it is looked for when it is
  /// finished, and as it is written, by which it is found while it is being typed ("visitin").
  private static func words(of texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.flatMap { SearchWords($0).words.flatMap { [$0.stem, $0.plain] } }
      .filter { seen.insert($0).inserted }
  }

  private func enter(
    _ words: [String], of table: String, _ authority: AuthorityID, _ recordID: String
  ) throws {
    let text = ([SearchIndex.token(of: table)] + words)
      .map { SearchIndex.entry($0, of: authority) }.joined(separator: " ")
    if let sequence = try sequence(of: table, authority, recordID) {
      try connection.execute(
        """
        UPDATE search_words SET words = \(.wordsBefore)\(text)\(.wordsAfter)
        WHERE rowid = \(sequence)
        """)
      return
    }
    let sequence = try value(
      Int64.self,
      """
      INSERT INTO search_entry (authority_id, table_name, record_id)
      VALUES (\(authority), \(table), \(recordID)) RETURNING sequence
      """)
    try connection.execute(
      """
      INSERT INTO search_words (rowid, words)
      VALUES (\(sequence), \(.wordsBefore)\(text)\(.wordsAfter))
      """)
  }

  private func forget(_ table: String, _ authority: AuthorityID, _ recordID: String) throws {
    guard let sequence = try sequence(of: table, authority, recordID) else { return }
    try connection.execute("DELETE FROM search_words WHERE rowid = \(sequence)")
    try connection.execute("DELETE FROM search_entry WHERE sequence = \(sequence)")
  }

  private func sequence(
    of table: String, _ authority: AuthorityID, _ recordID: String
  ) throws -> Int64? {
    try value(
      Int64.self,
      """
      SELECT sequence FROM search_entry
      WHERE authority_id = \(authority) AND table_name = \(table) AND record_id = \(recordID)
      """)
  }
}
