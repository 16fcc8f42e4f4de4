import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections
@testable import Reading

/// Invented reports through the whole reading, as far as the register asks: a lost grade is never another edition,
/// and a kind that nobody has tried the reading on is never entered by itself.
@Suite struct TranslationTests {
  private static let overall = " Overall effectiveness                           Good\n"

  /// Without the row, with an empty cell, with words that are no grade.
  private static let lost = [
    "", " Overall effectiveness\n",
    " Overall effectiveness                           Less than good\n",
  ]

  @Test(arguments: lost.indices)
  func `A report of 2024 whose overall grade was lost stays one of its time and waits`(
    _ row: Int
  ) async throws {
    let whole = try reading(Self.report)
    #expect(whole.framework.text == "ILACS2023")
    #expect(whole.judgements.count == 5)
    let broken = try reading(Self.report.replacing(Self.overall, with: Self.lost[row]))
    #expect(broken.framework.text == "ILACS2023")
    #expect(broken.judgements.count == 4)
    try await withInspections(on: .sqlite, today: "2026-11-01") { house in
      let outcome = try await enter(broken, in: house)
      #expect(outcome.kind == .uncertain)
      #expect(outcome.sentence.contains("No grade was found for Overall effectiveness."))
      #expect(try await house.read { try $0.register(of: house.authority).isEmpty })
    }
  }

  @Test func `Since April 2026 no overall grade is missed`() throws {
    let text = Self.report.replacing("10 to 21 June 2024", with: "8 to 19 June 2026")
    let broken = try reading(text.replacing(Self.overall, with: ""))
    #expect(broken.framework.text == "ILACS2026")
    #expect(broken.framework.doubt == nil)
    let strange = try reading(text)
    #expect(strange.framework.text == "ILACS2026")
    #expect(strange.framework.doubt?.contains("ILACS (2023)") == true)
  }

  @Test(arguments: [
    ("3-12 September 2012", "PROT2012", true), ("12-30 May 2014", "SIF", false),
    ("4-15 June 2018", "ILACS", false), ("4-20 June 2024", "ILACS2023", false),
  ])
  func `The framework of a summary for children follows from its days`(
    _ days: String, _ code: String, _ isCertain: Bool
  ) throws {
    let summary = try reading(Self.summary.replacing("DAYS", with: days))
    #expect(summary.framework.text == code)
    #expect((summary.framework.doubt == nil) == isCertain)
    #expect(isCertain || summary.framework.doubt?.contains("May 2012 to October 2013") == true)
  }

  @Test(arguments: ["Focused visit to", "Monitoring visit of"])
  func `A letter of a kind that nobody has tried the reading on waits for a person`(
    _ title: String
  ) async throws {
    let reading = try reading(
      Self.letter.replacing("VISIT TO", with: title)
        .replacing("VISIT", with: title.split(separator: " ").prefix(2).joined(separator: " ")))
    #expect(reading.reserve?.contains("compare every value") == true)
    try await withInspections(on: .sqlite, today: "2026-11-01") { house in
      let outcome = try await enter(reading, in: house)
      #expect(outcome.kind == .uncertain)
      #expect(outcome.sentence.contains("No published report has yet tried"))
      #expect(try await house.read { try $0.register(of: house.authority).isEmpty })
    }
  }

  @Test func `A grade that a heading contradicts keeps both places`() throws {
    let heading = "and families: good"
    #expect(Self.report.contains(heading))
    let reading = try reading(Self.report.replacing(heading, with: "and families: inadequate"))
    let grade = try #require(reading.judgements.first { $0.area == "impact-of-leaders" }).grade
    #expect(grade.place?.excerpt.contains("practice with children and families") == true)
    #expect(grade.otherPlace?.excerpt.contains("and families: inadequate") == true)
    #expect(reading.judgements.count { $0.grade.otherPlace != nil } == 1)
  }

