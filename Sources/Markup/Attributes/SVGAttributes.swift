// How shapes are painted and placed. Colours with a meaning belong in a class.

extension Attribute {
  /// The part of the plane that is shown.
  public static func viewBox(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double
  ) -> Attribute {
    Attribute("viewBox", [x, y, width, height].map(decimal).joined(separator: " "))
  }

  /// How the drawing fits a box of another shape, as `none` or `xMidYMid meet`.
  public static func preserveAspectRatio(_ rule: String) -> Attribute {
    Attribute("preserveAspectRatio", rule)
  }

  /// The colour inside.
  public static func fill(_ paint: String) -> Attribute { Attribute("fill", paint) }

  /// The colour of the line.
  public static func stroke(_ paint: String) -> Attribute { Attribute("stroke", paint) }

  /// The width of the line.
  public static func strokeWidth(_ width: Double) -> Attribute { Attribute("stroke-width", width) }

  /// The lengths of dashes and gaps, as `4 2`.
  public static func strokeDasharray(_ lengths: String) -> Attribute {
    Attribute("stroke-dasharray", lengths)
  }

  /// The ends of the line: `butt`, `round`, `square`.
  public static func strokeLinecap(_ form: String) -> Attribute {
    Attribute("stroke-linecap", form)
  }

  /// The corners of the line: `miter`, `round`, `bevel`.
  public static func strokeLinejoin(_ form: String) -> Attribute {
    Attribute("stroke-linejoin", form)
  }

  /// From 0, not to be seen, to 1.
  public static func opacity(_ share: Double) -> Attribute { Attribute("opacity", share) }

  /// Moves, turns or scales: `translate(10 20)`.
  public static func transform(_ steps: String) -> Attribute { Attribute("transform", steps) }

  /// Which part of a line of text stands at its x.
  public static func textAnchor(_ anchor: TextAnchor) -> Attribute {
    Attribute("text-anchor", anchor.rawValue)
  }

  /// Which height of a line of text stands at its y: `middle`, `hanging`.
  public static func dominantBaseline(_ baseline: String) -> Attribute {
    Attribute("dominant-baseline", baseline)
  }

  /// Lines that keep their width however the drawing is scaled.
  public static var nonScalingStroke: Attribute { Attribute("vector-effect", "non-scaling-stroke") }
}

/// Which part of a line of text stands at its x.
public enum TextAnchor: String, Sendable {
  case start, middle, end
}
