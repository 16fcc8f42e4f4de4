import Kernel
import Storage
import Testing

@testable import Product

@Suite struct DemoAccountTests {
  @Test func `Every role of the catalogue has an account, and it opens`() async throws {
    let world = try await thornmere()
    let logins = Demo.logins(password: demoPassword)
    #expect(Set(logins.map(\.role)) == Set(Role.allCases).subtracting([.public]))
    #expect(Set(logins.map(\.login)).count == logins.count)
    for login in logins {
      let session = try await SignIn(world)(
        login: login.login, password: login.password, from: "192.0.2.1", userAgent: nil)
      #expect(session.user.roles == [login.role])
      #expect(session.user.name == login.name)
      #expect(!session.mustChangePassword)
      #expect(!login.whatToTry.isEmpty)
    }
  }

  @Test func `The accounts of people who have left are switched off`() async throws {
    let world = try await thornmere()
    let authority = world.authority
    let accounts = try await world.store.read { db in
      try db.all(
        Account.self,
        "SELECT * FROM account WHERE authority_id = \(authority) AND is_disabled ORDER BY login")
    }
    #expect(accounts.map(\.name).sorted() == DemoAccount.former.map(\.person.name).sorted())
  }

  @Test func `A password has four words and four digits, passes the rules and is never the same`() {
    var seen: Set<String> = []
    for account in DemoAccount.current {
      let rules = PasswordRules(login: account.login, name: account.person.name, authority: nil)
      for _ in 0..<20 {
        let password = Demo.makePassword()
        let parts = password.split(separator: "-")
        #expect(parts.count == 5)
        #expect(parts.dropLast().allSatisfy { Demo.words.contains(String($0)) })
        #expect(parts.last.flatMap { Int($0) }.map { (1000...9999).contains($0) } == true)
        #expect(rules.problem(password) == nil)
        seen.insert(password)
      }
    }
    #expect(seen.count == 20 * DemoAccount.current.count)
    #expect(Set(Demo.words).count == Demo.words.count)
  }
}
