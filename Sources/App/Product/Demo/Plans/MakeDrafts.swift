import ImprovementPlan
import Kernel

/// What is being written in November 2026, and how often the board wants to hear of each action.
enum MakeDrafts {
  static let scenes: [Scene] = [
    Scene(on(2026, 6, 10)) { stage in
      var days = UpdateRule.Days()
      days.notStarted = 56
      try await SetUpdateRule(stage.acting(as: .nwachukwu))(
        every: days, source: "\(DemoPlan.board2026), 10 June 2026", from: on(2026, 6, 10))
    },
    // In mid-sentence: the officer was called away.
    Scene(on(2026, 11, 12)) { stage in
      let action = try await stage.action(6, of: .services2026)
      let save = SaveDraft(try stage.acting(as: .nwachukwu))
      try await save(
        ProgressEntry(
          delivery: .inProgress,
          note:
            "Seventeen of twenty families have tried the form. Twelve of them could say what needs to change and by when. The other five told us that",
          effectiveOn: on(2026, 11, 12), expectedOn: on(2026, 12, 4)),
        on: action.id)
    },
  ]
}
