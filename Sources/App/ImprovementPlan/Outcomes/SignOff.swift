import Civil
import Kernel
import Storage

/// That the board has signed a recommendation off: the only thing that closes it (domain, section
/// 3). It can be opened again, with a reason; each time is counted.
public struct SignOff: Record, Hashable {
  public static let table: SQLName = "sign_off"

  public let authority: AuthorityID
  public let id: Storage.ID<SignOff>
  public var version = 0
  public let plan: Plan.ID
  public let outcome: PlanOutcome.ID
  /// The body that decided it.
  public let body: Body.ID
  public let decidedOn: CivilDate
  /// Where it stands: "Minute 7", "at its meeting".
  public let minute: String
  /// The meeting at which it was decided, where the board's meetings are kept here.
  public let meeting: String?
  public let recordedBy: String
  public var reopenedOn: CivilDate?
  public var reopenedBecause: String
  /// The moment at which it was opened again; nil of what was before that was kept.
  public var reopenedAt: Instant?
  public var reopenedBy: String

  public init(
    authority: AuthorityID, id: Storage.ID<SignOff> = Storage.ID(), plan: Plan.ID,
    outcome: PlanOutcome.ID, body: Body.ID, decidedOn: CivilDate, minute: String,
    meeting: String? = nil, recordedBy: String
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.outcome = outcome
    self.body = body
    self.decidedOn = decidedOn
    self.minute = minute
    self.meeting = meeting
    self.recordedBy = recordedBy
    reopenedBecause = ""
    reopenedBy = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    outcome = try row["outcome_id"]
    body = try row["body_id"]
    decidedOn = try row["decided_on"]
    minute = try row["minute"]
    meeting = try row["meeting_id"]
    recordedBy = try row["recorded_by"]
    reopenedOn = try row["reopened_on"]
    reopenedBecause = try row["reopened_because"]
    reopenedAt = try row["reopened_at"]
    reopenedBy = try row.get("reopened_by", as: String?.self) ?? ""
  }

  public var fields: Fields {
    [
      "plan_id": plan, "outcome_id": outcome, "body_id": body, "decided_on": decidedOn,
      "minute": minute, "meeting_id": meeting, "recorded_by": recordedBy, "reopened_on": reopenedOn,
      "reopened_because": reopenedBecause, "reopened_at": reopenedAt, "reopened_by": reopenedBy,
    ]
  }
}

extension SignOff {
  /// "by the Improvement Board on 20 May 2026, Minute 7".
  func words(by body: String?) -> String {
    "by \(body ?? "the board") on \(decidedOn.longForm), \(minute)"
  }

  /// Why a decision cannot close again what this one closed and was opened again: it is of before
  /// that, or it is this very decision. At the meeting of the same day the board may have decided
  /// anew; then another minute says so.
  func problem(withDeciding again: BoardWord.Checked, by body: Body.ID) -> Problem? {
    guard let reopenedOn else { return nil }
    if again.day < reopenedOn {
      return Problem(
        "It was opened again on \(reopenedOn.longForm); the board has to decide anew, on that day or later.",
        field: "decidedOn")
    }
    guard again.day == decidedOn, self.body == body, again.meeting == meeting else { return nil }
    let papers = [again.paper, minute].map { $0.lowercased() }
    guard papers[0] == papers[1] || papers.contains(BoardWord.atMeeting) else { return nil }
    return Problem(
      "That is the decision that was opened again. Name the minute of the new one.", field: "minute"
    )
  }
}

extension Transaction {
  /// The sign-offs in a plan, by outcome, the first one first; those opened again too.
  func signOffs(
    ofPlan plan: Plan.ID, in authority: AuthorityID
  ) throws -> [PlanOutcome.ID: [SignOff]] {
    Dictionary(
      grouping: try all(
        SignOff.self,
        """
        SELECT * FROM sign_off WHERE authority_id = \(authority) AND plan_id = \(plan)
        ORDER BY decided_on, id
        """), by: \.outcome)
  }
}

/// Records that the board has signed a recommendation off.
public struct SignOffRecommendation: Sendable {
  let acting: any Acting
  let meetings: MeetingLinks

  public init(_ acting: any Acting, meetings: MeetingLinks = .none) {
    self.acting = acting
    self.meetings = meetings
  }

  /// - Parameter word: the meeting or the minute at which the body decided it.
  @discardableResult
  public func callAsFunction(
    _ id: PlanOutcome.ID, by body: Body.ID, word: BoardWord
  ) async throws -> SignOff {
    let (user, world) = (acting.user, acting.world)
    try user.require(.signOff)
    let (today, meetings) = (world.today(), meetings)
    return try await acting.write(because: "recommendation signed off: \(word.paper)") { db in
      let outcome = try db.outcome(id, of: user.authority)
      let plan = try db.openPlan(outcome.plan, of: user.authority)
      guard try !db.isSignedOff(outcome) else {
        throw Refusal.conflict("This recommendation is signed off already.")
      }
      let judged = try db.impact(ofPlan: outcome.plan, in: user.authority)[id] ?? []
      let impact = judged.last
      let reopened = try db.signOffs(ofPlan: outcome.plan, in: user.authority)[id] ?? []
      let evidence = try db.verifiedEvidence(behind: outcome)
      let rule = try db.deliveryRule(on: today, of: user.authority)
      try SignOffRules.check(
        judged: judged, evidence: evidence, reopened: reopened, rule: rule, by: user)
      var problems: [Problem] = []
      let decided = try db.decided(
        word, by: body, on: plan, held: meetings.held(db, user.authority, today), today: today,
        &problems)
      if let impact, let decided {
        problems += [rule.problem(signingOff: impact, on: decided.day, evidence)].compactMap(\.self)
      }
      if let decided {
        problems += reopened.compactMap { $0.problem(withDeciding: decided, by: body) }.suffix(1)
      }
      guard problems.isEmpty, let decided else { throw Refusal.invalid(problems) }
      return try db.insert(
        SignOff(
          authority: user.authority, plan: outcome.plan, outcome: id, body: body,
          decidedOn: decided.day, minute: decided.paper, meeting: decided.meeting,
          recordedBy: user.name))
    }
  }

