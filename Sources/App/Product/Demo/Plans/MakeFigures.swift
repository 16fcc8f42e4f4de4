import ImprovementPlan
import Kernel

/// The board’s rule for the figures of the plan, and a sentence that was true until an action was
/// withdrawn two days before it was written.
enum MakeFigures {
  static let scenes = [
    Scene(on(2026, 6, 11)) { stage in
      var rule = FigureRule(
        authority: stage.world.authority, validFrom: stage.day,
        source: "Children’s Improvement Board, 11 June 2026, minute 12")
      rule.forecastMinimum = 6
      rule.targets = [.actionsOnTime: 80, .partnerActionsOnTrack: 75]
      try await SetFigureRule(stage.acting(as: .nwachukwu))(rule)
    },
    Scene(on(2026, 11, 11)) { stage in
      let action = try await stage.action(12, of: .services2026)
      _ = try await RecordProgress(stage.acting(as: .nwachukwu))(
        ProgressEntry(
          delivery: .inProgress,
          note:
            "66 % in October. For the board’s next pack: all six recommendations have an action, and one action is overdue.",
          effectiveOn: stage.day),
        on: action.id, readAt: action.version)
    },
  ]
}
