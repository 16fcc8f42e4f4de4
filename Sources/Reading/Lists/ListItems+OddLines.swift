/// How a list goes on after lines that are no part of it.
extension ListItems {
  /// "and plans", "16 and 17 who are homeless": no paragraph begins so.
  func goesOnInSentence(_ text: String) -> Bool {
    text.startsLowercase
      || text.first?.isNumber == true
        && text.drop { $0.isNumber || $0 == " " }.first?.isLowercase == true
  }

  /// Whether a line is the rest of the last item, whose sentence words that were not understood
  /// broke.
  func finishesLast(_ line: BodyLine) -> Bool {
    guard let last = items.last?.lines.last, let odd = leftOver.last, !last.text.endsSentence,
      (last.line.page, last.line.number) < (odd.line.page, odd.line.number)
    else { return false }
    // A running head that stands on this page alone ends no sentence, and white space parts it.
    let isHead = odd.pageBreakBefore && line.gapBefore && odd.line.page == line.line.page
    return line.text.startsLowercase && (odd.text.endsSentence || isHead)
      || isHead && (goesOnInSentence(line.text) || line.indent > odd.indent)
  }

  /// Whether a line within an item begins as a footnote does that stands close beneath it.
  func looksLikeFootnote(_ line: BodyLine) -> Bool {
    let words = line.text.drop(while: \.isNumber)
    return words.count < line.text.count && words.first == " "
      && words.first { $0 != " " }.map { $0.isUppercase || "‘“".contains($0) } == true
      && items.last?.lines.last?.text.endsSentence == false
  }

  /// Whether the numbered paragraph at an index says what is, and not what to do.
  func isFinding(at index: Int) -> Bool {
    guard style.body == .localAuthority else { return false }
    let rest = body[(index + 1)..<limit].prefix(5).prefix {
      !$0.opensBlock && ListMarker($0.line) == nil
    }
    return rest.count >= 2
      && ImprovementReader.saysWhatIs(
        joinedText([ListMarker(body[index].line)?.text ?? ""] + rest.map(\.text)))
  }
}
