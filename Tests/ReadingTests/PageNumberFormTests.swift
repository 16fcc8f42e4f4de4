import Reading
import Testing

@testable import Reading

/// However the number of a page is dressed, it is none of its text.
@Suite struct PageNumberFormTests {
  @Test(arguments: [
    "- % -", "– % –", "—%—", "| %", "% |", "%/99", "% / 99", "% of 99", "Page %", "Page % of 99",
  ])
  func `A twin reads the same`(_ form: String) throws {
    for name in Twin.names {
      var paper = PrintedPaper(try Twin.text(name))
      for page in paper.pages.indices {
        guard
          let foot = paper.pages[page].lastIndex(where: { !PrintedPaper.isBlank($0) }),
          paper.pages[page][foot].trimmed.isDigitsOnly
        else { continue }
        paper.pages[page][foot] = form.replacing("%", with: paper.pages[page][foot].trimmed)
      }
      let report = try ReportReading.read(text: paper.bytes, file: "paper.pdf")
      let known = try Twin.report(name)
      #expect(
        report.improvements.map(\.text.value) == known.improvements.map(\.text.value), "\(name)")
      #expect(report.findings.map(\.text.value) == known.findings.map(\.text.value), "\(name)")
      #expect(report.grades == known.grades, "\(name)")
    }
  }

  @Test(arguments: ["- 3", "2018/19", "–", "- Plans -"])
  func `What is no number of a page stays in the text`(_ last: String) {
    let pages = ["Cover", "Words of the page.\n\n\(last)", "More words.\n\nAnd more."]
    let paper = PaperText(bytes: Array(pages.map { $0 + "\u{0C}" }.joined().utf8))
    #expect(paper.lines.contains { $0.text == last && $0.role == .body })
  }
}
