extension ChildSummaryPaper {
  /// The parts of the paper: what opens it, the two lists, and what closes it.
  struct Parts {
    /// A point of a list with the list it stands in.
    struct Point {
      var polarity: Polarity
      var heading: String
      var paragraph: Paragraph

      var located: Located<String>? {
        paragraph.place.map { Located(paragraph.text, at: $0) }
      }
    }

    private(set) var opening: [[BodyLine]] = []
    private(set) var listed: [Point] = []
    private(set) var closing: [[BodyLine]] = []
    private(set) var toldTo: Located<String>?

    init(_ blocks: [[BodyLine]]) {
      var polarity: Polarity?
      var heading = ""
      var isClosing = false
      for block in blocks {
        let text = joinedText(block.map(\.text))
        let key = TextKey.letters(text)
        if SummaryWords.closings.contains(where: key.hasPrefix) { isClosing = true }
        if isClosing {
          closing.append(block)
        } else if let found = Parts.listHeading(text, key) {
          (polarity, heading) = (found, text)
          if toldTo == nil { toldTo = Parts.toldTo(in: text, block) }
        } else if let polarity {
          let paragraph = Paragraph(block, opening: ListMarker(block[0].line)?.text)
          listed.append(Point(polarity: polarity, heading: heading, paragraph: paragraph))
        } else {
          opening.append(block)
        }
      }
    }

    /// Everything but the lists, as paragraphs.
    var prose: [Paragraph] { (opening + closing).map { Paragraph($0) } }

    func points(_ polarity: Polarity) -> [Located<String>] {
      listed.filter { $0.polarity == polarity }.compactMap(\.located)
    }

    /// What the lists say as findings, a sentence each; the list says which way they point.
    func proposals(in summary: ChildSummary) -> [FindingProposal] {
      listed.flatMap { point in
        point.paragraph.sentences.map { sentence in
          var proposal = FindingProposal(
            sentence, polarity: point.polarity, heading: point.heading,
            because: "It stands under “\(point.heading)”.")
          proposal.toldTo = summary.toldTo?.value
          return proposal
        }
      }
    }

    /// Which list a block opens: its words say so, and it ends as headings do.
    private static func listHeading(_ text: String, _ key: String) -> Polarity? {
      guard key.utf8.count <= 220, !text.hasSuffix("."), ListMarker.isPlain(text) else {
        return nil
      }
      if SummaryWords.improvementHeadings.contains(where: key.contains) { return .needsImproving }
      if SummaryWords.goodHeadings.contains(where: key.contains) { return .strength }
      return nil
    }

    /// "… and the things we told the Director:"
    private static func toldTo(in text: String, _ block: [BodyLine]) -> Located<String>? {
      guard let cut = text.firstRange(of: "told the "), let place = Place(block) else { return nil }
      let name = text[cut.upperBound...].prefix { $0 != ":" && $0 != "." && $0 != "," }
      return name.isEmpty ? nil : Located(String(name), at: place)
    }
  }
}

extension ListMarker {
  /// Whether a text opens with no mark of a list.
  static func isPlain(_ text: String) -> Bool {
    ListMarker(PaperLine(page: 1, number: 1, indent: 0, text: text, role: .body)) == nil
  }
}
