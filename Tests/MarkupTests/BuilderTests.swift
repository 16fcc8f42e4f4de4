import Testing

@testable import Markup

@Suite struct BuilderTests {
  enum Grade {
    case good, poor
    case other(String)
  }

  private func page(_ names: [String], late: Bool, note: String?, grade: Grade) -> HTML {
    div {
      if late { p("late") }
      if let note { p(note) } else { "no note" }
      for name in names {
        let shown = name.uppercased()
        li(shown)
      }
      switch grade {
      case .good: "good"
      case .poor: strong("poor")
      case .other(let word):
        "other: "
        em(word)
      }
    }
  }

  @Test func `Each branch writes its own`() {
    #expect(
      page(["a", "b"], late: true, note: "n", grade: .good).description
        == "<div><p>late</p><p>n</p><li>A</li><li>B</li>good</div>")
    #expect(
      page([], late: false, note: nil, grade: .poor).description
        == "<div>no note<strong>poor</strong></div>")
    #expect(
      page(["<"], late: false, note: nil, grade: .other("&")).description
        == "<div>no note<li>&lt;</li>other: <em>&amp;</em></div>")
  }

  @Test func `Nothing writes nothing`() {
    let none = HTML {}
    #expect(none.isEmpty)
    #expect(none.rendered().isEmpty)
    #expect(HTML().byteCount == 0)
    #expect(div {}.description == "<div></div>")
    #expect(HTML([HTML(), HTML("")]).isEmpty)
    #expect(!HTML([HTML(), HTML("x")]).isEmpty)
  }

  @Test func `Lists within lists keep their order`() {
    let inner = HTML {
      "1"
      p("2")
      "3"
    }
    let outer = HTML {
      inner
      "4 & "
      for number in 5...6 {
        inner
        "\(number)"
      }
    }
    #expect(outer.description == "1<p>2</p>34 &amp; 1<p>2</p>351<p>2</p>36")
    #expect(outer.byteCount == outer.rendered().count)
  }

  @Test func `Pieces are joined by a separator`() {
    let links = ["a", "b", "c"].map { a($0, .href("/\($0)")) }
    #expect(
      links.joined(by: HTML(" > ")).description
        == "<a href=\"/a\">a</a> &gt; <a href=\"/b\">b</a> &gt; <a href=\"/c\">c</a>")
    #expect([HTML]().joined(by: br()).isEmpty)
    #expect([HTML("x")].joined(by: br()).description == "x")
  }

  @Test func `Components nest`() {
    func card(_ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
      section {
        h2(title)
        content()
      }
    }
    let html = card("Outer") {
      card("Inner") { p("x") }
      "after"
    }
    #expect(
      html.description
        == "<section><h2>Outer</h2><section><h2>Inner</h2><p>x</p></section>after</section>")
  }

  @Test func `A local name that hides an element leaves a way to it`() {
    let summary = "what happened"
    let html = details { Markup.summary(summary) }
    #expect(html.description == "<details><summary>what happened</summary></details>")
  }

  @Test func `A value may be used twice and be shared`() async {
    let shared = p("x & y")
    async let one = div { shared }.description
    async let two = section { shared }.description
    #expect(await one == "<div><p>x &amp; y</p></div>")
    #expect(await two == "<section><p>x &amp; y</p></section>")
  }
}
