import Civil
import Reading
import Testing

@testable import Reading

/// The marks of footnotes in covers and findings: known by their size, by the footnotes of their
/// page, or by being raised letters.
@Suite struct RaisedMarkTests {
  /// The first page of an invented report as a PDF, with digits drawn small and raised behind some
  /// of its words.
  private func read(
    _ changes: [(String, String)] = [], raised: [(digit: String, behind: String)]
  ) async throws -> InspectionReport {
    var text = String(decoding: try Twin.text("ilacs-2024"), as: UTF8.self)
    text = String(text.prefix { $0 != "\u{0C}" })
    for (old, new) in changes { text = text.replacing(old, with: new) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var after = ""
    for (digit, words) in raised {
      let row = try #require(lines.firstIndex { $0.contains(words) })
      let column = try #require(lines[row].ranges(of: words).first?.upperBound)
      let letters = lines[row].distance(from: lines[row].startIndex, to: column)
      let left = 40 + 4.8 * Double(letters)
      after += "BT /F1 5 Tf 1 0 0 1 \(left) \(803 - 11 * row) Tm (\(digit)) Tj ET\n"
    }
    let bytes = TinyPDF.make([lines], drawing: TinyPDF.Drawing(after: after))
    return try await PaperReader().read(bytes: bytes, named: "raised.pdf").result.get()
  }

  @Test(.enabled(if: hasPoppler))
  func `A mark that is smaller and higher than its word is no part of a cover's facts`()
    async throws
  {
    let report = try await read(
      [("Jo Fenn-Adair,", "Jo Fenn-Adair ,")],
      raised: [("3", "3 May 2024"), ("1", "Fenn-Adair")])
    #expect(report.inspectionEnd?.value.description == "2024-05-03")
    #expect(report.inspectionEnd?.certainty == .certain)
    #expect(report.leadInspector?.value == "Jo Fenn-Adair")
    #expect(report.inspectionEnd?.excerpt.contains("20243") == true)
  }

  @Test(.enabled(if: hasPoppler))
  func `Nor of an item, where a number of the same size behind another is`() async throws {
    let plain = "Support to care leavers over the age of 21 who are in custody."
    let marked = try await read([("of 21 who", "of 21  who")], raised: [("2", "of 21")])
    #expect(marked.improvements.last?.text.value == plain)
    #expect(marked.improvements.last?.text.certainty == .certain)
    let printed = try await read([("of 21 who", "of 212 who")], raised: [])
    #expect(printed.improvements.last?.text.value == plain.replacing("21", with: "212"))
    #expect(printed.improvements.last?.text.certainty != .certain)
  }

  @Test func `The mark of a footnote of the page is no part of a finding`() throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        ("Children in care thrive.", "Children in care use the premium3 funding. They thrive.3"),
        (
          "4.     Some care leavers wait for a home of their own.\n",
          "4.     Some care leavers wait for a home of their own.\n\n\n3 The premium is paid by the state.\n"
        ),
      ])
    #expect(
      report.findings.first { $0.number == 3 }?.text.value
        == "Children in care use the premium funding. They thrive.")
    #expect(report.proposals.contains { $0.text.value.contains("premium funding") })
  }

  @Test(arguments: [("2024", "2024³"), ("Fenn-Adair", "Fenn-Adair¹")])
  func `Raised letters behind a word are marks`(_ plain: String, _ marked: String) throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        ("3 May 2024\n\nLead", "3 May \(marked == "2024³" ? marked : "2024")\n\nLead"),
        ("Jo Fenn-Adair,", "Jo \(marked == "2024³" ? "Fenn-Adair" : marked),"),
      ])
    #expect(report.inspectionEnd?.value.description == "2024-05-03")
    #expect(report.leadInspector?.value == "Jo Fenn-Adair")
    #expect(report.leadInspector?.certainty == .certain)
  }

  @Test func `A square metre is a measure`() {
    #expect(FootnoteMark.removedRaised(from: "rooms of 9 m² each²") == "rooms of 9 m² each")
  }
}
