import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Board

@Suite struct DependencyChainTests {
  @Test(
    arguments: [
      ("a", "a", ["a", "a"]), ("a", "c", nil), ("b", "a", ["b", "a", "b"]),
      ("c", "a", ["c", "a", "b", "c"]), ("b", "d", nil), ("d", "b", ["d", "b", "c", "d"]),
      ("e", "a", nil), ("a", "e", nil),
    ] as [(String, String, [String]?)])
  func `A chain that would come round to itself is found, whole`(
    node: String, needed: String, circle: [String]?
  ) {
    // a waits for b, b for c, c for d.
    let chain = DependencyChain(
      [("a", "b"), ("b", "c"), ("c", "d")].map { (waits: $0, needed: $1) })
    #expect(chain.circle(adding: node, waitsFor: needed) == circle)
  }

  @Test func `Everything in one chain belongs together, in both directions`() {
    let chain = DependencyChain(
      [("a", "b"), ("b", "c"), ("x", "y")].map { (waits: $0, needed: $1) })
    #expect(chain.joined(to: ["b"]) == ["a", "b", "c"])
    #expect(chain.joined(to: ["z"]) == ["z"])
  }
}

@Suite struct KnockOnTests {
  static let today = date("2026-10-01")

  /// An action with its ledger: each line is a due date and the day on which it was set.
  static func schedule(
    _ number: Int, start: String? = nil, lines: [(due: String, set: String)],
    done: String? = nil, recovery: String? = nil, withdrawn: String? = nil,
    expected: [(day: String?, said: String)] = []
  ) -> ActionSchedule {
    var action = Action(
      authority: BoardHouse.authority, plan: Plan.ID(), number: number, title: "Action",
      startOn: start.map { date($0) })
    action.completedOn = done.map { date($0) }
    if done != nil { action.delivery = .complete }
    action.withdrawnOn = withdrawn.map { date($0) }
    action.dueOn = lines.last.map { date($0.due) }
    action.firstDueOn = lines.first.map { date($0.due) }
    let ledger = lines.enumerated().map { index, line in
      DueDateEntry(
        authority: BoardHouse.authority, subject: .action(action.id), number: index + 1,
        dueOn: date(line.due), setBy: .council, setByName: "", setOn: date(line.set),
        approver: index == 0 ? "" : "The board", reason: "")
    }
    return ActionSchedule(
      action: action, body: nil, ledger: ledger,
      recovery: recovery.map {
        RecoveryPlan(
          authority: BoardHouse.authority, plan: action.plan, action: action.id, whyLate: "",
          whatNow: "", byWhen: date($0), saidOn: today, saidBy: "")
      },
      said: expected.map { word in
        ProgressUpdate(
          authority: BoardHouse.authority, action: action.id, delivery: .inProgress, note: "",
          effectiveOn: date(word.said), recordedAt: .endOfDayInLondon(date(word.said)),
          recordedBy: "", expectedOn: word.day.map { date($0) })
      })
  }

  private func forecast(_ schedules: ActionSchedule...) throws -> KnockOn.Forecast {
    let edges = zip(schedules, schedules.dropFirst()).map {
      (waits: $0.action.id, needed: $1.action.id)
    }
    let found = KnockOn(
      Dictionary(schedules.map { ($0.action.id, $0) }, uniquingKeysWith: { $1 }),
      DependencyChain(edges), on: Self.today, calendar: .englandAndWales)
    return try #require(found.forecasts[schedules[0].action.id])
  }

  private let set = "2026-06-01"

  @Test func `What is in time pushes nothing`() throws {
    let found = try forecast(
      Self.schedule(1, lines: [("2026-12-18", set)]),
      Self.schedule(2, lines: [("2026-11-13", set)]))
    #expect(found.pushedBy == 0)
    #expect(found.finish == date("2026-12-18"))
    #expect(found.waits.map(\.state) == [.inTime])
  }

  @Test func `What is late pushes by the working days that it is late, until today at least`()
    throws
  {
    // Due on Tuesday 15 September; today is Thursday 1 October: twelve working days.
    let found = try forecast(
      Self.schedule(1, lines: [("2026-12-15", set)]),
      Self.schedule(2, lines: [("2026-09-15", set)]))
    #expect(found.waits.map(\.state) == [.late(12)])
    #expect(found.pushedBy == 12)
    // Twelve working days after 15 December pass over Christmas and New Year.
    #expect(found.finish == date("2027-01-05"))
  }

