import Civil
import Kernel
import Storage

/// How many of the actions that a partner leads are on track: Green or Blue over all (domain,
/// section 11, M66).
struct PartnerMeasure: Hashable, Sendable {
  var led = 0
  var onTrack = 0
  var late = 0
  /// What its actions have changed for children. It is not summed: a recommendation may count for
  /// several partners.
  var impact = PartnerImpact()

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
  /// By the body that leads, over those actions that stand.
  static func byBody(
    _ actions: [Action], _ ratings: [Action.ID: Rating], _ dates: PlanDates
  ) -> [Body.ID: PartnerMeasure] {
    actions.reduce(into: [:]) { measures, action in
      guard !action.isWithdrawn, let lead = action.leadBody,
        let rating = ratings[action.id]
      else { return }
      measures[lead, default: PartnerMeasure()].count(
        rating.shown, isLate: dates.lateness(of: action).isLate)
    }
  }

  /// By the body that leads, over the actions that stand in the plans that are agreed and not
  /// closed: nobody is behind with what a draft would ask. Of partners the impact as well.
  ///
  /// - Parameter day: the past day whose end is asked for; nil for now.
  static func all(
    of authority: AuthorityID, _ dates: PlanDates, asAt day: CivilDate? = nil, _ db: Transaction
  ) throws -> [Body.ID: PartnerMeasure] {
    let shelf = db.shelf(of: authority, asAt: day.map { Instant.endOfDayInLondon($0) })
    let standing = try shelf.actions(of: shelf.agreedPlans())
    let rule = try db.deliveryRule(on: dates.today, of: authority)
    let led = standing.filter { $0.leadBody != nil }
    var measures = byBody(
      led, try RatingFacts(of: led, on: shelf).ratings(of: led, rule, dates), dates)
    let partners = Set(try db.partners(of: authority, asAt: day).map(\.id))
    let asked = standing.filter { !$0.answeringBodies.isDisjoint(with: partners) }
    let impacts = PartnerImpact.byBody(asked, try ServedImpact(of: asked, by: rule, on: shelf))
    for (body, impact) in impacts where partners.contains(body) {
      measures[body, default: PartnerMeasure()].impact = impact
    }
    return measures
  }
}

extension Shelf {
  /// The plans that are, or were, agreed and not closed.
  func agreedPlans() throws -> [Plan] { try all(Plan.self).filter { $0.state == .agreed } }

  /// The actions of some plans that stand, or stood.
  func actions(of plans: [Plan]) throws -> [Action] {
    let ids = Set(plans.map(\.id))
    return try all(where: "plan_id IN \(list: ids)") { ids.contains($0.plan) && !$0.isWithdrawn }
  }
}

extension Transaction {
  /// The organisations that work with the council, by name, as they are or were called.
  ///
  /// - Parameter day: the past day whose end is asked for; nil for now.
  func partners(of authority: AuthorityID, asAt day: CivilDate? = nil) throws -> [Body] {
    try bodies(of: authority, asAt: day.map { .endOfDayInLondon($0) })
      .filter(\.kind.isPartnerAgency)
  }

  /// A body as it is, or as it was stored at the end of a past day.
  ///
  /// - Throws: `Refusal.notFound` when there is none, or was none then.
  func body(_ id: Body.ID, of authority: AuthorityID, asAt day: CivilDate?) throws -> Body {
    let now = try body(id, of: authority)
    guard let day else { return now }
    guard let then = try record(id, of: authority, asAt: .endOfDayInLondon(day)) else {
      throw Refusal.notFound(
        "“\(now.name)” was not in the directory on \(day.longForm). Choose a later day.")
    }
    return then
  }
}
