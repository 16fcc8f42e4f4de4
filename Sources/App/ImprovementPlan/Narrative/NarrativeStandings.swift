/// "ACT-03 is complete", "ACT-03 is red", "REC-2012-07 has no action", "REC-2012-07 is worse".
struct NarrativeStanding: Hashable, Sendable {
  /// "act-03", as it was written.
  let reference: String
  let subject: PlanFacts.Subject
  let meaning: NarrativeWords.Meaning
  let tokens: Range<Int>
}

extension NarrativeReader {
  /// What the text says of how one action or recommendation stands, which it names by its
  /// reference.
  var standings: [NarrativeStanding] {
    tokens.indices.compactMap { place in
      guard let subject = subject(at: place), let reference = subject.reference,
        ["is", "has", "shows", "remains"].contains(word(subject.end)),
        startsSentence(place) || mark(place - 1) == "," || word(place - 1) == "and",
        opensPlainly(place), let sentence = sentence(around: place),
        mark(sentence.upperBound) != "?"
      else { return nil }
      let kind: PlanFacts.Subject = reference.hasPrefix("act-") ? .action : .recommendation
      guard let state = state(of: kind, after: subject.end), mayEnd(pastPlan(state.end)),
        state.meaning.states.allSatisfy(PlanFacts.State.ofOne.contains),
        !speaksOfElsewhere(from: state.end)
      else { return nil }
      return NarrativeStanding(
        reference: reference, subject: kind, meaning: state.meaning, tokens: place..<state.end)
    }
  }

  /// "now complete", "been signed off", behind "is" or "has".
  private func state(
    of subject: PlanFacts.Subject, after verb: Int
  ) -> (meaning: NarrativeWords.Meaning, end: Int)? {
    var end = verb + 1
    while let word = word(end), NarrativeWords.links.contains(word) { end += 1 }
    for from in (verb + 1...end).reversed() {
      for (phrase, meaning) in longestFirst(subject) where has(phrase, at: from) {
        return (meaning, from + phrase.split(separator: " ").count)
      }
    }
    return nil
  }
}

extension NarrativeCheck {
  /// How it stands instead; nil where it stands so, or where that is not known.
  func disagreement(_ claim: NarrativeStanding) -> Told? {
    guard let plan, let standings = plan.standings else { return nil }
    let states = claim.meaning.states.filter { plan.count($0, of: claim.subject) != nil }
    guard let state = states.first, plan.knowsOfEach(claim.meaning.states, of: claim.subject)
    else { return nil }
    let named = standings.filter { $0.reference.lowercased() == claim.reference }
    guard !named.isEmpty else {
      // A recommendation that the plan does not answer may be of another inspection.
      return claim.subject == .action
        ? ("the plan has no \(claim.reference.uppercased()) \(day)", nil) : nil
    }
    let isTheRest = claim.meaning.isTheRest
    // What is complete may be called on track.
    if claim.meaning.states.contains(.onTrackOrComplete),
      named.contains(where: { $0.states.contains(.complete) })
    {
      return nil
    }
    guard
      !named.contains(where: { one in
        states.contains { one.states.contains($0) != isTheRest }
      })
    else { return nil }
    if !isTheRest, let instead = state.instead(among: named[0].states) {
      let words =
        plan.called(instead)
        ?? instead.words(of: claim.subject, isTheRest: false)
      return (
        "\(named[0].reference) is \(words) \(day)",
        .count(claim.subject, instead, isTheRest: false)
      )
    }
    let verb = state == .covered ? "has" : isTheRest ? "is" : "is not"
    let words =
      state == .covered
      ? (isTheRest ? "an action" : "no action")
      : plan.called(state) ?? state.words(of: claim.subject, isTheRest: false)
    return (
      "\(named[0].reference) \(verb) \(words) \(day)",
      .count(claim.subject, state, isTheRest: !isTheRest)
    )
  }
}

extension PlanFacts {
  /// Whether it is known of each action, or recommendation, whether one of these holds. A snapshot
  /// from before ratings and judgements of each were frozen has counts of them only; what the
  /// public is told has no word of whether work has begun.
  fileprivate func knowsOfEach(_ states: [State], of subject: Subject) -> Bool {
    if states.allSatisfy(State.alwaysOfOne.contains) { return true }
    return count(.judgedNoChange, of: .recommendation) != nil
      && states.allSatisfy { $0 == .onTrackOrComplete || count($0, of: subject) != nil }
  }
}

extension PlanFacts.State {
  /// What holds instead of a rating, of how far the work is, or of a judgement; nil where none of
  /// its family does, and for what has no family.
  fileprivate func instead(among states: [Self]) -> Self? {
    // Complete and verified are known by themselves, and are told by themselves.
    if Self.alwaysOfOne.contains(self) { return nil }
    let family = [Self.worked, Self.rated, Self.judged].first { $0.contains(self) }
    return (family ?? (self == .judgedBetter ? Self.judged : [])).first(where: states.contains)
  }
}
