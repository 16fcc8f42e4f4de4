import Civil
import Testing

@testable import Reading

/// What is a header on the pages of a PDF, and what is a row that only opens like one.
@Suite struct PDFHeaderTests {
  private static let heads =
    "Ref       Recommendation      Action                    Lead     Due     RAG"

  /// A row of the six columns that opens with words of headers.
  private func row(
    _ reference: String, _ recommendation: String, _ action: String, _ lead: String, due: Int
  ) -> [String] {
    func line(_ cells: (String, Int)...) -> String {
      cells.map { $0.0 + String(repeating: " ", count: max(1, $0.1 - $0.0.count)) }.joined()
    }
    return [
      line((reference, 10), (recommendation, 20), (action, 26), (lead, 9), ("\(due) June", 8))
        + "Green",
      line(("", 10), ("visits in time", 46), ("officer", 9)) + "2026", "",
    ]
  }

  private func foot(_ number: Int) -> [String] {
    ["", String(repeating: " ", count: 78) + String(number)]
  }

  private func numbered(_ numbers: ClosedRange<Int>) -> [String] {
    let leads = ["Head of", "Service", "Lead"]
    return numbers.flatMap {
      row("Action \($0)", "Recommendation \($0):", "Ring home \($0)", leads[$0 % 3], due: $0)
    }
  }

  private func messages(_ reading: PlanReading) -> [String] {
    reading.problems.map { "\($0.place.page ?? 0), \($0.place.row): \($0.message)" }
  }

