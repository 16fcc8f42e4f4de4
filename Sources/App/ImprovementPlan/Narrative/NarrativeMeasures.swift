/// What a text says of one of the plan's measures: "M64 stands at 80 %", "partner actions on track:
/// 2 of 4".
struct NarrativeMeasureClaim: Hashable, Sendable {
  let measure: Measure
  let quantity: NarrativeQuantity
}

extension NarrativeReader {
  /// A measure is named at the beginning of what is said of it; "80 % of actions are on time" is a
  /// count like any other.
  var measureClaims: [NarrativeMeasureClaim] {
    guard tokens.contains(where: { $0.word.map(Self.maybeMeasures.contains) ?? false }) else {
      return []
    }
    let quantities = quantities
    return tokens.indices.compactMap { place in
      guard let named = measure(at: place), opensPlainly(place) else { return nil }
      var end = named.end
      if mark(end) == ":" { end += 1 }
      while let word = word(end), Self.links.contains(word) { end += 1 }
      guard let quantity = quantities.first(where: { $0.start == end }),
        !quantity.isPartOfWhole, mayEnd(pastPlan(quantity.next)),
        quantity.amount.isShare, !isPartOrElsewhere(quantity)
      else { return nil }
      return NarrativeMeasureClaim(measure: named.measure, quantity: quantity)
    }
  }

  private static let maybeMeasures: Set<String> = ["m64", "m65", "m66", "time", "proven", "track"]

  /// Words between a measure and its figure that say how it is now.
  private static let links: Set<String> = [
    "stand", "stands", "is", "are", "at", "now", "currently", "still", "today", "remain",
    "remains",
  ]

  /// "M64", "actions on time", "M64 (actions on time)", "actions on time (M64)".
  func measure(at place: Int) -> (measure: Measure, end: Int)? {
    for measure in Measure.allCases {
      let names = [measure.code.lowercased(), measure.title.lowercased()]
      for (one, other) in [(names[0], names[1]), (names[1], names[0])] where has(one, at: place) {
        let end = place + one.split(separator: " ").count
        let behind = end + 1 + other.split(separator: " ").count
        let isTold = mark(end) == "(" && has(other, at: end + 1) && mark(behind) == ")"
        return (measure, isTold ? behind + 1 : has(other, at: end) ? behind - 1 : end)
      }
    }
    return nil
  }

  /// Whether nothing before a place in its sentence makes what follows part of something, or
  /// something of another time or place.
  func opensPlainly(_ place: Int) -> Bool {
    let start = tokens[..<place].lastIndex { $0.endsSentence && $0.mark != ":" }
    let before = (start.map { $0 + 1 } ?? 0)..<place
    guard before.count < 40 else { return false }
    return !isQuoted(place, in: before)
      && !before.contains { at in
        isYear(at)
          || word(at).map {
            Self.narrowing.contains($0) || NarrativeWords.elsewhere.contains($0)
              || $0.hasSuffix("'s")
          } ?? false
      }
  }

  private static let narrowing: Set<String> = [
    "for", "in", "of", "among", "by", "with", "at", "from", "without", "excluding", "not", "was",
    "were", "than", "their", "his", "her", "no", "whether", "had",
  ]
}

extension NarrativeQuantity.Amount {
  /// Whether it is written as a measure is: in per cent, or so many of so many.
  fileprivate var isShare: Bool {
    switch self {
    case .percent, .ratio: true
    default: false
    }
  }
}

extension NarrativeCheck {
  /// What a measure says instead; nil when it agrees, or is not known.
  func disagreement(_ claim: NarrativeMeasureClaim) -> Told? {
    guard let value = plan?.value(of: claim.measure), value.denominator > 0,
      !claim.quantity.agrees(with: value)
    else { return nil }
    return (
      "\(claim.measure.code) (\(claim.measure.title.lowercased())) is \(value.text) \(day)",
      .measure(claim.measure)
    )
  }
}

extension PlanFacts {
  /// What a measure says; of a snapshot from before the measures were frozen with it, what can be
  /// counted.
  fileprivate func value(of measure: Measure) -> MeasureValue? {
    if let measures { return measures.first { $0.measure == measure } }
    guard measure == .actionsOnTime, let met = count(.onTime, of: .action),
      let due = count(.due, of: .action)
    else { return nil }
    return MeasureValue(measure, met, of: due)
  }
}
