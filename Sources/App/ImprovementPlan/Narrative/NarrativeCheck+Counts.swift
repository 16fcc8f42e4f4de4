import Civil

extension NarrativeCheck {
  typealias Told = (says: String, query: NarrativeDisagreement.Query?)

  /// What the plan says instead; nil when it agrees, or says nothing about it.
  func disagreement(_ claim: NarrativeClaim) -> Told? {
    // Milestones and evidence are those of the action that the text is about.
    if claim.isLoose, action != nil { return nil }
    if let led = claim.led { return disagreement(claim, of: led) }
    let compared = wholes(of: claim).map { comparison(claim, with: $0) }
    return compared.contains { $0.agrees } ? nil : compared.compactMap(\.told).first
  }

  /// Whose counts a claim may speak of, the likeliest first. In the words for a recommendation they
  /// are those of its own actions, unless the whole that it names is the plan's.
  private func wholes(of claim: NarrativeClaim) -> [Whole] {
    let ofPlan = { (subject: PlanFacts.Subject) in plan.map { Whole(facts: $0, subject: subject) } }
    let own = claim.namesPlan ? nil : recommendation.map { Whole($0) }
    let isOwnOnly = own != nil && claim.quantity.written == nil
    return switch claim.subject {
    case .milestone, .evidence:
      [action.map { Whole(facts: $0.counts, subject: claim.subject, reference: $0.reference) }]
        .compactMap(\.self)
    case .action: [own, isOwnOnly ? nil : ofPlan(.action)].compactMap(\.self)
    case .promise: [own, ofPlan(.promise)].compactMap(\.self)
    case .thing:
      countsThings
        ? ([own] + (isOwnOnly ? [] : [ofPlan(.action), ofPlan(.promise)])).compactMap(\.self) : []
    case .recommendation: [ofPlan(.recommendation)].compactMap(\.self)
    }
  }

  private func comparison(_ claim: NarrativeClaim, with whole: Whole) -> Comparison {
    guard let all = whole.facts.count(.all, of: whole.subject) else { return .unknown }
    guard let meaning = claim.meaning else {
      guard case .count(let written) = claim.quantity.amount, !whole.isOfAction || written > 0,
        !claim.isAsked || Self.isNear(written, all),
        !claim.isOfInspection || plan?.inspections == 1 || Self.isNear(written, all)
      else { return .unknown }
      return claim.quantity.hedge.allows(written, all)
        ? .agrees : .differs(told(FactCount(whole.subject, .all, count: all, of: nil), whole))
    }
    let candidates = whole.facts.counts(meaning, of: whole.subject)
    guard let first = candidates.first else { return .unknown }
    if candidates.contains(where: { claim.quantity.agrees(with: $0) }) { return .agrees }
    if let written = claim.quantity.written, !Self.isNear(written, first.base) { return .unknown }
    return .differs(told(first, whole, showsWhole: claim.quantity.showsWhole))
  }

  /// What the plan says instead of the actions that a body leads.
  private func disagreement(_ claim: NarrativeClaim, of led: NarrativeVocabulary.Led) -> Told? {
    guard let plan, let group = plan.groups?[led.group] else { return nil }
    var claim = claim
    if claim.meaning == nil, case .ratio(let part, let all) = claim.quantity.amount {
      // Four of three are of a part that the reader knows of.
      guard all == plan.count(.all, of: .action) else { return nil }
      claim.quantity.amount = .count(part)
    }
    let facts = PlanFacts(asAt: plan.asAt, counts: group.counts)
    let candidates =
      claim.meaning.map { facts.counts(facts.ofPartners($0), of: .action) }
      ?? [FactCount(.action, .all, count: facts.count(.all, of: .action) ?? 0, of: nil)]
    guard let first = candidates.first,
      !candidates.contains(where: { claim.quantity.agrees(with: $0) }),
      claim.quantity.isWrong(of: first, isExact: led.isExact)
        || claim.meaning == nil && isMore(claim.quantity, than: group.most)
    else { return nil }
    let words = first.words(
      showsWhole: claim.quantity.showsWhole,
      as: first.isTheRest ? nil : plan.called(first.state),
      noun: group.noun(_:))
    return (
      "the plan has \(words) \(day)",
      group.body.map { .led(by: $0) } ?? .measure(.partnerActionsOnTrack)
    )
  }

  /// Whether somebody wrote more than a body has, also of those that it helps with. As many as the
  /// plan has may be the plan's.
  private func isMore(_ quantity: NarrativeQuantity, than most: Int?) -> Bool {
    guard let most, case .count(let written) = quantity.amount, quantity.hedge == .exactly,
      written != plan?.count(.all, of: .action)
    else { return false }
    return written > most
  }

  /// A whole that is far from the plan's is not meant to be the plan's: "two of three actions"
  /// beside a plan with twenty-four are three that the reader knows of.
  fileprivate static func isNear(_ written: Int, _ whole: Int) -> Bool {
    abs(written - whole) <= max(2, whole / 5)
  }

