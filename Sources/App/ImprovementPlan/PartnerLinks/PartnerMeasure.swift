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
  static func all(
    of authority: AuthorityID, _ dates: PlanDates, _ db: Transaction
  ) throws -> [Body.ID: PartnerMeasure] {
    var measures: [Body.ID: PartnerMeasure] = [:]
    let plans = try db.all(
      Plan.self,
      """
      SELECT * FROM plan
      WHERE authority_id = \(authority) AND state <> \(Plan.State.closed) ORDER BY id
      """)
    for plan in plans {
      let actions = try db.actions(ofPlan: plan.id, in: authority)
      let ratings = try PlanRatings(plan, dates, db)
      for action in actions where !action.isWithdrawn {
        guard let lead = action.leadBody, let rating = ratings.actions[action.id] else { continue }
        measures[lead, default: PartnerMeasure()].count(
          rating.shown, isLate: dates.lateness(of: action).isLate)
      }
    }
    return measures
  }
}
