/// The paragraphs of a report that have no number, with the headings they stand under.
enum HeadedParagraphs {
  /// In a report with numbered findings, only what stands before the first of them.
  static func read(
    _ body: [BodyLine], from start: Int, taken: Set<Int>, numbered: [Paragraph]
  ) -> [Paragraph] {
    // A letter's first page holds addresses, and findings after "Dear …".
    let salutation = body.prefix(80).firstIndex { $0.key.hasPrefix("dear") && $0.opensBlock }
    let start = salutation.map { min(start, $0 + 1) } ?? start
    var end = body.endIndex
    if numbered.count >= 5, let first = numbered.first?.lines.first?.line {
      end =
        body.firstIndex { $0.line.page == first.page && $0.line.number == first.number } ?? end
    }
    var reader = Reader()
    for index in start..<max(start, end) {
      if taken.contains(index) { reader.close() } else { reader.add(body[index]) }
    }
    reader.close()
    return reader.paragraphs
  }

  private struct Reader {
    private(set) var paragraphs: [Paragraph] = []
    private var open: [BodyLine] = []
    private var heading: String?
    /// Nothing counts from "Information about this inspection" to the next heading of findings.
    private var isAside = false

    mutating func add(_ line: BodyLine) {
      let key = line.key
      if line.isBelowGap {
        close()
        (heading, isAside) = (nil, false)
      }
      if startsBlock(line) { close() }
      if SectionHeadings.isOfLetter(line), open.last?.text.endsSentence ?? true {
        close()
        open.append(line)
        return close()
      }
      if open.isEmpty, HeadedParagraphs.asides.contains(where: key.hasPrefix) { isAside = true }
      open.append(line)
    }

    private func startsBlock(_ line: BodyLine) -> Bool {
      guard let last = open.last else { return true }
      if ListMarker(line.line) != nil { return true }
      if line.pageBreakBefore {
        return last.text.endsSentence && !line.text.startsLowercase
      }
      return line.gapBefore
    }

    mutating func close() {
      defer { open = [] }
      guard let first = open.first else { return }
      let marker = ListMarker(first.line)
      if marker == nil, let text = HeadedParagraphs.heading(open) {
        heading = text
        isAside = HeadedParagraphs.asides.contains(where: TextKey.letters(text).hasPrefix)
        return
      }
      // What is no sentence is a table, an address or a name.
      guard !isAside, let last = open.last, last.text.endsSentence || open.count >= 3 else {
        return
      }
      let paragraph = Paragraph(open, opening: marker?.text, heading: heading)
      if paragraph.text.utf8.count >= 40 { paragraphs.append(paragraph) }
    }
  }

  /// One to three short lines that open with a capital and end without a full stop.
  private static func heading(_ lines: [BodyLine]) -> String? {
    guard lines.count <= 3, let first = lines.first, let last = lines.last,
      first.text.first?.isUppercase == true, !last.text.endsSentence || last.text.hasSuffix("?"),
      lines.allSatisfy({ $0.text.utf8.count <= 100 })
    else { return nil }
    return joinedText(lines.map { ImprovementReader.heading($0.text) })
  }

  /// Whether a line opens what inspectors did and not what they found.
  static func opensAside(_ line: BodyLine) -> Bool {
    asides.contains { line.key.hasPrefix($0) }
  }

  /// Keys of headings over what inspectors did and not what they found.
  private static let asides = [
    "informationabout", "theinspectionteam", "inspectionteam", "aboutthisinspection",
    "abouttheinspection", "whattheinspectionjudg", "thelocalauthority", "otherinformationabout",
    "summaryforchildren", "youngpeople", "childrenlivinginthisarea", "childprotectioninthisarea",
    "childrenlookedafterinthisarea", "theofficeforstandards", "ofsted", "ifyouwouldlike",
    "dear", "yourssincerely", "nextsteps", "howwecarriedout", "scopeoftheinspection",
    "theinspectionprocess", "contextofthe", "recordofmainfindings", "annex", "glossary",
    "areascoveredbythevisit",
    "therewerepreviously", "context", "background", "howtheinspection", "contents",
  ]
}
