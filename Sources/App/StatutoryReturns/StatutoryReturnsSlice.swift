import Kernel
import Logging
import Storage
import Web

/// Statutory returns: checked against the department's rules, compared with the last check, put
/// right from there.
public struct StatutoryReturnsSlice: Sendable {
  let world: World
  let desk: ReturnDesk

  public init(world: World) {
    self.world = world
    desk = ReturnDesk()
  }

  /// Deletes what is older than the council wants it kept, once an hour, until the task is
  /// cancelled.
  public func runHousekeeping() async {
    while !Task.isCancelled {
      do {
        try await ForgetOldRuns(world)()
        try await ForgetOldNotes(world)()
      } catch {
        world.logger.error(
          "old checks and explanations were not deleted", metadata: ["error": "\(error)"])
      }
      try? await Task.sleep(for: .seconds(3600))
    }
  }
}
