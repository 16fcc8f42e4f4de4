import Civil
import Kernel
import Storage

/// That the board has said that its sign-off stands, though the ground on which it was given was
/// lost. It answers what had happened by then; what happens after it is asked about anew.
public struct SignOffConfirmation: Record, Hashable {
  public static let table: SQLName = "sign_off_confirmation"

  public let authority: AuthorityID
  public let id: Storage.ID<SignOffConfirmation>
  public var version = 0
  public let plan: Plan.ID
  public let outcome: PlanOutcome.ID
  public let signOff: SignOff.ID
  /// The body that decided it.
  public let body: Body.ID
  public let decidedOn: CivilDate
  /// Where it stands: "Minute 9", "at its meeting".
  public let minute: String
  /// The meeting at which it was decided, where the board's meetings are kept here.
  public let meeting: String?
  public let reason: String
  public let saidAt: Instant
  public let recordedBy: String

  public init(
    of signOff: SignOff, id: Storage.ID<SignOffConfirmation> = Storage.ID(), body: Body.ID,
    decidedOn: CivilDate, minute: String, meeting: String?, reason: String, saidAt: Instant,
    recordedBy: String
  ) {
    authority = signOff.authority
    self.id = id
    plan = signOff.plan
    outcome = signOff.outcome
    self.signOff = signOff.id
    self.body = body
    self.decidedOn = decidedOn
    self.minute = minute
    self.meeting = meeting
    self.reason = reason
    self.saidAt = saidAt
    self.recordedBy = recordedBy
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    outcome = try row["outcome_id"]
    signOff = try row["sign_off_id"]
    body = try row["body_id"]
    decidedOn = try row["decided_on"]
    minute = try row["minute"]
    meeting = try row["meeting_id"]
    reason = try row["reason"]
    saidAt = try row["said_at"]
    recordedBy = try row["recorded_by"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "outcome_id": outcome, "sign_off_id": signOff, "body_id": body,
      "decided_on": decidedOn, "minute": minute, "meeting_id": meeting, "reason": reason,
      "said_at": saidAt, "recorded_by": recordedBy,
    ]
  }
}

extension SignOffConfirmation {
  /// "Improvement Board said on 5 November 2026, Minute 9, that the sign-off stands: …".
  func sentence(by body: String?) -> String {
    Words.sentence(
      "\(body ?? "The board") said on \(decidedOn.longForm), \(minute), that the sign-off stands: \(reason)"
    )
  }

  /// Whether it was said of what is known now: nobody has judged the impact since, and nothing that
  /// shows it was lost since.
  ///
  /// - Parameters:
  ///   - evidence: all that was ever verified and was withdrawn.
  ///   - day: when verified evidence last went with the action that it is of.
  func answers(_ judged: ImpactJudgement?, evidence: [Evidence], droppedOn day: CivilDate?) -> Bool
  {
    (judged.map { $0.saidAt <= saidAt } ?? true)
      && evidence.allSatisfy { lost in
        (lost.verifiedAt.map { $0 <= saidAt } ?? true)
          && (lost.withdrawnOn.map { $0 <= decidedOn } ?? true)
      }
      && (day.map { $0 <= decidedOn } ?? true)
  }
}

/// Records that the board has said that its sign-off stands. Opening the recommendation again is
/// the other answer (`SignOffRecommendation`).
public struct ConfirmSignOff: Sendable {
  let acting: any Acting
  let meetings: MeetingLinks

  public init(_ acting: any Acting, meetings: MeetingLinks = .none) {
    self.acting = acting
    self.meetings = meetings
  }

  /// - Parameters:
  ///   - word: the meeting or the minute at which the body decided it.
  ///   - count: how many judgements of impact there were when the person read the page.
  /// - Throws: `Refusal.conflict` where nothing is to be answered, or something happened since.
  @discardableResult
  public func callAsFunction(
    _ id: PlanOutcome.ID, by body: Body.ID, word: BoardWord, because reason: String,
    afterReading count: Int
  ) async throws -> SignOffConfirmation {
    let (user, world) = (acting.user, acting.world)
    try user.require(.signOff)
    let (today, meetings) = (world.today(), meetings)
    return try await acting.write(because: "sign-off stands: \(reason)") { db in
      let outcome = try db.outcome(id, of: user.authority)
      let plan = try db.openPlan(outcome.plan, of: user.authority)
      let ratings = try PlanRatings(plan, PlanDates(world, db), db)
      guard let signOff = ratings.signOff(ofOutcome: id) else {
        throw Refusal.conflict("This recommendation is open, so no sign-off stands.")
      }
      let judged = ratings.impact[id] ?? []
      guard judged.count == count else { throw Refusal.judgedMeanwhile(judged.last, ratings.rule) }
      guard ratings.isSignOffInDoubt(id) else {
        throw Refusal.conflict(
          "Nothing about this sign-off waits for an answer. Look at the recommendation’s page.")
      }
      if let own = SignOffRules.ownJudgement(among: judged, of: user) { throw own }
      var problems: [Problem] = []
      if !BoardWord.isMoreThanANod(reason) {
        problems.append(Problem("Say why the sign-off still stands.", field: "reason"))
      }
      let decided = try db.decided(
        word, by: body, on: plan, held: meetings.held(db, user.authority, today), today: today,
        &problems)
      let since = [signOff.decidedOn, ratings.lostGroundOn(ofOutcome: id)].compactMap(\.self).max()
      if let since, let decided, decided.day < since {
        problems.append(
          Problem(
            "What it answers is of \(since.longForm); the board cannot have answered it before.",
            field: "decidedOn"))
      }
      guard problems.isEmpty, let decided else { throw Refusal.invalid(problems) }
      return try db.insert(
        SignOffConfirmation(
          of: signOff, body: body, decidedOn: decided.day, minute: decided.paper,
          meeting: decided.meeting, reason: reason, saidAt: db.at, recordedBy: user.name))
    }
  }
}
