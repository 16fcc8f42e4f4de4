import Kernel

/// The board that answers for a plan: who sits on it, what it meets about, what it is shown, what
/// it asks, what it fears, and which actions wait for which.
public struct BoardSlice: Sendable {
  let world: World

  public init(world: World) { self.world = world }
}
