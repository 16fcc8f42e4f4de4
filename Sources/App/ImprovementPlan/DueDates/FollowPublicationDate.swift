import Civil
import Inspections
import Kernel
import Storage

extension WriteTransaction {
  /// Carries an audited correction of a report's publication date into the ledgers of the plans
  /// that follow the inspection (domain, section 2): dates that were derived from it get a new
  /// line; dates that somebody has since decided stay as they were decided. What is complete or
  /// withdrawn follows too: it was measured against a day that was wrong.
  ///
  /// - Parameter what: what was corrected, and why.
  func followCorrectedPublication(
    of inspection: Inspection.ID, in authority: AuthorityID, as what: String
  ) throws {
    let published = try self.inspection(inspection, of: authority).publishedOn
    var corrected: [Recommendation] = []
    for recommendation in try recommendations(after: inspection, of: authority) {
      let ledger = try dueDates(of: .recommendation(recommendation.id), in: authority)
      guard let last = ledger.last, last.isDerived, let due = recommendation.dueOn,
        due != last.dueOn
      else { continue }
      try insert(
        last.corrected(
          to: due, setOn: published ?? last.setOn, rule: recommendation.rule, as: what, by: self))
      corrected.append(recommendation)
    }
    guard !corrected.isEmpty else { return }
    for id in try actionsServing(corrected.map(\.id), of: authority) {
      try followCorrectedDates(id, of: authority, as: what)
    }
  }

  private func followCorrectedDates(
    _ id: Action.ID, of authority: AuthorityID, as what: String
  ) throws {
    let file = try actionFile(id, of: authority)
    let ledger = try dueDates(of: .action(id), in: authority)
    guard let last = ledger.last, last.isDerived else { return }
    let dates = try dueDates(
      ofRecommendations: file.links.map(\.recommendation), in: authority)
    let lines = dates.values.compactMap(\.last)
    guard let first = lines.min(by: { $0.dueOn < $1.dueOn }), first.dueOn != last.dueOn
    else { return }
    try append(
      last.corrected(
        to: first.dueOn, setOn: first.setOn, rule: first.rule, as: what, by: self),
      to: file.action)
  }

  private func actionsServing(
    _ recommendations: [Recommendation.ID], of authority: AuthorityID
  ) throws -> [Action.ID] {
    try values(
      Action.ID.self,
      """
      SELECT DISTINCT action_id FROM action_recommendation
      WHERE authority_id = \(authority) AND recommendation_id IN \(list: recommendations)
      ORDER BY action_id
      """)
  }
}

extension DueDateEntry {
  /// Whether the date follows from the day of the report and nobody has decided another.
  var isDerived: Bool { [.inspector, .council].contains(setBy) && rule != nil }

  fileprivate func corrected(
    to due: CivilDate, setOn day: CivilDate, rule: TimeRuleVersion?, as what: String,
    by db: WriteTransaction
  ) -> DueDateEntry {
    DueDateEntry(
      authority: authority, subject: subject, number: number + 1, dueOn: due, setBy: setBy,
      setByName: setByName, setOn: day,
      reason: "Computed again: \(db.author.name) corrected \(what)",
      rule: rule)
  }
}
