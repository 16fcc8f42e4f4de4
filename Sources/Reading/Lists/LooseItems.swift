/// Items and demands that stand under no heading over a list, and became no finding either: as
/// beneath "Next steps", or between the findings. They may be further recommendations.
struct LooseItems {
  /// Lines that stand together, from a mark or the beginning of a paragraph on.
  private struct Block {
    var lines: [BodyLine]
    var marker: ListMarker?
    /// Whether they stand where a report speaks of itself or of the area.
    var isAside: Bool
    /// Whether they stand below the cover and its table of grades.
    var isBelowStart: Bool

    var text: String { joinedText([marker?.text ?? lines[0].text] + lines.dropFirst().map(\.text)) }
  }

  /// The lines to be told, in order.
  private(set) var lines: [BodyLine] = []
  private var blocks: [Block] = []
  private var open: Block?
  private var isAside = false

  /// - Parameters:
  ///   - start: where the cover and its table of grades end.
  ///   - isKnown: whether the line at a body index became something, or was told.
  init(_ body: [BodyLine], from start: Int, isKnown: (Int) -> Bool) {
    for index in body.indices {
      if isKnown(index) {
        closeRun()
        isAside = false
      } else {
        add(body[index], isBelowStart: index >= start)
      }
    }
    closeRun()
  }

  private mutating func add(_ line: BodyLine, isBelowStart: Bool) {
    if let last = open?.lines.last, !begins(line, after: last) {
      open?.lines.append(line)
      return
    }
    closeBlock()
    open = Block(
      lines: [line], marker: ListMarker(line.line), isAside: isAside, isBelowStart: isBelowStart)
  }

  private func begins(_ line: BodyLine, after last: BodyLine) -> Bool {
    if ListMarker(line.line) != nil { return true }
    if line.pageBreakBefore { return last.text.endsSentence || line.text.startsUppercase }
    return line.gapBefore || last.text.utf8.last == 0x3A
  }

  private mutating func closeBlock() {
    guard var block = open else { return }
    open = nil
    if block.marker == nil, HeadedParagraphs.opensAside(block.lines[0]) {
      isAside = block.lines[0].key != "nextsteps" && !LooseItems.demands(block.text)
      block.isAside = isAside
    }
    blocks.append(block)
  }

  /// Tells what of the blocks between two known lines may be items.
  private mutating func closeRun() {
    closeBlock()
    defer { blocks = [] }
    var told: Set<Int> = []
    for run in runs() {
      let lead = run.lowerBound - 1
      let isLed = blocks.indices.contains(lead) && leads(blocks[lead])
      let isDemanded = isLed && LooseItems.demands(blocks[lead].text)
      let asks = run.filter { LooseItems.asks(blocks[$0].text) }
      let isList = isDemanded || isList(run)
      if isList { told.formUnion(run) } else { told.formUnion(asks) }
      if isLed, isList || !asks.isEmpty { told.insert(lead) }
    }
    for index in blocks.indices
    where told.contains(index)
      || (blocks[index].marker == nil && LooseItems.demands(blocks[index].text))
    {
      lines += blocks[index].lines
    }
  }

  /// Marks under one another.
  private func runs() -> [Range<Int>] {
    var out: [Range<Int>] = []
    for index in blocks.indices where blocks[index].marker != nil {
      if let last = out.last, last.upperBound == index {
        out[out.endIndex - 1] = last.lowerBound..<(index + 1)
      } else {
        out.append(index..<(index + 1))
      }
    }
    return out
  }

  /// "The local authority should now:" right above an item.
  private func leads(_ block: Block) -> Bool {
    block.marker == nil && block.lines.count <= 4
      && (block.lines.last?.text.utf8.last == 0x3A
        || (LooseItems.demands(block.text) && block.lines.last?.text.endsSentence == false))
  }

  /// Whether two or more items under one another say what to do, and not what is.
  private func isList(_ run: Range<Int>) -> Bool {
    guard run.count >= 2, !blocks[run.lowerBound].isAside, blocks[run.lowerBound].isBelowStart
    else { return false }
    return run.count { LooseItems.saysWhatIs(blocks[$0].text) } * 2 < run.count
  }
}

/// Words that ask for something.
extension LooseItems {
  /// Whether an item says what to do.
  private static func asks(_ text: String) -> Bool {
    let words = text.plainWords
    return words.first.map(doings.contains) == true
      || words.contains { $0 == "should" || $0 == "must" } || demands(text)
  }

  /// Whether an item is of several sentences, or its words up to its first clause have a verb of
  /// their own.
  private static func saysWhatIs(_ text: String) -> Bool {
    if Sentences.ranges(in: text).count > 1 { return true }
    return text.plainWords.prefix { !clauses.contains($0) }.contains { verbs.contains($0) }
  }

  /// Whether lines without a mark are one sentence that demands something, or leads to what it
  /// demands. That somebody needs to do something is a finding, unless it leads to what.
  static func isDemand(_ lines: [BodyLine]) -> Bool {
    let words = demanding.dropLast(lines.last?.text.utf8.last == 0x3A ? 0 : 1)
    guard lines.count <= 8, lines.contains(where: { holds(words, $0.text) }) else { return false }
    let text = joinedText(lines.map(\.text))
    return Sentences.ranges(in: text).count == 1 && demands(text)
  }

