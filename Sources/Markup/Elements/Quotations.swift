// Quotations, changes, and other marks within a line of text.

/// Words quoted within a line (`q`).
public func quote(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("q", attributes, content())
}

/// `q` with nothing but text.
public func quote(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("q", attributes, text: text)
}

/// The name of a work that is quoted.
public func cite(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("cite", attributes, content())
}

/// `cite` with nothing but text.
public func cite(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("cite", attributes, text: text)
}

/// What was added (`ins`).
public func inserted(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("ins", attributes, content())
}

/// `ins` with nothing but text.
public func inserted(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("ins", attributes, text: text)
}

/// What was taken out (`del`).
public func deleted(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("del", attributes, content())
}

/// `del` with nothing but text.
public func deleted(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("del", attributes, text: text)
}

/// Lowered text.
public func sub(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("sub", attributes, content())
}

/// `sub` with nothing but text.
public func sub(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("sub", attributes, text: text)
}

/// Raised text.
public func sup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("sup", attributes, content())
}

/// `sup` with nothing but text.
public func sup(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("sup", attributes, text: text)
}

/// Text of unknown direction, such as a name, kept apart from the text around it.
public func bdi(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("bdi", attributes, content())
}

/// `bdi` with nothing but text.
public func bdi(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("bdi", attributes, text: text)
}

/// A line end that belongs to the text, as in a postal address.
public func br(_ attributes: Attribute...) -> HTML {
  .void("br", attributes)
}

/// A place where a long word may be broken.
public func wbr(_ attributes: Attribute...) -> HTML {
  .void("wbr", attributes)
}
