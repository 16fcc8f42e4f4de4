import Civil
import Inspections
import Kernel
import Storage

/// Rates an action otherwise than the rule does, for a while. Its owner, or who keeps the
/// plan, may rate it worse at any time; better only with a reason and evidence (domain, section 3)
/// that somebody else has verified.
public struct OverrideRating: Sendable {
  let acting: any Acting
  let meetings: MeetingLinks

  public init(_ acting: any Acting, meetings: MeetingLinks = .none) {
    self.acting = acting
    self.meetings = meetings
  }

  /// - Parameters:
  ///   - evidence: what shows that it stands better than the rule says.
  ///   - narrative: what is done when the reason disagrees with the plan's figures.
  @discardableResult
  public func callAsFunction(
    ofAction id: Action.ID, to rating: DeliveryRating, because reason: String,
    evidence: Evidence.ID? = nil, narrative: NarrativeAnswer = .unasked
  ) async throws -> RatingOverride {
    let (user, world) = (acting.user, acting.world)
    return try await acting.write(because: "delivery rated by a person: \(reason)") { db in
      let plan = try db.openPlan(ofSubject: .action(id), for: user, in: world)
      let rated = try db.rating(ofAction: id, in: world, of: user.authority)
      let shown = try evidence.map { try db.evidence($0, of: user.authority) }
      var problems: [Problem] = []
      if rating == rated.proposed.rating {
        problems.append(Problem("That is what the rule says already.", field: "rating"))
      }
      if rating == .complete {
        problems.append(
          Problem(
            "Nobody may say that but by completing it: record it as complete, and have it verified.",
            field: "rating"))
      }
      if reason.isEmpty { problems.append(Problem("Say why.", field: "reason")) }
      if rating < rated.proposed.rating, shown?.subject != .action(id) || shown?.counts != true {
        problems.append(
          Problem(
            "To rate it better than the rule does, choose the evidence that shows it, which somebody else has verified. Add it first, and have it verified, if it is not here yet.",
            field: "evidence"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      return try db.keep(
        rating, over: rated.proposed.rating, of: .action(id), in: plan, because: reason, narrative,
        evidence: evidence, by: user, in: world)
    }
  }

  /// Rates a recommendation otherwise than as its worst action, on the word of the board’s chair.
  /// It holds from the day on which the chair said so.
  ///
  /// - Parameters:
  ///   - word: the meeting or the letter at which the chair said so.
  ///   - narrative: what is done when the reason disagrees with the plan's figures.
  @discardableResult
  public func callAsFunction(
    ofOutcome id: PlanOutcome.ID, to rating: DeliveryRating, because reason: String,
    word: BoardWord, narrative: NarrativeAnswer = .unasked
  ) async throws -> RatingOverride {
    let (user, world, meetings) = (acting.user, acting.world, meetings)
    try user.require(.signOff)
    return try await acting.write(because: "recommendation rated on the chair’s behalf: \(reason)")
    { db in
      let outcome = try db.outcome(id, of: user.authority)
      let plan = try db.openPlan(outcome.plan, of: user.authority)
      guard try !db.isSignedOff(outcome) else {
        throw Refusal.conflict(
          "This recommendation is signed off. Open it again first, if the chair rates it anew.")
      }
      let ratings = try PlanRatings(plan, PlanDates(world, db), db)
      guard let worst = ratings.worst(ofOutcome: id) else {
        throw Refusal.conflict("No action serves it yet, so there is nothing to rate.")
      }
      var problems: [Problem] = []
      if rating == worst {
        problems.append(Problem("That is what its actions say already.", field: "rating"))
      }
      if rating == .complete {
        problems.append(
          Problem(
            "Nobody may say that but by its actions: record them as complete, and have them verified.",
            field: "rating"))
      }
      if reason.split(whereSeparator: \.isWhitespace).count < Self.fewestWords {
        problems.append(
          Problem("Say in a sentence why the chair rates it so.", field: "reason"))
      }
      let said = try db.chairsWord(word, about: plan, through: meetings, in: world, &problems)
      guard problems.isEmpty, let said else { throw Refusal.invalid(problems) }
      return try db.keep(
        rating, over: worst, of: .outcome(id), in: plan, because: reason, narrative,
        evidence: nil, said: said, by: user, in: world)
    }
  }

  /// What is put over the rating of all actions together is given a reason and not a nod.
  private static let fewestWords = 3

  /// Takes an override back before it expires.
  public func end(_ id: RatingOverride.ID, readAt version: Int) async throws -> RatingOverride {
    let (user, world) = (acting.user, acting.world)
    return try await acting.write(because: "the rule’s own rating shows again") { db in
      guard var found = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("There is no such rating.")
      }
      switch found.subject {
      case .action: _ = try db.openPlan(ofSubject: found.subject, for: user, in: world)
      case .outcome: try user.require(.signOff)
      }
      found.version = version
      found.endedOn = world.today()
      return try db.update(found)
    }
  }
}

extension WriteTransaction {
  /// Ends what somebody has rated a subject otherwise than the rule, because of what is decided now:
  /// another rating, that the work was verified, that it was opened again.
  func endOverrides(
    of subject: Evidence.Subject, in plan: Plan.ID, of authority: AuthorityID, on today: CivilDate
  ) throws {
    for var earlier in try overrides(ofPlan: plan, in: authority)
    where earlier.subject == subject && earlier.endedOn == nil && earlier.expiresOn >= today {
      earlier.endedOn = today
      try update(earlier)
    }
  }

  fileprivate func keep(
    _ rating: DeliveryRating, over proposed: DeliveryRating, of subject: Evidence.Subject,
    in plan: Plan, because reason: String, _ narrative: NarrativeAnswer,
    evidence: Evidence.ID?, said word: BoardWord.Checked? = nil, by user: User, in world: World
  ) throws -> RatingOverride {
    let today = world.today()
    let rule = try deliveryRule(on: today, of: user.authority)
    let calendar = try world.workingCalendar(self)
    try endOverrides(of: subject, in: plan.id, of: user.authority, on: today)
    let kept = try insert(
      RatingOverride(
        authority: user.authority, plan: plan.id, subject: subject, rating: rating,
        proposed: proposed, reason: reason, evidence: evidence, saidOn: today, saidBy: user.name,
        expiresOn: calendar.adding(
          rule.thresholds.overrideDays, workingDaysTo: word?.day ?? today),
        chairsPaper: word?.paper ?? "", chairSaidOn: word?.day, meeting: word?.meeting))
    try settle(
      [("reason", reason)], narrative, about: subject, in: plan.id, of: RatingOverride.table,
      kept.id.text, by: user, in: world)
    return kept
  }

  /// Looks up where the chair said so.
  fileprivate func chairsWord(
    _ word: BoardWord, about plan: Plan, through meetings: MeetingLinks, in world: World,
    _ problems: inout [Problem]
  ) throws -> BoardWord.Checked? {
    let today = world.today()
    let bodies = try bodies(of: plan.authority).filter(plan.mayBeSignedOff).map(\.id)
    let said = word.checked(
      in: try meetings.held(self, plan.authority, today), of: bodies.contains, on: today,
      BoardWord.Fields(
        day: "saidOn", paper: "paper",
        paperMissing:
          "Name the minute or the letter in which the chair said so, for example “Letter to the Director”.",
        atMeeting: "at the board’s meeting"), &problems)
    guard let said, said.day <= today else { return said }
    let days = try deliveryRule(on: today, of: plan.authority).thresholds.overrideDays
    let until = try world.workingCalendar(self).adding(days, workingDaysTo: said.day)
    if until < today {
      problems.append(
        Problem(
          "A rating by the chair holds for \(Lateness.workingDays(days)): what was said on \(said.day.longForm) ran out on \(until.longForm). Ask the chair again.",
          field: word.meeting == nil ? "saidOn" : "meeting"))
    }
    return said
  }
}

extension Transaction {
  /// The overrides in a plan, the first one first.
  func overrides(ofPlan plan: Plan.ID, in authority: AuthorityID) throws -> [RatingOverride] {
    try all(
      RatingOverride.self,
      """
      SELECT * FROM rating_override WHERE authority_id = \(authority) AND plan_id = \(plan)
      ORDER BY said_on, id
      """)
  }

  /// How one action is rated today.
  func rating(ofAction id: Action.ID, in world: World, of authority: AuthorityID) throws -> Rating {
    let file = try actionFile(id, of: authority)
    let dates = try PlanDates(world, self)
    let ratings = PlanRatings(
      try PlanRecords(
        of: [file.action], in: try plan(file.action.plan, of: authority),
        on: shelf(of: authority)),
      rule: try deliveryRule(on: dates.today, of: authority), dates)
    guard let found = ratings.actions[id] else { throw ActionStanding.notTheirs }
    return found
  }
}
