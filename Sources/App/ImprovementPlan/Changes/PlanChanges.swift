import Civil
import Inspections
import Kernel
import SiteMap
import Storage

/// What has changed in a plan between two moments, told from the change log: who did what, when and
/// why. How ratings moved is told from the plan at the two moments, since ratings move with the
/// calendar too.
public struct PlanChanges {
  let plan: Plan.ID
  let digest: PlanDigest
  let log: [Change]
  let actions: [Action.ID: Action]
  private let recommendations: [Recommendation.ID: Recommendation]
  private let outcomes: [PlanOutcome.ID: Recommendation.ID]
  /// The due dates of the recommendations by their numbers in the ledger.
  private let ledgers: [Recommendation.ID: [Int: CivilDate]]
  let bodies: [Body.ID: String]
  /// The words of partners that were answered.
  let answeredWords: [PartnerWord.ID: PartnerWord]
  /// What the council called the impact at the end of the time.
  private let rule: DeliveryRule
  /// By when the recovery plan that each took the place of was to have caught up.
  let formerRecoveries: [RecoveryPlan.ID: CivilDate]
  private let inspections: [Inspection.ID: String]
  /// Those to whom actions were given, or from whom they were taken.
  private let owners: [Owner: OwnerName]
  /// What was written together, where one change says more of another.
  let writes: [ID<Write>: [Change]]
  /// The files that were taken back, by the writes that did it.
  let filesTakenBack: [ID<Write>: String]
  /// The records that were taken away by the end of the time.
  private let takenAway: Set<String>

