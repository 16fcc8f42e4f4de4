import Civil
import Testing

@testable import Reading

/// What stands among the colours of a plan.
@Suite struct RatingCellTests {
  @Test func `A state among the colours says how far the work is`() {
    let (_, reading) = planReading([
      ["Action", "RAG"], ["Write", "Green"], ["Train", "Complete"], ["Open", "In progress"],
      ["Audit", "Red/Amber"], ["Ask", "not red"],
    ])
    #expect(reading.entries.map(\.rating) == [.green, nil, nil, nil, nil])
    #expect(reading.entries.map(\.status) == [nil, "Complete", "In progress", nil, nil])
    let taken = reading.problems.map { $0.message.contains("taken for how far the work is") }
    #expect(taken == [true, true, false, false])
  }

  @Test func `The status of its own column stays what it is`() {
    let (_, reading) = planReading([
      ["Action", "RAG", "Status"], ["Write", "Complete", "Being checked"],
    ])
    #expect(reading.entries.first?.status == "Being checked")
    #expect(reading.problems.map(\.message) == ["“Complete” names no single colour."])
  }

  @Test func `Blue before the work begins is asked about`() {
    let rows = [
      ["Action", "Start", "RAG"], ["Write", "04/01/2027", "Blue"],
      ["Train", "04/01/2027", "Green"],
      ["Open", "04/01/2026", "Blue"],
    ]
    let (_, reading) = planReading(rows, today: CivilDate("2026-11-23"))
    #expect(reading.problems.map(\.place.row) == [2])
    let told = reading.problems.first?.message ?? ""
    #expect(told.hasPrefix("The work starts on 4 January 2027"))
    #expect(planReading(rows).reading.problems.isEmpty)
  }
}