  @Test func `A recovery plan that still holds says when the late one will be done`() throws {
    let found = try forecast(
      Self.schedule(1, lines: [("2026-12-15", set)]),
      Self.schedule(2, lines: [("2026-09-15", set)], recovery: "2026-10-08"))
    #expect(found.waits[0].expected == date("2026-10-08"))
    #expect(found.pushedBy == 17)
    let runOut = try forecast(
      Self.schedule(1, lines: [("2026-12-15", set)]),
      Self.schedule(2, lines: [("2026-09-15", set)], recovery: "2026-09-25"))
    #expect(runOut.pushedBy == 12)
  }

  @Test func `The day by which its owner expects it counts as its finish`() throws {
    let waiting = Self.schedule(1, lines: [("2026-12-18", set)])
    // Two weeks after its due date; a later word without a day takes nothing back.
    let found = try forecast(
      waiting,
      Self.schedule(
        2, lines: [("2026-11-13", set)],
        expected: [("2026-11-20", "2026-09-01"), ("2026-11-27", "2026-09-15"), (nil, "2026-09-20")]
      ))
    #expect(found.waits.map(\.state) == [.expected(date("2026-11-27"), late: 10)])
    #expect(
      found.waits[0].state.words
        == "is expected by 27 November 2026, 10 working days after its due date")
    #expect(found.pushedBy == 10 && found.finish == date("2027-01-06"))
    // It may be the action’s own.
    let own = try forecast(
      Self.schedule(
        1, lines: [("2026-12-18", set)], expected: [("2027-01-15", "2026-09-15")]))
    #expect(own.finish == date("2027-01-15") && own.pushedBy == 0)
    // Before the due date it changes nothing.
    let sooner = try forecast(
      waiting,
      Self.schedule(
        2, lines: [("2026-11-13", set)], expected: [("2026-10-30", "2026-09-15")]))
    #expect(sooner.waits.map(\.state) == [.inTime])
    // Who set a date afterwards knew of it.
    let known = try forecast(
      Self.schedule(1, lines: [("2026-12-18", set), ("2027-01-08", "2026-09-16")]),
      Self.schedule(
        2, lines: [("2026-11-13", set)], expected: [("2026-11-27", "2026-09-15")]))
    #expect(known.waits.map(\.state) == [.expected(date("2026-11-27"), late: 10)])
    #expect(known.pushedBy == 0 && known.finish == date("2027-01-08"))
  }

  @Test(
    arguments: [
      // Said before the recovery plan, which is of today, and on the same day.
      (day: "2026-10-15", said: "2026-09-30", recovery: "2026-10-08", pushed: 17),
      ("2026-10-15", "2026-10-01", "2026-10-08", 22),
      ("2026-10-15", "2026-09-30", nil, 22),
      // The day has passed.
      ("2026-09-25", "2026-09-20", nil, 12),
    ] as [(day: String, said: String, recovery: String?, pushed: Int)])
  func `Of what is late, the last word says when it will be done`(
    day: String, said: String, recovery: String?, pushed: Int
  ) throws {
    let found = try forecast(
      Self.schedule(1, lines: [("2026-12-15", set)]),
      Self.schedule(
        2, lines: [("2026-09-15", set)], recovery: recovery, expected: [(day, said)]))
    #expect(found.pushedBy == pushed)
    let isExpected = pushed == 22
    #expect(
      found.waits.map(\.state) == [.late(12, expected: isExpected ? date(day) : nil)])
  }

  @Test func `What was moved pushes, unless the date of the one that waits was set afterwards`()
    throws
  {
    let moved = Self.schedule(
      2, lines: [("2026-11-02", set), ("2026-11-09", "2026-09-10")])
    let before = try forecast(Self.schedule(1, lines: [("2026-12-15", set)]), moved)
    #expect(before.waits.map(\.state) == [.moved(5)])
    #expect(before.finish == date("2026-12-22"))
    let after = try forecast(
      Self.schedule(1, lines: [("2026-12-15", set), ("2026-12-18", "2026-09-11")]), moved)
    #expect(after.waits.map(\.state) == [.inTime])
    #expect(after.finish == date("2026-12-18"))
  }

  @Test func `Time that lies free before a start is used up first`() throws {
    let found = try forecast(
      Self.schedule(1, start: "2026-09-29", lines: [("2026-12-15", set)]),
      Self.schedule(2, lines: [("2026-09-15", set)]))
    #expect(found.pushedBy == 2)
    let enough = try forecast(
      Self.schedule(1, start: "2026-10-05", lines: [("2026-12-15", set)]),
      Self.schedule(2, lines: [("2026-09-15", set)]))
    #expect(enough.pushedBy == 0)
  }

  @Test func `Done is done; done late has pushed; no date says nothing`() throws {
    let waiting = Self.schedule(1, lines: [("2026-12-15", set)])
    let done = try forecast(
      waiting, Self.schedule(2, lines: [("2026-09-15", set)], done: "2026-09-14"))
    #expect(done.waits.map(\.state) == [.done(late: 0)])
    #expect(done.pushedBy == 0)
    let late = try forecast(
      waiting, Self.schedule(2, lines: [("2026-09-15", set)], done: "2026-09-18"))
    #expect(late.waits.map(\.state) == [.done(late: 3)])
    #expect(late.pushedBy == 3)
    let without = try forecast(waiting, Self.schedule(2, lines: []))
    #expect(without.waits.map(\.state) == [.noDate])
    #expect(without.finish == date("2026-12-15"))
  }

  @Test func `What was withdrawn asks for a decision, and nobody can say what comes after it`()
    throws
  {
    let waiting = Self.schedule(1, lines: [("2026-12-18", set)])
    let gone = Self.schedule(2, lines: [("2026-09-15", set)], withdrawn: "2026-09-30")
    let found = try forecast(waiting, gone)
    #expect(found.waits.map(\.state) == [.withdrawn])
    #expect(found.pushedBy == 0 && found.finish == nil && found.isUndecided)
    let chain = try forecast(Self.schedule(3, lines: [("2027-01-29", set)]), waiting, gone)
    #expect(chain.waits.map(\.state) == [.undecided])
    #expect(chain.finish == nil && chain.isUndecided)
    let done = try forecast(
      Self.schedule(1, lines: [("2026-12-18", set)], done: "2026-09-20"), gone)
    #expect(done.finish == date("2026-09-20") && !done.isUndecided)
  }

  @Test func `A chain is followed to its end, across weekends and bank holidays`() throws {
    let found = try forecast(
      Self.schedule(1, lines: [("2026-12-18", set)]),
      Self.schedule(2, lines: [("2026-11-13", set)]),
      Self.schedule(3, lines: [("2026-09-25", set)]))
    // The third is four working days late, which pushes the second, which pushes the first.
    #expect(found.waits.map(\.state) == [.pushed(4)])
    #expect(found.waits[0].expected == date("2026-11-19"))
    #expect(found.finish == date("2026-12-24"))
  }

  @Test func `What is late and pushed at once is told as both`() throws {
    let found = try forecast(
      Self.schedule(1, lines: [("2026-12-18", set)]),
      Self.schedule(2, lines: [("2026-09-25", set)]),
      Self.schedule(3, lines: [("2026-09-15", set)]))
    #expect(found.waits.map(\.state) == [.late(4, pushed: 12)])
    #expect(
      found.waits[0].state.words
        == "is 4 working days late and itself pushed by 12 working days")
    #expect(found.waits[0].expected == date("2026-10-13") && found.pushedBy == 12)
    // A recovery plan that ends later than that says the day, and not the push.
    let recovering = try forecast(
      Self.schedule(1, lines: [("2026-12-18", set)]),
      Self.schedule(2, lines: [("2026-09-25", set)], recovery: "2026-10-30"),
      Self.schedule(3, lines: [("2026-09-15", set)]))
    #expect(recovering.waits.map(\.state) == [.late(4)])
  }
}

