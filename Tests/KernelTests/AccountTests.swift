import Storage
import TestKit
import Testing

@testable import Kernel

@Suite struct AccountTests {
  @Test(arguments: StoreKind.available)
  func `An administrator makes an account whose password must be changed first`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let made = try await CreateAccount(house.acting(house.administrator))(
        AccountEntry(login: " Sam@Thornmere.Example ", name: " Sam Reed ", roles: [.director]))
      #expect(made.account.login == "sam@thornmere.example")
      #expect(made.account.name == "Sam Reed")
      let session = try await house.signIn("sam@thornmere.example", made.password)
      #expect(session.mustChangePassword)
      #expect(
        try await Sessions(house.world).user(forToken: session.token)?.mustChangePassword == true)
      let next = try await ChangePassword(house.world)(
        current: made.password, new: KernelHouse.password, repeated: KernelHouse.password,
        by: session.user, from: "192.0.2.1")
      #expect(!next.mustChangePassword)
      #expect(try await Sessions(house.world).user(forToken: session.token) == nil)
      #expect(
        try await Sessions(house.world).user(forToken: next.token)?.mustChangePassword == false)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nobody but an administrator touches accounts`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo.marsh")
      let entry = AccountEntry(login: "new", name: "New", roles: [.administrator])
      for role in Role.allCases where role != .administrator {
        let user = User.test(role)
        await #expect(throws: Refusal.self) {
          try await CreateAccount(house.acting(user))(entry)
        }
        let edit = EditAccount(house.acting(user))
        await #expect(throws: Refusal.self) {
          try await edit.setDisabled(true, account.id)
        }
        await #expect(throws: Refusal.self) { try await edit.resetPassword(account.id) }
        await #expect(throws: Refusal.self) {
          try await edit(account.id, version: 1, AccountEntry(account))
        }
      }
      #expect(
        try await house.world.store.read { try $0.accounts(of: KernelHouse.authority) } == [account]
      )
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is wrong with an entry is said for each field`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      let create = CreateAccount(house.acting(house.administrator))
      func wrong(_ entry: AccountEntry) async throws -> Set<String?> {
        Set(try await problems { _ = try await create(entry) }.keys)
      }
      #expect(
        try await wrong(AccountEntry(login: "", name: " ", roles: []))
          == ["login", "name", "roles"])
      #expect(
        try await wrong(AccountEntry(login: "ab", name: "A", roles: [.director])) == ["login"])
      #expect(
        try await wrong(AccountEntry(login: "a b c", name: "A", roles: [.director])) == ["login"])
      #expect(
        try await wrong(AccountEntry(login: "JO.MARSH", name: "A", roles: [.director])) == ["login"]
      )
      #expect(try await wrong(AccountEntry(login: "sam", name: "A", roles: [.public])) == ["roles"])
      #expect(
        try await wrong(
          AccountEntry(login: "sam", name: "A", roles: [.director], person: ID(), body: ID()))
          == ["person", "body"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A stale form is refused and changes nothing`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo.marsh")
      var entry = AccountEntry(account)
      entry.name = "Jo Marsh-Reed"
      try await EditAccount(house.acting(house.administrator))(
        account.id, version: account.version, entry)
      entry.name = "Somebody else"
      await #expect(throws: StaleRecord.self) {
        try await EditAccount(house.acting(house.administrator))(
          account.id, version: account.version, entry)
      }
      let stored = try await house.world.store.read {
        try $0.find(account.id, of: account.authority)
      }
      #expect(stored?.name == "Jo Marsh-Reed")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The last administrator stays one, and stays on`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let last = try await house.account("first.admin", [.administrator])
      let edit = EditAccount(house.acting(house.administrator))
      var entry = AccountEntry(last)
      entry.roles = [.director]
      let demoted = entry
      await #expect(throws: Refusal.self) {
        try await edit(last.id, version: last.version, demoted)
      }
      await #expect(throws: Refusal.self) {
        try await edit.setDisabled(true, last.id)
      }
      let other = try await house.account("second.admin", [.administrator])
      try await edit.setDisabled(true, last.id)
      await #expect(throws: Refusal.self) {
        try await edit.setDisabled(true, other.id)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A reset ends sessions, forgets failures and must be changed`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo.marsh")
      let token = try await house.signIn("jo.marsh").token
      for _ in 0..<5 { await house.fail("jo.marsh") }
      let password = try await EditAccount(house.acting(house.administrator)).resetPassword(
        account.id)
      #expect(try await Sessions(house.world).user(forToken: token) == nil)
      let session = try await house.signIn("jo.marsh", password)
      #expect(session.mustChangePassword)
      await house.fail("jo.marsh")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A password is changed only by who knows the present one, and ends all sessions`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      let first = try await house.signIn("jo.marsh")
      let second = try await house.signIn("jo.marsh")
      let change = ChangePassword(house.world)
      let new = "walnut umbrella Caspian"
      func wrong(_ current: String, _ new: String, _ repeated: String) async throws -> Set<String?>
      {
        Set(
          try await problems {
            _ = try await change(
              current: current, new: new, repeated: repeated, by: first.user, from: "192.0.2.1")
          }.keys)
      }
      #expect(try await wrong("not it", new, new) == ["current"])
      #expect(try await wrong(KernelHouse.password, new, new + "!") == ["repeated"])
      #expect(try await wrong(KernelHouse.password, "short", "short") == ["new"])
      #expect(
        try await wrong(KernelHouse.password, KernelHouse.password, KernelHouse.password) == ["new"]
      )
      #expect(try await wrong("", "", "") == ["current", "new"])
      let next = try await change(
        current: KernelHouse.password, new: new, repeated: new, by: first.user, from: "192.0.2.1")
      let sessions = Sessions(house.world)
      #expect(try await sessions.user(forToken: first.token) == nil)
      #expect(try await sessions.user(forToken: second.token) == nil)
      #expect(try await sessions.user(forToken: next.token) != nil)
      await house.fail("jo.marsh")
      _ = try await house.signIn("jo.marsh", new)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Guessing the present password of an open session is slowed down too`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      let user = try await house.signIn("jo.marsh").user
      let new = "walnut umbrella Caspian"
      for number in 0..<6 {
        do {
          _ = try await ChangePassword(house.world)(
            current: "guess \(number)", new: new, repeated: new, by: user, from: "192.0.2.1")
          Issue.record("a guess was taken")
        } catch Refusal.invalid {
          #expect(number < 5)
        } catch Refusal.tooMany {
          #expect(number == 5)
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `No password hash is in the change log`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo.marsh")
      _ = try await EditAccount(house.acting(house.administrator)).resetPassword(account.id)
      let changes = try await house.world.store.read { try $0.changes(since: 0, limit: 100) }
      #expect(changes.contains { $0.recordID == account.id.text })
      #expect(changes.allSatisfy { !"\($0)".contains("$scrypt$") })
    }
  }

  @Test func `The command line cannot set a password that is too easy either`() async throws {
    try await withKernel(.sqlite) { house in
      let found = try await problems {
        try await CreateAccountAsOperator(house.world)(
          AccountEntry(login: "admin", name: "Admin", roles: [.administrator]),
          password: "password1234", mustChange: false)
      }
      #expect(Set(found.keys) == ["password"])
    }
  }

  @Test func `Passwords given once have a hundred random bits and no look-alikes`() {
    let passwords = (0..<200).map { _ in OneTimePassword.make() }
    #expect(Set(passwords).count == 200)
    for password in passwords {
      #expect(password.split(separator: "-").map(\.count) == [5, 5, 5, 5])
      #expect(password.allSatisfy { !"lo01".contains($0) })
    }
  }

  @Test func `A role list reads back in the order of the catalogue, an unknown role is a fault`()
    throws
  {
    let list = RoleList([.administrator, .director])
    #expect(list.text == "director administrator")
    #expect(try RoleList(text: list.text).roles == [.administrator, .director])
    #expect(try RoleList(text: "").roles == [])
    #expect(throws: DecodingFault.self) { try RoleList(text: "director emperor") }
  }
}
