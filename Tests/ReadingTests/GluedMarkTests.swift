import Reading
import Testing

/// Marks of footnotes that stick to a word or a number in the middle of an item.
@Suite struct GluedMarkTests {
  private func item(_ words: String) throws -> (report: InspectionReport, item: Improvement) {
    let report = try Twin.changed("ilacs-2024", [("over the age of 21 who are in custody", words)])
    return (report, try #require(report.improvements.last))
  }

  @Test(arguments: [
    ("aged 18 to 252 who are in custody", "252"), ("under section 471 of the Act", "471"),
    ("who went missing as children3, and later", "children3"),
    ("by ‘family group conferences’4 and visits", "conferences’4"),
    ("within 722 hours", "722"), ("as Working Together 20133 says", "20133"),
    ("(those in hostels2)", "hostels2"),
  ])
  func `An item with a number that may end with one is asked about`(
    _ words: String, _ said: String
  ) throws {
    let (report, item) = try item(words)
    #expect(item.text.value == "Support to care leavers \(words).")
    #expect(
      item.text.certainty.reason == "“\(said)” may end with the mark of a footnote.")
    #expect(report.improvements[0].text.certainty == .certain)
    #expect(report.warnings.contains { $0.contains("may hold the mark of a footnote: “\(said)”") })
  }

  @Test(arguments: [
    "aged 18 to 25 who are in custody", "under section 47 of the Children Act 1989",
    "under section 175 of the Act", "of whom there are 120", "(paragraphs 30 and 112)",
    "at key stage 2 (KS2)", "in the 2015–18 plan", "within 10 working days and 24 hours",
    "who wait for 100% of the time, or 1,250 days", "on the A27 road",
  ])
  func `Other numbers are certain`(_ words: String) throws {
    let (report, item) = try item(words)
    #expect(item.text.value == "Support to care leavers \(words).")
    #expect(item.text.certainty == .certain)
    #expect(report.warnings.allSatisfy { !$0.contains("footnote") })
  }
}
