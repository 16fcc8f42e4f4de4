/// The part of a report headed "Summary for children and young people".
enum ChildSummaryReader {
  /// The part with what has to be said of it.
  struct Outcome {
    var summary: ChildSummary
    var warnings: [String] = []
    var unread: [BodyLine] = []
  }

  /// Where the part stands, its heading included.
  static func range(in body: [BodyLine]) -> Range<Int>? {
    let start = body.firstIndex {
      $0.opensBlock && (18...60).contains($0.key.utf8.count)
        && SummaryWords.partHeadings.contains($0.key)
    }
    return start.map { $0..<end(of: body, from: $0 + 1) }
  }

  static func read(_ body: [BodyLine]) -> Outcome? {
    guard let range = range(in: body), let place = Place(body[range].prefix(1)) else { return nil }
    let (start, end) = (range.lowerBound, range.upperBound)
    let heading = Located(ImprovementReader.heading(body[start].text), at: place)
    var parts = ChildSummaryPaper.Parts(ChildSummaryPaper.blocks(body[(start + 1)..<end]))
    guard parts.listed.isEmpty else { return sorted(&parts, under: heading) }
    let points = SummaryPoints.read(body, from: start + 1, to: end)
    var summary = ChildSummary(
      heading: heading,
      items: points.compactMap { point in point.place.map { Located(point.text, at: $0) } })
    SummaryFacts(points).add(to: &summary)
    sort(points, into: &summary)
    return Outcome(summary: summary)
  }

  /// The next heading that is none of the part's own.
  private static func end(of body: [BodyLine], from start: Int) -> Int {
    var end = start
    while end < body.endIndex {
      let line = body[end]
      if line.isBelowGap { return end }
      switch SectionHeadings.role(of: line, after: body[end - 1]) {
      case .section, .container: return end
      case .end where ChildSummaryPaper.Parts.listHeading(line.text, line.key) == nil: return end
      case .end, .box, nil: end += 1
      }
    }
    return end
  }

  /// A part with headings over its lists, as papers of their own have them.
  private static func sorted(
    _ parts: inout ChildSummaryPaper.Parts, under heading: Located<String>
  ) -> Outcome {
    parts.doubtAll("Headings within a part of a report were taken for those of its two lists.")
    let before = parts.opening.map { Paragraph($0) }.filter { $0.text.endsSentence }
    var summary = ChildSummary(
      heading: heading,
      items: before.compactMap { text in text.place.map { Located(text.text, at: $0) } }
        + parts.listed.compactMap(\.located))
    SummaryFacts(parts.prose).add(to: &summary)
    parts.doubtPromises(in: &summary)
    summary.gradeDefinitions = GradeDefinitions.read(parts.opening)
    summary.good = parts.points(.strength)
    summary.needsImproving = parts.points(.needsImproving)
    summary.toldTo = parts.toldTo
    var warnings = ChildSummaryPaper.missingLists(summary)
    if let unknown = parts.unsorted.first { warnings.append(ChildSummaryPaper.unknown(unknown)) }
    return Outcome(summary: summary, warnings: warnings, unread: parts.unread)
  }

  /// Such a part does not sort what it says: the words of each sentence propose where it belongs.
  private static func sort(_ points: [Paragraph], into summary: inout ChildSummary) {
    for point in points {
      for var sentence in point.sentences where PromiseShape(sentence.value)?.isPlain != true {
        let reading = SentencePolarity.read(sentence.value)
        sentence.certainty = .uncertain(
          "The summary does not sort its points; this was told by the words. \(reading.because)")
        switch reading.polarity {
        case .strength: summary.good.append(sentence)
        case .needsImproving: summary.needsImproving.append(sentence)
        case .tooEarlyToJudge, .neutral: break
        }
      }
    }
  }
}

/// The points or paragraphs of a summary.
enum SummaryPoints {
  static func read(_ body: [BodyLine], from start: Int, to end: Int) -> [Paragraph] {
    var list = ListItems(body, from: start, to: end, style: ImprovementReader.Style())
    list.read()
    if !list.items.isEmpty {
      // The sentences around the list may give the grade, or promise something.
      return paragraphs(list.intro[...]).map { Paragraph($0) }
        + list.items.map { Paragraph($0.lines, opening: $0.marker.text) }
        + paragraphs(list.leftOver[...]).map { Paragraph($0) }
    }
    return paragraphs(body[start..<end]).map { Paragraph($0) }
  }

  /// Lines between which no white space stands, over page breaks where a sentence goes on.
  static func paragraphs(_ lines: ArraySlice<BodyLine>) -> [[BodyLine]] {
    var groups: [[BodyLine]] = []
    for line in lines {
      let goesOn =
        !line.gapBefore && !line.isBelowGap
        && (!line.pageBreakBefore || line.text.startsLowercase)
      if goesOn, !groups.isEmpty {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups
  }
}
