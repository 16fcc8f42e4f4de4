import Civil
import Kernel
import Markup
import SiteMap
import Web

/// The one page of all that is asked of a body, for whoever came by its link.
struct AskedPage {
  let pass: PartnerPass
  let asked: AskedOfBody
  /// What was asked of the body and withdrawn since.
  let withdrawn: [Action]
  /// What the body is asked beside the plan.
  let elsewhere: [AskedElsewhere.Question]
  let council: String
  let today: CivilDate
  let sheet: FormSheet

  var page: Page {
    var page = Page("What is asked of \(pass.body.name)", kicker: council) {
      lead(summary)
      for plan in asked.parts { open(plan) }
      ElsewhereList(questions: elsewhere, today: today) {
        .asked(pass.visitID, question: $0.kind, $0.id)
      }.html
      answers
      done
      gone
      if let rule = asked.parts.first?.rule { ratingNote(rule) }
      you
    }
    page.hasBreadcrumbs = false
    return page
  }

  private var summary: String {
    let open = asked.actions.filter { $0.action.completedOn == nil }
    let questions = elsewhere.filter(\.isOpen)
    if open.isEmpty, questions.isEmpty {
      return "Nothing that is asked of \(pass.body.name) is open."
    }
    let late =
      open.count { $0.lateness.isLate } + questions.count { $0.dueOn.map { $0 < today } ?? false }
    let total = open.count + questions.count
    let count = total == 1 ? "One thing is" : "\(total) things are"
    return "\(count) open"
      + (late == 0 ? "; none is late." : "; \(late) \(late == 1 ? "is" : "are") late.")
  }

  @HTMLBuilder private func open(_ plan: AskedOfBody.Part) -> HTML {
    let actions = plan.actions.filter { !$0.isFinished }
    if !actions.isEmpty {
      part(plan.plan.title) {
        for one in actions { AskedTile(one: one, pass: pass, sheet: sheet).html }
      }
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

  /// As the body's lead reads it who signs in, on the action's own page.
  @HTMLBuilder private var gone: HTML {
    if !withdrawn.isEmpty {
      fold("Withdrawn (\(withdrawn.count))") {
        ul {
          for action in withdrawn {
            let since = action.withdrawnOn.map { ", withdrawn on \($0.longForm)" } ?? ""
            let why = action.withdrawnBecause.isEmpty ? "" : ": \(action.withdrawnBecause)"
            li("\(action.reference) \(action.title)\(since)\(why)")
          }
        }
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