  private static let demanding = ["should", "must", "priority", "need"].map { Array($0.utf8) }

  /// Whether a text holds one of some words, to pass over most texts quickly.
  private static func holds(_ words: ArraySlice<[UInt8]>, _ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      for index in bytes.indices {
        for word in words where bytes[index] | 0x20 == word[0] {
          let found = bytes[index...].prefix(word.count)
          if found.lazy.map({ $0 | 0x20 }).elementsEqual(word) { return true }
        }
      }
      return false
    }
  }

  /// Whether a paragraph says that somebody should or must now do something, or that inspectors
  /// named an area for priority action.
  static func demands(_ text: String) -> Bool {
    guard holds(demanding[...], text) else { return false }
    let bytes = Array(text.utf8)
    return Sentences.ranges(in: text).contains { range in
      // "What does the local authority need to improve?" demands nothing itself.
      bytes[range].last != 0x3F
        && isDemand(String(decoding: bytes[range], as: UTF8.self).plainWords)
    }
  }

  /// Whether some lines begin with a sentence that asks somebody to act at once, as an area for
  /// priority action does, the heading over which may be a picture.
  static func pressesForAction(_ lines: [BodyLine]) -> Bool {
    // Its first sentence is short, up to the word that presses.
    guard lines.prefix(3).contains(where: { holds(pressing[...], $0.text) }),
      let first = lines.first
    else { return false }
    let text = joinedText(
      [ListMarker(first.line)?.text ?? first.text] + lines.dropFirst().map(\.text))
    guard let range = Sentences.ranges(in: text).first else { return false }
    return pressesForAction(String(decoding: Array(text.utf8)[range], as: UTF8.self).plainWords)
  }

  private static let pressing = ["urgent", "immediate"].map { Array($0.utf8) }

  private static func pressesForAction(_ words: [Substring]) -> Bool {
    guard let modal = words.firstIndex(where: modals.contains),
      !words[..<modal].contains(where: clauses.contains)
    else { return false }
    let deed = words[modal...].dropFirst().drop { $0 == "to" || $0 == "now" || $0 == "also" }
    return ["take urgent ", "take immediate ", "act urgently", "act immediately"].contains {
      (deed.prefix(3).joined(separator: " ") + " ").hasPrefix($0)
    }
  }

  private static let modals: Set<Substring> = ["should", "must", "need", "needs"]

  private static func isDemand(_ words: [Substring]) -> Bool {
    if pressesForAction(words) { return true }
    let key = words.joined()
    // Every letter of some years asks for a plan of action.
    if key.contains("writtenstatement") || key.contains("statementofaction") { return false }
    if key.contains("actionplan"), replies.contains(where: key.contains) { return false }
    if key.contains("identif"), key.contains("forpriorityaction") { return true }
    return zip(words.indices, zip(words, words.dropFirst())).contains { index, pair in
      guard modals.contains(pair.1) else { return false }
      return addressed.contains(pair.0) || (index == 0 && (pair.0 == "it" || pair.0 == "they"))
    }
  }

  private static let doings: Set<Substring> = [
    "ensure", "improve", "strengthen", "review", "develop", "make", "take", "address", "increase",
    "reduce", "provide", "implement", "establish", "work", "continue", "accelerate", "put",
  ]
  private static let clauses: Set<Substring> = [
    "so", "that", "who", "which", "where", "when", "because", "whose", "while", "if", "as",
  ]
  private static let verbs: Set<Substring> = [
    "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "will", "live",
  ]
  private static let replies = ["submit", "send", "oversee", "publish"]

  /// The last words of whom a report speaks to.
  private static let addressed: Set<Substring> = [
    "authority", "council", "partners", "partnership", "partnerships", "leaders", "managers",
    "board", "lscb", "agencies", "trust", "police",
  ]
}

extension InspectionReport {
  /// Tells items and demands that stand outside every list and became no finding.
  ///
  /// - Parameters:
  ///   - start: where the cover and its table of grades end.
  ///   - read: the lines that became findings, or proposals of findings.
  mutating func noteLooseItems(
    beside lists: ImprovementReader, from start: Int, read: [BodyLine]
  ) {
    let known = Set(read.map { PlaceOnPaper($0.line) })
    let told = Set(unparsed.map { [$0.page, $0.line] })
    let summary = ChildSummaryReader.range(in: lists.body)
    let loose = LooseItems(lists.body, from: start) { index in
      let line = lists.body[index].line
      return lists.taken.contains(index) || summary?.contains(index) == true
        || known.contains(PlaceOnPaper(line)) || told.contains([line.page, line.number])
    }
    guard let first = loose.lines.first else { return }
    warnings.append(
      "\(loose.lines.count) \(loose.lines.count == 1 ? "line" : "lines") under no heading over a list, "
        + "from page \(first.line.page) on, became neither an item nor a finding; further "
        + "recommendations may stand there, so those that were read may not be all.")
    addUnread(loose.lines)
  }
}
