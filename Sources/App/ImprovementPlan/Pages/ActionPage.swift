import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Web

/// One action: what it is, how it is going, what is to be done; the ledger of its dates, and what
/// was said about it.
struct ActionPage {
  let dossier: ActionDossier
  let user: User
  let sheet: FormSheet
  let asAt: AsAt
  /// What the registers show of it.
  let beside: HTML

  private var action: Action { dossier.action }
  private var mayManage: Bool { dossier.mayManage(user) && !action.isWithdrawn }

  var page: Page {
    Page(
      action.title, kicker: "Action \(action.reference)", breadcrumbs: breadcrumbs, thread: thread
    ) {
      asAt.closedNote
      AsAtNote(
        day: dossier.asAt, here: .action(action.id), standing: dossier.plan.standingNote
      ).html
      WithdrawalNote(dossier, user).html
      standing
      buttons
      details
      ActionProof(dossier: dossier, user: user, sheet: sheet).html
      DueDateLedger(
        lines: dossier.ledger, dates: dossier.dates, entrants: dossier.entrants
      ).html
      outlook
      progress
      beside
      origin
      foot
    }
  }

  /// Not for those who may not read the plan: it is made from what became of its other actions.
  @HTMLBuilder private var outlook: HTML {
    if user.may(.readPlan), action.delivery != .complete, !action.isWithdrawn {
      part("When it may be complete", id: "forecast") {
        ForecastView(forecast: dossier.forecast).html
      }
    }
  }

  private var breadcrumbs: [Breadcrumb] {
    user.may(.readPlan)
      ? [
        Breadcrumb("Plans", Address.plans.asAt(dossier.asAt)),
        Breadcrumb(dossier.plan.title, Address.plan(dossier.plan.id).asAt(dossier.asAt)),
      ] : [Breadcrumb("Asked of you", Address.actions.asAt(dossier.asAt))]
  }

  private var thread: GoldenThread {
    let reports = dossier.serves.compactMap(\.report)
    let steps =
      reports.map(\.inspection).uniqued().map {
        GoldenThread.Step(
          kind: "Inspection", text: $0.title, state: $0.publishedOn?.shortForm,
          address: Address.inspection($0.id).asAt(dossier.asAt))
      }
      + reports.flatMap(\.findings).uniqued().map {
        GoldenThread.Step(
          kind: "Finding \($0.number)", text: $0.text, state: $0.page.map { "page \($0)" },
          address: Address.finding($0.id).asAt(dossier.asAt))
      }
      + reports.map {
        GoldenThread.Step(
          kind: $0.recommendation.reference, text: $0.recommendation.text,
          state: $0.dueOn.map { "due \($0.shortForm)" },
          address: Address.recommendation($0.recommendation.id).asAt(dossier.asAt))
      }
    let above =
      dossier.serves.isEmpty && user.may(.readPlan)
      ? [
        GoldenThread.Step(
          kind: "Improvement plan", text: dossier.plan.fullTitle,
          state: dossier.origin.flatMap { $0.row.heading.isEmpty ? nil : $0.row.heading },
          address: Address.plan(dossier.plan.id).asAt(dossier.asAt))
      ] : []
    return GoldenThread(
      above + steps + [
        GoldenThread.Step(
          kind: "Action \(action.reference)", text: action.title,
          state: action.delivery.title.lowercased(), address: nil)
      ])
  }

  private var standing: HTML {
    HTML {
      p {
        if let rating = dossier.rating {
          namedTag("Delivery", dossier.ratings.rule.word(for: rating.shown), rating.shown.tone)
        }
        HTML(" ")
        if !action.isWithdrawn { latenessTag(dossier.lateness) }
      }
      if let rating = dossier.rating { muted(rating.because) }
      muted("The work is \(action.delivery.title.lowercased()). \(since)")
      if let said = ProgressLog(dossier.progress).expectation, let expected = said.expectedOn,
        !action.isWithdrawn
      {
        muted(
          "Expected by \(expected.longForm), as \(said.recordedBy) said on \(said.recordedAt.forPeople). That moves no due date."
        )
        if let stands = dossier.standingDueDates.last,
          stands.dueOn == action.dueOn, stands.expectedOn == expected
        {
          muted("\(stands.sentence) \(stands.saidBy), \(stands.saidAt.forPeople).")
        }
      }
      if let next = dossier.nextUpdate { nextUpdateLine(next) }
      muted(
        "Delivery says whether the work is done. Whether it helped children is judged on evidence, and apart from it."
      )
      needsALook
    }
  }

  private func nextUpdateLine(_ next: NextUpdate) -> HTML {
    p {
      if next.isBehind {
        tag("Update \(next.lateness.phrase)", .urgent)
        HTML(" It was due by ")
      } else {
        HTML("Next update by ")
      }
      day(next.dueOn)
      span(" (asked for \(next.howOften))", .class("muted"))
    }
  }

