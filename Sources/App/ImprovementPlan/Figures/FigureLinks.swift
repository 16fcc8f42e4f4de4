import Kernel
import Markup
import Storage

/// What the page of a plan's figures asks of the board, which stands to its right and is not
/// imported here. `Product` fills it; without a board nothing is shown.
public struct FigureLinks: Sendable {
  /// The risks that bear on a plan's resources, beside whose figures they are read (S73).
  public var risks: @Sendable (Transaction, User, Plan) throws -> HTML

  public init(risks: @escaping @Sendable (Transaction, User, Plan) throws -> HTML) {
    self.risks = risks
  }

  /// No board at all.
  public static let none = FigureLinks(risks: { _, _, _ in HTML() })
}
