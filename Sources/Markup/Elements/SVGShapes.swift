extension SVG {
  /// A rectangle.
  public static func rect(
    x: Double, y: Double, width: Double, height: Double, _ attributes: Attribute...,
    @HTMLBuilder content: () -> HTML = { HTML() }
  ) -> HTML {
    .element(
      "rect",
      [
        Attribute("x", x), Attribute("y", y), Attribute("width", width),
        Attribute("height", height), .all(attributes),
      ], content())
  }

  /// A circle about a centre.
  public static func circle(
    cx: Double, cy: Double, r: Double, _ attributes: Attribute...,
    @HTMLBuilder content: () -> HTML = { HTML() }
  ) -> HTML {
    .element(
      "circle", [Attribute("cx", cx), Attribute("cy", cy), Attribute("r", r), .all(attributes)],
      content())
  }

  /// A straight line from one point to another.
  public static func line(
    x1: Double, y1: Double, x2: Double, y2: Double, _ attributes: Attribute...
  ) -> HTML {
    .element(
      "line",
      [
        Attribute("x1", x1), Attribute("y1", y1), Attribute("x2", x2), Attribute("y2", y2),
        .all(attributes),
      ], HTML())
  }

  /// A line through points, given as x and y.
  public static func polyline(
    _ points: [(x: Double, y: Double)], _ attributes: Attribute...,
    @HTMLBuilder content: () -> HTML = { HTML() }
  ) -> HTML {
    .element("polyline", [Attribute("points", list(points)), .all(attributes)], content())
  }

  /// An area within points, given as x and y.
  public static func polygon(
    _ points: [(x: Double, y: Double)], _ attributes: Attribute...,
    @HTMLBuilder content: () -> HTML = { HTML() }
  ) -> HTML {
    .element("polygon", [Attribute("points", list(points)), .all(attributes)], content())
  }

  /// A shape by its path commands, as `M0 0 L10 10 Z`.
  public static func path(
    _ commands: String, _ attributes: Attribute...,
    @HTMLBuilder content: () -> HTML = { HTML() }
  ) -> HTML {
    .element("path", [Attribute("d", commands), .all(attributes)], content())
  }

  /// A line of text at a point.
  public static func text(
    _ text: String, x: Double, y: Double, _ attributes: Attribute...
  ) -> HTML {
    .element("text", [Attribute("x", x), Attribute("y", y), .all(attributes)], text: text)
  }

  /// A picture within a drawing.
  public static func image(
    _ address: WebAddress, x: Double, y: Double, width: Double, height: Double,
    _ attributes: Attribute...
  ) -> HTML {
    .element(
      "image",
      [
        .href(address), Attribute("x", x), Attribute("y", y), Attribute("width", width),
        Attribute("height", height), .all(attributes),
      ], HTML())
  }

  /// A point that is nowhere is left out.
  private static func list(_ points: [(x: Double, y: Double)]) -> String {
    points.lazy.filter { $0.x.isFinite && $0.y.isFinite }
      .map { decimal($0.x) + "," + decimal($0.y) }.joined(separator: " ")
  }
}
