import Civil
import Kernel
import Storage

/// One action as the body sees it that it is asked of.
struct AskedAction: Sendable {
  let action: Action
  /// How its delivery is rated, in the council's words.
  let rating: DeliveryRating
  let ratingWord: String
  let lateness: Lateness
  /// What was said last.
  let progress: ProgressUpdate?
  /// What says by when it is expected; nil when nothing does.
  let expectation: ProgressUpdate?
  /// When something is to be said next; nil where nothing is asked for.
  let nextUpdate: NextUpdate?
  /// Its steps, by the day on which they are due.
  let milestones: [Milestone]
  let isVerified: Bool
  /// What was attached to it and stands, the latest day first.
  let evidence: [Evidence]
  /// What was attached to it and taken back.
  let takenBack: [Evidence]
  /// What it answers, and what is said and attached beside it.
  let beside: AskedBeside
  /// Whether the body may say how it is going, or only helps somebody who does.
  let isOwn: Bool
  /// Who owns it; nil while nobody does.
  let owner: String?
  /// What the body has asked about it and nobody has answered.
  let question: PartnerQuestion?
}

extension AskedAction {
  /// The steps that are not done.
  var openMilestones: [Milestone] { milestones.filter { $0.doneOn == nil } }

  /// What is asked next, in a sentence.
  var next: String {
    if question != nil { return "You said that this is not yours. The council will answer you." }
    if !isOwn { return "You help with this. \(owner ?? "Another body") says how it is going." }
    if action.delivery == .complete {
      if isVerified { return "Nothing more: somebody else has seen that it is done." }
      return !evidence.isEmpty
        ? "Nothing more for now: somebody at the council looks at what you attached."
        : "Attach what shows that it is done. Then somebody at the council looks at it."
    }
    if lateness.isLate {
      return "It is late. Say what stands in the way, and by when it will be done."
    }
    if let milestone = openMilestones.first {
      let day = milestone.dueOn.map { " by \($0.longForm)" } ?? ""
      return "Next step\(day): \(milestone.title)"
    }
    return action.delivery == .notStarted
      ? "Say when the work begins." : "Say how it is going."
  }
}

/// All that is asked of one body, across the plans that are agreed and not closed: what a draft holds
/// is asked of nobody yet.
struct AskedOfBody: Sendable {
  /// What one plan asks.
  struct Part: Sendable {
    let plan: Plan
    let rule: DeliveryRule
    let actions: [AskedAction]
  }

  let parts: [Part]
  /// What the body has asked back, the latest first.
  let questions: [PartnerQuestion]

  /// What was asked of the body at the end of a day of the past.
  init(_ body: Body, in world: World, asAt day: CivilDate, _ db: Transaction) throws {
    let (authority, moment) = (body.authority, Instant.endOfDayInLondon(day))
    let dates = try PlanDates(world, on: day, db)
    let rule = try db.deliveryRule(on: day, of: authority)
    let shelf = db.shelf(of: authority, asAt: moment)
    let plans = try shelf.agreedPlans()
    let helps: [ActionPartner] = try shelf.all(where: "body_id = \(body.id)") {
      $0.body == body.id
    }
    let helped = Set(helps.map(\.action))
    let asked = Dictionary(
      grouping: try shelf.actions(of: plans).filter { action in
        action.owner == .body(body.id) || action.leadBody == body.id || helped.contains(action.id)
      }, by: \.plan)
    let expectations = try shelf.expectations(of: asked.values.joined().map(\.id))
    let back: [PartnerQuestion] = try shelf.all(where: "body_id = \(body.id)") {
      $0.body == body.id
    }
    let questions = back.sorted { ($1.askedAt, $1.id.text) < ($0.askedAt, $0.id.text) }
    parts = try plans.compactMap { plan in
      guard let actions = asked[plan.id] else { return nil }
      let records = try PlanRecords(of: actions, in: plan, on: shelf)
      let ids = actions.map(\.id)
      let said: [ProgressUpdate] = try shelf.all(where: "action_id IN \(list: ids)") {
        ids.contains($0.action)
      }
      let last = Dictionary(
        said.map { ($0.action, $0) },
        uniquingKeysWith: { ($0.recordedAt, $0.id.text) > ($1.recordedAt, $1.id.text) ? $0 : $1 })
      let owners = try db.ownerNames(
        of: actions.compactMap(\.owner), in: authority, on: day, asAt: moment)
      let ratings = PlanRatings(records, rule: rule, dates)
      return Part(
        plan: plan, rule: rule,
        actions: actions.sorted {
          (Action.order(ofDueDate: $0.dueOn, isComplete: $0.completedOn != nil), $0.id.text)
            < (Action.order(ofDueDate: $1.dueOn, isComplete: $1.completedOn != nil), $1.id.text)
        }.map { action in
          AskedAction(
            action, of: body, ratings, dates, progress: last[action.id],
            expectation: expectations[action.id], nextUpdate: nil,
            owner: action.owner.flatMap { owners[$0]?.name },
            question: questions.open(about: action.id), AskedBeside())
        })
    }
    .sorted { ($1.plan.datedOn, $0.plan.id.text) < ($0.plan.datedOn, $1.plan.id.text) }
    self.questions = questions
  }

