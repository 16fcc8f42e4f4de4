import Civil
import Testing

@testable import Reading

/// Plans that keep the first due date in a column of its own, beside the one that holds now.
@Suite struct RevisedDueTests {
  @Test(arguments: [
    ["Action", "Original due", "Revised due"], ["Action", "Due date", "Revised date"],
    ["Action", "First due", "Due"], ["Action", "Original target date", "Current target date"],
    ["Action", "Baseline end date", "By when"],
  ])
  func `The first date and the one that holds now are both read`(_ headers: [String]) {
    let (plan, reading) = planReading([
      headers, ["Open two hubs", "30/09/2026", "31/12/2026"],
      ["Write the guide", "30/09/2026", ""],
      ["Train", "30/09/2026", "30/09/2026"],
    ])
    #expect(plan.proposal.tables.first?.columns[.due] == 2)
    #expect(plan.proposal.tables.first?.columns[.revisedDue] == 3)
    #expect(
      reading.entries.map(\.due?.day?.description) == Array(repeating: "2026-09-30", count: 3))
    let moved = reading.entries.map { $0.movedTo.map(\.day?.description) }
    #expect(moved == [["2026-12-31"], [], []])
  }

  @Test func `The order of the columns does not matter`() throws {
    let (plan, reading) = planReading([
      ["Action", "Due", "Original due date"], ["Open two hubs", "31/12/2026", "30/09/2026"],
    ])
    #expect(plan.proposal.tables.first?.columns[.revisedDue] == 2)
    let entry = try #require(reading.entries.first)
    #expect(entry.due?.day?.description == "2026-09-30")
    #expect(entry.movedTo.map(\.day?.description) == ["2026-12-31"])
  }

  @Test func `A revised date that stands alone is the due date`() {
    let (plan, reading) = planReading([
      ["Action", "Revised due date"], ["Open two hubs", "31/12/2026"],
    ])
    #expect(plan.proposal.tables.first?.columns[.revisedDue] == nil)
    #expect(reading.entries.first?.due?.day?.description == "2026-12-31")
  }

  @Test func `A revised date that is no day is told by its own column`() {
    let (_, reading) = planReading([
      ["Action", "Due date", "Revised due date"], ["Open two hubs", "30/09/2026", "31/11/2026"],
    ])
    #expect(reading.entries.first?.due?.day?.description == "2026-09-30")
    #expect(reading.problems.map(\.place.column) == [3])
    #expect(reading.problems.map(\.kind) == [.wrong])
  }

  @Test func `A revised date without a first one, or before it, is asked about`() {
    let (_, reading) = planReading([
      ["Action", "Original due", "Revised due"], ["Open two hubs", "", "31/12/2026"],
      ["Train", "31/12/2026", "30/09/2026"], ["Write", "30/09/2026", "31/12/2026"],
    ])
    #expect(reading.problems.map(\.place.row) == [2, 3])
    #expect(reading.problems.map(\.kind) == [.doubtful, .doubtful])
    #expect(reading.problems[0].message.hasPrefix("The row names no first due date"))
    #expect(reading.problems[1].message.contains("is before the first one, 31 December 2026"))
  }
}
