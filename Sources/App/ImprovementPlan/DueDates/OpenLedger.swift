import Civil
import Inspections
import Kernel
import Storage

extension WriteTransaction {
  /// Writes the first line of a recommendation's ledger, unless it is there or there is no date
  /// yet: the date that the inspectors set, and the rule that gave it.
  ///
  /// - Returns: The ledger as it is then.
  @discardableResult
  func openLedger(of recommendation: Recommendation, today: CivilDate) throws -> [DueDateEntry] {
    let ledger = try dueDates(
      of: .recommendation(recommendation.id), in: recommendation.authority)
    guard ledger.isEmpty, let first = try firstLine(for: recommendation, today: today) else {
      return ledger
    }
    return [try insert(first)]
  }
}

extension Transaction {
  /// A recommendation's ledger, with the date that the report was given since the plan was made as
  /// its first line: whoever moves it writes that line as well.
  func ledger(of recommendation: Recommendation, today: CivilDate) throws -> [DueDateEntry] {
    let ledger = try dueDates(
      of: .recommendation(recommendation.id), in: recommendation.authority)
    guard ledger.isEmpty, let first = try firstLine(for: recommendation, today: today) else {
      return ledger
    }
    return [first]
  }

  fileprivate func firstLine(
    for recommendation: Recommendation, today: CivilDate
  ) throws -> DueDateEntry? {
    guard let due = recommendation.dueOn else { return nil }
    let inspection = try inspection(recommendation.inspection, of: recommendation.authority)
    let isOwn = recommendation.madeBy == .council
    return DueDateEntry(
      authority: recommendation.authority, subject: .recommendation(recommendation.id),
      number: 1, dueOn: due, setBy: isOwn ? .council : .inspector,
      setByName: isOwn ? "The council" : "Inspection report",
      setOn: inspection.publishedOn ?? today, reason: recommendation.originOfDueDate,
      rule: recommendation.rule)
  }
}

extension Recommendation {
  /// Where its date comes from: "Within three months of publication".
  var originOfDueDate: String {
    switch timescale {
    case .immediate: "Immediately: due on the day of publication"
    case .threeMonths, .sixMonths, .twelveMonths:
      "\(timescale?.title ?? "") of publication"
    case .custom:
      madeBy == .council ? "A date that the council set" : "A date that the report names"
    case nil: "Entered with the recommendation"
    }
  }
}
