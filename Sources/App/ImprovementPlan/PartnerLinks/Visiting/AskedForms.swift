import Civil
import Kernel
import Markup
import SiteMap
import Web

/// The forms behind a link: how an action is going, what shows it, that it is somebody else's.
struct AskedForms {
  let pass: PartnerPass
  let one: AskedAction
  let sheet: FormSheet
  /// What somebody else said while this form was open.
  var newer: ProgressUpdate?

  private var action: Action { one.action }
  private var list: Address { .asked(pass.visitID) }

  var progress: Page {
    page("How is it going?", "progress") { target in
      newerWords
      if !action.measureOfSuccess.isEmpty {
        insetText("It has worked when: \(action.measureOfSuccess)")
      }
      sheet.form(to: target, submit: "Send", cancel: list) {
        sheet.radios(
          "delivery", "The work is", Choice.all(of: Action.Delivery.self, titled: \.title))
        sheet.textArea(
          "note", "What was done, or what stands in the way?",
          hint: "Write no child’s name and nothing by which a child could be recognised.",
          rows: 4, maximum: 4000)
        sheet.dateField("effectiveOn", "Since when is that so?")
        // What was typed is shown again; the version is always the one that this page shows.
        sheet.hidden("version", action.version)
      }
    }
  }

  @HTMLBuilder private var newerWords: HTML {
    if let newer {
      warningText(
        "\(newer.recordedBy) was quicker, on \(newer.recordedAt.forPeople): “\(newer.delivery.title). \(newer.note)” Nothing of yours was sent; it is still below. Change it if you want to, and send it again."
      )
    }
  }

  var evidence: Page {
    page("Attach evidence", "evidence") { target in
      sheet.form(to: target, submit: "Attach it", cancel: list, hasFiles: true) {
        EvidenceFields(sheet: sheet).html
      }
    }
  }

  var notOurs: Page {
    page("This is not ours", "not-ours") { target in
      p("The council will read why, and answer you here. Until then nothing changes.")
      sheet.form(to: target, submit: "Send to the council", cancel: list) {
        sheet.textArea(
          "reason", "Why is it not yours, or whose is it?", rows: 3, maximum: 2000)
      }
    }
  }

  private func page(
    _ title: String, _ step: String, @HTMLBuilder content: (Address) -> HTML
  ) -> Page {
    var page = Page(title, kicker: "\(action.reference) \(action.title)") {
      p { link("Back to all that is asked of you", to: list) }
      content(.asked(pass.visitID, action.id, step))
    }
    page.hasBreadcrumbs = false
    return page
  }
}
