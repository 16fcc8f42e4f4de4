import Reading
import Testing

/// Paragraphs without a number: each that praises or faults is proposed.
@Suite struct HeadedParagraphTests {
  private static let bullet = "\u{F06E} Partners know one another well.\n"

  private func letter(_ text: String) throws -> InspectionReport {
    try Twin.changed("jtai-2019", [(Self.bullet, text)])
  }

  private func strengths(_ report: InspectionReport) -> [String] {
    report.proposals.filter { $0.polarity == .strength }.map(\.text.value)
  }

  @Test(arguments: [
    "The local authority has a strong and stable workforce.",
    "The Local Authority’s plans are good.", "Young people have strong and trusted workers.",
    "Context is well understood by all workers.",
    "Information about children is shared well and swiftly.",
  ])
  func `Strengths after one that opens like a heading are proposed`(_ opening: String) throws {
    let found = strengths(
      try letter(
        "\u{F06E} \(opening)\n\n\u{F06E} Nurses are highly skilled and effective.\n\n"
          + "Police leaders give strong and valued support.\n"))
    for text in [
      opening, "Nurses are highly skilled and effective.",
      "Police leaders give strong and valued support.",
    ] {
      #expect(found.contains(text))
    }
  }

  @Test(arguments: ["Visits are strong", "Strong and effective visits to children in hostels"])
  func `A bullet that praises is proposed though it is short or has no full stop`(_ text: String)
    throws
  {
    let report = try letter("\u{F06E} \(text)\n\u{F06E} They meet.\n")
    #expect(strengths(report).contains(text))
    #expect(!report.proposals.contains { $0.text.value == "They meet." })
  }

  @Test func `Paragraphs without a number among numbered findings are proposed`() throws {
    let visits = "  9.   Referrals are dealt with on the day.\n"
    let board = "14. The Board does not know how good practice is.\n"
    let help = "Help for families is strong, swift and well planned."
    let report = try Twin.changed(
      "sif-2014",
      [
        (visits, "Summary\n\n\(help)\n\n" + visits),
        (board, board + "\n\u{25A0} The Board does not have a clear plan, and audits are weak.\n"),
      ])
    let summary = try #require(report.proposals.first { $0.text.value == help })
    #expect(summary.polarity == .strength)
    #expect(
      summary.heading
        == "The experiences and progress of children who need help and protection: "
        + "requires improvement")
    let point = try #require(
      report.proposals.first { $0.text.value.hasPrefix("The Board does not have a clear plan") })
    #expect(point.polarity == .needsImproving)
    #expect(report.proposals.map(\.page) == report.proposals.map(\.page).sorted())
    #expect(report.findings.map(\.number).contains(17))
  }

  @Test func `The heading that says why stays over its parts, whose headings are no findings`()
    throws
  {
    let report = try letter(
      """
      Thornmere’s board is good because
      Partnership arrangements

      \u{F06E} Partners are effective and prompt in what they
      plan. They give strong support.
      Learning and training
      \u{F06E} Training is effective and well attended.

      """)
    let found = report.proposals.filter { $0.heading == "Thornmere’s board is good because" }
    #expect(
      found.map(\.text.value).contains(
        "Partners are effective and prompt in what they plan. They give strong support."))
    #expect(found.map(\.text.value).contains("Training is effective and well attended."))
  }

  @Test func `A heading that ends with its grade opens findings again`() throws {
    let report = try letter(
      """
      Information about this local authority area

      \u{F06E} It has two good and strong towns.

      Inspection judgements about the local authority
      The experiences and progress of children in care are good.

      \u{F06E} Carers give strong and effective support.

      """)
    #expect(strengths(report).contains("Carers give strong and effective support."))
    #expect(!report.proposals.contains { $0.text.value.contains("strong towns") })
  }

  @Test(arguments: [
    ": requires improvement\n    to be good", " require improvement\n    to be good",
  ])
  func `A graded heading that is indented like the text above it is a heading`(_ grade: String)
    throws
  {
    let heading = "The experiences and progress of care leavers"
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          "thrive.\n\n\(heading): requires improvement\nto be good\n",
          "thrive.\n\n    \(heading)\(grade)\n\n"
        )
      ])
    let (above, below) = (
      try #require(report.findings.first { $0.number == 3 }),
      try #require(report.findings.first { $0.number == 4 })
    )
    #expect(above.text.value == "Children in care thrive.")
    #expect(above.heading == "The experiences and progress of children in care: outstanding")
    #expect(below.heading?.hasPrefix(heading) == true)
  }

  @Test func `A graded heading in two columns is one line, and stays over what is beneath it`()
    throws
  {
    let report = try Twin.changed(
      "sif-2014",
      [
        ("  10. Children come", "Inspection findings\n\n  10. Children come"),
        ("  13. Leaders set", "Summary\n\n  13. Leaders set"),
      ])
    let headings = Dictionary(
      report.findings.map { ($0.number, $0.heading) }, uniquingKeysWith: { first, _ in first })
    #expect(
      headings[10]
        == "The experiences and progress of children looked after and achieving permanence: "
        + "requires improvement")
    #expect(headings[11] == "The graded judgement for adoption performance is that it is good")
    #expect(headings[13] == "Leadership, management and governance: good")
    #expect(headings[14] == "The LSCB is inadequate because:")
    #expect(!report.proposals.contains { $0.text.value.contains("achieving permanence") })
  }

  @Test func `A line beneath strengths with nothing beneath it is one, and else a heading`() throws
  {
    let report = try Twin.changed(
      "jtai-2019",
      [
        (
          "\u{F06E} Partners know one another well.\n",
          """
          Partners know one another well

          Staff are stable and well supported

          Strong leadership

          Managers visit every team, and know what works well.

          """
        )
      ])
    let strengths = report.proposals.filter { $0.text.page == 2 && $0.polarity == .strength }
    #expect(
      strengths.map(\.text.value) == [
        "Partners know one another well", "Staff are stable and well supported",
        "Managers visit every team, and know what works well.",
      ])
    #expect(
      strengths.map(\.heading) == ["Key strengths", "Key strengths", "Strong leadership"])
  }
}
