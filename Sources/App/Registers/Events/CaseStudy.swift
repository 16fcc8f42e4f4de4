import Civil
import Kernel
import Storage

/// What happened to a child or a family, told so that nobody can be recognised.
///
/// It is shared with partners only after somebody else than its writer has confirmed that it is
/// anonymous; until then its words are for those who keep the registers. It is never made public.
public struct CaseStudy: Record, Hashable {
  public static let table: SQLName = "case_study"

  public let authority: AuthorityID
  public let id: Storage.ID<CaseStudy>
  public var version = 0
  public let event: Storage.ID<LearningEvent>
  public var title: String
  public var text: String
  /// Who wrote these words last: their account, and their name then.
  public var writerID: String
  public var writer: String
  /// Somebody else, who has confirmed that these words are anonymous; nil while nobody has.
  public var confirmerID: String?
  public var confirmer: String?
  public var confirmedOn: CivilDate?
  /// Why what looked like a name, a date of birth or an address is none.
  public var confirmedDespite: String
  /// The day on which it was shared with partners.
  public var sharedOn: CivilDate?

  init(
    authority: AuthorityID, event: Storage.ID<LearningEvent>, title: String, text: String,
    writer: Author
  ) {
    self.authority = authority
    id = Storage.ID()
    self.event = event
    self.title = title
    self.text = text
    writerID = writer.id
    self.writer = writer.name
    confirmedDespite = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    event = try row["event_id"]
    title = try row["title"]
    text = try row["text"]
    writerID = try row["writer_id"]
    writer = try row["writer"]
    confirmerID = try row["confirmer_id"]
    confirmer = try row["confirmer"]
    confirmedOn = try row["confirmed_on"]
    confirmedDespite = try row["confirmed_despite"]
    sharedOn = try row["shared_on"]
  }

  public var fields: Fields {
    [
      "event_id": event, "title": title, "text": text, "writer_id": writerID, "writer": writer,
      "confirmer_id": confirmerID, "confirmer": confirmer, "confirmed_on": confirmedOn,
      "confirmed_despite": confirmedDespite, "shared_on": sharedOn,
    ]
  }
}

extension CaseStudy {
  public var isConfirmed: Bool { confirmerID != nil }

  /// Whether somebody may read its words: whoever keeps the registers, and the others once it is
  /// shared.
  func isShown(to user: User) -> Bool {
    user.may(.manageRegisters) || sharedOn != nil && user.may(.readOwnRegisters)
  }

  mutating func forgetConfirmation() {
    confirmerID = nil
    confirmer = nil
    confirmedOn = nil
    confirmedDespite = ""
  }
}
