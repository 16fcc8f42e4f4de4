import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Many actions on one page, each with the fields of its update: plain fields of one form, among
/// which a script lets one move as in a spreadsheet, and which it saves row by row.
struct UpdateGridPage {
  let visit: Visit
  let listing: Listing<UpdateRow, ActionSort>
  let desks: UpdateDesks
  /// What came of what was sent, by row.
  let outcomes: [Action.ID: RowOutcome]
  let choices: ActionChoices

  static let rowsAPage = 100

  func answer() throws -> Answer {
    try listing.answer {
      var page = Page("Update many actions", breadcrumbs: [Breadcrumb("Actions", .actions)]) {
        lead(
          "One row for each action of which you may say how it is going. What you type is kept as a draft; tick “Ready” where a row may be published. You publish the rows that you have ticked yourself."
        )
        ErrorSummary.of(problems)
        results
        keys
        listing.html { form(around: $0) }
      }
      page.hasDrafts = true
      if !outcomes.isEmpty { page.status = problems.isEmpty ? 200 : 422 }
      return page
    }
  }

  private func form(around table: HTML) -> HTML {
    visit.sheet.bare(
      to: target, attributes: [.class("grid"), .data("grid", ""), .data("writer", writer)]
    ) {
      table
      div(.class("buttons grid-buttons")) {
        submitButton("Publish all that are ready", name: "do", value: "publish")
        submitButton("Save drafts", name: "do", value: "save", style: .secondary)
      }
    }
  }

  private var writer: String { visit.user.author.id }

  /// The page with the same filters and the same place in the list.
  private var target: Address {
    visit.address.query.reduce(Address.updateActions) { $0.with($1.name, $1.value) }
  }

  private var keys: HTML {
    fold("Keys") {
      ul {
        li("Arrow keys, Tab and Shift Tab move from field to field.")
        li("Enter, F2 or typing begins to write in a field; then the arrow keys move in its words.")
        li(
          "Enter goes one row down, Shift Enter begins a new line, Escape takes back what was typed in the field since it was last saved and lets the arrow keys move again."
        )
        li("The space bar ticks “Ready”.")
      }
    }
  }

  // MARK: What came of what was sent

  private var problems: [Problem] {
    listing.elements.flatMap { row in
      guard case .heldBack(let held) = outcomes[row.id] else { return [Problem]() }
      return held.problems.map {
        Problem("\(row.action.reference): \($0.message)", field: field($0.field ?? "note", row))
      }
    }
  }

  @HTMLBuilder private var results: HTML {
    let published = outcomes.values.count { if case .published = $0 { true } else { false } }
    let kept = outcomes.values.count { if case .kept = $0 { true } else { false } }
    if !outcomes.isEmpty {
      div(.class("notice"), .role("status")) {
        p(
          "\(Words.count(published, "update")) published, \(Words.count(kept, "row")) kept as drafts, \(Words.count(outcomes.count - published - kept, "row")) held back. Nothing that you typed is lost."
        )
      }
    }
  }

  private func field(_ name: String, _ row: UpdateRow) -> String { "\(row.id).\(name)" }
}
