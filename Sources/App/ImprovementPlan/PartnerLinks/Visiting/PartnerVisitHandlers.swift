import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What somebody does who came by a link.
struct PartnerVisitHandlers: Sendable {
  // MARK: Coming in

  @Sendable func openDoor(_ visit: Visit) async throws -> Answer {
    try visit.requireNobodySignedIn()
    let opened = try await PartnerDoor(visit: visit).open()
    if let browser = visit.browserKey {
      let now = visit.world.now()
      let going = try await visit.store.read { db in
        try db.partnerVisit(by: opened.link, browser: browser, at: now)
      }
      if let going { return .redirect(.asked(going.id)) }
    }
    return .page(try await startPage(visit, opened, []))
  }

  @Sendable func begin(_ visit: Visit) async throws -> Answer {
    try visit.requireNobodySignedIn()
    let opened = try await PartnerDoor(visit: visit).open()
    return try await visit.retrying {
      var entry = visit.form.entry()
      let name = entry.text("name", "Say what you are called.", maximum: 80)
      let post = entry.text("post", "Say what your post is.", maximum: 80)
      try entry.finish()
      return .redirect(
        .asked(try await BeginPartnerVisit(visit: visit, opened: opened)(name: name, post: post)))
    } onProblems: {
      try await startPage(visit, opened, $0)
    }
  }

  private func startPage(
    _ visit: Visit, _ opened: PartnerDoor.Opened, _ problems: [Problem]
  ) async throws -> Page {
    PartnerStartPage(
      opened: opened, council: try await visit.councilName(),
      sheet: FormSheet(visit, problems: problems)
    ).page
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let (world, body) = (visit.world, pass.body)
    let asked = try await visit.store.read { try AskedOfBody(body, in: world, $0) }
    return .page(
      AskedPage(
        pass: pass, asked: asked, council: try await visit.councilName(), today: visit.today,
        sheet: visit.sheet
      ).page)
  }

  @Sendable func leave(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let (authority, id) = (visit.authority, pass.visitID)
    try await pass.acting(in: visit, to: "leave").write(because: "visit by link ended") { db in
      _ = try db.execute(
        "DELETE FROM partner_visit WHERE authority_id = \(authority) AND id = \(id)")
    }
    return .redirect(.home, notice: "You have left. The link still holds: open it to come back.")
  }

  // MARK: How it is going

  @Sendable func progressForm(_ visit: Visit) async throws -> Answer {
    .page(try await progressPage(visit, nil))
  }

  @Sendable func sayProgress(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    let one = try await own(visit, pass)
    let reference = one.action.reference
    switch try await visit.sendProgress(
      on: one.action.id, as: pass.acting(in: visit, to: "say how \(reference) is going"))
    {
    case .kept:
      return .redirect(
        .asked(pass.visitID), notice: "Your draft about \(reference) is kept. It is not sent yet.")
    case .published:
      return .redirect(
        .asked(pass.visitID), notice: "Thank you. What you said about \(reference) is kept.")
    case .heldBack(let held): return .page(try await progressPage(visit, held))
    }
  }

  /// Keeps what is being typed, for the script of the page. The first keeping of a page is a use of the
  /// link and on record; those that follow it while one types are the same use.
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

  // MARK: What shows it

  @Sendable func evidenceForm(_ visit: Visit) async throws -> Answer {
    .page(try await evidencePage(visit, []))
  }

  @Sendable func addEvidence(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    return try await visit.retrying {
      let one = try await own(visit, pass)
      let (evidence, file) = try EvidenceFields.read(visit.form)
      try await AddEvidence(
        pass.acting(in: visit, to: "attach evidence to \(one.action.reference)"))(
          evidence, file: file, to: .action(one.action.id))
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
      pass: pass, one: try await own(visit, pass),
      sheet: FormSheet(visit, problems: problems, values: ["effectiveOn": visit.today])
    ).evidence
  }

  // MARK: Not ours

  @Sendable func notOursForm(_ visit: Visit) async throws -> Answer {
    .page(try await notOursPage(visit, []))
  }

  @Sendable func sayNotOurs(_ visit: Visit) async throws -> Answer {
    let pass = try await PartnerPass(visit)
    return try await visit.retrying {
      let one = try await asked(visit, pass)
      var entry = visit.form.entry()
      let reason = entry.text(
        "reason", "Say why it is not yours, or whose it is.", maximum: 2000)
      try entry.finish()
      try await SayNotOurs(
        acting: pass.acting(in: visit, to: "say that \(one.action.reference) is not theirs"))(
          one.action.id, because: reason)
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
  private func asked(_ visit: Visit, _ pass: PartnerPass) async throws -> AskedAction {
    let id: Action.ID = try visit.id("action")
    let (world, body) = (visit.world, pass.body)
    return try await visit.store.read { try AskedOfBody(body, in: world, $0).action(id) }
  }

  /// One of which the body says how it is going, and does not only help with.
  private func own(_ visit: Visit, _ pass: PartnerPass) async throws -> AskedAction {
    let one = try await asked(visit, pass)
    guard one.isOwn else {
      throw Refusal.conflict(
        "\(pass.body.name) helps with \(one.action.reference); the body that leads it says how it is going."
      )
    }
    return one
  }
}

extension Visit {
  /// The council's name, as people call it.
  func councilName() async throws -> String {
    let authority = authority
    return try await store.read { try $0.authority(authority) }?.name ?? authority.code
  }
}
