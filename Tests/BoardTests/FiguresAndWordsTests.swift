import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Board

@Suite struct FiguresAndWordsTests {
  @Test(arguments: StoreKind.available)
  func `A pack keeps the measures of its day, and words are compared with that day`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let late = try await house.action("Be late", due: date("2026-09-04"))
      try await house.action("Be late too", due: date("2026-09-03"))
      house.clock.set(date("2026-09-10"))
      try await WriteRecoveryPlan(house.acting(house.officer))(
        whyLate: "It is six weeks late because two of three actions stand still.",
        whatNow: "Five actions are overdue; it will be complete by 2 October 2026.",
        byWhen: date("2026-09-18"), forAction: late.id)
      let pack = try await house.pack(for: house.meeting(on: date("2026-09-24")))
      house.clock.set(date("2026-11-02"))
      _ = try await RecordProgress(house.acting(house.officer))(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2026-11-02")),
        on: late.id, readAt: try await house.stored(late).version)
      let page = try await house.get(.pack(pack.id), as: house.director).text
      for words in [
        "M64 Actions on time", "0 of 2 (0 %)", "M65 Recommendations proven", "0 of 3 (0 %)",
        "M64, version 2:", "Not enough yet for a forecast",
        "You wrote “six weeks late”; ACT-01 was due on 4 September 2026 and is 4 working days late.",
        "You wrote “Five”; the plan has 2 actions late in the snapshot of 10 September 2026.",
        "its recovery plan says 18 September 2026",
      ] { #expect(page.contains(words), "\(words)") }
      // Whoever may not read the plan reads the pack, and not what was found wrong with its words.
      let member = try await house.get(.pack(pack.id), as: house.member).text
      #expect(member.contains("M64 Actions on time") && !member.contains("You wrote"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Words for the public are compared with the plans before the chair agrees them`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      try await house.action("Be done", due: date("2026-12-04"))
      let (meeting, items) = try await house.minutedMeeting()
      #expect(
        try await !house.get(.meeting(meeting.id), as: house.manager).text.contains(
          "disagree with the plan"))
      let fields = [
        ("title", items[0].title), ("minutes", items[0].minutes), ("isPublic", "yes"),
        ("publicText", "All three recommendations have an action. The plan has one action."),
        ("position", "1"), ("version", "\(items[0].version)"),
      ]
      let warned = try await house.post(.agendaItem(items[0].id), fields, as: house.manager)
      #expect(warned.status == 422)
      #expect(warned.text.contains("Keep the words as written, because"))
      let kept = try await house.post(
        .agendaItem(items[0].id), fields + [("keepBecause", "Agreed by the chair")],
        as: house.manager)
      #expect(kept.status == 303)
      let plan = house.plan
      let records = try await house.world.store.read {
        try $0.keptAsWritten(inPlan: plan.id, of: BoardHouse.authority)
      }
      #expect(records.map(\.reason) == ["Agreed by the chair"])
      for address in [Address.meeting(meeting.id), .meeting(meeting.id, "agreement")] {
        let page = try await house.get(address, as: house.manager).text
        #expect(page.contains("Figures in these words disagree with the plan."))
        #expect(
          page.contains(
            "You wrote “All three”; the plan has 1 of 3 recommendations with an action today."))
        #expect(!page.contains("You wrote “one”"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The answer to a challenge is compared with the plan, warned or kept, and shown at review`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      try await house.action("Be done", due: date("2026-12-04"))
      let challenge = try await house.challenge("How many are late?", ofPlan: true)
      let address = Address.challenge(challenge.id, "answer")
      let fields =
        [
          ("answer", "Eleven children wait. Five actions are late."), ("answeredBy", "Mara Quill"),
          ("version", "\(challenge.version)"),
        ] + dateFields("answeredOn", "2026-09-01")
      let warned = try await house.post(address, fields, as: house.officer)
      #expect(warned.status == 422)
      for words in [
        "You wrote “Five”; the plan has 0 of 1 action late today.", "due=late",
        "Keep the words as written, because", "Eleven children wait.",
      ] { #expect(warned.text.contains(words), "\(words)") }
      #expect(try await house.stored(challenge).answeredOn == nil)
      let kept = try await house.post(
        address, fields + [("keepBecause", "Of the old plan")], as: house.officer)
      #expect(kept.status == 303)
      let (plan, world, officer) = (house.plan, house.world, house.officer)
      let records = try await world.store.read {
        try $0.keptAsWritten(inPlan: plan.id, of: BoardHouse.authority)
      }
      #expect(records.map(\.reason) == ["Of the old plan"])
      #expect(records.map(\.record) == [challenge.id.text])

      // At review it is compared with the plan of its own day.
      house.clock.set(date("2026-12-10"))
      let links = BoardSlice(world: world).planParts
      let found = try await world.store.read { try links.words($0, officer, plan, nil) }
      #expect(found.map(\.title) == ["\(challenge.reference): the answer"])
      #expect(
        found.flatMap(\.found).map(\.says) == [
          "the plan has 0 of 1 action late on 1 September 2026"
        ])
      let before = try await world.store.read {
        try links.words($0, officer, plan, date("2026-08-31"))
      }
      #expect(before.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S73: the risks to a plan's resources are those to delivery that bear on it`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let links = BoardSlice(world: house.world).figureLinks
      let plan = house.plan
      func shown(to user: User) async throws -> String {
        let visit = Visit(world: house.world, user: user, address: .figures(ofPlan: plan.id))
        return try await house.world.store.read {
          String(decoding: try links.risks($0, visit, plan).rendered(), as: UTF8.self)
        }
      }
      #expect(try await shown(to: house.officer).contains("No open risk"))
      let risk = try await house.risk(
        "Posts stay empty", pressure: "End of a grant", on: date("2027-03-31"))
      try await house.risk("A child waits", kind: .child)
      let page = try await shown(to: house.officer)
      #expect(page.contains("Posts stay empty") && page.contains("End of a grant"))
      #expect(!page.contains("A child waits"))
      #expect(try await shown(to: house.anybody).isEmpty)
      _ = try await KeepRisk(house.acting(house.officer)).close(
        risk.id, readAt: risk.version, because: "All posts are filled")
      #expect(try await shown(to: house.officer).contains("No open risk"))
    }
  }
}
