import Civil
import Inspections
import Kernel
import Storage

/// What a board is shown of a plan on a day: plain values that can be frozen, so that the same
/// numbers stand wherever they are cited, whatever is changed afterwards.
///
/// The two ratings stand side by side and have no total: delivery counts actions, impact counts
/// recommendations.
public struct PlanDigest: Codable, Hashable, Sendable {
  /// How many are rated so; `code` is nil for what nobody has rated.
  public struct Count: Codable, Hashable, Sendable {
    public let code: String?
    /// The council's word for it on that day.
    public let word: String
    public let count: Int
  }

  /// An action that stands.
  public struct ActionLine: Codable, Hashable, Sendable {
    public let id: String
    public let reference: String
    public let title: String
    public let owner: String?
    /// The body that answers for it.
    public let body: String?
    public let firstDueOn: CivilDate?
    public let dueOn: CivilDate?
    public let delivery: String
    public let word: String
    /// Why it is rated so.
    public let because: String
    /// Who rates it otherwise than the rule does; nil where nobody does, and in packs from before
    /// it was kept.
    public let ratedBy: String?
    /// In working days; 0 when it is in time.
    public let workingDaysLate: Int
    public let recovery: Recovery?
    /// By when its owner expects it; nil where nobody has said, and in packs from before it was
    /// kept.
    public var expectedOn: CivilDate? = nil
  }

  /// An action that was taken out of the plan after its first due date. Unnamed, it would make the
  /// plan look better than it is.
  public struct WithdrawnAction: Codable, Hashable, Sendable {
    public let id: String
    public let reference: String
    public let title: String
    public let firstDueOn: CivilDate
    public let withdrawnOn: CivilDate
    public let because: String
  }

  /// Why late, what now, by when.
  public struct Recovery: Codable, Hashable, Sendable {
    public let whyLate: String
    public let whatNow: String
    public let byWhen: CivilDate
    public let saidOn: CivilDate
    public let saidBy: String
    /// Whether its day had passed.
    public let hasRunOut: Bool
  }

  public struct RecommendationLine: Codable, Hashable, Sendable {
    public let id: String
    public let outcome: String
    public let reference: String
    public let text: String
    /// Nil without an action.
    public let deliveryWord: String?
    /// Nil while nobody has judged it.
    public let impactWord: String?
    /// "by the Improvement Board on 20 May 2026, Minute 7"; nil while it is open. A pack from
    /// before the body was named begins with the day.
    public let signedOff: String?
    /// How many actions that served it were withdrawn after their first due date; nil for none, and
    /// in a snapshot from before that was told.
    public let withdrawnLate: Int?
    /// What the council answered: "Not accepted: there is no money."; nil before it had, and in a
    /// snapshot from before that was told.
    public let answer: String?
  }

  /// Actions that serve no recommendation, under one heading of the council's own.
  public struct HeadingLine: Codable, Hashable, Sendable {
    public let title: String
    /// The identifiers of its actions that stand, in the order of the plan.
    public let actions: [String]
    /// The bodies that answer for them.
    public let bodies: [String]
    /// That of the worst of them; empty where nothing rates one.
    public let deliveryWord: String
  }

  public let id: String
  /// With its edition.
  public let title: String
  public let ambition: String
  public let answeredForBy: String?
  public let asAt: CivilDate
  /// Actions by delivery rating.
  public let delivery: [Count]
  public let deliveryRule: String
  /// Recommendations by impact rating.
  public let impact: [Count]
  public let impactRule: String
  public let actions: [ActionLine]
  public let recommendations: [RecommendationLine]
  /// What its measures said. Nil in a snapshot from before they were frozen, as are the next three.
  public let figures: [MeasureValue]?
  /// When it might be complete, in a sentence, and how that was reckoned.
  public let forecast: String?
  public let forecastMethod: String?
  /// What figures in prose about it are compared with.
  public let facts: PlanFacts?
  /// By number; nil in a snapshot from before they were told.
  public let withdrawnLate: [WithdrawnAction]?
  /// The council's own headings, in the order of the plan; nil where there are none, and in a
  /// snapshot from before they were told.
  public let ownHeadings: [HeadingLine]?
  /// The inspections that the plan answers; nil in a snapshot from before they were told.
  public let inspections: [String]?
}

