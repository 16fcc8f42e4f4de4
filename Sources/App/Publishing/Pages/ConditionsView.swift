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
      list("What stands in the way", check.gaps.filter { !$0.condition.isWarning })
      list("What somebody should look at", check.gaps.filter(\.condition.isWarning))
    }
  }

  /// That the plan has moved on since this was frozen; empty while it has not.
  @HTMLBuilder var movedOn: HTML {
    if check.hasMovedOn {
      insetText(
        "The plan has changed since this was frozen. If the public should read the changes, send it back and put it forward again."
      )
    }
  }

  @HTMLBuilder private func list(_ title: String, _ gaps: [PublicationGap]) -> HTML {
    if !gaps.isEmpty {
      h3(title)
      ul { for gap in gaps { li { link(gap.words, to: gap.address) } } }
    }
  }
}
