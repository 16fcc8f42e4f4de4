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
    #expect(text.contains("? The first page says 2026-04-27"))
    #expect(ReportText.text(refused: .empty, file: "x.pdf").hasPrefix("x.pdf: The file is empty"))
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