  /// Opens a recommendation again that was signed off.
  public func reopen(
    _ id: SignOff.ID, readAt version: Int, because reason: String
  ) async throws -> SignOff {
    let user = acting.user
    try user.require(.signOff)
    guard !reason.isEmpty else {
      throw Refusal.invalid("Say why it is opened again.", field: "reason")
    }
    let today = acting.world.today()
    return try await acting.write(because: "recommendation opened again: \(reason)") { db in
      guard var signOff = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("There is no such sign-off.")
      }
      _ = try db.openPlan(signOff.plan, of: user.authority)
      guard signOff.reopenedOn == nil else {
        throw Refusal.conflict("It was opened again already.")
      }
      signOff.version = version
      signOff.reopenedOn = today
      signOff.reopenedBecause = reason
      signOff.reopenedAt = db.at
      signOff.reopenedBy = user.name
      return try db.update(signOff)
    }
  }
}

/// What a recommendation needs before the board may sign it off. Complete actions are none of it
/// (S61).
enum SignOffRules {
  /// - Throws: `Refusal` naming what is missing.
  static func check(
    judged: [ImpactJudgement], evidence: [Evidence], reopened: [SignOff], rule: DeliveryRule,
    by user: User
  ) throws {
    if let obstacle = obstacle(
      judged: judged, evidence: evidence, reopened: reopened, rule: rule, by: user)
    {
      throw obstacle
    }
  }

  /// What is missing, or why this person may not; nil when it can be signed off.
  ///
  /// - Parameters:
  ///   - judged: how its impact was judged, the latest last. Whoever called it an improvement once
  ///     does not record the sign-off, though somebody else has said the same since.
  ///   - evidence: what is verified now.
  ///   - reopened: its sign-offs that were opened again.
  ///   - rule: how strong the evidence for an improvement has to be.
  static func obstacle(
    judged: [ImpactJudgement], evidence: [Evidence], reopened: [SignOff], rule: DeliveryRule,
    by user: User
  ) -> Refusal? {
    let impact = judged.last
    guard let impact, impact.rating.isImprovement else {
      let now =
        impact.map { "Its impact is judged “\(rule.word(for: $0.rating))”" }
        ?? "Its impact has not been judged"
      return .conflict(
        "\(now). A recommendation is signed off when it has changed something for children, not when its actions are done."
      )
    }
    guard !evidence.isEmpty else {
      return .conflict("No verified evidence stands behind it any more.")
    }
    let ground = impact.ground(among: evidence)
    guard !ground.isEmpty else {
      return .conflict(
        "No evidence stands behind it any more that was verified when its impact was judged. Judge its impact anew on what is verified now."
      )
    }
    if let problem = rule.problem(claiming: impact.rating, on: ground) {
      return .conflict("\(problem.message) Judge its impact anew.")
    }
    if let day = impact.openedAgainSince(reopened) {
      return .conflict(
        "It was opened again on \(day.longForm), and whether it helped children has not been judged since. Judge its impact first."
      )
    }
    return ownJudgement(among: judged, of: user)
  }

  /// Why somebody does not record what the board says, because they called the impact an
  /// improvement themselves; nil when they did not.
  static func ownJudgement(among judged: [ImpactJudgement], of user: User) -> Refusal? {
    guard let account = user.account,
      judged.contains(where: { $0.rating.isImprovement && $0.saidByAccount == account })
    else { return nil }
    return .notPermitted(
      "You judged its impact, so somebody else has to record the board’s sign-off.")
  }
}

extension Transaction {
  /// Where a body decided that a sign-off is given, or stands.
  func decided(
    _ word: BoardWord, by body: Body.ID, on plan: Plan, held: [HeldMeeting], today: CivilDate,
    _ problems: inout [Problem]
  ) throws -> BoardWord.Checked? {
    if try find(body, of: plan.authority).map(plan.mayBeSignedOff) != true {
      problems.append(
        Problem(
          "A board signs a recommendation off, or the committee that the plan belongs to: choose one that is in the directory.",
          field: "body"))
    }
    return word.checked(
      in: held, of: { $0 == body }, on: today,
      BoardWord.Fields(
        day: "decidedOn", paper: "minute",
        paperMissing: "Say where the decision stands, for example “Minute 7”."), &problems)
  }

  func isSignedOff(_ outcome: PlanOutcome) throws -> Bool {
    try signOffs(ofPlan: outcome.plan, in: outcome.authority)[outcome.id]?
      .contains { $0.reopenedOn == nil } ?? false
  }
}

extension Plan {
  /// Whether a body may sign its recommendations off: a board, or the committee that it belongs to.
  func mayBeSignedOff(by body: Body) -> Bool {
    body.kind == .board || body.kind.mayDecide && owningBody == body.id
  }
}