  @Test func `Rows at the top of a page that open like headers are rows`() {
    let (plan, reading) = planReading(pages: [
      ["Improvement plan", "", Self.heads, ""] + numbered(1...2) + foot(1),
      numbered(3...6) + foot(2), numbered(7...8) + foot(3),
    ])
    #expect(plan.tables.map(\.rows.count) == [9])
    #expect(reading.entries.map(\.reference) == (1...8).map { "Action \($0)" })
    #expect(
      reading.entries.map { $0.recommendation?.squeezed }
        == (1...8).map { "Recommendation \($0): visits in time" })
    #expect(reading.entries.map(\.action) == (1...8).map { "Ring home \($0)" })
    #expect(reading.entries.compactMap(\.due?.day).count == 8)
    #expect(messages(reading) == [])
  }

  @Test func `They are read by the columns that a person names as well`() throws {
    var (plan, _) = planReading(pages: [
      [Self.heads, ""] + numbered(1...2) + foot(1), numbered(3...6) + foot(2),
    ])
    try plan.choose(ColumnChoice.list("action=C,recommendation=B,reference=A,owner=D,due=E"))
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == (1...6).map { "Ring home \($0)" })
  }

  @Test func `A row without numbers that could be one of headers is a row, and named`() {
    let (_, reading) = planReading(pages: [
      [Self.heads, ""] + row("A", "Recommended", "Ring every home", "Ann", due: 1),
      row("B", "Recommended", "Train managers", "Bob", due: 2)
        + row("Action", "Recommendations on", "Write them up", "Lead", due: 3),
    ])
    #expect(
      reading.entries.map(\.action) == ["Ring every home", "Train managers", "Write them up"])
    #expect(messages(reading).count { $0.hasPrefix("2, 4: Some words at the top") } == 1)
  }

  @Test func `The same headers in another order are those of other columns`() {
    let (plan, reading) = planReading(pages: [
      [
        "Ref   Recommendation         Action                 Lead       Due        RAG", "",
        "1.1   Timely visits          Ring every home        Ann Poe    1/5/2026   Red", "",
        "1.2   Clear plans            Train managers         Bob Lee    2/5/2026   Red", "",
      ],
      [
        "Ref   Action                 Recommendation         Lead       Due        RAG", "",
        "2.1   Audit the plans        Better supervision     Cat Orme   3/5/2026   Red", "",
      ],
    ])
    #expect(plan.tables.count == 2)
    #expect(
      reading.entries.map(\.action) == ["Ring every home", "Train managers", "Audit the plans"])
    #expect(
      reading.recommendations.map(\.text) == [
        "Timely visits", "Clear plans", "Better supervision",
      ])
  }

  @Test func `Each table of a page is read by its own columns`() {
    let (_, reading) = planReading(pages: [
      [
        "Improvement plan", "Priority 1: Leadership", "",
        "Ref   Recommendation   Action                        Lead       Due        RAG", "",
        "1.1   Audits           Introduce a monthly audit     Ann Poe    1/5/2026   Red",
        "                       of cases", "",
        "1.2   Supervision      Train every team manager      Bob Lee    2/5/2026   Red", "",
        "", "Priority 2: Care", "",
        "Ref   Recommendation                Action           Lead       Due        RAG", "",
        "2.1   The sufficiency of homes      Commission       Cat Orme   3/5/2026   Green",
        "      for older children            six homes", "",
        "2.2   The timeliness of talks       Bring the        Dee Fox    4/5/2026   Green",
        "      when children went missing    service home", "",
      ]
    ])
    #expect(reading.entries.map(\.reference) == ["1.1", "1.2", "2.1", "2.2"])
    #expect(
      reading.entries.map { $0.action?.squeezed } == [
        "Introduce a monthly audit of cases", "Train every team manager", "Commission six homes",
        "Bring the service home",
      ])
    #expect(
      reading.entries.map { $0.recommendation?.squeezed }.suffix(2) == [
        "The sufficiency of homes for older children",
        "The timeliness of talks when children went missing",
      ])
    #expect(reading.entries.compactMap(\.due?.day).count == 4)
  }

  @Test func `Headers that are wrapped otherwise on the next page are the same headers`() {
    let (plan, reading) = planReading(pages: [
      [
        "Action                 Lead officer     Due date   RAG", "",
        "Ring every home        Ann Poe          1/5/2026   Red", "",
        "Train managers         Bob Lee          2/5/2026   Red", "",
      ],
      [
        "Action                 Lead             Due        RAG",
        "                       officer          date", "",
        "Audit the plans        Cat Orme         3/5/2026   Red", "",
      ],
    ])
    #expect(plan.tables.count == 1)
    #expect(
      reading.entries.map(\.action) == ["Ring every home", "Train managers", "Audit the plans"])
    #expect(reading.entries.map(\.owners) == [["Ann Poe"], ["Bob Lee"], ["Cat Orme"]])
  }

  @Test(arguments: [true, false])
  func `Large words above the headers of a later table are its heading`(
    _ isOnNextPage: Bool
  ) {
    let first =
      ["# Improvement plan", "", Self.heads, ""] + numbered(1...2)
    let second = [
      "# Completed actions", "", "Ref       Finding           Task                Who       Impact",
      "", "7         Late visits       Ring every home     Ann Poe   Fewer calls", "",
    ]
    let (_, reading) = planReading(pages: isOnNextPage ? [first, second] : [first + second])
    #expect(reading.entries.map(\.action) == ["Ring home 1", "Ring home 2", "Ring every home"])
    #expect(reading.recommendations.count == 3)
    #expect(reading.entries.map(\.section) == [nil, nil, "Completed actions"])
    #expect(messages(reading) == [])
  }

  @Test func `A title that stands on every page is no heading`() {
    let title = ["# Improvement plan", "", Self.heads, ""]
    let (_, reading) = planReading(pages: [title + numbered(1...2), title + numbered(3...4)])
    #expect(reading.entries.map(\.section) == [nil, nil, nil, nil])
    #expect(reading.entries.count == 4 && messages(reading) == [])
  }

  @Test func `Other headers on a later page are those of another table`() {
    let (plan, reading) = planReading(pages: [
      [Self.heads, ""] + numbered(1...2) + foot(1),
      [
        "Reviewed by the board in May", "",
        "Task                   Who              By when    Progress", "",
        "Ring every home        Ann Poe          1/5/2026   Begun", "",
      ],
    ])
    #expect(plan.tables.map(\.name) == ["page 1", "page 2"])
    #expect(reading.entries.map(\.action) == ["Ring home 1", "Ring home 2", "Ring every home"])
    #expect(messages(reading).contains { $0.contains("Reviewed by the board in May") })
  }

  @Test func `What stands above headers that repeat is a row with a note, but for a running head`()
  {
    let head = ["Thornmere improvement plan   Page "]
    let (_, reading) = planReading(pages: [
      head.map { $0 + "1" } + ["", Self.heads, ""] + numbered(1...2),
      head.map { $0 + "2" } + [""] + numbered(3...4) + [Self.heads, ""] + numbered(5...6),
    ])
    #expect(reading.entries.map(\.reference) == (1...6).map { "Action \($0)" })
    let told = messages(reading)
    #expect(told.count == 2)
    #expect(told.allSatisfy { $0.contains("stand above the headers of page 2") })
  }

  @Test func `Rows above the first line that is taken for headers are told`() {
    let (plan, reading) = planReading(pages: [
      [
        "Improvement plan", "", "Nr        Need                Deed                      Person",
        "",
      ]
        + numbered(1...3)
    ])
    let left = plan.loose.map(\.text)
    #expect(left.contains { $0.contains("Ring home 1") })
    #expect(left.contains { $0.contains("Nr Need Deed Person") })
    #expect(!left.contains("Improvement plan"))
    #expect(messages(reading).count { $0.contains("was not read; look whether") } == left.count)
    #expect(messages(reading).contains { $0.contains("taken for headers: “Action 2 | Recomm") })
  }

  @Test func `A number in the middle of a page is no number of a page`() {
    let (_, reading) = planReading(pages: [
      [Self.heads, ""] + numbered(1...1) + ["", String(repeating: " ", count: 70) + "17", ""]
        + numbered(2...2) + foot(1)
    ])
    #expect(reading.entries.count == 2)
    #expect(messages(reading).contains { $0.contains("“17”") })
  }
}
