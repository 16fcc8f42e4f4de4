/// Promises by their shape: somebody "will", "must" or "has to" write a plan or ask children,
/// whatever else the sentence says.
struct PromiseShape {
  /// The words before "will", "must" or "has to".
  let opening: ArraySlice<String>
  /// The words from there on.
  let rest: ArraySlice<String>
  /// Adults who answer for the services do it, and it is said as a promise is.
  let isPlain: Bool

  /// Nil where the sentence speaks of nothing to come.
  init?(_ sentence: String) {
    self.init(words: SummaryFacts.words(sentence))
  }

  init?(words: [String]) {
    guard let modal = Self.modal(in: words) else { return nil }
    opening = words[..<modal]
    rest = words[modal...]
    let verbs = rest.dropFirst().prefix(5)
    let isOfAdults = opening.count <= 8 && opening.contains(where: SummaryWords.adults.contains)
    let isPlan =
      rest.prefix(14).contains(where: { $0 == "plan" || $0 == "plans" })
      && verbs.contains(where: SummaryWords.planVerbs.contains)
    // "Managers must ask children more" is a fault; "managers will ask children" is a promise.
    let isWill = words[modal] == "will" || words[modal] == "going"
    let isTelling = verbs.contains {
      SummaryWords.askingVerbs.contains($0) || SummaryWords.planVerbs.contains($0)
        || SummaryWords.tellingVerbs.contains($0)
    }
    let isDenied =
      !SummaryWords.denials.isDisjoint(with: words) || !Self.habits.isDisjoint(with: words)
    isPlain =
      isOfAdults && !isDenied
      && (isWill ? isTelling : isPlan && opening.contains { Self.leaders.contains($0) })
  }

  /// "It will not say when", "They will never ask children": and not "will not only ask".
  var isRefusal: Bool {
    let next = rest.dropFirst().drop { ["still", "also", "now", "probably"].contains($0) }
    guard let first = next.first, first == "not" || first == "never" else { return false }
    return next.dropFirst().first != "only"
  }

  /// Whether the sentence says what will be: "will", "going to".
  static func isOfFuture(_ sentence: String) -> Bool {
    let words = SummaryFacts.words(sentence)
    return modal(in: words).map { ["will", "going"].contains(words[$0]) } ?? false
  }

  private static func modal(in words: [String]) -> Int? {
    words.indices.first { index in
      switch words[index] {
      case "will", "must": true
      case "has", "have", "going": index + 1 < words.count && words[index + 1] == "to"
      default: false
      }
    }
  }

  /// "Too often they will make plans without parents."
  private static let habits: Set<String> = [
    "often", "sometimes", "usually", "always", "too", "rarely", "seldom", "cannot",
  ]

  /// Those who make the plans for all children.
  private static let leaders: Set<String> = [
    "council", "director", "leaders", "board", "authority", "partnership", "they", "it",
  ]
}
