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

  private var action: Action { dossier.action }
  private var mayManage: Bool { dossier.mayManage(user) && !action.isWithdrawn }

  var page: Page {
    Page(
      action.title, kicker: "Action \(action.reference)", breadcrumbs: breadcrumbs, thread: thread
    ) {
      if action.isWithdrawn { withdrawnNote }
      standing
      buttons
      details
      DueDateLedger(lines: dossier.ledger, dates: dossier.dates).html
      progress
      foot
    }
  }

  private var breadcrumbs: [Breadcrumb] {
    user.may(.readPlan)
      ? [
        Breadcrumb("Plans", .plans), Breadcrumb(dossier.plan.title, .plan(dossier.plan.id)),
      ] : [Breadcrumb("Asked of you", .actions)]
  }

  private var thread: GoldenThread {
    let inspections = dossier.serves.map(\.inspection).uniqued()
    let steps =
      inspections.map {
        GoldenThread.Step(
          kind: "Inspection", text: $0.title, state: $0.publishedOn?.shortForm,
          address: .inspection($0.id))
      }
      + dossier.serves.flatMap(\.findings).uniqued().map {
        GoldenThread.Step(
          kind: "Finding \($0.number)", text: $0.text, state: $0.page.map { "page \($0)" },
          address: .finding($0.id))
      }
      + dossier.serves.map {
        GoldenThread.Step(
          kind: $0.recommendation.reference, text: $0.recommendation.text,
          state: $0.dueOn.map { "due \($0.shortForm)" },
          address: .recommendation($0.recommendation.id))
      }
    return GoldenThread(
      steps + [
        GoldenThread.Step(
          kind: "Action \(action.reference)", text: action.title,
          state: action.delivery.title.lowercased(), address: nil)
      ])
  }

  private var withdrawnNote: HTML {
    insetText {
      p(
        "This action was withdrawn on \(action.withdrawnOn?.longForm ?? ""): \(action.withdrawnBecause)"
      )
      if dossier.mayManage(user) {
        sheet.button(
          "Bring it back", to: .restoreAction(action.id), values: ["version": action.version])
      }
    }
  }

  private var standing: HTML {
    HTML {
      p {
        namedTag("Delivery", action.delivery.title, action.delivery.tone)
        HTML(" ")
        latenessTag(dossier.lateness)
      }
      muted(since)
      muted(
        "Delivery says whether the work is done. Whether it helped children is judged on evidence, and apart from it."
      )
      if !dossier.warnings.isEmpty {
        insetText {
          for warning in dossier.warnings { p(warning.sentence) }
        }
      }
    }
  }

  private var since: String {
    guard let at = action.deliveryChangedAt, let by = action.deliveryChangedBy else {
      return "Nobody has said anything about its progress yet."
    }
    return "Said by \(by) on \(at.forPeople)."
  }

  @HTMLBuilder private var buttons: HTML {
    if dossier.mayUpdate(user) || mayManage {
      buttonRow {
        if dossier.mayUpdate(user) {
          buttonLink("Say how it is going", to: .recordProgress(ofAction: action.id))
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
        SummaryRow("Complete") { day(action.completedOn, else: "Not yet") },
      ])
    }
  }

  private var serves: HTML {
    ul {
      for served in dossier.serves {
        li {
          link(served.recommendation.reference, to: .recommendation(served.recommendation.id))
          HTML(" \(served.recommendation.text)")
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
    }
  }

  private var progress: HTML {
    part("What was said about it", id: "progress") {
      if dossier.progress.isEmpty {
        p("Nothing yet.")
      } else {
        timeline(dossier.progress.map { Self.entry($0) })
      }
    }
  }

  private static func entry(_ update: ProgressUpdate) -> TimelineEntry {
    TimelineEntry(update.effectiveOn, update.delivery.title) {
      prose(update.note)
      muted("\(update.recordedBy), written down on \(update.recordedAt.forPeople)")
    }
  }

  @HTMLBuilder private var foot: HTML {
    muted(DueDateNote.text)
    if user.may(.readHistory) {
      p { link("History of this action", to: .history(of: "action", action.id)) }
    }
  }
}
