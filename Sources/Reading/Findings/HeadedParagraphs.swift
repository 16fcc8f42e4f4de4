/// The paragraphs of a report that have no number, with the headings they stand under.
enum HeadedParagraphs {
  /// What stands before the first numbered finding; all, in a report that has none.
  static func above(
    _ numbered: [Paragraph], in body: [BodyLine], from start: Int, taken: Set<Int>,
    parts: GradedParts
  ) -> [Paragraph] {
    // A letter's first page holds addresses, and findings after "Dear …".
    let salutation = body.prefix(80).firstIndex { $0.key.hasPrefix("dear") && $0.opensBlock }
    let start = salutation.map { min(start, $0 + 1) } ?? start
    return read(body, in: start..<max(start, firstNumber(of: numbered, in: body)), parts) {
      taken.contains($0)
    }
  }

  /// What stands between numbered findings and beneath them: the summary under a graded heading,
  /// bullets on a board.
  static func among(
    _ numbered: [Paragraph], in body: [BodyLine], parts: GradedParts,
    unless isKnown: (Int) -> Bool
  ) -> [Paragraph] {
    read(body, in: firstNumber(of: numbered, in: body)..<body.endIndex, parts, unless: isKnown)
  }

  /// Where the numbered findings begin; the end in a report that has none.
  private static func firstNumber(of numbered: [Paragraph], in body: [BodyLine]) -> Int {
    guard numbered.count >= 5,
      let first = numbered.first?.lines.first.map({ PlaceOnPaper($0.line) })
    else { return body.endIndex }
    return body.firstIndex { PlaceOnPaper($0.line) == first } ?? body.endIndex
  }

  private static func read(
    _ body: [BodyLine], in range: Range<Int>, _ parts: GradedParts, unless isKnown: (Int) -> Bool
  ) -> [Paragraph] {
    var reader = Reader()
    var index = range.lowerBound
    while index < range.upperBound {
      if let part = parts[index] {
        reader.open(part)
        index = part.end
        continue
      }
      if isKnown(index) { reader.end() } else { reader.add(body[index]) }
      index += 1
    }
    reader.end()
    return reader.paragraphs
  }

  private struct Reader {
    private(set) var paragraphs: [Paragraph] = []
    private var open: [BodyLine] = []
    private var heading: String?
    /// The graded heading over the part at hand.
    private var part: String?
    /// A line beneath strengths that is a heading if anything stands beneath it, and else a
    /// strength.
    private var strength: [BodyLine] = []
    /// Nothing counts from "Information about this inspection" to the next heading of findings.
    private var isAside = false
    /// The words above demand something; what they lead to are items: see `LooseItems`.
    private var isDemanded = false

    mutating func open(_ found: GradedParts.Part) {
      end()
      (heading, part) = (found.heading, found.heading)
      (isAside, isDemanded) = (false, false)
    }

    mutating func add(_ line: BodyLine) {
      if line.isBelowGap {
        end()
        (heading, part, isAside) = (nil, nil, false)
      }
      if startsBlock(line) { close() }
      if SectionHeadings.isOfLetter(line) && open.last?.text.endsSentence ?? true
        || HeadedParagraphs.summaries.contains(line.key)
      {
        close()
        open.append(line)
        return close()
      }
      if open.isEmpty, ListMarker(line.line) == nil {
        if HeadedParagraphs.opensAside(line) {
          isAside = true
        } else if HeadedParagraphs.opensFindings(line) {
          (heading, isAside) = (nil, false)
        }
      }
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

    /// Closes what is open, with nothing beneath it.
    mutating func end() {
      close()
      closeStrength()
    }

    private mutating func closeStrength() {
      guard !strength.isEmpty else { return }
      let paragraph = Paragraph(strength, heading: heading)
      strength = []
      if paragraph.findsSomething { paragraphs.append(paragraph) }
    }

    mutating func close() {
      defer { open = [] }
      guard let first = open.first else { return }
      let marker = ListMarker(first.line)
      if marker != nil, isDemanded { return }
      isDemanded = marker == nil && LooseItems.isDemand(open)
      if isDemanded { return }
      if LooseItems.pressesForAction(open) {
        isDemanded = open.last?.text.utf8.last == 0x3A
        return
      }
      if marker == nil, let text = HeadedParagraphs.heading(open) {
        closeStrength()
        if heading.map({ TextKey.letters($0).hasSuffix("strengths") }) == true, !isAside,
          SectionHeadings.role(of: first, after: nil) == nil, !HeadedParagraphs.opensAside(first),
          !HeadedParagraphs.opensFindings(first)
        {
          strength = open
          return
        }
        if GradedParts.isOfBoard(text) { part = nil }
        heading = GradedParts.isWithin(text) ? part ?? text : text
        isAside = HeadedParagraphs.isAside(TextKey.letters(text))
        return
      }
      if !strength.isEmpty {
        heading = HeadedParagraphs.heading(strength)
        strength = []
      }
      guard !isAside, let last = open.last else { return }
      let paragraph = Paragraph(open, opening: marker?.text, heading: heading)
      let isLong = paragraph.text.utf8.count >= 40
      // What is no sentence is a table, an address or a name, unless it praises or faults.
      let isSentence = last.text.endsSentence || (open.count >= 3 && !isTable)
      let mayFind = isSentence || (marker != nil && open.count <= 2)
      if isLong && isSentence || mayFind && paragraph.findsSomething {
        paragraphs.append(paragraph)
      }
    }

    /// Whether the lines have columns, and end as no sentence does.
    private var isTable: Bool {
      open.contains { $0.text.firstRange(of: "    ") != nil }
        && open.last?.text.endsSentence == false
    }
  }

