import Civil
import Reading
import Testing

/// Titles of summaries for children: where the name of the council ends.
@Suite struct SummaryTitleTests {
  private static let title = "Thornmere – Inspection of child protection\n\n3-12 September 2012\n"

  @Test(arguments: [
    "Inspection of child protection in Thornmere\n3-12 September 2012\n",
    "Inspection of child protection in Thornmere\n3-12 September 2012\n3-12 September 2012\n",
    "Inspection of child protection in Thornmere\n3 September – 12 September 2012\nSummary report "
      + "for children and young people\n",
    "Inspection of child protection in\nThornmere\nMonday 3 to Wednesday 12 September 2012\n",
    "Inspection of child protection in Thornmere\n\n3-12 September 2012\n",
    "3-12 September 2012\nThornmere – Inspection of child protection\n",
    "Thornmere – Inspection of child protection 3-12 September 2012\n",
  ])
  func `The days beneath the title are no part of the name`(_ title: String) throws {
    let report = try Twin.summary([(Self.title, title)])
    #expect(report.authority?.value == "Thornmere")
    #expect(report.authority?.certainty == .certain)
    #expect(report.inspectionStart?.value.description == "2012-09-03")
    #expect(report.inspectionEnd?.value.description == "2012-09-12")
  }

  @Test(arguments: [
    "Inspection of child protection in Thornmere 3-12 September 2012\n",
    "Inspection of child protection in Thornmere September 2012\n\n3-12 September 2012\n",
  ])
  func `A date on the line of the name makes it doubtful`(_ title: String) throws {
    let report = try Twin.summary([(Self.title, title)])
    #expect(report.authority?.value == "Thornmere")
    #expect(report.authority?.certainty != .certain)
    #expect(report.authorityPrinted?.certainty != .certain)
  }

  @Test func `Nor has any other paper figures or months in the name`() throws {
    for (name, old, new) in [
      (
        "ilacs-2022", "Inspection of Thornmere Borough Council",
        "Inspection of Thornmere 9 to 20 May 2022"
      ),
      ("lac-2013", "services\nThornmere Borough Council\n", "services\nThornmere April 2013\n"),
    ] {
      let report = try Twin.changed(name, [(old, new)])
      #expect(report.authority?.value == "Thornmere", "\(name)")
      #expect(report.authority?.certainty != .certain, "\(name)")
    }
  }
}
