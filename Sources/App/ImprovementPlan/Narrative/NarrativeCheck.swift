import Civil

/// Compares the numbers, percentages and dates that somebody typed with what the plan says
/// (design, section 1: numbers cannot be wrong).
///
/// It points out a disagreement only where a sentence speaks plainly of the plan as it stands; a
/// number that it does not understand is left alone. Agreement is silent.
///
///     let found = NarrativeCheck(plan: digest.facts).disagreements(in: note)
public struct NarrativeCheck: Sendable {
  /// Nil for those who may not read the plan: what they write is compared with their action only.
  let plan: PlanFacts?
  /// The action that the text is about, if it is about one.
  private(set) var action: ActionFacts?
  /// The recommendation that it is about, if it is about one.
  let recommendation: RecommendationFacts?
  /// Whether "things" are the plan's actions, or its promises: so the public is told of them.
  let countsThings: Bool
  /// What "today" is called: "today", "on 20 May 2026, the day of the snapshot".
  let day: String

  /// When the board meets from then on, as far as it is known.
  let meetings: [CivilDate]
  private let vocabulary: NarrativeVocabulary

  /// - Parameters:
  ///   - recommendation: the recommendation whose words are compared.
  ///   - countsThings: whether "things" are its actions or its promises, as the public is told.
  ///   - meetings: when the board that reads it meets, in order; empty where that is not known.
  ///   - snapshot: the day of a snapshot that is cited; nil for the plan as it stands.
  ///   - past: the day as at which the plan is looked at; nil for today.
  public init(
    plan: PlanFacts?, action: ActionFacts? = nil, recommendation: RecommendationFacts? = nil,
    countsThings: Bool = false, meetings: [CivilDate] = [],
    snapshot: CivilDate? = nil, on past: CivilDate? = nil
  ) {
    self.meetings = meetings
    vocabulary = NarrativeVocabulary(plan)
    self.plan = plan
    self.action = action
    self.recommendation = recommendation
    self.countsThings = countsThings
    day =
      snapshot.map { "in the snapshot of \($0.longForm)" } ?? past.map { "on \($0.longForm)" }
      ?? "today"
  }

  /// The same of texts about an action. The words of the plan, which take longer than most texts to
  /// read, are read once for all its actions.
  func about(_ action: ActionFacts) -> NarrativeCheck {
    var check = self
    check.action = action
    return check
  }

  /// In the order of the text; empty when nothing in it disagrees.
  public func disagreements(in text: String) -> [NarrativeDisagreement] {
    let reader = NarrativeReader(text, vocabulary)
    guard !reader.tokens.isEmpty else { return [] }
    var found: [NarrativeDisagreement] = []
    func add(_ tokens: Range<Int>, _ told: (says: String, query: NarrativeDisagreement.Query?)?) {
      guard let told else { return }
      let range =
        reader.tokens[tokens.lowerBound].range
        .lowerBound..<reader.tokens[tokens.upperBound - 1].range.upperBound
      found.append(
        NarrativeDisagreement(
          quote: String(text[range]),
          place: text.distance(from: text.startIndex, to: range.lowerBound),
          says: told.says, query: told.query))
    }
    for sum in reader.wrongSums { add(sum.tokens, ("that makes \(sum.right)", nil)) }
    for claim in reader.claims {
      add(claim.quantity.tokens.trimmed(by: reader), disagreement(claim))
    }
    for claim in reader.monthClaims { add(claim.tokens, disagreement(claim)) }
    for claim in reader.dateClaims { add(claim.tokens, disagreement(claim)) }
    for delay in reader.delays { add(delay.tokens, disagreement(delay)) }
    for claim in reader.measureClaims { add(claim.quantity.tokens, disagreement(claim)) }
    for claim in reader.standings { add(claim.tokens, disagreement(claim)) }
    for claim in reader.meetingClaims { add(claim.tokens, disagreement(claim)) }
    for claim in reader.publications { add(claim.tokens, disagreement(claim)) }
    for day in reader.impossibleDays { add(day.tokens, (day.words, nil)) }
    for day in reader.wrongWeekdays { add(day.tokens, (day.words, nil)) }
    return found.sorted { $0.place < $1.place }
  }
}

/// A place in a text at which it disagrees with the plan.
public struct NarrativeDisagreement: Codable, Hashable, Sendable {
  /// The records behind what the plan says.
  public enum Query: Codable, Hashable, Sendable {
    case count(PlanFacts.Subject, PlanFacts.State, isTheRest: Bool)
    case measure(Measure)
    /// The actions that a body leads.
    case led(by: String)
    /// The actions that serve a recommendation.
    case serving(recommendation: String, PlanFacts.State, isTheRest: Bool)
    /// The inspection whose report was published.
    case publication(inspection: String)
    /// The due dates of the action that the text is about.
    case ownDates
    case ownMilestones
    case ownEvidence
  }

  /// The words in question: "12 of 13".
  public let quote: String
  /// How many characters of the text come before them.
  public let place: Int
  /// "the plan has 11 of 13 recommendations with an action today".
  public let says: String
  /// What is behind it; nil for a sum that is wrong in itself.
  public let query: Query?

  /// "You wrote “12 of 13”; the plan has 11 of 13 recommendations with an action today."
  public var sentence: String { "You wrote “\(quote)”; \(says)." }
}

extension Range<Int> {
  /// Without "of the" at the end, which belongs to the sentence and not to the amount.
  fileprivate func trimmed(by reader: NarrativeReader) -> Range<Int> {
    var end = upperBound
    while end - 1 > lowerBound, let word = reader.word(end - 1),
      ["of", "the", "all", "our"].contains(word)
    {
      end -= 1
    }
    return lowerBound..<end
  }
}
