import Testing

@testable import Reading

/// Rows whose cells slipped sideways.
@Suite struct RowShiftTests {
  private let headers = [
    "Ref", "Recommendation", "Action", "Owner", "Start date", "Due date", "Measure", "Status",
  ]

  @Test func `A whole row that an empty cell pushed to the right is told`() throws {
    let (_, reading) = planReading([
      headers,
      ["1", "REC-1", "Write", "Ann", "01/12/2026", "26/02/2027", "40 letters", "Not started"],
      ["2", "REC-1", "Train", "Bob", "01/12/2026", "26/02/2027", "All 12", "In progress"],
      ["", "3", "REC-1", "Shifted", "Cat", "01/12/2026", "26/02/2027", "5 letters", "Open"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, true])
    let told = try #require(reading.problems.last { $0.place.row == 4 })
    #expect(told.message.contains("shifted by one column to the right"))
    #expect(told.message.contains("“26/02/2027” stands in column G and not in F"))
  }

  @Test func `An empty reference and a start in words are no shift`() {
    let (_, reading) = planReading([
      headers,
      ["1", "REC-1", "Write", "Ann", "01/12/2026", "26/02/2027", "40 letters", "Not started"],
      ["", "REC-1", "Train", "Bob", "Immediately", "26/02/2027", "31/03/2027", "In progress"],
      ["", "REC-1", "Open", "Cat", "When agreed", "26/02/2027", "5 letters", "In progress"],
      ["4", "REC-1", "Ask", "Dan", "01/12/2026", "26/02/2027", "All", "In progress"],
      ["5", "REC-1", "Look", "Eve", "01/12/2026", "26/02/2027", "All", "In progress"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, false, false, false])
  }
}
