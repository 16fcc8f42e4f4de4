/// Puts the lines of a page together: text, elements, `if`, `switch` and `for`.
///
/// Not generic: each line is an ``HTML``, so an expression of any depth is checked line by line.
@resultBuilder
public enum HTMLBuilder {
  /// A piece of markup.
  public static func buildExpression(_ html: HTML) -> HTML { html }

  /// Text, which is escaped.
  public static func buildExpression(_ text: String) -> HTML { HTML(text) }

  /// An empty block.
  public static func buildBlock() -> HTML { HTML() }

  /// A block of one line.
  public static func buildBlock(_ piece: HTML) -> HTML { piece }

  /// A block of several lines.
  public static func buildBlock(_ pieces: HTML...) -> HTML { HTML(pieces) }

  /// An `if` without `else`.
  public static func buildOptional(_ piece: HTML?) -> HTML { piece ?? HTML() }

  /// The first branch of an `if` or a `switch`.
  public static func buildEither(first piece: HTML) -> HTML { piece }

  /// The second branch of an `if` or a `switch`.
  public static func buildEither(second piece: HTML) -> HTML { piece }

  /// A `for` loop.
  public static func buildArray(_ pieces: [HTML]) -> HTML { HTML(pieces) }

  /// An `if #available`.
  public static func buildLimitedAvailability(_ piece: HTML) -> HTML { piece }
}
