import Reading
import Testing

/// Headings that say by when, in reports of the kinds that are not known to print them.
@Suite struct ListTimeTests {
  private static let list = """
    Immediately

    ◼ The timeliness of plans.

    Within three months

    ◼ The quality of visits.
    ◼ The oversight of work.

    Within six months:

    ◼ The number of homes.


    """

  private func expect(_ report: InspectionReport, _ section: String) {
    let found = report.improvements.filter { $0.body != .safeguardingBoard }.suffix(4)
    #expect(
      found.map(\.timescale) == [
        .immediately, .withinThreeMonths, .withinThreeMonths, .withinSixMonths,
      ])
    #expect(
      found.allSatisfy {
        $0.section == section && $0.theme == nil
          && $0.text.certainty.reason == "Reports of this kind are not known to print timescales."
      })
    #expect(report.warnings.contains { $0.contains("stand beneath words that say by when") })
    #expect(report.unparsed.isEmpty)
  }

  @Test func `The items of other reports have their timescales and are asked about`() throws {
    let ilacs = try Twin.changed(
      "ilacs-2024",
      [
        (
          """
          ◼ Letters to parents before court proceedings, so that they are clear about what needs
            to change.
          ◼ Support to care leavers over the age of 21 who are in custody.

          """, "\n" + ListTimeTests.list
        )
      ])
    expect(ilacs, "What needs to improve?")
    let letter = try Twin.changed(
      "jtai-2023",
      [
        ("◼ The timeliness of decisions\n  in the hub.\n\n", ListTimeTests.list),
        ("◼ All agencies’ attendance at meetings.\n", ""),
        ("◼ The recording of children’s voices.\n", ""),
      ])
    expect(letter, "What needs to improve?")
    #expect(letter.improvements.prefix(2).allSatisfy { $0.text.certainty == .certain })
  }

  private static let numbered = """
    Immediately

    1.   Improve plans.

    Within three months

    2.   Improve visits.

    3.   Improve homes.

    Within six months

    4.   Improve audits.


    """

  @Test(arguments: ["", "Areas for improvement\n\n"])
  func `The first words of time over a list are no heading of it`(_ heading: String) throws {
    let text = String(decoding: try Twin.text("sif-2014"), as: UTF8.self)
    let start = try #require(
      text.firstRange(of: "What does the local authority need to improve?\nPriority"))
    let end = try #require(text.firstRange(of: "The local authority’s strengths\n"))
    let container = "What does the local authority need to improve?"
    let report = try ReportReading.read(
      text: Array(
        (text[..<start.lowerBound] + container + "\n\n" + heading + ListTimeTests.numbered
          + text[end.lowerBound...]).utf8), file: "variant.pdf")
    expect(report, heading.isEmpty ? container : "Areas for improvement")
    #expect(report.improvements.prefix(4).map(\.number) == [1, 2, 3, 4])
  }
}
