import Civil
import Markup
import SiteMap

/// The day that figures are asked for: today, unless the address names another (`as-at=2026-06-01`).
public struct AsAt: Sendable {
  public let day: CivilDate
  /// Why the day in the address is not taken; then it is today.
  public let problem: String?
  /// Whether the address names a day that is taken.
  public let isAsked: Bool

  public init(_ visit: Visit) {
    guard let text = visit.query("as-at") else {
      (day, problem, isAsked) = (visit.today, nil, false)
      return
    }
    do throws(UnreadableDate) {
      let asked = try CivilDate(reading: text)
      (day, problem, isAsked) =
        asked <= visit.today
        ? (asked, nil, true)
        : (
          visit.today,
          "\(asked.longForm) has not come yet, and nobody knows what will be published by then. Figures are as at today.",
          false
        )
    } catch {
      (day, problem, isAsked) = (
        visit.today, "The day was not understood: \(error) Figures are as at today.", false
      )
    }
  }

  /// The form that asks for another day, and whatever else there is to choose.
  @HTMLBuilder public func form(
    to address: Address, title: String, keeping kept: [(name: String, value: String?)] = [],
    @HTMLBuilder fields: () -> HTML = { HTML() }
  ) -> HTML {
    if let problem { warningText(problem) }
    Markup.form(.method(.get), .action(address.web), .class("filters")) {
      for field in kept {
        if let value = field.value { input(.type(.hidden), .name(field.name), .value(value)) }
      }
      fields()
      div(.class("filter")) {
        label(title, .for("as-at"))
        input(
          .type(.text), .id("as-at"), .name("as-at"), .value(day.longForm), .class("input"),
          .autocomplete("off"))
      }
      div(.class("filter-buttons")) { submitButton("Show", style: .secondary) }
    }
  }

  /// One of a few answers, as a filter shows it.
  public static func choice(
    _ name: String, _ title: String, _ options: [(value: String, title: String)], chosen: String?
  ) -> HTML {
    div(.class("filter")) {
      label(title, .for(name))
      select(.id(name), .name(name), .class("input select")) {
        for one in options {
          option(one.title, .value(one.value), .selected(one.value == chosen))
        }
      }
    }
  }
}
