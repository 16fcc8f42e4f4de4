import Markup
import SiteMap
import Web

/// The conditions of publication as a list of tasks: what holds, what is missing, where to mend it.
struct ConditionsView {
  let check: PublicationCheck

  var html: HTML {
    HTML {
      taskList(
        PublicationCondition.allCases.map { condition in
          let gaps = check.gaps(of: condition)
          return TaskItem(
            condition.title, to: gaps.first?.address,
            status: gaps.isEmpty
              ? tag("Met", .good)
              : condition.isWarning
                ? tag("Look again", .caution) : tag("Missing", .urgent))
        })
      if !check.gaps.isEmpty {
        h3(
          check.passes
            ? "What somebody should look at" : "What stands in the way")
        ul(.id("gaps")) {
          for gap in check.gaps { li { link(gap.words, to: gap.address) } }
        }
      }
    }
  }
}
