import Civil
import Kernel
import SiteMap
import Storage
import Web

extension AsAtNote {
  init(overview: PlanOverview, here: Address) {
    self.init(
      day: overview.asAt, here: here,
      standing: overview.closing?.sentence ?? overview.plan.standingNote)
  }
}

extension Plan {
  /// What is said above every page of a draft, and of a plan that is closed; nil of one that is
  /// agreed.
  var standingNote: String? {
    switch state {
    case .draft:
      "This plan is a draft: nobody has agreed it yet, and nothing in it is asked of anybody."
    case .agreed: nil
    case .closed: "This plan is closed: it is a record of what was done."
    }
  }

  /// Its title among those of other plans: with what it is while it is a draft.
  public var titleWithStanding: String {
    state == .draft ? fullTitle + " – draft, not agreed" : fullTitle
  }
}

extension PlanOverview {
  /// Whether somebody may change the plan from the page they see: never from a page of the past.
  func mayBeChanged(by user: User) -> Bool {
    asAt == nil && plan.state != .closed && user.may(.managePlan)
  }

  /// Another page that takes a day, as at the same day.
  func address(_ address: Address) -> Address { address.asAt(asAt) }

  /// The list of the plan’s actions, as at the same day.
  var actionsAddress: Address { address(Address.actions.with("plan", plan.id.text)) }
}
