import Civil
import Testing

@testable import Reading

@Suite struct PlanDateTests {
  static let days: [(String, String)] = [
    ("10.8.12", "2012-08-10"), ("31/03/2026", "2026-03-31"), ("2026-03-31", "2026-03-31"),
    ("30th June 2026", "2026-06-30"), ("29 February 2028", "2028-02-29"),
  ]

  @Test(arguments: days)
  func `Days are read as people write them`(_ text: String, _ day: String) throws {
    let date = try PlanDate(reading: text)
    #expect(date.meaning == .day(try #require(CivilDate(day))))
    #expect(date.certainty == .certain)
  }

  @Test(arguments: [
    ("10.8.12", true), ("10/08/12", true), ("10 Aug 12", true), ("10/08/2012", false),
    ("2012-08-10", false), ("10 August 2012", false), ("March 12", false), ("TBC", false),
  ])
  func `Two digits of a year are noticed`(_ text: String, _ isShort: Bool) throws {
    #expect(try PlanDate(reading: text).hasShortYear == isShort)
  }

  static let ends: [(String, String)] = [
    ("end of March 2026", "2026-03-31"), ("March 2026", "2026-03-31"), ("Mar-26", "2026-03-31"),
    ("By end February 2028", "2028-02-29"), ("mid March 2026", "2026-03-15"),
    ("Q1 2026/27", "2026-06-30"), ("Q4 2025-26", "2026-03-31"), ("Quarter 2 2025", "2025-09-30"),
  ]

  @Test(arguments: ends)
  func `Months and quarters are their last day`(_ text: String, _ day: String) throws {
    let date = try PlanDate(reading: text)
    #expect(date.meaning == .by(try #require(CivilDate(day))))
  }

  static let words: [(String, PlanDate.Meaning)] = [
    ("Ongoing", .ongoing), ("On-going", .ongoing), ("TBC", .notSet), ("-", .notSet),
    ("Immediate", .immediately), ("Complete", .complete), ("Within three months", .months(3)),
    ("6 months", .months(6)), ("Q2", .notSet),
  ]

  @Test(arguments: words)
  func `What is no day says what it is`(_ text: String, _ meaning: PlanDate.Meaning) throws {
    #expect(try PlanDate(reading: text).meaning == meaning)
  }

  @Test(arguments: ["31/11/2025", "30 February 2026", "10/13/2025", "29/02/2027", "31.9.25"])
  func `A day that does not exist is refused, never moved`(_ text: String) {
    #expect(throws: UnreadableDate.self) { try PlanDateCell(text) }
  }

  @Test(arguments: ["when the money comes", "30 June", "3", "Robin Vale"])
  func `What is no date is refused`(_ text: String) {
    #expect(throws: UnreadableDate.self) { try PlanDateCell(text) }
  }

  @Test func `A wrong day among right ones is not passed over`() {
    #expect(throws: UnreadableDate.self) {
      try PlanDateCell("30/06/2025 revised to 31/09/2025")
    }
  }

  @Test func `The financial year is a guess and says so`() throws {
    let date = try PlanDate(reading: "Q2 2025-26")
    #expect(date.certainty.reason?.contains("financial year") == true)
  }
}

@Suite struct PlanRatingTests {
  static let words: [(String, PlanRating?)] = [
    ("Green", .green), ("A", .amber), ("RED – off track", .red), ("b", .blue), ("Yellow", .amber),
    ("Amber/Green", nil), ("Complete", nil), ("", nil), ("AG", nil),
    ("not red", nil), ("No longer red", nil), ("Isn’t green yet", nil), ("never amber", nil),
    ("Not yet green", nil), ("Green – not yet evidenced", .green), ("No change: green", .green),
  ]

  @Test(arguments: words)
  func `One colour is a rating, two are none`(_ text: String, _ rating: PlanRating?) {
    #expect(PlanRating(words: text) == rating)
  }

  static let colours: [(String, PlanRating?)] = [
    ("FF0000", .red), ("C00000", .red), ("00B050", .green), ("92D050", .green), ("FFC000", .amber),
    ("FFFF00", .amber), ("0070C0", .blue), ("00B0F0", .blue), ("A6A6A6", .grey), ("FFFFFF", nil),
    ("000000", nil), ("", nil), ("ZZZZZZ", nil),
  ]

  @Test(arguments: colours)
  func `The colours of office programs are told apart`(_ colour: String, _ rating: PlanRating?) {
    #expect(PlanRating(colour: colour) == rating)
  }

  static let formulas: [(String, Bool)] = [
    ("=1+1", true), ("@SUM(A1)", true), ("+cmd|'/C calc'!A0", true), ("-2+3+cmd|x!A0", true),
    ("-5", false), ("+44 1632 960001", false), ("- a point", false), ("-10%", false),
    ("Open hubs", false), ("", false),
  ]

  @Test(arguments: formulas)
  func `A text that a spreadsheet would run is known`(_ text: String, _ isDangerous: Bool) {
    #expect(FormulaText.isDangerous(text) == isDangerous)
  }
}
