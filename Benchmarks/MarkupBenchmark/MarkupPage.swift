import Markup

/// The page by `Markup`.
struct MarkupPage {
  let list: ActionList

  var html: HTML {
    HTMLDocument(title: list.title) {
      stylesheet("/assets/site.css")
    } body: {
      mainLandmark {
        h1(list.title)
        p(list.count)
        table(.class("actions")) {
          caption("All actions")
          thead { headings }
          tbody { for action in list.rows { row(action) } }
        }
      }
    }.html
  }

  private var headings: HTML {
    tr {
      for heading in Self.headings { th(heading, .scope(.col)) }
    }
  }

  private func row(_ action: ActionRow) -> HTML {
    tr(.when(action.isLate, .class("late"))) {
      th(.scope(.row)) { a(action.reference, .href("/actions/\(action.id)")) }
      td(action.title)
      td { a(action.recommendation, .href("/recommendations/\(action.recommendation)")) }
      td(action.owner)
      td(action.setBy)
      td { time(action.firstDue, .datetime(action.firstDueISO)) }
      td { time(action.due, .datetime(action.dueISO)) }
      td(action.slippage, .class("number"))
      td { span(action.delivery, .class(action.deliveryClass)) }
      td { span(action.impact, .class(action.impactClass)) }
      td {
        time(action.updated, .datetime(action.updatedISO))
        " "
        action.remark
      }
    }
  }

  static let headings = [
    "Reference", "Action", "Recommendation", "Owner", "Set by", "First due", "Due", "Moved by",
    "Delivery", "Impact", "Last word",
  ]
}
