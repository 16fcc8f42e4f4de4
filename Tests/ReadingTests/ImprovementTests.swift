import Testing

@testable import Reading

@Suite struct ImprovementTests {
  private func items(_ name: String) throws -> [Improvement] { try Twin.report(name).improvements }

  @Test func `An item goes on over a page foot, and a word broken at its hyphen is joined`() throws
  {
    let texts = try items("ilacs-2018").map(\.text.value)
    #expect(texts.count == 4)
    #expect(
      texts[2]
        == "Supervision, so that it is regular, reflective and recorded, in particular for "
        + "multi-agency work with families where there is domestic abuse.")
    #expect(texts[3] == "The sufficiency of foster homes for older children")
  }

  @Test func `Nested points stay in their item without their marks`() throws {
    #expect(
      try items("ilacs-2019-split-table").map(\.text.value) == [
        "The quality of chronologies.",
        "Permanence planning: for children under five for brothers and sisters who live apart.",
      ])
    #expect(
      try items("sif-2016").first?.text.value
        == "Ensure that caseloads are at a reasonable level, in particular: for newly qualified "
        + "social workers for the team that works with disabled children.")
  }

  @Test func `A graded heading straight upon the list ends it`() throws {
    let texts = try items("ilacs-2024").map(\.text.value)
    #expect(texts.count == 2)
    #expect(texts[1] == "Support to care leavers over the age of 21 who are in custody.")
  }

  @Test func `The footnote mark is no part of the heading, the footnote none of an item`() throws {
    let found = try items("ilacs-2026")
    #expect(found.allSatisfy { $0.section == "What needs to improve?" })
    #expect(
      found.last?.text.value
        == "Workloads that enable practitioners to work effectively with children and families. "
        + "(Enabler 2: Leaders drive conditions for effective practice)")
  }

  @Test func `A paragraph instead of a list makes no items and is reported`() throws {
    let report = try Twin.report("ilacs-paragraph")
    #expect(report.improvements.isEmpty)
    #expect(report.unparsed.map(\.line) == [24, 25])
    #expect(report.warnings.contains { $0.contains("no items were made of it") })
  }

  @Test func `Sections, themes, numbers and bodies of the first single inspections`() throws {
    let found = try items("sif-2014")
    #expect(found.map(\.number) == [3, 4, 5, 6, 15, 16])
    #expect(
      found.map(\.section) == [
        "Priority and immediate action", "Priority and immediate action", "Areas for improvement",
        "Areas for improvement", "Areas for improvement", "Areas for improvement",
      ])
    #expect(
      found.map(\.theme) == [
        "Workforce", "Quality of practice", "Leadership, management and governance",
        "The provision of help", nil, nil,
      ])
    #expect(
      found.map(\.body) == [
        .localAuthority, .localAuthority, .localAuthority, .localAuthority, .safeguardingBoard,
        .safeguardingBoard,
      ])
    #expect(
      found[1].text.value
        == "Ensure that managers oversee each assessment and record why they decided as they did.")
  }

  @Test func `S43: three at once, seven within three months, three within six`() throws {
    let found = try items("cp-2012")
    #expect(found.count == 13)
    #expect(found.filter { $0.timescale == .immediately }.count == 3)
    #expect(found.filter { $0.timescale == .withinThreeMonths }.count == 7)
    #expect(found.filter { $0.timescale == .withinSixMonths }.count == 3)
    #expect(found.allSatisfy { $0.section == "Areas for improvement" })
    #expect(
      found[6].text.value
        == "give social workers regular, reflective supervision that is recorded on the child’s "
        + "file")
  }

  @Test func `Timescales of looked after inspections hold over the running head`() throws {
    let found = try items("lac-2013")
    #expect(
      found.map(\.timescale) == [
        .immediately, .immediately, .withinThreeMonths, .withinSixMonths,
      ])
    #expect(
      found[2].text.value.hasSuffix("that are ambitious and backed by the support that is needed"))
  }

  @Test func `A letter's list goes on after a boxed case study, under its sub-headings`() throws {
    let found = try items("jtai-2019")
    #expect(found.count == 4)
    #expect(found[0].text.value.hasSuffix("have a plan to put it right by the summer."))
    #expect(found[2].text.value == "Records of strategy discussions vary.")
    #expect(found[3].theme == "Leadership and management")
    #expect(found.allSatisfy { $0.body == .partnership })
  }

  @Test func `Priority actions and improvements of a letter are told apart, strengths left out`()
    throws
  {
    let found = try items("jtai-2023")
    #expect(
      found.map(\.section) == [
        "Areas for priority action", "Areas for priority action", "What needs to improve?",
        "What needs to improve?", "What needs to improve?",
      ])
    #expect(found[0].text.value.hasSuffix("ensuring that the right agencies are represented."))
  }

  @Test func `A list without numbers beside numbered paragraphs ends at the next number`() throws {
    #expect(
      try items("jar-2009").map(\.text.value) == [
        "The council and its partners should ensure that children are safe.",
        "The board should learn from reviews.", "The trust should improve its data.",
      ])
  }
}

@Suite struct FindingTests {
  @Test(arguments: [
    ("ilacs-2018", Array(1...7)), ("ilacs-2022", Array(1...4)), ("ilacs-2026", Array(1...5)),
    ("sif-2016", Array(4...10)), ("cp-2012", [1, 2, 3, 4, 6, 7, 8, 9, 10]),
    ("jar-2009", [1, 3]),
  ])
  func `Numbered paragraphs are found and no other number is one`(
    _ name: String, _ numbers: [Int]
  ) throws {
    #expect(try Twin.report(name).findings.map(\.number) == numbers)
  }

  @Test func `A paragraph goes on over the page, without foot and footnote`() throws {
    let findings = try Twin.report("ilacs-2026").findings
    #expect(
      findings[0].text.value
        == "Too few children receive help when they first need it. Their families are left to cope."
    )
    let earlier = try Twin.report("ilacs-2018").findings
    #expect(
      earlier[2].text.value
        == "Children who go missing are spoken to when they come back. What they say is not "
        + "always used to keep them safe the next time.")
  }

  @Test(arguments: [
    "An ordinary paragraph of the report stands beneath the footnote, and is none of it.",
    "and what was begun above the footnote goes on beneath it.",
  ])
  func `A paragraph parted from a footnote by white space is none of it`(_ words: String) throws {
    let footnote = "principles for practice and expected outcomes of children’s social care.\n"
    let report = try Twin.changed("ilacs-2026", [(footnote, "\(footnote)\n\(words)\n")])
    let paper = Paper(
      file: "t.pdf",
      bytes: Array(
        String(decoding: try Twin.text("ilacs-2026"), as: UTF8.self)
          .replacing(footnote, with: "\(footnote)\n\(words)\n").utf8))
    #expect(paper.body.contains { $0.text == words })
    #expect(!paper.body.contains { $0.text.hasPrefix("The areas for improvement have been") })
    let address = try Twin.changed(
      "ilacs-2026", [(footnote, "\(footnote)\nwww.thornmere.example\n")])
    #expect(
      address.improvements.map(\.text.value)
        == (try Twin.report("ilacs-2026").improvements.map(\.text.value)))
    #expect(report.improvements.count == address.improvements.count)
  }

  @Test func `A finding stands under its heading`() throws {
    let findings = try Twin.report("ilacs-2022").findings
    #expect(
      findings[2].heading
        == "The experiences and progress of children in care and care leavers: good")
    #expect(findings[2].text.value.hasSuffix("This is so for disabled children as well."))
  }
}
