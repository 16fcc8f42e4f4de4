import Civil
import Reading
import Testing

/// Facts of the cover that look right and are not.
@Suite struct CoverDoubtTests {
  private static let line =
    "Children in Ostlebury receive outstanding services from people who know them well."

  private func report(_ changes: [(String, String)]) throws -> InspectionReport {
    try Twin.changed("ilacs-2024", changes)
  }

  @Test(arguments: [
    ("The overall effectiveness of services is inadequate.", Grade.inadequate),
    ("Overall, services for children are inadequate.", .inadequate),
    (
      "This report was amended on 3 October 2024: the judgement for overall\neffectiveness was "
        + "changed from outstanding to\nrequires improvement to be good.", .requiresImprovement
    ),
  ])
  func `A sentence that says another overall grade makes the table doubtful`(
    _ sentence: String, _ grade: Grade
  ) throws {
    let found = try report([(CoverDoubtTests.line, sentence)])
    let overall = try #require(found.judgements.first { $0.key == .overall })
    #expect(overall.grade.value == .outstanding)
    #expect(overall.grade.certainty.reason?.contains("“\(grade.rawValue)”") == true)
    #expect(overall.readings.map(\.grade) == [.outstanding, grade])
  }

  @Test(arguments: [
    "The overall effectiveness at the last inspection was inadequate.",
    "Overall, services for care leavers are good.", "Overall, practice is good.",
    "Overall effectiveness is outstanding.",
  ])
  func `Sentences on the past, on a part or of the same grade contradict nothing`(
    _ sentence: String
  ) throws {
    let found = try report([(CoverDoubtTests.line, sentence)])
    #expect(found.isCertainOfGrades, "\(found.warnings)")
  }

  @Test(arguments: [
    ("22 April to 3 May 2094", "more than a year to come"),
    ("22 April to 3 May 1984", "thirty years"),
  ])
  func `A visit in a far year is doubtful`(_ dates: String, _ reason: String) throws {
    let found = try Twin.changed(
      "ilacs-2024", [("22 April to 3 May 2024", dates)],
      today: CivilDate(year: 2026, month: 3, day: 1))
    #expect(found.inspectionStart?.certainty.reason?.contains(reason) == true)
    #expect(found.inspectionEnd?.certainty.reason?.contains(reason) == true)
    #expect(found.periods.allSatisfy { $0.certainty != .certain })
  }

  @Test func `A week is no day`() throws {
    let found = try report([
      ("22 April to 3 May 2024\n\nLead", "week beginning 22 April 2024\n\nLead")
    ])
    #expect(found.inspectionStart?.certainty.reason?.contains("names a week") == true)
  }

  @Test func `Dates that run backwards are said once to a person`() throws {
    let found = try report([("22 April to 3 May 2024\n\nLead", "14 to 3 June 2024\n\nLead")])
    let lines = ReportText.text(found).split(separator: "\n").filter { $0.hasPrefix("      ? ") }
    #expect(Set(lines).count == lines.count)
  }

  @Test(arguments: ["22 to 11 March 2024", "22 March to 11 March 2024", "22–11 March 2024"])
  func `Dates that end before they begin are a doubt`(_ dates: String) throws {
    let found = try report([("22 April to 3 May 2024\n\nLead", "\(dates)\n\nLead")])
    #expect(found.inspectionStart.map { $0.certainty != .certain } ?? true)
    #expect(found.inspectionEnd.map { $0.certainty != .certain } ?? true)
    #expect(!found.periods.isEmpty || found.warnings.contains { $0.contains("dates") })
  }

  private static let title =
    "Inspection of Ostlebury local authority\nchildren’s services\nInspection dates"

  @Test(arguments: [
    "Inspection of Ostlebury local authority\nchildrcn’s services\nInspection dates",
    "Inspection of Ostlebry local authority\nchildren’s services\nInspection dates",
    "Inspection of London Borough\nchildren’s services\nInspection dates",
    "Inspection of Ostlebury local\nchildren’s services\nInspection dates",
    "Inspection of Ostlebury authority\nchildren’s services\nInspection dates",
  ])
  func `A name that is cut, mixed with other words or said once is doubtful`(
    _ title: String
  ) throws {
    let found = try report([(CoverDoubtTests.title, title)])
    #expect(found.authority?.certainty != .certain)
    #expect(found.authorityPrinted?.certainty != .certain)
    #expect(try report([]).authority?.certainty == .certain)
  }

  @Test func `An inspector with one name is doubtful`() throws {
    let found = try report([
      ("Jo Fenn-Adair, His Majesty’s Inspector", "Fenn-Adair, His Majesty’s Inspector")
    ])
    #expect(found.leadInspector?.certainty.reason == "A name of one word may be cut.")
    #expect(try report([]).leadInspector?.certainty == .certain)
  }

  @Test func `A label where the name should stand is no inspector`() throws {
    let found = try report([("Jo Fenn-Adair, His Majesty’s Inspector", "Inspection dates: 3 May")])
    #expect(found.leadInspector == nil)
  }

  @Test func `A trust in the title is no authority, and the council it works for is`() throws {
    let found = try report([
      (
        "Inspection of Ostlebury local authority\nchildren’s services\nInspection dates",
        "Inspection of Ostlebury Children First\nTrust’s children’s services on behalf of\nOstlebury "
          + "County Council\nInspection dates"
      )
    ])
    #expect(found.authority?.value == "Ostlebury")
    #expect(found.authority?.certainty != .certain)
  }
}
