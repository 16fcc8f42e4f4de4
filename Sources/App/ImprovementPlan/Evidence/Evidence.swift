import Civil
import Kernel
import Storage

/// Something that shows how far an action is, or whether children are better off for it.
///
/// Its own day counts, not the day on which it was typed in: an audit of March proves nothing about
/// May. It is never deleted; what turns out wrong is withdrawn with a reason.
public struct Evidence: Record, Hashable {
  public static let table: SQLName = "evidence"

  /// What it is.
  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case document, audit, measure, observation, survey, familyVoice, other
  }

  /// How much it proves, weakest first (design, section 1).
  public enum Strength: String, CaseIterable, Sendable, SQLConvertible, Comparable {
    case said, written, sampled, seenInPractice, confirmedByFamily

    public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What it is evidence of: the work of an action, or what a recommendation was to change for
  /// children.
  public enum Subject: Hashable, Sendable {
    case action(Action.ID)
    case outcome(PlanOutcome.ID)
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Evidence>
  public var version = 0
  public let plan: Plan.ID
  public let subject: Subject
  public let kind: Kind
  public let strength: Strength
  public let title: String
  public let text: String
  /// The day that it speaks of.
  public let effectiveOn: CivilDate
  /// The file, when there is one.
  public let document: Document.ID?
  public let addedAt: Instant
  public let addedBy: String
  /// The account of who added it; the same account cannot verify it.
  public let addedByAccount: Account.ID?
  /// Who has looked at it and found it true, and when; nil while nobody has.
  public var verifiedAt: Instant?
  public var verifiedBy: String?
  public var verification: String
  public var withdrawnOn: CivilDate?
  /// Who withdrew it; empty while nobody has, and for what was withdrawn before that was kept.
  public var withdrawnBy: String
  public var withdrawnBecause: String

  public init(
    authority: AuthorityID, id: Storage.ID<Evidence> = Storage.ID(), plan: Plan.ID,
    subject: Subject, entry: EvidenceEntry, document: Document.ID?, addedAt: Instant, by user: User
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.subject = subject
    kind = entry.kind
    strength = entry.strength
    title = entry.title
    text = entry.text
    effectiveOn = entry.effectiveOn
    self.document = document
    self.addedAt = addedAt
    addedBy = user.name
    addedByAccount = user.account
    verification = ""
    withdrawnBy = ""
    withdrawnBecause = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    let action: Action.ID? = try row["action_id"]
    subject =
      if let action { .action(action) } else { .outcome(try row["outcome_id"]) }
    kind = try row["kind"]
    strength = try row["strength"]
    title = try row["title"]
    text = try row["text"]
    effectiveOn = try row["effective_on"]
    document = try row["document_id"]
    addedAt = try row["added_at"]
    addedBy = try row["added_by"]
    addedByAccount = try row["added_by_account"]
    verifiedAt = try row["verified_at"]
    verifiedBy = try row["verified_by"]
    verification = try row["verification"]
    withdrawnOn = try row["withdrawn_on"]
    withdrawnBy = try row.get("withdrawn_by", as: String?.self) ?? ""
    withdrawnBecause = try row["withdrawn_because"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "action_id": subject.action, "outcome_id": subject.outcome, "kind": kind,
      "strength": strength, "title": title, "text": text, "effective_on": effectiveOn,
      "document_id": document, "added_at": addedAt, "added_by": addedBy,
      "added_by_account": addedByAccount, "verified_at": verifiedAt, "verified_by": verifiedBy,
      "verification": verification, "withdrawn_on": withdrawnOn,
      "withdrawn_by": withdrawnBy, "withdrawn_because": withdrawnBecause,
    ]
  }
}

extension Evidence.Subject {
  var action: Action.ID? { if case .action(let id) = self { id } else { nil } }
  var outcome: PlanOutcome.ID? { if case .outcome(let id) = self { id } else { nil } }
}

extension Evidence {
  /// Whether it counts: somebody else has verified it, and nobody has withdrawn it.
  public var counts: Bool { verifiedAt != nil && withdrawnOn == nil }

  /// Whether somebody who came by a link attached it, and may so take it back.
  func wasAttached(byLinkOf user: User) -> Bool { user.link != nil && addedBy == user.name }

  /// "15 May 2026 by Jo Marsh: it was the wrong file"; nil while it stands.
  var withdrawal: String? {
    withdrawnOn.map { day in
      "\(day.longForm)\(withdrawnBy.isEmpty ? "" : " by \(withdrawnBy)"): \(withdrawnBecause)"
    }
  }
}

extension Evidence.Kind {
  public var title: String {
    switch self {
    case .document: "Document"
    case .audit: "Audit"
    case .measure: "Measure"
    case .observation: "Observation of practice"
    case .survey: "Survey"
    case .familyVoice: "Voice of a child or family"
    case .other: "Something else"
    }
  }
}

extension Evidence.Strength {
  public var title: String {
    switch self {
    case .said: "Said"
    case .written: "Written"
    case .sampled: "Sampled"
    case .seenInPractice: "Seen in practice"
    case .confirmedByFamily: "Confirmed by a child or family"
    }
  }

  /// What somebody needs to know to choose it.
  public var explanation: String {
    switch self {
    case .said: "Somebody says so."
    case .written: "It stands in a report, a procedure or minutes."
    case .sampled: "Records were sampled or audited, or a measure shows it."
    case .seenInPractice: "Somebody has watched it done."
    case .confirmedByFamily: "A child, a young person or a parent says that it has changed."
    }
  }
}
