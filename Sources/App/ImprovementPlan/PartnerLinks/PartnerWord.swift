import Civil
import Kernel
import Storage

/// A word about an action from a body that helps with it, for whoever leads it and whoever keeps
/// the plan. It is no update: how far the action is, its leader says, and no reminder is answered
/// by it.
public struct PartnerWord: Record, Hashable {
  public static let table: SQLName = "partner_word"

  public let authority: AuthorityID
  public let id: Storage.ID<PartnerWord>
  public var version = 0
  public let action: Action.ID
  public let body: Body.ID
  public let text: String
  public let saidAt: Instant
  public let saidBy: String

  init(action: Action, body: Body.ID, text: String, saidAt: Instant, saidBy: String) {
    authority = action.authority
    id = Storage.ID()
    self.action = action.id
    self.body = body
    self.text = text
    self.saidAt = saidAt
    self.saidBy = saidBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    action = try row["action_id"]
    body = try row["body_id"]
    text = try row["text"]
    saidAt = try row["said_at"]
    saidBy = try row["said_by"]
  }

  public var fields: Fields {
    ["action_id": action, "body_id": body, "text": text, "said_at": saidAt, "said_by": saidBy]
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE partner_word (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text NOT NULL, body_id text NOT NULL, text text NOT NULL, said_at bigint NOT NULL,
      said_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    "CREATE INDEX partner_word_by_action ON partner_word (authority_id, action_id, said_at, id)",
  ]
}

/// Says a word about an action that somebody's body helps with.
struct SayPartnerWord: Sendable {
  let acting: any Acting

  @discardableResult
  func callAsFunction(_ text: String, about id: Action.ID) async throws -> PartnerWord {
    let user = acting.user
    try user.require(.readOwnActions)
    guard let body = user.body, user.answersForBody else {
      throw Refusal.notPermitted("Only a partner can say something as one that helps.")
    }
    guard !text.isEmpty else {
      throw Refusal.invalid("Say what those who lead this should know.", field: "word")
    }
    return try await acting.write(because: "a partner that helps says something") { db in
      let asked = try db.actions(askedOf: body, in: user.authority)
      guard let action = asked.first(where: { $0.id == id }) else {
        throw ActionStanding.notTheirs
      }
      return try db.insert(
        PartnerWord(action: action, body: body, text: text, saidAt: db.at, saidBy: user.name))
    }
  }
}

extension Transaction {
  /// What bodies that help have said about some actions, the first first.
  func partnerWords(
    about actions: [Action.ID], in authority: AuthorityID
  ) throws -> [Action.ID: [SaidWord]] {
    let words = try all(
      PartnerWord.self,
      """
      SELECT * FROM partner_word
      WHERE authority_id = \(authority) AND action_id IN \(list: actions)
      ORDER BY said_at, id
      """)
    let answers = try answers(to: words, in: authority)
    return Dictionary(
      grouping: words.map { SaidWord(word: $0, answer: answers[$0.id]) }, by: \.word.action)
  }
}
