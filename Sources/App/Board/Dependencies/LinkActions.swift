import ImprovementPlan
import Kernel
import Storage

/// Says that an action waits for another, and takes that back.
public struct LinkActions: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Throws: `Refusal.invalid` naming the chain when it would wait for itself in the end.
  @discardableResult
  public func callAsFunction(
    _ action: Action.ID, waitsFor needed: Action.ID, because reason: String
  ) async throws -> ActionDependency {
    let user = acting.user
    try user.require(.prepareBoard)
    return try await acting.write(because: "an action waits for another") { db in
      let ends = try db.shelf(of: user.authority).schedules(of: [action, needed])
      guard let first = ends[action], let second = ends[needed] else {
        throw Refusal.invalid("Choose from the actions that are offered.", field: "needed")
      }
      for end in [first, second] where end.action.isWithdrawn {
        throw Refusal.invalid("\(end.action.reference) was withdrawn.", field: "needed")
      }
      let known = try db.dependencies(of: user.authority)
      if known.contains(where: { $0.action == action && $0.needed == needed }) {
        throw Refusal.invalid(
          "\(first.action.reference) waits for \(second.action.reference) already.",
          field: "needed")
      }
      let chain = DependencyChain(known.map { (waits: $0.action, needed: $0.needed) })
      if let circle = chain.circle(adding: action, waitsFor: needed) {
        throw Refusal.invalid(try db.words(for: circle, of: user.authority), field: "needed")
      }
      return try db.insert(
        ActionDependency(
          authority: user.authority, action: action, needed: needed, reason: reason,
          saidBy: user.name))
    }
  }

  /// - Returns: What was taken out.
  @discardableResult
  public func remove(_ id: ActionDependency.ID) async throws -> ActionDependency {
    let user = acting.user
    try user.require(.prepareBoard)
    return try await acting.write(because: "an action no longer waits for another") { db in
      guard let found = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("There is no such link. Somebody may have taken it out.")
      }
      try db.delete(found)
      return found
    }
  }
}

extension Transaction {
  fileprivate func words(for circle: [Action.ID], of authority: AuthorityID) throws -> String {
    let schedules = try shelf(of: authority).schedules(of: Set(circle))
    let names = circle.map { id in
      guard let schedule = schedules[id] else { return "an action" }
      return schedule.body.map { "\(schedule.action.reference) of \($0.name)" }
        ?? schedule.action.reference
    }
    guard names.count > 2 else { return "\(names[0]) cannot wait for itself." }
    return "This would go round in a circle, and nothing in it could ever begin: "
      + names.joined(separator: " waits for ") + "."
  }
}
