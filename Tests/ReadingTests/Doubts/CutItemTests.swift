import Reading
import Testing

/// Items that end in mid sentence.
@Suite struct CutItemTests {
  private static let last =
    "◼ Support to care leavers over the age of 21 who are in custody.\n"

  private func report(_ items: String) throws -> InspectionReport {
    try Twin.changed("ilacs-2024", [(Self.last, Self.last + items)])
  }

  @Test func `An item without a full stop is doubtful where the others have one`() throws {
    let report = try report(
      "◼ The quality of plans for children aged 16\n◼ The timeliness of visits.\n")
    #expect(report.improvements.count == 4)
    let cut = try #require(report.improvements.first { $0.text.certainty != .certain })
    #expect(cut.text.value == "The quality of plans for children aged 16")
    #expect(cut.text.certainty.reason?.contains("without a full stop") == true)
    #expect(report.improvements.count { $0.text.certainty == .certain } == 3)
    #expect(
      report.warnings.contains {
        $0.contains("may be cut") && $0.contains("plans for children aged 16”")
      })
  }

  @Test func `An item that ends at the foot of its page is said to`() throws {
    let report = try report("◼ The quality of plans for children aged\n\u{0C}")
    let reason = try #require(report.improvements.last?.text.certainty.reason)
    #expect(reason.hasPrefix("It ends at the foot of page 1"))
  }

  @Test(arguments: [
    "◼ The quality of plans\n◼ The timeliness of visits\n◼ The number of homes\n",
    "◼ The quality of plans; and\n◼ The timeliness of visits, or\n◼ The homes (outcome 4)\n",
    "◼ The quality of plans for “children in need”\n◼ Visits!\n◼ Homes …\n",
  ])
  func `Items are certain where no list's own way of ending speaks against them`(_ items: String)
    throws
  {
    #expect(try report(items).improvements.allSatisfy { $0.text.certainty == .certain })
  }

  @Test func `An item that ends with a word that wants another is doubtful in every list`() throws {
    let report = try report(
      "◼ The quality of plans\n◼ The timeliness of visits to the\n◼ The number of homes\n")
    #expect(report.improvements.count { $0.text.certainty != .certain } == 1)
    #expect(
      report.improvements.contains { $0.text.certainty.reason?.contains("mid sentence") == true })
  }

  @Test func `Letters of a word printed across the page are no words of an item`() throws {
    let report = try report(
      "\n\n                 A\n\n\n               TI\n\n\n             EN\n\n")
    #expect(
      report.improvements.last?.text.value
        == "Support to care leavers over the age of 21 who are in custody.")
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
    #expect(report.unparsed.isEmpty)
  }
}
