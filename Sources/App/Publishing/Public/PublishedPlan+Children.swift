import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Voice
import Web

extension PublishedPlan {
  /// The version for children: what inspectors said, what adults promised, by when, and whom they
  /// will ask.
  var childrensPage: Page {
    Page(
      "What adults promise children", kicker: content.council,
      breadcrumbs: [
        Breadcrumb("Published plans", .publishedPlans),
        Breadcrumb(content.label, address),
      ]
    ) {
      if let later {
        insetText {
          p {
            HTML("There is a newer one: ")
            link(later.label, to: .publishedPlanForChildren(later.id))
          }
        }
      }
      if let closedOn { insetText("The council closed this plan on \(closedOn.longForm).") }
      PublishedNews(self) { one, news in
        let day = one.plannedOn.map { "we said that we would ask you on \($0.longForm). " } ?? ""
        let what = news.plainSentence(planned: one.plannedOn, on: today)
        return "\(Words.list(one.groups)): \(day)\(what)"
      }.html
      prose(content.childSummary)
      part("What inspectors said, and what adults promised", id: "promises") {
        cards { for one in content.plan.recommendations { promise(one) } }
      }
      if !content.headings.isEmpty {
        part("What else adults promised", id: "besides") {
          cards { for one in content.headings { promise(under: one) } }
        }
      }
      part("Whom we ask", id: "asked") {
        ul { for one in content.consultations { li { asked(one) } } }
      }
      answers
      part("Read more", id: "more") {
        ul {
          li { link("The whole plan", to: address) }
          for source in content.plan.sources {
            for report in source.reports {
              li {
                if let id = report.document.flatMap({ ReportDocument.ID($0) }) {
                  link("The inspectors’ full report", to: .reportDocument(id))
                } else {
                  a(
                    "The inspectors’ full report", .href(WebAddress(report.link)),
                    .rel("noopener"))
                }
              }
            }
          }
        }
        muted("As things were on \(content.plan.asAt.longForm).")
      }
    }
  }

  private func promise(_ one: PublicPlan.Recommendation) -> HTML {
    let actions = content.actions(of: one)
    let back = changes?.told.broughtBack ?? []
    let standing = Promise(
      actions, dropped: content.dropped(from: one),
      takenOut: changes?.told.takenOut(from: one) ?? 0,
      back: actions.filter { back.contains($0.id) }, due: one.dueOn,
      signedOff: one.signedOffOn, by: one.signedOffBy, doubt: one.doubtOfSignOff,
      openedAgain: changes?.told.openedAgain.contains(one.outcome) ?? false,
      on: content.plan.asAt)
    return article(.class("card")) {
      h3("What inspectors said")
      p(content.words[one.outcome]?.asked ?? "")
      h3("What adults promised")
      p(content.promised(for: one))
      if one.isPromised { stands(standing) }
      if let due = one.dueOn, let moved = one.moved {
        p(
          "The first day for this was \(moved.firstDueOn.longForm). It came from \(moved.firstSetBy). Now it is \(due.longForm). The day was changed by \(moved.movedBy)."
        )
      }
      if let board = standing.board { p(board) }
      if let steps = standing.steps { p(steps) }
      if let dropped = standing.dropped { p(dropped) }
      if let takenOut = standing.takenOut { p(takenOut) }
      if let back = standing.back { p(back) }
    }
  }

  /// What adults promise though no inspector asked for it.
  private func promise(under heading: PublicPlan.Heading) -> HTML {
    let standing = Promise(content.actions(of: heading), due: nil, on: content.plan.asAt)
    return article(.class("card")) {
      h3("What adults promised")
      p(content.promised(under: heading))
      stands(standing)
      if let steps = standing.steps { p(steps) }
    }
  }

  private func stands(_ promise: Promise) -> HTML {
    p {
      tag(promise.word, promise.tone)
      if let by = promise.by {
        HTML(" \(promise.preposition) ")
        day(by)
      }
      if let late = promise.lateBy { HTML(". \(late)") }
    }
  }

  private func asked(_ one: PublicConsultation) -> HTML {
    HTML {
      strong(Words.list(one.groups))
      HTML(": ")
      HTML(askedWords(one))
      day(one.heldOn ?? one.plannedOn, else: "a day that we will tell you")
      HTML(isLate(one) ? ". We are late." : ".")
      if let news = news[one.id] {
        HTML(" ")
        strong("New: \(news.plainSentence(planned: one.plannedOn, on: today))")
      }
    }
  }

  private func isLate(_ one: PublicConsultation) -> Bool {
    one.heldOn == nil && (one.plannedOn.map { $0 < content.plan.asAt } ?? false)
  }

  private func askedWords(_ one: PublicConsultation) -> String {
    if one.heldOn != nil { return "we asked you on " }
    return isLate(one) ? "we said that we would ask you on " : "we will ask you on "
  }

  @HTMLBuilder private var answers: HTML {
    let answers = content.consultations.flatMap(\.answers)
    if !answers.isEmpty {
      part("You said, we did", id: "you-said") {
        ul {
          for answer in answers {
            li {
              strong("You said: ")
              HTML("\(answer.said) ")
              strong("\(answer.answer): ")
              HTML(answer.response)
            }
          }
        }
      }
    }
  }
}