  /// - Parameters:
  ///   - digest: the plan at the end of the time.
  ///   - start: what was written at this moment is not told any more.
  ///   - end: what was written at this moment is still told.
  public init(
    _ plan: Plan.ID, _ digest: PlanDigest, of authority: AuthorityID, since start: Instant,
    through end: Instant, _ db: Transaction
  ) throws {
    self.plan = plan
    self.digest = digest
    log = try db.log(ofPlan: plan, in: authority, since: start, through: end)
    takenAway = Set(log.filter { $0.kind == .deleted }.map(\.recordID))
    filesTakenBack = Dictionary(
      try log.filter { $0.table == PlanImport.table.text }
        .compactMap { change in
          try Self.takenBack(by: change).map { (change.write, $0.fileName) }
        }, uniquingKeysWith: { $1 })
    // What is named is called as it was at the end of the time, not as it is since.
    let shelf = db.shelf(of: authority, asAt: end)
    let ofPlan: SQL = "plan_id = \(plan)"
    let actions: [Action] = try shelf.all(where: ofPlan) { $0.plan == plan }
    self.actions = Dictionary(actions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let outcomes: [PlanOutcome] = try shelf.all(where: ofPlan) { $0.plan == plan }
    self.outcomes = Dictionary(
      outcomes.map { ($0.id, $0.recommendation) }, uniquingKeysWith: { $1 })
    recommendations = Dictionary(
      try shelf.these(outcomes.map(\.recommendation)).map { ($0.id, $0) },
      uniquingKeysWith: { $1 })
    let sources = try log.filter { $0.table == PlanInspection.table.text }
      .compactMap(Self.source(of:)).map(\.inspection)
    inspections = Dictionary(
      try shelf.these(sources.uniqued()).map { ($0.id, $0.title) }, uniquingKeysWith: { $1 })
    let lines: [DueDateEntry] = try shelf.all(
      "recommendation_id", in: Set(outcomes.map(\.recommendation))
    ) { $0.subject.recommendation }
    ledgers = lines.reduce(into: [:]) { ledgers, line in
      if let id = line.subject.recommendation {
        ledgers[id, default: [:]][line.number] = line.dueOn
      }
    }
    let recoveries: [RecoveryPlan] = try shelf.all(where: ofPlan) { $0.plan == plan }
    formerRecoveries = Dictionary(grouping: recoveries, by: \.action).values.reduce(into: [:]) {
      let inOrder = $1.sorted { ($0.saidOn, $0.id.text) < ($1.saidOn, $1.id.text) }
      for (former, next) in zip(inOrder, inOrder.dropFirst()) { $0[next.id] = former.byWhen }
    }
    let answers = try log.filter { $0.table == PartnerWordAnswer.table.text }
      .compactMap { try $0.after.map { try PartnerWordAnswer(row: $0.row) } }
    answeredWords = Dictionary(
      try shelf.these(answers.map(\.word)).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let telling = [
      ActionWithdrawal.table.text, Action.table.text, Evidence.table.text,
      ActionCompletion.table.text,
    ]
    writes = Dictionary(grouping: log.filter { telling.contains($0.table) }, by: \.write)
    bodies = Dictionary(
      try db.bodies(of: authority, asAt: end).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    rule = try db.deliveryRule(on: end.dateInLondon, of: authority)
    let given = try log.filter { $0.table == Action.table.text && Self.moved("owner_id", $0) }
      .flatMap { [$0.before, $0.after] }.compactMap { try $0.map { try Action(row: $0.row) } }
    owners = try db.ownerNames(
      of: given.compactMap(\.owner), in: authority, on: end.dateInLondon, asAt: end)
  }

  /// - Parameter before: the plan at the beginning of the time; nil when it was not there.
  public func all(before: PlanDigest?) throws -> [PlanChange] {
    recommendationRatings(since: before) + ratings(since: before) + (try log.compactMap(told))
  }

  private func ratings(since before: PlanDigest?) -> [PlanChange] {
    guard let before else { return [] }
    let former = Dictionary(before.actions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return digest.actions.compactMap { action in
      guard let was = former[action.id], was.delivery != action.delivery,
        let id = Action.ID(action.id)
      else { return nil }
      return PlanChange(
        topic: .rating, on: digest.asAt,
        words:
          "\(action.reference) \(action.title): delivery went from “\(was.word)” to “\(action.word)”. \(action.because)",
        subject: "\(action.reference) \(action.title)", by: action.ratedBy ?? "",
        address: .action(id))
    }
  }

  /// What withdrawing an action does to what it served is seen here, and nowhere else.
  private func recommendationRatings(since before: PlanDigest?) -> [PlanChange] {
    guard let before else { return [] }
    let former = Dictionary(
      before.recommendations.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return digest.recommendations.compactMap { one in
      guard let was = former[one.id], was.deliveryWord != one.deliveryWord,
        let outcome = PlanOutcome.ID(one.outcome)
      else { return nil }
      let nothing = "no action yet"
      let name = name(of: outcome) ?? one.reference
      return PlanChange(
        topic: .rating, on: digest.asAt,
        words:
          "\(name): delivery went from “\(was.deliveryWord ?? nothing)” to “\(one.deliveryWord ?? nothing)”.",
        subject: name, by: "", address: .outcome(outcome, inPlan: plan))
    }
  }

  typealias Told = (
    topic: PlanChange.Topic, words: String, subject: String, address: Address
  )

  private func told(_ change: Change) throws -> PlanChange? {
    // Of what is taken away only milestones and inspections are told: everything else goes with the
    // file that had brought it in, and is told with it.
    let isTold = ["milestone", "plan_inspection"].contains(change.table)
    guard isTold || !takenAway.contains(change.recordID),
      let after = change.after ?? change.before
    else { return nil }
    let told: Told? =
      switch change.table {
      case "plan": try tell(Plan(row: after.row), change)
      case "plan_outcome": try tell(PlanOutcome(row: after.row), change)
      case "recovery_plan": tell(try RecoveryPlan(row: after.row))
      case "plan_inspection": tell(try PlanInspection(row: after.row), change)
      case "progress_update": tell(try ProgressUpdate(row: after.row))
      case "partner_word": tell(try PartnerWord(row: after.row))
      case "partner_word_answer": tell(try PartnerWordAnswer(row: after.row))
      case "partner_question": tell(try PartnerQuestion(row: after.row))
      case "milestone": tell(try Milestone(row: after.row), change)
      case "action": try tell(Action(row: after.row), change)
      case "due_date": tell(try DueDateEntry(row: after.row), change)
      case "standing_due_date": tell(try StandingDueDate(row: after.row))
      case "evidence": tell(try Evidence(row: after.row), change)
      case "sign_off": tell(try SignOff(row: after.row), change)
      case "sign_off_confirmation": tell(try SignOffConfirmation(row: after.row))
      case "impact_judgement": tell(try ImpactJudgement(row: after.row))
      case "action_completion": tell(try ActionCompletion(row: after.row), change)
      case "rating_override": tell(try RatingOverride(row: after.row), change)
      case "recommendation_response": tell(try RecommendationResponse(row: after.row))
      case "plan_import": try tellTakenBack(change)
      default: nil
      }
    return told.map {
      PlanChange(
        topic: $0.topic, on: change.at.dateInLondon, words: $0.words, subject: $0.subject,
        by: change.author.name, address: $0.address)
    }
  }

  /// The inspection that joined a plan, or left it.
  private static func source(of change: Change) throws -> PlanInspection? {
    try (change.after ?? change.before).map { try PlanInspection(row: $0.row) }
  }

  /// What the plan answered from the first is no change.
  private func tell(_ source: PlanInspection, _ change: Change) -> Told? {
    let making = log.first { $0.table == Plan.table.text && $0.kind == .inserted }?.write
    guard source.plan == plan, change.write != making, let title = inspections[source.inspection]
    else { return nil }
    func say(_ words: String) -> Told {
      (.inspection, words, title, .inspection(source.inspection))
    }
    guard change.kind == .deleted else {
      return say("The plan answers another inspection: \(title).")
    }
    let reason =
      change.reason.hasPrefix(LeaveInspection.because)
      ? " " + Words.sentence(String(change.reason.dropFirst(LeaveInspection.because.count))) : ""
    return say("The plan no longer answers an inspection: \(title).\(reason)")
  }

  private func tell(_ action: Action, _ change: Change) throws -> Told? {
    guard action.plan == plan else { return nil }
    let name = "\(action.reference) \(action.title)"
    func say(_ words: String) -> Told { (.action, "\(name) \(words)", name, .action(action.id)) }
    if change.kind == .inserted { return say("was added.") }
    if let file = filesTakenBack[change.write] {
      return say(try restored(action, change, takingBack: file))
    }
    let wasWithdrawn = change.before?["withdrawn_on"] ?? .null
    if wasWithdrawn == .null, action.isWithdrawn {
      let late = action.isWithdrawnLate ? " after its first due date" : ""
      return say(
        "was withdrawn\(late): "
          + because(action.withdrawnBecause, try decision(.withdrawn, of: action, change)))
    }
    if wasWithdrawn != .null, !action.isWithdrawn {
      let line = try decision(.broughtBack, of: action, change)
      return say(
        "was brought back" + (line.map { ": " + because($0.reason, $0) } ?? "."))
    }
    let wasDone = change.before?["completed_on"] ?? .null
    if wasDone == .null, let done = action.completedOn {
      return say("was said to be complete on \(done.longForm).")
    }
    if wasDone != .null, action.completedOn == nil { return say("was opened again.") }
    return try rewritten(action, change).map(say)
  }

  /// The decision that a change wrote down; nil where none is on record.
  private func decision(
    _ kind: ActionWithdrawal.Kind, of action: Action, _ change: Change
  ) throws -> ActionWithdrawal? {
    try (writes[change.write] ?? []).filter { $0.table == ActionWithdrawal.table.text }
      .compactMap { try $0.after.map { try ActionWithdrawal(row: $0.row) } }
      .first { $0.action == action.id && $0.kind == kind }
  }

  /// Why, who decided it and approved it, and of which day that decision is.
  private func because(_ reason: String, _ line: ActionWithdrawal?) -> String {
    guard let line else { return reason }
    return Words.sentence(reason)
      + " \(line.sentence) The decision is of \(line.decidedOn.longForm)."
  }

  /// What it promises, or whose it is, in other words than before: a target may have been lowered.
  func rewritten(_ action: Action, _ change: Change) throws -> String? {
    func moved(_ column: String) -> Bool { Self.moved(column, change) }
    guard let before = try change.before.map({ try Action(row: $0.row) }) else { return nil }
    if let told = Self.reworded(
      "measure of success", from: before.measureOfSuccess, to: action.measureOfSuccess)
    {
      return told
    }
    if before.title != action.title { return "was renamed: it was “\(before.title)” before." }
    if moved("what_will_be_done") {
      return "is described in other words: what will be done has changed."
    }
    let told = [
      moved("owner_id") ? handedOver(from: before.owner, to: action.owner) : nil,
      moved("lead_body_id") ? handedOver(from: before.leadBody, to: action.leadBody) : nil,
    ].compactMap(\.self)
    return told.isEmpty ? nil : told.joined(separator: "; it ") + "."
  }

  /// "has another owner: Thornmere Police, where it was Head of Safeguarding".
  private func handedOver(from former: Owner?, to now: Owner?) -> String {
    func name(_ owner: Owner?) -> String? {
      owner.map { owners[$0]?.name ?? "somebody who is not on record any more" }
    }
    let lead =
      now == nil ? "has no owner any more" : "has \(former == nil ? "an" : "another") owner"
    return Self.handedOver(lead, from: name(former), to: name(now), none: "it had none")
  }

  func handedOver(from former: Body.ID?, to now: Body.ID?) -> String {
    func name(_ body: Body.ID?) -> String? {
      body.map { bodies[$0] ?? "a body that is not on record any more" }
    }
    let lead =
      "is answered for by "
      + (now == nil ? "no body any more" : former == nil ? "a body" : "another body")
    return Self.handedOver(lead, from: name(former), to: name(now), none: "there was none")
  }

  private static func handedOver(
    _ lead: String, from former: String?, to now: String?, none: String
  ) -> String {
    lead + (now.map { ": \($0)" } ?? "") + ", where "
      + (former.map { "it was \($0)" } ?? none)
  }

  private static func moved(_ column: String, _ change: Change) -> Bool {
    guard let before = change.before, let after = change.after else { return false }
    return before[column] != after[column]
  }

  private func tell(_ line: DueDateEntry, _ change: Change) -> Told? {
    guard let subject = name(of: line.subject) else { return nil }
    if isDecidedFirst(line) {
      return (
        .date,
        "\(subject.name) is now due on \(line.dueOn.longForm), its first date, set by \(line.setBy.title): \(line.reason)",
        subject.name, subject.address
      )
    }
    guard line.number > 1 else { return nil }
    let former =
      line.subject.recommendation.flatMap { ledgers[$0]?[line.number - 1] }
      ?? writes[change.write]?
      .first { $0.table == Action.table.text && $0.recordID == line.subject.action?.text }?
      .before?["due_on"].flatMap { try? CivilDate(sqlValue: $0) }
    if let first = line.correctedFirstOn {
      return (
        .date,
        "\(subject.name) was first due on \(first.longForm), and what was decided since stands, \(line.dueOn.longForm): \(line.reason)",
        subject.name, subject.address
      )
    }
    let instead = former.map { " instead of \($0.longForm)" } ?? ""
    let approver = line.approver.isEmpty ? "" : ", approved by \(line.approver)"
    return (
      .date,
      "\(subject.name) is now due on \(line.dueOn.longForm)\(instead)\(approver): \(line.reason)",
      subject.name, subject.address
    )
  }

  /// Whether people gave a recommendation its first date: one that came with the report is told
  /// with the plan that takes it over, and the first of an action with the action.
  private func isDecidedFirst(_ line: DueDateEntry) -> Bool {
    guard line.number == 1, line.rule == nil, let id = line.subject.recommendation else {
      return false
    }
    return line.reason != recommendations[id]?.originOfDueDate
  }

  private func tell(_ stands: StandingDueDate) -> Told? {
    guard let (name, address) = name(of: DueDateEntry.Subject.action(stands.action)) else {
      return nil
    }
    return (.date, "\(name): \(stands.sentence)", name, address)
  }

  private func tell(_ evidence: Evidence, _ change: Change) -> Told? {
    guard evidence.plan == plan else { return nil }
    let about = name(of: evidence.subject).map { " for \($0)" } ?? ""
    let address = Address.evidence(evidence.id)
    if change.kind == .inserted {
      return (
        .evidence,
        "Added: “\(evidence.title)”\(about), \(evidence.strength.title.lowercased()), of \(evidence.effectiveOn.longForm).",
        evidence.title, address
      )
    }
    if change.before?["verified_at"] == .null, let by = evidence.verifiedBy {
      return (
        .evidence,
        "Verified by \(by): “\(evidence.title)”\(about), \(evidence.strength.title.lowercased()).",
        evidence.title, address
      )
    }
    if change.before?["withdrawn_on"] == .null, evidence.withdrawnOn != nil {
      return (
        .evidence, "Withdrawn: “\(evidence.title)”\(about): \(evidence.withdrawnBecause)",
        evidence.title, address
      )
    }
    return nil
  }

  private func tell(_ signOff: SignOff, _ change: Change) -> Told? {
    guard signOff.plan == plan, let name = name(of: signOff.outcome) else { return nil }
    let address = Address.outcome(signOff.outcome, inPlan: plan)
    if change.kind == .inserted {
      return (
        .signOff, "\(name) was signed off \(signOff.words(by: bodies[signOff.body])).", name,
        address
      )
    }
    return signOff.reopenedOn == nil
      ? nil : (.signOff, "\(name) was opened again: \(signOff.reopenedBecause)", name, address)
  }

  private func tell(_ said: SignOffConfirmation) -> Told? {
    guard said.plan == plan, let name = name(of: said.outcome) else { return nil }
    return (
      .signOff, "\(name): \(said.sentence(by: bodies[said.body]))", name,
      .outcome(said.outcome, inPlan: plan)
    )
  }

  private func tell(_ judged: ImpactJudgement) -> Told? {
    guard judged.plan == plan, let name = name(of: judged.outcome) else { return nil }
    return (
      .signOff, "Impact of \(name) was judged “\(rule.word(for: judged.rating))”: \(judged.reason)",
      name,
      .outcome(judged.outcome, inPlan: plan)
    )
  }

  private func tell(_ completion: ActionCompletion, _ change: Change) -> Told? {
    guard let action = actions[completion.action] else { return nil }
    let name = "\(action.reference) \(action.title)"
    let wasVerified = (change.before?["verified_on"] ?? .null) != .null
    if !wasVerified, completion.verifiedOn != nil {
      return (
        .evidence, "\(name) was verified as complete by \(completion.verifiedBy).", name,
        .action(action.id)
      )
    }
    guard wasVerified, completion.unprovenOn != nil else { return nil }
    return (
      .evidence,
      "\(name) is not verified as complete any more: the evidence for that was withdrawn.", name,
      .action(action.id)
    )
  }

  private func tell(_ response: RecommendationResponse) -> Told? {
    guard let name = name(of: response.outcome) else { return nil }
    let reason = response.reason.isEmpty ? "." : ": \(response.reason)"
    return (
      .response,
      "\(name) was answered “\(response.answer.title)” by \(response.answeredBy)\(reason)", name,
      .outcome(response.outcome, inPlan: plan)
    )
  }
}

extension PlanChanges {
  private func name(of subject: DueDateEntry.Subject) -> (name: String, address: Address)? {
    switch subject {
    case .action(let id):
      actions[id].map { ("\($0.reference) \($0.title)", .action(id)) }
    case .recommendation(let id):
      recommendations[id].map { ($0.bothReferences, .recommendation(id)) }
    }
  }

  func name(of subject: Evidence.Subject) -> String? {
    switch subject {
    case .action(let id): actions[id]?.reference
    case .outcome(let id): name(of: id)
    }
  }

  func name(of outcome: PlanOutcome.ID) -> String? {
    outcomes[outcome].flatMap { recommendations[$0]?.bothReferences }
  }
}
