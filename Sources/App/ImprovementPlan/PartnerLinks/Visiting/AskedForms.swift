import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms behind a link: how an action is going, what shows it, that it is somebody else's.
struct AskedForms {
  let pass: PartnerPass
  let one: AskedAction
  let sheet: FormSheet

  private var action: Action { one.action }
  private var list: Address { .asked(pass.visitID) }

  func progress(_ desk: DraftDesk, held: HeldBack?, _ visit: Visit) -> Page {
    var page = page("How is it going?", "progress") { target in
      if !action.measureOfSuccess.isEmpty {
        insetText("It has worked when: \(action.measureOfSuccess)")
      }
      insetText(
        "What you type is kept as a draft while you type. Everybody at \(pass.body.name) who has this link reads the draft and can write on in it, and so do the council’s officers; nobody else does until you send it."
      )
      ProgressForm(
        desk: desk, target: target, autosave: .asked(pass.visitID, action.id, "draft"),
        cancel: list, submit: "Send",
        hint: "Write no child’s name and nothing by which a child could be recognised.",
        held: held ?? desk.undecided, visit: visit,
        asking: OpenSteps.isAsked(held) ? { OpenSteps(of: one).question($0) } : nil
      ).html
    }
    page.status = held?.status ?? 200
    page.hasDrafts = true
    return page
  }

  var evidence: Page {
    page("Attach evidence", "evidence") { target in
      if !one.evidence.isEmpty {
        insetText("Attached already: \(one.evidence.map(\.title).joined(separator: "; ")).")
      }
      sheet.form(to: target, submit: "Attach it", cancel: list, hasFiles: true) {
        EvidenceFields(sheet: sheet, mostBytes: EvidenceFields.mostBytesByLink).html
        NarrativeAside(sheet).html
      }
    }
  }

  /// - Parameter evidence: what is taken back.
  func takeBack(_ evidence: Evidence) -> Page {
    page("Take “\(evidence.title)” back", "take-back", asking: evidence) { target in
      p(
        "It no longer counts as evidence. It stays on record as taken back, with your name, the day and your reason; the council can still open its file."
      )
      sheet.form(to: target, submit: "Take it back", cancel: list, style: .warning) {
        sheet.textArea("reason", "What is wrong with it?", rows: 2, maximum: 1000)
        sheet.hidden("version", evidence.version)
      }
    }
  }

  var word: Page {
    page("Say something about it", "word") { target in
      p(
        "\(one.owner ?? "Another body") says how far it is. What you say is read by them and by the council, and changes nothing of that."
      )
      sheet.form(to: target, submit: "Send", cancel: list) {
        sheet.textArea(
          "word", "What should those who lead this know?",
          hint: "Write no child’s name and nothing by which a child could be recognised.", rows: 4,
          maximum: 2000)
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
    _ title: String, _ step: String, asking evidence: Evidence? = nil,
    @HTMLBuilder content: (Address) -> HTML
  ) -> Page {
    var page = Page(title, kicker: "\(action.reference) \(action.title)") {
      p { link("Back to all that is asked of you", to: list) }
      content(Address.asked(pass.visitID, action.id, step).with("evidence", evidence?.id.text))
    }
    page.hasBreadcrumbs = false
    return page
  }
}
