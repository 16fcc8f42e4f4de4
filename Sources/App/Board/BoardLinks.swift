import Kernel
import Markup
import Storage
import Web

/// What this slice asks of what stands beside the boards and is not imported here. `Product` fills
/// it; without it nothing is shown.
public struct BoardLinks: Sendable {
  /// The tables that it reads: of a page of a past day, they are read as they stood.
  let tables: [SQLName]
  /// What boards are shown on their first page, as far as the visit may see it.
  let part: @Sendable (Transaction, Visit) throws -> HTML

  public init(
    tables: [SQLName], part: @escaping @Sendable (Transaction, Visit) throws -> HTML
  ) {
    self.tables = tables
    self.part = part
  }

  /// Nothing at all.
  public static let none = BoardLinks(tables: []) { _, _ in HTML() }
}
