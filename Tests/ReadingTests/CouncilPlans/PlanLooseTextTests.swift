import Foundation
import Testing

@testable import Reading

/// Text of a document that stands outside its tables is told, with where, and no heading is.
@Suite struct PlanLooseTextTests {
  private static let script = """
    import sys, zipfile
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    def p(text, style=""):
        style = "<w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>" if style else ""
        return "<w:p>" + style + "<w:r><w:t>" + text + "</w:t></w:r></w:p>"
    def item(text):
        number = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        return "<w:p>" + number + "<w:r><w:t>" + text + "</w:t></w:r></w:p>"
    def cells(*rows):
        return "<w:tbl>" + "".join("<w:tr>" + "".join("<w:tc>" + cell + "</w:tc>"
            for cell in row) + "</w:tr>" for row in rows) + "</w:tbl>"
    def table(*rows):
        return "<w:tbl>" + "".join("<w:tr>" + "".join("<w:tc>" + p(cell) + "</w:tc>"
            for cell in row) + "</w:tr>" for row in rows) + "</w:tbl>"
    def save(*parts):
        with zipfile.ZipFile(sys.argv[1], "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", '<w:document xmlns:w="' + w + '"><w:body>'
                + "".join(parts) + "</w:body></w:document>")
    """

  private func plan(_ parts: String) async throws -> CouncilPlan {
    let folder = try TemporaryFolder()
    let path = folder.path + "/plan"
    let maker = Process()
    maker.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    maker.arguments = ["-c", Self.script + "\nsave(\(parts))", path]
    try maker.run()
    maker.waitUntilExit()
    try #require(maker.terminationStatus == 0)
    return try await PlanReader().read(file: path)
  }

  private static let table =
    "table(['Recommendation', 'Action', 'Lead'], ['Visits', 'See children alone', 'Ann Oak'])"

  @Test func `A paragraph below the table is told in text and in JSON`() async throws {
    let plan = try await plan(
      "\(Self.table), p('The Director will also recruit six social workers by June 2026.')")
    let words = "The Director will also recruit six social workers by June 2026."
    #expect(plan.loose == [PlanLooseText(table: "table 1", isBelow: true, text: words)])
    #expect(
      plan.warnings == [
        "Text outside the tables was not read; look whether actions are among it: below “table 1” "
          + "“\(words)”."
      ])
    let reading = plan.reading(by: plan.proposal)
    #expect(
      PlanText.text(plan, reading).contains("Not understood\n  - below “table 1”: \(words)\n"))
    let head = try #require(PlanJSON.lines(plan, reading).first)
    let object = try JSONSerialization.jsonObject(with: Data(head)) as? [String: Any]
    #expect(
      object?["unparsed"] as? [[String: String]] == [["place": "below “table 1”", "text": words]])
  }

  @Test func `Text between tables and a table of nothing is told with where it stands`()
    async throws
  {
    let plan = try await plan(
      "\(Self.table), p('Managers will audit ten cases a month.'), \(Self.table), table(['', '']), "
        + "p('One more thing: train foster carers.')")
    #expect(
      plan.loose.map(\.text).sorted() == [
        "Managers will audit ten cases a month.", "One more thing: train foster carers.",
      ])
    #expect(plan.loose.map(\.place) == ["above “table 2”", "below “table 3”"])
    #expect(
      plan.warnings.contains {
        $0.contains("“Managers will audit ten cases a month.”")
          && $0.contains("“One more thing: train foster carers.”")
      })
  }

  @Test func `Titles, headings and what was understood are not told`() async throws {
    let plan = try await plan(
      """
      p('Thornmere Borough Council'), p('Our plan for children', 'Title'), p('Updated May 2026'),
      p('1. Early help    3', 'TOC1'), p('Theme 1: early help', 'Heading1'),
      p('Recommendation 1: Answer parents sooner'), \(Self.table), p('Theme 2: leaders', 'Heading1'),
      \(Self.table), p('–––')
      """)
    #expect(plan.loose.isEmpty)
    #expect(!plan.warnings.contains { $0.contains("outside the tables") })
    #expect(!PlanText.text(plan, plan.reading(by: plan.proposal)).contains("Not understood"))
    #expect(plan.tables[0].headings.count == 2)
  }

  @Test func `A bullet above the first table is told, however short it is`() async throws {
    let plan = try await plan(
      "p('Thornmere Borough Council'), p('Train managers', 'ListBullet'), \(Self.table)")
    #expect(plan.loose.map(\.text) == ["Train managers"])
  }

  @Test func `A sentence above the first table is told`() async throws {
    let plan = try await plan(
      "p('Leaders will write to every school by Easter 2026 about early help.'), \(Self.table)")
    #expect(plan.loose.map(\.place) == ["above “table 1”"])
  }

  private static let bullet =
    "6. Tell the board of every child in a hostel – Lee Oak – 1 May 2027"
  private static let items = [
    "p('\(bullet)')", "p('6. Tell the board of every child in a hostel – Lee Oak')",
    "p('6. Tell the board by 1 May 2027 of every child', 'Heading2')",
    "p('Tell the board of every child in a hostel – 1 May 2027', 'ListBullet')",
    "p('• Tell the board of every child in a hostel (owner: head of service)')",
    "p('(a) Tell the board of every child', 'ListNumber'), p('6) Tell the board by June 2027')",
  ]

  @Test(arguments: items)
  func `An item with a day or an owner above a table is told whole and heads nothing`(
    _ item: String
  ) async throws {
    let plan = try await plan("\(Self.table), p('Agreed later:'), \(item), \(Self.table)")
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.section) == [nil, nil])
    let loose = try #require(plan.loose.last)
    #expect(loose.text.contains("Tell the board"))
    #expect(loose.place == "above “table 2”")
    #expect(plan.warnings.contains { $0.contains("“\(loose.text)”") })
    #expect(
      reading.problems.contains {
        $0.kind == .notRead && $0.place.table == "table 2" && $0.message.contains(loose.text)
      })
  }

  @Test func `A numbered sentence kept as a heading over recommendations is told`() async throws {
    let plan = try await plan("p('2. Children are seen alone by their workers'), \(Self.table)")
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.section) == ["2. Children are seen alone by their workers"])
    #expect(
      reading.problems.contains {
        $0.kind == .doubtful && $0.message.contains("was kept as a heading")
          && $0.message.contains("2. Children are seen alone")
      })
  }

  @Test func `A list beneath other words of a cell keeps its marks`() async throws {
    let plan = try await plan(
      """
      cells([p('Recommendation'), p('Action'), p('Lead')],
        [p('Visits'), p('Train managers:') + item('in May') + item('in June') + p(''),
         item('Ann Oak') + item('Bob Elm')])
      """)
    let entry = try #require(plan.reading(by: plan.proposal).entries.first)
    #expect(entry.action == "Train managers:\n• in May\n• in June")
    #expect(entry.owners == ["Ann Oak", "Bob Elm"])
  }
}
