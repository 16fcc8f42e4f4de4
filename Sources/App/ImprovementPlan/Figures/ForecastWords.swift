import Civil
import Inspections
import Markup
import Web

extension Forecast {
  /// The forecast in a sentence; it never says that something will be so.
  public var sentence: String {
    switch self {
    case .complete: "It is complete."
    case .noDate: "There is no due date to reckon a forecast from."
    case .notEnough(let have, let needed):
      "Not enough yet for a forecast: \(have) of this plan’s actions \(have == 1 ? "is" : "are") complete, and the council asks for \(needed)."
    case .beyondHistory(let count):
      "It is later than all but the latest of the \(count) complete actions of this plan were, so they say nothing about when it will be complete."
    case .range(let from, let through?, _):
      from == through
        ? "If it goes as with this plan’s other actions: about \(from.longForm)."
        : "If it goes as with this plan’s other actions: between \(from.longForm) and \(through.longForm)."
    case .range(let from, nil, _):
      "If it goes as with this plan’s other actions: \(from.longForm) at the earliest, perhaps much later."
    }
  }

  /// How it was made, and from how many; printed beside the figure. Nil where nothing was made.
  public var method: String? {
    guard case .range(_, _, let basis) = self else { return nil }
    let of = basis.timescale.map { " due “\($0.title.lowercased())”" } ?? ""
    let open =
      basis.open == 0
      ? "" : " \(basis.open) that are still open count as taking at least as long as they have."
    return
      "From the slippage of this plan’s \(basis.count) complete actions\(of) (n = \(basis.count)): \(basis.lower) in 100 of them were complete by the first day, \(basis.upper) in 100 by the second.\(open) It is no promise."
  }
}

/// A forecast with how it was made.
struct ForecastView {
  let forecast: Forecast
  /// What is added for a whole of several actions.
  var ofWhole = false

  var html: HTML {
    HTML {
      p(forecast.sentence)
      if let method = forecast.method {
        muted(
          ofWhole
            ? method
              + " For a whole it is the latest of its actions’ ranges, and the whole may well take longer."
            : method)
      }
    }
  }
}
