import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import Board
@testable import ImprovementPlan

/// A body that came with a council's own plan, and that something else names since, stays when the
/// import is taken back.
@Suite struct ImportedBodyTests {
  private static let file = """
    Ref,Recommendation,Action,Lead,Due date
    1.1,Homes near school,Open a third hub,Thornmere Trust,31/05/2027

    """

  @Test(arguments: StoreKind.available, [true, false])
  func `It stays where a challenge is put to it, and goes where nothing names it`(
    _ kind: StoreKind, isNamed: Bool
  ) async throws {
    try await withBoardHouse(kind) { house in
      let found = try await house.bringIn(Self.file, makingBody: "Thornmere Trust")
      let authority = BoardHouse.authority
      func trust() async throws -> Body? {
        try await house.world.store.read { db in
          try db.bodies(of: authority).first { $0.name == "Thornmere Trust" }
        }
      }
      let made = try #require(try await trust())
      if isNamed {
        var entry = house.entry("Is the hub open?")
        entry.askedOf = .body(made.id)
        try await RaiseChallenge(house.acting(house.officer))(entry)
      }
      let undone = try await UndoPlanImport(house.acting(house.officer))(
        found.id, readAt: house.stored(found).version, because: "Wrong columns")
      #expect(
        undone.left
          == (isNamed
            ? "“Thornmere Trust” stays in the directory, since it is used or was changed." : ""))
      #expect(try await (trust() != nil) == isNamed)
      let left = try await house.world.store.read { [plan = house.plan.id] in
        try $0.actions(ofPlan: plan, in: authority)
      }
      #expect(left.isEmpty)
    }
  }
}
