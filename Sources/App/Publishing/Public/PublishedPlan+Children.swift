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
        Breadcrumb(content.label, .publishedPlan(edition.id)),
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
      prose(content.childSummary)
      part("What inspectors said, and what adults promised", id: "promises") {
        cards { for one in content.plan.recommendations { promise(one) } }
      }
      part("Whom we ask", id: "asked") {
        ul { for one in content.consultations { li { asked(one) } } }
      }
      answers
      part("Read more", id: "more") {
        ul {
          li { link("The whole plan", to: .publishedPlan(edition.id)) }
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
    let words = content.words[one.outcome]
    let standing = Promise(
      content.actions(of: one), due: one.dueOn, signedOff: one.signedOffOn, on: content.plan.asAt)
    return article(.class("card")) {
      h3("What inspectors said")
      p(words?.asked ?? "")
      h3("What adults promised")
      p(words?.promised ?? "")
      p {
        tag(standing.word, standing.tone)
        if let by = standing.by {
          HTML(" \(standing.preposition) ")
          day(by)
        }
        if let late = standing.lateBy { HTML(". \(late)") }
      }
      if let steps = standing.steps { p(steps) }
    }
  }

  private func asked(_ one: PublicConsultation) -> HTML {
    HTML {
      strong(Words.list(one.groups))
      HTML(": ")
      HTML(askedWords(one))
      day(one.heldOn ?? one.plannedOn, else: "a day that we will tell you")
      HTML(isLate(one) ? ". We are late." : ".")
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

/// How a promise stands: kept, not yet, or late.
struct Promise: Hashable {
  let word: String
  let tone: Tone
  /// The day on which it was kept, by which it is to be, or by which it was to be and is not.
  let by: CivilDate?
  /// What stands before that day.
  let preposition: String
  /// "We are 12 working days late."; nil in time, and where it was not frozen.
  let lateBy: String?
  /// "1 of 3 things is done."; nil with one thing to do, or none, and once all is done.
  let steps: String?

  /// - Parameter signedOff: the day on which the board was satisfied that it helped; then the promise is kept,
  ///   whatever is still done besides.
  init(
    _ actions: [PublicPlan.Action], due: CivilDate?, signedOff: CivilDate? = nil,
    on today: CivilDate
  ) {
    let done = actions.compactMap(\.completedOn)
    let missed = actions.filter { $0.isMissed(on: today) }
    let open = actions.filter { $0.completedOn == nil }.compactMap(\.dueOn)
    let late = missed.compactMap(\.workingDaysLate).max()
    lateBy = signedOff == nil ? late.map { "We are \(Lateness.workingDays($0)) late." } : nil
    steps =
      signedOff == nil && actions.count > 1 && done.count < actions.count
      ? "\(done.count) of \(actions.count) things \(done.count == 1 ? "is" : "are") done." : nil
    if let signedOff {
      (word, tone, by, preposition) = ("Done", .good, signedOff, "on")
    } else if !actions.isEmpty, done.count == actions.count {
      (word, tone, by, preposition) = ("Done", .good, done.max(), "on")
    } else if let first = missed.compactMap(\.dueOn).min() {
      (word, tone, by, preposition) = ("Late", .urgent, first, "it was due on")
    } else {
      (word, tone, by, preposition) = ("Not yet", .info, open.max() ?? due, "by")
    }
  }
}

extension PublicPlan.Action {
  /// Not done, and late: by what was frozen, else by its date alone.
  fileprivate func isMissed(on today: CivilDate) -> Bool {
    guard completedOn == nil else { return false }
    return workingDaysLate.map { $0 > 0 } ?? dueOn.map { $0 < today } ?? false
  }
}
