import Inspections
import Kernel
import Storage

/// What the inspectors of 2026 had said in 2019 too. The second of their recommendations is left to
/// whoever tries the demonstration.
enum MakeToldBefore {
  static let scenes = [
    Scene(on(2026, 3, 16)) { stage in
      let later = try stage.found(
        stage.recommendations[.services2026]?[1], DemoReport.services2026)
      let earlier = try stage.found(
        stage.recommendations[.services2019]?[1], DemoReport.services2019)
      let authority = stage.world.authority
      let before = try await stage.world.store.read {
        try $0.recommendation(earlier, of: authority)
      }
      try await LinkToldBefore(try stage.acting(as: .nwachukwu))(
        later, repeats: before.reference, as: .similar,
        note: "In 2019 it was the health service, now it is the police as well.")
    }
  ]
}
