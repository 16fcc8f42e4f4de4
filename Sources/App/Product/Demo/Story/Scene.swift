import Civil
import Inspections
import Kernel

/// One thing that somebody did on a day of the story.
///
/// The story is a list of these, gathered from all its parts and played in the order of their days,
/// so that the history of every record reads as it would have been written.
struct Scene: Sendable {
  let day: CivilDate
  let play: @Sendable (inout Stage) async throws -> Void

  init(_ day: CivilDate, _ play: @escaping @Sendable (inout Stage) async throws -> Void) {
    self.day = day
    self.play = play
  }
}

extension Sequence<Scene> {
  /// By day; scenes of one day stay in the order in which they are told.
  func inOrder() -> [Scene] {
    enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }
}
