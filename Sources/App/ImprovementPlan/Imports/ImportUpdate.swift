import Civil
import Inspections
import Kernel
import Storage

/// What an action was before an import brought it up to date, so that it can be taken back.
struct ImportUpdate: Codable, Hashable {
  let action: String
  /// The version that the import left it with.
  var version = 0
  var title: String
  var whatWillBeDone: String
  var measureOfSuccess: String
  var startOn: String?
  /// As a form has it.
  var owner: String?
  var leadBody: String?
  var delivery: String
  var deliveryChangedAt: Int64?
  var deliveryChangedBy: String?
  var startedOn: String?
  var firstDueOn: String?
  var dueOn: String?
  /// The cells of its row in the file before; nil where it came from none.
  var words: String?
  /// The lines of its ledger and what was said, which the import added.
  var dueDates: [String] = []
  var progress: [String] = []
  /// The milestones that it added; nil in what was recorded before it did.
  var milestones: [String]?

  init(_ action: Action, words: String?) {
    self.action = action.id.text
    title = action.title
    whatWillBeDone = action.whatWillBeDone
    measureOfSuccess = action.measureOfSuccess
    startOn = action.startOn?.description
    owner = action.owner?.formValue
    leadBody = action.leadBody?.text
    delivery = action.delivery.rawValue
    deliveryChangedAt = action.deliveryChangedAt?.milliseconds
    deliveryChangedBy = action.deliveryChangedBy
    startedOn = action.startedOn?.description
    firstDueOn = action.firstDueOn?.description
    dueOn = action.dueOn?.description
    self.words = words
  }

  /// Gives an action back what it was.
  func restore(_ action: inout Action) {
    action.title = title
    action.whatWillBeDone = whatWillBeDone
    action.measureOfSuccess = measureOfSuccess
    action.startOn = startOn.flatMap { CivilDate($0) }
    action.owner = owner.flatMap { Owner(formValue: $0) }
    action.leadBody = leadBody.flatMap { Body.ID($0) }
    action.delivery = Action.Delivery(rawValue: delivery) ?? action.delivery
    action.deliveryChangedAt = deliveryChangedAt.map { Instant(milliseconds: $0) }
    action.deliveryChangedBy = deliveryChangedBy
    action.startedOn = startedOn.flatMap { CivilDate($0) }
    action.firstDueOn = firstDueOn.flatMap { CivilDate($0) }
    action.dueOn = dueOn.flatMap { CivilDate($0) }
  }
}

extension PlanImportWork {
  /// Brings an action up to date with what the file says otherwise: its date by a line of its
  /// ledger, its progress by something said, the rest in the action itself.
  mutating func update(_ twin: ImportTwin, by row: ImportedRow, _ db: WriteTransaction) throws {
    var action = try db.standingFile(twin.known.action.id, of: authority).action
    let origin = try db.origin(of: action.id, in: authority)
    var kept = ImportUpdate(action, words: origin?.words)
    let fields = twin.updates
    if fields.contains(.title) {
      (action.title, action.whatWillBeDone) = (row.title, row.whatWillBeDone)
    }
    if fields.contains(.measure) { action.measureOfSuccess = row.measureOfSuccess }
    if fields.contains(.start) { action.startOn = row.start?.date }
    if fields.contains(.owner),
      let name = row.owners.first(where: { decisions.decision($0) != .text }),
      let owner = try owner(name, db)
    {
      action.owner = owner
      action.leadBody = try body(behind: owner, db)
    }
    if let start = row.start?.date, fields.contains(.delivery), action.startedOn == nil,
      start <= decisions.asAt
    {
      action.startedOn = start
    }
    action = try db.update(action)
    if fields.contains(.due), let day = row.ledger.last {
      let (line, moved) = try move(action, to: day, row, db)
      action = moved
      kept.dueDates.append(line.id.text)
    }
    if fields.contains(.delivery) || fields.contains(.progress) {
      let delivery = fields.contains(.delivery) ? decisions.delivery(of: row) : nil
      let said = try say(delivery, of: action, row, db)
      action = said.action
      kept.progress.append(said.update.id.text)
    }
    if fields.contains(.words) {
      kept.milestones = try addMilestones(row, to: action, db).map(\.id.text)
    }
    if var origin {
      origin.words = try JSONText.of(row.cells)
      try db.update(origin)
    }
    kept.version = action.version
    made.updates = (made.updates ?? []) + [kept]
  }

  private func move(
    _ action: Action, to day: CivilDate, _ row: ImportedRow, _ db: WriteTransaction
  ) throws -> (DueDateEntry, Action) {
    let ledger = try db.dueDates(of: .action(action.id), in: authority)
    let line = DueDateEntry(
      authority: authority, subject: .action(action.id), number: (ledger.last?.number ?? 0) + 1,
      dueOn: day, setBy: .council, setByName: "The council’s own plan", setOn: decisions.asAt,
      approver: ledger.isEmpty ? "" : "Not named in the council’s own plan",
      reason: row.origin(
        of: day, verb: ledger.isEmpty ? "As" : "Moved", in: planImport.fileName, by: user.name))
    return (line, try db.append(line, to: action) ?? action)
  }

  private func say(
    _ delivery: ImportedDelivery?, of action: Action, _ row: ImportedRow, _ db: WriteTransaction
  ) throws -> (action: Action, update: ProgressUpdate) {
    let words = row.progress.map { " “\($0)”" } ?? ""
    let state = delivery.map { ": \($0.because)" } ?? ""
    let completion = try db.completion(of: action.id, in: action.authority)
    // What somebody here has verified is not undone by a file; its words are kept.
    let said = delivery?.state ?? action.delivery
    let isAllowed = completion?.allows(said, of: action) ?? true
    return try db.publish(
      ProgressEntry(
        delivery: isAllowed ? said : action.delivery,
        note: "In the council’s own plan\(state).\(words)".shortened(to: 4000),
        effectiveOn: delivery?.since ?? decisions.asAt),
      on: action, by: user)
  }
}

extension WriteTransaction {
  /// Gives an action back what it was before an import brought it up to date.
  ///
  /// - Returns: Why it stays as it is, where somebody has changed it since; nil when it was done.
  func takeBack(_ made: ImportUpdate, of authority: AuthorityID) throws -> String? {
    guard let id = Action.ID(made.action), var action = try find(id, of: authority) else {
      return nil
    }
    let log = try progress(of: id, in: authority)
    let said = log.filter { made.progress.contains($0.id.text) }
    let isCorrected = log.contains { $0.corrects.map { made.progress.contains($0.text) } ?? false }
    let lines = try dueDates(of: .action(id), in: authority)
    let isLast =
      made.dueDates.isEmpty || lines.last.map { made.dueDates.contains($0.id.text) } == true
    guard action.version == made.version, isLast, !isCorrected else {
      return
        "\(action.reference) \(action.title.shortened(to: 80)) stays as the file has it: it was changed since."
    }
    made.restore(&action)
    try update(action)
    for line in lines where made.dueDates.contains(line.id.text) { try delete(line) }
    for update in said { try delete(update) }
    for step in try milestones(of: action)
    where step.version == 1 && made.milestones?.contains(step.id.text) == true {
      try delete(step)
    }
    if let words = made.words, var origin = try origin(of: id, in: authority) {
      origin.words = words
      try update(origin)
    }
    return nil
  }
}
