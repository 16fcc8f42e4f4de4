import Civil

extension NarrativeCheck {
  typealias Told = (says: String, query: NarrativeDisagreement.Query?)

  /// What the plan says instead; nil when it agrees, or says nothing about it.
  func disagreement(_ claim: NarrativeClaim) -> Told? {
    // Milestones and evidence are those of the action that the text is about.
    if claim.isLoose, action != nil { return nil }
    if let led = claim.led { return disagreement(claim, of: led) }
    let own = claim.subject == .milestone || claim.subject == .evidence
    guard let facts = own ? action?.counts : plan,
      let all = facts.count(.all, of: claim.subject)
    else { return nil }
    guard let meaning = claim.meaning else {
      guard case .count(let written) = claim.quantity.amount, own ? written > 0 : true,
        !claim.quantity.hedge.allows(written, all), !claim.isAsked || Self.isNear(written, all)
      else { return nil }
      return told(FactCount(claim.subject, .all, count: all, of: nil), own)
    }
    let candidates = facts.counts(meaning, of: claim.subject)
    guard let first = candidates.first,
      !candidates.contains(where: { claim.quantity.agrees(with: $0) })
    else { return nil }
    if case .ratio(_, let written) = claim.quantity.amount, !Self.isNear(written, first.base) {
      return nil
    }
    if case .all(let written?) = claim.quantity.amount, !Self.isNear(written, first.base) {
      return nil
    }
    return told(first, own, showsWhole: claim.quantity.showsWhole)
  }

  /// What the plan says instead of the actions that a body leads.
  private func disagreement(_ claim: NarrativeClaim, of led: NarrativeVocabulary.Led) -> Told? {
    guard let group = plan?.groups?[led.group], let asAt = plan?.asAt else { return nil }
    let facts = PlanFacts(asAt: asAt, counts: group.counts)
    let candidates =
      claim.meaning.map { facts.counts($0, of: .action) }
      ?? [FactCount(.action, .all, count: facts.count(.all, of: .action) ?? 0, of: nil)]
    guard let first = candidates.first,
      !candidates.contains(where: { claim.quantity.agrees(with: $0) }),
      claim.quantity.isWrong(of: first, isExact: led.isExact)
    else { return nil }
    let words = first.words(
      showsWhole: claim.quantity.showsWhole,
      as: first.isTheRest ? nil : plan?.word(for: first.state),
      noun: group.noun(_:))
    return (
      "the plan has \(words) \(day)",
      group.body.map { .led(by: $0) } ?? .measure(.partnerActionsOnTrack)
    )
  }

  /// A whole that is far from the plan's is not meant to be the plan's: "two of three actions"
  /// beside a plan with twenty-four are three that the reader knows of.
  fileprivate static func isNear(_ written: Int, _ whole: Int) -> Bool {
    abs(written - whole) <= max(2, whole / 5)
  }

  private func told(_ fact: FactCount, _ own: Bool, showsWhole: Bool = true) -> Told {
    let owner = own ? action?.reference ?? "the action" : "the plan"
    let query: NarrativeDisagreement.Query =
      switch fact.subject {
      case .milestone: .ownMilestones
      case .evidence: .ownEvidence
      case .action, .recommendation, .promise:
        .count(fact.subject, fact.state, isTheRest: fact.isTheRest)
      }
    let words = fact.words(
      showsWhole: showsWhole, as: own || fact.isTheRest ? nil : plan?.word(for: fact.state),
      noun: fact.subject.noun(_:))
    return ("\(owner) has \(words) \(day)\(own ? "" : verified(fact))", query)
  }

  /// Of what is said to be complete, how much somebody else has verified.
  private func verified(_ fact: FactCount) -> String {
    guard fact.subject == .action, fact.state == .complete, !fact.isTheRest,
      let verified = plan?.count(.verified, of: .action), verified < fact.count
    else { return "" }
    return ", \(verified == 0 ? "none" : "\(verified)") of them verified"
  }
}

extension PlanFacts {
  /// The counts that may be meant, each with its whole.
  fileprivate func counts(
    _ meaning: NarrativeWords.Meaning, of subject: Subject
  ) -> [FactCount] {
    meaning.states.compactMap { state in
      guard let count = count(state, of: subject) else { return nil }
      let base = self.count(state == .onTime ? .due : .all, of: subject) ?? 0
      return FactCount(
        subject, state, count: meaning.isTheRest ? base - count : count, of: base,
        isTheRest: meaning.isTheRest)
    }
  }
}

/// One count of the plan's, with its whole.
struct FactCount: Hashable, Sendable {
  let subject: PlanFacts.Subject
  let state: PlanFacts.State
  let count: Int
  /// Nil where the count is of the whole itself.
  let whole: Int?
  let isTheRest: Bool

  init(
    _ subject: PlanFacts.Subject, _ state: PlanFacts.State, count: Int, of whole: Int?,
    isTheRest: Bool = false
  ) {
    self.subject = subject
    self.state = state
    self.count = count
    self.whole = whole
    self.isTheRest = isTheRest
  }

