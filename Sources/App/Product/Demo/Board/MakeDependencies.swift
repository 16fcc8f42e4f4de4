import Board
import Civil
import ImprovementPlan
import Kernel
import Storage

/// Which actions of 2026 wait for which, and what was said of the one that is late.
enum MakeDependencies {
  /// The numbers of the actions in the plan: the one that waits, and what it waits for.
  private static let waits: [(waits: Int, needed: Int, reason: String)] = [
    (15, 12, "Auditors ask families about the form that the core groups use."),
    (13, 15, "The advocates build on what families have said in the audits."),
    (4, 3, "Probation joins when the three agencies agree what a good record is."),
    (16, 7, "The meeting looks at plans that somebody else has read."),
  ]

  static let scenes = [
    Scene(on(2026, 10, 12)) { stage in
      for wait in waits {
        try await LinkActions(stage.acting(as: .nwachukwu))(
          try action(wait.waits, on: stage), waitsFor: try action(wait.needed, on: stage),
          because: wait.reason)
      }
    },
    Scene(on(2026, 11, 9)) { stage in
      try await WriteRecoveryPlan(stage.acting(as: .nwachukwu))(
        whyLate:
          "Two of five teams have nobody who brings the child’s words when the child does not come.",
        whatNow: "The reviewing officers bring them until both teams have named somebody.",
        byWhen: on(2026, 11, 20), forAction: try action(12, on: stage))
    },
  ]

  private static func action(_ number: Int, on stage: Stage) throws -> ID<Action> {
    try stage.found(stage.actions[.services2026]?[number], "action \(number) of 2026")
  }
}
