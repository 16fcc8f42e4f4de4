/// The part of a report headed "Summary for children and young people".
enum ChildSummaryReader {
  static func read(_ body: [BodyLine]) -> ChildSummary? {
    guard
      let start = body.firstIndex(where: {
        $0.opensBlock && (18...60).contains($0.key.utf8.count)
          && SummaryWords.partHeadings.contains($0.key)
      }), let place = Place(body[start...start])
    else { return nil }
    var end = start + 1
    while end < body.endIndex {
      let role = SectionHeadings.role(of: body[end], after: body[end - 1])
      if role == .end || role == .section || role == .container { break }
      end += 1
    }
    let points = SummaryPoints.read(body, from: start + 1, to: end)
    var summary = ChildSummary(
      heading: Located(ImprovementReader.heading(body[start].text), at: place),
      items: points.compactMap { point in point.place.map { Located(point.text, at: $0) } })
    SummaryFacts(points).add(to: &summary)
    sort(points, into: &summary)
    return summary
  }

  /// Such a part does not sort what it says: the words of each sentence propose where it belongs.
  private static func sort(_ points: [Paragraph], into summary: inout ChildSummary) {
    for point in points {
      for var sentence in point.sentences {
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
      return list.items.map { Paragraph($0.lines, opening: $0.marker.text) }
    }
    return paragraphs(body[start..<end]).map { Paragraph($0) }
  }

  /// Lines between which no white space stands, over page breaks where a sentence goes on.
  static func paragraphs(_ lines: ArraySlice<BodyLine>) -> [[BodyLine]] {
    var groups: [[BodyLine]] = []
    for line in lines {
      let goesOn = !line.gapBefore && (!line.pageBreakBefore || line.text.startsLowercase)
      if goesOn, !groups.isEmpty {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups
  }
}
