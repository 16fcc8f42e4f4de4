import Kernel
import Storage

/// Deletes the explanations that nobody has written at for longer than the council keeps them. That
/// each is deleted is on record, as every change is.
struct ForgetOldNotes: Sendable {
  private let world: World

  init(_ world: World) { self.world = world }

  /// - Returns: how many were deleted.
  @discardableResult
  func callAsFunction() async throws -> Int {
    let (authority, now) = (world.authority, world.now())
    let old = try await world.store.read { db in
      let days = try db.keepingDays(.notes, of: authority)
      return try db.notes(of: authority, before: now.adding(seconds: -Int64(days) * 86_400))
    }
    var deleted = 0
    for note in old {
      deleted += try await world.store.write(as: .system, because: "explanation kept long enough") {
        db in
        // Somebody may have written it anew in the meantime.
        guard let stored = try db.find(note.id, of: authority), stored.writtenAt == note.writtenAt
        else { return 0 }
        try db.delete(stored)
        return 1
      }
    }
    return deleted
  }
}
