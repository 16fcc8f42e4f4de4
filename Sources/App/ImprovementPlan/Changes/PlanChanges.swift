import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage

/// What has changed in a plan between two moments, told from the change log: who did what, when and
/// why. How ratings moved is told from the two snapshots, since ratings move with the calendar too.
struct PlanChanges {
  private let plan: Plan.ID
  private let digest: PlanDigest
  private let log: [Change]
  private let actions: [Action.ID: Action]
  private let recommendations: [Recommendation.ID: Recommendation]
  private let outcomes: [PlanOutcome.ID: Recommendation.ID]

  private static let tables = [
    "action", "due_date", "evidence", "sign_off", "impact_judgement", "action_completion",
  ]

  init(
    _ plan: Plan.ID, _ digest: PlanDigest, of authority: AuthorityID, since start: Instant,
    through end: Instant, _ db: Transaction
  ) throws {
    self.plan = plan
    self.digest = digest
    log = try db.all(
      Change.self,
      """
      SELECT * FROM change WHERE authority_id = \(authority) AND at > \(start) AND at <= \(end)
        AND table_name IN \(list: Self.tables)
      ORDER BY sequence
      """)
    actions = Dictionary(
      try db.actions(ofPlan: plan, in: authority).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    recommendations = Dictionary(
      try db.recommendations(inPlan: plan, of: authority).map { ($0.id, $0) },
      uniquingKeysWith: { $1 })
    outcomes = Dictionary(
      try db.outcomes(of: plan, in: authority).map { ($0.id, $0.recommendation) },
      uniquingKeysWith: { $1 })
  }

  /// - Parameter before: the plan as the last pack had it; nil when it was not in it.
  func lines(before: PlanDigest?) throws -> [Snapshot.ChangeLine] {
    ratings(since: before) + (try log.compactMap(line))
  }

  private func ratings(since before: PlanDigest?) -> [Snapshot.ChangeLine] {
    guard let before else { return [] }
    let former = Dictionary(before.actions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return digest.actions.compactMap { action in
      guard let was = former[action.id], was.delivery != action.delivery else { return nil }
      return Snapshot.ChangeLine(
        plan: digest.id, topic: .rating, on: digest.asAt,
        words:
          "\(action.reference) \(action.title): delivery went from “\(was.word)” to “\(action.word)”. \(action.because)",
        by: "")
    }
  }

  private func line(_ change: Change) throws -> Snapshot.ChangeLine? {
    guard let after = change.after else { return nil }
    let told: (topic: Snapshot.Topic, words: String)? =
      switch change.table {
      case "action": tell(try Action(row: after.row), change)
      case "due_date": tell(try DueDateEntry(row: after.row))
      case "evidence": tell(try Evidence(row: after.row), change)
      case "sign_off": tell(try SignOff(row: after.row), change)
      case "impact_judgement": tell(try ImpactJudgement(row: after.row))
      case "action_completion": tell(try ActionCompletion(row: after.row), change)
      default: nil
      }
    return told.map {
      Snapshot.ChangeLine(
        plan: digest.id, topic: $0.topic, on: change.at.dateInLondon, words: $0.words,
        by: change.author.name)
    }
  }

  private func tell(
    _ action: Action, _ change: Change
  ) -> (Snapshot.Topic, String)? {
    guard action.plan == plan else { return nil }
    let name = "\(action.reference) \(action.title)"
    if change.kind == .inserted { return (.action, "\(name) was added.") }
    let wasWithdrawn = change.before?["withdrawn_on"] ?? .null
    if wasWithdrawn == .null, action.isWithdrawn {
      return (.action, "\(name) was withdrawn: \(action.withdrawnBecause)")
    }
    if wasWithdrawn != .null, !action.isWithdrawn {
      return (.action, "\(name) was brought back.")
    }
    let wasDone = change.before?["completed_on"] ?? .null
    if wasDone == .null, let done = action.completedOn {
      return (.action, "\(name) was said to be complete on \(done.longForm).")
    }
    if wasDone != .null, action.completedOn == nil {
      return (.action, "\(name) was opened again.")
    }
    return nil
  }

  private func tell(_ line: DueDateEntry) -> (Snapshot.Topic, String)? {
    guard line.number > 1, let name = name(of: line.subject) else { return nil }
    let approver = line.approver.isEmpty ? "" : ", approved by \(line.approver)"
    return (
      .date, "\(name) is now due on \(line.dueOn.longForm)\(approver): \(line.reason)"
    )
  }

  private func tell(_ evidence: Evidence, _ change: Change) -> (Snapshot.Topic, String)? {
    guard evidence.plan == plan, change.kind == .updated else { return nil }
    let about = name(of: evidence.subject).map { " for \($0)" } ?? ""
    if change.before?["verified_at"] == .null, let by = evidence.verifiedBy {
      return (
        .evidence,
        "Verified by \(by): “\(evidence.title)”\(about), \(evidence.strength.title.lowercased())."
      )
    }
    if change.before?["withdrawn_on"] == .null, evidence.withdrawnOn != nil {
      return (.evidence, "Withdrawn: “\(evidence.title)”\(about): \(evidence.withdrawnBecause)")
    }
    return nil
  }

  private func tell(_ signOff: SignOff, _ change: Change) -> (Snapshot.Topic, String)? {
    guard signOff.plan == plan, let name = name(of: signOff.outcome) else { return nil }
    if change.kind == .inserted {
      return (
        .signOff,
        "\(name) was signed off on \(signOff.decidedOn.longForm), \(signOff.minute)."
      )
    }
    return signOff.reopenedOn == nil
      ? nil : (.signOff, "\(name) was opened again: \(signOff.reopenedBecause)")
  }

  private func tell(_ judged: ImpactJudgement) -> (Snapshot.Topic, String)? {
    guard judged.plan == plan, let name = name(of: judged.outcome) else { return nil }
    return (.signOff, "Impact of \(name) was judged “\(judged.rating.title)”: \(judged.reason)")
  }

  private func tell(
    _ completion: ActionCompletion, _ change: Change
  ) -> (Snapshot.Topic, String)? {
    guard let action = actions[completion.action], completion.verifiedOn != nil,
      (change.before?["verified_on"] ?? .null) == .null
    else { return nil }
    return (
      .evidence,
      "\(action.reference) \(action.title) was verified as complete by \(completion.verifiedBy)."
    )
  }
}

extension PlanChanges {
  private func name(of subject: DueDateEntry.Subject) -> String? {
    switch subject {
    case .action(let id): actions[id].map { "\($0.reference) \($0.title)" }
    case .recommendation(let id): recommendations[id]?.reference
    }
  }

  private func name(of subject: Evidence.Subject) -> String? {
    switch subject {
    case .action(let id): actions[id]?.reference
    case .outcome(let id): name(of: id)
    }
  }

  private func name(of outcome: PlanOutcome.ID) -> String? {
    outcomes[outcome].flatMap { recommendations[$0]?.reference }
  }
}
