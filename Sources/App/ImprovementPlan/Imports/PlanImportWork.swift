import Civil
import Inspections
import Kernel
import Storage

/// The work of recording, and what it has made so far.
struct PlanImportWork {
  let planImport: PlanImport
  let decisions: ImportDecisions
  let user: User
  let today: CivilDate
  var made = ImportMade()
  private(set) var actions = 0
  private var bodies: [String: Body.ID] = [:]
  private var served: [String: Recommendation.ID] = [:]
  private var ownersBodies: [Owner: Body.ID?] = [:]

  init(_ planImport: PlanImport, _ decisions: ImportDecisions, user: User, today: CivilDate) {
    self.planImport = planImport
    self.decisions = decisions
    self.user = user
    self.today = today
  }

  var authority: AuthorityID { planImport.authority }

  /// - Parameters:
  ///   - lines: the rows that become actions of their own.
  ///   - updates: those by which actions of the plan are brought up to date.
  mutating func record(
    _ lines: [ImportLine], updating updates: [(ImportedRow, ImportTwin)], _ db: WriteTransaction
  ) throws -> Plan.ID {
    let plan = try target(db)
    try settleGroups(of: lines, in: plan, db)
    for line in lines where line.row.action != nil { try record(line.row, in: plan, db) }
    try writeOutcomes(lines, in: plan, db)
    for (row, twin) in updates { try update(twin, by: row, db) }
    return plan.id
  }

  // MARK: The plan

  private mutating func target(_ db: WriteTransaction) throws -> Plan {
    if let plan = decisions.plan { return plan }
    let choices = decisions.choices
    let plan = try db.insert(
      Plan(
        authority: authority, title: choices.title, versionLabel: choices.edition,
        datedOn: decisions.asAt))
    made.plan = plan.id.text
    guard let inspection = decisions.inspection else { return plan }
    try db.insert(PlanInspection(authority: authority, plan: plan.id, inspection: inspection.id))
    return plan
  }

  /// What each group of rows serves, and that the plan has it: of a new plan all recommendations of
  /// its inspection, whether rows serve them or not, since none may be lost.
  private mutating func settleGroups(
    of lines: [ImportLine], in plan: Plan, _ db: WriteTransaction
  ) throws {
    let said = Set(lines.compactMap(\.row.groupKey))
    var wanted = decisions.plan == nil ? decisions.recommendations : []
    for group in decisions.digest.groups where said.contains(group.key) {
      switch decisions.decision(group) {
      case .own: break
      case .serves(let id):
        served[group.key] = id
        wanted += decisions.recommendations.filter { $0.id == id }
      case .add:
        guard let inspection = decisions.inspection else { break }
        try user.require(.manageInspections)
        let entry = RecommendationEntry(
          printedNumber: group.reference ?? "", text: group.text.shortened(to: 2000))
        let added = try db.recordRecommendations([entry], in: inspection, today: today)
        made.recommendations += added.map(\.id.text)
        served[group.key] = added.first?.id
        wanted += added
      }
    }
    let outcomes = try db.outcomes(of: plan.id, in: authority)
    let known = Set(outcomes.map(\.recommendation))
    let missing = wanted.uniqued().filter { !known.contains($0.id) }
    let last = outcomes.map(\.position).max() ?? 0
    try db.takeUp(missing, into: plan, from: last + 1, today: today)
    for outcome in try db.outcomes(of: plan.id, in: authority)
    where !known.contains(outcome.recommendation) {
      made.outcomes[outcome.id.text] = outcome.version
    }
  }

  /// Where all rows of a recommendation hope for the same, that is its outcome, unless the plan has
  /// one already.
  private mutating func writeOutcomes(
    _ lines: [ImportLine], in plan: Plan, _ db: WriteTransaction
  ) throws {
    var hoped: [Recommendation.ID: Set<String>] = [:]
    for line in lines {
      guard let text = line.row.outcome, let id = served(by: line.row) else { continue }
      hoped[id, default: []].insert(text)
    }
    for outcome in try db.outcomes(of: plan.id, in: authority) {
      guard outcome.text.isEmpty, made.outcomes[outcome.id.text] != nil,
        let texts = hoped[outcome.recommendation], texts.count == 1, let text = texts.first
      else { continue }
      var written = outcome
      written.text = text.shortened(to: 2000)
      made.outcomes[outcome.id.text] = try db.update(written).version
    }
  }

  private func served(by row: ImportedRow) -> Recommendation.ID? {
    row.groupKey.flatMap { served[$0] }
  }

  // MARK: An action

