import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Something that a partner has said about an action: that it is not its own, or a word as one that
/// helps; with what it was answered.
enum PartnerSaying: Sendable {
  case notOurs(PartnerQuestion)
  case word(SaidWord)

  /// What was said in both ways, the first first.
  static func all(_ questions: [PartnerQuestion], _ words: [SaidWord]) -> [PartnerSaying] {
    let all = questions.map(PartnerSaying.notOurs) + words.map(PartnerSaying.word)
    return all.sorted { $0.saidAt < $1.saidAt }
  }

  var action: Action.ID {
    switch self {
    case .notOurs(let question): question.action
    case .word(let said): said.word.action
    }
  }

  var saidAt: Instant {
    switch self {
    case .notOurs(let question): question.askedAt
    case .word(let said): said.word.saidAt
    }
  }

  /// The words, and what became of them.
  var html: HTML {
    switch self {
    case .notOurs(let question): question.html
    case .word(let said): said.html
    }
  }
}

extension PartnerQuestion {
  /// The reason, and what became of it.
  fileprivate var html: HTML {
    HTML {
      quotation(reason, source: "\(askedBy), \(askedAt.forPeople): it is not theirs")
      muted(standing)
    }
  }

  /// "Answered by Sam Okafor, …: It stays with you. You drew the routes up."
  private var standing: String {
    guard let answer, let answeredAt else { return SaidWord.unanswered }
    return "Answered by \(answeredBy), \(answeredAt.forPeople): \(answer.title). \(answerText)"
  }
}

extension SaidWord {
  static let unanswered = "Nobody has answered this yet."

  /// The words, and what became of them.
  var html: HTML {
    HTML {
      quotation(word.text, source: "\(word.saidBy), \(word.saidAt.forPeople)")
      muted(standing)
    }
  }

  /// "Answered by Sam Okafor, …: We meet on Friday."
  private var standing: String {
    guard let answer else { return Self.unanswered }
    let who = "by \(answer.answeredBy), \(answer.answeredAt.forPeople)"
    return answer.text.isEmpty ? "Read \(who)." : "Answered \(who): \(answer.text)"
  }
}

/// All that one partner has said, the latest first, with what each action is called.
struct PartnerSayings: Sendable {
  /// What pages of a past day read as it stood then.
  static let tables = [PartnerQuestion.table, PartnerWord.table, PartnerWordAnswer.table]

  let sayings: [PartnerSaying]
  private let actions: [Action.ID: Action]

  init(of body: Body.ID, in authority: AuthorityID, _ db: Transaction) throws {
    let words = try db.all(
      PartnerWord.self,
      """
      SELECT * FROM partner_word WHERE authority_id = \(authority) AND body_id = \(body)
      ORDER BY said_at DESC, id DESC
      """)
    let answers = try db.answers(to: words, in: authority)
    let questions = try db.partnerQuestions(of: body, in: authority)
    sayings = PartnerSaying.all(
      questions, words.map { SaidWord(word: $0, answer: answers[$0.id]) }
    ).reversed()
    actions = Dictionary(
      try db.shelf(of: authority).these(Array(Set(sayings.map(\.action)))).map { ($0.id, $0) },
      uniquingKeysWith: { $1 })
  }

  /// What the action is called of which something was said.
  func title(of saying: PartnerSaying) -> String? {
    actions[saying.action].map { "\($0.reference) \($0.title)" }
  }
}

extension RegisterLinks {
  /// What partners have said, for the page of an action.
  static let partnerSayings = RegisterLinks(
    tables: PartnerSayings.tables,
    ofPlan: { _, _, _ in HTML() },
    ofAction: { db, visit, action in
      let words = try db.partnerWords(about: [action.id], in: action.authority)[action.id] ?? []
      let questions = try db.partnerQuestions(about: action).filter {
        visit.user.may(.readPlan) || visit.user.body == $0.body
      }
      let isToday = visit.shownDay == nil
      let open =
        isToday
        ? try db.openPartnerWords(
          for: visit.user, owners: db.owners(heldBy: visit.user, on: visit.today)) : []
      return ActionSayings(
        sayings: PartnerSaying.all(questions, words),
        wordsToAnswer: Set(open.map(\.word.id)),
        mayAnswerQuestions: isToday && visit.user.may(.managePlan)
      ).html
    })
}

extension Transaction {
  /// Where bodies have said that an action is not theirs, the first first.
  fileprivate func partnerQuestions(about action: Action) throws -> [PartnerQuestion] {
    try all(
      PartnerQuestion.self,
      """
      SELECT * FROM partner_question
      WHERE authority_id = \(action.authority) AND action_id = \(action.id)
      ORDER BY asked_at, id
      """)
  }
}

/// What partners have said about an action.
private struct ActionSayings {
  let sayings: [PartnerSaying]
  /// The words that whoever looks may answer.
  let wordsToAnswer: Set<PartnerWord.ID>
  let mayAnswerQuestions: Bool

  @HTMLBuilder var html: HTML {
    if !sayings.isEmpty {
      part("Said by partners", id: "partners") {
        for saying in sayings {
          saying.html
          answering(saying)
        }
      }
    }
  }

  @HTMLBuilder private func answering(_ saying: PartnerSaying) -> HTML {
    switch saying {
    case .notOurs(let question):
      if mayAnswerQuestions, question.answer == nil {
        p { link("Answer this", to: .partnerQuestion(question.id)) }
      }
    case .word(let said):
      if wordsToAnswer.contains(said.word.id) {
        p { link("Answer this, or say that it was read", to: .partnerWord(said.word.id)) }
      }
    }
  }
}
