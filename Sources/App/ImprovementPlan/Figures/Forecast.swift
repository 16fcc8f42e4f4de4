import Civil
import Inspections

/// When something will be complete, if it goes as this plan's other actions went: a range and never
/// a day.
public enum Forecast: Hashable, Sendable {
  /// Fewer actions are complete than the council asks for before it looks ahead.
  case notEnough(have: Int, needed: Int)
  /// - through: nil when too many actions are still open to say how late it may become.
  case range(from: CivilDate, through: CivilDate?, basis: ForecastBasis)
  /// It is later already than every action of which the plan knows the end.
  case beyondHistory(count: Int)
  /// There is nothing to forecast: it is complete.
  case complete
  /// There is nothing to reckon from.
  case noDate
}

/// What a forecast was made from.
public struct ForecastBasis: Hashable, Sendable {
  /// How many complete actions.
  public let count: Int
  public let open: Int
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
    let own = byTimescale[subject.timescale] ?? all
    let isOwn = subject.timescale != nil && own.count >= rule.forecastMinimum
    let history = isOwn ? own : all
    guard history.count >= rule.forecastMinimum else {
      return .notEnough(have: history.count, needed: rule.forecastMinimum)
    }
    let today = dates.today
    let slipped = dates.calendar.slippage(from: first, to: today)
    guard history.reaches(beyond: slipped),
      let from = history.days(untilComplete: rule.forecastLower, beyond: slipped)
    else { return .beyondHistory(count: history.count) }
    let through = history.days(untilComplete: rule.forecastUpper, beyond: slipped)
    return .range(
      from: max(today, dates.calendar.day(slipped: from, from: first)),
      through: through.map { max(today, dates.calendar.day(slipped: $0, from: first)) },
      basis: ForecastBasis(
        count: history.count, open: history.open.count,
        timescale: isOwn ? subject.timescale : nil, lower: rule.forecastLower,
        upper: rule.forecastUpper))
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
    for part in open { if case .beyondHistory = part { return part } }
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
      basis: basis.count <= otherBasis.count ? basis : otherBasis)
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
