import Civil
import Kernel
import Markup
import SiteMap
import Web

/// Says that the very same file was uploaded before, with the way to what became of it.
struct SameFileNote {
  let earlier: PlanImport

  var html: HTML {
    div(.class("warning")) {
      span("!", .class("warning-mark"), .aria("hidden", true))
      p {
        span("Warning: ", .class("visually-hidden"))
        HTML("\(said) ")
        link("See what became of it", to: .planImport(earlier.id))
        HTML(". \(after)")
      }
    }
  }

  private var said: String {
    if earlier.state == .recorded {
      return
        "This very file was recorded on \((earlier.closedAt ?? earlier.uploadedAt).dateInLondon.longForm) by \(earlier.closedBy)."
    }
    return
      "This very file was uploaded on \(earlier.uploadedAt.dateInLondon.longForm) by \(earlier.uploadedBy) (\(earlier.state.title.lowercased()))."
  }

  private var after: String {
    earlier.state == .recorded
      ? "Brought into the same plan, its rows are left out as far as they are there; into another plan, every action stands in both."
      : ""
  }
}
