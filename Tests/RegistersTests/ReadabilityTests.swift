import Testing

@testable import Registers

@Suite struct ReadabilityTests {
  @Test(arguments: [
    ("cat", 1), ("home", 1), ("table", 2), ("agree", 2), ("helped", 1), ("wanted", 2),
    ("children", 2), ("safeguarding", 4), ("the", 1), ("being", 1), ("rhythm", 1), ("x", 1),
    ("2026", 4), ("every", 3),
  ])
  func `Syllables are counted by the vowels that stand together`(word: String, count: Int) {
    #expect(Readability.syllables(of: word) == count)
  }

  @Test func `The grade is that of the published formula`() throws {
    // Two sentences, ten words, thirteen syllables: 0.39 × 5 + 11.8 × 1.3 − 15.59 = 1.7.
    let text = try #require(Readability("We see every child alone. We write what they say."))
    #expect(text.words == 10)
    #expect(text.sentences.count == 2)
    #expect(text.grade == 1.7)
  }

  @Test func `A heading, an abbreviation and a number end no sentence, a line does`() throws {
    let text = try #require(
      Readability("Dr. Moss saw 3.5 children, e.g. at school\nCall 999! \"Now?\" Yes."))
    #expect(
      text.sentences.map(\.text) == [
        "Dr. Moss saw 3.5 children, e.g. at school", "Call 999!", "\"Now?\"", "Yes.",
      ])
  }

  @Test(arguments: ["", "   ", "\n", "!?", "—"])
  func `What has no word has no grade`(text: String) {
    #expect(Readability(text) == nil)
  }

  @Test func `The hardest sentences come first, and the limit itself passes`() throws {
    let text = try #require(
      Readability(
        "We help. Considerable organisational complexity undermines communication. Unacceptable behaviour deteriorates."
      ))
    let hardest = text.hardest(above: 8)
    #expect(hardest.count == 2)
    #expect(hardest[0].grade >= hardest[1].grade)
    #expect(text.hardest(above: 8, atMost: 1).count == 1)
    let whole = try #require(Readability("We see every child alone. We write what they say."))
    #expect(whole.passes(2))
    #expect(!whole.passes(1))
  }
}
