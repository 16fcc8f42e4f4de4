import Reading
import Testing

/// Letters of visits, of which no published one has checked the rules.
@Suite struct VisitLetterTests {
  @Test(arguments: ["What needs to improve?", "Further improvement is needed in:"])
  func `The list of a monitoring visit stands straight under another heading`(
    _ heading: String
  ) throws {
    let report = try Twin.changed(
      "monitoring-visit",
      [
        (
          "Findings and evaluation of progress\n\nProgress is steady.\n",
          """
          Findings and evaluation of progress
          \(heading)
           • the quality of plans
           • the timeliness of visits

          I am copying this letter to the Department for Education, which will read it.
          """
        )
      ])
    #expect(
      report.improvements.map(\.text.value) == ["the quality of plans", "the timeliness of visits"])
    #expect(report.improvements.allSatisfy { $0.text.certainty != .certain })
    #expect(report.unparsed.isEmpty)
    #expect(!report.proposals.contains { $0.text.value.contains("copying") })
  }

  @Test func `A heading straight over its text is no part of a finding`() throws {
    let report = try Twin.changed(
      "focused-visit",
      [
        (
          "Main findings\n\nContacts are answered within a day.",
          "Main findings\nContacts are good, and are answered within a day of their arrival."
        )
      ])
    #expect(
      report.proposals.contains {
        $0.text.value.hasPrefix("Contacts are good") && $0.heading == "Main findings"
      })
  }

  @Test(arguments: [
    "His Majesty’s Inspectors for this\nvisit were Alex Marl and Jo Fenn.",
    "The\ninspectors were Alex Marl, Her Majesty’s Inspector, and Jo Fenn,\nOfsted Inspector.",
  ])
  func `A sentence names the inspectors of a visit`(_ sentence: String) throws {
    let report = try Twin.changed(
      "monitoring-visit",
      [("judged inadequate in November 2018.", "judged inadequate in November 2018. " + sentence)])
    #expect(report.leadInspector?.value == "Alex Marl and Jo Fenn")
    #expect(report.leadInspector?.certainty != .certain)
  }

  @Test func `Grades and items of kinds that nobody has checked are never certain`() throws {
    for name in ["cp-2012", "focused-visit"] {
      let report = try Twin.report(name)
      #expect(
        report.judgements.allSatisfy { $0.grade.certainty.reason?.contains("checked") == true })
      #expect(
        report.improvements.allSatisfy { $0.text.certainty.reason?.contains("checked") == true })
      #expect(!report.improvements.isEmpty)
    }
  }
}
