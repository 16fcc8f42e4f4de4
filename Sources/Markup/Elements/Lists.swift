// Lists.

/// A list whose order does not matter.
public func ul(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ul", attributes, content())
}

/// A list whose order matters.
public func ol(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ol", attributes, content())
}

/// An entry of a list.
public func li(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("li", attributes, content())
}

/// `li` with nothing but text.
public func li(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("li", attributes, text: text)
}

/// Names with their values: a summary list. A `div` may hold each pair.
public func dl(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dl", attributes, content())
}

/// A name in a ``dl(_:content:)``.
public func dt(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dt", attributes, content())
}

/// `dt` with nothing but text.
public func dt(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("dt", attributes, text: text)
}

/// A value in a ``dl(_:content:)``.
public func dd(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  .element("dd", attributes, content())
}

/// `dd` with nothing but text.
public func dd(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("dd", attributes, text: text)
}
