import Civil
import Inspections
import Kernel
import Reading
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// A file of actions that was taken away comes back as the plan that it was.
@Suite struct RoundTripTests {
  /// A plan with actions in every state, owned by a person, a body with “and” in its name, and nobody.
  private func plan(in house: PlanHouse) async throws -> Plan {
    let plan = try await house.plan()
    let quality = try await house.world.store.write(as: .system, because: "test") { db in
      try db.insert(
        Body(
          authority: PlanHouse.authority, name: "Performance and Quality, Assurance",
          kind: .councilService))
    }
    let all = try await house.recommendations
    let entries: [(ActionEntry, String?, Action.Delivery)] = [
      (
        ActionEntry(
          title: "Open two hubs", whatWillBeDone: "Find rooms\nHire staff",
          measureOfSuccess: "90% of families seen, “in time”", startOn: date("2012-09-15"),
          owner: .person(house.people.head.id),
          partners: [house.people.health.id, house.people.police.id],
          recommendations: [all[0].id]), "2013-03-31", .inProgress
      ),
      (
        ActionEntry(
          title: "Audit plans", measureOfSuccess: "Families say so", owner: .body(quality.id),
          recommendations: [all[1].id]), "2012-11-30", .complete
      ),
      (ActionEntry(title: "Write the guide", recommendations: [all[2].id]), nil, .notStarted),
    ]
    for (entry, due, delivery) in entries {
      let action = try await AddAction(house.acting())(
        entry, due: due.map { date($0) }, toPlan: plan.id)
      guard delivery != .notStarted else { continue }
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: delivery, note: "First, done", effectiveOn: date("2012-09-20")),
        on: action.id, readAt: action.version)
    }
    return plan
  }

  @Test(arguments: StoreKind.available)
  func `The file has the words of the plan, each under its own name`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      let plan = try await plan(in: house)
      let file = try await house.get(
        Address.actions.with("plan", plan.id.text).with("format", "csv")
      ).text
      #expect(file.contains("Measure of success,Can it be counted?,"))
      #expect(file.contains("\"90% of families seen, “in time”\",Can be counted,2012-09-15"))
      #expect(file.contains("Families say so,Measure cannot be counted,"))
      #expect(file.contains("\"Find rooms\nHire staff\""))
      #expect(file.contains("\"Thornmere Health; Thornmere Police\",\"First, done\",2012-09-20"))
      // The same of a day of the past.
      let past = try await house.get(
        Address.actions.with("plan", plan.id.text).with("format", "csv")
          .with("as-at", "2012-09-30")
      ).text
      #expect(!past.contains("Find rooms"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Taken away and brought into a new plan, it is the same plan`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      let before = try await plan(in: house)
      let file = try await house.get(
        Address.actions.with("plan", before.id.text).with("format", "csv")
      ).text
      let found = try await house.readPlan(file, named: "export.csv")
      let inspection = house.inspection.id.text
      try await house.decide(found) {
        $0.isPlaced = true
        $0.inspection = inspection
      }
      let after = try await house.record(found)
      let (was, now) = (
        try await house.overview(of: before), try await house.overview(of: after)
      )
      func facts(_ overview: PlanOverview) -> [String] {
        overview.actions.map { item in
          let action = item.action
          return
            "\(action.title)|\(action.measureOfSuccess)|\(item.owner?.name ?? "")|\(action.startOn?.description ?? "")|\(action.dueOn?.description ?? "")|\(action.delivery)|\(action.completedOn?.description ?? "")|\(item.serves.map(\.text))"
        }.sorted()
      }
      #expect(facts(now) == facts(was))
      #expect(now.actions.count == 3)
      // The same file into the plan that it came from: all of it is there, and nothing differs.
      let again = try await house.readPlan(file, named: "again.csv", for: before)
      try await house.decide(again) { $0.isPlaced = true }
      let preview = try await house.get(.planImport(again.id)).text
      #expect(preview.contains("3 rows are in the plan already, unchanged, and left out."))
    }
  }
}
