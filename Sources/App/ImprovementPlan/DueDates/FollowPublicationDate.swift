import Civil
import Inspections
import Kernel
import Storage

extension WriteTransaction {
  /// Carries an audited correction of a report's publication date into the ledgers of the plans
  /// that follow the inspection (domain, section 2): what was derived from it is computed again by
  /// a new line. Dates that somebody has decided since stay as they were decided; theirs are
  /// counted from the first date as it is put right. What is complete or withdrawn follows too: it
  /// was measured against a day that was wrong.
  ///
  /// - Parameter what: what was corrected, and why.
  func followCorrectedPublication(
    of inspection: Inspection.ID, in authority: AuthorityID, as what: String
  ) throws {
    let published = try self.inspection(inspection, of: authority).publishedOn
    var corrected: [Recommendation.ID: CorrectedDate] = [:]
    for recommendation in try recommendations(after: inspection, of: authority) {
      let ledger = try dueDates(of: .recommendation(recommendation.id), in: authority)
      guard let former = ledger.firstThatCounts?.dueOn, let due = recommendation.dueOn else {
        continue
      }
      let date = CorrectedDate(
        former: former, now: due, publishedOn: published, rule: recommendation.rule)
      guard let line = ledger.correction(to: date, as: what, by: self) else { continue }
      try insert(line)
      corrected[recommendation.id] = date
    }
    guard !corrected.isEmpty else { return }
    for id in try actionsServing(corrected.keys.sorted { $0.text < $1.text }, of: authority) {
      try followCorrectedDates(corrected, id, of: authority, as: what)
    }
  }

  /// An action follows the recommendation whose date it was given.
  private func followCorrectedDates(
    _ corrected: [Recommendation.ID: CorrectedDate], _ id: Action.ID, of authority: AuthorityID,
    as what: String
  ) throws {
    let file = try actionFile(id, of: authority)
    let ledger = try dueDates(of: .action(id), in: authority)
    let former = ledger.firstThatCounts?.dueOn
    let given = file.links.compactMap { corrected[$0.recommendation] }
      .filter { $0.former == former }
    guard let date = given.min(by: { $0.now < $1.now }),
      let line = ledger.correction(to: date, as: what, by: self)
    else { return }
    try append(line, to: file.action)
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
}

/// What a correction makes of a date that was reckoned from the day of publication.
private struct CorrectedDate {
  let former: CivilDate
  let now: CivilDate
  let publishedOn: CivilDate?
  let rule: TimeRuleVersion?
}

extension [DueDateEntry] {
  /// The line that puts the first date right: where people have moved it since, with the date that
  /// they decided. Nil where nothing was reckoned from a report, and where it is right already.
  fileprivate func correction(
    to date: CorrectedDate, as what: String, by db: WriteTransaction
  ) -> DueDateEntry? {
    guard let last, first?.isDerived == true, firstThatCounts?.dueOn != date.now else {
      return nil
    }
    let isMoved = !last.isDerived
    return DueDateEntry(
      authority: last.authority, subject: last.subject, number: last.number + 1,
      dueOn: isMoved ? last.dueOn : date.now, setBy: last.setBy, setByName: last.setByName,
      setOn: isMoved ? last.setOn : date.publishedOn ?? last.setOn,
      reason: "Computed again: \(db.author.name) corrected \(what)",
      rule: isMoved ? nil : date.rule, isCorrection: true,
      correctedFirstOn: isMoved ? date.now : nil)
  }
}
