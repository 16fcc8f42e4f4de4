import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What somebody who came by a link does about one action: what they send is on record as a use of
/// the link, and what is refused of it as refused.
struct AskedActionHandlers: Sendable {
  // MARK: How it is going

  @Sendable func progressForm(_ visit: Visit) async throws -> Answer {
    .page(try await progressPage(visit, nil))
  }

  @Sendable func sayProgress(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let purpose = { (reference: String) in "say how \(reference) is going" }
    let one = try await own(visit, pass, sending: purpose)
    let reference = one.action.reference
    let sent = try await pass.trying(purpose(reference), in: visit) { acting in
      var acting = acting
      acting.draftPurpose = "keep a draft about \(reference)"
      return visit.asksAboutSteps(of: one)
        ? try await keepUntilSure(one, visit, acting)
        : try await visit.sendProgress(on: one.action.id, as: acting)
    }
    switch sent {
    case .kept:
      return .redirect(
        .asked(pass.visitID), notice: "Your draft about \(reference) is kept. It is not sent yet.")
    case .published:
      return .redirect(
        .asked(pass.visitID), notice: "Thank you. What you said about \(reference) is kept.")
    case .heldBack(let held): return .page(try await progressPage(visit, held))
    }
  }

  /// Keeps the words as a draft, and asks whether an action is complete whose steps are open.
  private func keepUntilSure(
    _ one: AskedAction, _ visit: Visit, _ acting: PartnerActing
  ) async throws -> SentProgress {
    let saved = try await SaveDraft(acting)(DraftSent(visit.form, on: one.action.id))
    return .heldBack(HeldBack(saved: saved, reason: .problems([OpenSteps(of: one).problem])))
  }

  /// Keeps what is being typed, for the script of the page. The first keeping of a page is a use of
  /// the link and on record; those that follow it while one types are the same use.
  @Sendable func autosave(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let one = try await own(visit, pass)
    let sent = DraftSent(visit.form, on: one.action.id)
    let acting = pass.acting(
      in: visit, to: "write about \(one.action.reference)", isSameUse: sent.turn.number > 1)
    return try DraftNews(try await SaveDraft(acting)(sent), to: sent, visit).answer
  }

  private func progressPage(_ visit: Visit, _ held: HeldBack?) async throws -> Page {
    let pass = try await PartnerPass(visit)
    let one = try await own(visit, pass)
    let desk = try await visit.store.read {
      try DraftDesk(
        one.action, correcting: nil, by: visit.user.author, on: visit.today, $0)
    }
    return AskedForms(pass: pass, one: one, sheet: visit.sheet)
      .progress(desk, held: held, visit.acting(as: pass.user))
  }

  // MARK: Its steps

  @Sendable func markMilestone(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let isDone = visit.form["done"] == "today"
    let purpose = { (reference: String) in
      "say that a step of \(reference) is \(isDone ? "done" : "not done")"
    }
    let one = try await own(visit, pass, sending: purpose)
    let id: Milestone.ID = try visit.id("milestone")
    let step = try await pass.among(in: visit, .partOf(one.action, "a step")) {
      guard let step = one.milestones.first(where: { $0.id == id }) else {
        throw Refusal.notFound("There is no such step. Somebody may have taken it out.")
      }
      return step
    }
    if !isDone, step.doneOn != nil, !pass.hasMarked(step) {
      throw Refusal.conflict(
        "\(step.saidBy) said that this step is done. If it is not, say so under “Say how it is going”: the council puts it right."
      )
    }
    let version = visit.form.entry().version()
    try await pass.trying(purpose(one.action.reference), in: visit) { acting in
      _ = try await ChangeMilestones(acting).mark(
        step.id, done: isDone ? visit.today : nil, readAt: version)
    }
    return .redirect(
      .asked(pass.visitID),
      notice: isDone
        ? "Thank you. “\(step.title)” is marked as done today." : "“\(step.title)” is open again.")
  }

  // MARK: What shows it

  @Sendable func evidenceForm(_ visit: Visit) async throws -> Answer {
    .page(try await evidencePage(visit, []))
  }

  @Sendable func addEvidence(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let purpose = { (reference: String) in "attach evidence to \(reference)" }
    let one = try await asked(visit, pass, sending: purpose)
    return try await visit.retrying {
      try await pass.trying(purpose(one.action.reference), in: visit) { acting in
        let (evidence, file) = try EvidenceFields.read(visit.form)
        try await AddEvidence(acting)(
          evidence, file: file, to: .action(one.action.id),
          narrative: NarrativeAnswer(visit.form))
      }
      return .redirect(
        .asked(pass.visitID),
        notice: "Thank you. It is kept; somebody at the council will look at it.")
    } onProblems: {
      try await evidencePage(visit, $0)
    }
  }

