import Civil
import ImprovementPlan
import Kernel
import Storage

/// One public edition of a plan: "October 2012". While it is prepared it follows the plan; when it
/// is put forward, what the public will read is frozen, and exactly that is approved.
public struct PlanEdition: Record, Hashable {
  public static let table: SQLName = "plan_edition"

  public enum State: String, CaseIterable, Sendable, SQLConvertible {
    /// Being prepared.
    case draft
    /// Frozen, and waiting for somebody else to approve it.
    case proposed
    case published
    /// Taken back from the public, with a reason; it stays on record.
    case withdrawn

    public var title: String {
      switch self {
      case .draft: "In preparation"
      case .proposed: "Waits for approval"
      case .published: "Published"
      case .withdrawn: "Withdrawn"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<PlanEdition>
  public var version = 0
  public let plan: Plan.ID
  /// From 1, by plan; never given twice.
  public let number: Int
  /// What the council calls it: "October 2012", "Version 2".
  public var label: String
  public internal(set) var state: State
  /// The plan in a few plain sentences.
  public var summary: String
  /// The beginning of the version for children, in words for them.
  public var childSummary: String
  /// The accounts of everybody who has prepared it: none of them approves it.
  private(set) var writers: Set<String>
  /// Who began it.
  public let preparedBy: String
  /// The frozen content; nil while it is prepared.
  public internal(set) var document: Document.ID?
  /// Of the frozen bytes; sixty-four hexadecimal digits.
  public internal(set) var sha256: String?
  public internal(set) var frozenOn: CivilDate?
  /// Who approved it, and as what: the public reads the office and not the name.
  public internal(set) var approvedBy: String?
  public internal(set) var approvedAs: String?
  /// Why it was approved in spite of warnings: names, figures that disagree, no day ahead.
  public internal(set) var approvedBecause: String
  public internal(set) var publishedOn: CivilDate?
  /// Why it was last sent back to those who prepare it.
  public internal(set) var returnedBecause: String
  public internal(set) var withdrawnOn: CivilDate?
  public internal(set) var withdrawnBy: String?
  public internal(set) var withdrawnBecause: String

  init(plan: Plan, number: Int, entry: EditionEntry, by author: Author) {
    authority = plan.authority
    id = Storage.ID()
    self.plan = plan.id
    self.number = number
    label = entry.label
    state = .draft
    summary = entry.summary
    childSummary = entry.childSummary
    writers = [author.id]
    preparedBy = author.name
    approvedBecause = ""
    returnedBecause = ""
    withdrawnBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    number = try row["number"]
    label = try row["label"]
    state = try row["state"]
    summary = try row["summary"]
    childSummary = try row["child_summary"]
    let accounts: String = try row["writers"]
    writers = Set(accounts.split(separator: " ").map(String.init))
    preparedBy = try row["prepared_by"]
    document = try row["document_id"]
    sha256 = try row["sha256"]
    frozenOn = try row["frozen_on"]
    approvedBy = try row["approved_by"]
    approvedAs = try row["approved_as"]
    approvedBecause = try row["approved_because"]
    publishedOn = try row["published_on"]
    returnedBecause = try row["returned_because"]
    withdrawnOn = try row["withdrawn_on"]
    withdrawnBy = try row["withdrawn_by"]
    withdrawnBecause = try row["withdrawn_because"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "number": number, "label": label, "state": state, "summary": summary,
      "child_summary": childSummary, "writers": writers.sorted().joined(separator: " "),
      "prepared_by": preparedBy, "document_id": document, "sha256": sha256,
      "frozen_on": frozenOn, "approved_by": approvedBy, "approved_as": approvedAs,
      "approved_because": approvedBecause, "published_on": publishedOn,
      "returned_because": returnedBecause, "withdrawn_on": withdrawnOn,
      "withdrawn_by": withdrawnBy, "withdrawn_because": withdrawnBecause,
    ]
  }

  /// Somebody has had a hand in it.
  mutating func wasPrepared(by author: Author) { writers.insert(author.id) }

  /// Whether somebody has prepared it, and so does not approve it (four eyes).
  func isWriter(_ user: User) -> Bool { writers.contains(user.author.id) }
}

extension PlanEdition {
  static let tables: [SQL] = [
    """
    CREATE TABLE plan_edition (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, number bigint NOT NULL, label text NOT NULL, state text NOT NULL,
      summary text NOT NULL, child_summary text NOT NULL, writers text NOT NULL,
      prepared_by text NOT NULL, document_id text, sha256 text, frozen_on date,
      approved_by text, approved_as text, approved_because text NOT NULL, published_on date,
      returned_because text NOT NULL, withdrawn_on date, withdrawn_by text,
      withdrawn_because text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, plan_id, number),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, document_id) REFERENCES document (authority_id, id))
    """
  ]
}

/// What is entered about an edition as a whole.
public struct EditionEntry: Hashable, Sendable {
  public var label: String
  public var summary: String
  public var childSummary: String

  public init(label: String, summary: String = "", childSummary: String = "") {
    self.label = label
    self.summary = summary
    self.childSummary = childSummary
  }
}