  var base: Int { whole ?? count }

  /// "11 of 13 recommendations with an action".
  ///
  /// - Parameters:
  ///   - word: what the council calls the rating that is counted.
  ///   - noun: what is counted, of so many.
  func words(showsWhole: Bool, as word: String?, noun: (Int) -> String) -> String {
    guard let whole else { return "\(count) \(noun(count))" }
    if whole == 0 { return "no \(noun(0))" }
    let number = showsWhole || count == 0 ? "\(count) of \(whole)" : "\(count)"
    let state =
      word.map { "rated “\($0)”" } ?? state.words(of: subject, isTheRest: isTheRest)
    return "\(number) \(noun(showsWhole || count == 0 ? whole : count)) \(state)"
  }
}

extension PlanFacts.Subject {
  /// "action", "actions".
  func noun(_ count: Int) -> String {
    switch self {
    case .evidence: count == 1 ? "piece of evidence" : "pieces of evidence"
    default: count == 1 ? rawValue : rawValue + "s"
    }
  }
}

extension PlanFacts.State {
  /// What stands behind the noun: "with an action", "that are late".
  func words(of subject: PlanFacts.Subject, isTheRest: Bool) -> String {
    switch self {
    case .all: ""
    case .complete:
      switch subject {
      case .milestone: isTheRest ? "not done" : "done"
      case .promise: isTheRest ? "with something still to do" : "with everything done"
      default: isTheRest ? "not complete" : "complete"
      }
    case .verified: isTheRest ? "not verified" : "verified"
    case .onTrack: "rated on track"
    case .atRisk: "rated at risk"
    case .offTrack: "rated off track"
    case .ratedNotStarted: "rated not started"
    case .notBegun: "not started"
    case .inProgress: "in progress"
    case .late: "late"
    case .withdrawn: "withdrawn"
    case .due: "due by their original date"
    case .onTime: "closed by their original date, of those due"
    case .covered: isTheRest ? "without an action" : "with an action"
    case .signedOff: isTheRest ? "not signed off" : "signed off"
    case .immediate: "to be met immediately"
    case .threeMonths: "to be met within three months"
    case .sixMonths: "to be met within six months"
    case .twelveMonths: "to be met within twelve months"
    }
  }
}

extension NarrativeQuantity {
  /// Whether the answer reads best with the whole beside the part.
  fileprivate var showsWhole: Bool {
    if case .count = amount { isPartOfWhole } else { true }
  }

  /// Whether a figure that disagrees is wrong however it is meant. The actions "of" a body may be
  /// those that it helps with too, of which the plan's count says only how many there are at least.
  fileprivate func isWrong(of fact: FactCount, isExact: Bool) -> Bool {
    switch amount {
    case .count(let written): return isExact || hedge == .exactly && written < fact.count
    case .ratio(_, let all):
      return isExact ? NarrativeCheck.isNear(all, fact.base) : all == fact.base
    case .all(let written): return (written ?? fact.base) == fact.base && fact.base > 0
    case .none: return fact.base > 0
    case .percent, .share: return isExact
    }
  }

  func agrees(with value: MeasureValue) -> Bool {
    agrees(
      with: FactCount(.action, .all, count: value.numerator, of: value.denominator))
  }

  fileprivate func agrees(with fact: FactCount) -> Bool {
    switch amount {
    case .count(let written): return hedge.allows(written, fact.count)
    case .ratio(let part, let all): return all == fact.base && hedge.allows(part, fact.count)
    case .all(let written):
      return fact.count == fact.base && (written ?? fact.base) == fact.base
    case .none: return fact.count == 0
    case .percent(let written, let places):
      guard fact.base > 0 else { return true }
      let exact = Double(fact.count) * 100 / Double(fact.base)
      return hedge.allows(written, exact)
        || hedge == .exactly && NarrativeRounding.agrees(written, places: places, with: exact)
    case .share(let share):
      guard fact.base > 0 else { return true }
      let exact = Double(fact.count) / Double(fact.base)
      let written = Double(share.above) / Double(share.below)
      switch hedge {
      case .moreThan, .atLeast: return exact >= written - 0.001
      case .fewerThan, .atMost: return exact <= written + 0.001
      case .exactly, .about: return abs(exact - written) <= (hedge == .about ? 0.1 : 0.05)
      }
    }
  }
}

extension NarrativeQuantity.Hedge {
  /// Whether what was written and hedged so may be said of the exact number.
  func allows(_ written: Int, _ exact: Int) -> Bool { allows(Double(written), Double(exact)) }

  /// "About" is a tenth either way, and at least two; for percentages, which go to 100, that is
  /// between two and ten points.
  func allows(_ written: Double, _ exact: Double) -> Bool {
    switch self {
    case .exactly: written == exact
    case .about: abs(written - exact) <= max(2, written / 10)
    case .atLeast: exact >= written
    case .atMost: exact <= written
    case .moreThan: exact > written
    case .fewerThan: exact < written
    }
  }
}
