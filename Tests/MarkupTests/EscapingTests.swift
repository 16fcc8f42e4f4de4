import Testing

@testable import Markup

@Suite struct EscapingTests {
  static let table: [(text: String, escaped: String)] = [
    ("", ""),
    ("Nothing is overdue.", "Nothing is overdue."),
    ("Duty & Advice", "Duty &amp; Advice"),
    ("&amp;", "&amp;amp;"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\"><img src=x onerror=alert(1)>", "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
    ("' onmouseover='alert(1)", "&#39; onmouseover=&#39;alert(1)"),
    ("</textarea><svg/onload=alert(1)>", "&lt;/textarea&gt;&lt;svg/onload=alert(1)&gt;"),
    ("<!--", "&lt;!--"),
    ("the child's", "the child&#39;s"),
    ("<\u{301}b>", "&lt;\u{301}b&gt;"),
    ("\"\u{20DD}", "&quot;\u{20DD}"),
    ("a\0b", "a\u{FFFD}b"),
    ("\u{1}\u{8}\u{B}\u{E}\u{1B}\u{1F}\u{7F}", String(repeating: "\u{FFFD}", count: 7)),
    ("\u{80}\u{85}\u{92}\u{9F}", String(repeating: "\u{FFFD}", count: 4)),
    ("£30 \u{A0}é «œ»", "£30 \u{A0}é «œ»"),
    ("tab\tline\npage\u{C}", "tab\tline\npage\u{C}"),
    ("one\r\ntwo\r", "one&#13;\ntwo&#13;"),
    ("Zażółć 児童 اردو 👩‍👧", "Zażółć 児童 اردو 👩‍👧"),
    (String(repeating: "long ", count: 100) + "<", String(repeating: "long ", count: 100) + "&lt;"),
  ]

  @Test(arguments: table)
  func `Text is escaped`(_ row: (text: String, escaped: String)) {
    #expect(p(row.text).description == "<p>\(row.escaped)</p>")
    #expect(p { row.text }.description == "<p>\(row.escaped)</p>")
    #expect(HTML(row.text).description == row.escaped)
    #expect(HTML(row.text).byteCount == row.escaped.utf8.count)
  }

  @Test(arguments: table)
  func `Attribute values are escaped`(_ row: (text: String, escaped: String)) {
    let expected = "<span title=\"\(row.escaped)\"></span>"
    #expect(span(.title(row.text)).description == expected)
    #expect(
      span(.data("x", row.text), .aria("label", row.text)).description
        == "<span data-x=\"\(row.escaped)\" aria-label=\"\(row.escaped)\"></span>")
  }

  @Test func `What is written reads back as what was said`() throws {
    var generator = SeededGenerator(state: 2012)
    for _ in 0..<3_000 {
      let text = generator.text(upTo: 60)
      let markup = p(text, .title(text)).description
      let inner = try #require(markup.range(of: "\">", in: "<p title=\"", "</p>"))
      for part in [inner.before, inner.after] {
        #expect(!part.utf8.contains { [0x3C, 0x3E, 0x22, 0x27, 0x0D, 0x00].contains($0) })
        #expect(unescaped(part).unicodeScalars.elementsEqual(permitted(text).unicodeScalars))
      }
    }
  }

  @Test func `The count is the number of bytes that are written`() {
    var generator = SeededGenerator(state: 70)
    for _ in 0..<1_000 {
      let text = generator.text(upTo: 40)
      let html = HTML {
        text
        p(text, .class(text))
        text
      }
      #expect(html.byteCount == html.rendered().count)
      #expect(String(validating: html.rendered(), as: UTF8.self) != nil)
    }
  }
}

extension String {
  /// What stands before and after the first `middle`, between a given start and end.
  fileprivate func range(
    of middle: String, in start: String, _ end: String
  ) -> (before: Substring, after: Substring)? {
    guard utf8.starts(with: start.utf8), utf8.count >= start.utf8.count + end.utf8.count
    else { return nil }
    let bytes = Array(utf8.dropFirst(start.utf8.count).dropLast(end.utf8.count))
    let mark = Array(middle.utf8)
    guard Array(utf8.suffix(end.utf8.count)) == Array(end.utf8),
      let index = bytes.indices.first(where: { bytes[$0...].starts(with: mark) })
    else { return nil }
    return (
      Substring(decoding: bytes[..<index], as: UTF8.self),
      Substring(decoding: bytes[(index + mark.count)...], as: UTF8.self)
    )
  }
}
