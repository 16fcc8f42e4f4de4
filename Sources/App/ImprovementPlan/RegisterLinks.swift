import Kernel
import Markup
import Storage
import Web

/// What this slice asks of what stands beside a plan (registers, consultations, published
/// editions), which is to its right and not imported here. `Product` fills it; without registers
/// nothing is shown.
public struct RegisterLinks: Sendable {
  /// The tables that it reads: of a page of a past day, they are read as they stood.
  public var tables: [SQLName]
  /// A plan's continuing priorities, for the plan's page.
  public var ofPlan: @Sendable (Transaction, Visit, Plan) throws -> HTML
  /// What was learnt from outside that bears on an action, for the action's page.
  public var ofAction: @Sendable (Transaction, Visit, Action) throws -> HTML
  /// What changed beside a plan after one moment and up to another, in the order in which it was
  /// written down.
  public var changes: @Sendable (Transaction, Plan, Instant, Instant) throws -> [PlanChange]

  public init(
    tables: [SQLName] = [],
    ofPlan: @escaping @Sendable (Transaction, Visit, Plan) throws -> HTML,
    ofAction: @escaping @Sendable (Transaction, Visit, Action) throws -> HTML,
    changes: @escaping @Sendable (Transaction, Plan, Instant, Instant) throws -> [PlanChange] = {
      _, _, _, _ in []
    }
  ) {
    self.tables = tables
    self.ofPlan = ofPlan
    self.ofAction = ofAction
    self.changes = changes
  }

  /// What several slices show, one after the other.
  public func followed(by others: RegisterLinks...) -> RegisterLinks {
    let all = [self] + others
    return RegisterLinks(
      tables: all.flatMap(\.tables),
      ofPlan: { db, visit, plan in HTML(try all.map { try $0.ofPlan(db, visit, plan) }) },
      ofAction: { db, visit, action in HTML(try all.map { try $0.ofAction(db, visit, action) }) },
      changes: { db, plan, start, end in try all.flatMap { try $0.changes(db, plan, start, end) } })
  }

  /// No registers at all.
  public static let none = RegisterLinks(
    ofPlan: { _, _, _ in HTML() }, ofAction: { _, _, _ in HTML() })
}
