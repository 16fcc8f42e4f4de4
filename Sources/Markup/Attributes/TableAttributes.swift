// Tables, lists, times, and what folds away.

extension Attribute {
  /// What a heading is the heading of.
  public static func scope(_ scope: HeadingScope) -> Attribute {
    Attribute("scope", scope.rawValue)
  }

  /// The ids of the headings of a cell, where `scope` cannot say it.
  public static func headers(_ ids: String) -> Attribute { Attribute("headers", ids) }

  /// How many columns a cell covers.
  public static func colspan(_ count: Int) -> Attribute { Attribute("colspan", count) }

  /// How many rows a cell covers.
  public static func rowspan(_ count: Int) -> Attribute { Attribute("rowspan", count) }

  /// How many columns a `col` stands for.
  public static func span(_ count: Int) -> Attribute { Attribute("span", count) }

  /// The number an ordered list begins with.
  public static func start(_ number: Int) -> Attribute { Attribute("start", number) }

  /// An ordered list that counts down.
  public static var reversed: Attribute { Attribute("reversed", flag: true) }

  /// A date or a time as machines read it, as `2023-05-09`.
  public static func datetime(_ text: String) -> Attribute { Attribute("datetime", text) }

  /// Unfolded.
  public static var open: Attribute { .open(true) }

  /// Whether it is unfolded.
  public static func open(_ on: Bool) -> Attribute { Attribute("open", flag: on) }
}

/// What a heading in a table is the heading of.
public enum HeadingScope: String, Sendable {
  case col, row, colgroup, rowgroup
}
