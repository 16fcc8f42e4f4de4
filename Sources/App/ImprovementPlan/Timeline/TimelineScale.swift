import Civil

/// Where a day stands across a drawing, and the months that are marked on it.
struct TimelineScale {
  let first: CivilDate
  let last: CivilDate
  let left: Double
  let width: Double

  struct Tick {
    let day: CivilDate
    let title: String
    let isYear: Bool
  }

  /// - Parameters:
  ///   - days: every day that has to be seen.
  ///   - left: where the first month begins, in the drawing's units.
  init(over days: [CivilDate], today: CivilDate, left: Double, width: Double) {
    let start = min(days.min() ?? today, today)
    let end = max(days.max() ?? today, today)
    first = start.firstOfMonth
    last = end.firstOfMonth.adding(months: 1)
    self.left = left
    self.width = width
  }

  func x(_ day: CivilDate) -> Double {
    let all = Double(last.dayNumber - first.dayNumber)
    return left + Double(day.dayNumber - first.dayNumber) / max(all, 1) * width
  }

  /// How much room the longest title takes, in the drawing's units: "Mar 2026", and from twelve
  /// months on, where only years are marked, "2026".
  private static func room(_ step: Int) -> Double { step < 12 ? 56 : 30 }
  /// After how many months the next is marked.
  private static let steps = [1, 2, 3, 6, 12]
  private static let longestStep = 60

  /// The beginnings of months, as many as have room: every one, every second, third, sixth or
  /// twelfth. The first month is marked where its title has room before the next.
  var ticks: [Tick] {
    let months = max(1, Int(last.dayNumber - first.dayNumber) / 30)
    let step =
      Self.steps.first { Double($0) * width / Double(months) >= Self.room($0) } ?? Self.longestStep
    var ticks: [Tick] = []
    var day = first
    var next = first
    while !next.monthsSinceYearZero.isMultiple(of: step) { next = next.adding(months: 1) }
    if x(next) - x(first) < Self.room(step) { day = next }
    while day < last {
      let isYear = day.month == 1
      if ticks.isEmpty || day.monthsSinceYearZero.isMultiple(of: step) {
        ticks.append(
          Tick(
            day: day,
            title: step >= 12
              ? "\(day.year)" : day.monthName + (isYear || ticks.isEmpty ? " \(day.year)" : ""),
            isYear: isYear))
      }
      day = day.adding(months: 1)
    }
    return ticks
  }
}

extension CivilDate {
  fileprivate var firstOfMonth: CivilDate {
    CivilDate(dayNumber: dayNumber - Int32(day) + 1) ?? self
  }

  fileprivate var monthsSinceYearZero: Int { year * 12 + month - 1 }

  fileprivate var monthName: String { Month.allCases[month - 1].shortName }
}
