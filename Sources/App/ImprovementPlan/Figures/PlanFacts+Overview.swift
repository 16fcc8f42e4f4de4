import Civil
import Inspections
import Kernel
import SiteMap
import Storage

extension PlanOverview {
  /// The actions of which a state holds: what a count of them opens to.
  func actions(_ state: PlanFacts.State) -> [PlanAction] {
    let rated: (DeliveryRating) -> [PlanAction] = { rating in
      standing.filter { ratings.actions[$0.action.id]?.shown == rating }
    }
    let timely: (Set<Timeliness>) -> [PlanAction] = { wanted in
      actions.filter {
        wanted.contains(Timeliness(of: $0.action, on: dates.today, calendar: dates.calendar))
      }
    }
    return switch state {
    case .all: standing
    case .complete: standing.filter { $0.action.delivery == .complete }
    case .verified:
      standing.filter {
        $0.action.delivery == .complete && ratings.completions[$0.action.id]?.verifiedOn != nil
      }
    case .onTrack: rated(.onTrack)
    case .onTrackOrComplete:
      standing.filter {
        ratings.actions[$0.action.id].map { PartnerMeasure.isOnTrack($0.shown) } ?? false
      }
    case .atRisk: rated(.atRisk)
    case .offTrack: rated(.offTrack)
    case .ratedNotStarted: rated(.notStarted)
    case .notBegun: standing.filter { $0.action.delivery == .notStarted }
    case .inProgress: standing.filter { $0.action.delivery == .inProgress }
    case .late: late
    case .withdrawn: actions.filter(\.action.isWithdrawn)
    case .due: timely([.onTime, .late])
    case .onTime: timely([.onTime])
    case .covered, .signedOff, .proven, .judgedWorse, .judgedNoChange, .judgedTooEarly,
      .judgedSomeChange, .judgedSustainedChange, .judgedBetter, .immediate, .threeMonths,
      .sixMonths, .twelveMonths:
      []
    }
  }

  /// The recommendations of which a state holds.
  func items(_ state: PlanFacts.State) -> [PlanItem] {
    let timescale: (Timescale) -> [PlanItem] = { wanted in
      items.filter { $0.recommendation.timescale == wanted }
    }
    return switch state {
    case .all: items
    case .covered: items.filter { !$0.actions.isEmpty }
    case .signedOff: items.filter { ratings.signOff(ofOutcome: $0.outcome.id) != nil }
    case .proven: items.filter { ratings.isProven($0.outcome.id) }
    case .judgedWorse, .judgedNoChange, .judgedTooEarly, .judgedSomeChange,
      .judgedSustainedChange, .judgedBetter:
      items.filter {
        ratings.impactJudged(ofOutcome: $0.outcome.id)?.rating.states.contains(state) ?? false
      }
    case .immediate: timescale(.immediate)
    case .threeMonths: timescale(.threeMonths)
    case .sixMonths: timescale(.sixMonths)
    case .twelveMonths: timescale(.twelveMonths)
    case .complete:
      items.filter { item in
        !item.actions.isEmpty && item.actions.allSatisfy { $0.action.delivery == .complete }
      }
    case .late: items.filter { $0.actions.contains(where: \.lateness.isLate) }
    default: []
    }
  }
}

extension PlanFacts.State {
  /// What can be said of actions, and of recommendations.
  static let ofActions: [Self] = [
    .all, .complete, .verified, .onTrack, .atRisk, .offTrack, .ratedNotStarted, .notBegun,
    .inProgress, .late, .withdrawn, .due, .onTime,
  ]
  static let ofRecommendations: [Self] =
    [
      .all, .covered, .signedOff, .proven, .immediate, .threeMonths, .sixMonths, .twelveMonths,
    ] + judged + [.judgedBetter]
  static let ofPromises: [Self] = [.all, .complete, .late]
  /// How delivery is rated, how far the work is, how impact is judged: of each family one holds.
  static let rated: [Self] = [.verified, .onTrack, .atRisk, .offTrack, .ratedNotStarted]
  static let worked: [Self] = [.notBegun, .inProgress, .complete]
  static let judged: [Self] = [
    .judgedWorse, .judgedNoChange, .judgedTooEarly, .judgedSomeChange, .judgedSustainedChange,
  ]
  /// What was always known of each action and recommendation by its reference.
  static let alwaysOfOne: Set<Self> = [
    .complete, .verified, .late, .withdrawn, .covered, .signedOff, .proven,
  ]
  /// What can be said of one.
  static let ofOne = alwaysOfOne.union(
    rated + worked + judged + [.judgedBetter, .onTrackOrComplete])
}

