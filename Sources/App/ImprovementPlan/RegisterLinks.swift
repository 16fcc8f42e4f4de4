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

  public init(
    tables: [SQLName] = [],
    ofPlan: @escaping @Sendable (Transaction, Visit, Plan) throws -> HTML,
    ofAction: @escaping @Sendable (Transaction, Visit, Action) throws -> HTML
  ) {
    self.tables = tables
    self.ofPlan = ofPlan
    self.ofAction = ofAction
  }

  /// What several slices show, one after the other.
  public func followed(by others: RegisterLinks...) -> RegisterLinks {
    let all = [self] + others
    return RegisterLinks(
      tables: all.flatMap(\.tables),
      ofPlan: { db, visit, plan in HTML(try all.map { try $0.ofPlan(db, visit, plan) }) },
      ofAction: { db, visit, action in HTML(try all.map { try $0.ofAction(db, visit, action) }) })
  }

  /// No registers at all.
  public static let none = RegisterLinks(
    ofPlan: { _, _, _ in HTML() }, ofAction: { _, _, _ in HTML() })
}
