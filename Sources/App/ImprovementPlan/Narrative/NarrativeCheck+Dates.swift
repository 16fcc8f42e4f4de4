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
    case .wasDue:
      return due.wasDue(on: claim.date)
        ? nil : ("\(due.reference) is due on \(due.dueOn.longForm)", query(of: due.reference))
    case .doneOn:
      guard let done = due.doneOn, !claim.date.agrees(with: done) else { return nil }
      return ("\(due.reference) was complete on \(done.longForm)", query(of: due.reference))
    case .doneBy:
      // To promise a day before the due date is no disagreement; nor the day by which its owner
      // expects it, nor the recovery plan's own day.
      guard let promised = claim.date.date, promised > due.dueOn,
        promised > due.expectedOn ?? due.dueOn
      else { return nil }
      let isOwn = due.reference == action?.reference
      if isOwn, let recovery = action?.recoveryBy {
        return promised <= recovery
          ? nil
          : (
            "its recovery plan says \(recovery.longForm), and \(due.reference) is due on \(due.dueOn.longForm)",
            .ownDates
          )
      }
      let expected = due.expectedOn.map { "is expected by \($0.longForm), and " } ?? ""
      return (
        "\(due.reference) \(expected)is due on \(due.dueOn.longForm)", query(of: due.reference)
      )
    }
  }

  private func dueDate(of reference: String?) -> PlanFacts.DueDate? {
    if let reference, reference != action?.reference.lowercased() {
      return plan?.dueDate(of: reference)
    }
    guard let action, let due = action.dueOn else { return nil }
    return PlanFacts.DueDate(
      action.reference, dueOn: due, firstDueOn: action.firstDueOn ?? due,
      everDueOn: action.everDueOn, expectedOn: action.expectedOn)
  }

  private func query(of reference: String) -> NarrativeDisagreement.Query? {
    reference == action?.reference ? .ownDates : nil
  }

  /// What the plan says of how late an action is; nil when it agrees, or does not know.
  func disagreement(_ delay: NarrativeDelay) -> Told? {
    if let reference = delay.reference, reference != action?.reference.lowercased() {
      guard let plan, let other = plan.dueDate(of: reference), let late = other.workingDaysLate
      else { return nil }
      return told(
        delay, other.reference, due: other.dueOn, done: other.doneOn, late: late, on: plan.asAt, nil
      )
    }
    guard let action, let due = action.dueOn else { return nil }
    return told(
      delay, action.reference, due: due, done: nil, late: action.workingDaysLate, on: action.asAt,
      .ownDates)
  }

  private func told(
    _ delay: NarrativeDelay, _ reference: String, due: CivilDate, done: CivilDate?, late: Int,
    on day: CivilDate, _ query: NarrativeDisagreement.Query?
  ) -> Told? {
    guard !delay.agrees(with: late, due: due, on: done ?? day) else { return nil }
    let says =
      if let done {
        "was due on \(due.longForm) and has been complete since \(done.longForm)"
      } else if late == 0 {
        "is due on \(due.longForm) and is not late"
      } else {
        "was due on \(due.longForm) and is \(Lateness.workingDays(late)) late"
      }
    return ("\(reference) \(says)", query)
  }
}

extension NarrativeDelay {
  /// A number of days may be of working days or of the calendar; weeks and months may be rounded
  /// either way.
  fileprivate func agrees(with workingDaysLate: Int, due: CivilDate, on day: CivilDate) -> Bool {
    guard workingDaysLate > 0 else { return count == 0 }
    let days = due.days(until: day)
    switch unit {
    case .workingDays: return count == workingDaysLate
    case .days: return count == workingDaysLate || count == days
    case .weeks:
      return abs(count * 7 - days) < 7 || abs(count * 5 - workingDaysLate) < 5
    case .months:
      return due.adding(months: count - 1) < day && day < due.adding(months: count + 1)
    }
  }
}
