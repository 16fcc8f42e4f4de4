import Civil
import Reading
import Testing

/// Joint inspections that are published as reports with labels, and no longer as dated letters.
@Suite struct JointLetterTests {
  private static let opening = """
    14 July 2023

    Kim Aldous, Chief Executive, Thornmere Borough Council
    Robin Vale, Chief Constable, Thornmere Police


    Dear Thornmere Local Safeguarding Partnership

    Joint targeted area inspection of Thornmere

    """

  @Test(arguments: ["Date of publication", "Published", "Publication date"])
  func `The day of publication behind a label is read, and the name above the subject`(
    _ label: String
  ) throws {
    let report = try Twin.changed(
      "jtai-2023",
      [
        (
          Self.opening,
          """
          Joint targeted area inspection of Larkminster
          The multi-agency response to children in families who live with abuse
          Inspection dates: 22 to 26 May 2023

          \(label): 14 July 2023

          """
        )
      ])
    #expect(report.published?.value == CivilDate(year: 2023, month: 7, day: 14))
    #expect(report.authority?.value == "Larkminster")
    #expect(report.improvements.count == 5)
  }

  @Test func `A letter without its day is told`() throws {
    let report = try Twin.changed("jtai-2023", [("14 July 2023\n", "\n")])
    #expect(report.published == nil)
    #expect(report.warnings.contains("The day of publication was not found."))
    #expect(
      try !Twin.report("jtai-2023").warnings.contains("The day of publication was not found."))
  }
}
