import Testing

@testable import Reading

@Suite struct ImprovementLinkTests {
  static let citations: [(String, [Int])] = [
    ("Ensure visits are made (paragraph 34).", [34]),
    ("Ensure visits are made (paragraphs 12, 14 and 20–22).", [12, 14, 20, 21, 22]),
    ("See paras. 3 & 5", [3, 5]),
    ("Paragraphs 7, 8, and 9 to 10.", [7, 8, 9, 10]),
    ("Parents need 12 paragraphs of help.", []),
    ("Ensure that 34 visits are made.", []),
  ]

  @Test(arguments: citations)
  func `Cited paragraphs are read as people write them`(_ text: String, _ expected: [Int]) {
    #expect(CitedParagraphs.numbers(in: text) == expected)
  }

  private let paragraphs = [
    Paragraph(
      [line("Children and families wait for help from the council.", page: 2, number: 1)], number: 1
    ),
    Paragraph(
      [line("Interpreters are not always offered to parents at conferences.", page: 3, number: 1)],
      number: 2),
    Paragraph(
      [line("Children in care have good health assessments.", page: 4, number: 1)], number: 3),
    Paragraph(
      [line("Children are seen by social workers and families are helped.", page: 4, number: 9)],
      number: 4),
  ]

  private func links(_ text: String) -> [ImprovementLink] {
    let place = Place(page: 1, lines: 1...1, excerpt: text)
    let improvement = Improvement(text: Located(text, at: place), section: "What needs to improve?")
    return ImprovementLinks(
      paragraphs, words: paragraphs.map { WordStream($0.text).words },
      faulting: [false, true, false, false], for: [improvement]
    ).links(for: [improvement])[0]
  }

  @Test func `An improvement goes to the paragraph it cites and to no other`() {
    #expect(links("Offer interpreters (paragraph 3)").map(\.paragraph) == [3])
    let lost = links("Offer interpreters (paragraph 30)")
    #expect(lost.map(\.paragraph) == [30])
    #expect(lost[0].certainty != .certain)
  }

  @Test func `Without a citation rare words decide, and the link says which`() throws {
    let link = try #require(links("Ensure that interpreters are offered at all conferences.").first)
    #expect(link.kind == .resembles)
    #expect(link.paragraph == 2)
    #expect(link.page == 3)
    #expect(link.certainty.reason?.contains("“interpreters”") == true)
  }

  @Test func `A paragraph that only praises is linked less readily, and where no other is`() {
    let praised = "Review health assessments; publish annual budget numbers promptly in meetings."
    #expect(links(praised).map(\.paragraph) == [3])
    let both =
      "Offer interpreters at conferences; plan health assessments of care; publish budget numbers."
    #expect(links(both).map(\.paragraph) == [2])
  }

  @Test func `Words that every paragraph has link nothing`() {
    #expect(links("Publish the annual budget in June.").isEmpty)
  }
}
