import Civil
import Kernel
import Storage

/// A pack for a meeting: a frozen snapshot with the SHA-256 by which it is cited.
public struct BoardPack: Record, Hashable {
  public static let table: SQLName = "board_pack"

  public let authority: AuthorityID
  public let id: Storage.ID<BoardPack>
  public var version = 0
  public let board: ImprovementBoard.ID
  public let meeting: Meeting.ID
  public let document: Document.ID
  /// Of the snapshot's bytes; sixty-four hexadecimal digits.
  public let sha256: String
  public let takenAt: Instant
  public let takenOn: CivilDate
  public let takenBy: String

  init(
    authority: AuthorityID, id: Storage.ID<BoardPack>, meeting: Meeting, document: Document,
    takenAt: Instant, takenOn: CivilDate, takenBy: String
  ) {
    self.authority = authority
    self.id = id
    board = meeting.board
    self.meeting = meeting.id
    self.document = document.id
    sha256 = document.sha256
    self.takenAt = takenAt
    self.takenOn = takenOn
    self.takenBy = takenBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    board = try row["board_id"]
    meeting = try row["meeting_id"]
    document = try row["document_id"]
    sha256 = try row["sha256"]
    takenAt = try row["taken_at"]
    takenOn = try row["taken_on"]
    takenBy = try row["taken_by"]
  }

  public var fields: Fields {
    [
      "board_id": board, "meeting_id": meeting, "document_id": document, "sha256": sha256,
      "taken_at": takenAt, "taken_on": takenOn, "taken_by": takenBy,
    ]
  }

  /// How it is cited everywhere: "Snapshot 3f2a9c41…, 22 November 2026".
  public var citation: String { Self.citation(sha256, takenOn) }

  static func citation(_ sha256: String, _ day: CivilDate) -> String {
    "Snapshot \(sha256.prefix(8))…, \(day.longForm)"
  }
}

extension Transaction {
  /// The packs of a board, the latest first.
  func packs(of board: ImprovementBoard.ID, in authority: AuthorityID) throws -> [BoardPack] {
    try all(
      BoardPack.self,
      """
      SELECT * FROM board_pack WHERE authority_id = \(authority) AND board_id = \(board)
      ORDER BY taken_at DESC, id DESC
      """)
  }

  /// A pack of a board that a person may see.
  func pack(_ id: BoardPack.ID, for user: User, on day: CivilDate) throws -> BoardPack {
    guard let found = try find(id, of: user.authority),
      try boards(seenBy: user, on: day).contains(where: { $0.id == found.board })
    else {
      throw Refusal.notFound("There is no such pack, or you do not sit on its board.")
    }
    return found
  }

  /// The snapshot behind a pack, and its bytes.
  ///
  /// - Throws: `DocumentFault` when the bytes are not those that were hashed.
  func snapshot(
    of pack: BoardPack, in world: World
  ) throws -> (snapshot: Snapshot, bytes: [UInt8]) {
    let bytes = try world.documents.bytes(of: pack.document, in: pack.authority, self)
    return (try Snapshot(document: bytes), bytes)
  }
}