extension PlanFacts {
  /// What a plan says in numbers on the day of the overview.
  init(_ overview: PlanOverview) {
    self.init(
      asAt: overview.dates.today,
      counts: State.ofActions.map { Count(.action, $0, overview.actions($0).count) }
        + State.ofRecommendations.map { Count(.recommendation, $0, overview.items($0).count) }
        + State.ofPromises.map { Count(.promise, $0, overview.items($0).count) },
      dueDates: overview.standing.compactMap { item in
        item.action.dueOn.map {
          DueDate(
            item.action.reference, dueOn: $0, firstDueOn: item.action.firstDueOn ?? $0,
            doneOn: item.action.completedOn, workingDaysLate: item.lateness.workingDaysLate,
            everDueOn: item.ledger.map(\.dueOn), expectedOn: item.expectation?.expectedOn)
        }
      }
        + overview.items.compactMap { item in
          item.dueOn.map {
            DueDate(
              item.recommendation.reference, dueOn: $0,
              firstDueOn: item.ledger.firstThatCounts?.dueOn ?? $0,
              everDueOn: item.ledger.map(\.dueOn))
          }
        }, standings: Self.standings(overview),
      measures: Measure.allCases.map(overview.measures.value),
      groups: Self.groups(overview),
      words: DeliveryRating.allCases.map {
        Word($0.state, overview.ratings.rule.word(for: $0))
      }
        + ImpactRating.allCases.map { Word($0.state, overview.ratings.rule.word(for: $0)) },
      inspections: overview.sources.count,
      publications: Publication.all(overview.sources) {
        ($0.inspection.id.text, $0.inspection.title, $0.inspection.publishedOn)
      })
  }

  /// What holds of each action, withdrawn ones too, and of each recommendation.
  private static func standings(_ overview: PlanOverview) -> [Standing] {
    let ofActions = State.ofActions.filter(State.ofOne.contains).map {
      ($0, Set(overview.actions($0).map(\.action.id)))
    }
    let ofItems = State.ofRecommendations.filter(State.ofOne.contains).map {
      ($0, Set(overview.items($0).map(\.outcome.id)))
    }
    return overview.actions.map { one in
      Standing(
        one.action.reference, ofActions.filter { $0.1.contains(one.action.id) }.map(\.0))
    }
      + overview.items.map { one in
        Standing(
          one.recommendation.reference,
          ofItems.filter { $0.1.contains(one.outcome.id) }.map(\.0))
      }
  }

  /// The actions that the partners lead together, and those of each body that leads any.
  private static func groups(_ overview: PlanOverview) -> [Group] {
    let bodies = Dictionary(
      overview.standing.compactMap { $0.leadBody.map { ($0.id, $0) } },
      uniquingKeysWith: { first, _ in first }
    ).values.sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
    let lists = (State.ofActions + [.onTrackOrComplete]).map { ($0, overview.actions($0)) }
    func group(
      _ body: Body.ID?, _ names: [String], most: Int? = nil, _ leads: (Body) -> Bool
    ) -> Group {
      Group(
        body: body?.text, names: names,
        counts: lists.map { state, actions in
          Count(.action, state, actions.count { $0.leadBody.map(leads) ?? false })
        }, most: most)
    }
    return [group(nil, [], \.kind.isPartnerAgency)]
      + bodies.map { body in
        group(
          body.id, body.spokenNames(among: bodies), most: overview.standing.count { $0.has(body) }
        ) { $0.id == body.id }
      }
  }
}

extension PlanAction {
  /// Whether a body leads it, owns it or helps with it.
  fileprivate func has(_ body: Body) -> Bool {
    leadBody?.id == body.id || action.owner == .body(body.id) || partners.contains(body.id)
  }
}

extension Body {
  /// What people call it: by its name, its short name, and where no other is of its kind, "the
  /// police". None that another body has too.
  fileprivate func spokenNames(among all: [Body]) -> [String] {
    let kinds: [Kind: String] = [.police: "Police", .probation: "Probation"]
    let others = all.filter { $0.id != id }
    let isOnly = !others.contains { $0.kind == kind }
    let taken = Set(others.flatMap { [$0.name, $0.shortName] }.compactMap { $0?.lowercased() })
    return [name, shortName, isOnly ? kinds[kind] : nil].compactMap(\.self)
      .filter { !taken.contains($0.lowercased()) }
  }
}

