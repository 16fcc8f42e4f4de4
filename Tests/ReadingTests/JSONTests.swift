import Foundation
import Reading
import Testing

@Suite struct JSONTests {
  private func object(_ line: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
  }

  @Test(arguments: Twin.names)
  func `A report is one line of JSON with the corpus's keys`(_ name: String) throws {
    let report = try Twin.report(name)
    let line = ReportJSON.line(report)
    #expect(!line.contains(0x0A))
    let json = try object(line)
    for key in [
      "file", "kind", "framework", "authority", "inspectionStart", "inspectionEnd", "published",
      "leadInspector", "judgements", "improvements", "pages", "findings", "childSummary",
      "warnings", "unparsed",
    ] {
      #expect(json[key] != nil, "\(key)")
    }
    #expect(json["kind"] as? String == report.kind.value.rawValue)
    #expect((json["improvements"] as? [Any])?.count == report.improvements.count)
  }

  @Test func `Judgements and improvements carry name, grade, section and timescale`() throws {
    let json = try object(ReportJSON.line(try Twin.report("cp-2012")))
    let judgements = try #require(json["judgements"] as? [[String: Any]])
    #expect(judgements.first?["name"] as? String == "overall")
    #expect(judgements.last?["grade"] as? String == "inadequate")
    let items = try #require(json["improvements"] as? [[String: Any]])
    #expect(items.first?["timescale"] as? String == "Immediately")
    #expect(items.first?["section"] as? String == "Areas for improvement")
    #expect(items.first?["page"] as? Int == 5)
  }

  @Test func `A refusal is a line too, with everything empty and the reason`() throws {
    let json = try object(
      ReportJSON.line(refused: .notAPDF(actually: "a \"page\""), file: "a\\b.pdf"))
    #expect(json["kind"] as? String == "not-a-report")
    #expect(json["authority"] is NSNull)
    #expect((json["judgements"] as? [Any])?.isEmpty == true)
    #expect(json["file"] as? String == "a\\b.pdf")
    #expect((json["warnings"] as? [String])?.first?.contains("\"page\"") == true)
  }

  @Test func `Text for people names what needs a look`() throws {
    let text = ReportText.text(try Twin.report("ilacs-2026"))
    #expect(text.contains("No lead inspector is named."))
    #expect(text.contains("? The first page says 27 April 2026, the foot of"))
    #expect(ReportText.text(refused: .empty, file: "x.pdf").hasPrefix("x.pdf: The file is empty"))
    let page = try ReportReading.read(
      text: Array(Twin.text("ilacs-2024").prefix { $0 != 12 }), file: "a")
    #expect(ReportText.text(page).split(separator: "\n")[0].hasSuffix(", 1 page"))
  }

  @Test(arguments: [
    ("ilacs-2024", [], "outstanding, 2 to improve"),
    (
      "ilacs-2024", [("22 April to 3 May 2024\n\nLead", "22 to 11 March 2024\n\nLead")],
      "outstanding, 2 to improve, 2 to check"
    ),
    (
      "ilacs-2024", [("Lead inspector: Jo Fenn-Adair, His Majesty’s Inspector", "")],
      "outstanding, 2 to improve, 1 to check"
    ),
    (
      "ilacs-2024", [(" Overall effectiveness                      Outstanding\n", "")],
      "4 judgements, overall not found, 2 to improve, 1 to check"
    ),
    (
      "ilacs-2024",
      [("Children in Ostlebury receive", "Overall effectiveness is inadequate. They receive")],
      "outstanding, 2 to improve, 1 to check (1 grade)"
    ),
  ])
  func `One line a report counts every value that is doubtful or not found`(
    _ name: String, _ changes: [(String, String)], _ end: String
  ) throws {
    let line = ReportText.line(try Twin.changed(name, changes))
    #expect(line.hasSuffix(end), "\(line)")
  }

  @Test func `The grade of a board stands for no overall grade that was lost`() throws {
    let line = ReportText.line(
      try Twin.changed(
        "sif-2016",
        [
          ("Children’s services in Ostlebury are good\n", ""),
          (" Services for children in Ostlebury are good.", ""),
        ]))
    #expect(line.contains("6 judgements, overall not found"), "\(line)")
    #expect(
      ReportText.line(try Twin.report("lscb-review")).contains(", requires improvement, "))
  }

  @Test func `Judgements of a framework without an overall grade are no loss`() throws {
    let line = ReportText.line(try Twin.report("ilacs-2026"))
    #expect(line.contains(" judgements, "))
    #expect(!line.contains("overall"))
  }

  @Test func `Text for people holds nothing that a terminal obeys`() throws {
    let name = "a\u{1B}[31m\nb\u{9B}2J.pdf"
    var report = try Twin.report("ilacs-2026")
    report.file = name
    report.warnings.append("\u{1B}]0;title\u{07}")
    for text in [ReportText.text(report), ReportText.line(report)]
      + [ReportText.text(refused: .empty, file: name)]
    {
      #expect(
        !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
      #expect(text.hasPrefix("a\u{FFFD}[31m\u{FFFD}b\u{FFFD}2J.pdf:"))
    }
  }
}
