extension ChildSummaryPaper {
  /// The parts of the paper: what opens it, the two lists, and what closes it.
  struct Parts {
    /// A point of a list with the list it stands in.
    struct Point {
      var polarity: Polarity
      var heading: String
      var paragraph: Paragraph
      var certainty = Certainty.certain

      var located: Located<String>? {
        paragraph.place.map { Located(paragraph.text, at: $0, certainty: certainty) }
      }
    }

    private(set) var opening: [[BodyLine]] = []
    private(set) var listed: [Point] = []
    private(set) var closing: [[BodyLine]] = []
    /// Paragraphs beneath a list that promise something.
    private(set) var promised: [[BodyLine]] = []
    /// Points of a list stand behind them.
    private(set) var arePromisesAmongPoints = false
    /// What stands under headings that are not known, the headings included.
    private(set) var unsorted: [[BodyLine]] = []
    private(set) var toldTo: Located<String>?

    init(_ blocks: [[BodyLine]]) {
      var list: (polarity: Polarity, heading: String, certainty: Certainty)?
      var isClosing = false
      var isUnsorted = false
      let hasBoth = Parts.hasBothLists(blocks)
      for block in blocks {
        let text = joinedText(block.map(\.text))
        let key = TextKey.letters(text)
        if Parts.closes(block, text, key) { isClosing = true }
        if GradeDefinitions.isTable(block) {
          opening.append(block)
        } else if let (polarity, certainty) = Parts.listHeading(text, key) {
          (list, isClosing, isUnsorted) = ((polarity, text, certainty), false, false)
          if toldTo == nil { toldTo = Parts.toldTo(in: text, block) }
        } else if isClosing {
          closing.append(block)
        } else if list != nil, Parts.isPromise(block, text) {
          promised.append(block)
          list?.certainty = .uncertain(
            "It stands behind a promise, and may be no point of the list.")
        } else if hasBoth, list != nil, Parts.isTopic(block, text) {
          list?.certainty = .uncertain("It stands under “\(text)”, within one of the two lists.")
        } else if isUnsorted || (list != nil && Parts.isHeading(block, text)) {
          isUnsorted = true
          unsorted.append(block)
        } else if let list {
          let paragraph = Paragraph(block, opening: ListMarker(block[0].line)?.text)
          var point = Point(
            polarity: list.polarity, heading: list.heading, paragraph: paragraph,
            certainty: list.certainty)
          if list.polarity == .needsImproving, point.certainty == .certain,
            paragraph.sentences.contains(where: { PromiseShape.isOfFuture($0.value) })
          {
            point.certainty = .uncertain("It says what will be, and may be a promise.")
          }
          listed.append(point)
          arePromisesAmongPoints = arePromisesAmongPoints || !promised.isEmpty
        } else {
          opening.append(block)
        }
      }
      if hasOneList { doubtAll("Only one of the two lists was found; this may be of the other.") }
    }

    /// Everything but the lists, as paragraphs.
    var prose: [Paragraph] { (opening + unsorted + promised + closing).map { Paragraph($0) } }

    /// One of the lists is missing.
    private var hasOneList: Bool { Set(listed.map(\.polarity)).count == 1 }

    /// Makes every point doubtful that is not so already.
    mutating func doubtAll(_ reason: String) {
      for index in listed.indices where listed[index].certainty == .certain {
        listed[index].certainty = .uncertain(reason)
      }
    }

    /// The lines that no list and none of the facts of the paper accounts for: those under headings
    /// that are not known and, where a list is missing, those between the grade and the first list.
    var unread: [BodyLine] {
      let lines = unsorted.flatMap { $0 }
      guard Set(listed.map(\.polarity)).count < 2,
        let last = opening.lastIndex(where: {
          GradeDefinitions.isTable($0) || SummaryFacts([Paragraph($0)]).gradeStated != nil
        })
      else { return lines }
      return opening[(last + 1)...].flatMap { $0 } + lines
    }

    /// Makes the promises doubtful that stand among the points of a list.
    func doubtPromises(in summary: inout ChildSummary) {
      guard arePromisesAmongPoints else { return }
      let places = Set(promised.flatMap { $0 }.map { PlaceOnPaper($0.line) })
      for index in summary.promises.indices {
        let place = summary.promises[index].text.place
        let isAmong = places.contains { $0.page == place.page && place.lines.contains($0.line) }
        guard isAmong, summary.promises[index].text.certainty == .certain else { continue }
        summary.promises[index].text.certainty = .uncertain(
          "It stands among the points of a list, and may be one of them.")
      }
    }

