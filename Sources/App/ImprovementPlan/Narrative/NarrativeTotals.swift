/// Sentences that say how many there are of several things, and those that go on from there without
/// naming them again.
extension NarrativeReader {
  /// "…and 7 recommendations", behind "17 actions".
  func pastListed(_ place: Int) -> Int {
    var place = place
    while let next = listedNoun(at: place) { place = pastPlan(next.end) }
    return place
  }

  private func listedNoun(at place: Int) -> (subject: PlanFacts.Subject, end: Int)? {
    guard isJoin(place), let number = number(at: place + 1) else { return nil }
    var noun = number.end
    while let word = word(noun), NarrativeWords.neutral.contains(word) { noun += 1 }
    return self.noun(at: noun).flatMap { isCounted($0.subject) ? $0 : nil }
  }

  private func isJoin(_ place: Int) -> Bool { word(place) == "and" || mark(place) == "," }

  /// Milestones and evidence belong to an action, and are no count of the plan's.
  private func isCounted(_ subject: PlanFacts.Subject) -> Bool {
    subject == .action || subject == .recommendation
  }

  /// An amount in a list of totals: the 7 of "the plan has 17 actions and 7 recommendations", and
  /// both of "17 actions and 7 recommendations." by themselves.
  func listed(_ quantity: NarrativeQuantity, after totals: [NarrativeClaim]) -> NarrativeClaim? {
    guard case .count = quantity.amount, !quantity.isPartOfWhole else { return nil }
    var place = quantity.next
    while let word = word(place), NarrativeWords.neutral.contains(word) { place += 1 }
    guard let noun = noun(at: place), isCounted(noun.subject) else { return nil }
    let end = pastPlan(noun.end)
    if let last = totals.last, isJoin(quantity.start - 1), pastTotal(last) == quantity.start - 1 {
      return mayEnd(pastListed(end))
        ? NarrativeClaim(
          quantity: quantity, subject: noun.subject, meaning: nil, isLoose: last.isLoose) : nil
    }
    let opens = quantity.start == 0 || tokens[quantity.start - 1].endsSentence
    guard opens, let next = listedNoun(at: end), next.subject != noun.subject,
      mayEnd(pastListed(end)), word(pastListed(end)) == nil
    else { return nil }
    return NarrativeClaim(
      quantity: quantity, subject: noun.subject, meaning: nil, isLoose: true)
  }

  /// Where the words of a total end.
  private func pastTotal(_ claim: NarrativeClaim) -> Int? {
    var place = claim.quantity.next
    while let word = word(place), NarrativeWords.neutral.contains(word) { place += 1 }
    return noun(at: place).map { pastPlan($0.end) }
  }

  /// "None is late", "two are overdue": of what was counted just before. "None is late" where
  /// nothing was counted is of the plan's actions in a text about the whole plan.
  func elided(_ quantity: NarrativeQuantity, after totals: [NarrativeClaim]) -> NarrativeClaim? {
    switch quantity.amount {
    case .none, .count, .all(nil): break
    case .ratio: return share(quantity, after: totals)
    default: return nil
    }
    guard !quantity.isPartOfWhole, let verb = word(quantity.next),
      ["is", "are", "has", "have"].contains(verb)
    else { return nil }
    var end = quantity.next + 1
    while let word = word(end), NarrativeWords.links.contains(word) { end += 1 }
    for (subject, isLoose) in antecedents(of: quantity, totals) {
      for from in Set([end, quantity.next + 1]).sorted(by: >) {
        for (phrase, meaning) in longestFirst(subject) where has(phrase, at: from) {
          if totals.isEmpty, meaning.states != [.late] { return nil }
          return mayEnd(pastPlan(from + phrase.split(separator: " ").count))
            ? NarrativeClaim(
              quantity: quantity, subject: subject, meaning: meaning, isLoose: isLoose) : nil
        }
      }
    }
    return nil
  }

  /// "9 of 16 are complete", with which a text or a line begins: of the plan's actions.
  private func share(
    _ quantity: NarrativeQuantity, after totals: [NarrativeClaim]
  ) -> NarrativeClaim? {
    let start = quantity.tokens.lowerBound
    guard totals.isEmpty, start == 0 || mark(start - 1) == "\n", word(quantity.next) == "are"
    else { return nil }
    var end = quantity.next + 1
    while let word = word(end), NarrativeWords.links.contains(word) { end += 1 }
    let states = longestFirst(.action)
    guard let state = states.first(where: { has($0.phrase, at: end) }),
      mayEnd(pastPlan(end + state.phrase.split(separator: " ").count))
    else { return nil }
    return NarrativeClaim(
      quantity: quantity, subject: .action, meaning: state.meaning, isLoose: true)
  }

  /// Whether a sentence begins here, and the one before it counts nothing that it could be about.
  private func followsNoFigure(_ place: Int) -> Bool {
    guard place > 0 else { return true }
    guard tokens[place - 1].endsSentence else { return false }
    let former = tokens[..<(place - 1)].lastIndex(where: \.endsSentence).map { $0 + 1 } ?? 0
    return !(former..<place).contains { number(at: $0) != nil }
  }

  private func antecedents(
    of quantity: NarrativeQuantity, _ totals: [NarrativeClaim]
  ) -> [(PlanFacts.Subject, isLoose: Bool)] {
    guard let last = totals.last else {
      return quantity.amount == .none && followsNoFigure(quantity.start) ? [(.action, true)] : []
    }
    // In the same sentence, or in the next.
    let between = tokens[last.quantity.next..<max(last.quantity.next, quantity.start)]
    return between.count(where: \.endsSentence) <= 1
      ? totals.map { ($0.subject, $0.isLoose) } : []
  }
}