  init(_ body: Body, in world: World, _ db: Transaction) throws {
    let (authority, dates) = (body.authority, try PlanDates(world, db))
    let shelf = db.shelf(of: authority)
    let questions = try db.partnerQuestions(of: body.id, in: authority)
    let asked = Dictionary(
      grouping: try db.actions(askedOf: body.id, in: authority), by: \.plan)
    let owners = try db.ownerNames(
      of: asked.values.joined().compactMap(\.owner), in: authority, on: dates.today)
    let due = try UpdatesDue(Array(asked.values.joined()), of: authority, dates, db)
    let rule = try db.deliveryRule(on: dates.today, of: authority)
    let expectations = try shelf.expectations(of: asked.values.joined().map(\.id))
    parts = try asked.map { id, actions in
      let plan = try db.plan(id, of: authority)
      let records = try PlanRecords(of: actions, in: plan, on: shelf)
      let ratings = PlanRatings(records, rule: rule, dates)
      let beside = try AskedBeside.all(of: records, db)
      return Part(
        plan: plan, rule: rule,
        actions: actions.map { action in
          AskedAction(
            action, of: body, ratings, dates, progress: due.said[action.id],
            expectation: expectations[action.id], nextUpdate: due.next[action.id],
            owner: action.owner.flatMap { owners[$0]?.name },
            question: questions.open(about: action.id), beside[action.id] ?? AskedBeside())
        })
    }
    .sorted { ($1.plan.datedOn, $0.plan.id.text) < ($0.plan.datedOn, $1.plan.id.text) }
    self.questions = questions
  }

  var actions: [AskedAction] { parts.flatMap(\.actions) }

  /// One of them; what is asked of others is not even said to be there.
  func action(_ id: Action.ID) throws -> AskedAction {
    guard let found = actions.first(where: { $0.action.id == id }) else {
      throw ActionStanding.notTheirs
    }
    return found
  }
}

extension [PartnerQuestion] {
  /// The one about an action that nobody has answered.
  fileprivate func open(about action: Action.ID) -> PartnerQuestion? {
    first { $0.action == action && $0.answer == nil }
  }
}

extension AskedAction {
  fileprivate init(
    _ action: Action, of body: Body, _ ratings: PlanRatings, _ dates: PlanDates,
    progress: ProgressUpdate?, expectation: ProgressUpdate?, nextUpdate: NextUpdate?,
    owner: String?, question: PartnerQuestion?, _ beside: AskedBeside
  ) {
    self.action = action
    rating = ratings.actions[action.id]?.shown ?? .notStarted
    ratingWord = ratings.rule.word(for: rating)
    lateness = dates.lateness(of: action)
    self.progress = progress
    self.expectation = expectation
    self.nextUpdate = nextUpdate
    self.owner = owner
    milestones = ratings.milestones[action.id] ?? []
    isVerified = ratings.completions[action.id]?.verifiedOn != nil
    let attached = ratings.evidence[.action(action.id)] ?? []
    evidence = attached.filter { $0.withdrawnOn == nil }
    takenBack = attached.filter { $0.withdrawnOn != nil }
    self.beside = beside
    isOwn = action.owner == .body(body.id) || action.leadBody == body.id
    self.question = question
  }
}

extension Transaction {
  /// What was said last about each of these actions.
  func lastProgress(
    of actions: [Action.ID], in authority: AuthorityID, upTo day: CivilDate? = nil
  ) throws -> [Action.ID: ProgressUpdate] {
    try progressLogs(of: actions, in: authority, upTo: day).compactMapValues(\.last)
  }

  /// All that was said about each of these actions.
  func progressLogs(
    of actions: [Action.ID], in authority: AuthorityID, upTo day: CivilDate? = nil
  ) throws -> [Action.ID: ProgressLog] {
    let end = day.map { Instant.endOfDayInLondon($0) }
    return Dictionary(
      grouping: try all(
        ProgressUpdate.self,
        """
        SELECT * FROM progress_update
        WHERE authority_id = \(authority) AND action_id IN \(list: actions)
        ORDER BY recorded_at DESC, id DESC
        """
      ).filter { update in end.map { update.recordedAt <= $0 } ?? true }, by: \.action
    ).mapValues(ProgressLog.init)
  }
}
