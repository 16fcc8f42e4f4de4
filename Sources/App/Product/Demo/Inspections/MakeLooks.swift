import Civil
import Inspections
import Kernel
import Storage

/// Looks again where the inspectors of 2012 said that it was too early to judge. That of 2026 is
/// left to whoever tries the demonstration.
enum MakeLooks {
  static let scenes = [
    Scene(on(2013, 3, 28)) { stage in
      try await record(
        after: 0,
        FindingReviewEntry(
          lookedOn: on(2013, 3, 28), outcome: .stillTooEarly,
          reason:
            "Managers of three teams were asked. The lists of visits are right; those of plans still leave out children who moved team.",
          nextLookOn: on(2013, 9, 27)), on: &stage)
    },
    Scene(on(2013, 9, 27)) { stage in
      try await record(
        after: 1,
        FindingReviewEntry(
          lookedOn: on(2013, 9, 27), outcome: .strength,
          reason:
            "All nine team managers open the system’s lists every Monday. Of 60 entries compared with the files, 59 were right."
        ),
        on: &stage)
    },
  ]

  private static func record(
    after seen: Int, _ entry: FindingReviewEntry, on stage: inout Stage
  ) async throws {
    let inspection = try stage.found(
      stage.inspections[.protection2012], DemoReport.protection2012)
    let acting = try stage.acting(as: .prowse)
    let authority = stage.world.authority
    let finding = try await stage.world.store.read { db in
      try db.findings(of: authority, kinds: [.tooEarlyToJudge]).first {
        $0.inspection == inspection
      }
    }
    let found = try stage.found(finding, "the finding that was too early to judge")
    try await LookAgain(acting)(entry, at: found.id, after: seen)
  }
}
