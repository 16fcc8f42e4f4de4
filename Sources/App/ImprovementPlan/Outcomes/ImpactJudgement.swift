import Civil
import Kernel
import Storage

/// What somebody judged, on a day and on evidence, of whether a recommendation's work has helped
/// children. The last one counts; none is ever changed.
public struct ImpactJudgement: Record, Hashable {
  public static let table: SQLName = "impact_judgement"

  public let authority: AuthorityID
  public let id: Storage.ID<ImpactJudgement>
  public var version = 0
  public let plan: Plan.ID
  public let outcome: PlanOutcome.ID
  public let rating: ImpactRating
  public let reason: String
  /// The day that the judgement holds from.
  public let effectiveOn: CivilDate
  public let saidAt: Instant
  public let saidBy: String
  public let saidByAccount: Account.ID?

  public init(
    authority: AuthorityID, id: Storage.ID<ImpactJudgement> = Storage.ID(), plan: Plan.ID,
    outcome: PlanOutcome.ID, rating: ImpactRating, reason: String, effectiveOn: CivilDate,
    saidAt: Instant, by user: User
  ) {
    self.authority = authority
    self.id = id
    self.plan = plan
    self.outcome = outcome
    self.rating = rating
    self.reason = reason
    self.effectiveOn = effectiveOn
    self.saidAt = saidAt
    saidBy = user.name
    saidByAccount = user.account
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    outcome = try row["outcome_id"]
    rating = try row["rating"]
    reason = try row["reason"]
    effectiveOn = try row["effective_on"]
    saidAt = try row["said_at"]
    saidBy = try row["said_by"]
    saidByAccount = try row["said_by_account"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "outcome_id": outcome, "rating": rating, "reason": reason,
      "effective_on": effectiveOn, "said_at": saidAt, "said_by": saidBy,
      "said_by_account": saidByAccount,
    ]
  }
}

extension ImpactJudgement {
  /// Of verified evidence what it can rest on: what was verified when it was said. What came later
  /// nobody has judged yet.
  func ground(among verified: [Evidence]) -> [Evidence] {
    verified.filter { $0.verifiedAt.map { $0 <= saidAt } ?? false }
  }

  /// The day on which what it judges was opened again after it was said; nil where it was not.
  func openedAgainSince(_ signOffs: [SignOff]) -> CivilDate? {
    signOffs.filter { $0.reopenedAt.map { $0 >= saidAt } ?? false }.compactMap(\.reopenedOn).max()
  }
}

/// Judges the impact of what was done about a recommendation.
public struct JudgeImpact: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - count: how many judgements there were when the person read the page.
  ///   - narrative: what is done when the reason disagrees with the plan's figures.
  /// - Throws: `Refusal.invalid` when the verified evidence is too weak for what is claimed.
  @discardableResult
  public func callAsFunction(
    _ rating: ImpactRating, reason: String, from day: CivilDate, of id: PlanOutcome.ID,
    afterReading count: Int, narrative: NarrativeAnswer = .unasked
  ) async throws -> ImpactJudgement {
    let (user, world) = (acting.user, acting.world)
    try user.require(.verifyWork)
    let today = world.today()
    return try await acting.write(because: "impact judged: \(rating.plainTitle)") { db in
      let outcome = try db.outcome(id, of: user.authority)
      _ = try db.openPlan(outcome.plan, of: user.authority)
      let known = try db.impact(ofPlan: outcome.plan, in: user.authority)[id] ?? []
      let rule = try db.deliveryRule(on: today, of: user.authority)
      guard known.count == count else { throw Refusal.judgedMeanwhile(known.last, rule) }
      var problems: [Problem] = []
      if reason.isEmpty {
        problems.append(Problem("Say what shows it.", field: "reason"))
      }
      if day > today {
        problems.append(Problem("That day lies in the future.", field: "effectiveOn"))
      }
      let evidence = try db.verifiedEvidence(behind: outcome)
      if let problem = rule.problem(claiming: rating, on: evidence) {
        problems.append(problem)
      } else {
        let ofOthers = try evidence.filter { one in
          let share = try db.share(
            of: user, in: one.subject, saidIn: one.id, at: one.addedAt, in: world)
          return FourEyes.refusal(to: user, against: one.addedByAccount, share: share) == nil
        }
        if rule.problem(claiming: rating, on: ofOthers) != nil {
          throw Refusal.notPermitted(
            "What shows “\(rule.word(for: rating))” was added by you, or comes from work that is or was your own, so somebody else has to judge it. Ask your board manager."
          )
        }
        problems += [
          try db.problem(judging: outcome, from: day),
          rule.problem(judging: rating, from: day, on: ofOthers),
        ].compactMap(\.self).prefix(1)
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      let judged = try db.insert(
        ImpactJudgement(
          authority: user.authority, plan: outcome.plan, outcome: id, rating: rating,
          reason: reason, effectiveOn: day, saidAt: db.at, by: user))
      try db.settle(
        [("reason", reason)], narrative, about: .outcome(id), in: outcome.plan,
        of: ImpactJudgement.table, judged.id.text, by: user, in: world)
      return judged
    }
  }
}

