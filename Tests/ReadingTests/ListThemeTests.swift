import Reading
import Testing

/// Words between the items of a list: a heading over some of them, or what must not be lost.
@Suite struct ListThemeTests {
  private static let second = "◼ Support to care leavers over the age of 21 who are in custody.\n"

  private func report(above words: String) throws -> InspectionReport {
    try Twin.changed(
      "ilacs-2024",
      [(ListThemeTests.second, "\n" + words + "\n\n" + ListThemeTests.second + "\n")])
  }

  @Test(arguments: [
    "Ensure weekly visits to all children in unregistered homes",
    "Stop the use of unregistered children’s homes", "Visit every child",
    "The local authority must also ensure weekly visits to all children in unregistered\nhomes:",
    "The consistency of planning for children in need of help",
    "The consistency of planning for children in need. (outcome 2)",
    "Visits to children in care should be in time",
    "Strengthen the response to children who go missing, by ensuring that:",
  ])
  func `Words between two items that may be one are told, and are no heading`(_ words: String)
    throws
  {
    let report = try report(above: words)
    #expect(report.improvements.count == 2)
    #expect(report.improvements.allSatisfy { $0.theme == nil && $0.text.certainty != .certain })
    let lines = words.split(separator: "\n").map(String.init)
    #expect(report.unparsed.map(\.text) == lines)
    #expect(report.warnings.contains { $0.contains("not understood") })
  }

  @Test(arguments: [
    "The consistency of the quality and impact of planning for children in need of help\n"
      + "  and protection. (outcome 2, national framework)",
    "Ensure weekly visits to all children in unregistered homes",
    "Inspectors saw these strengths:",
  ])
  func `Words above the first item that may be one are told`(_ words: String) throws {
    let heading = "What needs to improve?\n"
    let report = try Twin.changed("ilacs-2024", [(heading, heading + "     " + words + "\n\n")])
    #expect(report.improvements.count == 2)
    #expect(report.improvements.allSatisfy { $0.theme == nil && $0.text.certainty != .certain })
    let lines = words.split(separator: "\n").map { $0.drop { $0 == " " } }.map(String.init)
    #expect(report.unparsed.map(\.text) == lines)
  }

  @Test(arguments: [
    "Inspectors also saw these strengths:", "Inspectors considered the following areas:",
    "The inspectorates looked at:", "Strengths of the partnership include:",
    "The service has these strengths:", "Strengths of the service",
  ])
  func `Words that lead to something else end the recommendations`(_ words: String) throws {
    let items = "\n\n◼ The work of the team.\n◼ The stable workforce,\n  and its managers.\n"
    for (name, last, count) in [
      ("ilacs-2024", ListThemeTests.second, 2),
      ("jtai-2023", "◼ The recording of children’s voices.\n", 5),
    ] {
      let whole = try Twin.report(name)
      let report = try Twin.changed(name, [(last, last + "\n" + words + items + "\n")])
      #expect(whole.improvements.count == count)
      #expect(report.improvements.map(\.text.value) == whole.improvements.map(\.text.value))
      #expect(report.improvements.last?.text.certainty != .certain)
      #expect(
        report.unparsed.map(\.text) == [
          words, "◼ The work of the team.", "◼ The stable workforce,", "and its managers.",
        ])
      #expect(report.judgements.count == whole.judgements.count)
      #expect(report.findings.count == whole.findings.count)
    }
  }

  @Test(arguments: [
    "Leadership and management", "Children who are looked after",
    "Understanding the quality of practice", "Managing risk at the ‘front door’",
  ])
  func `The heading over an item is shown, and may end the list`(_ heading: String) throws {
    let report = try report(above: heading)
    #expect(report.improvements.map(\.theme) == [nil, heading])
    #expect(report.improvements[0].text.certainty == .certain)
    #expect(
      report.improvements[1].text.certainty.reason
        == "It stands under “\(heading)”, which may be no part of the list.")
    #expect(report.warnings.contains { $0.contains("may be none: “Support to care leavers") })
    let lines = ReportText.text(report).split(separator: "\n").map { $0.drop { $0 == " " } }
    let place = try #require(lines.firstIndex(of: heading[...]))
    #expect(lines[place + 1].hasPrefix("- Support to care leavers"))
  }

  @Test func `Where the first item has a heading over it, others part the list`() throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        ("What needs to improve?\n", "What needs to improve?\n\nChildren in care\n\n"),
        (ListThemeTests.second, "\nLeadership and management\n\n" + ListThemeTests.second + "\n"),
      ])
    #expect(
      report.improvements.map(\.theme) == ["Children in care", "Leadership and management"])
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
  }
}
