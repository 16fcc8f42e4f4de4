/// The numbered paragraphs of a report with the headings they stand under.
struct NumberedParagraphs {
  private(set) var findings: [NumberedFinding] = []
  /// The same with the lines they stand on.
  private(set) var paragraphs: [Paragraph] = []
  /// The lines of the headings over them.
  private(set) var headingLines: [BodyLine] = []
  private(set) var warnings: [String] = []

  private var open: (number: Int, heading: String?, lines: [BodyLine], indent: Int)?
  private var heading: String?
  /// The graded heading over the part at hand.
  private var part: String?
  /// The lines of the heading, up to the first paragraph beneath it.
  private var aboveNext: [BodyLine] = []
  /// Pages seem to be missing above the place at hand, and paragraphs with them.
  private var isBelowGap = false

  /// - Parameters:
  ///   - taken: body indices that other readers have used.
  ///   - parts: the graded headings.
  init(
    _ body: [BodyLine], from start: Int, taken: Set<Int>, parts: GradedParts = GradedParts()
  ) {
    var expected = 1
    var index = start
    while index < body.endIndex {
      let line = body[index]
      if line.isBelowGap {
        close()
        (heading, part, aboveNext, isBelowGap) = (nil, nil, [], true)
      }
      if let found = parts[index] {
        close()
        (heading, part) = (found.heading, found.heading)
        aboveNext = Array(body[index..<found.end])
        index = found.end
        continue
      }
      if taken.contains(index) {
        close()
        if case .number(let number)? = ListMarker(line.line)?.kind, number == expected {
          expected = number + 1
        }
        index += 1
        continue
      }
      if let number = NumberedParagraphs.number(of: line),
        isNext(number, expected: expected, line)
          || isBeyondLost(number, expected: expected, at: index, in: body)
      {
        close()
        if number != expected, !findings.isEmpty || number > expected {
          let lost =
            number > expected + 1
            ? "Paragraphs \(expected) to \(number - 1) were" : "Paragraph \(expected) was"
          warnings.append("\(lost) not found; \(number) follows on page \(line.line.page).")
        }
        isBelowGap = false
        open = (number, heading, [line], line.indent)
        headingLines += aboveNext
        aboveNext = []
        expected = number + 1
        index += 1
        continue
      }
      if let current = open, continues(line, current.lines.last, indent: current.indent) {
        open?.lines.append(line)
        index += 1
        continue
      }
      close()
      index = readHeading(body, at: index)
    }
    close()
  }

  /// The number a paragraph opens with; some stand alone on their line.
  private static func number(of line: BodyLine) -> Int? {
    if case .number(let number)? = ListMarker(line.line)?.kind { return number }
    guard line.text.utf8.count <= 4, line.text.hasSuffix("."), line.opensBlock else { return nil }
    return Int(line.text.dropLast())
  }

  private func isNext(_ number: Int, expected: Int, _ line: BodyLine) -> Bool {
    if number == expected { return true }
    // A numbered list of improvements does not always number on into the findings.
    if number == 1, findings.isEmpty { return line.opensBlock || line.indent <= 3 }
    // A number that got lost in extraction must not lose all that follow.
    guard number > expected, number <= expected + 2, line.opensBlock else { return false }
    return findings.count >= 3 && line.indent <= 6
  }

  /// Whether a number that is not the next opens a paragraph all the same: those between stood on
  /// pages that seem to be missing, or the next number stands beneath it and the expected one does
  /// not.
  private func isBeyondLost(
    _ number: Int, expected: Int, at index: Int, in body: [BodyLine]
  ) -> Bool {
    let line = body[index]
    guard number > expected, number <= expected + 60, line.opensBlock, line.indent <= 6 else {
      return false
    }
    if isBelowGap { return true }
    guard findings.count >= 3 else { return false }
    for next in body[(index + 1)...].prefix(60) where next.opensBlock && next.indent <= 6 {
      guard let other = NumberedParagraphs.number(of: next) else { continue }
      if other == number + 1 { return true }
      if other != number { return false }
    }
    return false
  }

  private func continues(_ line: BodyLine, _ last: BodyLine?, indent: Int) -> Bool {
    guard let last, !isGraded(line) else { return false }
    if !line.opensBlock { return true }
    if line.text.startsLowercase { return true }
    if ListMarker(line.line) != nil { return line.indent > indent || !line.gapBefore }
    if line.pageBreakBefore { return !last.text.endsSentence || line.indent > indent + 1 }
    return line.indent > indent + 1
  }

  /// A graded heading may follow its last paragraph without white space, and may be indented as
  /// the paragraph is.
  private func isGraded(_ line: BodyLine) -> Bool {
    guard line.text.first?.isUppercase == true, line.opensBlock || line.indent <= 3 else {
      return false
    }
    return line.key.hasPrefix("theexperiencesandprogressof")
      || line.key.hasPrefix("theimpactofleaders")
  }

  private mutating func close() {
    guard let current = open, let place = Place(current.lines) else { return }
    open = nil
    let paragraph = Paragraph(
      current.lines, opening: ListMarker(current.lines[0].line)?.text ?? "",
      number: current.number, heading: current.heading)
    paragraphs.append(paragraph)
    findings.append(
      NumberedFinding(
        number: current.number, heading: current.heading, text: Located(paragraph.text, at: place)))
  }

  /// One to three short lines that no full stop ends.
  private mutating func readHeading(_ body: [BodyLine], at index: Int) -> Int {
    let first = body[index]
    var next = index + 1
    while next < body.endIndex, !body[next].opensBlock, next < index + 4,
      ListMarker(body[next].line) == nil
    {
      next += 1
    }
    let lines = body[index..<next]
    guard first.text.first?.isUppercase == true, ListMarker(first.line) == nil, lines.count <= 3,
      let last = lines.last, !last.text.endsSentence,
      lines.allSatisfy({ $0.text.utf8.count <= 100 })
    else { return index + 1 }
    let text = joinedText(lines.map(\.text))
    if GradedParts.isOfBoard(text) { part = nil }
    heading = GradedParts.isWithin(text) ? part ?? text : text
    aboveNext = Array(lines)
    return next
  }
}
