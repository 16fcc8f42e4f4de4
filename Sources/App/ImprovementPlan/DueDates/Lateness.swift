import Civil

/// How something that is due stands on a day, in working days.
public enum Lateness: Hashable, Sendable {
  case noDate
  /// So many working days are left; 0 on the day itself, and between it and the working day before.
  case due(inWorkingDays: Int)
  /// So many working days have passed since the due date; at least 1, since a date that passes on a
  /// Saturday is first late on Monday.
  case late(byWorkingDays: Int)
  case done
  case doneLate(byWorkingDays: Int)
}

extension Lateness {
  /// How something due on `due`, and done on `done` if it is, stands on `today`.
  ///
  /// It is late from the first working day after its date: nobody is late on a weekend for a date
  /// that fell on it.
  public init(
    due: CivilDate?, done: CivilDate?, on today: CivilDate, calendar: WorkingCalendar
  ) {
    guard let due else {
      self = done == nil ? .noDate : .done
      return
    }
    let passed = due < (done ?? today) ? calendar.workingDaysAfter(due, through: done ?? today) : 0
    switch (done, passed) {
    case (nil, 1...): self = .late(byWorkingDays: passed)
    case (nil, _): self = .due(inWorkingDays: calendar.workingDaysAfter(today, through: due))
    case (_, 1...): self = .doneLate(byWorkingDays: passed)
    default: self = .done
    }
  }

  public var isLate: Bool {
    if case .late = self { true } else { false }
  }

  /// By how many working days it is late, or was when it was done; nil without a due date.
  public var workingDaysLate: Int? {
    switch self {
    case .noDate: nil
    case .late(let days), .doneLate(let days): days
    case .due, .done: 0
    }
  }

  /// In words, without colour: "12 working days late".
  public var phrase: String {
    switch self {
    case .noDate: "no due date"
    case .due(0): "due now"
    case .due(let days): "due in \(Self.workingDays(days))"
    case .late(let days): "\(Self.workingDays(days)) late"
    case .done: "done"
    case .doneLate(let days): "done \(Self.workingDays(days)) late"
    }
  }

  /// The same at the beginning of a line: "Due in 3 working days".
  public var title: String {
    switch self {
    case .noDate: "No due date"
    case .due(0): "Due now"
    case .due(let days): "Due in \(Self.workingDays(days))"
    case .late: phrase
    case .done: "Done"
    case .doneLate(let days): "Done \(Self.workingDays(days)) late"
    }
  }

  public static func workingDays(_ count: Int) -> String {
    count == 1 ? "1 working day" : "\(count) working days"
  }
}

extension WorkingCalendar {
  /// Working days after one date up to a later one, whatever a council's clocks count as day 1:
  /// lateness begins after the day itself.
  public func workingDaysAfter(_ start: CivilDate, through end: CivilDate) -> Int {
    guard start < end else { return 0 }
    let count = workingDays(from: start, to: end)
    return inclusiveStart && isWorkingDay(start) ? count - 1 : count
  }
}