  /// One to three short lines that open with a capital and end without a full stop.
  private static func heading(_ lines: [BodyLine]) -> String? {
    guard lines.count <= 3, let first = lines.first, let last = lines.last,
      first.text.first?.isUppercase == true, !last.text.endsSentence || last.text.hasSuffix("?"),
      lines.allSatisfy({ $0.text.utf8.count <= 100 })
    else { return nil }
    // "The board is good because" opens a part; the heading beneath it is one of many.
    let end = lines.firstIndex { $0.key.hasSuffix("because") } ?? lines.count - 1
    return joinedText(lines[...end].map { ImprovementReader.heading($0.text) })
  }

  /// Whether a line opens what inspectors did and not what they found.
  static func opensAside(_ line: BodyLine) -> Bool { isAside(line.key) }

  private static func isAside(_ key: String) -> Bool {
    wholeAsides.contains(key) || asides.contains { key.hasPrefix($0) }
  }

  /// Whether a line opens a part of the findings, however its heading ends: "The experiences and
  /// progress of care leavers are good."
  private static func opensFindings(_ line: BodyLine) -> Bool {
    SectionHeadings.isGraded(line.key)
      || ["inspectionjudg", "inspectionfinding", "executivesummary"].contains {
        line.key.hasPrefix($0)
      }
  }

  /// Headings straight over their text, or beneath a table.
  private static let summaries: Set<String> = [
    "summary", "executivesummary", "summaryoffindings", "summaryofkeyfindings",
  ]

  /// Headings over what inspectors did and not what they found, of words that findings begin with
  /// as well: "The local authority has …", "Young people say …"
  private static let wholeAsides: Set<String> = [
    "thelocalauthority", "youngpeople", "ofsted", "context", "background", "contents", "nextsteps",
    "inspectionteam", "localleadership",
  ]

  /// Keys with which such headings begin, and sentences that every report has.
  private static let asides = [
    "informationaboutthis", "informationaboutthelocal", "informationabouttheinspection",
    "theinspectionteam", "aboutthisinspection", "abouttheinspection", "whattheinspectionjudg",
    "thelocalauthorityinformationabout", "thelocalauthoritylocalauthoritycontext",
    "thelocalauthoritypreviousofsted", "localauthoritycontext", "leadinspector",
    "deputyleadinspector", "teaminspector", "seniordataanalyst", "qualityassurancemanager",
    "anycomplaints",
    "previousofstedinspection", "otherofstedinspection",
    "otherinformationabout", "summaryforchildren", "childrenlivinginthisarea",
    "childprotectioninthisarea", "childrenlookedafterinthisarea", "theofficeforstandards",
    "ofstedproduces", "ofstedistheoffice", "ifyouwouldlike", "dear", "yourssincerely",
    "howwecarriedout", "scopeoftheinspection", "theinspectionprocess", "contextofthe",
    "recordofmainfindings", "annex", "glossary", "areascoveredbythevisit", "howtheinspection",
  ]
}

extension Paragraph {
  /// Whether a sentence of it points one way.
  fileprivate var findsSomething: Bool {
    sentences.contains { SentencePolarity.read($0.value).polarity != .neutral }
  }
}
