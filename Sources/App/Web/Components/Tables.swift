import Markup

/// A column of a small table.
public struct TableColumn: Sendable {
  public var title: String
  /// Figures stand under one another, to the right.
  public var isNumber: Bool

  public init(_ title: String, isNumber: Bool = false) {
    self.title = title
    self.isNumber = isNumber
  }

  public static func number(_ title: String) -> TableColumn { TableColumn(title, isNumber: true) }
}

extension TableColumn: ExpressibleByStringLiteral {
  public init(stringLiteral title: String) { self.init(title) }
}

/// A small table, all of it on the page; the first cell of each row is the row's heading. On a
/// phone each row becomes a card whose cells carry their column's name. For lists that grow, see
/// ``List``.
public func dataTable(
  _ title: String, isCaptionHidden: Bool = false, columns: [TableColumn], rows: [[HTML]]
) -> HTML {
  div(.class("table-frame")) {
    table(.class("table")) {
      caption(title, .when(isCaptionHidden, .class("visually-hidden")))
      thead { tr { for column in columns { head(column) } } }
      tbody { for row in rows { tr { cells(row, columns) } } }
    }
  }
}

private func head(_ column: TableColumn) -> HTML {
  th(column.title, .scope(.col), .when(column.isNumber, .class("number")))
}

private func cells(_ row: [HTML], _ columns: [TableColumn]) -> HTML {
  HTML(
    zip(row, columns).enumerated().map { index, pair in
      tableCell(pair.0, in: pair.1.title, isNumber: pair.1.isNumber, isHeading: index == 0)
    })
}

/// Longer than any word that people write, longer than most addresses that they mail to.
private let longestWord = 40

/// A cell that says on a phone which column it belongs to. A word that is no ordinary one, an
/// address that somebody pasted, may be broken; the words of all other cells stay whole.
func tableCell(_ content: HTML, in title: String, isNumber: Bool, isHeading: Bool) -> HTML {
  let attributes = Attribute.all([
    .data("label", title), .when(isNumber, .class("number")),
    .when(content.hasWord(longerThan: longestWord), .class("has-long-word")),
  ])
  return isHeading
    ? th(.scope(.row), attributes) { content } : td(attributes) { content }
}
