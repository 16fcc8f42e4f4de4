import Testing

@testable import Reading

@Suite struct ResemblanceTests {
  private static let earlier = [
    "Ensure that chronologies are kept up to date on every case file",
    "Ensure that the views of children are recorded in plans",
    "Reduce the use of agency staff in the duty team",
    "Ensure that interpreters are offered to parents at conferences",
  ]

  @Test(arguments: [
    ("Ensure every case file has an up to date chronology", [0]),
    ("Offer an interpreter to parents at each conference", [3]),
    ("Reduce reliance on agency staff", [2]),
    ("Buy new cars", []), ("", []), ("Ensure that all children improve", []),
  ])
  func `What asks for the same resembles it, and what asks for something else does not`(
    text: String, expected: [Int]
  ) {
    let found = Resemblance(among: Self.earlier).matches(of: text)
    #expect(found.map(\.index) == expected)
    #expect(found.allSatisfy { $0.score >= Resemblance.threshold && $0.score <= 1 })
  }

  @Test func `The same words score 1, and the rarest shared words come first`() throws {
    let all = Resemblance(among: Self.earlier)
    let same = try #require(all.matches(of: Self.earlier[3]).first)
    #expect(same.index == 3 && same.score > 0.999)
    #expect(same.words.contains("interpreters") && !same.words.contains("that"))
  }

  @Test func `One text alone, or none, is compared all the same`() {
    #expect(Resemblance(among: []).matches(of: "Chronologies").isEmpty)
    #expect(Resemblance(among: ["Chronologies"]).matches(of: "A chronology").count == 1)
  }
}