extension DeliveryRating {
  /// What is counted of it.
  var state: PlanFacts.State {
    switch self {
    case .complete: .verified
    case .onTrack: .onTrack
    case .atRisk: .atRisk
    case .offTrack: .offTrack
    case .notStarted: .ratedNotStarted
    }
  }
}

extension ImpactRating {
  /// What is counted of it.
  var states: [PlanFacts.State] { [state] + (isImprovement ? [.judgedBetter] : []) }

  /// What is counted of it alone.
  var state: PlanFacts.State {
    switch self {
    case .worse: .judgedWorse
    case .someChange: .judgedSomeChange
    case .sustainedChange: .judgedSustainedChange
    case .tooEarly: .judgedTooEarly
    case .noChange: .judgedNoChange
    }
  }
}

/// What a figure of a plan is called in an address: a measure, or a count of the plan.
enum FigureCode: Hashable, Sendable {
  case measure(Measure)
  case count(PlanFacts.Subject, PlanFacts.State, isTheRest: Bool)

  /// "M64", "action-offTrack", "recommendation-covered-rest".
  var text: String {
    switch self {
    case .measure(let measure): measure.code
    case .count(let subject, let state, let isTheRest):
      "\(subject.rawValue)-\(state.rawValue)" + (isTheRest ? "-rest" : "")
    }
  }

  init?(_ text: String) {
    if let measure = Measure(rawValue: text) {
      self = .measure(measure)
      return
    }
    let parts = text.split(separator: "-").map(String.init)
    guard parts.count == 2 || parts.count == 3 && parts[2] == "rest",
      let subject = PlanFacts.Subject(rawValue: parts[0]),
      let state = PlanFacts.State(rawValue: parts[1]),
      subject == .action && PlanFacts.State.ofActions.contains(state)
        || subject == .recommendation && PlanFacts.State.ofRecommendations.contains(state)
        || subject == .promise && PlanFacts.State.ofPromises.contains(state)
    else { return nil }
    self = .count(subject, state, isTheRest: parts.count == 3)
  }
}

extension NarrativeDisagreement {
  /// Where the records stand that the plan counts: the list of actions filtered so where it has the
  /// filter, the figure's own page elsewhere.
  public func address(plan: Plan.ID, action: Action.ID? = nil) -> Address? {
    switch query {
    case nil: nil
    case .ownDates: action.map { Address.action($0).at("due-dates") }
    case .ownMilestones: action.map { Address.action($0).at("milestones") }
    case .ownEvidence: action.map { Address.action($0).at("evidence") }
    case .measure(let measure): .figure(measure.code, ofPlan: plan)
    case .led(let body): Address.actions.with("plan", plan.text).with("body", body)
    case .publication(let inspection): Inspection.ID(inspection).map { Address.inspection($0) }
    case .serving(let recommendation, let state, let isTheRest):
      (Self.actions(state, isTheRest, of: plan) ?? Address.actions.with("plan", plan.text))
        .with("recommendation", recommendation)
    case .count(let subject, let state, let isTheRest):
      Self.list(subject, state, isTheRest, of: plan)
    }
  }

  private static func list(
    _ subject: PlanFacts.Subject, _ state: PlanFacts.State, _ isTheRest: Bool, of plan: Plan.ID
  ) -> Address {
    if subject == .action, let list = actions(state, isTheRest, of: plan) { return list }
    return switch (subject, state) {
    case (.action, .onTime), (.action, .due): .figure(Measure.actionsOnTime.code, ofPlan: plan)
    case (.recommendation, .covered), (.recommendation, .all), (.promise, .all):
      .coverage(ofPlan: plan)
    default: .figure(FigureCode.count(subject, state, isTheRest: isTheRest).text, ofPlan: plan)
    }
  }

  /// The list of actions in a state; nil where it has no filter for that.
  private static func actions(
    _ state: PlanFacts.State, _ isTheRest: Bool, of plan: Plan.ID
  ) -> Address? {
    let list = Address.actions.with("plan", plan.text)
    return switch (state, isTheRest) {
    case (.all, false): list
    case (.complete, _): list.with("delivery", isTheRest ? "open" : "complete")
    case (.notBegun, false): list.with("delivery", "notStarted")
    case (.inProgress, false): list.with("delivery", "inProgress")
    case (.late, false): list.with("due", "late")
    default: nil
    }
  }
}
