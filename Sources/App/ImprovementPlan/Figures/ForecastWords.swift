import Civil
import Inspections
import Kernel
import Markup
import Web

extension Forecast {
  /// The forecast in a sentence; it never says that something will be so.
  public var sentence: String {
    switch self {
    case .complete: "It is complete."
    case .uncovered(let count):
      "All its actions are complete, but \(Words.count(count, "recommendation has", "recommendations have")) no action, so nobody can say when the plan will be complete."
    case .noDate: "There is no due date to reckon a forecast from."
    case .notEnough(let have, let needed):
      "Not enough yet for a forecast: \(have) of this plan’s actions with a due date \(have == 1 ? "is" : "are") complete, and the council asks for \(needed)."
    case .tooFewBeyond(let have, let complete, let needed, let slipped):
      "Not enough yet for a forecast: an action that stands \(Self.place(slipped)) can be compared with \(have == 0 ? "none" : "only \(have)") of this plan’s \(complete) complete actions, for the others were complete by then, and the council asks for \(needed)."
    case .tooManyOpen(let have, let open):
      "Not enough yet for a forecast: of this plan’s actions that came as far past their date, \(have) are complete and \(open) are still open."
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
    let due = basis.timescale.map { " due “\($0.title.lowercased())”" } ?? ""
    let open =
      basis.open == 0
      ? ""
      : " \(basis.open) that \(basis.open == 1 ? "is" : "are") open, and \(basis.open == 1 ? "has" : "have") come further, \(basis.open == 1 ? "counts" : "count") as taking at least as long as \(basis.open == 1 ? "it has" : "they have")."
    return
      "From the slippage of \(basis.chosen(due)) (n = \(basis.count)): \(basis.lower) in 100 of them were complete by the first day, \(basis.upper) in 100 by the second.\(open) It is no promise."
  }
}

extension Forecast {
  /// Where an action stands towards its first due date.
  fileprivate static func place(_ slipped: Int) -> String {
    slipped == 0
      ? "at its first due date"
      : "\(Lateness.workingDays(abs(slipped))) \(slipped > 0 ? "after" : "before") its first due date"
  }
}

extension ForecastBasis {
  /// "this plan’s 9 complete actions", "the 5 of this plan’s 9 complete actions that were …".
  fileprivate func chosen(_ due: String) -> String {
    if count == complete { return "this plan’s \(complete) complete actions\(due)" }
    let place =
      slipped.map { "where this one is, \(Forecast.place($0))" }
      ?? "where the action is of which least is known"
    return "the \(count) of this plan’s \(complete) complete actions\(due) that were open \(place)"
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
