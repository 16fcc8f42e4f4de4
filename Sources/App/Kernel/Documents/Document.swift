import Storage

/// A file that was given to the service: a report, a letter, a picture. Its content is in
/// `document_chunk`, encrypted; it is never overwritten.
public struct Document: Record, Hashable {
  public static let table: SQLName = "document"

  public let authority: AuthorityID
  public let id: Storage.ID<Document>
  public var version: Int
  /// The file's name as the sender called it, without folders.
  public let name: String
  /// By content.
  public let mediaType: MediaType
  /// In bytes.
  public let size: Int
  /// Sixty-four hexadecimal digits; the address of the content.
  public let sha256: String
  /// The name of who gave it.
  public let uploadedBy: String
  public let uploadedAt: Instant

  init(
    authority: AuthorityID, id: Storage.ID<Document>, name: String, mediaType: MediaType,
    size: Int, sha256: String, uploadedBy: String, uploadedAt: Instant
  ) {
    self.authority = authority
    self.id = id
    version = 0
    self.name = name
    self.mediaType = mediaType
    self.size = size
    self.sha256 = sha256
    self.uploadedBy = uploadedBy
    self.uploadedAt = uploadedAt
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    name = try row["name"]
    mediaType = try row["media_type"]
    size = try row["size"]
    sha256 = try row["sha256"]
    uploadedBy = try row["uploaded_by"]
    uploadedAt = try row["uploaded_at"]
  }

  public var fields: Fields {
    [
      "name": name, "media_type": mediaType, "size": size, "sha256": sha256,
      "uploaded_by": uploadedBy, "uploaded_at": uploadedAt,
    ]
  }
}

extension WriteTransaction {
  /// Takes a file away with its content. That it was there stays on record; what was in it does
  /// not.
  public func forget(_ id: ID<Document>, of authority: AuthorityID) throws {
    guard let document = try find(id, of: authority) else { return }
    try execute(
      """
      DELETE FROM document_chunk WHERE authority_id = \(authority) AND document_id = \(id)
      """)
    try delete(document)
  }
}

extension Transaction {
  /// The first document of an authority with a content, if it has been given before.
  public func document(
    sha256: String, of authority: AuthorityID
  ) throws -> Document? {
    try first(
      Document.self,
      """
      SELECT * FROM document WHERE authority_id = \(authority) AND sha256 = \(sha256)
      ORDER BY uploaded_at, id LIMIT 1
      """)
  }
}
