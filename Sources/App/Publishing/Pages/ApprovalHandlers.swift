import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Approves editions, sends them back, and takes them back from the public.
struct ApprovalHandlers: Sendable {
  @Sendable func form(_ visit: Visit) async throws -> Answer { .page(try await page(visit, [])) }

  @Sendable func approve(_ visit: Visit) async throws -> Answer {
    let id: PlanEdition.ID = try visit.id("edition")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.optionalText("reason", maximum: 1000) ?? ""
      let seen = entry.text(
        "sha256", "Say what was read: the SHA-256 of the edition that waits for approval.")
      try entry.finish()
      try await ApproveEdition(visit)(
        id, readAt: entry.version(), seen: seen, because: reason)
      return .redirect(.publishedPlan(id), notice: "The plan is public.")
    } onProblems: {
      try await page(visit, $0)
    }
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id: PlanEdition.ID = try visit.id("edition")
    let (shown, check) = try await visit.store.read { db in
      let edition = try db.proposedEdition(id, of: visit.authority)
      let shown = try PublishedPlan(edition, visit, db)
      return (
        shown,
        try db.publicationCheck(of: shown.content, edition, in: visit.world, for: visit.user)
      )
    }
    let edition = shown.edition
    let sheet = FormSheet(
      visit, problems: problems,
      values: ["version": edition.version, "sha256": edition.sha256])
    return Page(
      "Read and approve", kicker: edition.label,
      breadcrumbs: [
        Breadcrumb("Published editions", .editions(ofPlan: edition.plan)),
        Breadcrumb(edition.label, .edition(id)),
      ]
    ) {
      if edition.isWriter(visit.user) {
        insetText("You have prepared this edition, so somebody else approves it.")
      }
      ConditionsView(check: check).movedOn
      part("What was checked", id: "conditions") { ConditionsView(check: check).html }
      EditionFiguresView(figures: check.figures, edition: edition).html
      part("What the public will read", id: "preview") {
        p { strong(shown.page.title) }
        shown.page.content
      }
      part("What children will read", id: "children") {
        p { strong(shown.childrensPage.title) }
        shown.childrensPage.content
      }
      if edition.isWriter(visit.user) {
        p { link("Back to \(edition.label)", to: .edition(id)) }
      } else if check.passes {
        approval(of: edition, check, sheet)
      } else {
        warningText("It cannot be published while that stands in the way which is said above.")
        buttonRow {
          buttonLink("Send it back", to: .edition(id, "return"), style: .secondary)
        }
      }
    }
  }

  private func approval(
    of edition: PlanEdition, _ check: PublicationCheck, _ sheet: FormSheet
  ) -> HTML {
    sheet.form(
      to: .edition(edition.id, "approve"), submit: "Approve and publish",
      cancel: .edition(edition.id)
    ) {
      if let warning = check.warning {
        sheet.textArea(
          "reason", "Why is it published all the same?", hint: warning, rows: 3, maximum: 1000)
      }
      sheet.hidden("version", sheet.value("version") ?? "0")
      sheet.hidden("sha256", sheet.value("sha256") ?? "")
    }
  }

  @Sendable func returning(_ visit: Visit) async throws -> Answer {
    .page(try await reasonForm(visit, .sendBack, []))
  }

  @Sendable func sendBack(_ visit: Visit) async throws -> Answer {
    try await take(visit, .sendBack)
  }

  @Sendable func withdrawal(_ visit: Visit) async throws -> Answer {
    .page(try await reasonForm(visit, .withdraw, []))
  }

  @Sendable func withdraw(_ visit: Visit) async throws -> Answer {
    try await take(visit, .withdraw)
  }

  /// What needs a reason and nothing else.
  private enum Step {
    case sendBack, withdraw

    var title: String { self == .sendBack ? "Send it back" : "Withdraw it from the public" }
    var path: String { self == .sendBack ? "return" : "withdraw" }
    var question: String {
      self == .sendBack
        ? "What has to be changed?" : "Why should the public no longer read it?"
    }
    var hint: String {
      self == .sendBack
        ? "Those who prepare it read this." : "The public reads this in its place."
    }
    var notice: String {
      self == .sendBack
        ? "It was sent back." : "It is no longer public. That it was, stays on record."
    }
  }

  private func take(_ visit: Visit, _ step: Step) async throws -> Answer {
    let id: PlanEdition.ID = try visit.id("edition")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Give the reason.", maximum: 1000)
      try entry.finish()
      let approve = ApproveEdition(visit)
      switch step {
      case .sendBack:
        try await approve.sendBack(id, readAt: entry.version(), because: reason)
      case .withdraw:
        try await approve.withdraw(id, readAt: entry.version(), because: reason)
      }
      return .redirect(.edition(id), notice: step.notice)
    } onProblems: {
      try await reasonForm(visit, step, $0)
    }
  }

  private func reasonForm(
    _ visit: Visit, _ step: Step, _ problems: [Problem]
  ) async throws -> Page {
    let id: PlanEdition.ID = try visit.id("edition")
    let edition = try await visit.store.read { try $0.edition(id, of: visit.authority) }
    let sheet = FormSheet(visit, problems: problems, values: ["version": edition.version])
    return Page(
      step.title, kicker: edition.label,
      breadcrumbs: [
        Breadcrumb("Published editions", .editions(ofPlan: edition.plan)),
        Breadcrumb(edition.label, .edition(id)),
      ]
    ) {
      sheet.form(
        to: .edition(id, step.path), submit: step.title, cancel: .edition(id),
        style: step == .withdraw ? .warning : .primary
      ) {
        sheet.textArea("reason", step.question, hint: step.hint, rows: 3, maximum: 1000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }
}
