import Civil
import Kernel
import Storage

/// Something that every partner is asked whether it is ready for: the next inspection framework, a
/// new way of working (domain, section 10).
public struct ReadinessQuestion: Record, Hashable {
  public static let table: SQLName = "readiness_question"

  public let authority: AuthorityID
  public let id: Storage.ID<ReadinessQuestion>
  public var version = 0
  /// "The inspection framework of 2027".
  public var title: String
  /// What is asked, in full.
  public var question: String
  public var askedOn: CivilDate
  /// By when an answer is wanted.
  public var answerBy: CivilDate?

  public init(
    authority: AuthorityID, id: Storage.ID<ReadinessQuestion> = Storage.ID(), title: String,
    question: String, askedOn: CivilDate, answerBy: CivilDate? = nil
  ) {
    self.authority = authority
    self.id = id
    self.title = title
    self.question = question
    self.askedOn = askedOn
    self.answerBy = answerBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    title = try row["title"]
    question = try row["question"]
    askedOn = try row["asked_on"]
    answerBy = try row["answer_by"]
  }

  public var fields: Fields {
    ["title": title, "question": question, "asked_on": askedOn, "answer_by": answerBy]
  }
}

/// A body that is asked.
struct ReadinessPartner: Record, Hashable {
  static let table: SQLName = "readiness_partner"

  let authority: AuthorityID
  let id: Storage.ID<ReadinessPartner>
  var version = 0
  let question: Storage.ID<ReadinessQuestion>
  let body: Body.ID

  init(authority: AuthorityID, question: Storage.ID<ReadinessQuestion>, body: Body.ID) {
    self.authority = authority
    id = Storage.ID()
    self.question = question
    self.body = body
  }

  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    question = try row["question_id"]
    body = try row["body_id"]
  }

  var fields: Fields { ["question_id": question, "body_id": body] }
}

/// What a body said of itself on a day. It is never changed: what is true later is another one.
public struct ReadinessAssessment: Record, Hashable {
  public static let table: SQLName = "readiness_assessment"

  public enum Rating: String, CaseIterable, Sendable, SQLConvertible {
    case ready, nearlyReady, notReady, notYetAssessed

    /// The rating as people read it.
    public var title: String {
      switch self {
      case .ready: "Ready"
      case .nearlyReady: "Nearly ready"
      case .notReady: "Not ready"
      case .notYetAssessed: "Not yet assessed"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<ReadinessAssessment>
  public var version = 0
  public let question: Storage.ID<ReadinessQuestion>
  public let body: Body.ID
  /// From 1 for each body, in the order in which they were written down.
  public let number: Int
  public let rating: Rating
  /// What shows it.
  public let evidence: String
  public let assessedOn: CivilDate
  /// The name of who said so.
  public let assessedBy: String

  init(
    authority: AuthorityID, question: Storage.ID<ReadinessQuestion>, body: Body.ID, number: Int,
    rating: Rating, evidence: String, assessedOn: CivilDate, assessedBy: String
  ) {
    self.authority = authority
    id = Storage.ID()
    self.question = question
    self.body = body
    self.number = number
    self.rating = rating
    self.evidence = evidence
    self.assessedOn = assessedOn
    self.assessedBy = assessedBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    question = try row["question_id"]
    body = try row["body_id"]
    number = try row["number"]
    rating = try row["rating"]
    evidence = try row["evidence"]
    assessedOn = try row["assessed_on"]
    assessedBy = try row["assessed_by"]
  }

  public var fields: Fields {
    [
      "question_id": question, "body_id": body, "number": number, "rating": rating,
      "evidence": evidence, "assessed_on": assessedOn, "assessed_by": assessedBy,
    ]
  }
}

extension ReadinessQuestion {
  static let tables: [SQL] = [
    """
    CREATE TABLE readiness_question (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      title text NOT NULL, question text NOT NULL, asked_on date NOT NULL, answer_by date,
      PRIMARY KEY (authority_id, id))
    """,
    """
    CREATE TABLE readiness_partner (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      question_id text NOT NULL, body_id text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, question_id, body_id),
      FOREIGN KEY (authority_id, question_id) REFERENCES readiness_question (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    """
    CREATE TABLE readiness_assessment (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      question_id text NOT NULL, body_id text NOT NULL, number bigint NOT NULL,
      rating text NOT NULL, evidence text NOT NULL, assessed_on date NOT NULL,
      assessed_by text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, question_id, body_id, number),
      FOREIGN KEY (authority_id, question_id) REFERENCES readiness_question (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
  ]
}