  private func told(_ fact: FactCount, _ whole: Whole, showsWhole: Bool = true) -> Told {
    let query: NarrativeDisagreement.Query =
      switch (fact.subject, whole.recommendation) {
      case (.milestone, _): .ownMilestones
      case (.evidence, _): .ownEvidence
      case (_, let id?): .serving(recommendation: id, fact.state, isTheRest: fact.isTheRest)
      default: .count(fact.subject, fact.state, isTheRest: fact.isTheRest)
      }
    let words = fact.words(
      showsWhole: showsWhole, as: fact.isTheRest ? nil : whole.facts.called(fact.state),
      noun: fact.subject.noun(_:))
    return (
      "\(whole.reference ?? "the plan") has \(words) \(day)\(verified(fact, in: whole.facts))",
      query
    )
  }

  /// Of what is said to be complete, how much somebody else has verified.
  private func verified(_ fact: FactCount, in facts: PlanFacts) -> String {
    guard fact.subject == .action, fact.state == .complete, !fact.isTheRest,
      let verified = facts.count(.verified, of: .action), verified < fact.count
    else { return "" }
    return ", \(verified == 0 ? "none" : "\(verified)") of them verified"
  }
}

/// All of what a claim may speak of: the plan's actions, one recommendation's, an action's
/// milestones.
private struct Whole {
  let facts: PlanFacts
  let subject: PlanFacts.Subject
  /// "ACT-03"; nil for the plan.
  var reference: String?
  /// The recommendation whose actions they are.
  var recommendation: String?

  var isOfAction: Bool { subject == .milestone || subject == .evidence }
}

extension Whole {
  init(_ recommendation: RecommendationFacts) {
    self.init(
      facts: recommendation.facts, subject: .action, reference: recommendation.reference,
      recommendation: recommendation.id)
  }
}

private enum Comparison {
  case agrees
  case differs(NarrativeCheck.Told)
  /// Nothing is known of it, or another whole is meant.
  case unknown

  var agrees: Bool { if case .agrees = self { true } else { false } }

  var told: NarrativeCheck.Told? { if case .differs(let told) = self { told } else { nil } }
}

extension PlanFacts {
  /// What is meant of actions that somebody leads: of these "on track" is what M66 counts, where
  /// that is known.
  fileprivate func ofPartners(_ meaning: NarrativeWords.Meaning) -> NarrativeWords.Meaning {
    meaning.states.contains(.onTrackOrComplete) && count(.onTrackOrComplete, of: .action) != nil
      ? NarrativeWords.Meaning(.onTrackOrComplete) : meaning
  }

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
  ///   - called: what the council calls the rating that is counted.
  ///   - noun: what is counted, of so many.
  func words(showsWhole: Bool, as called: String?, noun: (Int) -> String) -> String {
    guard let whole else { return "\(count) \(noun(count))" }
    if whole == 0 { return "no \(noun(0))" }
    let number = showsWhole || count == 0 ? "\(count) of \(whole)" : "\(count)"
    let state = called ?? state.words(of: subject, isTheRest: isTheRest)
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
    case .onTrackOrComplete: "on track (M66)"
    case .atRisk: "rated at risk"
    case .offTrack: "rated off track"
    case .ratedNotStarted: "rated not started"
    case .notBegun: "not started"
    case .inProgress: "in progress"
    case .late: isTheRest ? "not late" : "late"
    case .withdrawn: "withdrawn"
    case .due: "due by their original date"
    case .onTime: "closed by their original date, of those due"
    case .covered: isTheRest ? "without an action" : "with an action"
    case .signedOff: isTheRest ? "not signed off" : "signed off"
    case .proven: isTheRest ? "not proven" : "proven"
    case .judgedWorse: "judged “worse”"
    case .judgedNoChange: "judged to show no change"
    case .judgedTooEarly: "judged “too early to say”"
    case .judgedSomeChange: "judged to show some change"
    case .judgedSustainedChange: "judged to show sustained change"
    case .judgedBetter: "judged to be better"
    case .immediate: "to be met immediately"
    case .threeMonths: "to be met within three months"
    case .sixMonths: "to be met within six months"
    case .twelveMonths: "to be met within twelve months"
    }
  }
}

extension NarrativeQuantity {
  /// How many there are in all, where it says so: the 13 of "11 of 13".
  fileprivate var written: Int? {
    switch amount {
    case .ratio(_, let all): all
    case .all(let all): all
    default: nil
    }
  }

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
    case .percent, .share, .most: return isExact
    }
  }

  func agrees(with value: MeasureValue) -> Bool {
    agrees(
      with: FactCount(.action, .all, count: value.numerator, of: value.denominator))
  }

  func agrees(with fact: FactCount) -> Bool {
    switch amount {
    case .count(let written): return hedge.allows(written, fact.count)
    case .ratio(let part, let all): return all == fact.base && hedge.allows(part, fact.count)
    case .most: return fact.base == 0 || fact.count * 2 > fact.base
    // "Nearly all".
    case .all(nil) where hedge == .about: return fact.count * 4 >= fact.base * 3
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
