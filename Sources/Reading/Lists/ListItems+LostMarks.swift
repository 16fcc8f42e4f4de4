/// Signs that the mark of an item was lost, as when a font has no letter for it: the item would
/// pass for words of the one before, or for the introduction of the list.
extension ListItems {
  /// Whether a line without a mark within the item at an index begins as an item would.
  func holdsUnmarked(at index: Int) -> Bool {
    let item = items[index]
    return zip(item.lines.indices, zip(item.lines, item.lines.dropFirst())).contains {
      place, pair in
      // Words beneath a label on a line of its own begin the item.
      ListMarker(pair.1.line) == nil && (place > 0 || !item.marker.text.isEmpty)
        && looksLikeItem(at: place + 1, of: index)
    }
  }

  /// A line begins so beneath white space, unless it goes on with a sentence in a list whose items
  /// end with a stop; and where the mark of an item may be missing, with a capital behind a
  /// sentence that has ended, or though its first word had room on the line above.
  private func looksLikeItem(at place: Int, of index: Int) -> Bool {
    let lines = items[index].lines
    let (last, line) = (lines[place - 1], lines[place])
    let sign = last.text.utf8.last
    // Items that end with a bracket; with a semicolon, but for the last and one that says "and".
    let endsAsOthers =
      sign == 0x29 && othersClose(than: index, with: sign)
      || sign == 0x3B && othersClose(than: index)
    let hasEnded = last.text.endsSentence || endsAsOthers
    if line.gapBefore { return hasEnded || !othersClose(than: index) }
    if line.text.startsLowercase {
      // A small letter behind a sentence that has ended begins one wherever it stands.
      return sign == 0x2E || (sign == 0x3B && endsAsOthers)
        || (!othersClose(than: index) && !ListItems.endsWithin(last.text)
          && isShort(last))
    }
    guard line.text.startsUppercase, !isNumberedOn(at: index) else { return false }
    if hasEnded, ListItems.refersBack(line.text) { return false }
    if last.line.page != line.line.page { return hasEnded }
    if hasEnded {
      return isDeeper(at: place, in: items[index]) || hadRoom(line, after: last)
        || areOfOneSentence(around: index)
    }
    return !ListItems.endsWithin(last.text) && hadRoom(line, after: last)
      && (ListItems.beginsSentence(line.text) || !othersClose(than: index))
  }

  /// Words with a capital that are no part of a name within a sentence.
  private static func beginsSentence(_ text: String) -> Bool {
    let word = text.prefix { $0.isLetter }
    return [
      "The", "There", "All", "Some", "Most", "Not", "When", "Where", "Too", "Few", "Ensure",
      "Improve", "Review", "Develop", "Strengthen", "Take",
    ].contains(word)
  }

  /// "This should include …": a sentence that goes on with what the one before says.
  private static func refersBack(_ text: String) -> Bool {
    let word = text.prefix { $0.isLetter }
    return ["This", "These", "It", "They", "However", "Furthermore"].contains(word)
  }

  /// Whether the next item has the next number or letter: none can be missing in between.
  private func isNumberedOn(at index: Int) -> Bool {
    guard index + 1 < items.count, items[index].marker.kind != .dash else { return false }
    return ListItems.numbersOn(from: items[index].marker.kind, to: items[index + 1].marker.kind)
  }

  /// Whether most other items end with a mark, or with a given one.
  private func othersClose(than index: Int, with sign: UInt8? = nil) -> Bool {
    let closed = items.indices.count { other in
      guard other != index, let text = items[other].lines.last?.text else { return false }
      return sign.map { text.utf8.last == $0 } ?? ImprovementReader.isClosed(text)
    }
    return closed * 2 > items.count - 1
  }

  /// Whether few items of the list hold more than one sentence, but for the two of this one.
  private func areOfOneSentence(around index: Int) -> Bool {
    var several = 0
    for other in items.indices {
      let text = joinedText([items[other].marker.text] + items[other].words)
      let bytes = Array(text.utf8)
      let sentences = Sentences.ranges(in: text).count { bytes[$0.lowerBound] != 0x28 }
      if sentences > (other == index ? 2 : 1) { several += 1 }
      if several * 4 > items.count - 1 { return false }
    }
    return true
  }

  /// Whether a line stands deeper than the words above it: those behind a mark often do.
  private func isDeeper(at place: Int, in item: Item) -> Bool {
    let last = item.lines[place - 1]
    let indent =
      place == 1 ? item.marker.textIndent : ListMarker(last.line)?.textIndent ?? last.indent
    return item.lines[place].indent > indent
  }

  /// Whether the first word of a line had room on the line above.
  private func hadRoom(_ line: BodyLine, after last: BodyLine) -> Bool {
    let word = line.text.prefix { $0 != " " }.count
    return rightEdge(last) + 1 + word + 2 < reach(ofPage: line.line.page)
  }

  /// Whether a line leaves room for more words than one: within a sentence lines end unevenly.
  private func isShort(_ line: BodyLine) -> Bool {
    rightEdge(line) * 3 < reach(ofPage: line.line.page) * 2
  }

  /// How far the items of a page reach to the right.
  private func reach(ofPage page: Int) -> Int {
    items.lazy.flatMap(\.lines).filter { $0.line.page == page }.map { rightEdge($0) }.max() ?? 0
  }

  /// Whether a line ends with a word that no item ends with: the next one is a name.
  static func endsWithin(_ text: String) -> Bool {
    let word = text.utf8.reversed().prefix { $0 != 0x20 }
    return word.count <= 8 && linking.contains(String(decoding: word.reversed(), as: UTF8.self))
  }

  private static let linking: Set<String> = [
    "a", "an", "the", "and", "or", "of", "by", "with", "to", "in", "for", "from", "between",
    "through", "at", "as", "on", "that", "which", "than", "their", "its", "although", "including",
  ]

  /// Whether the words above the first item stand right of its mark, as those of an item do.
  var introHangs: Bool {
    guard let first = items.first, let line = intro.last, line.text.utf8.last != 0x3A,
      line.line.page == first.lines[0].line.page, ListMarker(line.line) == nil
    else { return false }
    return line.indent > first.lines[0].indent && line.indent >= first.marker.textIndent - 1
  }

  private func rightEdge(_ line: BodyLine) -> Int { line.indent + line.text.count }
}
