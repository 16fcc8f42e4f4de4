import Civil
import Foundation
import Testing

@testable import Reading

/// What merged, struck and coloured cells say, as openpyxl and a bare document write them.
@Suite(.enabled(if: hasOpenpyxl)) struct PlanMarkTests {
  private static let head = """
    import openpyxl, sys, zipfile
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.colors import Color
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    def rows(*rows):
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None: sheet.cell(number, column).value = value
        book.save(sys.argv[1])
    def fill(cell, colour): sheet[cell].fill = PatternFill("solid", fgColor=colour)
    """

  private func read(_ script: String) async throws -> PlanReading {
    let plan = try await plan(script)
    return plan.reading(by: plan.proposal)
  }

  private func plan(_ script: String) async throws -> CouncilPlan {
    let folder = try TemporaryFolder()
    let path = folder.path + "/plan"
    let maker = Process()
    maker.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    maker.arguments = ["-c", Self.head + "\n" + script, path]
    try maker.run()
    maker.waitUntilExit()
    try #require(maker.terminationStatus == 0)
    return try await PlanReader().read(file: path)
  }

  private func told(_ reading: PlanReading, _ words: String) -> [String] {
    reading.problems.filter { $0.message.contains(words) }.map(\.place.description)
  }

  @Test func `A cell merged over action and owner is no owner`() async throws {
    let reading = try await read(
      """
      sheet.merge_cells("C2:D2")
      sheet.merge_cells("D3:E3")
      rows(["Ref", "Recommendation", "Action", "Lead", "Due"], ["1", "Visits", "See alone"],
        ["2", "Plans", "Write", "To be confirmed"])
      """)
    #expect(reading.entries.map(\.action) == ["See alone", "Write"])
    #expect(reading.entries.map(\.owners) == [[], ["To be confirmed"]])
    #expect(reading.entries.map(\.due) == [nil, nil])
    #expect(
      told(reading, "merged over the columns") == [
        "“Plan”, column C, row 2", "“Plan”, column D, row 3",
      ])
  }

  @Test func `Cells merged with the one above are told once, shaded or not`() async throws {
    let reading = try await read(
      """
      sheet.merge_cells("A2:A4")
      sheet.merge_cells("B2:B4")
      for cell in ("A3", "B3", "A4", "B4"): fill(cell, "FFFFC000")
      rows(["Recommendation", "Action", "Lead"], ["Visits", "See alone", "Ann"],
        [None, None, "Bob"], [None, None, "Cat"])
      """)
    #expect(reading.entries.map(\.recommendation) == ["Visits", "Visits", "Visits"])
    #expect(reading.entries.map(\.action) == ["See alone", "See alone", "See alone"])
    #expect(told(reading, "merged with the one above") == ["“Plan”, column B, row 3"])
  }

  @Test func `Words that are struck through are told`() async throws {
    let reading = try await read(
      """
      sheet["B2"].font = Font(strike=True)
      rows(["Recommendation", "Action", "Lead"], ["Visits", "See alone", "Ann"],
        ["Plans", "Write", "Bob"])
      """)
    #expect(told(reading, "struck through") == ["“Plan”, column B, row 2"])
  }

  private static func document(_ rows: String) -> String {
    """
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    def tc(text, cell="", run=""):
        return ("<w:tc><w:tcPr>" + cell + "</w:tcPr><w:p><w:r><w:rPr>" + run + "</w:rPr><w:t>"
            + text + "</w:t></w:r></w:p></w:tc>")
    def tr(*cells): return "<w:tr>" + "".join(cells) + "</w:tr>"
    body = tr(tc("Recommendation"), tc("Action"), tc("Lead"), tc("Due"))
    \(rows)
    with zipfile.ZipFile(sys.argv[1], "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", '<w:document xmlns:w="' + w + '"><w:body><w:tbl>'
            + body + "</w:tbl></w:body></w:document>")
    """
  }

  @Test func `A document: cells merged over columns, with the row above, and struck`() async throws
  {
    let reading = try await read(
      Self.document(
        """
        down = '<w:vMerge w:val="restart"/>'
        body += tr(tc("Visits"), tc("See alone", down), tc("Ann"), tc("1 May 2026"))
        body += tr(tc("Notes"), tc("", "<w:vMerge/>"), tc("Bob"), tc("2 May 2026"))
        body += tr(tc("Plans", '<w:gridSpan w:val="2"/>'), tc("Cat"), tc("3 May 2026"))
        body += tr(tc("Homes"), tc("Look", "", "<w:strike/>"), tc("Dee"), tc("4 May 2026"))
        body += tr(tc("Care"), tc("Ask", "", '<w:strike w:val="0"/>'), tc("Eve"), tc("5 May 2026"))
        """))
    #expect(reading.entries.map(\.action) == ["See alone", "See alone", nil, "Look", "Ask"])
    #expect(reading.entries.map(\.recommendation?.first) == ["V", "N", "P", "H", "C"])
    #expect(told(reading, "merged with the one above") == ["“table 1”, column B, row 3"])
    #expect(told(reading, "merged over the columns") == ["“table 1”, column A, row 4"])
    #expect(told(reading, "struck through") == ["“table 1”, column B, row 5"])
  }

  @Test func `A row that a tracked change deleted is left, and told`() async throws {
    let rows = """
      body += '''<w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc>\
      <w:tc><w:p><w:del w:id="3"><w:r><w:delText>Old</w:delText></w:r></w:del></w:p></w:tc></w:tr>'''
      """
    let plan = try await plan(Self.document(rows))
    #expect(plan.warnings == ["One row of “table 1” is deleted by a tracked change and was left."])
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.problems.isEmpty)
  }

  @Test func `Words that are struck through beside others are left and told`() async throws {
    let document = try await read(
      Self.document(
        """
        def due(*runs):
            return ("<w:tc><w:p>" + "".join("<w:r><w:rPr>" + mark + "</w:rPr><w:t>" + text + "</w:t></w:r>"
                for text, mark in runs) + "</w:p></w:tc>")
        gone = "<w:strike/>"
        body += tr(tc("Visits"), tc("See alone"), due(("Ann ", gone), ("Bob", "")),
            due(("31 March 2026 ", gone), ("30 June 2026", "")))
        body += tr(tc("Plans"), tc("Write"), tc("Cat"), due(("31 March 2026", gone)))
        """))
    #expect(document.entries.map(\.due?.day?.description) == ["2026-06-30", "2026-03-31"])
    #expect(document.entries.map(\.owners) == [["Bob"], ["Cat"]])
    #expect(
      told(document, "struck through") == [
        "“table 1”, column C, row 2", "“table 1”, column D, row 2", "“table 1”, column D, row 3",
      ])
    let workbook = try await read(
      """
      rows(["Action", "Lead", "Due"], ["Write", "Ann", "31 March 2026 30 June 2026"])
      with zipfile.ZipFile(sys.argv[1]) as whole:
          parts = {name: whole.read(name) for name in whole.namelist()}
      import re
      part = "xl/worksheets/sheet1.xml"
      shared = '<c r="C2" t="s"><v>0</v></c>'
      parts[part] = re.sub('<c r="C2".*?</c>', shared, parts[part].decode()).encode()
      main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
      parts["xl/sharedStrings.xml"] = ('<sst xmlns="' + main + '"><si><r><rPr><strike/></rPr>'
          + "<t>31 March 2026 </t></r><r><t>30 June 2026</t></r></si></sst>").encode()
      kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
      types = parts["[Content_Types].xml"].decode()
      if kind not in types:
          types = types.replace("</Types>", '<Override PartName="/xl/sharedStrings.xml" '
              + 'ContentType="' + kind + '"/></Types>')
      parts["[Content_Types].xml"] = types.encode()
      with zipfile.ZipFile(sys.argv[1], "w") as mended:
          for name, part in parts.items(): mended.writestr(name, part)
      """)
    #expect(workbook.entries.map(\.due?.day?.description) == ["2026-06-30"])
    #expect(told(workbook, "“31 March 2026” is struck through") == ["“Plan”, column C, row 2"])
  }

  @Test func `A workbook with a fill or a border that says nothing is no damage`() async throws {
    let reading = try await read(
      """
      import shutil, re
      rows(["Action", "Lead", "Due"], ["Write", "Ann", "1 May 2026"])
      with zipfile.ZipFile(sys.argv[1]) as whole:
          parts = {name: whole.read(name) for name in whole.namelist()}
      styles = parts["xl/styles.xml"].decode()
      styles = re.sub("<fill>.*?</fill>", "<fill/>", styles)
      styles = re.sub("<border>.*?</border>", "<border/>", styles)
      assert "<fill/>" in styles and "<border/>" in styles
      parts["xl/styles.xml"] = styles.encode()
      with zipfile.ZipFile(sys.argv[1], "w") as mended:
          for name, part in parts.items(): mended.writestr(name, part)
      """)
    #expect(reading.entries.map(\.owners) == [["Ann"]])
  }

  @Test func `A document's paragraphs above its tables head their rows`() async throws {
    let reading = try await read(
      """
      w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
      def p(text, style=""):
          mark = '<w:pPr><w:pStyle w:val="' + style + '"/></w:pPr>' if style else ""
          return "<w:p>" + mark + "<w:r><w:t>" + text + "</w:t></w:r></w:p>"
      def table(*rows): return "<w:tbl>" + "".join("<w:tr>" + "".join("<w:tc>" + p(text) + "</w:tc>"
          for text in row) + "</w:tr>" for row in rows) + "</w:tbl>"
      head = ("Action", "Who", "When")
      body = (p("Our improvement plan", "Heading1") + p("Theme 1: homes", "Heading2")
          + p("Recommendation 1: Find homes nearby") + table(head, ("Look", "Ann", "1 May 2026"))
          + p("") + p("Answer every call in a day", "Heading2") + p("Some words about it.")
          + table(head, ("Answer", "Bob", "2 May 2026")))
      with zipfile.ZipFile(sys.argv[1], "w") as archive:
          archive.writestr("[Content_Types].xml", "<Types/>")
          archive.writestr("word/document.xml", '<w:document xmlns:w="' + w + '"><w:body>' + body
              + "</w:body></w:document>")
      """)
    #expect(
      reading.entries.map(\.recommendation) == [
        "Recommendation 1: Find homes nearby", "Answer every call in a day",
      ])
    #expect(reading.entries.first?.section == "Theme 1: homes")
    #expect(told(reading, "taken for the recommendation") == ["“table 2”, row 1"])
  }

  @Test func `A word on another colour is told, but not on the shade of its row`() async throws {
    let reading = try await read(
      """
      fill("B2", "FFFF0000")
      fill("B3", "FF92D050")
      for cell in ("A4", "B4"): fill(cell, "FFB4C6E7")
      sheet["B5"].fill = PatternFill("solid", fgColor=Color(theme=5))
      rows(["Action", "RAG"], ["Write", "Green"], ["Train", "Green"], ["Audit", "Green"],
        ["Go", None])
      """)
    #expect(reading.entries.map(\.rating) == [.green, .green, .green, nil])
    #expect(told(reading, "stands on red") == ["“Plan”, column B, row 2"])
    #expect(told(reading, "theme") == ["“Plan”, column B, row 5"])
    #expect(reading.problems.count == 2)
  }

  @Test func `A reference is read as it is shown`() async throws {
    let reading = try await read(
      """
      rows(["Ref", "Action", "Lead"], [1.1, "See alone", "Ann"], [1.1, "Write", "Bob"],
        [2, "Train", "Ann"], [3, "Visit", "Bob"], ["1.20", "Check", "Ann"], [4.5, "Tell", "Bob"])
      for cell, shown in [("A2", "0.0"), ("A3", "0.00"), ("A4", "0"), ("A5", "0.00"), ("A7", "0.0%")]:
          sheet[cell].number_format = shown
      book.save(sys.argv[1])
      """)
    #expect(reading.entries.map(\.reference) == ["1.1", "1.10", "2", "3.00", "1.20", "450%"])
    #expect(told(reading, "The reference").isEmpty)
  }

  @Test func `A reference in several rows is told, and the number of a recommendation is not`()
    async throws
  {
    let doubled = try await read(
      """
      rows(["Ref", "Action", "Lead"], [1.1, "See alone", "Ann"], [1.2, "Write", "Bob"],
        [1.1, "Train", "Ann"])
      """)
    #expect(
      told(doubled, "The reference “1.1” stands in 2 rows: 2, 4.") == ["“Plan”, column A, row 4"])
    let ofRecommendations = try await read(
      """
      rows(["Ref", "Recommendation", "Action", "Lead"], [1, "Visits", "See alone", "Ann"],
        [1, "Visits", "Write", "Bob"], [2, "Plans", "Train", "Ann"], [2, "Plans", "Tell", "Bob"])
      """)
    #expect(told(ofRecommendations, "The reference").isEmpty)
  }

  @Test func `A header over two columns is said to be one`() async throws {
    let plan = try await plan(
      """
      sheet.merge_cells("D1:E1")
      rows(["Ref", "Action", "Lead", "RAG", None], ["1", "See alone", "Ann", "Green", "Amber"],
        ["2", "Write", "Bob", "Red", "Green"])
      """)
    let reason = try #require(plan.proposal.tables.first?.certainty.reason)
    #expect(reason.contains("“RAG” is one header over columns D and E"))
    #expect(reason.contains("Column E has no header but “RAG”, which it shares, and 2 values"))
    #expect(!reason.contains("Both column"))
  }
}
