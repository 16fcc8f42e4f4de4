import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import Registers

/// The registers as at a past day: what was stored then, and nothing to change.
@Suite struct AsAtTests {
  private static let then = "2026-11-23"

  @Test(arguments: StoreKind.available)
  func `S59: policies as at a past day, one of them and M71 are what was stored then`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let policy = try await KeepPolicy(house.acting())(
        PolicyEntry(title: "Supervision", owner: nil, dueOn: date("2026-11-20")))
      let officer = try await house.next("2026-12-01")
      let revision = try await RevisePolicy(house.acting())(
        PolicyRevisionEntry(
          whatChanged: "Shorter", approvedOn: date("2026-11-20"),
          approvedBy: .body(house.people.council.id), nextDueOn: date("2027-11-20")),
        of: policy.id, file: ("policy.txt", Array("Supervise".utf8)))
      try await RevisePolicy(house.acting()).publish(
        revision.id, readAt: revision.version, on: date("2026-11-20"))
      try await KeepPolicy(house.acting())(
        PolicyEntry(title: "Transfers", owner: nil, dueOn: date("2027-01-31")))

      let list = Address.policies.with("as-at", Self.then)
      let past = try await house.page(list, officer)
      #expect(past.words.contains("As at 23 November 2026."))
      #expect(past.words.contains("Overdue since 20 November 2026"))
      #expect(past.words.contains("Not yet") && !past.words.contains("Transfers"))
      #expect(past.text.contains("/registers/policies/\(policy.id)?as-at=\(Self.then)"))
      #expect(!past.words.contains("Add a policy"))
      let overdue = try await house.page(list.with("state", "overdue"), officer)
      #expect(overdue.words.contains("1 policy"))
      let file = try await house.page(list.with("format", "csv"), officer)
      #expect(file.text.contains("Supervision") && !file.text.contains("Transfers"))
      #expect(
        file.headers[.contentDisposition]?.contains("policies-as-at-2026-11-23.csv") == true)

      let one = try await house.page(Address.policy(policy.id).with("as-at", Self.then), officer)
      #expect(one.words.contains("No revision has been recorded yet."))
      #expect(!one.words.contains("Change the policy"))
      let now = try await house.page(.policy(policy.id), officer)
      #expect(now.words.contains("Shorter") && now.words.contains("Change the policy"))
      let early = try await house.page(
        Address.policy(policy.id).with("as-at", "2026-11-01"), officer)
      #expect(early.status == .notFound)
      #expect(early.words.contains("At the end of 1 November 2026 this was not here."))

      let measure = Address.policiesOnTime
      let then = try await house.page(measure.with("as-at", Self.then), officer)
      #expect(then.words.contains("As at 23 November 2026.") && then.words.contains("0.0 %"))
      #expect(then.words.contains("What falls due after 23 November 2026 is not counted yet."))
      #expect(try await house.page(measure, officer).words.contains("100.0 %"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: statements as at a past day stand as they stood, to those who read the register`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.write(planned: "2026-11-20")
      let hidden = try await house.write("We answer calls at night.", planned: "2026-11-22")
      try await ApproveStatement(house.acting(house.director))(hidden, seen: ["en": 1])
      let published = try await ApproveStatement(house.acting()).publish(hidden, readAt: 1)
      let officer = try await house.next("2026-12-01")
      try await ApproveStatement(house.acting(house.director))(id, seen: ["en": 1])
      try await ApproveStatement(house.acting()).publish(id, readAt: 1)
      try await ApproveStatement(house.acting()).withdraw(
        hidden, readAt: published.version, because: "It is not so")

      let register = try await house.page(
        Address.statementRegister.with("as-at", Self.then), officer)
      #expect(
        register.words.contains("As at 23 November 2026.") && register.words.contains("Overdue"))
      #expect(!register.words.contains("Write a statement"))
      let record = Address.statementRecord(id)
      let past = try await house.page(record.with("as-at", Self.then), officer)
      #expect(past.words.contains("Not approved") && past.words.contains("Not yet"))
      #expect(!past.text.contains(">Publish</button>") && !past.words.contains("Withdraw it"))
      let now = try await house.page(record, officer)
      #expect(now.words.contains("Public since 1 December 2026"))
      #expect(now.words.contains("Withdraw it"))

      // What the public read on that day; to the public itself it is gone.
      let read = Address.statement(hidden).with("as-at", Self.then)
      #expect(try await house.page(read, officer).words.contains("We answer calls at night."))
      #expect(try await house.page(read, house.nobody).status == .notFound)
      let list = Address.statements.with("as-at", Self.then)
      let public_ = try await house.page(list, house.nobody)
      #expect(public_.words.contains("This page is of today, 1 December 2026"))
      #expect(public_.text.contains("/statements/\(id)") && !public_.text.contains("\(hidden)"))
      let inside = try await house.page(list, officer)
      #expect(inside.text.contains("/statements/\(hidden)?as-at=\(Self.then)"))
      #expect(!inside.text.contains("/statements/\(id)"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: how ready partners were on a past day is what they had said by then`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.ask()
      try await house.say(.notReady, of: house.people.police.id, id)
      let officer = try await house.next("2026-12-01")
      try await house.say(.ready, of: house.people.police.id, id, after: 1)
      try await house.say(.ready, of: house.people.health.id, id)
      try await house.rename(house.people.police, "Vale Constabulary")

      let list = try await house.page(Address.readiness.with("as-at", Self.then), officer)
      #expect(list.words.contains("0 of 2 ready") && !list.words.contains("Ask partners something"))
      let one = Address.readinessQuestion(id)
      let past = try await house.page(one.with("as-at", Self.then), officer)
      #expect(past.words.contains("Thornmere Health and Thornmere Police are not rated ready."))
      #expect(!past.words.contains("Assess again") && !past.words.contains("Change the question"))
      let csv = try await house.page(one.with("as-at", Self.then).with("format", "csv"), officer)
      #expect(csv.text.contains("Thornmere Police,Not ready"))
      let now = try await house.page(one, officer)
      #expect(now.words.contains("All fit") && now.words.contains("Vale Constabulary"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: events, priorities and help from outside as at a past day are what was stored then`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let event = try await house.event()
      try await KeepEvent(house.acting()).recordAttendance(
        [AttendanceEntry(body: house.people.police.id, number: 6)], at: event)
      let priority = try await AgreePriority(house.acting())(
        PriorityEntry(text: "See children alone", agreedOn: date("2026-09-24")), at: event)
      let peer = try await KeepPeerActivity(house.acting())(
        PeerActivityEntry(
          organisation: "Vellbridge Council", kind: .criticalFriend, focus: "Supervision",
          startOn: date("2026-10-12")))
      let officer = try await house.next("2026-12-01")
      try await KeepEvent(house.acting()).recordAttendance([], at: event)
      try await AgreePriority(house.acting())(
        PriorityEntry(text: "Write plainly", agreedOn: date("2026-09-24")), over: priority.id,
        readAt: priority.version)
      try await KeepPeerActivity(house.acting())(
        PeerActivityEntry(
          organisation: "Vellbridge Council", kind: .criticalFriend, focus: "Supervision",
          startOn: date("2026-10-12"), learning: "Begin with the child"),
        over: peer.id, readAt: peer.version)

      for (address, shown, hidden) in [
        (Address.events, "24 Sep 2026 1 6 0 1", "24 Sep 2026 0 0 0 1"),
        (.event(event), "Thornmere Police 6", "Write plainly"),
        (.priorities, "See children alone", "Write plainly"),
        (.peerSupport, "Goes on Not written down yet", "Begin with the child"),
        (.peerActivity(peer.id), "Nothing has been written down yet.", "Begin with the child"),
      ] {
        let past = try await house.page(address.with("as-at", Self.then), officer)
        #expect(past.words.contains("As at 23 November 2026."), "\(address)")
        #expect(past.words.contains(shown) && !past.words.contains(hidden), "\(address)")
        #expect(!past.words.contains("Add a") && !past.words.contains("Change"), "\(address)")
        let now = try await house.page(address, officer)
        #expect(now.words.contains(hidden) && !now.words.contains(shown), "\(address)")
      }
      let registers = try await house.page(Address.registers.with("as-at", Self.then), officer)
      #expect(registers.words.contains("1 event") && registers.words.contains("1 entry"))
      #expect(registers.text.contains("/registers/events?as-at=\(Self.then)"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: a case study as at a past day is for those who keep the registers, as its history is`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let event = try await house.event()
      let study = try await WriteCaseStudy(house.acting())(
        "A girl who moved", "Desmond’s daughter moved.", of: event)
      let board = house.acting(house.board)
      try await WriteCaseStudy(board).confirm(study.id, readAt: 1, despite: "No such girl")
      try await WriteCaseStudy(house.acting()).share(study.id, readAt: 2)
      let officer = try await house.next("2026-12-01")
      try await WriteCaseStudy(house.acting()).takeBack(study.id, readAt: 3)
      try await WriteCaseStudy(house.acting())(
        "A child who moved", "A child moved.", over: study.id, readAt: 4)
      try await WriteCaseStudy(house.acting())("Later", "A later one.", of: event)

      let (list, one) = (Address.caseStudies, Address.caseStudy(study.id))
      let then = try await house.page(list.with("as-at", Self.then), officer)
      #expect(then.words.contains("As at 23 November 2026."))
      #expect(then.words.contains("A girl who moved Shared with partners 23 Nov 2026"))
      #expect(!then.words.contains("Later") && !then.words.contains("A child who moved"))
      #expect(then.text.contains("/registers/case-studies/\(study.id)?as-at=\(Self.then)"))
      let file = try await house.page(
        list.with("as-at", Self.then).with("format", "csv"), officer)
      #expect(
        file.headers[.contentDisposition]?.contains("case-studies-as-at-2026-11-23.csv") == true)
      let past = try await house.page(one.with("as-at", Self.then), officer)
      #expect(past.words.contains("Desmond’s daughter") && past.words.contains("As at 23 November"))
      #expect(past.words.contains("Shared with partners") && !past.text.contains("Take it back"))
      let now = try await house.page(one, officer)
      #expect(now.words.contains("A child moved.") && now.words.contains("somebody else confirms"))
      let events = try await house.page(Address.event(event).with("as-at", Self.then), officer)
      #expect(events.text.contains("/registers/case-studies?as-at=\(Self.then)"))

      for reader in [Role.inspector, .partnerLead] {
        let visitor = try await house.next("2026-12-01", as: reader)
        let today = try await house.page(list.with("as-at", Self.then), visitor)
        #expect(today.words.contains("This page is of today, 1 December 2026"), "\(reader)")
        #expect(!today.words.contains("A girl who moved"))
        #expect(try await house.page(one.with("as-at", Self.then), visitor).status == .notFound)
      }
    }
  }

  @Test
  func `What was written before is for those who read the registers`()
    async throws
  {
    try await withRegisters(on: .sqlite) { house in
      let id = try await house.ask()
      let day = "2026-11-20"
      func isOfToday(_ address: Address, _ visitor: RegistersHouse.Visitor) async throws -> Bool {
        try await house.page(address.with("as-at", day), visitor).words
          .contains("This page is of today, 23 November 2026")
      }
      for address in [Address.registers, .readiness, .readinessQuestion(id), .statements] {
        #expect(try await isOfToday(address, house.police), "\(address)")
      }
      let ahead = try await house.page(Address.policies.with("as-at", "2026-12-24"), house.officer)
      #expect(ahead.words.contains("24 December 2026 has not come yet"))
    }
  }
}

extension RegistersHouse {
  /// The officer on another day: whoever was signed in is not any more.
  fileprivate func next(
    _ day: String, as role: Role = .improvementOfficer
  ) async throws -> Visitor {
    clock.set(day)
    let session = try await SignIn(world)(
      login: "\(role.rawValue)@thornmere.example", password: Self.password, from: "192.0.2.1",
      userAgent: nil)
    return Visitor(user: officer.user, token: session.token)
  }

  fileprivate func page(_ address: Address, _ visitor: Visitor) async throws -> TestResponse {
    try await get(address.description, as: visitor)
  }

  fileprivate func rename(_ body: Body, _ name: String) async throws {
    try await world.store.write(as: officer.user.author, because: "a new name") { db in
      var body = body
      body.name = name
      _ = try db.update(body)
    }
  }
}
