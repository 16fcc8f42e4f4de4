import Civil
import Kernel
import Storage

/// That somebody has read a word of a partner, with what they answered. Until then the word waits
/// for whoever leads the action and whoever keeps the plan.
public struct PartnerWordAnswer: Record, Hashable {
  public static let table: SQLName = "partner_word_answer"

  public let authority: AuthorityID
  public let id: Storage.ID<PartnerWordAnswer>
  public var version = 0
  public let word: PartnerWord.ID
  /// Empty when it was read and nothing was answered.
  public let text: String
  public let answeredAt: Instant
  public let answeredBy: String

  init(to word: PartnerWord, text: String, answeredAt: Instant, answeredBy: String) {
    authority = word.authority
    id = Storage.ID()
    self.word = word.id
    self.text = text
    self.answeredAt = answeredAt
    self.answeredBy = answeredBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    word = try row["word_id"]
    text = try row["text"]
    answeredAt = try row["answered_at"]
    answeredBy = try row["answered_by"]
  }

  public var fields: Fields {
    ["word_id": word, "text": text, "answered_at": answeredAt, "answered_by": answeredBy]
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE partner_word_answer (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      word_id text NOT NULL, text text NOT NULL, answered_at bigint NOT NULL,
      answered_by text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, word_id),
      FOREIGN KEY (authority_id, word_id) REFERENCES partner_word (authority_id, id))
    """
  ]
}

/// Answers a word of a partner, or says only that it was read.
struct AnswerPartnerWord: Sendable {
  let acting: any Acting

  /// - Parameter text: what the partner is told; empty to say no more than that it was read.
  /// - Returns: The word.
  @discardableResult
  func callAsFunction(_ id: PartnerWord.ID, text: String) async throws -> PartnerWord {
    let (user, today) = (acting.user, acting.world.today())
    return try await acting.write(because: "a partner’s word was read") { db in
      let word = try db.partnerWord(id, for: user, on: today)
      if let answer = try db.answers(to: [word], in: user.authority)[word.id] {
        throw Refusal.conflict("\(answer.answeredBy) has answered this already.")
      }
      try db.insert(
        PartnerWordAnswer(to: word, text: text, answeredAt: db.at, answeredBy: user.name))
      return word
    }
  }
}

/// A word of a partner with its answer, if there is one.
struct SaidWord: Sendable {
  let word: PartnerWord
  let answer: PartnerWordAnswer?
}

/// A word that nobody has answered, with the action that it is about.
struct OpenWord: RowDecodable, Hashable {
  let word: PartnerWord
  /// "ACT-03 Twenty strategy discussions".
  let actionTitle: String

  init(row: Row) throws {
    word = try PartnerWord(row: row)
    let (number, title): (Int, String) = (try row["action_number"], try row["action_title"])
    actionTitle = "\(Action.reference(number)) \(title)"
  }
}

extension Transaction {
  /// One word that somebody may answer: whoever leads the action, or keeps the plan.
  ///
  /// - Throws: `Refusal` in words for others, for those whose own body said it, and when the action
  ///   is withdrawn or its plan closed.
  func partnerWord(
    _ id: PartnerWord.ID, for user: User, on today: CivilDate
  ) throws -> PartnerWord {
    guard let word = try find(id, of: user.authority) else {
      throw Refusal.notFound("There is no such word of a partner.")
    }
    _ = try actionToUpdate(word.action, by: user, on: today)
    guard user.may(.managePlan) || user.body != word.body else {
      throw Refusal.notPermitted("Your own body has said this. The council answers it.")
    }
    return word
  }

  /// What was answered to some words.
  func answers(
    to words: [PartnerWord], in authority: AuthorityID
  ) throws -> [PartnerWord.ID: PartnerWordAnswer] {
    guard !words.isEmpty else { return [:] }
    let found = try all(
      PartnerWordAnswer.self,
      """
      SELECT * FROM partner_word_answer
      WHERE authority_id = \(authority) AND word_id IN \(list: words.map(\.id)) ORDER BY id
      """)
    return Dictionary(found.map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What partners have said and somebody may answer and nobody has, the oldest first.
  func openPartnerWords(for user: User, owners: [Owner]) throws -> [OpenWord] {
    guard user.may(.updateAction, as: .own) else { return [] }
    var conditions = ActionScope.toUpdate(by: user, owners: owners)
    if !user.may(.managePlan), let body = user.body {
      conditions.append("partner_word.body_id <> \(body)")
    }
    return try openPartnerWords(where: conditions)
  }

  /// What a partner, or any of them, has said of standing actions and nobody has answered.
  func openPartnerWords(
    of body: Body.ID? = nil, in authority: AuthorityID
  ) throws -> [OpenWord] {
    var conditions = ActionScope.standing(in: authority)
    if let body { conditions.append("partner_word.body_id = \(body)") }
    return try openPartnerWords(where: conditions)
  }

  private func openPartnerWords(where conditions: [SQL]) throws -> [OpenWord] {
    let ofActions = conditions.map { "(\($0))" as SQL }.joined(separator: " AND ")
    // Words are few and actions many: SQLite keeps the order of a cross join.
    return try all(
      OpenWord.self,
      """
      SELECT partner_word.*, action.number AS action_number, action.title AS action_title
      FROM partner_word CROSS JOIN action
      WHERE action.authority_id = partner_word.authority_id
        AND action.id = partner_word.action_id AND \(ofActions) AND NOT EXISTS (
        SELECT 1 FROM partner_word_answer
        WHERE partner_word_answer.authority_id = partner_word.authority_id
          AND partner_word_answer.word_id = partner_word.id)
      ORDER BY partner_word.said_at, partner_word.id
      """)
  }
}