  /// What the plan's page says of this action too.
  @HTMLBuilder private var needsALook: HTML {
    let said = lateStarts + dossier.warnings.map(\.sentence)
    if !said.isEmpty {
      insetText {
        p { strong("This action needs a look") }
        ul { for sentence in said { li(sentence) } }
      }
    }
  }

  /// Where work on a recommendation to be met immediately has not begun in time.
  private var lateStarts: [String] {
    guard !action.isWithdrawn else { return [] }
    return dossier.serves.compactMap { served in
      guard let start = served.report?.start, start.lateness.isLate else { return nil }
      return "\(served.reference) is to be met immediately. \(start.sentence)"
    }
  }

  private var since: String {
    guard let at = action.deliveryChangedAt, let by = action.deliveryChangedBy else {
      return "Nobody has said anything about its progress yet."
    }
    // It may have been said again since, by somebody else, that it goes on.
    guard let last = ProgressLog(dossier.progress).last,
      last.recordedAt.dateInLondon > at.dateInLondon
    else { return "Said by \(by) on \(at.forPeople)." }
    return
      "Said first by \(by) on \(at.forPeople), last by \(last.saidBy) on \(last.recordedAt.forPeople)."
  }

  @HTMLBuilder private var buttons: HTML {
    if dossier.mayUpdate(user) || mayManage {
      buttonRow {
        if dossier.mayUpdate(user) {
          buttonLink(
            dossier.drafts.contains { $0.corrects == nil }
              ? "Go on with the draft" : "Say how it is going",
            to: .recordProgress(ofAction: action.id))
          buttonLink("Add evidence", to: .action(action.id, "evidence"), style: .secondary)
        }
        if mayManage {
          buttonLink("Change the action", to: .editAction(action.id), style: .secondary)
          if action.delivery != .complete {
            buttonLink(
              action.dueOn == nil ? "Set a due date" : "Move the due date",
              to: .moveDueDate(ofAction: action.id), style: .secondary)
          }
          buttonLink("Withdraw it", to: .withdrawAction(action.id), style: .quiet)
        }
      }
    }
  }

  private var details: HTML {
    part("What it is", id: "what") {
      summaryList([
        SummaryRow("What will be done") { prose(action.whatWillBeDone) },
        SummaryRow("Measure of success") { prose(action.measureOfSuccess) },
        SummaryRow("Serves") { serves },
        SummaryRow("Owner") { owner },
        SummaryRow("Answered for by", dossier.leadBody?.name ?? "No body yet"),
        SummaryRow("Helped by", dossier.partners.map(\.name).joined(separator: ", ")),
        SummaryRow("Starts") { day(action.startOn, else: "No date") },
        SummaryRow("Work began") { day(action.startedOn, else: "Not yet") },
        SummaryRow("Complete") {
          day(action.completedOn, else: "Not yet")
          if let said = action.saidLater { ", said on \(said.longForm)" }
        },
      ])
    }
  }

  /// The row of the council's own plan that it came from, word for word.
  @HTMLBuilder private var origin: HTML {
    if let origin = dossier.origin {
      part("Where it came from", id: "origin") {
        p {
          HTML("From ")
          if user.may(.managePlan) {
            link(origin.planImport.fileName, to: .planImport(origin.planImport.id))
          } else {
            HTML(origin.planImport.fileName)
          }
          HTML(", \(origin.row.place).")
        }
        fold("The row as the council’s own plan has it") {
          definitions(origin.cells.map { ($0.label, prose($0.text)) })
        }
      }
    }
  }

  @HTMLBuilder private var serves: HTML {
    if dossier.serves.isEmpty {
      span("No recommendation of an inspection", .class("muted"))
    } else {
      servedList
    }
  }

  private var servedList: HTML {
    ul {
      for served in dossier.serves {
        li {
          if let report = served.report {
            link(
              report.recommendation.bothReferences,
              to: Address.recommendation(report.recommendation.id).asAt(dossier.asAt))
            HTML(" \(report.recommendation.text)")
            if let impact = dossier.impact.tag(report.recommendation.id, servedBy: action.id) {
              div { impact }
            }
          } else {
            HTML(served.reference)
            span(", of a report that is not published here yet", .class("muted"))
          }
        }
      }
    }
  }

  @HTMLBuilder private var owner: HTML {
    if let owner = dossier.owner {
      HTML(owner.name)
      if let detail = owner.detail { span(" \(detail)", .class("muted")) }
    } else {
      Written.nobody
      if let named = dossier.origin?.ownersNamed {
        span(", the council’s own plan names \(named)", .class("muted"))
      }
    }
  }

  private var progress: HTML {
    ActionProgress(dossier: dossier, user: user).html
  }

  @HTMLBuilder private var foot: HTML {
    if user.may(.readHistory) {
      fold("The action as at another day") {
        asAt.form(to: .action(action.id), title: "As at")
      }
    }
    muted(DueDateNote.text)
    if user.may(.readHistory) {
      p { link("History of this action", to: .history(of: "action", action.id)) }
    }
  }
}
