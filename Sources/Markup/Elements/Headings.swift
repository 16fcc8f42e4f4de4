// Headings; a page has one `h1`, and no level is left out.

/// The heading of the page.
public func h1(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h1", attributes, content())
}

/// `h1` with nothing but text.
public func h1(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("h1", attributes, text: text)
}

/// The heading of a section.
public func h2(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h2", attributes, content())
}

/// `h2` with nothing but text.
public func h2(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("h2", attributes, text: text)
}

/// A heading below `h2`.
public func h3(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h3", attributes, content())
}

/// `h3` with nothing but text.
public func h3(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("h3", attributes, text: text)
}

/// A heading below `h3`.
public func h4(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h4", attributes, content())
}

/// `h4` with nothing but text.
public func h4(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("h4", attributes, text: text)
}

/// A heading below `h4`.
public func h5(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h5", attributes, content())
}

/// `h5` with nothing but text.
public func h5(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("h5", attributes, text: text)
}

/// A heading below `h5`.
public func h6(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("h6", attributes, content())
}

/// `h6` with nothing but text.
public func h6(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("h6", attributes, text: text)
}
