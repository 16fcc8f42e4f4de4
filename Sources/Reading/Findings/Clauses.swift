/// Tells by the clause a word stands in what a sentence says ("Managers are not vigilant") from what
/// it only tells the occasion by ("Where children are not safe, managers are vigilant").
enum Clauses {
  /// Where the clause begins whose verb a negation denies; nil where it denies another word, or
  /// the verb of a clause within the sentence.
  static func clause(
    of negation: Range<Int>, in words: ArraySlice<WordStream.Word>
  ) -> Int? {
    var start = negation.lowerBound
    while start > words.startIndex, !words[start].followsMark, !opensClause(start, in: words) {
      start -= 1
    }
    let before = words[start..<negation.lowerBound]
    guard !before.contains(where: { subordinators.contains($0.stem) }) else { return nil }
    let isWhole = counts.contains(words[negation.upperBound - 1].stem)
    let isVerb = verbs.contains(words[negation.lowerBound].stem)
    return isWhole || isVerb || before.suffix(3).contains { verbs.contains($0.stem) }
      ? start : nil
  }

  /// Whether a word stands after "but", or after "this means that".
  private static func opensClause(
    _ index: Int, in words: ArraySlice<WordStream.Word>
  ) -> Bool {
    let before = words[..<index]
    guard let last = before.last else { return true }
    if turns.contains(last.stem) { return true }
    return last.stem == that && before.dropLast().last.map { tellers.contains($0.stem) } == true
  }

  /// Whether nothing but "and", "or" or "nor" stands between two words that are told alike: "not
  /// robust, rigorous or timely".
  static func goesOn(
    from end: Int, to start: Int, in words: ArraySlice<WordStream.Word>
  ) -> Bool {
    end == start || (end + 1 == start && joins.contains(words[end].stem))
  }

  /// Whether "need to" and the like say what somebody must do: not "the help they need to cope".
  static func demands(_ need: Range<Int>, in words: ArraySlice<WordStream.Word>) -> Bool {
    guard let start = clause(of: need, in: words) else { return false }
    guard need.lowerBound > start + 1 else { return true }
    let before = words[need.lowerBound - 1].stem
    return !people.contains(before) || joins.contains(words[need.lowerBound - 2].stem)
  }

  /// Whether the clause of "who do not" tells that there are such people.
  static func tellsThereAre(_ at: Range<Int>, in words: ArraySlice<WordStream.Word>) -> Bool {
    guard words[at.lowerBound].stem == who else { return false }
    var start = at.lowerBound
    while start > words.startIndex, !words[start].followsMark { start -= 1 }
    let before = words[start..<at.lowerBound]
    return before.prefix(2).contains { $0.stem == there }
      && !before.contains { subordinators.contains($0.stem) || $0.stem == isStem }
  }

  enum Side { case praise, fault }

  /// Whether a fault stands in a clause that tells when something is done ("when difficulties are
  /// complex, workers are swift"), or praise in one that says it is not done yet ("plans ended
  /// before change was sustained"). A clause within a sentence is taken to be short.
  static func isOccasion(
    _ at: Range<Int>, of side: Side, in words: ArraySlice<WordStream.Word>
  ) -> Bool {
    let openings = side == .fault ? occasions : suppositions
    var start = at.lowerBound
    while start > words.startIndex, !words[start].followsMark {
      start -= 1
      guard openings.contains(words[start].stem) else { continue }
      if start == words.startIndex { return true }
      // "… in secondary schools, where outcomes are poor", "there are cases where …" tell of it.
      if words[start].followsMark { return words[start].stem != whereStem }
      return at.lowerBound - start <= 6
        && !words[max(words.startIndex, start - 5)..<start].contains { $0.stem == there }
    }
    return false
  }

  /// Whether no mark and no verb stands between a remedy and what it is good against.
  static func isOnePhrase(_ between: Range<Int>, in words: ArraySlice<WordStream.Word>) -> Bool {
    !words[between.lowerBound...between.upperBound].contains(where: \.followsMark)
      && !words[between].contains { verbs.contains($0.stem) }
  }

  /// Whether words are what a clause says of its subject: "Progress in timely help is slow".
  static func isPredicate(_ at: Range<Int>, in words: ArraySlice<WordStream.Word>) -> Bool {
    words[..<at.lowerBound].suffix(2).contains { copulas.contains($0.stem) }
      && clause(of: at, in: words) != nil
  }

  private static let copulas = stems("is are was were be been remain become")
  private static let occasions = stems("when whenever where wherever if")
  private static let suppositions = stems("before until unless if whether without")

  private static let people = stems("they children families people parents carers leavers he she")
  private static let who = WordStream("who").words[0].stem
  private static let whereStem = WordStream("where").words[0].stem
  private static let isStem = WordStream("is").words[0].stem
  private static let there = WordStream("there").words[0].stem
  private static let verbs = stems(
    """
    is are was were be been being has have had do does did can could will would should may might
    must need require cannot isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt wont
    """)
  private static let subordinators = stems(
    """
    who whom whose which that when whenever where wherever if unless until whether because while
    whilst although though despite since what how why so than before after once those
    """)
  private static let turns = stems("but however nevertheless nonetheless yet")
  private static let tellers = stems(
    "means meant found find shows showed acknowledge recognise accept")
  private static let counts = stems("all every")
  private static let joins = stems("and or nor")
  private static let that = WordStream("that").words[0].stem

  private static func stems(_ list: String) -> StemTable {
    StemTable(WordStream(list).words.map(\.stem))
  }
}
