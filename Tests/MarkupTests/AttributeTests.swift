import Testing

@testable import Markup

@Suite struct AttributeTests {
  @Test func `Attributes keep their order`() {
    #expect(
      input(.type(.email), .id("e"), .name("email"), .autocomplete("email"), .required).description
        == "<input type=\"email\" id=\"e\" name=\"email\" autocomplete=\"email\" required>")
  }

  static let flags: [(Attribute, String)] = [
    (Attribute.required, " required"), (.required(true), " required"), (.required(false), ""),
    (.checked, " checked"), (.checked(false), ""), (.disabled, " disabled"), (.disabled(false), ""),
    (.selected(true), " selected"), (.selected, " selected"), (.readonly, " readonly"),
    (.readonly(false), ""), (.multiple, " multiple"), (.multiple(false), ""), (.hidden, " hidden"),
    (.hidden(false), ""), (.open, " open"), (.open(false), ""), (.novalidate, " novalidate"),
    (.formnovalidate, " formnovalidate"), (.autofocus, " autofocus"), (.inert, " inert"),
    (.defer, " defer"), (.download, " download"), (.download("a.csv"), " download=\"a.csv\""),
    (.reversed, " reversed"), (.none, ""),
  ]

  @Test(arguments: flags)
  func `A flag is there or not there`(_ attribute: Attribute, _ expected: String) {
    #expect(input(attribute).description == "<input\(expected)>")
    #expect(input(attribute).byteCount == 7 + expected.utf8.count)
  }

  static let typed: [(Attribute, String)] = [
    (Attribute.class("a b"), "class=\"a b\""), (.for("x"), "for=\"x\""),
    (.tabindex(-1), "tabindex=\"-1\""),
    (.scope(.col), "scope=\"col\""), (.scope(.row), "scope=\"row\""),
    (.colspan(2), "colspan=\"2\""),
    (.method(.post), "method=\"post\""), (.enctype(.multipart), "enctype=\"multipart/form-data\""),
    (.type(.dateTime), "type=\"datetime-local\""), (.lang("ur"), "lang=\"ur\""),
    (.dir(.rightToLeft), "dir=\"rtl\""), (.dir(.automatic), "dir=\"auto\""),
    (.translate(false), "translate=\"no\""), (.spellcheck(true), "spellcheck=\"true\""),
    (.aria("expanded", false), "aria-expanded=\"false\""),
    (.aria("current", "page"), "aria-current=\"page\""),
    (.data("autosave-url", "/d/7"), "data-autosave-url=\"/d/7\""), (.value(""), "value=\"\""),
    (.value(84), "value=\"84\""), (.min(0), "min=\"0\""),
    (.max("2026-01-31"), "max=\"2026-01-31\""),
    (.lazy, "loading=\"lazy\""), (.module, "type=\"module\""), (.role("status"), "role=\"status\""),
    (.mediaType("application/atom+xml"), "type=\"application/atom+xml\""),
  ]

  @Test(arguments: typed)
  func `Typed values are written as HTML spells them`(_ attribute: Attribute, _ expected: String) {
    #expect(div(attribute).description == "<div \(expected)></div>")
  }

  @Test func `An attribute may depend on a condition, and is not made when it does not hold`() {
    var made = 0
    func late() -> Attribute {
      made += 1
      return .class("late")
    }
    #expect(td(.when(false, late())).description == "<td></td>")
    #expect(made == 0)
    #expect(td(.when(true, late())).description == "<td class=\"late\"></td>")
  }

  @Test func `A component passes on what it was given`() {
    func card(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
      section(.class("card"), .role("group"), .all(attributes), content: content)
    }
    #expect(card { "x" }.description == "<section class=\"card\" role=\"group\">x</section>")
    #expect(
      card(.id("c"), .class("late"), .role("status"), .hidden(false)) { "x" }.description
        == "<section class=\"card late\" role=\"status\" id=\"c\">x</section>")
  }

  @Test func `No attribute is written twice`() {
    #expect(p("x", .class("a"), .class("b")).description == "<p class=\"a b\">x</p>")
    #expect(p("x", .id("a"), .id("b"), .title("t")).description == "<p id=\"b\" title=\"t\">x</p>")
    #expect(
      p("x", .data("label", "d"), .aria("label", "a"), .label("l")).description
        == "<p data-label=\"d\" aria-label=\"a\" label=\"l\">x</p>")
    #expect(
      p("x", .all([.all([.id("1"), .none]), .id("2")]), .all([])).description
        == "<p id=\"2\">x</p>")
  }

  @Test func `A name cannot bring a second attribute with it`() {
    #expect(p("x", .data("a onclick", "alert(1)")).description == "<p>x</p>")
    #expect(p("x", .aria("a=\"\" onclick", "alert(1)")).description == "<p>x</p>")
    #expect(p("x", .data("", "y")).description == "<p>x</p>")
    #expect(p("x", .data("Upper", "y")).description == "<p>x</p>")
    #expect(p("x", .data("ok-2", "y")).description == "<p data-ok-2=\"y\">x</p>")
  }
}
