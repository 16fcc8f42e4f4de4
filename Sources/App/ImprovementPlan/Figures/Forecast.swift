import Civil
import Inspections

/// When something will be complete, if it goes as this plan's other actions went: a range and never
/// a day.
public enum Forecast: Hashable, Sendable {
  /// Fewer actions are complete than the council asks for before it looks ahead.
  case notEnough(have: Int, needed: Int)
  /// - through: nil when too many actions are still open to say how late it may become.
  case range(from: CivilDate, through: CivilDate?, basis: ForecastBasis)
  /// Enough are complete, but fewer than the council asks for had come as far past their date as
  /// this one has and were still open.
  /// - slipped: working days from its first due date to today; below 0 before it.
  case tooFewBeyond(have: Int, of: Int, needed: Int, slipped: Int)
  /// So many more of those that came as far are open than complete that nobody can tell even the
  /// first day of a range.
  case tooManyOpen(have: Int, open: Int)
  /// There is nothing to forecast: it is complete.
  case complete
  /// All its actions are complete, and so many recommendations have none.
  case uncovered(Int)
  /// There is nothing to reckon from.
  case noDate
}

/// What a forecast was made from.
public struct ForecastBasis: Hashable, Sendable {
  /// How many complete actions: those that were still open where this one stands.
  public let count: Int
  /// How many open ones have come further already, and count as taking at least as long.
  public let open: Int
  /// How many complete actions it was chosen from.
  public let complete: Int
  /// Working days from the first due date to today, below 0 before it; nil for a whole, whose parts
  /// stand in different places.
  public let slipped: Int?
  /// The inspectors' timescale that they share with it; nil for all of the plan's.
  public let timescale: Timescale?
  public let lower: Int
  public let upper: Int
}

/// How an action stands towards its first due date, as far as a forecast asks.
struct ForecastSubject: Hashable, Sendable {
  let id: Action.ID
  let firstDueOn: CivilDate?
  let completedOn: CivilDate?
  /// The most urgent timescale of what it serves; nil when it serves nothing with one.
  let timescale: Timescale?
}

/// Makes forecasts from what became of the other actions of one plan.
struct Forecaster: Sendable {
  private let rule: FigureRule
  private let dates: PlanDates
  private let subjects: [Action.ID: ForecastSubject]
  private let all: SlippageHistory
  private let byTimescale: [Timescale?: SlippageHistory]

  /// - Parameter subjects: the plan's actions that stand.
  init(_ subjects: [ForecastSubject], rule: FigureRule, _ dates: PlanDates) {
    self.subjects = Dictionary(subjects.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    self.rule = rule
    self.dates = dates
    all = SlippageHistory(subjects, dates)
    byTimescale = Dictionary(grouping: subjects, by: \.timescale).mapValues {
      SlippageHistory($0, dates)
    }
  }

  func forecast(of id: Action.ID) -> Forecast {
    guard let subject = subjects[id] else { return .noDate }
    if subject.completedOn != nil { return .complete }
    guard let first = subject.firstDueOn else { return .noDate }
    guard all.count >= rule.forecastMinimum else {
      return .notEnough(have: all.count, needed: rule.forecastMinimum)
    }
    let slipped = dates.calendar.slippage(from: first, to: dates.today)
    let own = subject.timescale.flatMap { byTimescale[$0] }
    if let own, let range = range(own, from: first, beyond: slipped, of: subject.timescale) {
      return range
    }
    return range(all, from: first, beyond: slipped, of: nil)
      ?? .tooFewBeyond(
        have: all.beyond(slipped).count, of: all.count, needed: rule.forecastMinimum,
        slipped: slipped)
  }

  /// From what became of those that had come as far and were still open; nil where they are fewer
  /// than the council asks for: of one or two, a range would be a day.
  private func range(
    _ history: SlippageHistory, from first: CivilDate, beyond slipped: Int,
    of timescale: Timescale?
  ) -> Forecast? {
    let beyond = history.beyond(slipped)
    guard beyond.count >= rule.forecastMinimum else { return nil }
    guard let from = history.days(untilComplete: rule.forecastLower, beyond: slipped) else {
      return .tooManyOpen(have: beyond.count, open: beyond.open.count)
    }
    let through = history.days(untilComplete: rule.forecastUpper, beyond: slipped)
    return .range(
      from: max(dates.today, dates.calendar.day(slipped: from, from: first)),
      through: through.map { max(dates.today, dates.calendar.day(slipped: $0, from: first)) },
      basis: ForecastBasis(
        count: beyond.count, open: beyond.open.count, complete: history.count, slipped: slipped,
        timescale: timescale, lower: rule.forecastLower, upper: rule.forecastUpper))
  }

  /// Of several that all have to be complete: the latest of their ranges.
  func forecast(ofAll ids: [Action.ID]) -> Forecast {
    Forecast.latest(of: ids.map(forecast(of:)))
  }
}

extension Forecast {
  /// Of a whole: as late as the latest of its parts; nothing where nothing can be said of a part.
  static func latest(of parts: [Forecast]) -> Forecast {
    let open = parts.filter { $0 != .complete }
    if parts.isEmpty { return .noDate }
    if open.isEmpty { return .complete }
    // What says nothing, or least, of a part says it of the whole.
    for part in open { if case .notEnough = part { return part } }
    for part in open { if case .tooFewBeyond = part { return part } }
    for part in open { if case .tooManyOpen = part { return part } }
    if open.contains(.noDate) { return .noDate }
    return open.dropFirst().reduce(open[0]) { later($0, $1) }
  }

  private static func later(_ one: Forecast, _ other: Forecast) -> Forecast {
    guard case .range(let from, let through, let basis) = one,
      case .range(let otherFrom, let otherThrough, let otherBasis) = other
    else { return one }
    let end: CivilDate? =
      if let through, let otherThrough { max(through, otherThrough) } else { nil }
    return .range(
      from: max(from, otherFrom), through: end,
      basis: (basis.count <= otherBasis.count ? basis : otherBasis).ofWhole)
  }
}

extension ForecastBasis {
  /// The same for a whole of which it is the weakest part.
  fileprivate var ofWhole: ForecastBasis {
    ForecastBasis(
      count: count, open: open, complete: complete, slipped: nil, timescale: timescale,
      lower: lower, upper: upper)
  }
}

extension SlippageHistory {
  fileprivate init(_ subjects: [ForecastSubject], _ dates: PlanDates) {
    var (complete, open): ([Int], [Int]) = ([], [])
    for subject in subjects {
      guard let first = subject.firstDueOn else { continue }
      if let done = subject.completedOn {
        complete.append(dates.calendar.slippage(from: first, to: done))
      } else {
        open.append(dates.calendar.slippage(from: first, to: dates.today))
      }
    }
    self.init(complete: complete, open: open)
  }
}
