// Meaning within a line of text.

/// A link: `a("Plan", .href("/plan"))`.
public func a(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("a", attributes, content())
}

/// `a` with nothing but text.
public func a(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("a", attributes, text: text)
}

/// A stretch of text without meaning, for a class or a language.
public func span(
  _ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }
) -> HTML {
  .element("span", attributes, content())
}

/// `span` with nothing but text.
public func span(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("span", attributes, text: text)
}

/// Words of great importance.
public func strong(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("strong", attributes, content())
}

/// `strong` with nothing but text.
public func strong(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("strong", attributes, text: text)
}

/// Words that are stressed.
public func em(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("em", attributes, content())
}

/// `em` with nothing but text.
public func em(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("em", attributes, text: text)
}

/// A side remark, the small print.
public func small(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("small", attributes, content())
}

/// `small` with nothing but text.
public func small(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("small", attributes, text: text)
}

/// Words that are highlighted, as what was searched for.
public func mark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("mark", attributes, content())
}

/// `mark` with nothing but text.
public func mark(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("mark", attributes, text: text)
}

/// An abbreviation; `.title` says it in full.
public func abbr(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("abbr", attributes, content())
}

/// `abbr` with nothing but text.
public func abbr(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("abbr", attributes, text: text)
}

/// The term that is defined here.
public func dfn(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dfn", attributes, content())
}

/// `dfn` with nothing but text.
public func dfn(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("dfn", attributes, text: text)
}

/// A date or a time, with `.datetime` for machines.
public func time(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("time", attributes, content())
}

/// `time` with nothing but text.
public func time(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("time", attributes, text: text)
}

/// A piece of code, a code value or a file name.
public func code(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("code", attributes, content())
}

/// `code` with nothing but text.
public func code(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("code", attributes, text: text)
}

/// A key to press.
public func kbd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("kbd", attributes, content())
}

/// `kbd` with nothing but text.
public func kbd(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("kbd", attributes, text: text)
}
