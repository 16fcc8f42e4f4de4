import Kernel
import Markup
import Web

/// What is asked of whoever calls an action complete while steps of it are open.
struct OpenSteps {
  /// The field in which they say that it is complete all the same.
  static let field = "openSteps"

  let titles: [String]

  init(of one: AskedAction) { titles = one.openMilestones.map(\.title) }

  /// Whether what was sent was held back for this.
  static func isAsked(_ held: HeldBack?) -> Bool {
    held?.problems.contains { $0.field == field } ?? false
  }

  var problem: Problem {
    Problem(
      "\(Words.count(titles.count, "step")) of it \(titles.count == 1 ? "is" : "are") not marked as done: \(Words.list(titles.map { "“\($0)”" })). Mark what is done on the page before, or say below that it is complete all the same. Your words are kept as a draft.",
      field: Self.field)
  }

  func question(_ sheet: FormSheet) -> HTML {
    sheet.checkbox(
      Self.field, "It is complete all the same",
      hint:
        "Not marked as done: \(titles.joined(separator: "; ")). Say in your words why that stands in nobody’s way."
    )
  }
}

extension Visit {
  /// Whether somebody is about to call an action complete whose steps are open, and has not been
  /// asked.
  func asksAboutSteps(of one: AskedAction) -> Bool {
    form["do"] != "save" && form["delivery"] == Action.Delivery.complete.rawValue
      && !one.openMilestones.isEmpty && !form.entry().isChecked(OpenSteps.field)
  }
}
