import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct UndoPlanImportTests {
  @Test(arguments: StoreKind.available)
  func `Taken back, nothing is left but the file and the history`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let bodies = try await house.count("body")
      let found = try await house.readPlan()
      let inspection = house.inspection.id.text
      try await house.decide(found) {
        $0.isPlaced = true
        $0.inspection = inspection
        $0.names[WordKey.of("J. Nobody")] = "body"
      }
      try await house.record(found)
      #expect(try await house.count("body") == bodies + 1)
      let undone = try await house.undo(found)
      #expect(undone.state == .undone)
      #expect(undone.left.isEmpty)
      for table: SQLName in [
        "action", "plan", "plan_outcome", "plan_inspection", "action_origin", "progress_update",
        "action_recommendation", "action_partner",
      ] {
        #expect(try await house.count(table) == 0, "\(table)")
      }
      #expect(try await house.count("body") == bodies)
      #expect(try await house.count("recommendation") == 13)
      await #expect(throws: Refusal.self) { try await house.undo(found) }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What somebody has changed stays, and is named`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan()
      let inspection = house.inspection.id.text
      try await house.decide(found) {
        $0.isPlaced = true
        $0.inspection = inspection
      }
      let plan = try await house.record(found)
      let actions = try await house.overview(of: plan).actions.map(\.action)
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Begun", effectiveOn: date("2012-09-30")),
        on: actions[1].id, readAt: actions[1].version)
      // A note that changes no state leaves the action's version as it is.
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Still", effectiveOn: date("2012-09-30")),
        on: actions[0].id, readAt: actions[0].version)
      let undone = try await house.undo(found)
      let left = undone.left.split(separator: "\n")
      #expect(left.count == 3)
      #expect(left[0].contains("ACT-01") && left[1].contains("ACT-02 Train 40"))
      #expect(left[2].contains("“Thornmere” stays"))
      let after = try await house.overview(of: plan)
      #expect(after.actions.map(\.action.number) == [1, 2])
      #expect(after.items.count == 13)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An action with a draft, and a plan with words about it, stay`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan()
      let inspection = house.inspection.id.text
      try await house.decide(found) {
        $0.isPlaced = true
        $0.inspection = inspection
      }
      let plan = try await house.record(found)
      let action = try #require(try await house.overview(of: plan).actions.first?.action)
      try await SaveDraft(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Half a", effectiveOn: date("2012-09-30")),
        on: action.id)
      let undone = try await house.undo(found)
      let left = undone.left.split(separator: "\n")
      #expect(left.count == 2 && left[0].contains("ACT-01"), "\(left)")
      #expect(left[0].hasSuffix("stays: something was added to it since."))
      #expect(try await house.count("progress_draft") == 1)
      #expect(try await house.count("action") == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan that was there before keeps all it had`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let own = try await house.action("Ours", serving: 4, in: plan)
      let found = try await house.readPlan(for: plan)
      try await house.record(found)
      let undone = try await house.undo(found)
      #expect(undone.left.isEmpty)
      #expect(undone.plan == plan.id)
      let after = try await house.overview(of: plan)
      #expect(after.actions.map(\.action.id) == [own.id])
      #expect(after.items.count == 13)
    }
  }

  @Test(arguments: StoreKind.available, [true, false])
  func `From the day after, what came into an agreed plan stays, and the page says what to do`(
    _ kind: StoreKind, isAgreed: Bool
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let found = try await house.readPlan(for: plan)
      try await house.record(found)
      let page = Address.planImport(found.id)
      if isAgreed { try await house.agree(plan) }
      #expect(try await house.get(page).text.contains("Take back the whole import"))
      let actions = try await house.count("action")
      house.clock.set(date("2012-10-02"))
      let next = try await house.get(page).text
      #expect(next.contains("Take back the whole import") == !isAgreed)
      #expect(next.contains("is an agreed plan: what was brought in has counted since") == isAgreed)
      #expect(next.contains("/actions?plan=\(plan.id)") == isAgreed)
      if isAgreed {
        await #expect(throws: Refusal.self) { try await house.undo(found) }
        #expect(try await house.count("action") == actions)
        #expect(try await house.stored(found).state == .recorded)
      } else {
        #expect(try await house.undo(found).state == .undone)
        #expect(try await house.count("action") == 0)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What has changed tells who took back which file, why, and how much went with it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let own = try await house.action("Ours", serving: 4, in: plan)
      house.clock.set(date("2012-10-05"))
      let found = try await house.readPlan(for: plan)
      try await house.record(found)
      let here = Address.changes(ofPlan: plan.id)
      house.clock.set(date("2012-10-08"))
      _ = try await house.undo(found)
      let words =
        "thornmere.csv</a>”, brought in on 5 October 2012, was taken back: Wrong columns. 4 actions went with it: ACT-02, ACT-03, ACT-04 and ACT-05."
      for since in ["2012-10-04", "2012-10-05", "2012-10-06", "2012-10-07"] {
        let page = try await house.get(here.with("since", since)).text
        #expect(page.contains(words), "\(since): \(page)")
        #expect(page.contains("Sam Okafor, 8 Oct 2012"))
        #expect(page.contains("/history/plan_import/\(found.id)"))
        #expect(!page.contains("ACT-02 Open two family hubs"), "it came and went")
      }
      house.clock.set(date("2012-10-10"))
      let between = try await house.get(
        here.with("since", "2012-10-04").with("as-at", "2012-10-06")
      ).text
      #expect(between.contains("ACT-02 Open two family hubs</a> was added."))
      #expect(!between.contains("taken back:"))
      let after = try await house.get(here.with("since", "2012-10-08")).text
      #expect(after.contains("Nothing has changed since 8 October 2012."))
      #expect(try await house.overview(of: plan).actions.map(\.action.id) == [own.id])
    }
  }

  @Test(arguments: StoreKind.available, [true, false])
  func
    `An action that was taken back opens as at the days it was there, and says since that it went`(
      _ kind: StoreKind, ofPlanOfItsOwn: Bool
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan(for: ofPlanOfItsOwn ? nil : house.plan())
      if ofPlanOfItsOwn {
        let inspection = house.inspection.id.text
        try await house.decide(found) {
          $0.isPlaced = true
          $0.inspection = inspection
        }
      }
      let plan = try await house.record(found)
      let action = try #require(try await house.overview(of: plan).actions.first?.action)
      let here = Address.action(action.id)
      let seen = try await house.get(here).text
      house.clock.set(date("2012-10-08"))
      _ = try await house.undo(found)

      let list = try await house.get(Address.actions.with("as-at", "2012-10-07")).text
      #expect(list.contains("/actions/\(action.id)?as-at=2012-10-07"))
      let then = try await house.get(here.with("as-at", "2012-10-01")).text
      let kept = ["thornmere.csv", "31 March 2013", "Head of Safeguarding"]
      for words in kept { #expect(seen.contains(words) && then.contains(words), "\(words)") }
      #expect(then.contains("As at 1 October 2012.") && then.contains(action.title))
      #expect(!then.contains("Change the action"))
      let whole = try await house.get(Address.plan(plan.id).with("as-at", "2012-10-07")).text
      #expect(whole.contains(action.title))

      for gone in [here, here.with("as-at", "2012-10-08"), here.with("as-at", "2012-09-30")] {
        let sight = try await house.get(gone)
        #expect(sight.page?.status == 404)
        #expect(
          sight.text.contains(
            "\(action.title) was taken back on 8 October 2012 by Sam Okafor, with the file that had brought it in: Wrong columns."
          ))
        #expect(sight.text.contains("/history/action/\(action.id)"))
        #expect(sight.text.contains("/actions/\(action.id)?as-at=2012-10-07"))
      }
      // What a program reads is made of the same.
      let (world, officer) = (house.world, house.officer)
      try await world.store.read { db in
        let read = try ActionDossier(
          action.id, in: world, for: officer, asAt: date("2012-10-07"), db)
        #expect(read.action == action && read.origin?.planImport.id == found.id)
        #expect(throws: Refusal.self) {
          try ActionDossier(action.id, in: world, for: officer, asAt: nil, db)
        }
      }
      let stranger = house.user(.partnerLead, "Jo", body: house.people.health.id)
      await #expect(
        throws: Refusal.notFound("There is no such action. It may belong to another council.")
      ) { try await house.get(here, as: stranger) }
    }
  }
}
