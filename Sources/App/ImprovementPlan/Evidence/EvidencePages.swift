import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Pages of evidence: adding it, reading it, verifying it, taking it back.
struct EvidencePages: Sendable {
  /// What a piece of evidence is about, as its pages show it.
  struct About: Sendable {
    let subject: Evidence.Subject
    let reference: String
    let title: String
    let plan: Plan
    let standing: ActionStanding
    /// What part the visitor has in the work, as to evidence that was added at a moment.
    let share: WorkShare
    /// The past day whose pages lead there; nil for today.
    private let day: CivilDate?

    var address: Address {
      switch subject {
      case .action(let id): Address.action(id).asAt(day)
      case .outcome(let id): Address.outcome(id, inPlan: plan.id).asAt(day)
      }
    }

    /// With the part that the visitor has in the work behind the evidence.
    init(_ evidence: Evidence, for visit: Visit, _ db: Transaction) throws {
      let share = try db.share(
        of: visit.user, in: evidence.subject, saidIn: evidence.id, at: evidence.addedAt,
        in: visit.world)
      try self.init(evidence.subject, share: share, for: visit, db)
    }

    init(
      _ subject: Evidence.Subject, share: WorkShare = .none, for visit: Visit, _ db: Transaction
    ) throws {
      self.subject = subject
      self.share = share
      day = visit.shownDay
      switch subject {
      case .action(let id):
        standing = try db.standing(of: visit.user, toSubject: subject, in: visit.world)
        guard standing.mayRead(visit.user) else { throw ActionStanding.notTheirs }
        let action = try db.actionFile(id, of: visit.authority).action
        (reference, title) = (action.reference, action.title)
        plan = try db.plan(action.plan, of: visit.authority)
      case .outcome(let id):
        try visit.user.require(.readPlan)
        standing = .none
        let outcome = try db.outcome(id, of: visit.authority)
        let recommendation = try db.recommendation(outcome.recommendation, of: visit.authority)
        (reference, title) = (recommendation.reference, recommendation.text)
        plan = try db.plan(outcome.plan, of: visit.authority)
      }
    }

    func breadcrumbs(for user: User) -> [Breadcrumb] {
      (user.may(.readPlan)
        ? [Breadcrumb(plan.title, Address.plan(plan.id).asAt(day))]
        : [Breadcrumb("Asked of you", .actions)])
        + [Breadcrumb(reference, address)]
    }
  }

  // MARK: Adding

  @Sendable func formForAction(_ visit: Visit) async throws -> Answer {
    .page(try await form(visit, .action(try visit.id("action")), []))
  }

  @Sendable func formForOutcome(_ visit: Visit) async throws -> Answer {
    .page(try await form(visit, .outcome(try visit.id("outcome")), []))
  }

  @Sendable func addToAction(_ visit: Visit) async throws -> Answer {
    try await add(visit, .action(try visit.id("action")))
  }

  @Sendable func addToOutcome(_ visit: Visit) async throws -> Answer {
    try await add(visit, .outcome(try visit.id("outcome")))
  }

  private func add(_ visit: Visit, _ subject: Evidence.Subject) async throws -> Answer {
    try await visit.retrying {
      let (evidence, file) = try EvidenceFields.read(visit.form)
      let kept = try await AddEvidence(visit)(
        evidence, file: file, to: subject, narrative: NarrativeAnswer(visit.form))
      return .redirect(
        .evidence(kept.id), notice: "The evidence was added. Somebody else has to verify it.")
    } onProblems: {
      try await form(visit, subject, $0)
    }
  }

  private func form(
    _ visit: Visit, _ subject: Evidence.Subject, _ problems: [Problem]
  ) async throws -> Page {
    let world = visit.world
    let sheet = FormSheet(visit, problems: problems, values: ["effectiveOn": visit.today])
    let (about, found) = try await visit.store.read { db in
      _ = try db.openPlan(ofSubject: subject, for: visit.user, in: world)
      return (
        try About(subject, for: visit, db),
        try db.disagreements(inForm: sheet, ["title", "text"], about: subject, visit)
      )
    }
    let target: Address =
      switch subject {
      case .action(let id): .action(id, "evidence")
      case .outcome(let id): .outcome(id, inPlan: about.plan.id, "evidence")
      }
    return Page(
      "Add evidence", kicker: "\(about.reference) \(about.title)",
      breadcrumbs: about.breadcrumbs(for: visit.user)
    ) {
      sheet.form(to: target, submit: "Add the evidence", cancel: about.address, hasFiles: true) {
        EvidenceFields(sheet: sheet, mostBytes: EvidenceFields.mostBytes).html
        NarrativeAside(sheet, found, plan: about.plan.id, action: subject.action).html
      }
    }
  }

  // MARK: Reading, verifying, withdrawing

  @Sendable func show(_ visit: Visit) async throws -> Answer { .page(try await page(visit, [])) }

  @Sendable func verify(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let note = entry.text(
        "verification", "Say what you looked at, and what it shows.", maximum: 2000)
      try entry.finish()
      let evidence = try await VerifyEvidence(visit)(
        visit.id("evidence"), readAt: entry.version(), note: note)
      return .redirect(.evidence(evidence.id), notice: "Thank you. The evidence is verified.")
    } onProblems: {
      try await page(visit, $0)
    }
  }

  @Sendable func withdraw(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is withdrawn.", maximum: 1000)
      try entry.finish()
      let evidence = try await WithdrawEvidence(visit)(
        visit.id("evidence"), readAt: entry.version(), because: reason)
      return .redirect(.evidence(evidence.id), notice: "The evidence no longer counts.")
    } onProblems: {
      try await page(visit, $0)
    }
  }

  @Sendable func file(_ visit: Visit) async throws -> Answer {
    let id: Evidence.ID = try visit.id("evidence")
    return try await visit.store.read { db in
      let evidence = try db.evidence(id, of: visit.authority)
      _ = try About(evidence.subject, for: visit, db)
      guard let file = evidence.document, let stored = try db.find(file, of: visit.authority)
      else { throw Refusal.notFound("This evidence has no file.") }
      return .file(
        try visit.world.documents.bytes(of: file, in: visit.authority, db),
        type: stored.mediaType.rawValue, name: stored.name,
        inline: stored.mediaType.maySafelyBeShown)
    }
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id: Evidence.ID = try visit.id("evidence")
    let visit = visit.asAsked(ImprovementPlanSlice.tables)
    let (evidence, about, file) = try await visit.read { db in
      let evidence = try db.evidence(id, of: visit.authority)
      return (
        evidence,
        try About(evidence, for: visit, db),
        try evidence.document.flatMap { try db.find($0, of: visit.authority) }
      )
    }
    return EvidencePage(
      evidence: evidence, about: about, file: file, visit: visit,
      sheet: FormSheet(visit, problems: problems)
    ).page
  }
}
