import Kernel
import Markup
import Storage

/// What this slice asks of the registers, which stand to its right and are not imported here.
/// `Product` fills it; without registers nothing is shown.
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

  /// No registers at all.
  public static let none = RegisterLinks(
    ofPlan: { _, _, _ in HTML() }, ofAction: { _, _, _ in HTML() })
}
