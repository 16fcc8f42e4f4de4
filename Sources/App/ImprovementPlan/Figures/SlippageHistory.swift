import Civil

/// By how many working days the actions of a plan came after their first due date: what a forecast
/// is made of.
///
/// An action that is still open counts as one that takes at least as long as it has taken already
/// (the product-limit method of survival analysis, Kaplan and Meier 1958): leaving it out would
/// make a plan look punctual because its late actions are not done yet.
public struct SlippageHistory: Hashable, Sendable {
  /// Of actions that are complete; below 0 for those before their date. In rising order.
  public let complete: [Int]
  /// Of actions that are open, as far as they have come. In rising order.
  public let open: [Int]

  private let curve: [Step]

  /// After so many working days, this share is still open.
  private struct Step: Hashable, Sendable {
    let day: Int
    let shareOpen: Double
  }

  public init(complete: [Int], open: [Int] = []) {
    self.complete = complete.sorted()
    self.open = open.sorted()
    curve = Self.curve(self.complete, self.open)
  }

  /// How many actions it was learnt from.
  public var count: Int { complete.count }

  /// Both in rising order.
  private static func curve(_ complete: [Int], _ open: [Int]) -> [Step] {
    var curve: [Step] = []
    var (share, place, gone) = (1.0, 0, 0)
    while place < complete.count {
      let day = complete[place]
      var ended = 0
      while place + ended < complete.count, complete[place + ended] == day { ended += 1 }
      while gone < open.count, open[gone] < day { gone += 1 }
      let atRisk = complete.count - place + open.count - gone
      share *= 1 - Double(ended) / Double(atRisk)
      curve.append(Step(day: day, shareOpen: share))
      place += ended
    }
    return curve
  }
}

extension SlippageHistory {
  /// The share of actions that are still open after so many working days past their date, between 0
  /// and 1.
  func shareOpen(after days: Int) -> Double {
    curve.last { $0.day <= days }?.shareOpen ?? 1
  }

  /// The number of working days within which this share of actions is complete, among those that
  /// were not complete after `reached`.
  ///
  /// - Parameters:
  ///   - percent: from 1 to 99.
  ///   - reached: how far the action in question has come already; nil when it has not come to its
  ///     date.
  /// - Returns: nil where the history does not reach so far, because too many are still open.
  public func days(untilComplete percent: Int, beyond reached: Int? = nil) -> Int? {
    let left = reached.map { shareOpen(after: $0) } ?? 1
    guard left > 0 else { return nil }
    return curve.first { step in
      step.day > reached ?? .min
        && (1 - step.shareOpen / left) * 100 >= Double(percent) - 0.000_001
    }?.day
  }

  /// Those that were still open after so many working days: all that says anything about an action
  /// that has come as far.
  func beyond(_ days: Int) -> SlippageHistory {
    SlippageHistory(complete: complete.filter { $0 > days }, open: open.filter { $0 > days })
  }
}

extension WorkingCalendar {
  /// Working days from a first due date to a day: above 0 after it, below 0 before it.
  public func slippage(from first: CivilDate, to day: CivilDate) -> Int {
    first <= day
      ? workingDaysAfter(first, through: day) : -workingDaysAfter(day, through: first)
  }

  /// The day that lies so many working days after a first due date, or before it.
  func day(slipped days: Int, from first: CivilDate) -> CivilDate {
    // What a council counts as day 1 is about its clocks; slippage begins after the day itself.
    let count = inclusiveStart && isWorkingDay(first) && days != 0 ? days + days.signum() : days
    return adding(count, workingDaysTo: first)
  }
}
