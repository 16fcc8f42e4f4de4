import Testing

@testable import Markup

@Suite struct DocumentTests {
  @Test func `A document has everything a page needs`() {
    let document = HTMLDocument(
      title: "Plan <1>", rootAttributes: [.class("root")], bodyAttributes: [.id("top")]
    ) {
      stylesheet("/s.css")
    } body: {
      mainLandmark { h1("Plan") }
    }
    let expected =
      "<!DOCTYPE html>\n<html lang=\"en-GB\" class=\"root\"><head><meta charset=\"utf-8\">"
      + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      + "<title>Plan &lt;1&gt;</title><link rel=\"stylesheet\" href=\"/s.css\"></head>"
      + "<body id=\"top\"><main><h1>Plan</h1></main></body></html>"
    #expect(document.description == expected)
    #expect(document.rendered() == Array(expected.utf8))
    #expect(document.html.byteCount == expected.utf8.count)
  }

  @Test func `A document may be in another language`() {
    let document = HTMLDocument(language: "ur", title: "x", rootAttributes: [.dir(.rightToLeft)]) {
      p("اردو")
    }
    #expect(document.description.contains("<html lang=\"ur\" dir=\"rtl\">"))
    #expect(document.description.contains("<body><p>اردو</p></body>"))
  }

  @Test func `Writing appends to what is there`() {
    var buffer = Array("x".utf8)
    p("1").write(into: &buffer)
    HTML("&").write(into: &buffer)
    HTML {
      br()
      "2"
    }.write(into: &buffer)
    HTML().write(into: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == "x<p>1</p>&amp;<br>2")

    var whole: [UInt8] = []
    let document = HTMLDocument(title: "t") { p("x") }
    document.write(into: &whole)
    #expect(whole == document.rendered())
  }
}
