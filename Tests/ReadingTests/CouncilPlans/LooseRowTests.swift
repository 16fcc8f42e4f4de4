import Civil
import Testing

@testable import Reading

/// Rows of a plan that are no actions: notes, totals, the key of the colours.
@Suite struct LooseRowTests {
  @Test func `Totals, notes, bare numbers and headings of nothing are told, and no recommendation`()
  {
    let (_, reading) = planReading([
      ["Ref", "Recommendation", "Action", "Lead", "RAG"],
      ["Theme: visits"], ["1", "Visits", "See alone", "Ann", "Green"],
      ["", "Total", "", "", "2"], ["Note: R = red"], ["3"], ["2", "Plans", "Write", "Bob", "Red"],
      ["", "Subtotal", "", "", "1 red"], ["Theme: leaders"], ["Signed by the chair"],
    ])
    #expect(reading.recommendations.map(\.text) == ["Visits", "Plans"])
    #expect(reading.entries.map(\.section) == ["Theme: visits", "Theme: visits"])
    #expect(reading.problems.map(\.place.row).sorted() == [4, 5, 6, 8, 9, 10])
    #expect(reading.problems.allSatisfy { $0.kind == .notRead })
  }

  static let loose = [
    "Updated 3 May 2026", "Last updated by Jo Fenn on 3 May", "Last updated: 03/05/2026",
    "As at 31 March 2026", "Version 3, May 2026", "Total actions: 2",
    "Total number of actions = 12",
    "Key: R = off track", "Green – complete", "Red = off track",
  ]

  @Test(arguments: loose)
  func `Notes, counts and keys in the column of the actions are set aside, and kept`(
    _ text: String
  ) {
    let (_, reading) = planReading([
      ["Action", "Lead", "Due"], ["Write", "Ann", "1 May 2026"], [text, "", ""],
      ["Train", "Bob", "1 May 2026"],
    ])
    #expect(reading.entries.map(\.action) == ["Write", "Train"])
    #expect(reading.setAside.map(\.action) == [text])
    #expect(reading.setAside.map(\.place.row) == [3])
    #expect(reading.problems.map(\.kind) == [.notRead])
    #expect(reading.problems.first?.message.contains(text) == true)
  }

  static let actions = [
    "Update the threshold document", "Updated guidance by 3 May 2026", "Total quality review",
    "Red teaming of plans", "Version control of plans", "As at present, review all cases",
    "Key worker for every child", "Green spaces for children in care",
  ]

  @Test(arguments: actions)
  func `Actions that begin like a note are actions`(_ text: String) {
    let (_, reading) = planReading([
      ["Action", "Lead", "Due"], [text, "", ""], ["Train", "Bob", "1 May 2026"],
    ])
    #expect(reading.entries.map(\.action) == [text, "Train"])
    #expect(reading.setAside.isEmpty)
  }

  @Test func `The key of colours in several cells is set aside, and a row of the plan is not`() {
    let (_, reading) = planReading([
      ["Action", "Lead", "RAG"], ["R = off track", "A = at risk", "G = on track"],
      ["Key", "B = complete"], ["Last updated:", "3 May 2026"], ["Write", "Ann", "R = off track"],
    ])
    #expect(reading.entries.map(\.action) == ["Write"])
    #expect(
      reading.setAside.map(\.action) == ["R = off track", "Key", "Last updated:"])
  }
}
