import Civil
import Kernel
import Markup
import SiteMap
import Web

/// The one page of all that is asked of a body, for whoever came by its link.
struct AskedPage {
  let pass: PartnerPass
  let asked: AskedOfBody
  let council: String
  let today: CivilDate
  let sheet: FormSheet

  var page: Page {
    var page = Page("What is asked of \(pass.body.name)", kicker: council) {
      lead(summary)
      for plan in asked.parts { open(plan) }
      answers
      done
      if let rule = asked.parts.first?.rule { ratingNote(rule) }
      you
    }
    page.hasBreadcrumbs = false
    return page
  }

  private var summary: String {
    let open = asked.actions.filter { $0.action.completedOn == nil }
    if open.isEmpty { return "Nothing that is asked of \(pass.body.name) is open." }
    let late = open.count { $0.lateness.isLate }
    let count = open.count == 1 ? "One thing is" : "\(open.count) things are"
    return "\(count) open"
      + (late == 0 ? "; none is late." : "; \(late) \(late == 1 ? "is" : "are") late.")
  }

  @HTMLBuilder private func open(_ plan: AskedOfBody.Part) -> HTML {
    let actions = plan.actions.filter { !$0.isFinished }
    if !actions.isEmpty {
      part(plan.plan.title) { for one in actions { tile(one) } }
    }
  }

  private func tile(_ one: AskedAction) -> HTML {
    card("\(one.action.reference) \(one.action.title)") {
      p { namedTag("Delivery", one.ratingWord, one.rating.tone) }
      summaryList(facts(of: one))
      p { strong(one.next) }
      if one.isOwn || one.question == nil { buttonRow { buttons(for: one) } }
    }
  }

  private func facts(of one: AskedAction) -> [SummaryRow] {
    var rows = [
      SummaryRow("What will be done", one.action.whatWillBeDone),
      SummaryRow("It has worked when", one.action.measureOfSuccess),
      SummaryRow("Due") {
        day(one.action.dueOn, else: "No date yet")
        if one.action.dueOn != nil, one.action.completedOn == nil {
          div { latenessTag(one.lateness) }
        }
      },
    ]
    if one.isOwn, let next = one.nextUpdate {
      rows.append(SummaryRow("Update") { nextUpdateMark(next) })
    }
    if let said = one.progress {
      rows.append(
        SummaryRow("Said last") {
          HTML("\(said.delivery.title): \(said.note)")
          div("\(said.recordedBy), \(said.recordedAt.forPeople)", .class("muted"))
        })
    }
    return rows
  }

  @HTMLBuilder private func buttons(for one: AskedAction) -> HTML {
    let reference = one.action.reference
    if one.isOwn {
      buttonLink(
        "Say how \(reference) is going", to: .asked(pass.visitID, one.action.id, "progress"))
      buttonLink(
        "Attach evidence to \(reference)", to: .asked(pass.visitID, one.action.id, "evidence"),
        style: .secondary)
    }
    if one.question == nil {
      buttonLink(
        "\(reference) is not ours", to: .asked(pass.visitID, one.action.id, "not-ours"),
        style: .secondary)
    }
  }

  @HTMLBuilder private var answers: HTML {
    if !asked.questions.isEmpty {
      part("What you asked, and the answers", id: "answers") {
        dataTable(
          "Questions, the latest first", isCaptionHidden: true,
          columns: ["Action", "You said", "Answer"], rows: asked.questions.map(row))
      }
    }
  }

  private func row(_ question: PartnerQuestion) -> [HTML] {
    [
      HTML(question.actionTitle),
      HTML {
        HTML(question.reason)
        div("\(question.askedBy), \(question.askedAt.forTables)", .class("muted"))
      },
      HTML {
        if let answer = question.answer {
          strong(answer.title)
          div(question.answerText)
        } else {
          span("No answer yet", .class("muted"))
        }
      },
    ]
  }

  @HTMLBuilder private var done: HTML {
    let finished = asked.actions.filter(\.isFinished)
    if !finished.isEmpty {
      fold("Done and seen to be done (\(finished.count))") {
        ul { for one in finished { li("\(one.action.reference) \(one.action.title)") } }
      }
    }
  }

  private var you: HTML {
    insetText {
      p {
        "You are \(pass.name) (\(pass.post)). The link holds until "
        day(pass.link.expiresOn)
        ". Pass it on only within \(pass.body.name): whoever has it can open this page."
      }
      sheet.button("Leave this page", to: .askedLeave(pass.visitID))
    }
  }
}

extension AskedAction {
  /// Complete, and somebody else has seen that it is.
  fileprivate var isFinished: Bool { action.delivery == .complete && isVerified }
}
