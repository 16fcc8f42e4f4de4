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
    "Services for children in Ostlebury are inadequate.",
    "Services for children in Ostlebury Council are now inadequate, and leaders know it.",
    "Children’s services in Ostlebury are inadequate.",
    "Children’s services in Ostlebury are still inadequate because nobody visits them.",
    "Ostlebury’s services for children and their families are judged to be inadequate.",
    "Since the last inspection, services for children and families remain inadequate overall.",
    "Since the last inspection in 2021, when they were good, services for\nchildren in Ostlebury "
      + "have become inadequate.",
    "Leaders have not acted, and services for children are once again inadequate.",
    "However, children’s services in the county continue to be inadequate – as they were.",
    "Overall effectiveness has declined to inadequate since 2022.",
    "Overall effectiveness has declined from outstanding to inadequate.",
    "Overall effectiveness has now been judged inadequate.",
    "Overall effectiveness is inadequate because children are left at risk.",
    "The overall effectiveness of services for children in Ostlebury is inadequate, which leaves\n"
      + "them at risk.",
    "The overall effectiveness of the local authority is inadequate at this inspection.",
    "This local authority is inadequate because children are left at risk.",
    "This inspection found that services for children in Ostlebury are inadequate.",
    "Leaders are new. Services for children in Ostlebury are inadequate. They know it.",
    "Services for children in Ostlebury, which were good in 2021, are now inadequate.",
    "Inspectors judged children’s services in Ostlebury to be inadequate overall.",
    "The services that children in Ostlebury receive are inadequate.",
    "Overall, this is an inadequate local authority.",
  ])
  func `A sentence of the summary on the whole makes the table doubtful`(
    _ sentence: String
  ) throws {
    let found = try report([(CoverDoubtTests.line, sentence)])
    let overall = try #require(found.judgements.first { $0.key == .overall })
    #expect(overall.grade.value == .outstanding)
    #expect(overall.grade.certainty.reason?.contains("a sentence on page 1 says") == true)
    #expect(overall.readings.map(\.grade) == [.outstanding, .inadequate])
  }

  @Test(arguments: [
    "Services for children in Ostlebury are outstanding.",
    "Services for children in Ostlebury have improved and are now outstanding overall.",
    "Since the last inspection in 2021, services for children and families remain outstanding\n"
      + "overall.",
    "Overall effectiveness is outstanding because leaders listen.",
  ])
  func `A sentence of the summary that says the grade of the table is its second reading`(
    _ sentence: String
  ) throws {
    let found = try report([(CoverDoubtTests.line, sentence)])
    let overall = try #require(found.judgements.first { $0.key == .overall })
    #expect(overall.grade.certainty == .certain)
    #expect(overall.readings.map(\.source) == [.table, .statement])
    #expect(overall.readings.map(\.grade) == [.outstanding, .outstanding])
  }

  @Test(arguments: [
    "The overall effectiveness of the virtual school is inadequate.",
    "Overall effectiveness of leadership is inadequate.",
    "The overall effectiveness of supervision is good, and that of audits is inadequate.",
    "The overall effectiveness of children’s homes in Ostlebury is inadequate.",
    "The response to exploitation, which was good in 2021, is inadequate.",
    "This is an inadequate response by the local authority.",
    "The services that children in care receive are inadequate.",
    "Services for children in care are inadequate.",
    "Services for children in need of help and protection in Ostlebury are inadequate.",
    "Services for children in Ostlebury who are disabled are inadequate.",
    "Services for care leavers are inadequate.",
    "Services for children in Elsewhere are inadequate.",
    "Services for children in Ostlebury were judged inadequate in 2018.",
    "At the last inspection, services for children in Ostlebury were inadequate.",
    "Services for children in Ostlebury are no longer inadequate.",
    "Services for children in Ostlebury are not inadequate.",
    "Services for children in Ostlebury are good at listening.",
    "Services for children in Ostlebury are good in most places.",
    "Services for children in Ostlebury are inadequate for some children.",
    "Services for children in Ostlebury are good or better.",
    "Services for children in Ostlebury are good when leaders listen.",
    "When leaders do not listen, services for children in Ostlebury are inadequate.",
    "Leaders told inspectors that services for children in Ostlebury are good.",
    "In their self-evaluation, services for children in Ostlebury are good.",
    "“Services for children in Ostlebury are inadequate,” a parent said.",
    "Overall effectiveness was judged inadequate in 2019.",
    "Children’s services in Ostlebury have improved from inadequate in 2019.",
    "Leaders in Ostlebury are good.",
    "Services for children in Ostlebury were good until 2020.",
  ])
  func `A sentence of the summary on a part, the past, a condition or by others says no grade`(
    _ sentence: String
  ) throws {
    let found = try report([(CoverDoubtTests.line, sentence)])
    let overall = try #require(found.judgements.first { $0.key == .overall })
    #expect(overall.grade.certainty == .certain)
    #expect(overall.readings.count == 1)
  }

  @Test func `What the findings say of services is no sentence on the whole`() throws {
    let found = try report([
      ("Children in care thrive.", "Services for children in Ostlebury are inadequate.")
    ])
    #expect(found.isCertainOfGrades)
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

  @Test(arguments: [
    "Inspection of children’s services in Ostlebury",
    "Ostlebury Children’s Services: inspection of\nlocal authority children’s services",
    "Inspection report: Ostlebury", "Inspection report\nCouncil of the Borough of Ostlebury",
  ])
  func `Under another title the one name that the paper says again is read as uncertain`(
    _ title: String
  ) throws {
    let found = try report([
      ("Inspection of Ostlebury local authority children’s services", "Report of an inspection"),
      ("Inspection of Ostlebury local authority\nchildren’s services", title),
    ])
    #expect(found.authority?.value == "Ostlebury")
    #expect(found.authority?.certainty.reason?.contains("worded as no other") == true)
    #expect(!found.warnings.contains { $0.contains("authority was not found") })
  }

  @Test(arguments: ["Inspection report: Ostlebury\nIn the time of Jo Fenn", "Inspection report"])
  func `Under another title no name is read of two, or of none`(_ title: String) throws {
    let found = try report([
      ("Inspection of Ostlebury local authority children’s services", "Report of an inspection"),
      ("Inspection of Ostlebury local authority\nchildren’s services", title),
      ("who know them well.", "who know them well. Jo Fenn leads them."),
    ])
    #expect(found.authority == nil)
    #expect(found.warnings.contains { $0.contains("authority was not found") })
  }

  @Test func `The name above the title of 2012 is read as uncertain`() throws {
    let found = try Twin.changed(
      "cp-2012",
      [
        (
          "Inspection of local authority\narrangements for the protection of\nchildren\n"
            + "Thornmere Borough Council\n",
          "Thornmere Borough Council\nInspection of local authority\n"
            + "arrangements for the protection of\nchildren\n"
        )
      ])
    #expect(found.authority?.value == "Thornmere")
    #expect(found.authority?.certainty.reason?.contains("worded as no other") == true)
  }
}
