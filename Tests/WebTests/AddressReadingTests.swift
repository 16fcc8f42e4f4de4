import SiteMap
import Testing

@testable import Web

@Suite struct AddressReadingTests {
  @Test(arguments: [
    "/", "/plans", "/plans/a%20b", "/plans?status=open&words=a%26b", "/plans/x?a=1#part",
    "/%E2%80%9C", "/a?empty=",
  ])
  func `An address of ours is read and written back`(text: String) throws {
    let address = try #require(Address(local: text))
    #expect(address.description == text)
    #expect(Address(local: address.description) == address)
  }

  @Test(arguments: [
    "", "plans", "//evil.example", "//evil.example/plans", "/\\evil.example", "\\\\evil.example",
    "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "/ /evil.example",
    "/%", "/%zz", "/a%00b", "/%FF", "/../etc", "/a/../b", "/%2e%2e/b", "/./a", "http:/evil",
    "/\n/evil.example", "/a?%", "/a#%", "/" + String(repeating: "a", count: 2001),
    "//", "///evil.example",
  ])
  func `What leads elsewhere or is malformed is no address`(text: String) {
    #expect(Address(local: text) == nil)
  }

  @Test(
    arguments: [
      (nil, "/"), ("/plans?a=1", "/plans?a=1"), ("//evil.example", "/"),
      ("https://evil.example", "/"),
      ("/\\evil.example", "/"), ("/sign-in", "/"), ("/sign-in?return=/sign-in", "/"),
    ] as [(String?, String)])
  func `After signing in one goes to an address of ours`(text: String?, destination: String) {
    #expect(ShellPages.destination(of: text).description == destination)
  }

  @Test(arguments: [
    ("/plans/", "/plans"), ("/plans/?a=1", "/plans?a=1"), ("/a/b/", "/a/b"),
  ])
  func `A trailing slash is taken off`(text: String, bare: String) throws {
    let address = try #require(Address(local: text))
    #expect(Edge.withoutTrailingSlash(address)?.description == bare)
  }

  @Test(arguments: ["/", "/plans", "/plans?a=/"])
  func `An address without a trailing slash stays`(text: String) throws {
    #expect(Edge.withoutTrailingSlash(try #require(Address(local: text))) == nil)
  }
}
