import Civil
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
    "The visit was carried out by His Majesty’s Inspectors\nAlex Marl and Jo Fenn.",
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

  @Test func `The place of a visit’s dates and inspectors holds them, and no lines beside`() throws
  {
    let sentence = "The inspectors were Alex Marl HMI\nand Jo Fenn HMI."
    let report = try Twin.changed(
      "monitoring-visit",
      [("judged inadequate in November 2018.", "judged inadequate in November 2018.\n" + sentence)])
    #expect(
      report.inspectionStart?.excerpt == """
        This letter summarises the findings of the monitoring visit to Thornmere children’s
        services on 9 and 10 July 2019. The visit was the third since the local authority was
        """)
    #expect(report.inspectionEnd?.place == report.inspectionStart?.place)
    #expect(report.leadInspector?.excerpt == sentence)
    let short = try Twin.changed(
      "monitoring-visit", [("to Thornmere children’s\nservices on 9", "on 9")])
    #expect(short.inspectionStart?.place.lines.count == 1)
    #expect(short.inspectionStart?.excerpt.contains("9 and 10 July 2019") == true)
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

  @Test(arguments: ["cp-2012", "focused-visit", "monitoring-visit"])
  func `Nor are the values of their heads`(_ name: String) throws {
    let report = try Twin.report(name)
    let reasons = [
      report.authority?.certainty, report.authorityPrinted?.certainty,
      report.inspectionStart?.certainty, report.inspectionEnd?.certainty,
      report.published?.certainty, report.leadInspector?.certainty,
    ]
    #expect(reasons.compactMap(\.self).count >= 4)
    #expect(reasons.compactMap(\.self).allSatisfy { $0.reason?.isEmpty == false })
    #expect(report.periods.allSatisfy { $0.certainty != .certain })
    let line = String(decoding: ReportJSON.line(report), as: UTF8.self)
    #expect(line.contains(#""uncertain":{"authority":"#))
  }

  @Test(arguments: ["lac-2013", "ilacs-2024", "jtai-2023", "sif-2016"])
  func `Those of kinds that were checked are certain`(_ name: String) throws {
    let report = try Twin.report(name)
    #expect(report.inspectionStart?.certainty == .certain)
    #expect(report.authorityPrinted != nil)
    #expect(report.kind.value.uncheckedReason == nil)
  }

  @Test func `A report that is out before the visit says so`() throws {
    let report = try Twin.changed("cp-2012", [("10 August 2012", "10 July 2012")])
    #expect(report.published?.certainty.reason?.contains("not after the inspection") == true)
    #expect(report.warnings.contains { $0.contains("10 July 2012 is not after the inspection") })
  }

  @Test(arguments: [
    "This letter will be published on the Ofsted website on 16 August 2019.",
    "I am copying this letter to the Department for Education. This letter will be\npublished on the "
      + "Ofsted website on 16 August\n2019.",
    "Ofsted will publish this letter on its website on 16 August 2019.",
  ])
  func `The day on which a letter will be published is not that of the letter`(
    _ sentence: String
  ) throws {
    let report = try Twin.changed(
      "monitoring-visit", [("Progress is steady.", "Progress is steady.\n\n" + sentence)])
    #expect(report.published?.value.description == "2019-08-16")
    #expect(report.published?.excerpt.contains("2019") == true)
    #expect(try Twin.report("monitoring-visit").published?.value.description == "2019-08-06")
  }

  @Test func `A list in a table beside its heading is read and asked about`() throws {
    let old = """
      What needs to improve in this area of social work practice?

      ◼ The quality of records of decisions.
      ◼ Feedback to those who refer.
      """
    let table = """
       What needs to improve ◼ The quality of records of
       in this area of       decisions, so that all can see them.
       social work practice   ◼ Feedback to those who refer, in
                               good time.
                                ◼ Visits.

      """
    let report = try Twin.changed("focused-visit", [(old, table)])
    let items = report.improvements.filter { $0.section.hasPrefix("What needs to improve") }
    #expect(
      items.map(\.text.value) == [
        "The quality of records of decisions, so that all can see them.",
        "Feedback to those who refer, in good time.", "Visits.",
      ])
    #expect(
      items.allSatisfy {
        $0.section == "What needs to improve in this area of social work practice"
          && $0.text.certainty != .certain
      })
    #expect(report.warnings.contains { $0.contains("in a table beside its list") })
    #expect(!report.proposals.contains { $0.text.value.contains("Feedback") })
    let known = try Twin.changed(
      "ilacs-2024", [("What needs to improve?\n◼ Letters", "What needs to improve? ◼ Letters")])
    #expect(known.improvements.count == 2)
    #expect(known.improvements.allSatisfy { $0.text.certainty != .certain })
  }
}
