import Kernel
import Markup
import SiteMap
import Storage

/// Somebody else has changed the record since the form was opened: who, when, why and what; and
/// what one had typed oneself, which is not lost.
struct ConflictPage {
  let stale: StaleRecord
  let changes: [Change]
  let kind: RecordKind
  let names: RecordNames
  let form: Form

  var page: Page {
    var page = Page(title, kicker: kind.title, status: 409) {
      lead(what)
      for change in changes { entry(change) }
      if let address = kind.address?(stale.id), stale.stored != nil {
        p { link("Open it as it is now", to: address) }
      } else {
        p("Go back and reload the page to see it as it is now.")
      }
      KeptWords(form: form).html
    }
    page.hasBreadcrumbs = false
    return page
  }

  private var title: String {
    stale.stored == nil
      ? "It has been taken away in the meantime" : "Somebody else has changed it in the meantime"
  }

  private var what: String {
    let who = Set(changes.map(\.author.name)).sorted().joined(separator: " and ")
    let subject = who.isEmpty ? "Somebody" : who
    return "\(subject) saved a change after you opened the form, so yours was not saved over it."
  }

  private func entry(_ change: Change) -> HTML {
    part("\(change.author.name), \(change.at.forPeople)") {
      p("\(change.reason.prefix(1).uppercased())\(change.reason.dropFirst()).")
      ChangeTable(kind: kind, change: change, names: names).html
    }
  }
}
