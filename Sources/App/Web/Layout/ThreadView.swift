import Markup
import SiteMap

/// The golden thread down the side of a page: the steps above, the one we are on, the steps below.
struct ThreadView {
  let thread: GoldenThread

  var html: HTML {
    if thread.steps.isEmpty { return HTML() }
    return nav(.class("thread"), .aria("label", "The golden thread")) {
      ol {
        for step in thread.steps { entry(step) }
      }
    }
  }

  private func entry(_ step: GoldenThread.Step) -> HTML {
    li(
      .class("thread-step"), .when(step.address == nil, .class("is-here")),
      .when(step.address == nil, .aria("current", "step"))
    ) {
      p(.class("thread-kind")) {
        HTML(step.kind)
        if let state = step.state {
          HTML(" ")
          span(state, .class("thread-state"))
        }
      }
      p(.class("thread-text")) {
        if let address = step.address {
          link(step.text, to: address)
        } else {
          HTML(step.text)
        }
      }
    }
  }
}
