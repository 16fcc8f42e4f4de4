import Civil
import Kernel
import Storage

/// A policy that staff work by, with the day on which its next revision is due (domain, section 3).
public struct Policy: Record, Hashable {
  public static let table: SQLName = "policy"

  public let authority: AuthorityID
  public let id: Storage.ID<Policy>
  public var version = 0
  public var title: String
  /// Who keeps it up to date: best a post or a body, which outlive people.
  public var owner: Owner?
  /// The day that was first set for the revision that comes next. A later day moves ``dueOn`` only:
  /// whether the policy was revised on time is measured by this one (M71).
  public var firstDueOn: CivilDate
  /// The day on which the next revision is due now.
  public var dueOn: CivilDate
  /// The last day on which it held; nil while it does.
  public var endedOn: CivilDate?
  public var endedBecause: String

  public init(
    authority: AuthorityID, id: Storage.ID<Policy> = Storage.ID(), title: String, owner: Owner?,
    dueOn: CivilDate
  ) {
    self.authority = authority
    self.id = id
    self.title = title
    self.owner = owner
    firstDueOn = dueOn
    self.dueOn = dueOn
    endedBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    title = try row["title"]
    owner = try Owner.read(from: row)
    firstDueOn = try row["first_due_on"]
    dueOn = try row["due_on"]
    endedOn = try row["ended_on"]
    endedBecause = try row["ended_because"]
  }

  public var fields: Fields {
    [
      "title": title, "owner_kind": owner?.kind, "owner_id": owner?.idText,
      "first_due_on": firstDueOn, "due_on": dueOn, "ended_on": endedOn,
      "ended_because": endedBecause,
    ]
  }
}

extension Policy {
  /// Whether its revision should have been published by now.
  public func isOverdue(on today: CivilDate) -> Bool { endedOn == nil && dueOn < today }
}

/// One revision of a policy: approved, then published.
public struct PolicyRevision: Record, Hashable {
  public static let table: SQLName = "policy_revision"

  public let authority: AuthorityID
  public let id: Storage.ID<PolicyRevision>
  public var version = 0
  public let policy: Storage.ID<Policy>
  /// From 1, in the order of approval.
  public let number: Int
  /// What is different now, in a sentence.
  public var whatChanged: String
  /// The day for which it was asked first.
  public let firstDueOn: CivilDate
  public let approvedOn: CivilDate
  /// Who approved it: a board, a post, a person.
  public let approvedBy: Owner
  /// When the revision after this one is due.
  public let nextDueOn: CivilDate
  public var publishedOn: CivilDate?
  /// The policy itself as it stands in this revision.
  public var document: Storage.ID<Document>?

  public init(
    authority: AuthorityID, id: Storage.ID<PolicyRevision> = Storage.ID(), policy: Policy,
    number: Int, whatChanged: String, approvedOn: CivilDate, approvedBy: Owner,
    nextDueOn: CivilDate, document: Storage.ID<Document>? = nil
  ) {
    self.authority = authority
    self.id = id
    self.policy = policy.id
    self.number = number
    self.whatChanged = whatChanged
    firstDueOn = policy.firstDueOn
    self.approvedOn = approvedOn
    self.approvedBy = approvedBy
    self.nextDueOn = nextDueOn
    self.document = document
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    policy = try row["policy_id"]
    number = try row["number"]
    whatChanged = try row["what_changed"]
    firstDueOn = try row["first_due_on"]
    approvedOn = try row["approved_on"]
    approvedBy = try Owner(
      row.get("approver_kind", as: Owner.Kind.self), id: row.get("approver_id"))
    nextDueOn = try row["next_due_on"]
    publishedOn = try row["published_on"]
    document = try row["document_id"]
  }

  public var fields: Fields {
    [
      "policy_id": policy, "number": number, "what_changed": whatChanged,
      "first_due_on": firstDueOn, "approved_on": approvedOn, "approver_kind": approvedBy.kind,
      "approver_id": approvedBy.idText, "next_due_on": nextDueOn, "published_on": publishedOn,
      "document_id": document,
    ]
  }
}

extension Policy {
  static let tables: [SQL] = [
    """
    CREATE TABLE policy (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      title text NOT NULL, owner_kind text, owner_id text,
      first_due_on date NOT NULL, due_on date NOT NULL, ended_on date,
      ended_because text NOT NULL,
      PRIMARY KEY (authority_id, id))
    """,
    "CREATE INDEX policy_by_due ON policy (authority_id, due_on, id)",
    """
    CREATE TABLE policy_revision (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      policy_id text NOT NULL, number bigint NOT NULL, what_changed text NOT NULL,
      first_due_on date NOT NULL, approved_on date NOT NULL, approver_kind text NOT NULL,
      approver_id text NOT NULL, next_due_on date NOT NULL, published_on date,
      document_id text,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, policy_id, number),
      FOREIGN KEY (authority_id, policy_id) REFERENCES policy (authority_id, id),
      FOREIGN KEY (authority_id, document_id) REFERENCES document (authority_id, id))
    """,
    "CREATE INDEX policy_revision_published ON policy_revision (authority_id, published_on, id)",
  ]
}

extension PolicyRevision {
  /// Who approved it: of a post, whoever held it on that day.
  var approval: DatedOwner { DatedOwner(approvedBy, on: approvedOn) }
}
