import Kernel
import Markup
import Storage
import Web

/// What the page of a plan's figures asks of the board, which stands to its right and is not
/// imported here. `Product` fills it; without a board nothing is shown.
public struct FigureLinks: Sendable {
  /// The tables that it reads: of a page of a past day, they are read as they stood.
  public var tables: [SQLName]
  /// The risks that bear on a plan's resources, beside whose figures they are read (S73).
  public var risks: @Sendable (Transaction, Visit, Plan) throws -> HTML

  public init(
    tables: [SQLName] = [],
    risks: @escaping @Sendable (Transaction, Visit, Plan) throws -> HTML
  ) {
    self.tables = tables
    self.risks = risks
  }

  /// No board at all.
  public static let none = FigureLinks(risks: { _, _, _ in HTML() })
}
