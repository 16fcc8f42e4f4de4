// What any element may have.

extension Attribute {
  /// A name for the element that no other on the page has.
  public static func id(_ id: String) -> Attribute { Attribute("id", id) }

  /// One class or several, with spaces between them. Given twice, they are joined.
  public static func `class`(_ names: String) -> Attribute { Attribute("class", names) }

  /// A remark that shows on hovering only; what matters has to stand on the page.
  public static func title(_ text: String) -> Attribute { Attribute("title", text) }

  /// The language of the content, as `en-GB` or `ur`.
  public static func lang(_ code: String) -> Attribute { Attribute("lang", code) }

  /// The direction of the content.
  public static func dir(_ direction: TextDirection) -> Attribute {
    Attribute("dir", direction.rawValue)
  }

  /// Whether the content may be translated by the browser.
  public static func translate(_ on: Bool) -> Attribute {
    Attribute("translate", on ? "yes" : "no")
  }

  /// Not shown, to nobody.
  public static var hidden: Attribute { .hidden(true) }

  /// Whether it is not shown.
  public static func hidden(_ on: Bool) -> Attribute { Attribute("hidden", flag: on) }

  /// Shown, but cannot be used.
  public static var inert: Attribute { Attribute("inert", flag: true) }

  /// Reached by keyboard in page order (0) or by a script or link only (-1).
  public static func tabindex(_ index: Int) -> Attribute { Attribute("tabindex", index) }

  /// What assistive technology takes the element for, where the element itself does not say it.
  public static func role(_ role: String) -> Attribute { Attribute("role", role) }

  /// An ARIA attribute: `.aria("label", "Breadcrumb")`, `.aria("current", "page")`.
  public static func aria(_ name: StaticString, _ value: String) -> Attribute {
    Attribute(.aria, named: name, value)
  }

  /// An ARIA attribute that is true or false: `.aria("expanded", isOpen)`.
  public static func aria(_ name: StaticString, _ value: Bool) -> Attribute {
    Attribute(.aria, named: name, value ? "true" : "false")
  }

  /// A value for the page's own script: `.data("autosave", "/drafts/7")`.
  public static func data(_ name: StaticString, _ value: String) -> Attribute {
    Attribute(.data, named: name, value)
  }
}

/// The direction in which text runs.
public enum TextDirection: String, Sendable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
  /// As its first letters say: for names and for what people wrote.
  case automatic = "auto"
}
