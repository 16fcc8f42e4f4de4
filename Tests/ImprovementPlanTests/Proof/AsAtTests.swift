import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct AsAtTests {
  @Test(arguments: StoreKind.available)
  func `S59: the plan as at 1 November 2012 is what was stored then, not today's`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      var first = try await house.action(
        "Audit plans", serving: 4, in: plan, due: date("2012-11-09"))
      let second = try await house.action(
        "Recruit", serving: 5, in: plan, due: date("2012-10-26"))
      let step = try await ChangeMilestones(house.acting()).add(
        "Advert out", due: nil, toAction: first.id)
      house.clock.set(date("2012-11-01"))
      let then = Seen(try await house.overview(of: plan))
      // None of its milestones is done, and it is due within twenty working days.
      #expect(then.ratings == [first.id: .atRisk, second.id: .offTrack])
      let page = try await house.get(.ratings(ofPlan: plan.id)).text

      // Everything changes: done, moved, withdrawn, taken out, linked anew, evidence, a new action.
      house.clock.set(date("2012-11-02"))
      _ = try await ChangeMilestones(house.acting()).remove(step.id, readAt: step.version)
      first = try await house.complete(first)
      _ = try await VerifyEvidence(house.acting(house.board))(
        try await house.evidence(for: .action(first.id)).id, readAt: 1, note: "Read")
      try await MoveDueDate(house.acting())(
        of: .action(second.id), readAt: 1,
        to: DueDateMove(
          dueOn: date("2013-01-31"), setBy: .panel, setByName: "Board", setOn: date("2012-11-02"),
          paper: "Minute 4", approver: "Chair", reason: "Late start"))
      let all = try await house.recommendations
      let link = LinkRecommendation(house.acting())
      try await link(all[5].id, to: second.id)
      try await link.remove(all[4].id, from: second.id)
      _ = try await house.action("New", serving: 5, in: plan)
      try await house.withdraw(first, because: "Done elsewhere")
      _ = try await WriteOutcome(house.acting())(
        try await house.outcome(4, in: plan).id, readAt: 1, to: "Something else")
      house.clock.set(date("2013-05-01"))
      #expect(Seen(try await house.overview(of: plan)) != then)

      let (world, officer) = (house.world, house.officer)
      let past = try await world.store.read {
        try PlanOverview(plan.id, in: world, for: officer, asAt: date("2012-11-01"), $0)
      }
      #expect(Seen(past) == then)
      let again = try await house.get(
        Address.ratings(ofPlan: plan.id).with("as-at", "1 November 2012"))
      #expect(again.text.contains("As at 1 November 2012."))
      // The tables are the same word for word; only the note above them is new.
      let marker = "By recommendation"
      let before = page.components(after: marker)
      #expect(again.text.components(after: marker).replacing(links: plan.id) == before)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: evidence as at a past day stands as it stood, and leads to pages of that day`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit plans", serving: 4, in: plan)
      let evidence = try await house.evidence(for: .action(action.id))
      let then = house.world.today()
      house.clock.set(then.adding(days: 3))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: evidence.version, note: "I read all of them")
      house.clock.set(then.adding(days: 5))

      let past = try await house.get(Address.action(action.id).asAt(then)).text
      #expect(past.contains("/evidence/\(evidence.id)?as-at=\(then)"))
      let here = Address.evidence(evidence.id)
      let page = try await house.get(here.asAt(then), as: house.board).text
      #expect(page.contains("As at \(then.longForm).") && page.contains("Nobody has yet"))
      #expect(page.contains("/actions/\(action.id)?as-at=\(then)"))
      #expect(!page.contains("I read all of them") && !page.contains("Withdraw this evidence"))
      #expect(!page.contains("What did you look at"))
      let now = try await house.get(here, as: house.board).text
      #expect(now.contains("I read all of them"))
      await #expect(throws: Refusal.self) {
        try await house.get(here.asAt(then.adding(days: -5)), as: house.board)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing can be changed from a page of the past, and a day before the plan says so`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-16")) { house in
      let plan = try await house.plan()
      _ = try await house.action("Audit", serving: 4, in: plan)
      let outcome = try await house.outcome(4, in: plan)
      house.clock.set(date("2013-01-10"))
      let here = Address.outcome(outcome.id, inPlan: plan.id)
      #expect(try await house.get(here).text.contains("Judge its impact"))
      let past = try await house.get(here.with("as-at", "2012-10-20")).text
      #expect(!past.contains("Judge its impact") && !past.contains("/edit"))
      let page = try await house.get(Address.plan(plan.id).with("as-at", "2012-10-20")).text
      #expect(!page.contains("Add an action") && page.contains("as-at=2012-10-20"))
      await #expect(throws: Refusal.self) {
        try await house.get(Address.plan(plan.id).with("as-at", "2012-10-15"))
      }
      let future = try await house.get(Address.plan(plan.id).with("as-at", "2031-11-31")).text
      #expect(future.contains("Add an action"), "a day that does not exist leaves today’s page")
    }
  }
}

/// What of a plan has to be the same whenever its past is asked for.
private struct Seen: Equatable {
  let ratings: [Action.ID: DeliveryRating]
  let due: [Action.ID: CivilDate?]
  let serves: [Action.ID: [Recommendation.ID]]
  let outcomes: [String]
  let milestones: [Action.ID: [String]]
  let evidence: Int
  let covered: Int

  init(_ overview: PlanOverview) {
    let actions = overview.standing
    ratings = Dictionary(
      actions.compactMap { one in
        overview.ratings.actions[one.action.id].map { (one.action.id, $0.shown) }
      }, uniquingKeysWith: { $1 })
    due = Dictionary(
      actions.map { ($0.action.id, $0.due?.dueOn) }, uniquingKeysWith: { $1 })
    serves = Dictionary(
      actions.map { ($0.action.id, $0.serves) }, uniquingKeysWith: { $1 })
    outcomes = overview.items.map(\.outcome.text)
    milestones = overview.ratings.milestones.mapValues { $0.map(\.title) }
    evidence = overview.ratings.evidence.values.reduce(0) { $0 + $1.count }
    covered = overview.coverage.covered
  }
}

extension String {
  fileprivate func components(after marker: String) -> String {
    firstRange(of: marker).map { String(self[$0.lowerBound...]) } ?? ""
  }

  /// Without the day that links of a page of the past carry on.
  fileprivate func replacing(links plan: Plan.ID) -> String {
    replacing("?as-at=2012-11-01", with: "")
  }
}
