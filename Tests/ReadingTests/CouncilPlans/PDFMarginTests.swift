import Testing

@testable import Reading

/// What stands at the foot and the head of the pages of a plan is no action.
@Suite struct PDFMarginTests {
  private static let head =
    "Ref   Action                 Lead       Due        RAG     Progress"

  private static func rows(_ numbers: ClosedRange<Int>) -> [String] {
    numbers.flatMap {
      ["1.\($0)   Ring every home, group \($0) Ann Poe    \($0)/5/2026   Red     Begun", ""]
    }
  }

  /// A page with a foot where feet stand.
  private func page(_ lines: [String], foot: [String]) -> [String] {
    lines + Array(repeating: "", count: 70 - lines.count) + foot
  }

  private func references(_ numbers: ClosedRange<Int>) -> [String?] {
    numbers.map { "1.\($0)" }
  }

  @Test(arguments: [
    "Version 3.2                                              Page # of 2",
    "Thornmere Council – Children’s Services Improvement Plan, May 2026",
    "Version 3.2                    OFFICIAL                     #",
    "Thornmere improvement plan v3                               #",
    "Thornmere Council | Page # of 2",
  ])
  func `A foot that is the same but for the page's number is named once, and no row`(
    _ foot: String
  ) {
    let feet = ["1", "2"].map { foot.replacing("#", with: $0) }
    let (plan, reading) = planReading(pages: [
      page(["Improvement plan", "", Self.head, ""] + Self.rows(1...3), foot: [feet[0]]),
      page([Self.head, ""] + Self.rows(4...6), foot: [feet[1]]),
    ])
    #expect(reading.entries.map(\.reference) == references(1...6))
    #expect(plan.loose.map(\.text) == [feet[0].split(separator: " ").joined(separator: " ")])
    #expect(reading.problems.count == 1)
  }

  @Test(arguments: [
    ["OFFICIAL"], ["OFFICIAL-SENSITIVE"], ["                 Page # of 2"], ["OFFICIAL", "#"],
  ])
  func `A marking and the number of a page are passed over`(_ foot: [String]) {
    let (plan, reading) = planReading(
      pages: [1...3, 4...6].enumerated().map { number, rows in
        page(
          [Self.head, ""] + Self.rows(rows),
          foot: foot.map { $0.replacing("#", with: String(number + 1)) })
      })
    #expect(reading.entries.map(\.reference) == references(1...6))
    #expect(plan.loose.isEmpty && reading.problems.isEmpty)
  }

  @Test(arguments: [
    "OFFICIAL", "Version 3.2                                              Page 1 of 1",
    "Thornmere improvement plan v3                                        1",
  ])
  func `The foot of a single page is known by its number and by a marking`(_ foot: String) {
    let (plan, reading) = planReading(pages: [
      page([Self.head, ""] + Self.rows(1...3), foot: [foot])
    ])
    #expect(reading.entries.map(\.reference) == references(1...3))
    #expect(plan.loose.count == (foot == "OFFICIAL" ? 0 : 1))
  }

  @Test func `Any other foot of a single page could be a row, and is a doubt`() {
    let (_, reading) = planReading(pages: [
      page([Self.head, ""] + Self.rows(1...3), foot: ["Thornmere Council – Plan of May 2026"])
    ])
    #expect(
      reading.problems.count { $0.message.contains("stand apart at the foot of page 1") } == 1)
  }

  @Test func `The last row of a page is a row, though another page ends with the same words`() {
    let last = ["1.9   Ring every home        Ann Poe    9/5/2026   Red     Begun"]
    let (_, reading) = planReading(pages: [
      [Self.head, ""] + Self.rows(1...3) + last, [Self.head, ""] + Self.rows(4...5) + last,
      [Self.head, ""] + Self.rows(6...6)
        + ["1.7   See page 2 of the letter Ann Poe   7/5/2026   Red     Page by page"],
    ])
    #expect(reading.entries.count == 9)
    #expect(reading.problems.allSatisfy { !$0.message.contains("below") })
  }

  @Test func `Words within a row that end two pages are of their rows`() {
    func rows(_ number: Int) -> [String] {
      ["1.\(number)   Ring every home on     Ann Poe    \(number)/5/2026   Red     Begun"]
        + ["      each Monday            Smith"]
    }
    let (_, reading) = planReading(pages: [
      [Self.head, ""] + rows(1), [Self.head, ""] + rows(2),
    ])
    #expect(
      reading.entries.map { $0.action?.squeezed }
        == Array(repeating: "Ring every home on each Monday", count: 2))
  }

  @Test(arguments: [true, false])
  func `What stands at the head of every page is no row`(_ saysHeaders: Bool) {
    func head(_ page: Int) -> [String] {
      ["Version 3.2                                  Page \(page) of 2", "OFFICIAL", ""]
    }
    let (_, reading) = planReading(pages: [
      head(1) + [Self.head, ""] + Self.rows(1...3),
      head(2) + (saysHeaders ? [Self.head, ""] : []) + Self.rows(4...6),
    ])
    #expect(reading.entries.map(\.reference) == references(1...6))
    #expect(reading.problems.isEmpty)
  }
}
