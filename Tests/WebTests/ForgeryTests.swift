import Foundation
import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite struct ForgeryTests {
  static let fields = [("title", "Sign off every assessment"), ("status", "open")]

  @Test(arguments: ["", "x", String(repeating: "A", count: 43)])
  func `A form without this session's token is refused and gives the words back`(token: String)
    async throws
  {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let answer = try await browser.post(
        "/demo/actions", Self.fields + [(FieldName.csrf, token)])
      #expect(answer.status == 403)
      #expect(answer.body.contains("Sign off every assessment"))
      #expect(try await demo.actions().isEmpty)
    }
  }

  @Test func `The token of another session is refused`() async throws {
    try await withDemo { demo, browser in
      let other = DemoBrowser(browser.client)
      try await other.signIn("officer")
      let theirs = try await other.get("/demo/new").hidden(FieldName.csrf)
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let answer = try await browser.post(
        "/demo/actions", Self.fields + [(FieldName.csrf, theirs ?? "")])
      #expect(answer.status == 403)
      #expect(try await demo.actions().isEmpty)
    }
  }

  @Test func `No password is given back by a page that gives words back`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      let page = try await browser.get("/account/password")
      let secrets = page.body.matches(of: /name="_secret" value="([a-z]+)"/).map { String($0.1) }
      #expect(secrets == ["current", "new", "repeated"])
      let answer = try await browser.post(
        "/account/password",
        [
          (FieldName.csrf, "forged"), ("current", "old secret words"), ("new", "new secret words"),
          ("repeated", "new secret words"), ("remark", "a remark kept"),
          (FieldName.label, "remark:Remark"),
        ] + secrets.map { (FieldName.secret, $0) })
      #expect(answer.status == 403)
      #expect(answer.body.contains("a remark kept") && !answer.body.contains("secret words"))
    }
  }

  @Test func `A sign-in form from elsewhere is refused`() async throws {
    try await withDemo { _, browser in
      let answer = try await browser.post(
        "/sign-in", [("login", "officer"), ("password", DemoSite.password)])
      #expect(answer.status == 403)
      #expect(!answer.body.contains(DemoSite.password))
    }
  }

  @Test(arguments: ["cross-site", "same-site"])
  func `A form that the browser says comes from another site is refused`(site: String) async throws
  {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let answer = try await browser.post(
        "/demo/actions", Self.fields, headers: [.fetchSite: site])
      #expect(answer.status == 403)
      #expect(try await demo.actions().isEmpty)
    }
  }

  @Test func `A form with another origin is refused`() async throws {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let answer = try await browser.post(
        "/demo/actions", Self.fields, headers: [.origin: "https://evil.example"])
      #expect(answer.status == 403)
      #expect(try await demo.actions().isEmpty)
    }
  }

  @Test func `A form is acted on once, and the second sending goes where the first went`()
    async throws
  {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let first = try await browser.post("/demo/actions", Self.fields)
      let second = try await browser.post("/demo/actions", Self.fields)
      #expect(first.status == 303 && second.status == 303)
      #expect(first.location == second.location)
      #expect(try await demo.actions().count == 1)
    }
  }

  /// As when the first answer never came, and the words were corrected before they were sent again.
  @Test(arguments: [false, true])
  func `A form sent again with other words gives them back, and says that they are not saved`(
    byAnotherProcess: Bool
  ) async throws {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let first = try await browser.post("/demo/actions", Self.fields)
      #expect(first.status == 303)
      let corrected = [
        ("title", "Sign off every plan"), ("status", "open"), (FieldName.label, "title:Title"),
      ]
      let twin = WebServer(site: Site.demo, shell: demo.server.shell, world: demo.world)
      let again =
        byAnotherProcess
        ? try await twin.answer(to: browser, "/demo/actions", corrected)
        : try await browser.post("/demo/actions", corrected)
      #expect(again.status == 409)
      #expect(again.body.contains("It was acted on once"))
      #expect(again.body.contains("Sign off every plan"))
      #expect(again.body.contains("It is not saved. Copy what you need"))
      if !byAnotherProcess, let location = first.location {
        #expect(again.body.contains("href=\"\(location)\""), "\(again.body)")
      }
      #expect(try await demo.actions().map(\.title) == ["Sign off every assessment"])
    }
  }

  @Test func `Ten sendings at the same moment are acted on once`() async throws {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      let page = try await browser.get("/demo/new")
      let cookie = try #require(browser.cookies["goldthread"])
      let token = try #require(page.hidden(FieldName.csrf))
      let once = try #require(page.hidden(FieldName.once))
      let client = browser.client
      let locations = try await withThrowingTaskGroup(of: String?.self) { group in
        for _ in 0..<10 {
          group.addTask {
            let one = DemoBrowser(client)
            one.cookies["goldthread"] = cookie
            return try await one.post(
              "/demo/actions", Self.fields + [(FieldName.csrf, token), (FieldName.once, once)]
            ).location
          }
        }
        return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
      }
      #expect(locations.count == 1)
      #expect(try await demo.actions().count == 1)
    }
  }

  @Test func `Another process does not act on a form that was sent before`() async throws {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      try await browser.post("/demo/actions", Self.fields)
      // A gate of its own has no memory of the first sending; only the store has.
      let twin = WebServer(site: Site.demo, shell: demo.server.shell, world: demo.world)
      let answer = try await twin.answer(to: browser, "/demo/actions", Self.fields)
      #expect(answer.status == 303)
      #expect(try await demo.actions().count == 1)
    }
  }

  @Test func `A form that came back with problems may be sent again`() async throws {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      let page = try await browser.get("/demo/new")
      let once = page.hidden(FieldName.once) ?? ""
      #expect(try await browser.post("/demo/actions", [("title", "")]).status == 422)
      let again = try await browser.post(
        "/demo/actions", Self.fields + [(FieldName.once, once)])
      #expect(again.status == 303)
      #expect(try await demo.actions().count == 1)
    }
  }
}
