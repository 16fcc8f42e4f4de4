import Inspections

/// A recommendation of an inspection that a heading in a council's plan seems to be.
struct RecommendationMatch: Hashable {
  let recommendation: Recommendation
  /// "the same words".
  let reason: String
}

/// Finds the recommendation that a heading of a council's plan means, so that none is recorded
/// twice. Councils copy the words of the report, shorten them, and put its number or ours before
/// them.
struct RecommendationMatcher {
  private let candidates: [(recommendation: Recommendation, key: String, words: Set<String>)]

  init(_ recommendations: [Recommendation]) {
    candidates = recommendations.map {
      ($0, WordKey.of($0.text), WordKey.words($0.text))
    }
  }

  /// Below this share of common words two texts are two recommendations.
  private static let alike = 0.6
  /// The printed number alone means little: "1" opens every list.
  private static let alikeWithNumber = 0.3

  func match(_ text: String, reference: String?) -> RecommendationMatch? {
    let key = WordKey.of(text)
    let said = WordKey.of(reference ?? "")
    for candidate in candidates {
      let ours = WordKey.of(candidate.recommendation.reference)
      if said == ours || key.hasPrefix(ours) {
        return RecommendationMatch(
          recommendation: candidate.recommendation, reason: "our reference")
      }
    }
    if let same = candidates.first(where: { $0.key == key }) {
      return RecommendationMatch(recommendation: same.recommendation, reason: "the same words")
    }
    let words = WordKey.words(text)
    let scored = candidates.map { candidate in
      (candidate, WordKey.likeness(words, candidate.words))
    }
    guard let best = scored.max(by: { $0.1 < $1.1 }), best.1 > 0 else { return nil }
    if best.1 >= Self.alike {
      return RecommendationMatch(
        recommendation: best.0.recommendation, reason: "most of the same words")
    }
    if !best.0.key.isEmpty, key.count >= 40, key.contains(best.0.key) || best.0.key.contains(key) {
      return RecommendationMatch(
        recommendation: best.0.recommendation, reason: "a part of the same words")
    }
    let number = WordKey.of(best.0.recommendation.printedNumber)
    if best.1 >= Self.alikeWithNumber, !number.isEmpty, number == said {
      return RecommendationMatch(
        recommendation: best.0.recommendation, reason: "the same number and some of the same words")
    }
    return nil
  }
}
