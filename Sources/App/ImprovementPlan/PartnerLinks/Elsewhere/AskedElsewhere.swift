import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What is asked of a body beside the plan: by the registers, by the board. They stand to the right
/// of this slice and are not imported here. `Product` fills it; without them nothing more is asked.
public struct AskedElsewhere: Sendable {
  /// The tables that it reads: of a page of a past day, they are read as they stood.
  public var tables: [SQLName]

  /// All that is asked of a body and still of use to it, on a day: what is open, what was answered
  /// last.
  public var questions: @Sendable (Transaction, Body, CivilDate) throws -> [Question]

  /// All that is open on a day, of whomever it is asked: for reminders and calendars.
  public var open: @Sendable (Transaction, AuthorityID, CivilDate) throws -> [Open]

  public init(
    tables: [SQLName] = [],
    questions: @escaping @Sendable (Transaction, Body, CivilDate) throws -> [Question],
    open: @escaping @Sendable (Transaction, AuthorityID, CivilDate) throws -> [Open]
  ) {
    self.tables = tables
    self.questions = questions
    self.open = open
  }

  /// What several slices ask, by the day on which it is due.
  public func followed(by others: AskedElsewhere...) -> AskedElsewhere {
    let all = [self] + others
    return AskedElsewhere(tables: all.flatMap(\.tables)) { db, body, day in
      try all.flatMap { try $0.questions(db, body, day) }.sorted {
        ($0.dueOn ?? .latest, $0.title, $0.id) < ($1.dueOn ?? .latest, $1.title, $1.id)
      }
    } open: { db, authority, day in
      try all.flatMap { try $0.open(db, authority, day) }.sorted {
        ($0.dueOn ?? .latest, $0.title, $0.id) < ($1.dueOn ?? .latest, $1.title, $1.id)
      }
    }
  }

  /// Nothing is asked anywhere else.
  public static let none = AskedElsewhere { _, _, _ in
    []
  } open: { _, _, _ in
    []
  }
}

extension AskedElsewhere {
  /// Something that is asked of somebody beside the plan and waits for them.
  public struct Open: Hashable, Sendable {
    /// The kind in its address, in small letters: "challenge".
    public var kind: String
    public var id: String
    public var version: Int
    /// Of whom it is asked.
    public var owner: Owner
    /// What it is called: "CH-05".
    public var title: String
    /// What is asked, in full.
    public var words: String
    /// Who asks.
    public var from: String
    public var dueOn: CivilDate?
    /// Where it is read by those inside the council.
    public var address: Address

    public init(
      kind: String, id: String, version: Int, owner: Owner, title: String, words: String,
      from: String, dueOn: CivilDate?, address: Address
    ) {
      self.kind = kind
      self.id = id
      self.version = version
      self.owner = owner
      self.title = title
      self.words = words
      self.from = from
      self.dueOn = dueOn
      self.address = address
    }
  }

  /// What of it waits for somebody. Who answers for a body sees what its posts are asked too, and
  /// answers it where bodies do.
  func open(
    for user: User, owners: [Owner], on day: CivilDate, _ db: Transaction
  ) throws -> [Open] {
    let all = try open(db, user.authority, day)
    guard user.answersForBody, let id = user.body else {
      return all.filter { owners.contains($0.owner) }
    }
    let asked = try questions(db, try db.body(id, of: user.authority), day).filter(\.isOpen)
    let names = Set(asked.map { $0.kind + $0.id })
    return all.filter { names.contains($0.kind + $0.id) || owners.contains($0.owner) }.map {
      guard names.contains($0.kind + $0.id) else { return $0 }
      var one = $0
      one.address = .askedOfUs(question: one.kind, one.id)
      return one
    }
  }
}

extension AskedElsewhere {
  /// Something that a body is asked.
  public struct Question: Sendable {
    /// The kind in its address, in small letters: "readiness".
    public var kind: String
    public var id: String
    /// What people call the kind: "How ready are you?".
    public var kindTitle: String
    /// What it is called: "CH-05", the title of a question.
    public var title: String
    /// What is asked, in full.
    public var words: String
    /// Who asks.
    public var from: String
    public var askedOn: CivilDate?
    public var dueOn: CivilDate?
    /// What was said to it, the latest last, with who said it.
    public var said: [(words: String, by: String)]
    /// How it stands, in words: "Not answered yet".
    public var state: String
    public var tone: Tone
    /// Whether something is still wanted of the body.
    public var isOpen: Bool
    /// How the body answers it here; nil where it only reads it.
    public var answering: Answering?
    /// Whom to tell, where it cannot be answered here.
    public var note: String

    public init(
      kind: String, id: String, kindTitle: String, title: String, words: String, from: String,
      askedOn: CivilDate? = nil, dueOn: CivilDate? = nil, said: [(words: String, by: String)] = [],
      state: String, tone: Tone, isOpen: Bool, answering: Answering? = nil, note: String = ""
    ) {
      self.kind = kind
      self.id = id
      self.kindTitle = kindTitle
      self.title = title
      self.words = words
      self.from = from
      self.askedOn = askedOn
      self.dueOn = dueOn
      self.said = said
      self.state = state
      self.tone = tone
      self.isOpen = isOpen
      self.answering = answering
      self.note = note
    }
  }

  /// How a body answers what it is asked.
  public struct Answering: Sendable {
    /// What the button says: "Say how ready you are".
    public var title: String
    /// What the fields hold before anybody has typed.
    public var values: FormValues
    public var fields: @Sendable (FormSheet) -> HTML
    /// Takes what was sent, in the name of whoever acts; answers a sentence for them.
    ///
    /// - Throws: `Refusal` in words, for who may not and for what is wrong with it.
    public var take: @Sendable (any Acting, Form) async throws -> String

    public init(
      title: String, values: FormValues = [:],
      fields: @escaping @Sendable (FormSheet) -> HTML,
      take: @escaping @Sendable (any Acting, Form) async throws -> String
    ) {
      self.title = title
      self.values = values
      self.fields = fields
      self.take = take
    }
  }
}

extension [AskedElsewhere.Question] {
  /// One of them; what others are asked is not even said to be there.
  func question(_ kind: String?, _ id: String?) throws -> AskedElsewhere.Question {
    guard let found = first(where: { $0.kind == kind && $0.id == id }) else {
      throw Refusal.notFound("There is no such question among those that are asked of you.")
    }
    return found
  }
}
