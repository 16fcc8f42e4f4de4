import Testing

@testable import Reading

/// What stands in a table above its headers: a heading is taken, and nothing is lost without a word.
@Suite struct RowsAboveHeadersTests {
  private static let table = [
    ["Ref", "Action", "Lead", "Due"], ["1", "Write the guide", "Ann Oak", "1 May 2027"],
  ]

  private func read(_ rows: [[String]]) -> PlanReading { planReading(rows + Self.table).reading }

  private func left(_ words: String) -> String {
    "The row stands above the headers: “\(words)”. It is left."
  }

  @Test func `A recommendation is taken wherever it stands above the headers`() {
    let reading = read([
      ["Thornmere improvement plan"], ["Recommendation 1: See children in time"],
      ["SRO: Joan Calloway"], ["Outcome", "Children are seen"],
    ])
    #expect(
      reading.entries.map(\.recommendation) == ["Recommendation 1: See children in time"])
    #expect(
      reading.problems.map(\.message)
        == [left("SRO: Joan Calloway"), left("Outcome | Children are seen")])
    #expect(reading.problems.map(\.place.row) == [3, 4])
    #expect(reading.problems.allSatisfy { $0.kind == .notRead })
  }

  @Test(arguments: ["Recommendation", "Recommendation 2:", "Area for improvement"])
  func `A recommendation that stands in two cells is taken with what names it`(_ label: String) {
    let reading = read([[label, "See children in time"], ["SRO", "Joan Calloway"]])
    let name = label.replacing(":", with: "")
    #expect(reading.entries.map(\.recommendation) == ["\(name): See children in time"])
    #expect(reading.problems.map(\.message) == [left("SRO | Joan Calloway")])
  }

  @Test func `A priority heads the rows, and goes with a recommendation`() {
    #expect(
      read([["Priority 1: Timely help"], ["SRO: Joan Calloway"]]).entries.map(\.section)
        == ["Priority 1: Timely help"])
    let both = read([
      ["Recommendation: See children"], ["Priority 1: Timely help"], ["Version 3 of this sheet"],
    ])
    #expect(both.entries.map(\.section) == ["Priority 1: Timely help"])
    #expect(both.entries.map(\.recommendation) == ["Recommendation: See children"])
  }

  @Test func `Of two recommendations the nearest counts, and the other is named`() {
    let reading = read([
      ["Recommendation 1: See children"], ["Recommendation 2: Hear them"], ["SRO: Joan Calloway"],
    ])
    #expect(reading.entries.map(\.recommendation) == ["Recommendation 2: Hear them"])
    #expect(
      reading.problems.contains {
        $0.kind == .notRead && $0.message.contains("“Recommendation 1: See children”")
      })
  }

  @Test func `An action above the headers is named`() {
    let words = "Immediate action: stop using hotels (DCS, 1 June 2026)"
    let reading = read([[words], ["Recommendation 1: See children"]])
    #expect(reading.problems.map(\.message) == [left(words)])
  }
}
