import Civil
import Kernel
import Storage

/// How many of the actions that a partner leads are on track: Green or Blue over all (domain,
/// section 11, M66).
struct PartnerMeasure: Hashable, Sendable {
  var led = 0
  var onTrack = 0
  var late = 0

  /// "4 of 6 (67 %)", and never a share of nothing.
  var text: String {
    led == 0 ? "leads none" : "\(onTrack) of \(led) (\((onTrack * 200 + led) / (2 * led)) %)"
  }

  mutating func count(_ rating: DeliveryRating, isLate: Bool) {
    led += 1
    if rating == .complete || rating == .onTrack { onTrack += 1 }
    if isLate { late += 1 }
  }

  static func + (one: Self, other: Self) -> Self {
    PartnerMeasure(
      led: one.led + other.led, onTrack: one.onTrack + other.onTrack, late: one.late + other.late)
  }
}

extension PartnerMeasure {
  /// By the body that leads, over the actions that stand in the plans that are open.
  ///
  /// - Parameter day: the past day whose end is asked for; nil for now.
  static func all(
    of authority: AuthorityID, _ dates: PlanDates, asAt day: CivilDate? = nil, _ db: Transaction
  ) throws -> [Body.ID: PartnerMeasure] {
    let moment = day.map { Instant.endOfDayInLondon($0) }
    var measures: [Body.ID: PartnerMeasure] = [:]
    for plan in try db.openPlans(of: authority, asAt: moment) {
      let records = try PlanRecords(plan.id, of: authority, asAt: moment, db)
      let ratings = PlanRatings(
        records, rule: try db.deliveryRule(on: dates.today, of: authority), dates)
      for action in records.actions where !action.isWithdrawn {
        guard let lead = action.leadBody, let rating = ratings.actions[action.id] else { continue }
        measures[lead, default: PartnerMeasure()].count(
          rating.shown, isLate: dates.lateness(of: action).isLate)
      }
    }
    return measures
  }
}

extension Transaction {
  /// The plans that are, or were, not closed.
  func openPlans(of authority: AuthorityID, asAt moment: Instant?) throws -> [Plan] {
    try Shelf(db: self, authority: authority, moment: moment).all(Plan.self)
      .filter { $0.state != .closed }
  }
}
