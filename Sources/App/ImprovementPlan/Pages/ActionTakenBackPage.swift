import Civil
import Kernel
import Markup
import SiteMap
import Web

extension ActionTakenBack {
  /// What stands in the place of the action’s own page, for those who read the plan.
  var page: Page {
    var page = Page(
      action.title, kicker: "Action \(action.reference)",
      breadcrumbs: [Breadcrumb("Plans", .plans)]
    ) {
      p(sentence)
      if let lastDay {
        p { link("The action as at \(lastDay.longForm)", to: .action(action.id).asAt(lastDay)) }
      }
      p { link("History of this action", to: .history(of: "action", action.id)) }
    }
    page.status = 404
    return page
  }
}