  @Test func `A recommendation names the heading within the list that it stands under`() throws {
    let second = "     ◼ The quality of written plans"
    #expect(Self.report.contains(second))
    let headed = Self.report.replacing(second, with: "\n     Planning\n\n" + second)
    #expect(
      try reading(Self.report).recommendations.map(\.section) == [
        "What needs to improve?", "What needs to improve?",
      ])
    #expect(
      try reading(headed).recommendations.map(\.section) == [
        "What needs to improve?", "What needs to improve? Planning",
      ])
  }

  @Test func `A recommendation that goes on over the page is marked on both`() throws {
    let whole = "plans, so that families"
    #expect(Self.report.contains(whole))
    let broken = Self.report.replacing(whole, with: "plans, so that\n\u{0C}\n       families")
    let reading = ReadingTranslation(
      report: try ReportReading.read(text: Array(broken.utf8), file: "paper.pdf"),
      boxes: boxes(of: broken)
    ).reading
    let text = try #require(reading.recommendations.last).text
    #expect(text.text.hasSuffix("so that families know what must change."))
    #expect(text.place?.page == 1 && text.place?.marks.count == 1)
    let rest = try #require(text.restPlace)
    #expect(rest.page == 2 && rest.excerpt == text.place?.excerpt)
    #expect(rest.marks.map(\.top) == [28])
    #expect(reading.recommendations.count { $0.text.restPlace != nil } == 1)
    #expect(reading.judgements.allSatisfy { $0.grade.restPlace == nil })
  }

  // MARK: -

  /// The pages of a text, each line 14 points beneath the one before.
  private func boxes(of text: String) -> PaperBoxes {
    let pages = text.split(separator: "\u{0C}").map { page in
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      return PageBoxes(
        width: 595, height: 842,
        words: lines.enumerated().flatMap { row, line in
          let top = 14 * Double(row + 1)
          return line.split(separator: " ").enumerated().map { place, word in
            let left = 50 + 30 * Double(place)
            return PageBoxes.Word(
              text: String(word),
              box: Box(left: left, top: top, right: left + 25, bottom: top + 12))
          }
        })
    }
    return PaperBoxes(pages: pages, text: Array(text.utf8))
  }

  private func reading(_ text: String) throws -> PaperReading {
    ReadingTranslation(report: try ReportReading.read(text: Array(text.utf8), file: "paper.pdf"))
      .reading
  }

  private func enter(
    _ reading: PaperReading, in house: InspectionsHouse
  ) async throws -> ImportOutcome {
    try await house.acting.write(because: "test") { db in
      try db.enter(reading, named: "paper.pdf", of: house.authority).outcome
    }
  }

  private static let report = """
    Inspection of Thornmere local authority
    children’s services
    Inspection dates: 10 to 21 June 2024

    Lead inspector: Ada Example, His Majesty’s Inspector

     Judgement                                       Grade

     The impact of leaders on social work            Good
     practice with children and families

     The experiences and progress of children        Good
     who need help and protection

     The experiences and progress of children in     Good
     care

     The experiences and progress of care            Good
     leavers

    \(overall)
    Services in Thornmere have changed since the last inspection. Leaders know
    what is needed and act on it.

    What needs to improve?
         ◼ The timeliness of initial health assessments for children in care.
         ◼ The quality of written plans, so that families know what must change.

    The impact of leaders on social work practice with children
    and families: good
    1.    Children receive timely help when they need it.

    The experiences and progress of children who need help
    and protection: good
    2.    Too many children wait too long for the help they need.

    The experiences and progress of children in care: good
    3.    Children receive timely help when they need it.

    The experiences and progress of care leavers: good
    4.    Care leavers are helped well.

    """

  private static let summary = """
    Thornmere – Inspection of child protection

    DAYS

    Summary report for children and young people

    Overall we rated Thornmere as good for how well it protects children.

    Outstanding   A service that does far more than it must
    Good          A service that does more than it must
    Adequate      A service that does what it must
    Inadequate    A service that does not do what it must

    Here are the things we found that were generally adequate or good:

    Schools know whom to ring.

    Here are the things we found that needed improving:

    Some families wait too long for early help.

    """

  private static let letter = """
    14 June 2024

    Kim Example
    Director of Children’s Services
    Thornmere Council
    Town Hall

    Dear Kim

    VISIT TO Thornmere children’s services
    This letter summarises the findings of the VISIT to Thornmere
    children’s services on 4 and 5 June 2024. His Majesty’s Inspectors for this
    visit were Ada Example and Tom Example.

    Headline findings
    Children are safe.

    What needs to improve in this area of social work practice?
      ◼ The recording of decisions.
      ◼ The response to neglect.

    """
}
