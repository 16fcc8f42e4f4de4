import Civil
import ImprovementPlan
import Kernel
import Storage

/// One thing that was said at a consultation, what the council did about it, and when those who
/// said it were told: "you said, we did" (domain, section 11).
public struct YouSaid: Record, Hashable {
  public static let table: SQLName = "you_said"

  public enum Answer: String, CaseIterable, Sendable, SQLConvertible {
    case did, will, cannot

    public var title: String {
      switch self {
      case .did: "We did"
      case .will: "We will"
      case .cannot: "We cannot"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<YouSaid>
  public var version = 0
  public let consultation: Consultation.ID
  public var said: String
  /// Nil while nobody has answered.
  public var answer: Answer?
  /// What changes because of it, or why it cannot.
  public var response: String
  /// The day on which those who said it were told.
  public var toldOn: CivilDate?

  init(consultation: Consultation, entry: YouSaidEntry) {
    authority = consultation.authority
    id = Storage.ID()
    self.consultation = consultation.id
    said = entry.said
    answer = entry.answer
    response = entry.response
    toldOn = entry.toldOn
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    consultation = try row["consultation_id"]
    said = try row["said"]
    answer = try row["answer"]
    response = try row["response"]
    toldOn = try row["told_on"]
  }

  public var fields: Fields {
    [
      "consultation_id": consultation, "said": said, "answer": answer, "response": response,
      "told_on": toldOn,
    ]
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE you_said (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      consultation_id text NOT NULL, said text NOT NULL, answer text, response text NOT NULL,
      told_on date,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, consultation_id) REFERENCES consultation (authority_id, id))
    """,
    "CREATE INDEX you_said_at ON you_said (authority_id, consultation_id)",
  ]
}

/// What is entered about one thing that was said.
public struct YouSaidEntry: Hashable, Sendable {
  public var said: String
  public var answer: YouSaid.Answer?
  public var response: String
  public var toldOn: CivilDate?

  public init(
    said: String, answer: YouSaid.Answer? = nil, response: String = "", toldOn: CivilDate? = nil
  ) {
    self.said = said
    self.answer = answer
    self.response = response
    self.toldOn = toldOn
  }

  /// What is wrong with it, given the day on which it was said.
  func problems(heldOn: CivilDate, today: CivilDate) -> [Problem] {
    var problems: [Problem] = []
    if said.isEmpty { problems.append(Problem("Say what they said.", field: "said")) }
    if answer != nil, response.isEmpty {
      problems.append(Problem("Say what changes, or why it cannot.", field: "response"))
    }
    if answer == nil, !response.isEmpty {
      problems.append(Problem("Say whether you did, will or cannot do it.", field: "answer"))
    }
    if let toldOn {
      if answer == nil {
        problems.append(
          Problem("They can only be told what was answered. Answer first.", field: "toldOn"))
      } else if toldOn > today || toldOn < heldOn {
        problems.append(
          Problem(
            "They were told between the day it was held (\(heldOn.longForm)) and today.",
            field: "toldOn"))
      }
    }
    return problems
  }
}
