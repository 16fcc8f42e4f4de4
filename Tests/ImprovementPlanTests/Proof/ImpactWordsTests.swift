import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

/// What the council calls the impact is its own, dated as its words for delivery are.
@Suite struct ImpactWordsTests {
  private static let shipped = "No change seen"
  private static let own = "Families tell us of nothing new"

  private func call(_ house: PlanHouse, from day: String) async throws {
    var words = DeliveryRule.ImpactWords()
    words.noChange = Self.own
    try await SetDeliveryRule(house.acting())(
      words: .init(), impactWords: words, thresholds: .init(), source: "Board, minute 4",
      from: date(day))
  }

  /// Every page that says how the impact of the first recommendation was judged.
  private func pages(
    _ house: PlanHouse, _ plan: Plan, _ action: Action, _ outcome: PlanOutcome
  ) -> [Address] {
    [
      .plan(plan.id), .outcome(outcome.id, inPlan: plan.id), .ratings(ofPlan: plan.id),
      .coverage(ofPlan: plan.id), .timeline(ofPlan: plan.id), .action(action.id), .actions,
      .recommendation(outcome.recommendation), .recommendations,
    ]
  }

  @Test(arguments: StoreKind.available)
  func `The council’s words for impact hold from their day, and a past day keeps its own`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(try await house.plan())
      let action = try await house.action("Audit", serving: 1, in: plan)
      let outcome = try await house.outcome(1, in: plan)
      house.clock.set(date("2012-10-08"))
      try await JudgeImpact(house.acting(house.board))(
        .noChange, reason: "The audit shows the same as before", from: date("2012-10-08"),
        of: outcome.id, afterReading: 0)
      let version = try await ApproveVersion(house.acting())(
        plan.id, called: "October 2012", by: house.people.board.id,
        word: BoardWord(on: date("2012-10-08"), paper: "Minute 1"), afterReading: 0)
      try await call(house, from: "2012-10-10")
      let pages = pages(house, plan, action, outcome)

      house.clock.set(date("2012-10-09"))
      for address in pages {
        let page = try await house.get(address).text
        #expect(page.contains(Self.shipped) && !page.contains(Self.own), "\(address)")
      }
      house.clock.set(date("2012-10-11"))
      for address in pages {
        let now = try await house.get(address).text
        #expect(now.contains(Self.own) && !now.contains(Self.shipped), "\(address)")
        let then = try await house.get(address.with("as-at", "2012-10-09")).text
        #expect(then.contains(Self.shipped) && !then.contains(Self.own), "\(address)")
      }
      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-02")
      ).text
      #expect(changes.contains("was judged “\(Self.own)”"))
      // What was frozen keeps the words of its day.
      let frozen = try await house.get(.planVersion(version.id, ofPlan: plan.id)).text
      #expect(frozen.contains(Self.shipped) && !frozen.contains(Self.own))
      let file = try await house.get(Address.actions.with("format", "csv")).text
      #expect(file.contains(Self.own) && !file.contains(Self.shipped))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The form offers the council’s words, and who judges chooses among them`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(1, in: plan)
      try await call(house, from: "2012-10-01")
      let form = try await house.get(.deliveryRule).text
      #expect(form.contains("value=\"\(Self.own)\"") && form.contains("value=\"Worse\""))
      #expect(form.contains("Impact is judged “Too early to say”, “\(Self.own)”"))
      let judging = try await house.get(
        Address.outcome(outcome.id, inPlan: plan.id, "impact"), as: house.board
      ).text
      #expect(judging.contains(Self.own) && !judging.contains(Self.shipped))
      // The code stays what it was, whatever it is called.
      #expect(judging.contains("value=\"noChange\""))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The form and the pages of partners ask for change by the council’s words for it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      var words = DeliveryRule.ImpactWords()
      (words.someChange, words.sustainedChange) = ("A little better", "Better for good")
      try await SetDeliveryRule(house.acting())(
        words: .init(), impactWords: words, thresholds: .init(), source: "Board, minute 4",
        from: date("2012-10-03"))
      house.clock.set(date("2012-10-03"))
      let form = try await house.get(.deliveryRule).text
      for word in [words.someChange, words.sustainedChange] {
        #expect(form.contains("“\(word)” needs evidence that is at least"))
      }
      let police = Address.partner(house.people.police.id)
      for address in [police, .partners] {
        let page = try await house.get(address).text
        #expect(page.contains("Impact is judged “Too early to say”"), "\(address)")
        #expect(page.contains("where “A little better” or “Better for good” was judged"))
      }
      let past = try await house.get(police.with("as-at", "2012-10-02")).text
      #expect(past.contains("where “Some change” or “Sustained change” was judged"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Figures in prose are compared by the council’s words for impact`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      try await call(house, from: "2012-10-01")
      let facts = PlanFacts(try await house.overview(of: plan))
      #expect(facts.called(.judgedNoChange) == "judged “\(Self.own)”")
      let phrases = NarrativeVocabulary(facts).phrases(of: .recommendation)
      let meant = phrases.first { $0.phrase == Self.own.lowercased() }?.meaning.states
      #expect(meant == [.judgedNoChange])
      let better = phrases.first { $0.phrase == "some change" }?.meaning.states
      #expect(better == [.judgedSomeChange, .judgedBetter])
    }
  }
}
