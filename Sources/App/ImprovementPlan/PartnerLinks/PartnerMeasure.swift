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
    led == 0 ? "leads none" : MeasureValue(.partnerActionsOnTrack, onTrack, of: led).text
  }

  mutating func count(_ rating: DeliveryRating, isLate: Bool) {
    led += 1
    if Self.isOnTrack(rating) { onTrack += 1 }
    if isLate { late += 1 }
  }

  /// Green or Blue.
  static func isOnTrack(_ rating: DeliveryRating) -> Bool {
    rating == .complete || rating == .onTrack
  }

  static func + (one: Self, other: Self) -> Self {
    PartnerMeasure(
      led: one.led + other.led, onTrack: one.onTrack + other.onTrack, late: one.late + other.late)
  }
}

extension PartnerMeasure {
  /// By the body that leads, over those actions of one plan that stand.
  static func byBody(
    _ actions: [Action], _ ratings: PlanRatings, _ dates: PlanDates
  ) -> [Body.ID: PartnerMeasure] {
    actions.reduce(into: [:]) { measures, action in
      guard !action.isWithdrawn, let lead = action.leadBody,
        let rating = ratings.actions[action.id]
      else { return }
      measures[lead, default: PartnerMeasure()].count(
        rating.shown, isLate: dates.lateness(of: action).isLate)
    }
  }

  /// By the body that leads, over the actions that stand in the plans that are open.
  ///
  /// - Parameter day: the past day whose end is asked for; nil for now.
  static func all(
    of authority: AuthorityID, _ dates: PlanDates, asAt day: CivilDate? = nil, _ db: Transaction
  ) throws -> [Body.ID: PartnerMeasure] {
    let moment = day.map { Instant.endOfDayInLondon($0) }
    var measures: [Body.ID: PartnerMeasure] = [:]
    let rule = try db.deliveryRule(on: dates.today, of: authority)
    for plan in try db.openPlans(of: authority, asAt: moment) {
      let records = try PlanRecords(plan.id, of: authority, asAt: moment, db)
      measures.merge(
        byBody(records.actions, PlanRatings(records, rule: rule, dates), dates),
        uniquingKeysWith: +)
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
