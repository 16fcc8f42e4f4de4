import Civil
import Kernel
import Logging
import Storage
import TestKit
import Testing

@testable import Product

/// The day on which the tests look at the fictional council.
let demoToday = CivilDate(year: 2026, month: 11, day: 22) ?? .latest

let demoPassword = "acorn-velvet-heron-plum-2741"

/// The fictional council whole, for tests that only read; all of them share one.
func thornmere() async throws -> World { try await sharedThornmere.value }

/// The session of somebody of that role in the council that all share. They sign in once: who signs in
/// ten times at one moment is taken for somebody who guesses.
func thornmereSession(of role: Role) async throws -> SessionToken {
  try await sharedSessions.token(of: role)
}

/// Runs the body with a fresh database in which the council and what ships with the product are entered,
/// but nothing else.
func withEmptyThornmere(
  _ kind: StoreKind, _ body: (World) async throws -> Void
) async throws {
  try await withStore(kind, migrations: Service.migrations, now: { demoNow }) { store in
    try await body(try await emptyThornmere(in: store))
  }
}

/// Runs the body with the fictional council whole, in a fresh database.
func withThornmere(_ kind: StoreKind, _ body: (World) async throws -> Void) async throws {
  try await withEmptyThornmere(kind) { world in
    _ = try await Demo.make(in: world, password: demoPassword)
    try await body(world)
  }
}

private let demoNow = Instant(
  milliseconds: Int64(demoToday.dayNumber) * 86_400_000 + 36_000_000)

private let sharedThornmere = Task {
  let world = try await emptyThornmere(
    in: Service.openStore(.memory, logger: .quiet, now: { demoNow }))
  _ = try await Demo.make(in: world, password: demoPassword)
  return world
}

private func emptyThornmere(in store: Store) async throws -> World {
  try await Council.enter(Demo.council, in: store)
  let world = World(
    store: store, authority: Demo.council.code, documents: Documents(key: DocumentKey()),
    logger: .quiet, passwords: PasswordHasher(parameters: .forTests), now: { demoNow })
  try await Service.seed(world)
  return world
}

private let sharedSessions = ThornmereSessions()

private actor ThornmereSessions {
  private var signedIn: [Role: Task<SessionToken, any Error>] = [:]

  func token(of role: Role) async throws -> SessionToken {
    let task =
      signedIn[role]
      ?? Task {
        let login = try #require(Demo.logins(password: demoPassword).first { $0.role == role })
        return try await SignIn(thornmere())(
          login: login.login, password: login.password, from: "192.0.2.1", userAgent: nil
        ).token
      }
    signedIn[role] = task
    return try await task.value
  }
}
