import Testing

@testable import Markup

@Suite struct LargePageTests {
  @Test func `Ten thousand elements deep`() {
    var html = HTML("&")
    for _ in 0..<10_000 { html = div { html } }
    let expected =
      String(repeating: "<div>", count: 10_000) + "&amp;"
      + String(repeating: "</div>", count: 10_000)
    #expect(html.rendered() == Array(expected.utf8))
  }

  @Test func `Ten thousand neighbours added one by one`() {
    var html = HTML()
    for number in 0..<10_000 {
      html = HTML {
        html
        "\(number);"
      }
    }
    #expect(html.description == (0..<10_000).map { "\($0);" }.joined())
  }

  @Test func `Every row of a large table is there, once and in order`() {
    let html = table {
      tbody {
        for row in 0..<2_000 {
          tr {
            for column in 0..<11 { td("\(row)<\(column)", .class("c\(column)")) }
          }
        }
      }
    }
    var expected = "<table><tbody>"
    for row in 0..<2_000 {
      expected += "<tr>"
      for column in 0..<11 { expected += "<td class=\"c\(column)\">\(row)&lt;\(column)</td>" }
      expected += "</tr>"
    }
    expected += "</tbody></table>"
    #expect(html.rendered() == Array(expected.utf8))
    #expect(html.byteCount == expected.utf8.count)
  }

  @Test func `A text of a megabyte that is all escapes`() {
    let html = p(String(repeating: "<&\"'>", count: 200_000))
    #expect(html.byteCount == 7 + 200_000 * 24)
    #expect(html.rendered().filter { $0 == UInt8(ascii: "<") }.count == 2)
  }
}
