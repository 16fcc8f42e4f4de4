import Civil

extension NarrativeCheck {
  /// What the plan says of a due date instead; nil when it agrees or does not know.
  func disagreement(_ claim: NarrativeDateClaim) -> Told? {
    guard let due = dueDate(of: claim.reference) else { return nil }
    switch claim.meaning {
    case .due(let first):
      let wanted = first ? due.firstDueOn : due.dueOn
      guard !claim.date.agrees(with: wanted) else { return nil }
      let words = first ? "was first due on" : "is due on"
      return ("\(due.reference) \(words) \(wanted.longForm)", query(of: due.reference))
    case .doneBy:
      // To promise a day before the due date is no disagreement; nor the recovery plan's own day.
      guard let promised = claim.date.date, promised > due.dueOn else { return nil }
      let isOwn = due.reference == action?.reference
      if isOwn, let recovery = action?.recoveryBy {
        return promised <= recovery
          ? nil
          : (
            "its recovery plan says \(recovery.longForm), and \(due.reference) is due on \(due.dueOn.longForm)",
            .ownDates
          )
      }
      return ("\(due.reference) is due on \(due.dueOn.longForm)", query(of: due.reference))
    }
  }

  private func dueDate(of reference: String?) -> PlanFacts.DueDate? {
    if let reference, reference != action?.reference.lowercased() {
      return plan?.dueDate(of: reference)
    }
    guard let action, let due = action.dueOn else { return nil }
    return PlanFacts.DueDate(action.reference, dueOn: due, firstDueOn: action.firstDueOn ?? due)
  }

  private func query(of reference: String) -> NarrativeDisagreement.Query? {
    reference == action?.reference ? .ownDates : nil
  }

  /// What the plan says of how late the action is; nil when it agrees.
  func disagreement(_ delay: NarrativeDelay) -> Told? {
    guard let action, let due = action.dueOn, !action.agrees(with: delay, due: due) else {
      return nil
    }
    let says =
      action.workingDaysLate == 0
      ? "is due on \(due.longForm) and is not late"
      : "was due on \(due.longForm) and is \(Lateness.workingDays(action.workingDaysLate)) late"
    return ("\(action.reference) \(says)", .ownDates)
  }
}

extension ActionFacts {
  /// A number of days may be of working days or of the calendar; weeks and months may be rounded
  /// either way.
  fileprivate func agrees(with delay: NarrativeDelay, due: CivilDate) -> Bool {
    guard workingDaysLate > 0 else { return delay.count == 0 }
    let days = due.days(until: asAt)
    switch delay.unit {
    case .workingDays: return delay.count == workingDaysLate
    case .days: return delay.count == workingDaysLate || delay.count == days
    case .weeks:
      return abs(delay.count * 7 - days) < 7 || abs(delay.count * 5 - workingDaysLate) < 5
    case .months:
      let (before, after) = (
        due.adding(months: delay.count - 1), due.adding(months: delay.count + 1)
      )
      return before < asAt && asAt < after
    }
  }
}
