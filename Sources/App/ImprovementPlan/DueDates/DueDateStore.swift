import Civil
import Inspections
import Storage

extension Transaction {
  /// The ledger of one action or recommendation, first line first.
  func dueDates(of subject: DueDateEntry.Subject, in authority: AuthorityID) throws
    -> [DueDateEntry]
  {
    switch subject {
    case .action(let action):
      try all(
        DueDateEntry.self,
        """
        SELECT * FROM due_date WHERE authority_id = \(authority) AND action_id = \(action)
        ORDER BY number
        """)
    case .recommendation(let recommendation):
      try all(
        DueDateEntry.self,
        """
        SELECT * FROM due_date
        WHERE authority_id = \(authority) AND recommendation_id = \(recommendation)
        ORDER BY number
        """)
    }
  }

  /// The ledgers of several recommendations, in one query; a recommendation without a date has
  /// none.
  func dueDates(
    ofRecommendations ids: [Recommendation.ID], in authority: AuthorityID
  ) throws -> [Recommendation.ID: [DueDateEntry]] {
    guard !ids.isEmpty else { return [:] }
    let entries = try all(
      DueDateEntry.self,
      """
      SELECT * FROM due_date
      WHERE authority_id = \(authority) AND recommendation_id IN \(list: ids)
      ORDER BY recommendation_id, number
      """)
    return Dictionary(grouping: entries) { $0.subject.recommendation }
      .reduce(into: [:]) { ledgers, pair in
        if let recommendation = pair.key { ledgers[recommendation] = pair.value }
      }
  }
}

extension Transaction {
  /// The earliest day of which a decision about what is due can be: that it moves, or goes. What
  /// people decided is replaced by a decision of that day or later; what follows from a report by
  /// any since that was published, on whatever day the date was written down.
  ///
  /// - Returns: nil while it has no date.
  func earliestDecision(after ledger: [DueDateEntry]) throws -> CivilDate? {
    guard let last = ledger.last else { return nil }
    guard last.isDerived else { return last.setOn }
    return try reports(behind: last).compactMap {
      try inspection($0, of: last.authority).publishedOn
    }.min() ?? last.setOn
  }

  /// The inspections from whose reports a date follows.
  private func reports(behind line: DueDateEntry) throws -> [Inspection.ID] {
    switch line.subject {
    case .recommendation(let id):
      [try recommendation(id, of: line.authority).inspection]
    case .action(let id):
      try values(
        Inspection.ID.self,
        """
        SELECT DISTINCT inspection_id FROM recommendation
        WHERE authority_id = \(line.authority) AND id IN (
          SELECT recommendation_id FROM action_recommendation
          WHERE authority_id = \(line.authority) AND action_id = \(id))
        ORDER BY inspection_id
        """)
    }
  }
}

/// Who wrote a line of a ledger down, and when: by the change log, whoever it names as who decided.
struct LedgerEntrant: Hashable, Sendable {
  let name: String
  let at: Instant
}

extension Transaction {
  /// Who wrote lines down that are never changed.
  func entrants<Line: Record>(
    of lines: [Line], in authority: AuthorityID
  ) throws -> [ID<Line>: LedgerEntrant] {
    guard !lines.isEmpty else { return [:] }
    let changes = try all(
      Change.self,
      """
      SELECT * FROM change
      WHERE authority_id = \(authority) AND table_name = \(Line.table.text)
        AND record_id IN \(list: lines.map(\.id)) AND version = 1
      ORDER BY sequence
      """)
    return changes.reduce(into: [:]) { found, change in
      if let id = ID<Line>(change.recordID) {
        found[id] = LedgerEntrant(name: change.author.name, at: change.at)
      }
    }
  }
}

extension WriteTransaction {
  /// Adds a line to a ledger, and to an action the date that its lists show.
  ///
  /// - Parameter action: the action as it stands, when it is the subject; it is written with its
  ///   new date and comes back with its new version.
  @discardableResult
  func append(_ entry: DueDateEntry, to action: Action?) throws -> Action? {
    try insert(entry)
    guard var action else { return nil }
    if action.firstDueOn == nil || entry.isCorrection {
      action.firstDueOn = entry.correctedFirstOn ?? entry.dueOn
    }
    action.dueOn = entry.dueOn
    return try save(action)
  }
}
