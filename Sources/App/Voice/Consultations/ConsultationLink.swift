import ImprovementPlan
import Kernel
import Storage

/// What of a plan a consultation is about, and where it is cited as evidence.
struct ConsultationLink: Record, Hashable {
  static let table: SQLName = "consultation_link"

  enum Subject: Hashable, Sendable {
    case action(Action.ID)
    case outcome(PlanOutcome.ID)
    /// Cited: the piece of evidence that says so.
    case evidence(Evidence.ID, of: Action.ID)
  }

  let authority: AuthorityID
  let id: Storage.ID<ConsultationLink>
  var version = 0
  let consultation: Consultation.ID
  let subject: Subject

  init(_ consultation: Consultation, _ subject: Subject) {
    authority = consultation.authority
    id = Storage.ID()
    self.consultation = consultation.id
    self.subject = subject
  }

  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    consultation = try row["consultation_id"]
    let evidence: Evidence.ID? = try row["evidence_id"]
    let action: Action.ID? = try row["action_id"]
    subject =
      if let evidence {
        .evidence(evidence, of: try row["action_id"])
      } else if let action {
        .action(action)
      } else {
        .outcome(try row["outcome_id"])
      }
  }

  var fields: Fields {
    [
      "consultation_id": consultation, "action_id": action, "outcome_id": outcome,
      "evidence_id": evidence,
    ]
  }

  var action: Action.ID? {
    switch subject {
    case .action(let id), .evidence(_, let id): id
    case .outcome: nil
    }
  }

  var outcome: PlanOutcome.ID? { if case .outcome(let id) = subject { id } else { nil } }

  var evidence: Evidence.ID? { if case .evidence(let id, _) = subject { id } else { nil } }

  static let tables: [SQL] = [
    """
    CREATE TABLE consultation_link (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      consultation_id text NOT NULL, action_id text, outcome_id text, evidence_id text,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, consultation_id) REFERENCES consultation (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, outcome_id) REFERENCES plan_outcome (authority_id, id),
      FOREIGN KEY (authority_id, evidence_id) REFERENCES evidence (authority_id, id))
    """,
    "CREATE INDEX consultation_link_of ON consultation_link (authority_id, consultation_id)",
    "CREATE INDEX consultation_by_action ON consultation_link (authority_id, action_id)",
  ]
}
