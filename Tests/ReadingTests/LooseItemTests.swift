import Reading
import Testing

/// Items and demands under no heading over a list: none of them is lost in silence.
@Suite struct LooseItemTests {
  private static let last = "5.     Leaders are ambitious for children.\n"
  private static let summary =
    "Children in Ostlebury receive outstanding services from people who know them well.\n"
  private static let bullets = """

    ◼ Ensure strategy meetings include health partners in every case.
    ◼ Ensure weekly visits to all children in hostels.

    """

  private func ilacs(below line: String, _ text: String) throws -> InspectionReport {
    try Twin.changed("ilacs-2024", [(line, line + "\n" + text + "\n")])
  }

  private func isTold(_ lines: [String], in report: InspectionReport) -> Bool {
    report.warnings.contains { $0.contains("further recommendations may stand there") }
      && lines.allSatisfy { line in report.unparsed.contains { $0.text == line } }
  }

  @Test(arguments: [
    "Next steps\nThe local authority should now:\n", "The local authority should now:\n",
    "The local authority should\n",
    "Next steps\nInspectors ask that leaders take the following steps by July 2024:\n",
  ])
  func `Bullets below the last finding are told with the words above them`(_ lead: String) throws {
    let report = try ilacs(below: LooseItemTests.last, lead + LooseItemTests.bullets)
    #expect(report.improvements.count == 2)
    #expect(
      isTold(
        [
          "◼ Ensure strategy meetings include health partners in every case.",
          "◼ Ensure weekly visits to all children in hostels.",
        ], in: report))
    let above = lead.split(separator: "\n").last.map(String.init) ?? ""
    #expect(report.unparsed.contains { $0.text == above })
  }

  @Test func `Numbered items that do not number on from the findings are told`() throws {
    let report = try ilacs(
      below: LooseItemTests.last,
      "Next steps\nThe local authority should now:\n\n"
        + "1. Ensure strategy meetings include health partners.\n2. Ensure weekly visits.\n")
    #expect(report.findings.count == 5)
    #expect(
      isTold(
        ["1. Ensure strategy meetings include health partners.", "2. Ensure weekly visits."],
        in: report))
  }

  @Test func `Bullets on the first page and between findings are told`() throws {
    let lead = "The local authority should now:\n"
    for line in [LooseItemTests.summary, "3.     Children in care thrive.\n"] {
      let report = try ilacs(below: line, lead + LooseItemTests.bullets)
      #expect(report.improvements.count == 2)
      #expect(isTold(["◼ Ensure weekly visits to all children in hostels."], in: report))
    }
  }

  @Test func `Bullets without a word that asks are told where they say nothing of what is`() throws
  {
    let report = try ilacs(
      below: LooseItemTests.last,
      "Next steps\n\n◼ The timeliness of visits to children.\n◼ Support to those who are in custody.\n"
    )
    #expect(
      isTold(
        ["◼ The timeliness of visits to children.", "◼ Support to those who are in custody."],
        in: report))
  }

  @Test(arguments: [
    "The local authority must now ensure weekly visits to all children in hostels.",
    "The local authority should now bring health partners to every meeting.",
  ])
  func `A paragraph that demands something is told`(_ text: String) throws {
    let report = try ilacs(below: LooseItemTests.last, "Next steps\n\n" + text + "\n")
    #expect(isTold([text], in: report))
    #expect(report.unparsed.first { $0.text == text }?.page == 3)
  }

  @Test(arguments: [
    "The local authority should prepare a written statement of proposed action.",
    "The local authority should send its action plan to Ofsted by July 2024.",
    "The local authority\n\n◼ The council has three hostels.\n◼ There are two homes for children.",
    "Children living in this area\n\n◼ Approximately 9,000 children in Ostlebury.\n◼ Of them 2 in care.",
    "What does the local authority need to improve?",
  ])
  func `What every report says is not told`(_ text: String) throws {
    let report = try ilacs(below: LooseItemTests.last, "Next steps\n\n" + text + "\n")
    #expect(!report.warnings.contains { $0.contains("further recommendations") })
    #expect(report.unparsed.isEmpty)
  }

  @Test func `No twin has loose items`() throws {
    for name in Twin.names {
      let report = try Twin.report(name)
      #expect(!report.warnings.contains { $0.contains("further recommendations") }, "\(name)")
    }
  }

  @Test(arguments: [
    "Inspectors identified an area for priority action: the local authority must ensure weekly\nvisits.",
    "The local authority must now ensure weekly visits to all children in hostels.",
  ])
  func `A paragraph of the summary that demands something is told, and is no finding`(
    _ text: String
  ) throws {
    let report = try ilacs(below: LooseItemTests.summary, text + "\n")
    #expect(isTold(text.split(separator: "\n").map(String.init), in: report))
    #expect(!report.proposals.contains { $0.text.value.contains("must") })
    let letter = try Twin.changed(
      "jtai-2019", [("\u{F06E} Partners know one another well.\n", text + "\n")])
    #expect(isTold(text.split(separator: "\n").map(String.init), in: letter))
  }

  private static let priorities = """
    \u{F06E} Leaders of the partnership need to take urgent action to understand the needs of
      children. This includes:
       − ensuring that there are enough people in the hub
       − ensuring that the right agencies are there.
    \u{F06E} Ostlebury Police must take immediate action to make clear and accurate records.

    """

  @Test func `Areas for priority action whose heading is no text are told, and are no finding`()
    throws
  {
    let report = try Twin.changed(
      "jtai-2019",
      [("Key strengths\n\n", "\(LooseItemTests.priorities)\nKey strengths\n\n")])
    #expect(
      isTold(
        LooseItemTests.priorities.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }
          .map(String.init), in: report))
    #expect(!report.proposals.contains { $0.text.value.contains("action") })
    #expect(report.proposals.contains { $0.text.value.hasPrefix("Partners know one another") })
  }

  @Test(arguments: [
    "Leaders took immediate action to make sure that children are safe and well cared for.",
    "Social workers know when they need to take immediate action, and children are safe.",
  ])
  func `That somebody acted at once, or knows when to, is a finding`(_ text: String) throws {
    let report = try Twin.changed(
      "jtai-2019", [("\u{F06E} Partners know", "\u{F06E} \(text)\n\n\u{F06E} Partners know")])
    #expect(report.proposals.contains { $0.text.value == text })
    #expect(report.unparsed.isEmpty)
  }
}
