import Civil
import Kernel
import Storage

/// How the delivery of some actions is rated on a day, in whatever plans they are: for lists of
/// them. What was withdrawn is not rated.
struct ActionRatings: Sendable {
  let rule: DeliveryRule
  private let ratings: [Action.ID: Rating]
  /// Whether what they serve has helped children; nil for those who may not read the plan.
  let impact: ServedImpact?

  /// - Parameters:
  ///   - past: the past day at whose end they are asked for; nil for now.
  ///   - showsImpact: whether impact is asked for as well.
  init(
    of rows: [ActionRow], on today: CivilDate, asAt past: CivilDate?, _ calendar: WorkingCalendar,
    of authority: AuthorityID, showsImpact: Bool, _ db: Transaction
  ) throws {
    rule = try db.deliveryRule(on: today, of: authority)
    let shelf = db.shelf(of: authority, asAt: past.map { .endOfDayInLondon($0) })
    ratings = try RatingFacts(of: rows, on: shelf).ratings(
      of: rows.filter { $0.withdrawnOn == nil }, rule, on: today, calendar)
    impact = showsImpact ? try ServedImpact(of: rows, by: rule, on: shelf) : nil
  }

  subscript(_ action: Action.ID) -> Rating? { ratings[action] }

  /// What the council calls it; empty for an action that is not among them.
  func word(of action: Action.ID) -> String {
    ratings[action].map { rule.word(for: $0.shown) } ?? ""
  }
}
