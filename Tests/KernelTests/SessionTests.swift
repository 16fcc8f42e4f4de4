import Storage
import TestKit
import Testing

@testable import Kernel

@Suite struct SessionTests {
  @Test(arguments: StoreKind.available)
  func `A session ends after eight hours without use`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      let token = try await house.signIn("jo.marsh").token
      let sessions = Sessions(house.world)
      house.clock.advance(seconds: 8 * 3600 - 1)
      #expect(try await sessions.user(forToken: token) != nil)
      house.clock.advance(seconds: 8 * 3600 - 1)
      #expect(try await sessions.user(forToken: token) != nil)
      house.clock.advance(hours: 8)
      #expect(try await sessions.user(forToken: token) == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A session ends after a day however much it is used`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      let token = try await house.signIn("jo.marsh").token
      let sessions = Sessions(house.world)
      for _ in 0..<23 {
        house.clock.advance(hours: 1)
        #expect(try await sessions.user(forToken: token) != nil)
      }
      house.clock.advance(hours: 1)
      #expect(try await sessions.user(forToken: token) == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `When it was last seen is written once a minute`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      let token = try await house.signIn("jo.marsh").token
      let sessions = Sessions(house.world)
      house.clock.advance(seconds: 59)
      _ = try await sessions.user(forToken: token)
      #expect(try await sessions.user(forToken: token)?.seenAt == someMorning)
      house.clock.advance(seconds: 1)
      _ = try await sessions.user(forToken: token)
      #expect(
        try await sessions.user(forToken: token)?.seenAt == someMorning.adding(seconds: 60))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Signing in gives a new token and ends the session the browser had`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      let first = try await house.signIn("jo.marsh").token
      let second = try await house.signIn("jo.marsh", replacing: first).token
      #expect(first != second)
      #expect(try await Sessions(house.world).user(forToken: first) == nil)
      #expect(try await Sessions(house.world).user(forToken: second) != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Signing out ends this session, signing out everywhere all of them`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      try await house.account("sam.reed")
      let sessions = Sessions(house.world)
      let tokens = [
        try await house.signIn("jo.marsh"), try await house.signIn("jo.marsh"),
        try await house.signIn("jo.marsh"),
      ]
      let other = try await house.signIn("sam.reed")
      try await sessions.signOut(token: tokens[0].token, by: tokens[0].user)
      #expect(try await sessions.user(forToken: tokens[0].token) == nil)
      #expect(try await sessions.user(forToken: tokens[1].token) != nil)
      try await sessions.signOutEverywhere(by: tokens[1].user)
      for token in tokens { #expect(try await sessions.user(forToken: token.token) == nil) }
      #expect(try await sessions.user(forToken: other.token) != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `One sees one's own sessions and can end one of them, but nobody else's`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      try await house.account("sam.reed")
      let sessions = Sessions(house.world)
      let first = try await house.signIn("jo.marsh")
      house.clock.advance(minutes: 5)
      let second = try await house.signIn("jo.marsh")
      let other = try await house.signIn("sam.reed")
      let list = try await sessions.list(of: first.user)
      #expect(list.map(\.browser) == ["Firefox on Windows", "Firefox on Windows"])
      #expect(list.map(\.seenAt) == [someMorning.adding(seconds: 300), someMorning])
      await #expect(throws: Refusal.self) { try await sessions.revoke(list[1].id, by: other.user) }
      try await sessions.revoke(list[1].id, by: second.user)
      #expect(try await sessions.user(forToken: first.token) == nil)
      #expect(try await sessions.user(forToken: second.token) != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Switching an account off ends its sessions, switching it on does not bring them back`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo.marsh")
      let administrator = try await house.secondAdministrator()
      let token = try await house.signIn("jo.marsh").token
      let sessions = Sessions(house.world)
      try await EditAccount(house.acting(administrator)).setDisabled(true, account.id)
      #expect(try await sessions.user(forToken: token) == nil)
      try await EditAccount(house.acting(administrator)).setDisabled(false, account.id)
      #expect(try await sessions.user(forToken: token) == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An account disabled by any other way has no session either`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      var account = try await house.account("jo.marsh")
      let token = try await house.signIn("jo.marsh").token
      account.isDisabled = true
      let disabled = account
      try await house.world.store.write(as: .system, because: "test") { db in
        _ = try db.update(disabled)
      }
      #expect(try await Sessions(house.world).user(forToken: token) == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Changed roles count at the next request`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let account = try await house.account("jo.marsh", [.improvementOfficer])
      let token = try await house.signIn("jo.marsh").token
      var entry = AccountEntry(account)
      entry.roles = [.councillor]
      try await EditAccount(house.acting(house.administrator))(
        account.id, version: account.version, entry)
      #expect(try await Sessions(house.world).user(forToken: token)?.user.roles == [.councillor])
    }
  }

  @Test(arguments: StoreKind.available)
  func `The token itself is nowhere in the database`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      let token = try await house.signIn("jo.marsh").token
      let stored = try await house.world.store.read { db in
        try db.values([UInt8].self, "SELECT token_hash FROM session")
      }
      #expect(stored == [SecretBytes.sha256(Array(token.text.utf8))])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Housekeeping takes ended sessions away and leaves the others`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      try await house.account("jo.marsh")
      _ = try await house.signIn("jo.marsh")
      house.clock.advance(hours: 7)
      let later = try await house.signIn("jo.marsh").token
      house.clock.advance(hours: 1)
      try await Housekeeping(house.world)()
      let count = try await house.world.store.read { db in
        try db.value(Int.self, "SELECT count(*) FROM session")
      }
      #expect(count == 1)
      #expect(try await Sessions(house.world).user(forToken: later) != nil)
    }
  }
}

@Suite struct SessionTokenTests {
  @Test func `A token comes back from its text, and tells nothing when printed`() {
    let token = SessionToken()
    #expect(SessionToken(token.text) == token)
    #expect("\(token)" == "•••")
    #expect(SessionToken() != token)
  }

  @Test(arguments: [
    "", "short", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
    String(repeating: "!", count: 43), String(repeating: "/", count: 43),
    // The last character carries two bits that must be zero.
    String(repeating: "A", count: 42) + "B",
  ])
  func `What cannot be a token of ours is none`(text: String) {
    #expect(SessionToken(text) == nil)
  }

  @Test func `A form's token belongs to one session`() {
    let (one, other) = (SessionToken(), SessionToken())
    #expect(one.accepts(formToken: one.formToken))
    #expect(!one.accepts(formToken: other.formToken))
    #expect(!one.accepts(formToken: ""))
    #expect(!one.accepts(formToken: String(one.formToken.dropLast())))
    #expect(!one.formToken.contains(one.text))
  }

  @Test(arguments: [
    (
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0", "Edge on Windows"
    ),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
    (
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
        + "Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari on iPhone"
    ),
    (
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/137.0.0.0 Mobile Safari/537.36", "Chrome on Android"
    ), ("<script>alert(1)</script>", "Unknown browser"), ("", "Unknown browser"),
  ])
  func `A browser's description is made short`(text: String, summary: String) {
    #expect(BrowserSummary.of(userAgent: text) == summary)
  }
}