@Suite struct DependencyPageTests {
  @Test(arguments: StoreKind.available)
  func `A circle is refused in words that name the chain`(_ kind: StoreKind) async throws {
    try await withBoardHouse(kind) { house in
      let one = try await house.action("One", due: date("2026-12-18"))
      let two = try await house.action("Two", body: house.health, due: date("2026-11-13"))
      let three = try await house.action("Three", body: house.police, due: date("2026-10-16"))
      let link = LinkActions(house.acting(house.officer))
      try await link(one.id, waitsFor: two.id, because: "")
      try await link(two.id, waitsFor: three.id, because: "")
      let sent = try await house.post(
        .dependencies(ofPlan: house.plan.id),
        [("action", three.id.text), ("needed", one.id.text)], as: house.officer)
      #expect(sent.status == 422)
      #expect(
        sent.text.contains(
          "ACT-03 of Thornmere Police waits for ACT-01 of Children’s Services waits for ACT-02 of Thornmere Health waits for ACT-03 of Thornmere Police."
        ))
      let own = try await problems { try await link(one.id, waitsFor: one.id, because: "") }
      #expect(own["needed"]?.contains("cannot wait for itself") == true)
      let twice = try await problems { try await link(one.id, waitsFor: two.id, because: "") }
      #expect(twice["needed"]?.contains("already") == true)
      await #expect(
        performing: {
          try await LinkActions(house.acting(house.member))(
            one.id, waitsFor: three.id, because: "")
        }, throws: isNotPermitted)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What waits for withdrawn work says so on each page, and asks for a decision`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let waits = try await house.action("Waits", due: date("2026-12-15"))
      let late = try await house.action("Is late", body: house.health, due: date("2026-09-15"))
      try await LinkActions(house.acting(house.officer))(
        waits.id, waitsFor: late.id, because: "Its form")
      house.clock.set(date("2026-10-01"))
      let stored = try await house.world.store.read {
        try $0.find(late.id, of: BoardHouse.authority)
      }
      _ = try await WithdrawAction(house.acting(house.officer))(
        late.id, readAt: stored?.version ?? 0, by: house.decision("Another council does it"))
      let sentence =
        "ACT-01 waits for ACT-02 of Thornmere Health, which was withdrawn on 1 October 2026. Somebody has to decide what ACT-01 does without it: find another way, withdraw ACT-01 too, or take the link out."
      let page = try await house.get(
        .dependencies(ofPlan: house.plan.id), as: house.director
      ).text
      for words in [
        "One action waits for what was withdrawn, and asks for a decision.", sentence,
        "Asks for a decision",
      ] { #expect(page.contains(words), "\(words)") }
      let (world, visit) = (
        house.world, Visit(world: house.world, user: house.officer, address: .board)
      )
      let parts = try await world.store.read { db in
        try [waits.id, late.id].map { id in
          let action = try db.find(id, of: BoardHouse.authority)
          return try action.map {
            try BoardSlice(world: world).planParts.ofAction(db, visit, $0).description
          }
        }
      }
      for part in parts { #expect(part?.contains(sentence) == true) }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What a wait moves is told, however many steps further it is moved`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let last = try await house.action("Last", due: date("2027-01-29"))
      let middle = try await house.action("Middle", due: date("2026-12-15"))
      let late = try await house.action("Is late", body: house.health, due: date("2026-09-15"))
      let link = LinkActions(house.acting(house.officer))
      house.clock.set(date("2026-10-01"))
      try await link(last.id, waitsFor: middle.id, because: "")
      house.clock.tick()
      let wait = try await link(middle.id, waitsFor: late.id, because: "")
      house.clock.tick()
      try await link.remove(wait.id)
      let (world, plan) = (house.world, house.plan)
      let told = try await world.store.read { db in
        try db.dependencyChanges(
          ofPlan: plan, since: .endOfDayInLondon(date("2026-09-30")), through: world.now(),
          in: world
        ).map(\.words)
      }
      #expect(
        told == [
          "ACT-01 Last now waits for ACT-02 Middle of Children’s Services. The day on which ACT-01 would finish is not moved by that.",
          "ACT-02 Middle now waits for ACT-03 Is late of Thornmere Health. By that ACT-02 would finish on 5 January 2027 instead of 15 December 2026. By that ACT-01 Last would finish on 16 February 2027 instead of 29 January 2027.",
          "ACT-02 Middle no longer waits for ACT-03 Is late of Thornmere Health. By that ACT-02 would finish on 15 December 2026 instead of 5 January 2027. By that ACT-01 Last would finish on 29 January 2027 instead of 16 February 2027.",
        ])
    }
  }

  @Test(arguments: StoreKind.available)
  func `What waits for late work and for withdrawn work is not called unaffected`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let waits = try await house.action("Waits", due: date("2026-12-15"))
      let late = try await house.action("Is late", body: house.health, due: date("2026-09-15"))
      let gone = try await house.action("Goes", due: date("2026-10-30"))
      for needed in [late, gone] {
        try await LinkActions(house.acting(house.officer))(
          waits.id, waitsFor: needed.id, because: "")
      }
      house.clock.set(date("2026-10-01"))
      let stored = try await house.world.store.read {
        try $0.find(gone.id, of: BoardHouse.authority)
      }
      _ = try await WithdrawAction(house.acting(house.officer))(
        gone.id, readAt: stored?.version ?? 0, by: house.decision("Another council does it"))
      let (world, visit) = (
        house.world, Visit(world: house.world, user: house.officer, address: .board)
      )
      let part = try await world.store.read { db in
        let action = try db.find(waits.id, of: BoardHouse.authority)
        return try action.map {
          try BoardSlice(world: world).planParts.ofAction(db, visit, $0).description
        }
      }
      let page = try await house.get(
        .dependencies(ofPlan: house.plan.id), as: house.director
      ).text
      let sentence =
        "ACT-01 waits for ACT-02 of Thornmere Health, which is 12 working days late; that alone pushes ACT-01 by 12 working days, and nobody can say yet when ACT-01 would finish, as it also waits for what was withdrawn."
      for text in [page, part ?? ""] {
        #expect(text.contains(sentence))
        #expect(!text.contains("is not affected"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The page says who waits for whom and what that does, and lists what has run out`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let waits = try await house.action("Waits", due: date("2026-12-15"))
      let late = try await house.action("Is late", body: house.health, due: date("2026-09-15"))
      try await LinkActions(house.acting(house.officer))(
        waits.id, waitsFor: late.id, because: "Its form")
      house.clock.set(date("2026-09-16"))
      try await WriteRecoveryPlan(house.acting(house.officer))(
        whyLate: "Ill", whatNow: "Another covers", byWhen: date("2026-09-23"),
        forAction: late.id)
      house.clock.set(date("2026-10-01"))
      let page = try await house.get(
        .dependencies(ofPlan: house.plan.id), as: house.director
      ).text
      for words in [
        "ACT-01 waits for ACT-02 of Thornmere Health, which is 12 working days late; ACT-01 would now finish on 5 January 2027 instead of 15 December 2026 (pushed by 12 working days).",
        "Its form", "Recovery plans that have run out", "Another covers", "6 working days ago",
      ] { #expect(page.contains(words), "\(words)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What waits for another plan names both plans, and finishes no sooner than what it needs`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let officer = house.acting(house.officer)
      let (authority, served) = (BoardHouse.authority, house.recommendations[0])
      let other = try await house.world.store.write(as: .system, because: "test") { db in
        let plan = try db.insert(
          Plan(
            authority: authority, title: "Our own plan", versionLabel: "",
            datedOn: BoardHouse.start, state: .agreed))
        try db.insert(
          PlanOutcome(
            authority: authority, plan: plan.id, recommendation: served.id, position: 1))
        return plan
      }
      let waits = try await house.action("Waits", due: date("2026-10-30"))
      let needed = try await AddAction(officer)(
        ActionEntry(
          title: "Is needed", whatWillBeDone: "What it takes", measureOfSuccess: "9 of 10",
          owner: .body(house.council.id), recommendations: [served.id]),
        due: date("2027-01-29"), toPlan: other.id)
      try await LinkActions(officer)(waits.id, waitsFor: needed.id, because: "")
      for plan in [house.plan, other] {
        let page = try await house.get(.dependencies(ofPlan: plan.id), as: house.director).text
        for words in [
          "ACT-01 in “\(house.plan.fullTitle)” waits for ACT-01 of \(house.council.name) in “Our own plan”, which is in time; ACT-01 would now finish on 29 January 2027 instead of 30 October 2026",
          plan.id == other.id ? "of “\(house.plan.fullTitle)”" : "of “Our own plan”",
        ] { #expect(page.contains(words), "\(words)") }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of several waits each sentence has its own date, and one says which holds it longest`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let waits = try await house.action("Waits", due: date("2026-12-15"))
      let late = try await house.action("Is late", body: house.health, due: date("2026-09-15"))
      let later = try await house.action("Later", due: date("2026-09-24"))
      let inTime = try await house.action("In time", due: date("2026-11-13"))
      for needed in [late, later, inTime] {
        try await LinkActions(house.acting(house.officer))(
          waits.id, waitsFor: needed.id, because: "")
      }
      house.clock.set(date("2026-10-01"))
      let sentences = [
        "ACT-01 waits for ACT-02 of Thornmere Health, which is 12 working days late; that alone moves ACT-01 to 5 January 2027 instead of 15 December 2026 (pushed by 12 working days).",
        "ACT-01 waits for ACT-03 of Children’s Services, which is 5 working days late; that alone moves ACT-01 to 22 December 2026 instead of 15 December 2026 (pushed by 5 working days).",
        "ACT-01 waits for ACT-04 of Children’s Services, which is in time; that alone does not move ACT-01.",
      ]
      let longest =
        "Of all that ACT-01 waits for, ACT-02 holds it longest: ACT-01 would now finish on 5 January 2027 instead of 15 December 2026 (pushed by 12 working days)."
      let address = Address.dependencies(ofPlan: house.plan.id)
      let page = try await house.get(address, as: house.director).text
      for words in sentences.dropLast() + [longest] { #expect(page.contains(words), "\(words)") }
      #expect(page.ranges(of: longest).count == 1)
      // The table: each wait its own day, and beside it the day of all of them.
      #expect(page.contains("Pushed by 5 working days") && page.contains("22 Dec 2026"))
      #expect(page.contains("by all that holds it, 5 Jan 2027"))

      let (world, visit) = (
        house.world, Visit(world: house.world, user: house.officer, address: .board)
      )
      let parts = try await world.store.read { db in
        try [waits.id, inTime.id].map { id in
          let action = try db.find(id, of: BoardHouse.authority)
          return try action.map {
            try BoardSlice(world: world).planParts.ofAction(db, visit, $0).description
          }
        }
      }
      for words in sentences + [longest] { #expect(parts[0]?.contains(words) == true) }
      #expect(parts[1]?.contains(sentences[2]) == true && parts[1]?.contains(longest) == true)
      for text in parts + [page] { #expect(text?.contains("is not affected") == false) }

      let rows = try await world.store.read { db in
        try ActionWaits(of: [waits.id], in: world, of: BoardHouse.authority, db).rows
      }
      #expect(rows.map(\.sentence) == sentences)
      #expect(rows.map(\.hold) == [longest, longest, longest])
    }
  }

  @Test(arguments: StoreKind.available)
  func `What an action does itself to its date is told apart from what it waits for`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let waits = try await house.action("Waits", due: date("2026-12-15"))
      let late = try await house.action("Is late", body: house.health, due: date("2026-09-15"))
      try await LinkActions(house.acting(house.officer))(
        waits.id, waitsFor: late.id, because: "")
      house.clock.set(date("2026-10-01"))
      _ = try await RecordProgress(house.acting(house.officer))(
        ProgressEntry(
          delivery: .inProgress, note: "Nobody applied.", effectiveOn: date("2026-10-01"),
          expectedOn: date("2027-03-01")), on: waits.id, readAt: waits.version)
      let page = try await house.get(
        .dependencies(ofPlan: house.plan.id), as: house.director
      ).text
      for words in [
        "that alone moves ACT-01 to 5 January 2027 instead of 15 December 2026 (pushed by 12 working days).",
        "ACT-01 itself is not expected before 1 March 2027, which is later than what it waits for would hold it.",
        "by all that holds it, 1 Mar 2027",
      ] { #expect(page.contains(words), "\(words)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the owner expects is in every sentence about the wait, from the day it was said`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let waits = try await house.action("Waits", due: date("2026-12-18"))
      let needed = try await house.action("Needed", body: house.police, due: date("2026-11-13"))
      try await LinkActions(house.acting(house.officer))(
        waits.id, waitsFor: needed.id, because: "")
      house.clock.set(date("2026-10-01"))
      _ = try await RecordProgress(house.acting(house.officer))(
        ProgressEntry(
          delivery: .inProgress, note: "Nobody applied.", effectiveOn: date("2026-10-01"),
          expectedOn: date("2026-11-27")), on: needed.id, readAt: needed.version)
      let sentence =
        "ACT-01 waits for ACT-02 of Thornmere Police, which is expected by 27 November 2026, 10 working days after its due date; ACT-01 would now finish on 6 January 2027 instead of 18 December 2026 (pushed by 10 working days)."
      let address = Address.dependencies(ofPlan: house.plan.id)
      #expect(try await house.get(address, as: house.officer).text.contains(sentence))
      let (world, visit) = (
        house.world, Visit(world: house.world, user: house.officer, address: .board)
      )
      let part = try await world.store.read { db in
        let action = try db.find(waits.id, of: BoardHouse.authority)
        return try action.map {
          try BoardSlice(world: world).planParts.ofAction(db, visit, $0).description
        }
      }
      #expect(part?.contains(sentence) == true)
      let before = try await house.get(address.asAt(date("2026-09-30")), as: house.officer).text
      #expect(before.contains(">is in time<"))
      house.clock.set(date("2026-10-02"))
      #expect(
        try await house.get(address.asAt(date("2026-10-01")), as: house.officer).text
          .contains(sentence))
    }
  }
}
