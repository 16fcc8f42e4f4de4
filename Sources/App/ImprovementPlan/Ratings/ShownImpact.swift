import Markup
import Web

/// How impact was judged, as it shows everywhere: an improvement behind which no verified evidence
/// stands any more, because it was withdrawn, does not show as one that is still shown.
struct ShownImpact: Hashable, Sendable {
  /// Nil while nobody has judged it.
  let rating: ImpactRating?
  /// Whether it was judged an improvement that nothing verified shows any more.
  let isUnproven: Bool
  /// What the council calls it.
  private let title: String?

  init(_ rating: ImpactRating?, isProven: Bool, by rule: DeliveryRule) {
    self.rating = rating
    title = rating.map { rule.word(for: $0) }
    isUnproven = rating?.isImprovement == true && !isProven
  }

  /// Whether children are better off, and verified evidence shows it.
  var isShownBetter: Bool { rating?.isImprovement == true && !isUnproven }

  /// In words; nil while nobody has judged it.
  var judged: String? {
    title.map { isUnproven ? "\($0) (\(Self.unproven))" : $0 }
  }

  /// What stands beside an improvement that nothing verified shows any more.
  static let unproven = "no verified evidence any more"

  var word: String { judged ?? DeliveryRule.notJudged }

  var tone: Tone { isUnproven ? .caution : rating?.tone ?? .neutral }

  var tag: HTML { Web.tag(word, tone) }
}
