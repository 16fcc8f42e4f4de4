import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct UpdateRuleTests {
  static let rule = UpdateRule.shipped(for: PlanHouse.authority)

  /// Monday 1 October 2012.
  @Test(
    arguments: [
      (DeliveryRating.offTrack, "2012-10-01", "2012-10-08"), (.atRisk, "2012-10-01", "2012-10-15"),
      (.onTrack, "2012-10-01", "2012-10-29"), (.notStarted, "2012-10-01", "2012-10-29"),
      // A day on which nobody works gives way to the next on which they do.
      (.offTrack, "2012-12-18", "2012-12-27"), (.offTrack, "2012-10-06", "2012-10-15"),
    ] as [(DeliveryRating, String, String)])
  func `The more is at risk, the sooner something is to be said`(
    rating: DeliveryRating, said: String, due: String
  ) {
    let next = NextUpdate(
      every: { _ in Self.rule.days(for: rating) }, from: date(said), on: date(said),
      calendar: .englandAndWales)
    #expect(next?.dueOn == date(due))
  }

  @Test func `Nothing is asked of what is complete, nor where the council asks nothing`() {
    var rule = Self.rule
    rule.every.onTrack = 0
    for rating in [DeliveryRating.complete, .onTrack] {
      #expect(
        NextUpdate(
          every: { _ in rule.days(for: rating) }, from: date("2012-10-01"), on: date("2013-10-01"),
          calendar: .englandAndWales) == nil)
    }
  }

  @Test func `It is behind from the next working day on, and due on its day`() throws {
    func next(on day: String) throws -> NextUpdate {
      try #require(
        NextUpdate(
          every: { _ in 7 }, from: date("2012-10-05"), on: date(day), calendar: .englandAndWales))
    }
    #expect(try next(on: "2012-10-12").dueOn == date("2012-10-12"))
    #expect(try !next(on: "2012-10-11").isDue)
    #expect(try next(on: "2012-10-12").isDue && !next(on: "2012-10-12").isBehind)
    #expect(try !next(on: "2012-10-14").isBehind, "nobody works on a Sunday")
    #expect(try next(on: "2012-10-15").isBehind)
  }

  @Test(
    arguments: [
      (nil, nil, "2012-10-29"), (nil, "2012-09-03", "2012-10-29"),
      (nil, "2012-12-03", "2012-12-31"),
      ("2012-11-05", "2012-12-03", "2012-12-31"), ("2012-12-17", "2012-12-03", "2013-01-14"),
    ] as [(String?, String?, String)])
  func `Nothing is due to be said before the work begins`(
    said: String?, begins: String?, due: String
  ) {
    let next = NextUpdate(
      every: { _ in 28 }, from: date(said ?? "2012-10-01"), begins: begins.map(date),
      on: date("2012-11-28"), calendar: .englandAndWales)
    #expect(next?.dueOn == date(due))
  }

  /// Something was said on Monday 1 October 2012; it is asked every four weeks: by the 29th.
  @Test(
    arguments: [
      // Sooner: from the day of the change, unless a day that stood comes first.
      ([("2012-10-10", 7)], "2012-10-10", "2012-10-17"),
      ([("2012-10-10", 7)], "2012-10-18", "2012-10-17"),
      ([("2012-10-26", 7)], "2012-10-26", "2012-10-29"),
      ([("2012-10-29", 7)], "2012-10-29", "2012-10-29"),
      // What was missed stays missed, whatever is asked for since.
      ([("2012-11-01", 7)], "2012-11-01", "2012-10-29"),
      ([("2012-10-30", 56)], "2012-10-30", "2012-10-29"),
      ([("2012-10-30", nil)], "2012-10-30", nil),
      // Later: a day still to come moves out, and never in.
      ([("2012-10-10", 56)], "2012-10-11", "2012-11-26"),
      ([("2012-10-10", 7), ("2012-10-12", 28)], "2012-10-12", "2012-10-29"),
      ([("2012-10-20", 7), ("2012-10-24", 14)], "2012-10-25", "2012-10-29"),
      // Asked again after a time in which nothing was.
      ([("2012-10-10", nil), ("2012-12-03", 7)], "2012-12-03", "2012-12-10"),
    ] as [([(String, Int?)], String, String?)])
  func `What is asked for anew counts from the day on which it is`(
    changes: [(String, Int?)], today: String, due: String?
  ) {
    let next = NextUpdate(
      every: { day in
        guard let change = changes.last(where: { date($0.0) <= day }) else { return 28 }
        return change.1
      }, from: date("2012-10-01"), on: date(today), calendar: .englandAndWales)
    #expect(next?.dueOn == due.map(date))
  }

  @Test(arguments: StoreKind.available)
  func `Whoever rates their action worse is not late by that, and stays late where they were`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let fresh = try await house.ownAction("Fresh", in: plan)
      let behind = try await house.ownAction("Behind", in: plan)
      let moved = try await house.ownAction("Moved", in: plan)
      let override = OverrideRating(house.acting(house.head))
      func words(of action: Action) async throws -> String {
        try await house.get(.action(action.id)).text
      }
      // Asked every four weeks since Monday 1 October.
      house.clock.set(date("2012-10-15"))
      try await override(ofAction: fresh.id, to: .offTrack, because: "Nobody applied")
      #expect(try await words(of: fresh).contains("Next update by"))
      #expect(try await words(of: fresh).contains("22 October 2012"))
      #expect(!(try await house.get(.updatesDue).text.contains("working days late")))
      // A due date that is brought forward makes it Red at once, and asks from then on only.
      house.clock.set(date("2012-10-16"))
      try await MoveDueDate(house.acting())(
        of: .action(moved.id), readAt: 1,
        to: DueDateMove(
          dueOn: date("2012-10-05"), setBy: .panel, setByName: "Panel", setOn: date("2012-10-04"),
          paper: "Minute 4", approver: "Panel", reason: "Sooner than hoped"))
      #expect(try await words(of: moved).contains("23 October 2012"))
      house.clock.set(date("2012-10-24"))
      #expect(try await words(of: fresh).contains("Update 2 working days late"))
      #expect(try await words(of: moved).contains("Update 1 working day late"))
      // Two working days late by the day that stood.
      house.clock.set(date("2012-10-31"))
      #expect(try await words(of: behind).contains("Update 2 working days late"))
      try await override(ofAction: behind.id, to: .offTrack, because: "Nobody applied")
      #expect(try await words(of: behind).contains("Update 2 working days late"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A rule that asks sooner asks from the day on which it holds`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      var days = UpdateRule.Days()
      days.notStarted = 7
      try await SetUpdateRule(house.acting())(
        every: days, source: "Board, minute 3", from: date("2012-10-15"))
      house.clock.set(date("2012-10-15"))
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("Next update by") && page.contains("22 October 2012"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of what is complete nothing is asked, verified or not, anywhere`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2012-10-01")),
        on: action.id, readAt: action.version)
      house.clock.set(date("2013-02-04"))
      for address in [Address.action(action.id), .updatesDue, .updateActions] {
        let page = try await house.get(address).text
        #expect(!page.contains("ext update by"), "\(address)")
        #expect(!page.contains(/Update \d+ working/), "\(address)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `An action that begins in December is not behind in November`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let all = try await house.recommendations
      func add(_ title: String, starts: String) async throws -> Action {
        try await AddAction(house.acting())(
          ActionEntry(
            title: title, measureOfSuccess: "What will be seen", startOn: date(starts),
            owner: .post(house.people.post.id), recommendations: [all[3].id]),
          due: date("2013-03-28"), toPlan: plan.id)
      }
      _ = try await add("Begin later", starts: "2012-12-03")
      let early = try await add("Begin early", starts: "2012-12-03")
      // Work that has begun before its day is asked about as all other work is.
      house.clock.set(date("2012-10-02"))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Begun", effectiveOn: date("2012-10-02")),
        on: early.id, readAt: early.version)
      house.clock.set(date("2012-11-26"))
      let page = try await house.get(.updatesDue).text
      #expect(page.contains("1 update of 2 is behind."), "\(page)")
      let file = try await house.get(Address.updatesDue.with("format", "csv")).text
      #expect(file.contains("2012-12-31") && file.contains("2012-10-30"), "\(file)")
    }
  }

  @Test(arguments: [
    (nil, "not asked for"), (1, "every day"), (7, "every week"), (14, "every two weeks"),
    (28, "every four weeks"), (10, "every 10 days"), (84, "every 12 weeks"),
  ])
  func `How often is said in words`(days: Int?, words: String) {
    #expect(UpdateRule.phrase(days) == words)
  }

  @Test(arguments: StoreKind.available)
  func `The council sets its rule from a day on, and what was asked before stays`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let fields = [
        ("offTrack", "3"), ("atRisk", "7"), ("onTrack", "30"), ("notStarted", "0"),
        ("decidedBy", "Improvement board, minute 7"),
      ]
      let past = try await house.post(
        .updateRule, fields + dateFields("asksFrom", "2012-09-30"))
      #expect(past.page?.status == 422 && past.text.contains("for days that have passed"))
      let wrong = try await house.post(
        .updateRule, [("offTrack", "many")] + dateFields("asksFrom", "2012-10-01"))
      #expect(wrong.text.contains("must be a whole number"))
      let set = try await house.post(.updateRule, fields + dateFields("asksFrom", "2012-10-08"))
      #expect(set.destination == Address.deliveryRule.at("updates"))
      #expect(try await house.get(.deliveryRule).text.contains("Red: off track, every week"))
      house.clock.set(date("2012-10-08"))
      let page = try await house.get(.deliveryRule).text
      #expect(page.contains("Red: off track, every 3 days"))
      #expect(page.contains("Grey: not started, not asked for"))
      let then = try await house.world.store.read {
        try $0.updateRule(on: date("2012-10-07"), of: PlanHouse.authority)
      }
      #expect(then.every.offTrack == 7)
      await #expect(throws: Refusal.self) {
        try await house.post(.updateRule, fields, as: house.board)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who is behind is listed, and the owner sees only what is theirs`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      _ = try await house.ownAction("Hers", in: plan)
      _ = try await house.action(
        "The constable’s", serving: 4, in: plan, owner: .body(house.people.police.id),
        due: date("2012-12-21"))
      house.clock.set(date("2012-11-05"))
      let all = try await house.get(.updatesDue).text
      for words in ["Hers", "The constable’s", "Who is behind", "2 updates of 2 are behind."] {
        #expect(all.contains(words), "\(words)")
      }
      let lead = house.user(.partnerLead, "Lund", body: house.people.police.id)
      let own = try await house.get(.updatesDue, as: lead).text
      #expect(own.contains("The constable’s") && !own.contains("Hers"))
      #expect(!own.contains("Who is behind"))
      let file = try await house.get(Address.updatesDue.with("format", "csv")).text
      #expect(file.contains("2012-10-29"))
      let narrowed = try await house.get(
        Address.updatesDue.with("owner", "Thornmere Police")
      ).text
      #expect(!narrowed.contains("ACT-01 Hers"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The updates due on a past day are those that were due then, whatever was said since`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let hers = try await house.ownAction("Hers", in: plan)
      let gone = try await house.ownAction("Gone", in: plan)
      let theirs = try await house.action(
        "The constable’s", serving: 4, in: plan, owner: .body(house.people.police.id),
        due: date("2012-12-21"))
      let lead = house.user(.partnerLead, "Lund", body: house.people.police.id)
      let readers = [house.officer, house.user(.inspector, "Ines Vale"), lead]
      func said(_ day: CivilDate?) async throws -> [String] {
        let file = Address.updatesDue.with("format", "csv").with("as-at", day?.description)
        var said: [String] = []
        for reader in readers { said.append(try await house.get(file, as: reader).text) }
        return said
      }
      var then: [(day: CivilDate, said: [String])] = []
      func remember(_ text: String) async throws {
        let day = date(text)
        house.clock.set(day)
        then.append((day, try await said(nil)))
      }
      try await remember("2012-10-15")
      house.clock.set(date("2012-10-16"))
      try await OverrideRating(house.acting(house.head))(
        ofAction: hers.id, to: .offTrack, because: "Nobody applied")
      try await remember("2012-11-05")
      house.clock.set(date("2012-11-06"))
      _ = try await RecordProgress(house.acting(lead))(
        ProgressEntry(
          delivery: .inProgress, note: "We have begun", effectiveOn: date("2012-11-06")),
        on: theirs.id, readAt: theirs.version)
      try await house.withdraw(gone, because: "Another team does it")
      try await remember("2012-11-07")
      house.clock.set(date("2012-11-08"))
      _ = try await house.complete(try await house.stored(hers))
      var days = UpdateRule.Days()
      days.onTrack = 0
      try await SetUpdateRule(house.acting())(
        every: days, source: "Board, minute 3", from: date("2012-11-08"))
      house.clock.set(date("2012-12-03"))
      #expect(Set(then.map(\.said)).count == then.count)
      for one in then { #expect(try await said(one.day) == one.said, "\(one.day)") }
      let page = try await house.get(Address.updatesDue.with("as-at", "2012-11-05")).text
      #expect(page.contains("As at 5 November 2012.") && page.contains("id=\"as-at\""))
      #expect(!page.contains("Update many actions"))
      let own = try await house.get(Address.action(gone.id).with("as-at", "2012-11-05")).text
      #expect(own.contains("Update 5 working days late"))
      #expect(!(try await house.get(.action(gone.id)).text).contains("working days late</strong>"))
      let before = try await house.get(Address.updatesDue.with("as-at", "2012-09-03")).text
      #expect(before.contains("No update was asked for on 3 September 2012."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The page of an action says when something is to be said next`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      #expect(try await house.get(.action(action.id)).text.contains("Next update by"))
      house.clock.set(date("2012-11-06"))
      #expect(
        try await house.get(.action(action.id)).text.contains("Update 6 working days late"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan in the making asks nobody yet`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction(in: house.plan())
      house.clock.set(date("2013-01-07"))
      #expect(!(try await house.get(.action(action.id)).text.contains("Next update by")))
      #expect(try await house.get(.updatesDue).text.contains("No update is asked for"))
    }
  }
}
