import Civil
import Kernel
import Storage

/// What is known of an action's being complete: who says so, who has verified it, and how often it
/// had to be opened again. One for each action that somebody has ever called complete.
public struct ActionCompletion: Record, Hashable {
  public static let table: SQLName = "action_completion"

  public let authority: AuthorityID
  public let id: Storage.ID<ActionCompletion>
  public var version = 0
  public let plan: Plan.ID
  public let action: Action.ID
  public var claimedBy: String
  /// The account that called it complete, which cannot verify it.
  public var claimedByAccount: Account.ID?
  public var verifiedOn: CivilDate?
  public var verifiedBy: String
  /// What was looked at, and what it shows.
  public var verification: String
  public var timesReopened: Int
  /// The day on which the evidence was withdrawn on which it had been verified; nil while that
  /// stands, and once somebody has verified it again.
  public var unprovenOn: CivilDate?

  public init(
    authority: AuthorityID, id: Storage.ID<ActionCompletion> = Storage.ID(), action: Action
  ) {
    self.authority = authority
    self.id = id
    plan = action.plan
    self.action = action.id
    claimedBy = action.deliveryChangedBy ?? ""
    verifiedBy = ""
    verification = ""
    timesReopened = 0
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    action = try row["action_id"]
    claimedBy = try row["claimed_by"]
    claimedByAccount = try row["claimed_by_account"]
    verifiedOn = try row["verified_on"]
    verifiedBy = try row["verified_by"]
    verification = try row["verification"]
    timesReopened = try row["times_reopened"]
    unprovenOn = try row.get("unproven_on", as: CivilDate?.self)
  }

  public var fields: Fields {
    [
      "plan_id": plan, "action_id": action, "claimed_by": claimedBy,
      "claimed_by_account": claimedByAccount, "verified_on": verifiedOn,
      "verified_by": verifiedBy, "verification": verification, "times_reopened": timesReopened,
      "unproven_on": unprovenOn,
    ]
  }
}

extension ActionCompletion {
  /// Whether somebody may say this state without more: what was verified is opened again only by
  /// who may verify, with a reason, and it is counted.
  func allows(_ delivery: Action.Delivery, of action: Action) -> Bool {
    verifiedOn == nil || action.delivery != .complete || delivery == .complete
  }

  func staysVerified(_ action: Action) -> Problem {
    let day = verifiedOn.map { " on \($0.longForm)" } ?? ""
    return Problem(
      "\(verifiedBy) verified\(day) that \(action.reference) is complete. Somebody who may verify work opens it again, with a reason: tell them what has changed.",
      field: "delivery")
  }

  /// Takes back that it is complete.
  mutating func reopen() {
    forgetVerification()
    timesReopened += 1
  }

  /// Takes back that somebody verified it, when the evidence for that is withdrawn. What it rested
  /// on is told in the history.
  mutating func loseProof(on day: CivilDate) {
    forgetVerification()
    unprovenOn = day
  }

  private mutating func forgetVerification() {
    verifiedOn = nil
    verifiedBy = ""
    verification = ""
    unprovenOn = nil
  }
}

extension Transaction {
  func completion(of action: Action.ID, in authority: AuthorityID) throws -> ActionCompletion? {
    try first(
      ActionCompletion.self,
      """
      SELECT * FROM action_completion
      WHERE authority_id = \(authority) AND action_id = \(action) ORDER BY id
      """)
  }
}

extension WriteTransaction {
  /// Keeps in step what is known of an action's completion with a state that somebody gives it;
  /// what somebody had rated it before it was opened again ends.
  func follow(_ action: Action, from before: Action.Delivery, by user: User) throws {
    guard before != action.delivery else { return }
    if action.delivery == .complete {
      var completion =
        try completion(of: action.id, in: action.authority)
        ?? ActionCompletion(authority: action.authority, action: action)
      completion.claimedBy = action.deliveryChangedBy ?? user.name
      completion.claimedByAccount = user.account
      try save(completion)
    } else if before == .complete {
      var completion =
        try completion(of: action.id, in: action.authority)
        ?? ActionCompletion(authority: action.authority, action: action)
      completion.reopen()
      try save(completion)
      try endOverrides(
        of: .action(action.id), in: action.plan, of: action.authority, on: at.dateInLondon)
    }
  }
}
