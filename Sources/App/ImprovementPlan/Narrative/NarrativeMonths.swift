import Civil

/// "Five actions are due this month."
struct NarrativeMonthClaim: Hashable, Sendable {
  let quantity: NarrativeQuantity
  let subject: PlanFacts.Subject

  var tokens: Range<Int> { quantity.tokens }
}

extension NarrativeReader {
  /// What the text says of how much is due this month.
  var monthClaims: [NarrativeMonthClaim] {
    quantities.compactMap { quantity in
      switch quantity.amount {
      case .count, .none: break
      default: return nil
      }
      guard !isPartOrElsewhere(quantity) else { return nil }
      var place = quantity.next
      while let word = word(place), NarrativeWords.neutral.contains(word) { place += 1 }
      guard let noun = noun(at: place), [.action, .recommendation].contains(noun.subject) else {
        return nil
      }
      var end = pastPlan(noun.end)
      while let word = word(end), NarrativeWords.links.contains(word) { end += 1 }
      guard has("due this month", at: end), mayEnd(end + 3) else { return nil }
      return NarrativeMonthClaim(quantity: quantity, subject: noun.subject)
    }
  }
}

extension NarrativeCheck {
  /// How much is due in the month instead; nil where it is as much, or where that is not known.
  ///
  /// Of what is due in a month some may be complete already, and some late: whichever is meant, it
  /// is right. In the words for a meeting the month may be the meeting's.
  func disagreement(_ claim: NarrativeMonthClaim) -> Told? {
    guard let plan else { return nil }
    let dates = plan.dueDates.filter {
      $0.reference.lowercased().hasPrefix("act-") == (claim.subject == .action)
    }
    guard !dates.isEmpty else { return nil }
    let agrees = { (count: Int) in
      claim.quantity.agrees(with: FactCount(claim.subject, .due, count: count, of: nil))
    }
    for day in [plan.asAt] + meetings.prefix(1) {
      let due = dates.filter { ($0.dueOn.year, $0.dueOn.month) == (day.year, day.month) }
      let open = due.filter { $0.doneOn == nil }
      let ahead = open.filter { $0.dueOn >= day }
      if [due, open, ahead].contains(where: { agrees($0.count) }) { return nil }
    }
    let due = dates.count { ($0.dueOn.year, $0.dueOn.month) == (plan.asAt.year, plan.asAt.month) }
    let month = Month(rawValue: plan.asAt.month)?.name ?? ""
    return (
      "the plan has \(due == 0 ? "no" : "\(due)") \(claim.subject.noun(due)) due in \(month) \(plan.asAt.year)",
      nil
    )
  }
}
