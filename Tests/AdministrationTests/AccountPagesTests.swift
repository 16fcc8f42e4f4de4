import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Administration

@Suite struct AccountPagesTests {
  static let jo = [
    ("login", "Jo@Thornmere.Example"), ("name", "Jo <Marsh>"), ("roles", "director"),
    ("roles", "boardManager"),
  ]

  @Test(arguments: StoreKind.available)
  func `A made account shows its password once, and it can be signed in to with it`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let answer = try await house.post(.users, Self.jo)
      #expect(answer.status == 200)
      let password = try #require(answer.html.firstMatch(of: /[a-z2-9]{5}(-[a-z2-9]{5}){3}/))
      let session = try await SignIn(house.world)(
        login: "jo@thornmere.example", password: String(password.0), from: "192.0.2.1")
      #expect(session.mustChangePassword)
      #expect(session.user.roles == [.director, .boardManager])
      let account = try await house.account()
      let page = try await house.html(.user(account.id))
      #expect(!page.contains(password.0))
      #expect(!page.contains("<Marsh>"))
      #expect(try await house.html(.users).contains("Jo &lt;Marsh&gt;"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is wrong is shown beside the fields, and what was typed is kept`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let answer = try await house.post(
        .users, [("login", "jo marsh"), ("name", "Jo"), ("roles", "")])
      #expect(answer.status == 422)
      #expect(answer.html.contains("no spaces"))
      #expect(answer.html.contains("at least one role"))
      #expect(answer.html.contains("jo marsh"))
      let strange = try await house.post(
        .users, [("login", "jo"), ("name", "Jo"), ("roles", "emperor"), ("person", "x")])
      #expect(strange.status == 422)
      #expect(try await house.accounts().isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An account is changed, given a new password, switched off and on`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      _ = try await house.post(
        .users, [("login", "admin.two"), ("name", "Two"), ("roles", "administrator")])
      _ = try await house.post(.users, Self.jo)
      let account = try await house.account()
      let changed = try await house.post(
        .user(account.id),
        [("login", "jo.marsh"), ("name", "Jo Marsh"), ("roles", "director"), ("version", "1")])
      #expect(changed.destination == .user(account.id))
      #expect(try await house.account().roles == [.director])
      await #expect(throws: StaleRecord.self) {
        try await house.post(
          .user(account.id),
          [("login", "jo.marsh"), ("name", "Other"), ("roles", "director"), ("version", "1")])
      }
      let given = try await house.post(.userPassword(account.id))
      #expect(given.html.contains("Shown once"))
      let off = try await house.post(.switchUserOff(account.id))
      #expect(off.notice?.contains("off") == true)
      #expect(try await house.account().isDisabled)
      #expect(try await house.html(.user(account.id)).contains("Switch the account on"))
      _ = try await house.post(.switchUserOn(account.id))
      #expect(try await !house.account().isDisabled)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The list is narrowed down by role, state and name, and taken away as CSV`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      _ = try await house.post(.users, Self.jo)
      _ = try await house.post(
        .users, [("login", "sam"), ("name", "Sam Reed"), ("roles", "councillor")])
      func list(_ name: String, _ value: String) async throws -> [Bool] {
        let html = try await house.html(Address.users.with(name, value))
        return [html.contains("Jo &lt;Marsh&gt;"), html.contains("Sam Reed")]
      }
      #expect(try await list("role", "councillor") == [false, true])
      #expect(try await list("role", "boardManager") == [true, false])
      // A word is found whole: no role is called "board".
      #expect(try await list("state", "on") == [true, true])
      #expect(try await list("state", "off") == [false, false])
      #expect(try await list("words", "REED") == [false, true])
      guard case .file(let bytes, _, let name, _, _) = try await house.get(.users, wantsCSV: true)
      else {
        Issue.record("no file")
        return
      }
      #expect(name.hasSuffix(".csv"))
      #expect(String(decoding: bytes, as: UTF8.self).contains("Sam Reed"))
    }
  }

  @Test func `An account that is not there is not found`() async throws {
    try await withAdministration(.sqlite) { house in
      let id = ID<Account>()
      for address in [Address.user(id), .editUser(id)] {
        await #expect(throws: Refusal.self) { try await house.get(address) }
      }
      for address in [Address.userPassword(id), .switchUserOff(id), .switchUserOn(id)] {
        await #expect(throws: Refusal.self) { try await house.post(address) }
      }
    }
  }
}

extension AdministrationHouse {
  func accounts() async throws -> [Account] {
    try await world.store.read { try $0.accounts(of: Self.authority) }
  }

  /// The account of Jo.
  func account() async throws -> Account {
    try #require(try await accounts().first { $0.name.hasPrefix("Jo") })
  }
}
