import Civil
import Inspections
import Kernel
import Storage

/// Keeps what a person decides about a file before it is recorded.
struct DecideImport: Sendable {
  let acting: any Acting

  init(_ acting: any Acting) { self.acting = acting }

  /// Changes the choices. Only what the body changes is changed: two people on two pages of one
  /// import do not undo each other.
  func callAsFunction(
    _ id: PlanImport.ID, because reason: String,
    _ body: @escaping @Sendable (inout ImportChoices, WriteTransaction) throws -> Void
  ) async throws {
    let user = acting.user
    try user.require(.managePlan)
    try await acting.write(because: reason) { db in
      var found = try db.openImport(id, of: user.authority)
      var choices = try JSONText.value(ImportChoices.self, of: found.choices)
      try body(&choices, db)
      found.choices = try JSONText.of(choices)
      found.plan = choices.plan.flatMap { Plan.ID($0) }
      try db.update(found)
    }
  }

  /// Says of the rows that a page showed which are left out, and which days stand in the place of
  /// what the file says.
  ///
  /// - Parameters:
  ///   - repairs: by the key of each date that the page asked about; nil leaves the file's.
  ///   - twins: by the key of each row that the plan has already, what becomes of it.
  func rows(
    leavingOut left: Set<Int>, among shown: ClosedRange<Int>,
    repairing repairs: [String: ImportChoices.Repair?], settling twins: [String: String] = [:],
    of id: PlanImport.ID
  ) async throws {
    try await callAsFunction(id, because: "rows of a council’s own plan looked through") {
      choices, db in
      try db.leaveOut(left, among: shown, of: try db.openImport(id, of: acting.user.authority))
      var kept = choices.repairs ?? [:]
      for (key, repair) in repairs { kept[key] = repair }
      if choices.repairs != nil || !kept.isEmpty { choices.repairs = kept }
      if !twins.isEmpty { choices.twins = (choices.twins ?? [:]).merging(twins) { $1 } }
      try refuseUpdates(twins, choices, among: shown, of: id, db)
    }
  }

  /// An update of an action that can take nothing on is refused by name, and not passed over.
  private func refuseUpdates(
    _ twins: [String: String], _ choices: ImportChoices, among shown: ClosedRange<Int>,
    of id: PlanImport.ID, _ db: WriteTransaction
  ) throws {
    let asked = twins.filter { $0.value == TwinDecision.update.rawValue }
    guard !asked.isEmpty else { return }
    var found = try db.openImport(id, of: acting.user.authority)
    found.choices = try JSONText.of(choices)
    let decisions = try ImportDecisions(found, on: acting.world.today(), db)
    let known = try ImportTwins(decisions, db)
    let lines = try db.lines(of: found, after: shown.lowerBound - 1, limit: shown.count)
    let refused = lines.compactMap { line -> Problem? in
      guard asked[line.row.key] != nil, let twin = known[line], !twin.canUpdate else { return nil }
      let action = twin.known.action
      let why =
        action.isWithdrawn
        ? "it was withdrawn"
        : action.delivery == .complete
          ? "it is complete" : "the file says nothing of it that the plan does not"
      return Problem(
        "Row \(line.number) cannot update \(action.reference): \(why). Leave it out, or add it as an action of its own.",
        field: ImportTwinCell.fieldName(line.number))
    }
    if !refused.isEmpty { throw Refusal.invalid(refused) }
  }

  /// Gives a file up; nothing was recorded from it.
  func discard(_ id: PlanImport.ID) async throws {
    let user = acting.user
    try user.require(.managePlan)
    try await acting.write(because: "council’s own plan discarded") { db in
      var found = try db.openImport(id, of: user.authority)
      found.state = .discarded
      found.closedBy = user.name
      found.closedAt = db.at
      try db.forgetLines(of: try db.update(found))
    }
  }
}
