import Civil
import Kernel
import Storage

/// Something that a council and its partners say in public: a message, a position statement,
/// guidance that reassures (domain, section 3).
public struct Statement: Record, Hashable {
  public static let table: SQLName = "statement"

  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case message, positionStatement, guidance

    /// The kind as people call it.
    public var title: String {
      switch self {
      case .message: "Message"
      case .positionStatement: "Position statement"
      case .guidance: "Reassurance and guidance"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Statement>
  public var version = 0
  public var kind: Kind
  /// Whom it is for: "Parents and carers in Thornmere".
  public var audience: String
  /// Where it goes out: "Council website and schools’ newsletters".
  public var channel: String
  /// The day first planned for it; a later plan moves ``plannedOn`` only.
  public let firstPlannedOn: CivilDate
  public var plannedOn: CivilDate
  /// The day on which it became public here; nil while it is not.
  public var publishedOn: CivilDate?
  /// Who first wrote it: their account, and their name then.
  public let authorID: String
  public let author: String

  public init(
    authority: AuthorityID, id: Storage.ID<Statement> = Storage.ID(), kind: Kind,
    audience: String, channel: String, plannedOn: CivilDate, author: Author
  ) {
    self.authority = authority
    self.id = id
    self.kind = kind
    self.audience = audience
    self.channel = channel
    firstPlannedOn = plannedOn
    self.plannedOn = plannedOn
    authorID = author.id
    self.author = author.name
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    kind = try row["kind"]
    audience = try row["audience"]
    channel = try row["channel"]
    firstPlannedOn = try row["first_planned_on"]
    plannedOn = try row["planned_on"]
    publishedOn = try row["published_on"]
    authorID = try row["author_id"]
    author = try row["author"]
  }

  public var fields: Fields {
    [
      "kind": kind, "audience": audience, "channel": channel, "first_planned_on": firstPlannedOn,
      "planned_on": plannedOn, "published_on": publishedOn, "author_id": authorID,
      "author": author,
    ]
  }
}

extension Statement {
  /// Whether it should have been public by now.
  public func isOverdue(on today: CivilDate) -> Bool { publishedOn == nil && plannedOn < today }
}

/// The words of a statement in one language.
public struct StatementText: Record, Hashable {
  public static let table: SQLName = "statement_text"

  public let authority: AuthorityID
  public let id: Storage.ID<StatementText>
  public var version = 0
  public let statement: Storage.ID<Statement>
  /// A code of ``StatementLanguage``.
  public let language: String
  public var title: String
  public var text: String
  /// Counts the times the words were written: what was approved is what was read.
  public var edition: Int
  /// Of a translation: the edition of the English words that it was checked against.
  public var sourceEdition: Int
  /// The person who has checked the words and speaks the language; empty while nobody has.
  public var checker: String
  public var checkedOn: CivilDate?
  /// Who wrote these words last: their account, and their name then.
  public var writerID: String
  public var writer: String
  /// Somebody else, who approved exactly these words; nil while nobody has.
  public var approverID: String?
  public var approver: String?
  public var approvedOn: CivilDate?
  /// Why they were approved although they are harder to read than the limit.
  public var approvedBecause: String

  init(
    authority: AuthorityID, statement: Storage.ID<Statement>, language: StatementLanguage,
    title: String, text: String, writer: Author
  ) {
    self.authority = authority
    id = Storage.ID()
    self.statement = statement
    self.language = language.code
    self.title = title
    self.text = text
    edition = 1
    sourceEdition = 0
    checker = ""
    writerID = writer.id
    self.writer = writer.name
    approvedBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    statement = try row["statement_id"]
    language = try row["language"]
    title = try row["title"]
    text = try row["text"]
    edition = try row["edition"]
    sourceEdition = try row["source_edition"]
    checker = try row["checker"]
    checkedOn = try row["checked_on"]
    writerID = try row["writer_id"]
    writer = try row["writer"]
    approverID = try row["approver_id"]
    approver = try row["approver"]
    approvedOn = try row["approved_on"]
    approvedBecause = try row["approved_because"]
  }

  public var fields: Fields {
    [
      "statement_id": statement, "language": language, "title": title, "text": text,
      "edition": edition, "source_edition": sourceEdition, "checker": checker,
      "checked_on": checkedOn, "writer_id": writerID, "writer": writer,
      "approver_id": approverID, "approver": approver, "approved_on": approvedOn,
      "approved_because": approvedBecause,
    ]
  }
}

extension StatementText {
  public var isApproved: Bool { approverID != nil }
  var isEnglish: Bool { language == StatementLanguage.english.code }
  /// The language in words.
  var languageName: String { StatementLanguage(code: language)?.name ?? language }

  mutating func forgetApproval() {
    approverID = nil
    approver = nil
    approvedOn = nil
    approvedBecause = ""
  }
}

extension Statement {
  static let tables: [SQL] = [
    """
    CREATE TABLE statement (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      kind text NOT NULL, audience text NOT NULL, channel text NOT NULL,
      first_planned_on date NOT NULL, planned_on date NOT NULL, published_on date,
      author_id text NOT NULL, author text NOT NULL,
      PRIMARY KEY (authority_id, id))
    """,
    "CREATE INDEX statement_by_plan ON statement (authority_id, planned_on, id)",
    """
    CREATE TABLE statement_text (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      statement_id text NOT NULL, language text NOT NULL, title text NOT NULL,
      text text NOT NULL, edition bigint NOT NULL, source_edition bigint NOT NULL,
      checker text NOT NULL, checked_on date, writer_id text NOT NULL, writer text NOT NULL,
      approver_id text, approver text, approved_on date, approved_because text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, statement_id, language),
      FOREIGN KEY (authority_id, statement_id) REFERENCES statement (authority_id, id))
    """,
  ]
}
