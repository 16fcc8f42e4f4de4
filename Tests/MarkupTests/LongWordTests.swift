import Testing

@testable import Markup

@Suite struct LongWordTests {
  @Test(
    arguments: [
      ("ten letters", false), ("abcdefghij", false), ("abcdefghijk", true),
      ("a abcdefghijk b", true), ("abcdef\nghijk", false), ("", false),
      // Two bytes each, and ten letters.
      ("éééééééééé", false), ("ééééééééééé", true),
    ] as [(String, Bool)])
  func `A word is long by its letters, not by its bytes`(text: String, isLong: Bool) {
    #expect(HTML(text).hasWord(longerThan: 10) == isLong)
  }

  @Test func `What stands in a tag is no word, and a tag ends one`() {
    let html = HTML {
      a("six", .href("/a-long-way-to-somewhere"))
      span("letter")
      span("letter")
    }
    #expect(!html.hasWord(longerThan: 10))
  }
}
