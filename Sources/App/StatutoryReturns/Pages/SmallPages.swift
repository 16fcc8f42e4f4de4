import Kernel
import Markup
import SiteMap
import Storage
import Web

/// How far a check is, or that it broke off.
struct RunProgressPage {
  /// Seconds after which a check that this process does not know of is taken for broken off.
  static let patience: Int64 = 30 * 60

  let visit: Visit
  let run: ReturnRun
  let step: RunWork.Step?

  private var isBroken: Bool {
    run.state == .failed
      || step == nil
        && run.startedAt.adding(seconds: Self.patience) < visit.world.now()
  }

  var page: Page {
    Page(
      run.shortTitle, kicker: run.title, breadcrumbs: [Breadcrumb("Statutory returns", .returns)]
    ) {
      if isBroken {
        warningText("This check broke off before it ended. Nothing of the file was kept.")
        if visit.user.may(.manageReturns) {
          p { buttonLink("Send the file again", to: .newReturn) }
        }
      } else {
        progress
      }
    }
  }

  private var progress: HTML {
    let done = (step ?? .checking).rawValue + 1
    return div(
      .id("check"), .class("live"), .data("live", "1000"),
      .data("from", Address.returnRun(run.id).with("progress", "yes").description),
      .aria("live", "polite")
    ) {
      progressBar(
        done, of: RunWork.Step.allCases.count + 1, "\((step ?? .checking).title) …")
      p {
        "You may leave this page; the check goes on. What was found is shown here when it has ended. "
        noscript { link("Show how far it is now", to: .returnRun(run.id)) }
      }
      noscript { refresh(afterSeconds: 3) }
    }
  }
}

/// Asks before a check is deleted.
struct DeleteRunPage {
  let visit: Visit
  let run: ReturnRun

  var page: Page {
    Page(
      "Delete this check?", kicker: "\(run.title), \(run.shortTitle.lowercased())",
      breadcrumbs: [
        Breadcrumb("Statutory returns", .returns), Breadcrumb(run.shortTitle, .returnRun(run.id)),
      ]
    ) {
      p(
        "What was found is deleted\(run.file == nil ? "" : ", and so is the file that was kept"). Explanations of queries stay for the next check, until they have been kept long enough. This cannot be undone."
      )
      visit.sheet.form(
        to: .returnRun(run.id, "delete"), submit: "Delete the check",
        cancel: .returnRun(run.id), style: .warning
      ) {}
    }
  }
}
