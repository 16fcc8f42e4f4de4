import Foundation
import HTTPTypes
import Kernel
import SiteMap
import Storage
import Testing

@testable import Web

@Suite struct EdgeTests {
  @Test(arguments: ["/", "/sign-in", "/nowhere", "/demo/fault", "/healthz", "/demo/actions", "/a%"])
  func `Every answer carries the headers that protect`(address: String) async throws {
    try await withDemo { _, browser in
      let headers = try await browser.get(address).headers
      let policy = try #require(headers[.contentSecurityPolicy])
      for part in [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'",
        "frame-ancestors 'none'", "base-uri 'none'",
      ] { #expect(policy.contains(part)) }
      #expect(!policy.contains("unsafe"))
      #expect(headers[.xContentTypeOptions] == "nosniff")
      #expect(headers[.referrerPolicy] == "same-origin")
      #expect(headers[.openerPolicy] == "same-origin")
      #expect(headers[.resourcePolicy] == "same-origin")
      #expect(headers[.permissionsPolicy]?.contains("geolocation=()") == true)
      #expect(headers[.cacheControl] == "no-store")
      #expect(headers[.requestID] != nil)
      #expect(headers[.strictTransportSecurity] == nil)
    }
  }

  @Test func `Over HTTPS the cookie is bound to this host and HTTPS is asked for`() async throws {
    try await withDemo(isSecure: true) { _, browser in
      let answer = try await browser.get("/sign-in")
      #expect(answer.headers[.strictTransportSecurity]?.hasPrefix("max-age=31536000") == true)
      let cookie = try #require(answer.headers[values: .setCookie].first)
      #expect(cookie.hasPrefix("__Host-goldthread="))
      for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
        #expect(cookie.contains(part))
      }
      #expect(!cookie.contains("Domain"))
    }
  }

  @Test func `A page without a form gives a visitor no cookie`() async throws {
    try await withDemo { _, browser in
      let answer = try await browser.get("/")
      #expect(answer.headers[values: .setCookie].isEmpty)
    }
  }

  @Test func `A page holds no inline script or style`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      for address in ["/demo/gallery", "/demo/new", "/demo/actions", "/account", "/accessibility"] {
        let body = try await browser.get(address).body
        #expect(!body.contains("<style"))
        #expect(!body.contains(" style="))
        #expect(body.firstMatch(of: /\son[a-z]+="/) == nil)
        #expect(body.ranges(of: "<script").count == 1)
      }
    }
  }

  @Test func `An unknown address gets a page with the way home`() async throws {
    try await withDemo { _, browser in
      let answer = try await browser.get("/nowhere/at/all")
      #expect(answer.status == 404)
      #expect(answer.body.contains("This page is not here"))
      #expect(answer.body.contains("href=\"/\""))
    }
  }

  @Test func `An identifier that is none gets the same page as one that is not there`() async throws
  {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      #expect(try await browser.get("/demo/actions/7").status == 404)
      let missing = try await browser.get("/demo/actions/\(ID<DemoAction>().text)")
      #expect(missing.status == 404)
      #expect(missing.body.contains("not in the plan any more"))
    }
  }

  @Test func `A wrong method says which are right`() async throws {
    try await withDemo { _, browser in
      let posted = try await browser.post("/demo/gallery", [])
      #expect(posted.status == 405)
      #expect(posted.headers[.allow] == "GET, HEAD")
      let deleted = try await browser.send("/sign-in", .delete, [:], nil)
      #expect(deleted.status == 405)
      #expect(deleted.headers[.allow] == "GET, HEAD, POST")
    }
  }

  @Test func `HEAD answers like GET, without the page`() async throws {
    try await withDemo { _, browser in
      let head = try await browser.send("/demo/gallery", .head, [:], nil)
      #expect(head.status == 200)
      #expect(head.body.isEmpty)
      #expect(head.headers[.contentType] == "text/html; charset=utf-8")
      #expect(try await browser.send("/nowhere", .head, [:], nil).status == 404)
    }
  }

  @Test func `A trailing slash leads to the address without it`() async throws {
    try await withDemo { _, browser in
      let answer = try await browser.get("/demo/gallery/?a=1")
      #expect(answer.status == 308)
      #expect(answer.location == "/demo/gallery?a=1")
      #expect(try await browser.get("//evil.example/").status == 400)
    }
  }

  @Test(arguments: ["/a%zz", "/%00", "/demo/../account", "/demo/%2e%2e/account", "/%FF"])
  func `An address that cannot be read is refused in words`(address: String) async throws {
    try await withDemo { _, browser in
      let answer = try await browser.get(address)
      #expect(answer.status == 400)
      #expect(answer.body.contains("This address cannot be read"))
    }
  }

  @Test func `A fault of ours says so, with a number and without its words`() async throws {
    try await withDemo { _, browser in
      let answer = try await browser.get("/demo/fault")
      #expect(answer.status == 500)
      let number = try #require(answer.headers[.requestID])
      #expect(answer.body.contains(number))
      #expect(!answer.body.contains("DecodingFault"))
      #expect(!answer.body.contains("a fault of ours"))
    }
  }

  @Test func `A form that is too large is refused without keeping it`() async throws {
    try await withDemo { demo, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let answer = try await browser.post(
        "/demo/actions", [("title", String(repeating: "x", count: 30_000)), ("status", "open")])
      #expect(answer.status == 413)
      #expect(answer.body.contains("larger than the 19 KB"))
      #expect(try await demo.actions().isEmpty)
    }
  }

  @Test func `A refusal leads back to the page it came from, if that was ours`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("partner")
      let host = "http://localhost/demo/gallery?a=1"
      let ours = try await browser.get("/demo/new", headers: [.referer: host])
      #expect(ours.body.contains("href=\"/demo/gallery?a=1\">Back to the page you came from"))
      for referer in ["https://evil.example/demo", "http://localhost//evil.example", "x"] {
        let other = try await browser.get("/demo/new", headers: [.referer: referer])
        #expect(!other.body.contains("Back to the page"), "\(referer)")
      }
    }
  }

  @Test(arguments: ["text/plain", "application/json", ""])
  func `A body that is no form is refused in words`(type: String) async throws {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      let answer = try await browser.send("/demo/actions", .post, [.contentType: type], "{}")
      #expect(answer.status == 400)
      #expect(answer.body.contains("Nothing was saved"))
    }
  }

  @Test func `Assets are kept for ever under a name that holds their content`() async throws {
    try await withDemo { _, browser in
      for asset in Assets.all {
        let answer = try await browser.get(asset.address.description)
        #expect(answer.status == 200)
        #expect(answer.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(answer.headers[.contentType] == asset.type)
      }
      #expect(try await browser.get("/assets/goldthread-0.css").status == 404)
    }
  }

  @Test func `Health is told without signing in`() async throws {
    try await withDemo { _, browser in
      let answer = try await browser.get("/healthz")
      #expect(answer.status == 200 && answer.body == "ok\n")
    }
  }

  @Test func `A notice is shown once, and is text`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let made = try await browser.post("/demo/actions", ForgeryTests.fields)
      let first = try await browser.get(made.location ?? "")
      #expect(first.body.contains("The action was added."))
      #expect(try await !browser.get(made.location ?? "").body.contains("The action was added."))
      browser.cookies[NoticeCookie.name] = NoticeCookie.encoded("<script>alert(1)</script>")
      #expect(try await browser.get("/demo/actions").body.contains("&lt;script&gt;alert(1)"))
    }
  }
}
