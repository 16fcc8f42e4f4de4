import API
import Civil
import Inspections

/// What forecasts look like to a program.
enum ForecastShapes {
  static let forecast = Shape<Forecast>(
    "Forecast", "When something may be complete, from the plan’s own history: a range, or nothing.",
    [
      .text("sentence", "The same in words; it never says that something will be so.") {
        $0.sentence
      },
      .text("method", "How it was made, and from how many; null where nothing was made.") {
        $0.method
      },
      .day("from", "The first day of the range; null where there is none.") { $0.range?.from },
      .day("through", "Its last day; null where nobody can say how late it may become.") {
        $0.range?.through
      },
      .number("basis", "From how many complete actions.") { $0.range?.basis.count },
      .number("open", "How many open ones counted as taking at least as long as they have.") {
        $0.range?.basis.open
      },
      .word("timescale", "The inspectors’ timescale that those share; null for all of the plan’s.")
      { $0.range?.basis.timescale },
    ])
}

extension Forecast {
  /// The days of the range; nil where there is none.
  fileprivate var range: (from: CivilDate, through: CivilDate?, basis: ForecastBasis)? {
    guard case .range(let from, let through, let basis) = self else { return nil }
    return (from, through, basis)
  }
}