    func points(_ polarity: Polarity) -> [Located<String>] {
      listed.filter { $0.polarity == polarity }.compactMap(\.located)
    }

    /// What the lists say as findings, a sentence each; the list says which way they point. Under a
    /// heading that is not known the words of the sentence propose it.
    func proposals(in summary: ChildSummary) -> [FindingProposal] {
      let sorted = listed.flatMap { point in
        point.paragraph.sentences.map { sentence in
          var sentence = sentence
          sentence.certainty = point.certainty
          return FindingProposal(
            sentence, polarity: point.polarity, heading: point.heading,
            because: "It stands under “\(point.heading)”.")
        }
      }
      let told = unsorted.filter { !Parts.isHeading($0, joinedText($0.map(\.text))) }
        .flatMap { Paragraph($0, opening: ListMarker($0[0].line)?.text).sentences }
        .map { sentence in
          let reading = SentencePolarity.read(sentence.value)
          var sentence = sentence
          sentence.certainty = .uncertain(
            "The heading over it is not known; this was told by the words. \(reading.because)")
          return FindingProposal(
            sentence, polarity: reading.polarity, heading: nil, because: reading.because)
        }
      return (sorted + told).map { proposal in
        var proposal = proposal
        proposal.toldTo = summary.toldTo?.value
        return proposal
      }
    }

    /// Which list a block opens: its words say so, and it ends as headings do.
    static func listHeading(_ text: String, _ key: String) -> (Polarity, Certainty)? {
      guard key.utf8.count <= 220, !text.hasSuffix("."), ListMarker.isPlain(text) else {
        return nil
      }
      let words = SummaryFacts.words(text)
      // "We rated Thornmere as inadequate (it was good in 2009). The table says what that means:"
      if words.contains(where: SummaryWords.gradings.contains) { return nil }
      if SummaryWords.improvementHeadings.contains(where: key.contains) {
        return (.needsImproving, .certain)
      }
      let isDenied = words.contains { SummaryWords.denials.contains($0) }
      if !isDenied, SummaryWords.goodHeadings.contains(where: key.contains) {
        return (.strength, .certain)
      }
      guard LikelyHeading.isLikely(text) else { return nil }
      return (
        .needsImproving,
        .uncertain("The heading over the list is none that summaries are known to print.")
      )
    }

    /// A short line that no full stop ends: it closes the list above, whatever it says.
    private static func isHeading(_ block: [BodyLine], _ text: String) -> Bool {
      block.count <= 2 && text.utf8.count <= 120
        && text.first { $0.isLetter }?.isUppercase == true
        && ListMarker.isPlain(text) && ![".", "!", ",", ";"].contains { text.hasSuffix($0) }
    }

    /// Whether both lists are there, under headings that are known.
    private static func hasBothLists(_ blocks: [[BodyLine]]) -> Bool {
      let found = blocks.compactMap { block -> Polarity? in
        let text = joinedText(block.map(\.text))
        let heading = listHeading(text, TextKey.letters(text))
        return heading?.1 == .certain ? heading?.0 : nil
      }
      return Set(found).count == 2
    }

    /// "Early help", "Plans": what the points beneath it are about, and not which way they point.
    private static func isTopic(_ block: [BodyLine], _ text: String) -> Bool {
      let words = text.lowercased().split { !$0.isLetter }
      guard isHeading(block, text), block.count == 1, (1...4).contains(words.count),
        !text.hasSuffix(":"), let first = words.first
      else { return false }
      return !["what", "how", "where", "who", "when", "why", "next"].contains(first)
        && SentencePolarity.read(text).polarity == .neutral
    }

    /// Whether a block begins what comes after the lists; a point with a mark does not.
    private static func closes(_ block: [BodyLine], _ text: String, _ key: String) -> Bool {
      if SummaryWords.closings.contains(where: key.hasPrefix) { return true }
      return ListMarker.isPlain(text) && text.hasSuffix(".")
        && SummaryWords.promiseOpenings.contains(where: key.hasPrefix)
    }

    /// A paragraph without a mark whose every sentence promises something.
    private static func isPromise(_ block: [BodyLine], _ text: String) -> Bool {
      guard ListMarker.isPlain(text), text.endsSentence else { return false }
      let sentences = Paragraph(block).sentences
      return !sentences.isEmpty
        && sentences.allSatisfy { PromiseShape($0.value)?.isPlain == true }
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
