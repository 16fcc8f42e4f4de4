import Board
import Civil
import ImprovementPlan
import Kernel
import Storage

/// The versions of the plan of 2026 that the improvement board has approved.
enum MakeVersions {
  static let scenes: [Scene] = [
    version(
      of: .services2026, by: .nwachukwu, on(2026, 6, 9), "June 2026", decided: on(2026, 6, 8),
      "minute 31"),
    version(
      of: .services2026, by: .nwachukwu, on(2026, 10, 27), "October 2026",
      decided: on(2026, 10, 22), "minute 43"),
  ]

  private static func version(
    of report: DemoReport, by keeper: DemoPerson, _ day: CivilDate, _ label: String,
    decided: CivilDate, _ minute: String
  ) -> Scene {
    Scene(day) { stage in
      let meetings = BoardSlice(world: stage.world).meetingLinks
      let plan = try stage.plan(report)
      let authority = stage.world.authority
      let known = try await stage.world.store.read { db in
        try db.value(
          Int.self,
          """
          SELECT count(*) FROM plan_version
          WHERE authority_id = \(authority) AND plan_id = \(plan)
          """) ?? 0
      }
      try await ApproveVersion(stage.acting(as: keeper), meetings: meetings)(
        plan, called: label, by: try stage.found(stage.bodies[.improvementBoard], "board"),
        word: BoardWord(on: decided, paper: minute), asItStands: true, afterReading: known)
    }
  }
}