  private mutating func record(
    _ row: ImportedRow, in plan: Plan, _ db: WriteTransaction
  ) throws {
    let owners = try row.owners.compactMap { try owner($0, db) }
    var action = Action(
      authority: authority, plan: plan.id,
      number: try db.nextActionNumber(in: plan.id, of: authority), title: row.title,
      whatWillBeDone: row.whatWillBeDone, measureOfSuccess: row.measureOfSuccess,
      startOn: row.start?.date, owner: owners.first)
    action.leadBody = try body(behind: owners.first, db)
    let delivery = decisions.delivery(of: row)
    if let delivery {
      if delivery.state != .notStarted, let start = row.start?.date, start <= delivery.since {
        action.startedOn = start
      }
      action.take(
        ProgressEntry(delivery: delivery.state, note: "", effectiveOn: delivery.since), by: user,
        at: db.at)
    }
    let dates = row.ledger
    action.firstDueOn = dates.first
    action.dueOn = dates.last
    let update = progress(of: action, delivery, row, db)
    if let update, action.deliveryChangedAt == nil {
      (action.deliveryChangedAt, action.deliveryChangedBy) = (update.recordedAt, user.name)
    }
    action = try db.insert(action)
    actions += 1
    var children: [String] = []
    if let id = served(by: row) {
      children.append(
        try db.insert(
          ActionRecommendation(authority: authority, action: action.id, recommendation: id)
        ).id.text)
    }
    for body in try partners(of: row, beside: owners, db) where body != action.leadBody {
      children.append(
        try db.insert(ActionPartner(authority: authority, action: action.id, body: body)).id.text)
    }
    children += try keepDates(dates, of: action, row, db)
    if delivery?.state != .complete {
      children += try addMilestones(row, to: action, db).map(\.id.text)
    }
    if let update { children.append(try db.insert(update).id.text) }
    try db.insert(
      ActionOrigin(
        authority: authority, action: action, planImport: planImport.id, place: row.place,
        heading: row.heading.shortened(to: 500), words: try JSONText.of(row.cells), made: children))
  }

  /// The first date is for ever, and is the council's own; those it was moved to follow it.
  private func keepDates(
    _ dates: [CivilDate], of action: Action, _ row: ImportedRow, _ db: WriteTransaction
  ) throws -> [String] {
    try dates.enumerated().map { index, date in
      try db.insert(
        DueDateEntry(
          authority: authority, subject: .action(action.id), number: index + 1, dueOn: date,
          setBy: .council, setByName: "The council’s own plan", setOn: decisions.asAt,
          approver: index == 0 ? "" : "Not named in the council’s own plan",
          reason: row.origin(
            of: date, verb: index == 0 ? "As" : "Moved", in: planImport.fileName, by: user.name))
      ).id.text
    }
  }

  /// Makes milestones of those that have a day and that the action has not.
  func addMilestones(
    _ row: ImportedRow, to action: Action, _ db: WriteTransaction
  ) throws -> [Milestone] {
    let dated = row.datedMilestones
    guard !dated.isEmpty else { return [] }
    let known = Set(try db.milestones(of: action).map { WordKey.of($0.title) })
    return try dated.filter { !known.contains(WordKey.of($0.title)) }.map { title, day in
      try db.insert(
        Milestone(
          authority: authority, plan: action.plan, action: action.id, title: title, dueOn: day))
    }
  }

  /// What the row says of the work, as the first that was said of it; nil where it says nothing.
  private func progress(
    of action: Action, _ delivery: ImportedDelivery?, _ row: ImportedRow, _ db: WriteTransaction
  ) -> ProgressUpdate? {
    let note: String
    if let delivery {
      guard delivery.state != .notStarted || row.progress != nil else { return nil }
      let day =
        delivery.isDayOfFile ? " It names no day, so the day of the file stands here." : ""
      note =
        "In the council’s own plan: \(delivery.because).\(day)"
        + (row.progress.map { "\n\n\($0)" } ?? "")
    } else {
      guard let words = decisions.openWords(of: row) else { return nil }
      note =
        "In the council’s own plan: “\(words)”. It does not say how far the work is, so nobody has said yet that it began."
    }
    return ProgressUpdate(
      authority: authority, action: action.id, delivery: delivery?.state ?? .notStarted,
      note: note.shortened(to: 4000), effectiveOn: delivery?.since ?? decisions.asAt,
      recordedAt: db.at, recordedBy: user.name)
  }

  // MARK: People and bodies

  mutating func owner(_ name: String, _ db: WriteTransaction) throws -> Owner? {
    switch decisions.decision(name) {
    case .text: return nil
    case .owner(let owner): return owner
    case .body:
      let key = WordKey.of(name)
      if let known = bodies[key] { return .body(known) }
      try user.require(.manageDirectory)
      let body = try db.insert(
        Body(authority: authority, name: name.shortened(to: 200), kind: .other))
      bodies[key] = body.id
      made.bodies.append(body.id.text)
      return .body(body.id)
    }
  }

  mutating func body(behind owner: Owner?, _ db: WriteTransaction) throws -> Body.ID? {
    guard let owner else { return nil }
    if let known = ownersBodies[owner] { return known }
    let body = try db.body(behind: owner, of: authority)
    ownersBodies[owner] = .some(body)
    return body
  }

  /// Bodies among the partners, and the bodies of all owners but the first.
  private mutating func partners(
    of row: ImportedRow, beside owners: [Owner], _ db: WriteTransaction
  ) throws -> [Body.ID] {
    let named = try row.partners.compactMap { try owner($0, db) }
    return try (owners.dropFirst() + named).compactMap { try body(behind: $0, db) }.uniqued()
  }
}
