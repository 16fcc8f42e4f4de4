// What a field expects.

extension Attribute {
  /// What the browser may fill in: `email`, `current-password`, `off`.
  public static func autocomplete(_ purpose: String) -> Attribute {
    Attribute("autocomplete", purpose)
  }

  /// The keyboard that fits: `numeric`, `tel`, `email`.
  public static func inputmode(_ mode: String) -> Attribute { Attribute("inputmode", mode) }

  /// What the enter key of a phone says: `search`, `send`.
  public static func enterkeyhint(_ hint: String) -> Attribute { Attribute("enterkeyhint", hint) }

  /// Whether spelling is checked.
  public static func spellcheck(_ on: Bool) -> Attribute {
    Attribute("spellcheck", on ? "true" : "false")
  }

  /// An example inside an empty field; never instead of a label.
  public static func placeholder(_ text: String) -> Attribute { Attribute("placeholder", text) }

  /// The least value, a number or a date.
  public static func min(_ value: String) -> Attribute { Attribute("min", value) }

  /// The least value.
  public static func min(_ number: Int) -> Attribute { Attribute("min", number) }

  /// The greatest value, a number or a date.
  public static func max(_ value: String) -> Attribute { Attribute("max", value) }

  /// The greatest value.
  public static func max(_ number: Int) -> Attribute { Attribute("max", number) }

  /// The distance between permitted values, or `any`.
  public static func step(_ step: String) -> Attribute { Attribute("step", step) }

  /// The least number of characters.
  public static func minlength(_ count: Int) -> Attribute { Attribute("minlength", count) }

  /// The greatest number of characters.
  public static func maxlength(_ count: Int) -> Attribute { Attribute("maxlength", count) }

  /// The regular expression a value has to match.
  public static func pattern(_ expression: String) -> Attribute { Attribute("pattern", expression) }

  /// The width of a field in characters.
  public static func size(_ count: Int) -> Attribute { Attribute("size", count) }

  /// The height of a text area in lines.
  public static func rows(_ count: Int) -> Attribute { Attribute("rows", count) }

  /// The width of a text area in characters.
  public static func cols(_ count: Int) -> Attribute { Attribute("cols", count) }

  /// The media types or file endings a file field takes: `.pdf,application/pdf`.
  public static func accept(_ types: String) -> Attribute { Attribute("accept", types) }

  /// The id of the ``datalist(_:content:)`` with suggestions.
  public static func list(_ id: String) -> Attribute { Attribute("list", id) }
}

/// How a form is sent.
public enum FormMethod: String, Sendable {
  case get, post
  /// Closes the dialogue it stands in.
  case dialog
}

/// How a form is packed.
public enum FormEncoding: String, Sendable {
  case urlEncoded = "application/x-www-form-urlencoded"
  case multipart = "multipart/form-data"
}

/// The kind of an ``input(_:)`` or a ``button(_:content:)``.
public enum InputType: String, Sendable {
  case text, search, email, tel, url, password, number, range
  case date, time, week, month
  case dateTime = "datetime-local"
  case checkbox, radio, file, color, hidden
  case submit, reset, button
}
