import Storage
import TestKit
import Testing

@testable import Kernel

@Suite struct SignInTests {
  @Test(arguments: StoreKind.available)
  func `The right name in any case and the right password begin a session`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo@thornmere.example", [.improvementOfficer])
      let session = try await house.signIn(" Jo@Thornmere.Example ")
      #expect(session.user == account.user)
      #expect(!session.mustChangePassword)
      let found = try await Sessions(house.world).user(forToken: session.token)
      #expect(found?.user == account.user)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A wrong password and an unknown name get the same words`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo@thornmere.example")
      let wrong = try await problems { _ = try await house.signIn("jo@thornmere.example", "wrong") }
      let unknown = try await problems { _ = try await house.signIn("nobody", "wrong") }
      #expect(wrong == unknown)
      #expect(wrong["password"]?.contains("not right") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Empty fields are named, each`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let found = try await problems { _ = try await house.signIn("  ", "") }
      #expect(Set(found.keys) == ["login", "password"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `An account that is off is refused, but only to who knows the password`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo@thornmere.example")
      _ = try await EditAccount(house.acting(try await house.secondAdministrator())).setDisabled(
        true, try #require(account.user.account))
      await #expect(throws: Refusal.self) { try await house.signIn("jo@thornmere.example") }
      let guessed = try await problems {
        _ = try await house.signIn("jo@thornmere.example", "wrong")
      }
      #expect(guessed["password"]?.contains("not right") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `After five failures one waits a minute, then two, and a success forgets them`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo@thornmere.example")
      for _ in 0..<5 { await house.fail("jo@thornmere.example") }
      #expect(await house.waitToSignIn("jo@thornmere.example") == 60)
      house.clock.advance(seconds: 59)
      #expect(await house.waitToSignIn("jo@thornmere.example") == 1)
      house.clock.advance(seconds: 1)
      await house.fail("jo@thornmere.example")
      #expect(await house.waitToSignIn("jo@thornmere.example") == 120)
      house.clock.advance(seconds: 120)
      _ = try await house.signIn("jo@thornmere.example")
      for _ in 0..<4 { await house.fail("jo@thornmere.example") }
      _ = try await house.signIn("jo@thornmere.example")
    }
  }

  @Test(arguments: StoreKind.available)
  func `An unknown name is slowed down like a known one`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      for _ in 0..<5 { await house.fail("nobody") }
      #expect(await house.waitToSignIn("nobody") == 60)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Thirty failures from one address stop it for a quarter of an hour, others not`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo@thornmere.example")
      for number in 0..<30 { await house.fail("name\(number)", from: "198.51.100.7") }
      #expect(
        await house.waitToSignIn("jo@thornmere.example", from: "198.51.100.7") == 15 * 60)
      _ = try await house.signIn("jo@thornmere.example", from: "203.0.113.5")
      house.clock.advance(minutes: 15)
      _ = try await house.signIn("jo@thornmere.example", from: "198.51.100.7")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Signing in to one's own account does not renew the guesses from an address`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo@thornmere.example")
      for number in 0..<29 { await house.fail("name\(number)") }
      _ = try await house.signIn("jo@thornmere.example")
      await house.fail("name30")
      #expect(await house.waitToSignIn("jo@thornmere.example") == 15 * 60)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Guesses made at the same moment cannot slip through together`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo@thornmere.example")
      let tooMany = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<12 {
          group.addTask { await house.waitToSignIn("jo@thornmere.example", "wrong") != nil }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(tooMany == 7)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Every attempt is on record, a name that nobody has is not`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo@thornmere.example")
      await house.fail("jo@thornmere.example")
      await house.fail("hunter2 typed into the wrong field")
      house.clock.advance(seconds: 1)
      _ = try await house.signIn("jo@thornmere.example")
      let entries = try await house.world.store.read { db in
        try db.accesses(to: Account.table, account.id.text, of: KernelHouse.authority)
      }
      #expect(entries.map(\.wasAllowed) == [true, false])
      let unknown = try await house.world.store.read { db in try db.accesses(by: "public") }
      #expect(unknown.map(\.wasAllowed) == [false])
      #expect(unknown.allSatisfy { !"\($0)".contains("hunter2") })
    }
  }

  @Test(arguments: StoreKind.available)
  func `A password hashed under weaker parameters is hashed anew at the next sign-in`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo@thornmere.example")
      var stronger = ScryptParameters.forTests
      stronger.logarithmOfRounds += 1
      let world = World(
        store: house.world.store, authority: house.world.authority,
        documents: house.world.documents, logger: house.world.logger,
        passwords: PasswordHasher(parameters: stronger), now: house.world.now)
      let first = try await house.signIn("jo@thornmere.example")
      _ = try await KernelHouse(world: world, clock: house.clock).signIn("jo@thornmere.example")
      let credential = try await world.store.read { db in
        try db.credential(of: account.id, in: account.authority)
      }
      #expect(credential?.hash.parameters == stronger)
      #expect(try await Sessions(world).user(forToken: first.token) != nil)
      _ = try await house.signIn("jo@thornmere.example")
    }
  }

  @Test(arguments: [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "2 minutes")])
  func `The wait is said in words`(seconds: Int64, words: String) {
    #expect(Attempt.inWords(seconds) == words)
  }
}

extension KernelHouse {
  /// An administrator besides the one in question, stored.
  func secondAdministrator() async throws -> User {
    try await account("second.admin", [.administrator]).user
  }

  func fail(_ login: String, from address: String = "192.0.2.1") async {
    await #expect(throws: Refusal.self) { try await signIn(login, "wrong", from: address) }
  }

  /// Seconds to wait before signing in; nil when the attempt was admitted.
  func waitToSignIn(
    _ login: String, _ password: String = password, from address: String = "192.0.2.1"
  ) async -> Int? {
    do {
      _ = try await signIn(login, password, from: address)
      return nil
    } catch Refusal.tooMany(_, let seconds) {
      return seconds
    } catch {
      return nil
    }
  }
}
