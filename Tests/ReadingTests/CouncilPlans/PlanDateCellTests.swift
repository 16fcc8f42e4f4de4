import Civil
import Testing

@testable import Reading

@Suite struct PlanDateCellTests {
  static let moved: [(String, [String])] = [
    ("30/06/2025 revised to 30/09/2025", ["2025-06-30", "2025-09-30"]),
    ("30/06/2025\nnow 30/09/2025", ["2025-06-30", "2025-09-30"]),
    ("30/09/2025 (was 30/06/2025)", ["2025-06-30", "2025-09-30"]),
    ("30/06/2025→30/09/2025", ["2025-06-30", "2025-09-30"]),
    ("30/06/2025\nNew date: 30/09/2025", ["2025-06-30", "2025-09-30"]),
    ("Original: 30/06/2025\nRevised: 30/09/2025", ["2025-06-30", "2025-09-30"]),
    ("Moved from 30/06/2025 to 30/09/2025", ["2025-06-30", "2025-09-30"]),
    ("30/06/2025\n30/09/2025 (moved)", ["2025-06-30", "2025-09-30"]),
    ("March 2026; extended to May 2026", ["2026-03-31", "2026-05-31"]),
  ]

  @Test func `A page of words is no date, though it opens with one`() {
    #expect(throws: UnreadableDate.self) {
      try PlanDateCell("1 May 2026\n" + String(repeating: "and more words\n", count: 100))
    }
  }

  @Test(arguments: moved)
  func `A date is moved where a word says so`(_ cell: String, _ days: [String]) throws {
    let read = try PlanDateCell(cell)
    #expect(read.dates.map(\.day?.description) == days)
    #expect(read.doubt == nil)
  }

  static let listed: [(String, String)] = [
    ("01/09/2025\n01/10/2025\n01/11/2025", "2025-09-01"),
    ("01/09/2025; 01/10/2025", "2025-09-01"),
    ("01/09/2025\n01/10/2025 moved to 01/11/2025", "2025-09-01"),
    ("30 June 2026\nsubject to funding", "2026-06-30"),
    ("March 2026\nOngoing", "2026-03-31"),
  ]

  @Test(arguments: listed)
  func `What stands beside a date is a doubt, and the first date stays`(
    _ cell: String, _ day: String
  ) throws {
    let read = try PlanDateCell(cell)
    #expect(read.dates.map(\.day?.description) == [day])
    #expect(read.doubt != nil)
  }

  @Test(arguments: [
    "1 Apr 2027 - 30 Jun 2027", "1 April to 30 June 2027", "From 1 April 2027 to 30 June 2027",
    "01/04/2027 - 30/06/2027", "1 April 2027\nto 30 June 2027",
  ])
  func `A span is due on its last day and begins on its first, and both are doubts`(
    _ cell: String
  ) throws {
    let due = try #require(try PlanDateCell(cell).dates.first)
    #expect(due.day?.description == "2027-06-30")
    #expect(due.certainty.reason?.contains("30 June 2027") == true)
    #expect(due.start?.day?.description == "2027-04-01")
    #expect(due.start?.certainty.reason?.contains("1 April 2027") == true)
    #expect(try PlanDateCell(cell, as: .start).dates.first?.day?.description == "2027-04-01")
  }

  @Test(arguments: ["30 June 2027", "June 2027", "Q1 2027-28", "30/06/2025 revised to 30/06/2027"])
  func `One date is no span`(_ cell: String) throws {
    #expect(try PlanDateCell(cell).dates.allSatisfy { $0.start == nil })
  }

  static let single: [(String, String?)] = [
    ("30 June\n2026", "2026-06-30"), ("By end of\nMarch 2026", "2026-03-31"),
    ("01/09/2025\n01/09/2025", "2025-09-01"), ("Now", nil), ("Ongoing\nongoing", nil),
    ("New hub opens", "refused"), ("3-6 months", "refused"),
  ]

  @Test(arguments: single)
  func `One date over two lines is one, and words alone move nothing`(
    _ cell: String, _ day: String?
  ) throws {
    guard day != "refused" else {
      #expect(throws: (any Error).self) { try PlanDateCell(cell) }
      return
    }
    let read = try PlanDateCell(cell)
    #expect(read.dates.map(\.day?.description) == [day])
    #expect(read.doubt == nil)
  }
}
