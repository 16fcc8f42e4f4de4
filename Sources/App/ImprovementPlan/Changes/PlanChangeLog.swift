import Kernel
import Storage

extension Transaction {
  /// What was written about the parts of one plan, in order. Each table is asked by the identifiers
  /// of the plan's own rows, so that other plans' histories are not read.
  func log(
    ofPlan plan: Plan.ID, in authority: AuthorityID, since start: Instant, through end: Instant
  ) throws -> [Change] {
    let ofPlan: SQL = "plan_id = \(plan)"
    let asked: SQL = """
      SELECT recommendation_id FROM plan_outcome
      WHERE authority_id = \(authority) AND plan_id = \(plan)
      """
    let ofDates: SQL = """
      action_id IN (SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
      OR recommendation_id IN (\(asked))
      """
    let ofActions: SQL = """
      action_id IN (SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
      """
    let ofResponses: SQL = """
      outcome_id IN (
        SELECT id FROM plan_outcome WHERE authority_id = \(authority) AND plan_id = \(plan))
      """
    // What was said long ago need not be looked at.
    let ofUpdates: SQL = """
      action_id IN (SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
        AND recorded_at > \(start) AND recorded_at <= \(end)
      """
    let ofWords: SQL = """
      action_id IN (SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
        AND said_at > \(start) AND said_at <= \(end)
      """
    let ofAnswers: SQL = """
      word_id IN (
        SELECT id FROM partner_word WHERE authority_id = \(authority) AND action_id IN (
          SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan)))
        AND answered_at > \(start) AND answered_at <= \(end)
      """
    let tables: [(SQLName, SQL)] = [
      (Plan.table, "id = \(plan)"), (PlanInspection.table, ofPlan), (PlanOutcome.table, ofPlan),
      (RecoveryPlan.table, ofPlan),
      (Action.table, ofPlan), (DueDateEntry.table, ofDates), (Evidence.table, ofPlan),
      (SignOff.table, ofPlan), (SignOffConfirmation.table, ofPlan),
      (ImpactJudgement.table, ofPlan), (ActionCompletion.table, ofPlan),
      (RecommendationResponse.table, ofResponses), (Milestone.table, ofPlan),
      (ProgressUpdate.table, ofUpdates), (PartnerWord.table, ofWords),
      (PartnerWordAnswer.table, ofAnswers), (PartnerQuestion.table, ofActions),
      (RatingOverride.table, ofPlan),
      (ActionWithdrawal.table, ofPlan), (StandingDueDate.table, ofPlan),
      (PlanImport.table, "\(ofPlan) AND state = \(PlanImport.State.undone)"),
    ]
    // What was taken away is known to the log alone.
    let removable = [
      Milestone.table, PlanInspection.table, Action.table, DueDateEntry.table, ProgressUpdate.table,
    ]
    let removals = try removable.flatMap {
      try changesToRemoved(from: $0, in: authority, since: start, through: end)
    }
    let kept = try tables.flatMap { table, condition in
      try changes(to: table, where: condition, in: authority, since: start, through: end)
    }
    return (kept + removals).sorted { $0.sequence < $1.sequence }
  }

  /// What was written about the records of a table that belong to one plan after one moment and up
  /// to another, in order; the table has a `plan_id`.
  public func changes(
    to table: SQLName, ofPlan plan: Plan, since start: Instant, through end: Instant
  ) throws -> [Change] {
    try changes(
      to: table, where: "plan_id = \(plan.id)", in: plan.authority, since: start, through: end)
  }

  /// What was written about the records of a table, of any plan, that are not there any more.
  private func changesToRemoved(
    from table: SQLName, in authority: AuthorityID, since start: Instant, through end: Instant
  ) throws -> [Change] {
    try all(
      Change.self,
      """
      SELECT * FROM change
      WHERE authority_id = \(authority) AND table_name = \(table.text)
        AND record_id IN (
          SELECT record_id FROM change
          WHERE authority_id = \(authority) AND table_name = \(table.text)
            AND after_image IS NULL AND at > \(start))
        AND record_id NOT IN (SELECT id FROM \(table) WHERE authority_id = \(authority))
        AND at > \(start) AND at <= \(end)
      """)
  }

  private func changes(
    to table: SQLName, where condition: SQL, in authority: AuthorityID, since start: Instant,
    through end: Instant
  ) throws -> [Change] {
    try all(
      Change.self,
      """
      SELECT * FROM change
      WHERE authority_id = \(authority) AND table_name = \(table.text) AND record_id IN (
          SELECT id FROM \(table) WHERE authority_id = \(authority) AND (\(condition)))
        AND at > \(start) AND at <= \(end)
      ORDER BY sequence
      """)
  }
}