extension PlanDigest {
  /// The actions that the board has to hear of: off track first, then at risk, and what is late
  /// though somebody rates it better; the latest first.
  public var exceptions: [ActionLine] {
    let off = DeliveryRating.offTrack.rawValue
    return actions.filter {
      $0.delivery == off || $0.delivery == DeliveryRating.atRisk.rawValue || $0.workingDaysLate > 0
    }
    .sorted {
      ($0.delivery == off ? 0 : 1, -$0.workingDaysLate, $0.reference)
        < ($1.delivery == off ? 0 : 1, -$1.workingDaysLate, $1.reference)
    }
  }

  /// What its owner expects after the day on which it is due, and is not among the exceptions: the
  /// latest first.
  public var expectedLate: [ActionLine] {
    let told = Set(exceptions.map(\.id))
    return actions.filter { line in
      guard let expected = line.expectedOn, let due = line.dueOn else { return false }
      return expected > due && !told.contains(line.id)
    }
    .sorted {
      ($1.expectedOn ?? .earliest, $0.reference) < ($0.expectedOn ?? .earliest, $1.reference)
    }
  }

  public var signedOffCount: Int { recommendations.count { $0.signedOff != nil } }

  /// The actions under a heading of the council's own.
  public func actions(under heading: HeadingLine) -> [ActionLine] {
    let own = Set(heading.actions)
    return actions.filter { own.contains($0.id) }
  }
}

extension PlanDigest.ActionLine {
  /// "Due 9 November 2012. Expected by 25 January 2013."; what is not known of it is left out.
  public var expectation: String {
    [dueOn.map { "Due \($0.longForm)." }, expectedOn.map { "Expected by \($0.longForm)." }]
      .compactMap(\.self).joined(separator: " ")
  }

  /// Stands above what is expected after its due date and is no exception.
  public static let expectedLate = "Not late yet, but expected after the due date:"
}

extension Transaction {
  /// What a board is shown of a plan today.
  ///
  /// - Throws: `Refusal.notFound` when there is no such plan.
  public func planDigest(
    _ id: Plan.ID, in world: World, for user: User
  ) throws -> PlanDigest {
    PlanDigest(
      try PlanOverview(id, in: world, for: user, self),
      figures: try figureRule(on: world.today(), of: user.authority))
  }
}

extension PlanOverview {
  /// How many of the actions that stand bear each delivery rating.
  var deliveryCounts: [PlanDigest.Count] {
    let shown = standing.compactMap { ratings.actions[$0.action.id]?.shown }
    return DeliveryRating.allCases.map { rating in
      PlanDigest.Count(
        code: rating.rawValue, word: ratings.rule.word(for: rating),
        count: shown.count { $0 == rating })
    }
  }

  /// How many of the recommendations bear each impact rating, and how many none.
  var impactCounts: [PlanDigest.Count] {
    let shown = items.map { ratings.impactShown(ofOutcome: $0.outcome.id) }
    let unproven = shown.count(where: \.isUnproven)
    var counts = ImpactRating.allCases.map { rating in
      PlanDigest.Count(
        code: rating.rawValue, word: ratings.rule.word(for: rating),
        count: shown.count { $0.rating == rating && !$0.isUnproven })
    }
    counts.append(
      PlanDigest.Count(
        code: nil, word: DeliveryRule.notJudged, count: shown.count { $0.rating == nil }))
    if unproven > 0 {
      counts.append(
        PlanDigest.Count(
          code: nil, word: "Judged better, \(ShownImpact.unproven)", count: unproven))
    }
    return counts
  }
}

