import Civil
import ImprovementPlan
import Kernel
import Storage

/// Who is told of late actions and missing updates, the weeks in which that happened, and a link
/// that was sent to a partner.
enum MakeReminders {
  static let scenes: [Scene] =
    [
      Scene(on(2026, 6, 9)) { stage in
        let bodies: [(DemoBody, DemoPost)] = [
          (.socialCare, .assistantDirector), (.earlyHelp, .headOfEarlyHelp),
          (.performance, .improvementManager), (.police, .policeLead),
          (.integratedCareBoard, .designatedNurse), (.housing, .housingManager),
        ]
        var posts: [ReminderSettings.Place: ID<Post>?] = [
          .director: try stage.found(stage.posts[.director], "director"),
          .chair: try stage.found(stage.posts[.improvementChair], "chair"),
          .verifier: try stage.found(stage.posts[.partnershipManager], "verifier"),
        ]
        for (body, post) in bodies {
          posts[.head(try stage.found(stage.bodies[body], body))] = try stage.found(
            stage.posts[post], post)
        }
        try await SetReminders(stage.acting(as: .oyelaran))(posts: posts)
      },
      Scene(on(2026, 11, 2)) { stage in
        _ = try await MakePartnerLink(stage.acting(as: .nwachukwu))(
          forBody: try stage.found(stage.bodies[.police], "police"),
          sentTo: "The duty inspector, Public Protection, by e-mail", until: on(2026, 12, 18))
      },
    ]
    + rounds.map { day in
      Scene(day) { stage in
        let world = stage.world
        await JobRunner(world, ImprovementPlanSlice(world: world).jobs(address: "", send: nil))
          .runDue()
      }
    }

  /// One a week; those of the weeks between would say the same.
  private static let rounds = [
    on(2026, 6, 15), on(2026, 7, 13), on(2026, 8, 10), on(2026, 9, 7), on(2026, 9, 14),
    on(2026, 9, 21), on(2026, 9, 28), on(2026, 10, 5), on(2026, 10, 12), on(2026, 10, 19),
    on(2026, 10, 26), on(2026, 11, 2), on(2026, 11, 9),
  ]
}
