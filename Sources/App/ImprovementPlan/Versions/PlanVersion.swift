import Civil
import Kernel
import Storage

/// A numbered version of a plan that a body has approved: frozen, and readable as it was, whatever
/// is changed in the plan afterwards (S40).
public struct PlanVersion: Record, Hashable {
  public static let table: SQLName = "plan_version"

  public let authority: AuthorityID
  public let id: Storage.ID<PlanVersion>
  public var version = 0
  public let plan: Plan.ID
  /// 1, 2, 3 …, without gaps.
  public let number: Int
  /// What people call it: "October 2012".
  public let label: String
  /// The body that the plan belonged to then; empty where none was named.
  public let owningBody: String
  /// The body that approved it.
  public let approvedBy: Body.ID
  public let approvedOn: CivilDate
  /// Where that stands: "Minute 7", "at its meeting".
  public let paper: String
  /// The meeting, where the board's meetings are kept here.
  public let meeting: String?
  /// The frozen plan.
  public let document: Document.ID
  /// Of its bytes; sixty-four hexadecimal digits.
  public let sha256: String
  public let takenAt: Instant
  public let takenOn: CivilDate
  public let takenBy: String

  init(
    of plan: Plan, number: Int, label: String, owningBody: String, approvedBy: Body.ID,
    word: BoardWord.Checked, document: Document, takenAt: Instant, takenBy: String
  ) {
    authority = plan.authority
    id = Storage.ID(at: takenAt)
    self.plan = plan.id
    self.number = number
    self.label = label
    self.owningBody = owningBody
    self.approvedBy = approvedBy
    approvedOn = word.day
    paper = word.paper
    meeting = word.meeting
    self.document = document.id
    sha256 = document.sha256
    self.takenAt = takenAt
    takenOn = takenAt.dateInLondon
    self.takenBy = takenBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    number = try row["number"]
    label = try row["label"]
    owningBody = try row["owning_body"]
    approvedBy = try row["approved_by_body_id"]
    approvedOn = try row["approved_on"]
    paper = try row["paper"]
    meeting = try row["meeting_id"]
    document = try row["document_id"]
    sha256 = try row["sha256"]
    takenAt = try row["taken_at"]
    takenOn = try row["taken_on"]
    takenBy = try row["taken_by"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "number": number, "label": label, "owning_body": owningBody,
      "approved_by_body_id": approvedBy, "approved_on": approvedOn, "paper": paper,
      "meeting_id": meeting, "document_id": document, "sha256": sha256, "taken_at": takenAt,
      "taken_on": takenOn, "taken_by": takenBy,
    ]
  }
}

extension PlanVersion {
  /// "Version 2, October 2012"; "Version 2" where that is all that it is called.
  var title: String {
    let name = "Version \(number)"
    return label.lowercased() == name.lowercased() ? name : "\(name), \(label)"
  }

  /// "approved on 22 October 2026", and where that was another day "and frozen on 27 October 2026".
  var days: String {
    "approved on \(approvedOn.longForm)"
      + (takenOn == approvedOn ? "" : " and frozen on \(takenOn.longForm)")
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE plan_version (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, number bigint NOT NULL, label text NOT NULL,
      owning_body text NOT NULL, approved_by_body_id text NOT NULL, approved_on date NOT NULL,
      paper text NOT NULL, meeting_id text, document_id text NOT NULL, sha256 text NOT NULL,
      taken_at bigint NOT NULL, taken_on date NOT NULL, taken_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, plan_id, number),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, approved_by_body_id) REFERENCES body (authority_id, id),
      FOREIGN KEY (authority_id, document_id) REFERENCES document (authority_id, id))
    """
  ]
}

extension Transaction {
  /// The versions of a plan, the first one first.
  func versions(of plan: Plan.ID, in authority: AuthorityID) throws -> [PlanVersion] {
    try all(
      PlanVersion.self,
      """
      SELECT * FROM plan_version WHERE authority_id = \(authority) AND plan_id = \(plan)
      ORDER BY number
      """)
  }
}
