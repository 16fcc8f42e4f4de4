/// The words by which people speak of one plan, beyond those that are spoken of every plan: the
/// bodies that lead its actions, and what its council calls its ratings.
struct NarrativeVocabulary: Sendable {
  /// Words that make "actions" those of a body, or of the partners.
  struct Led: Hashable, Sendable {
    let words: String
    /// Its place among the plan's groups.
    let group: Int
    /// Whether they say "led by": the actions "of" a body may be those that it helps with too.
    let isExact: Bool
  }

  /// Before the noun: "partner actions", "the police's actions".
  let before: [Led]
  /// Behind it: "actions of the police", "actions led by partners".
  let behind: [Led]
  /// By themselves: "Thornmere Police", "partners".
  let bodies: [Led]
  /// The states of each subject; the longer phrase first where one begins as another.
  private let states: [PlanFacts.Subject: NarrativeWords.Phrases]

  static let none = NarrativeVocabulary(nil)

  init(_ facts: PlanFacts?) {
    let groups = facts?.groups ?? []
    before = Self.longestFirst(
      groups.indices.flatMap { place in
        let group = groups[place]
        if group.body == nil {
          return ["partner", "partners'", "partner-led"].map {
            Led(words: $0, group: place, isExact: true)
          }
        }
        return group.phrases.flatMap { name in
          [
            Led(words: name + "'s", group: place, isExact: false),
            Led(words: name + "-led", group: place, isExact: true),
          ] + (Self.kinds.contains(name) ? [Led(words: name, group: place, isExact: false)] : [])
        }
      })
    bodies = Self.longestFirst(
      groups.indices.flatMap { place in
        (groups[place].body == nil ? ["partners"] : groups[place].phrases).map {
          Led(words: $0, group: place, isExact: false)
        }
      })
    behind = Self.longestFirst(
      groups.indices.flatMap { place in
        let group = groups[place]
        let names =
          group.body == nil
          ? ["partners", "our partners", "the partners"]
          : group.phrases.flatMap { [$0, "the " + $0] }
        return names.flatMap { name in
          [
            Led(words: "of " + name, group: place, isExact: group.body == nil),
            Led(words: "led by " + name, group: place, isExact: true),
          ]
        }
      })
    states = Dictionary(
      uniqueKeysWithValues: PlanFacts.Subject.allCases.map { subject in
        let phrases = NarrativeWords.phrases(of: subject)
        let words = (facts?.words ?? []).filter { Self.rated(by: $0) == subject }
        let all = Self.with(words, phrases)
        return (subject, all.sorted { $0.phrase.utf8.count > $1.phrase.utf8.count })
      })
  }

  func phrases(of subject: PlanFacts.Subject) -> NarrativeWords.Phrases { states[subject] ?? [] }

  /// Kinds that are as good as a name before a noun; "health actions" may be about health.
  private static let kinds: Set<String> = ["police", "probation"]

  private static func longestFirst(_ all: [Led]) -> [Led] {
    all.sorted { $0.words.utf8.count > $1.words.utf8.count }
  }

  /// A council's own word for a rating takes the place of what the word means elsewhere; a word
  /// that says how the work stands too, such as "complete", may mean either.
  private static func with(
    _ words: [PlanFacts.Word], _ phrases: NarrativeWords.Phrases
  ) -> NarrativeWords.Phrases {
    var phrases = phrases
    for word in words {
      for phrase in Self.phrases(of: word.word) {
        let place = phrases.firstIndex { $0.phrase == phrase }
        let former = place.map { phrases[$0].meaning }
        // "Some change" is better too, whoever says it.
        if Self.rated(by: word) == .recommendation, former?.states.contains(word.state) == true {
          continue
        }
        let isRating = former.map { $0.states.allSatisfy(ratings.contains) } ?? true
        let meaning = NarrativeWords.Meaning(
          [word.state] + (isRating ? [] : former?.states ?? []),
          rest: !isRating && former?.isTheRest ?? false)
        if let place { phrases[place].meaning = meaning } else { phrases.append((phrase, meaning)) }
      }
    }
    return phrases
  }

  /// Delivery is rated of actions, impact of recommendations.
  private static func rated(by word: PlanFacts.Word) -> PlanFacts.Subject {
    PlanFacts.State.judged.contains(word.state) ? .recommendation : .action
  }

  private static let ratings = Set<PlanFacts.State>(
    [.verified, .onTrack, .atRisk, .offTrack, .ratedNotStarted] + PlanFacts.State.judged)

  /// "red" and "off track" of "Red: off track"; of a list such as "Blue: complete, evidenced" only
  /// the word before it.
  private static func phrases(of word: String) -> [String] {
    word.split(separator: ":").compactMap { part in
      let tokens = NarrativeToken.tokens(of: String(part))
      let words = tokens.compactMap(\.word)
      return words.isEmpty || words.count < tokens.count ? nil : words.joined(separator: " ")
    }
  }
}

extension PlanFacts.Group {
  /// Its names as a text is read; none that has anything but words in it.
  fileprivate var phrases: [String] {
    names.compactMap { name in
      let tokens = NarrativeToken.tokens(of: name)
      let words = tokens.compactMap(\.word)
      return words.isEmpty || words.count < tokens.count ? nil : words.joined(separator: " ")
    }
  }

  /// "partner action", "actions led by Thornmere Police".
  func noun(_ count: Int) -> String {
    let noun = PlanFacts.Subject.action.noun(count)
    return body == nil ? "partner \(noun)" : "\(noun) led by \(names.first ?? "it")"
  }
}

extension NarrativeReader {
  /// Whose the actions are that are named at a place.
  func led(before place: Int) -> (led: NarrativeVocabulary.Led, end: Int)? {
    led(vocabulary.before, at: place)
  }

  func led(behind place: Int) -> (led: NarrativeVocabulary.Led, end: Int)? {
    led(vocabulary.behind, at: place)
  }

  private func led(
    _ all: [NarrativeVocabulary.Led], at place: Int
  ) -> (led: NarrativeVocabulary.Led, end: Int)? {
    all.first { has($0.words, at: place) }
      .map { ($0, place + $0.words.split(separator: " ").count) }
  }
}
