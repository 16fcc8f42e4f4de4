import Civil
import Kernel
import Storage

/// A partner says that something is asked of the wrong body. It is a question to the council, which
/// answers it: the action stays where it is, or is asked of somebody else.
public struct PartnerQuestion: Record, Hashable {
  public static let table: SQLName = "partner_question"

  /// What the council answered.
  public enum Answer: String, CaseIterable, Sendable, SQLConvertible { case stays, moved }

  public let authority: AuthorityID
  public let id: Storage.ID<PartnerQuestion>
  public var version = 0
  public let body: Body.ID
  public let action: Action.ID
  /// What the action was called when the question was asked: the partner may read the answer when
  /// the action itself is no longer theirs to see.
  public let actionTitle: String
  public let reason: String
  public let askedAt: Instant
  public let askedBy: String
  public var answer: Answer?
  public var answerText: String
  public var answeredAt: Instant?
  public var answeredBy: String

  init(
    body: Body.ID, action: Action, reason: String, askedAt: Instant, askedBy: String
  ) {
    authority = action.authority
    id = Storage.ID()
    self.body = body
    self.action = action.id
    actionTitle = "\(action.reference) \(action.title)"
    self.reason = reason
    self.askedAt = askedAt
    self.askedBy = askedBy
    answerText = ""
    answeredBy = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    body = try row["body_id"]
    action = try row["action_id"]
    actionTitle = try row["action_title"]
    reason = try row["reason"]
    askedAt = try row["asked_at"]
    askedBy = try row["asked_by"]
    answer = try row["answer"]
    answerText = try row["answer_text"]
    answeredAt = try row["answered_at"]
    answeredBy = try row["answered_by"]
  }

  public var fields: Fields {
    [
      "body_id": body, "action_id": action, "action_title": actionTitle, "reason": reason,
      "asked_at": askedAt, "asked_by": askedBy, "answer": answer, "answer_text": answerText,
      "answered_at": answeredAt, "answered_by": answeredBy,
    ]
  }
}

extension PartnerQuestion.Answer {
  var title: String {
    switch self {
    case .stays: "It stays with you"
    case .moved: "It is no longer asked of you"
    }
  }
}
