/// Tells a negation of what a sentence says ("Managers are not vigilant") from one in what it only
/// tells the occasion by ("Where children are not safe, managers are vigilant").
enum MainDenial {
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

  private static let verbs = stems(
    """
    is are was were be been being has have had do does did can could will would should may might
    must need cannot isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt wont
    """)
  private static let subordinators = stems(
    """
    who whom whose which that when whenever where wherever if unless until whether because while
    whilst although though despite since what how why so than before after once those
    """)
  private static let turns = stems("but however nevertheless nonetheless yet")
  private static let tellers = stems("means meant found find shows showed")
  private static let counts = stems("all every")
  private static let joins = stems("and or nor")
  private static let that = WordStream("that").words[0].stem

  private static func stems(_ list: String) -> Set<UInt64> {
    Set(WordStream(list).words.map(\.stem))
  }
}
