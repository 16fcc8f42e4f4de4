/// What some words are about: theme, children, communities.
struct Topics {
  private(set) var theme: FindingTheme?
  private(set) var cohorts: [String] = []
  private(set) var communities: [String] = []

  /// - Parameter heading: the heading they stand under; it speaks for its theme too.
  init(_ words: ArraySlice<WordStream.Word>, heading: String?) {
    var scores = ThemeScores()
    scores.add(words, share: 1)
    if let heading { scores.add(WordStream(heading).words[...], share: 0.4) }
    theme = scores.best
    for hit in TopicWord.groups.hits(in: words) {
      switch hit.meaning {
      case .cohort(let name): if !cohorts.contains(name) { cohorts.append(name) }
      case .community(let name): if !communities.contains(name) { communities.append(name) }
      case .theme: break
      }
    }
  }
}

/// How much speaks for each theme.
private struct ThemeScores {
  private var scores = Array(repeating: 0.0, count: FindingTheme.allCases.count)

  mutating func add(_ words: ArraySlice<WordStream.Word>, share: Double) {
    for hit in TopicWord.themes.hits(in: words) {
      if case .theme(let place, let weight) = hit.meaning { scores[place] += weight * share }
    }
  }

  /// The first of those for which most speaks, where that is at least one word.
  var best: FindingTheme? {
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    return scores[best] >= 1 ? FindingTheme.allCases[best] : nil
  }
}
