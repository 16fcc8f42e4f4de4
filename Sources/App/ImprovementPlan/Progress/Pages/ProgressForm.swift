import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form in which somebody says how an action is going: for those with an account and for those
/// who came by a link. What is typed is kept as it is typed.
struct ProgressForm {
  let desk: DraftDesk
  /// Where it is sent, where its draft is saved, and where one goes without sending it.
  let target: Address
  let autosave: Address
  let cancel: Address
  let submit: String
  /// Said under the question for words.
  var hint: String?
  /// What came of what was sent a moment ago.
  var held: HeldBack?
  /// What in the words that were sent disagrees with the plan.
  var found: [NarrativeDisagreement] = []
  /// Where one takes up again one’s own words that were not published; nil where that is not
  /// offered.
  var restore: Address?
  let visit: Visit
  /// What else is asked before it is sent; nil for nothing.
  var asking: ((FormSheet) -> HTML)?

  var html: HTML {
    HTML {
      leftBeside
      if let sentence = held?.sentence { warningText(sentence) }
      ErrorSummary.of(held?.problems ?? [])
      sheet.bare(
        to: target,
        attributes: [
          .class("form"), .data("autosave", autosave.description),
          .data("writer", visit.user.author.id),
        ]
      ) {
        fields
        for field in desk.memory() { sheet.hidden(field.name, field.value) }
        p(desk.savedPhrase(held) ?? "Nothing is saved yet.", .class("saved"), .data("saved", ""))
        buttons
      }
    }
  }

  /// Nobody’s words vanish because somebody else published first.
  @HTMLBuilder private var leftBeside: HTML {
    if let left = desk.left {
      insetText {
        p(left.sentence)
        left.state.words.summary
        if let restore {
          visit.sheet.button(
            "Take them up again", to: restore, style: .secondary,
            values: ["draft": left.state.draft.text, "number": left.state.number])
        }
      }
    }
  }

  private var sheet: FormSheet {
    let words = held?.saved.mine ?? desk.words
    return FormSheet(
      visit, problems: held?.problems ?? [],
      showing: FormValues(words.formValues(inParts: true)), rivals: held?.rivals)
  }

  @HTMLBuilder private var fields: HTML {
    sheet.radios(
      "delivery", "The work is",
      [
        Choice("notStarted", "Not started"), Choice("inProgress", "In progress"),
        Choice(
          "complete", "Complete",
          hint:
            "The work is done. The recommendation stays open until its impact has been judged."),
      ])
    if desk.action.delivery == .complete, let done = desk.action.completedOn {
      insetText(
        "It has been called complete since \(done.longForm). Anything else opens it again: that is counted, and whoever verified it verifies anew."
      )
    }
    sheet.textArea(
      "note", "What was done, or what stands in the way?", hint: hint, rows: 6, maximum: 4000)
    sheet.dateField("effectiveOn", "Since when is that so?")
    sheet.dateField(
      "expectedOn", "By when do you expect it to be done?",
      hint: "\(soFar) It does not move the due date.", isOptional: true)
    if let asking { asking(sheet) }
    NarrativeAside(sheet, found, plan: desk.action.plan, action: desk.action.id).html
  }

  /// A day that was said holds until another is: to leave the field empty takes nothing back.
  private var soFar: String {
    desk.expected.map {
      "It is expected by \($0.longForm) so far, which holds until another day is given."
    } ?? "Only if you know better than the due date."
  }

  private var buttons: HTML {
    div(.class("buttons")) {
      submitButton(submit)
      submitButton("Save draft", name: "do", value: "save", style: .secondary)
      a("Leave it", .href(cancel.web), .class("cancel"))
    }
  }
}
