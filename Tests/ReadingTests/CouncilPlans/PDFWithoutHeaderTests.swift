import Civil
import Testing

@testable import Reading

/// Tables of a PDF that have no row of headers, or one that nobody knows.
@Suite struct PDFWithoutHeaderTests {
  private static let rows = [
    [
      "Thornmere improvement plan", "",
      "1.1  Visits are made      Ring every home      Ann Poe    1 May 2026   Red",
      "     in good time         on Monday", "",
      "1.2  Plans are clear      Train the managers   Bob Lee    2 May 2026   Green", "",
      "                                    1 of 2",
    ],
    [
      "Thornmere improvement plan", "",
      "1.3  Homes are near       Look for more        Cat Orme   3 May 2026   Red",
      "     to the school", "",
      "Children who went missing are asked why",
      "1.4  Talks in time        Bring the service    Dee Fox    4 May 2026   Red",
      "                          home", "", "                                    2 of 2",
    ],
  ]

  @Test func `A table without headers is left with a word of what to say, and loses no row`() {
    let (plan, reading) = planReading(pages: Self.rows)
    #expect(plan.tables.map(\.columnCount) == [6])
    #expect(plan.tables.first?.rows.map(\.number) == [1, 2, 3, 4, 5])
    #expect(reading.entries.isEmpty && reading.leftRows == 5)
    #expect(plan.warnings.contains { $0.contains("say which columns hold what") })
    #expect(
      reading.problems.contains { $0.message.contains("“1.1 | Visits are made in good time") })
  }

  @Test func `It is read by the columns that a person names`() throws {
    var (plan, _) = planReading(pages: Self.rows)
    try plan.choose(
      ColumnChoice.list("reference=A,recommendation=B,action=C,owner=D,due=E,rating=F"))
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.reference) == ["1.1", "1.2", "1.3", "1.4"])
    #expect(
      reading.entries.map { $0.recommendation?.squeezed } == [
        "Visits are made in good time", "Plans are clear", "Homes are near to the school",
        "Talks in time",
      ])
    #expect(
      reading.entries.map { $0.action?.squeezed } == [
        "Ring every home on Monday", "Train the managers", "Look for more",
        "Bring the service home",
      ])
    #expect(reading.entries.map(\.owners) == [["Ann Poe"], ["Bob Lee"], ["Cat Orme"], ["Dee Fox"]])
    #expect(reading.entries.compactMap { $0.due?.day?.description }.count == 4)
    #expect(reading.entries.map(\.rating) == [.red, .green, .red, .red])
    #expect(reading.entries.last?.section == "Children who went missing are asked why")
  }

  @Test func `Headers that nobody knows can be named`() throws {
    var (plan, _) = planReading(pages: [
      [
        "Nr   Need                 Deed                 Person", "",
        "1    Visits in time       Ring every home      Ann Poe", "",
        "2    Clear plans          Train managers       Bob Lee", "",
      ]
    ])
    try plan.choose(ColumnChoice.list("recommendation=Need,action=Deed,owner=Person"))
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == ["Ring every home", "Train managers"])
    #expect(reading.recommendations.map(\.text) == ["Visits in time", "Clear plans"])
  }

  @Test func `A page of prose is no table, and it is said what to do`() {
    let (plan, _) = planReading(pages: [
      [
        "The council will ring every home and train its managers, and will look for more",
        "homes near to the schools of the children. It has begun with that in May 2026.",
        "Whoever is asked should answer within a week, and tell the board what was done.", "",
        "Ann Poe                       Head of Audit                         3 May 2026", "",
        "Bob Lee                       Head of Homes                         4 May 2026", "",
      ]
    ])
    #expect(plan.tables.isEmpty)
    #expect("\(PlanRefusal.noTable)".contains("first row names the columns"))
  }
}
