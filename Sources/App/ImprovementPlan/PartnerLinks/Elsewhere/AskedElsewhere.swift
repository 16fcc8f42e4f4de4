import Civil
import Kernel
import Markup
import Storage
import Web

/// What is asked of a body beside the plan: by the registers, by the board. They stand to the right of
/// this slice and are not imported here. `Product` fills it; without them nothing more is asked.
public struct AskedElsewhere: Sendable {
  /// All that is asked of a body and still of use to it, on a day: what is open, what was answered
  /// last.
  public var questions: @Sendable (Transaction, Body, CivilDate) throws -> [Question]

  public init(
    questions: @escaping @Sendable (Transaction, Body, CivilDate) throws -> [Question]
  ) {
    self.questions = questions
  }

  /// What several slices ask, by the day on which it is due.
  public func followed(by others: AskedElsewhere...) -> AskedElsewhere {
    let all = [self] + others
    return AskedElsewhere { db, body, day in
      try all.flatMap { try $0.questions(db, body, day) }.sorted {
        ($0.dueOn ?? .latest, $0.title, $0.id) < ($1.dueOn ?? .latest, $1.title, $1.id)
      }
    }
  }

  /// Nothing is asked anywhere else.
  public static let none = AskedElsewhere { _, _, _ in [] }
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