extension Refusal {
  /// That somebody has judged the impact since the page was read.
  static func judgedMeanwhile(_ judged: ImpactJudgement?, _ rule: DeliveryRule) -> Refusal {
    .conflict(
      "\(judged?.saidBy ?? "Somebody") has judged its impact in the meantime:"
        + " “\(judged.map { rule.word(for: $0.rating) } ?? "")”. Read that before you go on.")
  }
}

extension DeliveryRule {
  /// What is wrong with claiming this impact on this verified evidence: improvement has to be
  /// earned, worsening may be said at any time.
  func problem(claiming rating: ImpactRating, on evidence: [Evidence]) -> Problem? {
    guard let needed = strength(neededFor: rating) else { return nil }
    let strongest = evidence.map(\.strength).max()
    if let strongest, strongest >= needed { return nil }
    let found =
      strongest.map { "The strongest verified evidence is “\($0.title.lowercased())”" }
      ?? "No evidence of it has been verified"
    return Problem(
      "\(found). “\(word(for: rating))” needs verified evidence that is at least “\(needed.title.lowercased())”.",
      field: "rating")
  }
}

extension Transaction {
  /// The judgements of impact in a plan, by outcome, the first one first.
  func impact(
    ofPlan plan: Plan.ID, in authority: AuthorityID
  ) throws -> [PlanOutcome.ID: [ImpactJudgement]] {
    Dictionary(
      grouping: try all(
        ImpactJudgement.self,
        """
        SELECT * FROM impact_judgement WHERE authority_id = \(authority) AND plan_id = \(plan)
        ORDER BY said_at, id
        """), by: \.outcome)
  }

  /// The verified evidence for a recommendation: its own, and that of the actions that serve it.
  func verifiedEvidence(behind outcome: PlanOutcome) throws -> [Evidence] {
    let actions = try standingActions(behind: outcome)
    return try evidence(ofPlan: outcome.plan, in: outcome.authority).filter { evidence in
      switch evidence.subject {
      case .outcome(let id): evidence.counts && id == outcome.id
      case .action(let id): evidence.counts && actions.contains(id)
      }
    }
  }

  /// Whether all the work behind a recommendation is or was somebody's own: then what is said of
  /// the recommendation as a whole is said of their work.
  ///
  /// - Parameter said: when something was said of it.
  func isAllOwn(
    behind outcome: PlanOutcome, of user: User, since said: Instant, in world: World
  ) throws -> Bool {
    let actions = try standingActions(behind: outcome)
    return try !actions.isEmpty
      && actions.allSatisfy {
        try ownership(of: user, in: .action($0), since: said, in: world) != .none
      }
  }

  /// The actions that serve a recommendation and were not withdrawn.
  private func standingActions(behind outcome: PlanOutcome) throws -> [Action.ID] {
    try values(
      Action.ID.self,
      """
      SELECT action.id FROM action_recommendation JOIN action
        ON action.authority_id = action_recommendation.authority_id
        AND action.id = action_recommendation.action_id
      WHERE action_recommendation.authority_id = \(outcome.authority)
        AND action_recommendation.recommendation_id = \(outcome.recommendation)
        AND action.plan_id = \(outcome.plan) AND action.withdrawn_on IS NULL
      ORDER BY action.number
      """)
  }
}
