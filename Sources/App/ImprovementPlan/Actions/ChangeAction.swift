import Inspections
import Kernel
import Storage

/// Changes what an action says, who owns it, who helps, and what it serves. Its due date has a
/// ledger of its own (``MoveDueDate``), and so has its progress (``RecordProgress``).
public struct ChangeAction: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: the version that the person had read.
  /// - Throws: `StaleRecord` when somebody else has changed it since.
  public func callAsFunction(
    _ id: Action.ID, readAt version: Int, to entry: ActionEntry
  ) async throws -> Action {
    try await change(id) { _, file in
      file.action.version = version
      return (entry, ())
    }.action
  }

  /// Changes it to what is made of it as it is stored at that moment, together with whatever else
  /// is learnt on the way: so that what others changed meanwhile is brought together in one
  /// transaction.
  func merging<Note: Sendable>(
    _ id: Action.ID,
    _ make: @escaping @Sendable (Transaction, ActionFile) throws -> (ActionEntry, Note)
  ) async throws -> (action: Action, note: Note) {
    try await change(id) { try make($0, $1) }
  }

  private func change<Note: Sendable>(
    _ id: Action.ID,
    _ make: @escaping @Sendable (Transaction, inout ActionFile) throws -> (ActionEntry, Note)
  ) async throws -> (action: Action, note: Note) {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    return try await acting.write(because: "action changed") { db in
      var file = try db.standingFile(id, of: user.authority)
      let (entry, note) = try make(db, &file)
      let offered = try db.recommendations(inPlan: file.action.plan, of: user.authority)
      let problems =
        entry.problems(inPlanWith: offered, mayServeNone: file.links.isEmpty)
        + (try db.ownerProblems(
          entry, keeping: file.action.owner, of: user.authority, on: today))
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      try db.fill(&file.action, from: entry)
      let action = try db.update(file.action)
      try db.relink(file, to: entry.recommendations)
      try db.repartner(file, to: entry.partners.filter { $0 != action.leadBody })
      return (action, note)
    }
  }
}

/// Lets an action serve one more recommendation of its plan, or one fewer.
public struct LinkRecommendation: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  public func callAsFunction(
    _ recommendation: Recommendation.ID, to id: Action.ID
  ) async throws {
    try await change(id, because: "action linked to a recommendation") { file in
      file.links.map(\.recommendation) + [recommendation]
    }
  }

  /// - Throws: `Refusal.conflict` when it is the only one: an action must serve something.
  public func remove(
    _ recommendation: Recommendation.ID, from id: Action.ID
  ) async throws {
    try await change(id, because: "action unlinked from a recommendation") { file in
      let left = file.links.map(\.recommendation).filter { $0 != recommendation }
      guard !left.isEmpty else {
        throw Refusal.conflict(
          "\(file.action.reference) serves only this recommendation. Link it to another one first,"
            + " or withdraw the action.")
      }
      return left
    }
  }

  private func change(
    _ id: Action.ID, because reason: String,
    to wanted: @escaping @Sendable (ActionFile) throws -> [Recommendation.ID]
  ) async throws {
    let user = acting.user
    try user.require(.managePlan)
    try await acting.write(because: reason) { db in
      let file = try db.standingFile(id, of: user.authority)
      let offered = try db.recommendations(inPlan: file.action.plan, of: user.authority)
      let links = try wanted(file)
      guard Set(links).isSubset(of: offered.map(\.id)) else {
        throw Refusal.invalid(
          "Choose from the recommendations of this plan.", field: "recommendations")
      }
      try db.relink(file, to: links)
    }
  }
}

extension Transaction {
  /// An action that can be changed: it is not withdrawn, and its plan is not closed.
  func standingFile(_ id: Action.ID, of authority: AuthorityID) throws -> ActionFile {
    let file = try actionFile(id, of: authority)
    _ = try openPlan(file.action.plan, of: authority)
    guard !file.action.isWithdrawn else {
      throw Refusal.conflict(
        "\(file.action.reference) was withdrawn. Bring it back on its page before you change it.")
    }
    return file
  }
}

extension WriteTransaction {
  /// Makes the recommendations that an action serves these and no others; those that stay are not
  /// written again.
  fileprivate func relink(_ file: ActionFile, to wanted: [Recommendation.ID]) throws {
    for link in file.links where !wanted.contains(link.recommendation) { try delete(link) }
    let known = Set(file.links.map(\.recommendation))
    for recommendation in wanted.uniqued() where !known.contains(recommendation) {
      try insert(
        ActionRecommendation(
          authority: file.action.authority, action: file.action.id,
          recommendation: recommendation))
    }
  }

  fileprivate func repartner(_ file: ActionFile, to wanted: [Body.ID]) throws {
    for partner in file.partners where !wanted.contains(partner.body) { try delete(partner) }
    let known = Set(file.partners.map(\.body))
    for body in wanted.uniqued() where !known.contains(body) {
      try insert(
        ActionPartner(authority: file.action.authority, action: file.action.id, body: body))
    }
  }
}
