import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form of an entry.
struct PeerForm {
  /// So many actions are offered to link; a plan has far fewer.
  static let mostOffered = 300

  let visit: Visit
  let problems: [Problem]
  let activity: PeerActivity?
  let linked: [Action]
  let offered: [Action]

  var page: Page {
    let back = activity.map { Address.peerActivity($0.id) } ?? .peerSupport
    return Page(
      activity == nil ? "Add help from outside" : "Change the entry",
      kicker: activity?.organisation,
      breadcrumbs: [Breadcrumb("Registers", .registers), Breadcrumb("Peer support", .peerSupport)]
    ) {
      sheet.form(to: back, submit: "Save the entry", cancel: back) { fields }
    }
  }

  private var sheet: FormSheet {
    FormSheet(
      visit, problems: problems,
      values: [
        "organisation": activity?.organisation, "kind": activity?.kind, "focus": activity?.focus,
        "startOn": activity?.startOn, "endOn": activity?.endOn, "learning": activity?.learning,
        "actions": linked.map(\.id.text), "version": activity?.version ?? 0,
      ])
  }

  @HTMLBuilder private var fields: HTML {
    let sheet = sheet
    sheet.textField("organisation", "Who helps?", hint: "The council or organisation")
    sheet.radios("kind", "Kind", Choice.all(of: PeerActivity.Kind.self, titled: \.title))
    sheet.textArea("focus", "What does it look at?", rows: 2, maximum: 1000)
    sheet.dateField("startOn", "When does it start?")
    sheet.dateField(
      "endOn", "When does it end?", hint: "Leave it empty while it goes on.", isOptional: true)
    sheet.textArea(
      "learning", "What did we learn?", hint: "It can be written down later.", isOptional: true,
      rows: 6, maximum: 6000)
    if !offered.isEmpty {
      sheet.checkboxes(
        "actions", "Which actions does it bear on?",
        offered.map { Choice($0.id.text, "\($0.reference) \($0.title)") },
        hint: "Those of plans that are not closed.", isOptional: true)
    }
    sheet.hidden("version", sheet.value("version") ?? "0")
  }

  static func read(_ form: Form) throws -> PeerActivityEntry {
    var entry = form.entry()
    let activity = PeerActivityEntry(
      organisation: entry.text("organisation", "Say who helps."),
      kind: entry.choice("kind", "Say what kind of help it is."),
      focus: entry.text("focus", "Say what it looks at.", maximum: 1000),
      startOn: entry.date("startOn", "start"),
      endOn: entry.optionalDate("endOn", "end"),
      learning: entry.optionalText("learning", maximum: 6000) ?? "",
      actions: entry.ids("actions"))
    try entry.finish()
    return activity
  }
}
