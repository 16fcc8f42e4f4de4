import Reading
import Testing

/// The authority of inspections that are left: a name, or nothing and a word on it.
@Suite struct AreaInspectionTests {
  private func read(_ lines: String) throws -> InspectionReport {
    try ReportReading.read(text: Array(lines.utf8), file: "letter.txt")
  }

  private func letter(_ title: String, _ sentence: String) throws -> InspectionReport {
    try read(
      """
      3 July 2018

      Ms Orla Parr, Director of Children’s Services
      Dr Sim Vale, Clinical Commissioning Group

      Dear Ms Parr and Dr Vale

      \(title)

      Between 14 May 2018 and 18 May 2018, Ofsted and the Care Quality Commission (CQC)
      \(sentence)

      Main findings

      Leaders in Thornmere know what they do well.
      """)
  }

  @Test(arguments: [
    (
      "Joint local area SEND inspection in Thornmere",
      "conducted a joint inspection of the local area of Thornmere to judge the effectiveness of it."
    ),
    ("Joint area SEND inspection in Thornmere", "inspected services."),
    (
      "Joint area SEND revisit in Thornmere",
      "revisited the local area of Thornmere to decide whether it has made progress."
    ),
    (
      "Joint local area SEND inspection",
      "conducted a joint inspection of the local area of Thornmere to judge the effectiveness of it."
    ),
  ])
  func `A letter names the area in its title or in its first sentence`(
    _ title: String, _ sentence: String
  ) throws {
    let report = try letter(title, sentence)
    #expect(report.kind.value == .areaSEND)
    #expect(report.authority?.value == "Thornmere")
  }

  @Test func `Without a name there is none, and a warning says so`() throws {
    let report = try letter(
      "Joint local area SEND inspection", "conducted a joint inspection of the local area.")
    #expect(report.authority == nil)
    #expect(report.warnings.contains("The name of the authority was not found."))
  }

  @Test(arguments: [
    "the", "The local area", "Joint inspection", "Main findings", "Local authority", "of",
  ])
  func `A stop word or a heading is no authority`(_ words: String) throws {
    let report = try Twin.changed(
      "monitoring-visit",
      [("Monitoring visit of Thornmere Borough Council", "Monitoring visit of \(words)")])
    #expect(report.authority?.value != words)
    #expect(report.authority?.certainty != .certain)
  }
}
