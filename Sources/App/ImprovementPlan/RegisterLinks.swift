import Kernel
import Markup
import Storage

/// What this slice asks of what stands beside a plan (registers, consultations, published
/// editions), which is to its right and not imported here. `Product` fills it; without registers
/// nothing is shown.
public struct RegisterLinks: Sendable {
  /// A plan's continuing priorities, for the plan's page.
  public var ofPlan: @Sendable (Transaction, User, Plan) throws -> HTML
  /// What was learnt from outside that bears on an action, for the action's page.
  public var ofAction: @Sendable (Transaction, User, Action) throws -> HTML

  public init(
    ofPlan: @escaping @Sendable (Transaction, User, Plan) throws -> HTML,
    ofAction: @escaping @Sendable (Transaction, User, Action) throws -> HTML
  ) {
    self.ofPlan = ofPlan
    self.ofAction = ofAction
  }

  /// What several slices show, one after the other.
  public func followed(by others: RegisterLinks...) -> RegisterLinks {
    let all = [self] + others
    return RegisterLinks(
      ofPlan: { db, user, plan in HTML(try all.map { try $0.ofPlan(db, user, plan) }) },
      ofAction: { db, user, action in HTML(try all.map { try $0.ofAction(db, user, action) }) })
  }

  /// No registers at all.
  public static let none = RegisterLinks(
    ofPlan: { _, _, _ in HTML() }, ofAction: { _, _, _ in HTML() })
}
