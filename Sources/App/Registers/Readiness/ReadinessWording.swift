import Civil
import Kernel
import Storage

/// How a question read until somebody put its writing right. Who had answered by then had read
/// these words, so they stay on record and are shown.
public struct ReadinessWording: Record, Hashable {
  public static let table: SQLName = "readiness_wording"

  public let authority: AuthorityID
  public let id: Storage.ID<ReadinessWording>
  public var version = 0
  public let question: Storage.ID<ReadinessQuestion>
  /// From 1 for each question, in the order in which they were put right.
  public let number: Int
  public let title: String
  public let words: String
  /// The day since which it reads otherwise.
  public let correctedOn: CivilDate
  public let correctedBy: String
  /// What was wrong with the writing.
  public let because: String

  init(
    of question: ReadinessQuestion, number: Int, on day: CivilDate, by name: String,
    because: String
  ) {
    authority = question.authority
    id = Storage.ID()
    self.question = question.id
    self.number = number
    title = question.title
    words = question.question
    correctedOn = day
    correctedBy = name
    self.because = because
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    question = try row["question_id"]
    number = try row["number"]
    title = try row["title"]
    words = try row["question"]
    correctedOn = try row["corrected_on"]
    correctedBy = try row["corrected_by"]
    because = try row["because"]
  }

  public var fields: Fields {
    [
      "question_id": question, "number": number, "title": title, "question": words,
      "corrected_on": correctedOn, "corrected_by": correctedBy, "because": because,
    ]
  }

  /// "Until 24 November 2026 this read “The framwork”: “Are you ready?”"
  var sentence: String { "Until \(correctedOn.longForm) this read “\(title)”: “\(words)”" }

  /// Who put it right, and what was wrong with it.
  var reason: String { "The writing was put right by \(correctedBy): \(because)" }

  static let tables: [SQL] = [
    """
    CREATE TABLE readiness_wording (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      question_id text NOT NULL, number bigint NOT NULL, title text NOT NULL,
      question text NOT NULL, corrected_on date NOT NULL, corrected_by text NOT NULL,
      because text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, question_id, number),
      FOREIGN KEY (authority_id, question_id) REFERENCES readiness_question (authority_id, id))
    """
  ]
}
