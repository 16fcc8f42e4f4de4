import Civil
import Kernel

/// By how many working days one action has slipped from its first due date.
struct Slippage: Hashable, Sendable {
  let firstDueOn: CivilDate
  let dueOn: CivilDate
  let completedOn: CivilDate?
  /// When it was withdrawn; only of one that was, after its first due date.
  let withdrawnOn: CivilDate?
  /// From the first due date to the day on which it was complete, or withdrawn, or, open, to the
  /// day in question; never below 0: what is early has not slipped.
  let days: Int
  /// From the first due date to the one it has now; below 0 where it was moved forward.
  let moved: Int

  /// - Returns: nil without a due date, and for an action that was withdrawn by its first one: what
  ///   had slipped before it was dropped has slipped.
  init?(of action: Action, on day: CivilDate, calendar: WorkingCalendar) {
    guard !action.isWithdrawn || action.isWithdrawnLate, let first = action.firstDueOn,
      let due = action.dueOn
    else { return nil }
    firstDueOn = first
    dueOn = due
    completedOn = action.completedOn
    withdrawnOn = action.withdrawnOn
    let end = action.completedOn ?? action.withdrawnOn ?? day
    days = max(0, calendar.slippage(from: first, to: end))
    moved = calendar.slippage(from: first, to: due)
  }
}

/// The slippage of several actions together: of a body, of a plan.
struct SlippageSum: Hashable, Sendable {
  private(set) var actions = 0
  private(set) var slipped = 0
  private(set) var moved = 0
  /// Withdrawn after their first due date.
  private(set) var withdrawn = 0
  private(set) var total = 0
  private(set) var longest = 0
  private var all: [Int] = []

  init(_ parts: some Sequence<Slippage>) {
    for part in parts {
      actions += 1
      slipped += part.days > 0 ? 1 : 0
      moved += part.moved > 0 ? 1 : 0
      withdrawn += part.withdrawnOn == nil ? 0 : 1
      total += part.days
      longest = max(longest, part.days)
      all.append(part.days)
    }
    all.sort()
  }

  /// The middle one; of an even number, the mean of the two in the middle. Nil without any.
  var median: Double? {
    guard !all.isEmpty else { return nil }
    let middle = all.count / 2
    return all.count % 2 == 1 ? Double(all[middle]) : Double(all[middle - 1] + all[middle]) / 2
  }

  /// "4", "4.5", "n/a".
  var medianText: String { median.map(NarrativeRounding.text) ?? "n/a" }
}
