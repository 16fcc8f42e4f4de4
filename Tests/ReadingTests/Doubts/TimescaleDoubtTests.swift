import Testing

@testable import Reading

/// Headings over items that say by when they are to be done.
@Suite struct TimescaleDoubtTests {
  private func report(_ heading: String) throws -> InspectionReport {
    try Twin.changed("lac-2013", [("       Within three months:", heading)])
  }

  static let known: [(printed: String, value: Timescale)] = [
    ("Within three months of publication of this report:", .withinThreeMonths),
    ("Within three months of the publication of this report", .withinThreeMonths),
    ("Within six months of the publication of this inspection\n       report:", .withinSixMonths),
    ("In the next three months:", .withinThreeMonths),
    ("Within the next 12 months:", .withinTwelveMonths),
    ("Within 3 months of the report’s publication:", .withinThreeMonths),
    ("Within one year:", .withinTwelveMonths),
    ("Within six months the local authority and its partners should:", .withinSixMonths),
    ("With immediate effect:", .immediately),
    ("within three months:", .withinThreeMonths),
    ("Within three months2", .withinThreeMonths),
    ("Within three months2:", .withinThreeMonths),
    ("6. Within three months:", .withinThreeMonths),
    ("• Within three months of publication:", .withinThreeMonths),
    ("◼ Within three months", .withinThreeMonths),
    ("◼ Within three months of the publication\n       of this report:", .withinThreeMonths),
    ("12. Within three months", .withinThreeMonths),
    ("Within three (3) months:", .withinThreeMonths),
    ("Within 3 (three) months", .withinThreeMonths),
  ]

  @Test(arguments: known)
  func `The long forms are read`(_ heading: (printed: String, value: Timescale)) throws {
    let report = try report("       " + heading.printed)
    #expect(report.improvements.count == 4)
    #expect(report.improvements[2].timescale == heading.value)
    #expect(report.improvements[1].timescale == .immediately)
    #expect(report.improvements[3].timescale == .withinSixMonths)
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain && $0.theme == nil })
  }

  @Test(arguments: [
    "In three to six months:", "Within three months of the inspection:", "In the longer term:",
    "As a matter of urgency:", "By the summer term:", "By the end of the next quarter:",
    "Before the next visit:", "Within three or four months", "Three months from now",
    "Later:", "By January:", "Straight away:", "By Easter:", "Then:",
    "From publication:", "Next", "3 months", "2014", "Immediately upon publication:",
    "Within six months of the plan that the board is to\n       agree:",
  ])
  func `Words of time that are not understood end the timescale above`(_ heading: String) throws {
    let report = try report("       " + heading)
    #expect(report.improvements.count == 4)
    let item = report.improvements[2]
    #expect(item.timescale == nil)
    #expect(
      item.printedTimescale?.filter { $0 != " " } == heading.filter { !" \n:".contains($0) })
    #expect(item.text.certainty.reason?.contains("speaks of time") == true)
    #expect(report.warnings.contains { $0.contains("have no timescale") })
    #expect(report.improvements[1].timescale == .immediately)
    #expect(report.improvements[1].text.certainty == .certain)
    #expect(report.improvements[3].timescale == .withinSixMonths)
    #expect(report.improvements[3].text.certainty == .certain)
  }

  @Test(arguments: [
    "By January 2014:", "By the end of March 2014:", "By 1 May 2014:", "By January 2014",
  ])
  func `A day is kept as printed, and the heading above it is over`(_ heading: String) throws {
    let report = try report(
      "       In the next three months:\n\n            • publish the plan\n\n       \(heading)")
    #expect(report.improvements.count == 5)
    #expect(report.improvements[2].timescale == .withinThreeMonths)
    #expect(report.improvements[3].timescale == nil)
    #expect(report.improvements[3].printedTimescale == heading.replacing(":", with: ""))
    #expect(report.improvements[3].theme == nil)
  }

  @Test(arguments: [
    "Quality of practice", "Day care", "Long-term fostering and adoption", "Year 11",
  ])
  func `Other headings end no timescale`(_ heading: String) throws {
    let report = try report("       Within three months:\n\n       \(heading)")
    #expect(report.improvements[2].theme == heading)
    #expect(report.improvements[2].timescale == .withinThreeMonths)
    #expect(report.improvements[2].text.certainty != .certain)
    #expect(report.improvements[3].timescale == .withinSixMonths)
    #expect(
      report.improvements.filter { $0.text.certainty != .certain }.map(\.theme) == [heading])
  }

  @Test(arguments: ["◼ Over three months:", "◼ Three months", "• By six months:", "12. Then:"])
  func `Words of time behind a mark are no item, and end the timescale above`(_ heading: String)
    throws
  {
    let report = try report("       " + heading)
    #expect(report.improvements.count == 4)
    #expect(report.improvements[2].timescale == nil)
    #expect(report.improvements[2].text.certainty.reason?.contains("speaks of time") == true)
    #expect(report.improvements[3].timescale == .withinSixMonths)
  }

  @Test func `Words of time that may be a heading within an item leave no certain timescale`()
    throws
  {
    let report = try Twin.changed(
      "lac-2013",
      [
        (
          "should.\n\n       Within three months:\n",
          "should.\n       Three months\n"
        )
      ])
    #expect(report.improvements.count == 4)
    #expect(report.improvements[2].timescale == nil)
    #expect(report.improvements[2].text.certainty != .certain)
  }

  @Test func `The last words of an item are no heading`() throws {
    let report = try Twin.changed(
      "lac-2013",
      [
        (
          "visit children as often as they\n              should.",
          "visit by\n              January 2014"
        )
      ])
    #expect(report.improvements[1].text.value == "ensure that social workers visit by January 2014")
    #expect(report.improvements[1].timescale == .immediately)
  }

  @Test func `Numbers right beneath a heading that says by when are those of items`() throws {
    let report = try Twin.changed(
      "lac-2013",
      [
        (
          "should.\n\n       Within three months:\n",
          "should.\n\n       Within one month:\n\n       1. publish the plan\n\n       2. train "
            + "carers\n\n       Within three months:\n"
        )
      ])
    #expect(report.improvements.map(\.number) == [nil, nil, 1, 2, nil, nil])
    #expect(report.improvements[2].printedTimescale == "Within one month")
    #expect(report.improvements[2].text.value == "publish the plan")
    #expect(report.improvements[4].timescale == .withinThreeMonths)
  }

  @Test func `A heading without an item beneath it is told`() throws {
    let report = try Twin.changed(
      "lac-2013",
      [("       Within six months:\n", "       Within a year:\n\n       Within six months:\n")])
    #expect(report.improvements.count == 4)
    #expect(report.improvements[3].timescale == .withinSixMonths)
    #expect(report.unparsed.map(\.text) == ["Within a year:"])
  }
}
