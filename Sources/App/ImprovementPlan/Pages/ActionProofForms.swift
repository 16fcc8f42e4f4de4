import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The forms behind an action's proof: a recovery plan, another rating, verifying, opening again.
struct ActionProofForms {
  let visit: Visit
  let dossier: ActionDossier
  let problems: [Problem]
  private let found: [NarrativeDisagreement]

  init(_ visit: Visit, _ problems: [Problem] = []) async throws {
    let id: Action.ID = try visit.id("action")
    let world = visit.world
    self.visit = visit
    self.problems = problems
    (dossier, found) = try await visit.store.read { db in
      let dossier = try ActionDossier(id, in: world, for: visit.user, db)
      _ = try db.standingFile(id, of: visit.authority)
      let sheet = FormSheet(visit, problems: problems)
      return (
        dossier,
        try db.disagreements(
          inForm: sheet, ["whyLate", "whatNow", "reason"], about: .action(id), visit)
      )
    }
  }

  private var action: Action { dossier.action }

  private func page(_ title: String, @HTMLBuilder content: () -> HTML) -> Page {
    Page(
      title, kicker: "\(action.reference) \(action.title)",
      breadcrumbs: [
        visit.user.may(.readPlan)
          ? Breadcrumb(dossier.plan.title, .plan(dossier.plan.id))
          : Breadcrumb("Asked of you", .actions),
        Breadcrumb(action.reference, .action(action.id)),
      ], content: content)
  }

  func recovery() throws -> Page {
    try visit.user.require(.updateAction, as: dossier.standing.relationship)
    let known = dossier.ratings.recoveries[action.id]
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "whyLate": known?.whyLate, "whatNow": known?.whatNow,
        "count": dossier.ratings.recoveryPlans(of: action.id).count,
      ])
    let days = Lateness.workingDays(dossier.ratings.rule.thresholds.recoveryDays)
    return page("Recovery plan") {
      lead(
        "Why it is late, what is done now, by when. It does not move the due date. For up to \(days) after the due date the action then counts as at risk and not as off track."
      )
      sheet.form(
        to: .action(action.id, "recovery"), submit: "Save the recovery plan",
        cancel: .action(action.id)
      ) {
        sheet.textArea("whyLate", "Why is it late, or will be?", rows: 3, maximum: 2000)
        sheet.textArea("whatNow", "What is being done about it now?", rows: 3, maximum: 2000)
        sheet.dateField("byWhen", "By when will it have caught up?")
        sheet.hidden("count", sheet.value("count") ?? "0")
        NarrativeAside(sheet, found, plan: dossier.plan.id, action: action.id).html
      }
    }
  }

  func rating() throws -> Page {
    try visit.user.require(.updateAction, as: dossier.standing.relationship)
    let rule = dossier.ratings.rule
    let evidence = (dossier.ratings.evidence[.action(action.id)] ?? []).filter {
      $0.withdrawnOn == nil
    }
    let sheet = FormSheet(visit, problems: problems)
    return page("Rate it otherwise than the rule") {
      if let rating = dossier.rating {
        insetText(
          "The rule says “\(rule.word(for: rating.proposed.rating))”: \(rating.proposed.because)")
      }
      sheet.form(
        to: .action(action.id, "rating"), submit: "Save the rating", cancel: .action(action.id)
      ) {
        sheet.radios(
          "rating", "How does its delivery stand?",
          DeliveryRating.allCases.filter { $0 != .complete }.map {
            Choice($0.rawValue, rule.word(for: $0))
          },
          hint:
            "It holds for \(Lateness.workingDays(rule.thresholds.overrideDays)). Worse may be said at any time; better needs evidence that somebody else has verified."
        )
        sheet.textArea(
          "reason", "Why?", hint: "It stands beside the rating in what the council publishes.",
          rows: 3, maximum: 1000)
        if !evidence.isEmpty {
          sheet.select(
            "evidence", "What shows it?",
            evidence.map {
              Choice($0.id.text, $0.counts ? $0.title : "\($0.title) (not verified yet)")
            },
            isOptional: true, prompt: "Nothing in particular")
        }
        NarrativeAside(sheet, found, plan: dossier.plan.id, action: action.id).html
      }
    }
  }

  /// What is to be verified: who says what of which day, and what else was said of later days.
  @HTMLBuilder private var claim: HTML {
    let known = dossier.ratings.completions[action.id]
    summaryList([
      SummaryRow("Complete since") { day(action.completedOn, else: "No day") },
      SummaryRow("Said by", known?.claimedBy ?? action.deliveryChangedBy ?? "Not known"),
      SummaryRow("Said on") { day(action.saidCompleteOn, else: "Not known") },
      SummaryRow("First due") { day(action.firstDueOn, else: "No date") },
      SummaryRow("Due") { day(action.dueOn, else: "No date") },
      SummaryRow("Last said", dossier.progress.first?.note ?? ""),
    ])
  }

  /// Why nothing waits to be verified, or not by this person; nil when something does.
  private var nothingToVerify: String? {
    let reference = action.reference
    let known = dossier.ratings.completions[action.id]
    guard action.delivery == .complete else {
      return
        "Nothing waits to be verified: the work of \(reference) is \(action.delivery.title.lowercased()), and nobody says that it is complete."
    }
    if let known, let day = known.verifiedOn {
      return
        "Nothing waits to be verified: \(known.verifiedBy) verified on \(day.longForm) that \(reference) is complete."
    }
    return FourEyes.refusal(to: visit.user, against: known?.claimedByAccount, share: dossier.share)
  }

  func verify() -> Page {
    let all = dossier.ratings.evidence[.action(action.id)] ?? []
    let sheet = FormSheet(visit, problems: problems)
    if let idle = nothingToVerify {
      return page("Verify that it is complete") {
        p(idle)
        p { link("Back to \(action.reference)", to: .action(action.id)) }
      }
    }
    return page("Verify that it is complete") {
      if !action.measureOfSuccess.isEmpty {
        insetText("It has worked when: \(action.measureOfSuccess)")
      }
      claim
      if all.contains(where: \.counts) {
        EvidenceTable("Evidence of \(action.reference)", all).html
        sheet.form(
          to: .action(action.id, "verify"), submit: "It is complete", cancel: .action(action.id)
        ) {
          sheet.textArea(
            "verification", "What did you look at, and what does it show?", rows: 3,
            maximum: 2000)
          sheet.hidden("version", action.version)
        }
      } else {
        p(
          "No evidence for it has been verified yet. Verify a piece of it first: green has to be earned."
        )
        EvidenceTable("Evidence of \(action.reference)", all).html
        p { link("Back to \(action.reference)", to: .action(action.id)) }
      }
    }
  }

  func reopen() -> Page {
    let sheet = FormSheet(visit, problems: problems)
    return page("Open it again") {
      lead(
        "The action is in progress again, whoever verified it. That it was opened again is counted."
      )
      sheet.form(
        to: .action(action.id, "reopen"), submit: "Open it again", cancel: .action(action.id),
        style: .warning
      ) {
        sheet.textArea("reason", "Why is it opened again?", rows: 3, maximum: 1000)
        sheet.hidden("version", action.version)
      }
    }
  }
}