  private func evidencePage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let pass = try await PartnerPass(visit)
    return AskedForms(
      pass: pass, one: try await asked(visit, pass),
      sheet: FormSheet(visit, problems: problems, values: ["effectiveOn": visit.today])
    ).evidence
  }

  // MARK: What turned out wrong

  @Sendable func takeBackForm(_ visit: Visit) async throws -> Answer {
    .page(try await takeBackPage(visit, []))
  }

  @Sendable func takeBack(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let purpose = { (reference: String) in "take back evidence of \(reference)" }
    let one = try await asked(visit, pass, sending: purpose)
    let evidence = try await attached(to: one, visit, pass)
    return try await visit.retrying {
      try await pass.trying(purpose(one.action.reference), in: visit) { acting in
        var entry = visit.form.entry()
        let reason = entry.text("reason", "Say what is wrong with it.", maximum: 1000)
        try entry.finish()
        _ = try await WithdrawEvidence(acting)(
          evidence.id, readAt: entry.version(), because: reason)
      }
      return .redirect(
        .asked(pass.visitID), notice: "“\(evidence.title)” is taken back and counts no more.")
    } onProblems: {
      try await takeBackPage(visit, $0)
    }
  }

  private func takeBackPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let pass = try await PartnerPass(visit)
    let one = try await asked(visit, pass)
    return AskedForms(pass: pass, one: one, sheet: FormSheet(visit, problems: problems))
      .takeBack(try await attached(to: one, visit, pass))
  }

  // MARK: A word of those who help

  @Sendable func wordForm(_ visit: Visit) async throws -> Answer {
    .page(try await wordPage(visit, []))
  }

  @Sendable func sayWord(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let purpose = { (reference: String) in "say something about \(reference)" }
    let one = try await asked(visit, pass, sending: purpose)
    return try await visit.retrying {
      try await pass.trying(purpose(one.action.reference), in: visit) { acting in
        var entry = visit.form.entry()
        let word = entry.text(
          "word", "Say what those who lead this should know.", maximum: 2000)
        try entry.finish()
        try await SayPartnerWord(acting: acting)(word, about: one.action.id)
      }
      return .redirect(
        .asked(pass.visitID),
        notice: "Thank you. What you said is kept.")
    } onProblems: {
      try await wordPage(visit, $0)
    }
  }

  private func wordPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let pass = try await PartnerPass(visit)
    return AskedForms(
      pass: pass, one: try await asked(visit, pass), sheet: FormSheet(visit, problems: problems)
    ).word
  }

  // MARK: Not ours

  @Sendable func notOursForm(_ visit: Visit) async throws -> Answer {
    .page(try await notOursPage(visit, []))
  }

  @Sendable func sayNotOurs(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let purpose = { (reference: String) in "say that \(reference) is not theirs" }
    let one = try await asked(visit, pass, sending: purpose)
    return try await visit.retrying {
      try await pass.trying(purpose(one.action.reference), in: visit) { acting in
        var entry = visit.form.entry()
        let reason = entry.text(
          "reason", "Say why it is not yours, or whose it is.", maximum: 2000)
        try entry.finish()
        try await SayNotOurs(acting: acting)(one.action.id, because: reason)
      }
      return .redirect(
        .asked(pass.visitID), notice: "Thank you. The council will answer you on this page.")
    } onProblems: {
      try await notOursPage(visit, $0)
    }
  }

  private func notOursPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let pass = try await PartnerPass(visit)
    return AskedForms(
      pass: pass, one: try await asked(visit, pass), sheet: FormSheet(visit, problems: problems)
    ).notOurs
  }

  // MARK: What is asked

  /// An action that is asked of the body; of others it is not even said that they are there.
  ///
  /// - Parameter purpose: what somebody sends about the action of this reference. Of one that was
  ///   withdrawn since, each time is on record as what it was: it is no try at an address.
  private func asked(
    _ visit: Visit, _ pass: PartnerPass, sending purpose: ((String) -> String)? = nil
  ) async throws -> AskedAction {
    let id: Action.ID = try visit.id("action")
    let (world, body) = (visit.world, pass.body)
    let (all, gone) = try await visit.store.read { db in
      (
        try AskedOfBody(body, in: world, db),
        try db.withdrawnActions(askedOf: body.id, in: body.authority).first { $0.id == id }
      )
    }
    if let purpose, let gone, let day = gone.withdrawnOn {
      try await pass.noteRefused(
        purpose(gone.reference), because: "It was withdrawn on \(day.longForm).", in: visit)
      throw gone.noLongerAsked(since: day)
    }
    return try await pass.among(in: visit, gone.map { .withdrawn($0) } ?? .action(id)) {
      if let gone, let day = gone.withdrawnOn { throw gone.noLongerAsked(since: day) }
      return try all.action(id)
    }
  }

  /// The evidence that the address names, of those that were attached to the action.
  private func attached(
    to one: AskedAction, _ visit: Visit, _ pass: PartnerPass
  ) async throws -> Evidence {
    try await pass.among(in: visit, .partOf(one.action, "evidence")) {
      let all = one.evidence + one.takenBack
      guard let found = all.first(where: { $0.id.text == visit.query("evidence") }) else {
        throw Refusal.notFound("There is no such evidence of \(one.action.reference).")
      }
      return found
    }
  }

  /// One of which the body says how it is going, and does not only help with.
  private func own(
    _ visit: Visit, _ pass: PartnerPass, sending purpose: ((String) -> String)? = nil
  ) async throws -> AskedAction {
    let one = try await asked(visit, pass, sending: purpose)
    return try await pass.among(in: visit, .partOf(one.action, "the progress")) {
      guard one.isOwn else {
        throw Refusal.conflict(
          "\(pass.body.name) helps with \(one.action.reference); the body that leads it says how it is going."
        )
      }
      return one
    }
  }
}

extension Action {
  /// They may have written for an hour: they are told why nobody asks any more.
  fileprivate func noLongerAsked(since day: CivilDate) -> Refusal {
    let why = withdrawnBecause.isEmpty ? "" : " Why it was withdrawn: \(withdrawnBecause)"
    return .conflict(
      "\(reference) “\(title)” was withdrawn on \(day.longForm). Nobody asks for it any more, and what is sent about it is not kept. If that is a mistake, tell the council.\(why)"
    )
  }
}

extension PartnerPass {
  /// Whether whoever came by the link marked a step as done, and so may take that back: what others
  /// said stands.
  func hasMarked(_ step: Milestone) -> Bool { step.doneOn != nil && step.saidBy == user.name }
}
