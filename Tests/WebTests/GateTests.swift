import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing

@testable import Web

@Suite struct GateTests {
  @Test func `Somebody who has not signed in is sent to sign in, and back`() async throws {
    try await withDemo { _, browser in
      let away = try await browser.get("/demo/actions?status=open")
      #expect(away.status == 303)
      #expect(away.location == "/sign-in?return=%2Fdemo%2Factions%3Fstatus%3Dopen")
      let page = try await browser.get(away.location ?? "")
      #expect(page.status == 200)
      let back = try await browser.post(
        "/sign-in",
        [
          ("login", "officer"), ("password", DemoSite.password),
          ("return", page.hidden("return") ?? ""),
        ])
      #expect(back.location == "/demo/actions?status=open")
      #expect(try await browser.get("/demo/actions?status=open").status == 200)
    }
  }

  @Test(arguments: [
    "//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x", "/sign-out",
    "/sign-out/", "/sign%2Dout?x=1", "/sign-in?return=%2Fsign-out", "/account/sign-out-everywhere",
  ])
  func `Signing in never leads to another site, nor to signing out`(target: String) async throws {
    try await withDemo { _, browser in
      try await browser.get("/sign-in")
      let answer = try await browser.post(
        "/sign-in", [("login", "officer"), ("password", DemoSite.password), ("return", target)])
      #expect(answer.location == "/")
    }
  }

  @Test func `A wrong password shows the form again with what was typed, but not the password`()
    async throws
  {
    try await withDemo { _, browser in
      try await browser.get("/sign-in")
      let answer = try await browser.post(
        "/sign-in", [("login", "officer"), ("password", "wrong secret")])
      #expect(answer.status == 422)
      #expect(answer.body.contains("<title>Error: Sign in"))
      #expect(answer.body.contains("value=\"officer\""))
      #expect(!answer.body.contains("wrong secret"))
      #expect(answer.body.contains("href=\"#password\""))
    }
  }

  @Test func `Signing in gives a new token, so that one known before is worth nothing`()
    async throws
  {
    try await withDemo { _, browser in
      try await browser.get("/sign-in")
      let before = browser.cookies["goldthread"]
      try await browser.signIn("officer")
      #expect(before != nil && browser.cookies["goldthread"] != before)
    }
  }

  @Test func `Somebody without the permission is refused in words, and it is on record`()
    async throws
  {
    try await withDemo { demo, browser in
      try await browser.signIn("partner")
      let answer = try await browser.get("/demo/new")
      #expect(answer.status == 403)
      #expect(answer.body.contains("Your account does not allow this"))
      let entries = try await demo.world.store.read { db in
        try db.accesses(to: "page", "/demo/new", of: DemoSite.authority)
      }
      #expect(entries.count == 1)
      #expect(entries.first?.wasAllowed == false)
      #expect(entries.first?.author.name == "Tobias Wren")
      #expect(try await browser.get("/demo/actions").status == 403)
    }
  }

  @Test func `The permission is asked before the form is even read`() async throws {
    try await withDemo { demo, browser in
      try await browser.signIn("partner")
      try await browser.get("/account")
      let answer = try await browser.post("/demo/actions", [("title", "x"), ("status", "open")])
      #expect(answer.status == 403)
      #expect(try await demo.actions().isEmpty)
    }
  }

  @Test func `A permission that owning may give lets owners in`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("partner")
      #expect(try await browser.get("/demo/own").status == 200)
    }
  }

  @Test func `A given password has to be changed first`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("novice")
      #expect(try await browser.get("/demo/actions").location == "/account/password")
      #expect(try await browser.get("/account/password").status == 200)
      let changed = try await browser.post(
        "/account/password",
        [
          ("current", DemoSite.password), ("new", "orchard kettle summit"),
          ("repeated", "orchard kettle summit"),
        ])
      #expect(changed.location == "/account")
      #expect(try await browser.get("/demo/actions").status == 200)
    }
  }

  @Test func `After signing out the old cookie opens nothing`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      let cookies = browser.cookies
      try await browser.get("/account")
      #expect(try await browser.post("/sign-out", []).location == "/sign-in")
      #expect(browser.cookies["goldthread"] == nil)
      browser.cookies = cookies
      #expect(try await browser.get("/demo/actions").status == 303)
    }
  }

  @Test func `A session ended from the list of sessions opens nothing any more`() async throws {
    try await withDemo { _, browser in
      let other = DemoBrowser(browser.client)
      try await other.signIn("officer")
      try await browser.signIn("officer")
      let page = try await browser.get("/account")
      let action = try #require(page.body.firstMatch(of: /action="(\/account\/sessions\/[^"]+)"/))
      #expect(try await browser.post(String(action.1), []).location == "/account")
      #expect(try await other.get("/account").status == 303)
      #expect(try await browser.get("/account").status == 200)
    }
  }

  @Test func `Signing out everywhere ends every session`() async throws {
    try await withDemo { _, browser in
      let other = DemoBrowser(browser.client)
      try await other.signIn("officer")
      try await browser.signIn("officer")
      try await browser.get("/account")
      #expect(try await browser.post("/account/sign-out-everywhere", []).location == "/sign-in")
      #expect(try await other.get("/account").status == 303)
    }
  }

  @Test func `A form sent after the session ended gives the words back`() async throws {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      browser.cookies["goldthread"] = SessionToken().text
      let answer = try await browser.post(
        "/demo/actions", [("title", "Words that took an hour"), ("status", "open")])
      #expect(answer.status == 403)
      #expect(answer.body.contains("You have been signed out"))
      #expect(answer.body.contains("Words that took an hour"))
      #expect(try await demo.actions().isEmpty)
    }
  }
}
