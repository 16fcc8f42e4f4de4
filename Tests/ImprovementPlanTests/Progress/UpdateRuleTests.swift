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
    let next = Self.rule.next(
      rated: rating, said: date(said), asked: date("2012-01-01"), on: date(said),
      calendar: .englandAndWales)
    #expect(next?.dueOn == date(due))
  }

  @Test func `Nothing is asked of what is complete, nor where the council asks nothing`() {
    var rule = Self.rule
    rule.every.onTrack = 0
    for rating in [DeliveryRating.complete, .onTrack] {
      #expect(
        rule.next(
          rated: rating, said: nil, asked: date("2012-10-01"), on: date("2013-10-01"),
          calendar: .englandAndWales) == nil)
    }
  }

  @Test func `It is behind from the next working day on, and due on its day`() throws {
    func next(on day: String) throws -> NextUpdate {
      try #require(
        Self.rule.next(
          rated: .offTrack, said: nil, asked: date("2012-10-05"), on: date(day),
          calendar: .englandAndWales))
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
    let next = Self.rule.next(
      rated: .notStarted, said: said.map(date), asked: date("2012-10-01"),
      begins: begins.map(date), on: date("2012-11-28"), calendar: .englandAndWales)
    #expect(next?.dueOn == date(due))
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
