import Testing

@testable import Reading

@Suite struct SentenceTests {
  static let texts: [(String, [String])] = [
    ("One thing. Another thing.", ["One thing.", "Another thing."]),
    ("No end", ["No end"]),
    (
      "Help, e.g. from schools, is early. It works.",
      ["Help, e.g. from schools, is early.", "It works."]
    ),
    ("J. Orme saw 2.5 plans. Good.", ["J. Orme saw 2.5 plans.", "Good."]),
    ("“It helps.” They said so.", ["“It helps.”", "They said so."]),
    ("Is it late? It is! 12 were.", ["Is it late?", "It is!", "12 were."]),
    ("", []),
  ]

  @Test(arguments: texts)
  func `Sentences end where a reader ends them`(_ text: String, _ expected: [String]) {
    #expect(sentences(text) == expected)
  }

  private func sentences(_ text: String) -> [String] {
    let utf8 = Array(text.utf8)
    return Sentences.ranges(in: text).map { String(decoding: utf8[$0], as: UTF8.self) }
  }

  @Test func `A sentence knows the page it stands on`() throws {
    let lines = [
      line("12. Plans are good and", page: 3, number: 40),
      line("timely. Visits are", page: 3, number: 41), line("not always made.", page: 4, number: 2),
      line("They should be.", page: 4, number: 3),
    ]
    let paragraph = Paragraph(lines, opening: "Plans are good and", number: 12)
    let sentences = paragraph.sentences
    #expect(
      sentences.map(\.value) == [
        "Plans are good and timely.", "Visits are not always made.", "They should be.",
      ])
    #expect(sentences.map(\.page) == [3, 3, 4])
    #expect(sentences[2].place.lines == 3...3)
  }
}

func line(_ text: String, page: Int, number: Int) -> BodyLine {
  BodyLine(
    line: PaperLine(page: page, number: number, indent: 0, text: text, role: .body),
    gapBefore: false, pageBreakBefore: number == 1)
}
