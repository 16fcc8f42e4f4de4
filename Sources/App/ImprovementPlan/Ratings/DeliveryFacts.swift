import Civil

/// What an action's delivery is rated on.
struct DeliveryFacts: Hashable, Sendable {
  var delivery: Action.Delivery
  var isVerified: Bool
  /// Who called it complete; empty where that is not known.
  var claimedBy = ""
  /// Since when it is said to be complete, and the day on which that was said.
  var completedOn: CivilDate?
  var saidOn: CivilDate?
  /// Since when nothing verified shows any more what had been verified.
  var unprovenOn: CivilDate?
  var startOn: CivilDate?
  var dueOn: CivilDate?
  var milestones: Int
  var milestonesDone: Int
  /// By when the current recovery plan promises to catch up; nil without one.
  var recoveryBy: CivilDate?
}

extension DeliveryFacts {
  /// "Dina Merrow said on 22 November 2026 that it has been complete since 30 October 2026".
  fileprivate var claim: String {
    let who = claimedBy.isEmpty ? "Somebody" : claimedBy
    let when = saidOn.map { " on \($0.longForm)" } ?? ""
    guard let completedOn, completedOn != saidOn else {
      return "\(who) said\(when) that it is complete"
    }
    return "\(who) said\(when) that it has been complete since \(completedOn.longForm)"
  }
}

/// A rating with the sentence that explains it.
struct RatedDelivery: Hashable, Sendable {
  let rating: DeliveryRating
  let because: String
  /// Whether its work is said to be complete and waits for a second pair of eyes.
  var awaitsVerification = false
  /// The day on which the evidence was withdrawn on which it had been verified.
  var unprovenOn: CivilDate?

  /// What has become of its verification; nil where nothing has.
  var unproven: String? { unprovenOn.map(Self.unproven) }

  static func unproven(_ day: CivilDate) -> String {
    "the evidence on which it was verified was withdrawn on \(day.longForm)"
  }
}

extension DeliveryRule {
  /// What the rule makes of the facts on a day.
  func rating(
    of facts: DeliveryFacts, on today: CivilDate, calendar: WorkingCalendar
  ) -> RatedDelivery {
    if facts.delivery == .complete { return complete(facts) }
    guard let due = facts.dueOn else {
      return RatedDelivery(
        rating: facts.delivery == .notStarted ? .notStarted : .atRisk,
        because: "It has no due date, so nobody can say whether it is in time.")
    }
    let late = calendar.workingDaysAfter(due, through: today)
    if late > 0 { return overdue(by: late, recovery: facts.recoveryBy, on: today) }
    if let slow = behindMilestones(facts, due: due, on: today, calendar: calendar) { return slow }
    if facts.delivery == .notStarted {
      if let start = facts.startOn, calendar.workingDaysAfter(start, through: today) > 0 {
        return RatedDelivery(
          rating: .atRisk, because: "Its work was to begin on \(start.longForm) and has not.")
      }
      return RatedDelivery(rating: .notStarted, because: "Its work has not begun.")
    }
    return RatedDelivery(
      rating: .onTrack, because: "Its work has begun, and it is due on \(due.longForm).")
  }

  private func complete(_ facts: DeliveryFacts) -> RatedDelivery {
    if facts.isVerified {
      return RatedDelivery(
        rating: .complete, because: "It is complete, and somebody else verified it.")
    }
    let lost = facts.unprovenOn.map { "; " + RatedDelivery.unproven($0) }
    return RatedDelivery(
      rating: .onTrack,
      because: "\(facts.claim)\(lost ?? ""); somebody else has yet to verify it.",
      awaitsVerification: true, unprovenOn: facts.unprovenOn)
  }

  private func overdue(
    by late: Int, recovery: CivilDate?, on today: CivilDate
  ) -> RatedDelivery {
    let days = Lateness.workingDays(late)
    guard let recovery else {
      return RatedDelivery(
        rating: .offTrack, because: "It is \(days) late, without a recovery plan.")
    }
    if recovery < today {
      return RatedDelivery(
        rating: .offTrack,
        because: "It is \(days) late, and its recovery plan ran out on \(recovery.longForm).")
    }
    if late > thresholds.recoveryDays {
      return RatedDelivery(
        rating: .offTrack,
        because: "It is \(days) late: more than a recovery plan can cover.")
    }
    return RatedDelivery(
      rating: .atRisk,
      because: "It is \(days) late, with a recovery plan until \(recovery.longForm).")
  }

  private func behindMilestones(
    _ facts: DeliveryFacts, due: CivilDate, on today: CivilDate, calendar: WorkingCalendar
  ) -> RatedDelivery? {
    guard facts.milestones > 0,
      calendar.workingDaysAfter(today, through: due) <= thresholds.lookAheadDays,
      facts.milestonesDone * 100 < facts.milestones * thresholds.milestoneShare
    else { return nil }
    return RatedDelivery(
      rating: .atRisk,
      because:
        "It is due on \(due.longForm), and \(facts.milestonesDone) of \(facts.milestones) milestones are done."
    )
  }
}
