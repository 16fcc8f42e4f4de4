import Storage

/// Why a query is right as it stands. It stays for the next check, where the same query of the same
/// child is met again.
struct QueryNote: Record, Hashable {
  static let table: SQLName = "return_note"

  let authority: AuthorityID
  let id: Storage.ID<QueryNote>
  var version: Int
  /// Which return.
  let code: String
  /// What it is about; see `IssueFile.about`.
  let about: String
  let ruleCode: String
  var text: String
  var writtenBy: String
  var writtenAt: Instant

  init(
    authority: AuthorityID, code: String, about: String, ruleCode: String, text: String,
    by author: Author, at instant: Instant
  ) {
    self.authority = authority
    id = ID(at: instant)
    version = 0
    self.code = code
    self.about = about
    self.ruleCode = ruleCode
    self.text = text
    writtenBy = author.name
    writtenAt = instant
  }

  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    code = try row["return_code"]
    about = try row["about"]
    ruleCode = try row["rule_code"]
    text = try row["text"]
    writtenBy = try row["written_by"]
    writtenAt = try row["written_at"]
  }

  var fields: Fields {
    [
      "return_code": code, "about": about, "rule_code": ruleCode, "text": text,
      "written_by": writtenBy, "written_at": writtenAt,
    ]
  }
}

extension Transaction {
  /// Every note on a return, by what it is about.
  func notes(on code: String, of authority: AuthorityID) throws -> [String: QueryNote] {
    let notes = try all(
      QueryNote.self,
      """
      SELECT * FROM return_note
      WHERE authority_id = \(authority) AND return_code = \(code) ORDER BY id
      """)
    return Dictionary(notes.map { ($0.about, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The notes that were last written before a moment.
  func notes(of authority: AuthorityID, before moment: Instant) throws -> [QueryNote] {
    try all(
      QueryNote.self,
      """
      SELECT * FROM return_note WHERE authority_id = \(authority) AND written_at < \(moment)
      ORDER BY written_at, id
      """)
  }

  func note(about: String, on code: String, of authority: AuthorityID) throws -> QueryNote? {
    try first(
      QueryNote.self,
      """
      SELECT * FROM return_note
      WHERE authority_id = \(authority) AND return_code = \(code) AND about = \(about)
      """)
  }
}
