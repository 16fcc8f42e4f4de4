import Civil
import Kernel
import SiteMap
import Storage
import Web

/// How somebody comes in by a link, reads all that is asked, and leaves.
struct PartnerVisitHandlers: Sendable {
  let elsewhere: AskedElsewhere

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
    let door = PartnerDoor(visit: visit)
    let opened = try await door.open(isOpening: false)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let name = entry.text("name", "Say what you are called.", maximum: 80)
      let post = entry.text("post", "Say what your post is.", maximum: 80)
      try entry.finish()
      return .redirect(
        .asked(try await BeginPartnerVisit(visit: visit, opened: opened)(name: name, post: post)))
    } onProblems: {
      try await door.recordNoName(opened, $0)
      return try await startPage(visit, opened, $0)
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
    let (world, body, today) = (visit.world, pass.body, visit.today)
    let (asked, withdrawn, questions) = try await visit.store.read { db in
      (
        try AskedOfBody(body, in: world, db),
        try db.withdrawnActions(askedOf: body.id, in: body.authority),
        try elsewhere.questions(db, body, today)
      )
    }
    return .page(
      AskedPage(
        pass: pass, asked: asked, withdrawn: withdrawn, elsewhere: questions,
        council: try await visit.councilName(),
        today: today, sheet: visit.sheet
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
}

extension Visit {
  /// The council's name, as people call it.
  func councilName() async throws -> String {
    let authority = authority
    return try await store.read { try $0.authority(authority) }?.name ?? authority.code
  }
}
