import Civil
import Kernel
import Markup
import SiteMap
import Web

/// What stands above a page of a plan as at a past day, so that nobody takes it for today’s.
struct AsAtNote {
  /// The past day; nil for today.
  let day: CivilDate?
  /// The page as it is today.
  let here: Address

  init(day: CivilDate?, here: Address) {
    self.day = day
    self.here = here
  }

  init(overview: PlanOverview, here: Address) { self.init(day: overview.asAt, here: here) }

  @HTMLBuilder var html: HTML {
    if let day {
      insetText {
        p {
          strong("As at \(day.longForm). ")
          HTML(
            "This is what was stored at the end of that day, rated by the rule of that day. Nothing can be changed here. "
          )
          link("See it as it is today", to: here)
        }
      }
    }
  }
}

extension AsAt {
  /// The past day that is asked for; nil for today.
  var pastDay: CivilDate? { isAsked && isPast ? day : nil }
}

extension PlanOverview {
  /// Whether somebody may change the plan from the page they see: never from a page of the past.
  func mayBeChanged(by user: User) -> Bool {
    asAt == nil && plan.state != .closed && user.may(.managePlan)
  }

  /// Another page of the plan, as at the same day.
  func address(_ address: Address) -> Address {
    asAt.map { address.with("as-at", $0.description) } ?? address
  }
}