extension PlanDigest {
  init(_ overview: PlanOverview, figures rule: FigureRule) {
    let (plan, ratings) = (overview.plan, overview.ratings)
    let measures = overview.measures
    let forecast = overview.forecast(rule)
    let headings = overview.ownHeadings
    self.init(
      id: plan.id.text, title: plan.titleWithStanding, ambition: plan.ambition,
      answeredForBy: overview.owningBody?.name, asAt: overview.dates.today,
      delivery: overview.deliveryCounts,
      deliveryRule: ratings.rule.sentence,
      impact: overview.impactCounts,
      impactRule: ratings.rule.impactSentence,
      actions: overview.standing.compactMap { ActionLine($0, overview) },
      recommendations: overview.items.map { RecommendationLine($0, ratings) },
      figures: Measure.allCases.map(measures.value), forecast: forecast.sentence,
      forecastMethod: forecast.method, facts: PlanFacts(overview),
      withdrawnLate: overview.withdrawnLate.compactMap { WithdrawnAction($0.action) },
      ownHeadings: headings.isEmpty
        ? nil
        : headings.map {
          HeadingLine(
            title: $0.title, actions: $0.actions.map(\.action.id.text),
            bodies: $0.bodies.map(\.name), deliveryWord: $0.deliveryWord)
        }, inspections: overview.sources.map(\.inspection.title))
  }
}

extension PlanDigest.ActionLine {
  fileprivate init?(_ item: PlanAction, _ overview: PlanOverview) {
    let (ratings, today) = (overview.ratings, overview.dates.today)
    guard let rating = ratings.actions[item.action.id] else { return nil }
    let late = if case .late(let days) = item.lateness { days } else { 0 }
    self.init(
      id: item.action.id.text, reference: item.action.reference, title: item.action.title,
      owner: item.owner?.name, body: item.leadBody?.name, firstDueOn: item.action.firstDueOn,
      dueOn: item.action.dueOn, delivery: rating.shown.rawValue,
      word: ratings.rule.word(for: rating.shown), because: rating.because,
      ratedBy: rating.override?.saidBy, workingDaysLate: late,
      recovery: ratings.recoveries[item.action.id].map {
        PlanDigest.Recovery(
          whyLate: $0.whyLate, whatNow: $0.whatNow, byWhen: $0.byWhen, saidOn: $0.saidOn,
          saidBy: $0.saidBy, hasRunOut: $0.byWhen < today)
      }, expectedOn: item.expectation?.expectedOn)
  }
}

extension PlanDigest.WithdrawnAction {
  fileprivate init?(_ action: Action) {
    guard let first = action.firstDueOn, let gone = action.withdrawnOn else { return nil }
    self.init(
      id: action.id.text, reference: action.reference, title: action.title, firstDueOn: first,
      withdrawnOn: gone, because: action.withdrawnBecause)
  }
}

extension PlanDigest.RecommendationLine {
  fileprivate init(_ item: PlanItem, _ ratings: PlanRatings) {
    let outcome = item.outcome.id
    let dropped = ratings.withdrawnLate(ofOutcome: outcome)
    self.init(
      id: item.recommendation.id.text, outcome: outcome.text,
      reference: item.recommendation.reference, text: item.recommendation.text,
      deliveryWord: ratings.deliveryWord(ofOutcome: outcome),
      impactWord: ratings.impactShown(ofOutcome: outcome).judged,
      signedOff: ratings.signedOff(outcome).map { signedOff in
        ratings.sinceSignOff(ofOutcome: outcome).map { "\(signedOff). \($0)" } ?? signedOff
      }, withdrawnLate: dropped == 0 ? nil : dropped,
      answer: ratings.answer(ofOutcome: outcome)?.sentence)
  }
}

extension NarrativeCheck {
  /// Compares what is said of an action with the snapshot that both are in; what the snapshot does
  /// not hold, such as milestones, is left alone.
  public init?(snapshot facts: PlanFacts, action: PlanDigest.ActionLine) {
    guard let due = action.dueOn else { return nil }
    let dates = facts.dueDate(of: action.reference)
    self.init(
      plan: facts,
      action: ActionFacts(
        reference: action.reference, asAt: facts.asAt, dueOn: due,
        firstDueOn: action.firstDueOn, workingDaysLate: action.workingDaysLate,
        recoveryBy: action.recovery?.byWhen, everDueOn: dates?.everDueOn,
        expectedOn: dates?.expectedOn), snapshot: facts.asAt)
  }
}
