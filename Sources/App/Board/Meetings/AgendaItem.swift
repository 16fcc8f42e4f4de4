import Civil
import Kernel
import Storage

/// One item of a meeting's agenda, and what was minuted under it.
///
/// What the public may read of it has words of its own. It shows only when somebody has marked it
/// as public, the chair has agreed those words, and the note is published; changing the words takes
/// the agreement away, and is refused while the public reads them. Of an item in private it shows
/// that there was one.
public struct AgendaItem: Record, Hashable {
  public static let table: SQLName = "agenda_item"

  public let authority: AuthorityID
  public let id: Storage.ID<AgendaItem>
  public var version = 0
  public let meeting: Meeting.ID
  public var position: Int
  public var title: String
  /// For the board.
  public var minutes: String
  /// For everybody.
  public var publicText: String
  public var openness: Openness
  public var privacy: Privacy

  public init(
    authority: AuthorityID, id: Storage.ID<AgendaItem> = Storage.ID(), meeting: Meeting.ID,
    position: Int, title: String
  ) {
    self.authority = authority
    self.id = id
    self.meeting = meeting
    self.position = position
    self.title = title
    minutes = ""
    publicText = ""
    openness = Openness()
    privacy = Privacy()
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    meeting = try row["meeting_id"]
    position = try row["position"]
    title = try row["title"]
    minutes = try row["minutes"]
    publicText = try row["public_text"]
    openness = try Openness(row: row)
    privacy = try Privacy(row: row)
  }

  public var fields: Fields {
    [
      "meeting_id": meeting, "position": position, "title": title, "minutes": minutes,
      "public_text": publicText, "is_public": openness.isPublic, "marked_by": openness.markedBy,
      "agreed_on": openness.agreedOn, "agreed_where": openness.agreedWhere,
      "is_private": privacy.isPrivate, "exempt_under": privacy.exemption,
      "public_interest": privacy.publicInterest,
    ]
  }
}

/// What a board has decided.
public struct Decision: Record, Hashable {
  public static let table: SQLName = "board_decision"

  public let authority: AuthorityID
  public let id: Storage.ID<Decision>
  public var version = 0
  public let meeting: Meeting.ID
  public let number: Int
  public var text: String
  public var openness: Openness

  public init(
    authority: AuthorityID, id: Storage.ID<Decision> = Storage.ID(), meeting: Meeting.ID,
    number: Int, text: String
  ) {
    self.authority = authority
    self.id = id
    self.meeting = meeting
    self.number = number
    self.text = text
    openness = Openness()
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    meeting = try row["meeting_id"]
    number = try row["number"]
    text = try row["text"]
    openness = try Openness(row: row)
  }

  public var fields: Fields {
    [
      "meeting_id": meeting, "number": number, "text": text, "is_public": openness.isPublic,
      "marked_by": openness.markedBy, "agreed_on": openness.agreedOn,
      "agreed_where": openness.agreedWhere,
    ]
  }

  /// "DEC-04".
  public var reference: String { numbered("DEC", number) }
}

/// Whether the public may read something of a meeting.
public struct Openness: Hashable, Sendable {
  public var isPublic = false
  /// The account of who marked it as public; somebody else has to publish it.
  public var markedBy: Account.ID?
  /// The day on which the chair agreed its words; nil while nobody has.
  public var agreedOn: CivilDate?
  /// Where that stands: "Chair’s letter of 3 December".
  public var agreedWhere = ""

  init() {}

  init(row: Row) throws {
    isPublic = try row["is_public"]
    markedBy = try row["marked_by"]
    agreedOn = try row["agreed_on"]
    agreedWhere = try row["agreed_where"]
  }

  /// Whether it may stand in a public note.
  public var isAgreed: Bool { isPublic && agreedOn != nil }

  /// Marked anew; what was agreed of other words, or of it as not public, is agreed no longer.
  func marked(_ isPublic: Bool, by user: User, wordsChanged: Bool) -> Openness {
    var next = self
    next.isPublic = isPublic
    if isPublic != self.isPublic { next.markedBy = isPublic ? user.account : nil }
    if wordsChanged, isPublic { next.markedBy = user.account }
    if wordsChanged || isPublic != self.isPublic {
      next.agreedOn = nil
      next.agreedWhere = ""
    }
    return next
  }

  /// How it stands, in words.
  var words: String {
    guard isPublic else { return "Not public" }
    return agreedOn.map { "Public, agreed \($0.shortForm)" } ?? "To be public, not agreed yet"
  }
}

/// "DEC-04": a reference with at least two digits.
func numbered(_ letters: String, _ number: Int) -> String {
  number < 10 ? "\(letters)-0\(number)" : "\(letters)-\(number)"
}
