/// A drawing: `svg(.viewBox(0, 0, 100, 20), .role("img")) { SVG.title("…"); SVG.rect(…) }`.
///
/// One that only repeats what stands beside it is hidden with `.aria("hidden", true)`; any other
/// has a ``SVG/title(_:_:)``.
public func svg(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("svg", attributes, content())
}

/// The shapes of a drawing. They have a room of their own because as plain functions `path`,
/// `line`, `text`, `image` and `use` would stand in the way of half the names in a program.
///
/// Lengths and positions are in units of the drawing's `.viewBox`.
public enum SVG {
  /// Shapes that belong together.
  public static func g(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("g", attributes, content())
  }

  /// What the drawing or the shape around it is called, read aloud and shown on hovering.
  public static func title(_ text: String, _ attributes: Attribute...) -> HTML {
    .element("title", attributes, text: text)
  }

  /// What the drawing or the shape around it shows, at length.
  public static func desc(_ text: String, _ attributes: Attribute...) -> HTML {
    .element("desc", attributes, text: text)
  }

  /// Shapes that are drawn where ``use(_:_:)`` names them.
  public static func defs(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("defs", attributes, content())
  }

  /// A drawing within ``defs(_:content:)`` with a `.viewBox` and an `.id`, such as an icon.
  public static func symbol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
    .element("symbol", attributes, content())
  }

  /// Draws what has the address, as `#icon-kept` or `/assets/icons.svg#kept`.
  public static func use(_ address: WebAddress, _ attributes: Attribute...) -> HTML {
    .element("use", [.href(address), .all(attributes)], HTML())
  }

  /// A link around shapes.
  public static func a(
    _ address: WebAddress, _ attributes: Attribute..., @HTMLBuilder content: () -> HTML
  ) -> HTML {
    .element("a", [.href(address), .all(attributes)], content())
  }
}
