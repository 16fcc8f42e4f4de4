import Testing

@testable import Markup

@Suite struct WebAddressTests {
  @Test(arguments: [
    "/findings/7", "/", "", "#main", "?page=2", "findings", "../plan", "./a:b", "/a:b?c:d#e:f",
    "https://example.org/a?b=c&d=e", "HTTP://EXAMPLE.ORG", "http://[::1]:8080/",
    "mailto:clerk@thornmere.example", "tel:+441632960001", "/児童", "a//b", "x/javascript:alert(1)",
  ])
  func `These may be linked to`(_ text: String) {
    #expect(WebAddress(text).text == text)
    #expect(WebAddress(checking: text) != nil)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)",
    "java\nscript:alert(1)", "java\tscript:alert(1)", "\u{1}javascript:alert(1)",
    "javascript\u{0}:alert(1)", "javascript :alert(1)", "\u{A0}javascript:alert(1)", "javascript:",
    "vbscript:msgbox(1)", "data:text/html,<script>alert(1)</script>", "data:image/svg+xml,x",
    "blob:https://x/1", "file:///etc/passwd", "about:blank", "view-source:https://x", "ftp://x/y",
    "intent://x", ":", ":alert(1)", "//elsewhere.example/", "/\\elsewhere.example", "\\\\x", "\\/x",
    "/a\nb", "/a\u{7F}", "https\u{FF1A}javascript:x",
  ])
  func `These may not`(_ text: String) {
    #expect(WebAddress(checking: text) == nil)
    #expect(WebAddress(text) == .refused)
    let link = a("x", .href(WebAddress(text))).description
    #expect(link == "<a href=\"#refused-address\">x</a>")
  }

  @Test func `A literal is checked like anything else`() {
    #expect(
      a("x", .href("javascript:alert(1)")).description == "<a href=\"#refused-address\">x</a>")
    let scheme = "javascript"
    #expect(("\(scheme):alert(1)" as WebAddress) == .refused)
  }

  static let values: [(String, String)] = [
    ("plain-1.2_~", "/f/plain-1.2_~?q=plain-1.2_~"),
    ("a/b", "/f/a%2Fb?q=a%2Fb"),
    ("a b&c=d#e", "/f/a%20b%26c%3Dd%23e?q=a%20b%26c%3Dd%23e"),
    ("\"'<>", "/f/%22%27%3C%3E?q=%22%27%3C%3E"),
    ("100%", "/f/100%25?q=100%25"),
    ("Ż\n\0", "/f/%C5%BB%0A%00?q=%C5%BB%0A%00"),
    ("", "/f/?q="),
  ]

  @Test(arguments: values)
  func `A value stays within its place`(_ value: String, _ expected: String) {
    #expect(("/f/\(value)?q=\(value)" as WebAddress).text == expected)
  }

  @Test func `A value cannot lead to another host`() {
    #expect(("/\("/elsewhere.example")" as WebAddress).text == "/%2Felsewhere.example")
    #expect(("/\("\\elsewhere.example")" as WebAddress).text == "/%5Celsewhere.example")
  }

  @Test func `Numbers and addresses may be part of an address`() {
    let plan: WebAddress = "/plans/\(7)"
    #expect(("\(plan)/actions?page=\(2)" as WebAddress).text == "/plans/7/actions?page=2")
    #expect(("\(WebAddress.refused)" as WebAddress) == .refused)
  }

  @Test func `Spaces around are dropped, spaces inside are encoded`() {
    #expect(WebAddress(" https://example.org/a b \r\n").text == "https://example.org/a%20b")
    #expect(WebAddress("   ").text == "")
  }

  @Test func `An address is escaped as an attribute`() {
    // A reference is read back as the text it is, a path and a fragment, and not as a scheme.
    #expect(
      a("x", .href(WebAddress("jav&#x61;script:x"))).description
        == "<a href=\"jav&amp;#x61;script:x\">x</a>")
    #expect(
      a("x", .href("/?a=1&b='\"<")).description == "<a href=\"/?a=1&amp;b=&#39;&quot;&lt;\">x</a>")
  }

  static let refusals: [HTML] = [
    form(.action(WebAddress("javascript:x"))) {}, img(src: WebAddress("javascript:x"), alt: ""),
    button("b", .formaction(WebAddress("javascript:x"))), script(src: WebAddress("data:,x")),
    stylesheet(WebAddress("javascript:x")), relation("icon", WebAddress("javascript:x")),
    blockquote("q", .cite(WebAddress("javascript:x"))), SVG.use(WebAddress("data:,x")),
    SVG.a(WebAddress("javascript:x")) {},
    SVG.image(WebAddress("javascript:x"), x: 0, y: 0, width: 1, height: 1),
  ]

  @Test(arguments: refusals)
  func `No element takes a refused address`(_ html: HTML) {
    #expect(html.description.contains("=\"#refused-address\""))
    #expect(!html.description.contains("javascript"))
    #expect(!html.description.contains("data:"))
  }
}
