import Testing

@testable import Markup

@Suite struct ElementTests {
  static let voids: [(HTML, String)] = [
    (input(), "<input>"), (br(), "<br>"), (hr(.class("x")), "<hr class=\"x\">"), (wbr(), "<wbr>"),
    (col(.span(2)), "<col span=\"2\">"),
    (img(src: "/a.png", alt: "A & B"), "<img src=\"/a.png\" alt=\"A &amp; B\">"),
    (img(src: "/a.png", alt: "", .width(3)), "<img src=\"/a.png\" alt=\"\" width=\"3\">"),
    (meta(name: "robots", content: "noindex"), "<meta name=\"robots\" content=\"noindex\">"),
    (
      stylesheet("/s.css", .media("print")),
      "<link rel=\"stylesheet\" href=\"/s.css\" media=\"print\">"
    ),
    (relation("icon", "/i.svg"), "<link rel=\"icon\" href=\"/i.svg\">"),
  ]

  @Test(arguments: voids)
  func `Void elements have no end tag`(_ html: HTML, _ expected: String) {
    #expect(html.description == expected)
  }

  static let elements: [(HTML, String)] = [
    (mainLandmark { "x" }, "main"), (header { "x" }, "header"), (footer { "x" }, "footer"),
    (nav { "x" }, "nav"), (section { "x" }, "section"), (article { "x" }, "article"),
    (aside { "x" }, "aside"), (div { "x" }, "div"), (h1("x"), "h1"), (h2("x"), "h2"),
    (h3("x"), "h3"),
    (h4("x"), "h4"), (h5("x"), "h5"), (h6("x"), "h6"), (blockquote("x"), "blockquote"),
    (pre("x"), "pre"), (contactAddress("x"), "address"), (details { "x" }, "details"),
    (summary("x"), "summary"), (dialog { "x" }, "dialog"), (noscript("x"), "noscript"),
    (a("x"), "a"), (span("x"), "span"), (strong("x"), "strong"), (em("x"), "em"),
    (small("x"), "small"), (mark("x"), "mark"), (abbr("x"), "abbr"), (dfn("x"), "dfn"),
    (time("x"), "time"), (code("x"), "code"), (kbd("x"), "kbd"), (quote("x"), "q"),
    (cite("x"), "cite"), (inserted("x"), "ins"), (deleted("x"), "del"), (sub("x"), "sub"),
    (sup("x"), "sup"), (bdi("x"), "bdi"), (ul { "x" }, "ul"), (ol { "x" }, "ol"), (li("x"), "li"),
    (dl { "x" }, "dl"), (dt("x"), "dt"), (dd("x"), "dd"), (table { "x" }, "table"),
    (caption("x"), "caption"), (colgroup { "x" }, "colgroup"), (thead { "x" }, "thead"),
    (tbody { "x" }, "tbody"), (tfoot { "x" }, "tfoot"), (tr { "x" }, "tr"), (th("x"), "th"),
    (td("x"), "td"), (form { "x" }, "form"), (fieldset { "x" }, "fieldset"),
    (legend("x"), "legend"),
    (label("x"), "label"), (button("x"), "button"), (textarea("x"), "textarea"),
    (output("x"), "output"), (select { "x" }, "select"), (optgroup { "x" }, "optgroup"),
    (option("x"), "option"), (datalist { "x" }, "datalist"), (progress("x"), "progress"),
    (meter("x"), "meter"), (figure { "x" }, "figure"), (figcaption("x"), "figcaption"),
    (svg { "x" }, "svg"), (SVG.g { "x" }, "g"), (SVG.defs { "x" }, "defs"),
    (SVG.symbol { "x" }, "symbol"), (SVG.title("x"), "title"), (SVG.desc("x"), "desc"),
  ]

  @Test(arguments: elements)
  func `Elements are called what HTML calls them`(_ html: HTML, _ tag: String) {
    #expect(html.description == "<\(tag)>x</\(tag)>")
  }

  @Test func `Text and content make the same element`() {
    #expect(li("x", .class("c")) == li(.class("c")) { "x" })
    #expect(li("x") != li("y"))
    #expect(td() == td(""))
    #expect(summary("x") == summary { "x" })
  }

  @Test func `A script is loaded, never written into the page`() {
    #expect(
      script(src: "/site.js", .defer).description == "<script src=\"/site.js\" defer></script>")
  }

  @Test(arguments: [
    ("", ""), ("x", "x"), ("\nx", "\n\nx"), ("\n\n", "\n\n\n"), ("x\n", "x\n"),
    ("\r\nx", "&#13;\nx"), ("</textarea>", "&lt;/textarea&gt;"),
  ])
  func `Not a line of what was typed is lost`(_ text: String, _ expected: String) {
    #expect(textarea(text, .name("t")).description == "<textarea name=\"t\">\(expected)</textarea>")
    #expect(pre(text).description == "<pre>\(expected)</pre>")
    #expect(pre { HTML(text) }.description == "<pre>\(expected)</pre>")
  }

  @Test func `Raw markup stands as it is written`() {
    #expect(HTML.raw("<b>&nbsp;</b>").description == "<b>&nbsp;</b>")
    #expect(HTML.raw("é").rendered() == [0xC3, 0xA9])
    #expect(HTML.raw("").isEmpty)
  }
}
