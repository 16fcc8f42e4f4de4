import Civil
import Kernel
import SiteMap
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct CompletionDayTests {
  @Test(arguments: StoreKind.available)
  func `What was said to be open on a day was not complete before it, unless that is put right`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      func say(_ delivery: Action.Delivery, of day: String) async throws {
        _ = try await RecordProgress(house.acting())(
          ProgressEntry(delivery: delivery, note: "Audited", effectiveOn: date(day)),
          on: action.id, readAt: house.stored(action).version)
      }
      house.clock.set(date("2012-10-10"))
      try await say(.inProgress, of: "2012-10-09")
      house.clock.set(date("2012-10-22"))
      let refused = try await problems { try await say(.complete, of: "2012-10-05") }
      #expect(
        refused["effectiveOn"]?.contains(
          "said of 9 October 2012 that it was in progress, so it was not complete on 5 October 2012"
        )
          == true)
      #expect(
        try await house.overview(of: plan).measures.value(.actionsOnTime).text == "0 of 1 (0 %)")
      try await say(.complete, of: "2012-10-09")
      #expect(try await house.stored(action).completedOn == date("2012-10-09"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing is complete before the inspection and the plan were there, whoever says so where`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      func say(_ day: String) async throws {
        _ = try await RecordProgress(house.acting())(
          ProgressEntry(delivery: .complete, note: "Audited", effectiveOn: date(day)),
          on: action.id, readAt: house.stored(action).version)
      }
      // The inspection began on 2 July 2012.
      for day in ["1999-01-01", "2012-07-01"] {
        let refused = try await problems { try await say(day) }
        #expect(refused["effectiveOn"]?.contains("before 2 July 2012") == true, "\(refused)")
      }
      let typed = try await house.post(
        .action(action.id, "progress"),
        [("delivery", "complete"), ("note", "Audited"), ("version", "1")]
          + dateFields("effectiveOn", "2012-06-30"))
      #expect(
        typed.text.contains(
          "It cannot have been complete on 30 June 2012, before 2 July 2012, the day of the inspection that its plan follows."
        ), "\(typed.text)")
      // Before it was entered, and after the inspection: that stands, with the day it was said.
      try await say("2012-07-02")
      #expect(
        try await house.get(.action(action.id)).text.contains("said on 1 October 2012"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is complete has no day by which it is expected, through whichever door it is said`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      let refused = try await problems {
        _ = try await RecordProgress(house.acting())(
          ProgressEntry(
            delivery: .complete, note: "Audited", effectiveOn: date("2012-10-01"),
            expectedOn: date("2012-12-14")), on: action.id, readAt: action.version)
      }
      #expect(Array(refused.keys) == ["expectedOn"])
      #expect(refused["expectedOn"]?.contains("What is complete has no day") == true)
      let typed = try await house.post(
        .action(action.id, "progress"),
        [("delivery", "complete"), ("note", "Audited"), ("version", "1")]
          + dateFields("effectiveOn", "2012-10-01") + dateFields("expectedOn", "2012-12-14"))
      #expect(typed.text.contains("What is complete has no day by which it is expected."))
      #expect(try await house.stored(action).delivery == .notStarted)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is said later than the day since which it is complete says when it was said`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-22"))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Audited", effectiveOn: date("2012-10-04")),
        on: action.id, readAt: house.stored(action).version)
      let rated = try #require(try await house.overview(of: plan).ratings.actions[action.id])
      #expect(
        rated.proposed.because
          == "Sam Okafor said on 22 October 2012 that it has been complete since 4 October 2012; somebody else has yet to verify it."
      )
      #expect(try await house.get(.plan(plan.id)).text.contains("complete, not verified yet"))
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("said on 22 October 2012"))
      let records = try await house.get(.figure("M64", ofPlan: plan.id)).text
      #expect(records.contains("Complete 4 Oct 2012, said 22 Oct 2012"))
    }
  }
}
