/// Headings over lists of what must improve that are in other words than reports are known to
/// print: "What must get better", "What the local authority should do", "Improvements required".
///
/// They are told by their form and by the list beneath them: a few words, every one of them out of
/// a small vocabulary, which begin as such headings do and say that something has to improve. What
/// is read under them is never certain.
enum LikelyHeading {
  /// Whether a line is such a heading, straight above a list or above its one introduction.
  static func stands(at index: Int, in body: [BodyLine]) -> Bool {
    let line = body[index]
    guard isOpening(line.line.opening) else { return false }
    if line.opensBlock, isLonger(line), isMarked(body, at: index + 1) { return true }
    guard line.opensBlock || isMarked(body, at: index + 1), isLikely(line.text) else {
      return false
    }
    var next = index + 1
    while next < body.endIndex, next <= index + 5 {
      if isMarked(body, at: next) { return true }
      // The introduction is one paragraph, and no heading.
      if next > index + 1, body[next].opensBlock { return false }
      if SectionHeadings.role(of: body[next], after: nil) != nil { return false }
      next += 1
    }
    return false
  }

  /// "Recommendations for Thornmere", "What needs to improve (continued)": a known heading and more
  /// words.
  static func isLonger(_ line: BodyLine) -> Bool {
    line.text.utf8.count <= 90 && line.text.startsUppercase && !line.text.endsInStop
      && SectionHeadings.isLonger(line.key)
  }

  private static func isMarked(_ body: [BodyLine], at index: Int) -> Bool {
    body.indices.contains(index) && ListLabels.opensItem(body[index].line)
  }

  /// Whether the words of a line could be such a heading.
  static func isLikely(_ text: String) -> Bool {
    guard text.utf8.count <= 90, text.first?.isUppercase == true, !text.endsInStop else {
      return false
    }
    let words = text.plainWords
    guard (2...14).contains(words.count), words.allSatisfy(vocabulary.contains),
      let start = words.first(where: { !modifiers.contains($0) }), starts.contains(start)
    else { return false }
    return saysWhatIsToCome(words, asks: questions.contains(start))
  }

  /// "What needs to be better", "Areas to improve", and not "What has improved".
  private static func saysWhatIsToCome(_ words: [Substring], asks: Bool) -> Bool {
    let isNeed = words.contains { needs.contains($0) }
    if has(words, ["is", "better"]) || has(words, ["are", "better"]) { return false }
    // "has improved", "have done to improve"; "has to improve" is to come.
    for (word, next) in zip(words, words.dropFirst() + [""])
    where (word == "has" || word == "have") && next != "to" {
      return false
    }
    if words.contains("made"), !isNeed { return false }
    let improves = words.contains { aims.contains($0) }
    if !asks { return improves || (isNeed && words.contains { $0.hasPrefix("action") }) }
    return isNeed && (improves || words.contains { doings.contains($0) })
  }

  private static func has(_ words: [Substring], _ pair: [Substring]) -> Bool {
    zip(words, words.dropFirst()).contains { [$0, $1] == pair }
  }

  /// The first letters of `starts` and `modifiers`, to pass over most lines quickly.
  private static func isOpening(_ opening: UInt64) -> Bool {
    switch UInt8(truncatingIfNeeded: opening >> 56) {
    case UInt8(ascii: "a"), UInt8(ascii: "f"), UInt8(ascii: "i"), UInt8(ascii: "k"),
      UInt8(ascii: "m"), UInt8(ascii: "o"), UInt8(ascii: "p"), UInt8(ascii: "r"),
      UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "u"), UInt8(ascii: "w"):
      true
    default: false
    }
  }

  private static let questions: Set<Substring> = ["what", "where"]
  private static let modifiers: Set<Substring> = [
    "the", "our", "key", "main", "further", "other", "most", "urgent", "immediate", "specific",
    "summary", "of",
  ]
  private static let starts: Set<Substring> = questions.union([
    "areas", "area", "aspects", "things", "points", "issues", "matters", "actions", "action",
    "priorities", "priority", "recommendations", "recommendation", "recommended", "improvements",
    "improvement", "required",
  ])
  private static let needs: Set<Substring> = [
    "need", "needs", "needed", "must", "should", "could", "to", "required", "requires", "require",
    "requiring", "would",
  ]
  /// What an improvement is called.
  private static let aims: Set<Substring> = [
    "improve", "improved", "improving", "improvement", "improvements", "better", "develop",
    "developed", "development", "strengthen", "strengthened", "strengthening", "address",
    "addressed", "recommendations", "recommendation", "recommended", "change",
  ]
  private static let doings: Set<Substring> = ["do", "done", "happen", "stronger", "right"]
  private static let vocabulary = starts.union(modifiers).union(needs).union(aims).union(doings)
    .union(otherWords)
  private static let otherWords: Set<Substring> = [
    "that", "which", "has", "have", "be", "get", "become", "is", "are", "it", "they", "for", "in",
    "by", "this", "these", "else", "their", "its", "and", "or", "still", "now", "next", "more",
    "local",
    "authority", "council", "councils", "authoritys", "partnership", "partnerships", "partners",
    "board", "lscb", "services", "service", "children", "childrens", "safeguarding", "leaders",
    "agencies", "practice", "social", "work", "quality", "identified", "inspectors", "following",
    "made", "make", "put", "order",
  ]
}

extension String {
  fileprivate var endsInStop: Bool { [0x2E, 0x2C, 0x3B].contains(utf8.last) }
}
