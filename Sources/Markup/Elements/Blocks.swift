// Blocks of text, and what may be folded away.

/// A paragraph.
public func p(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("p", attributes, content())
}

/// `p` with nothing but text.
public func p(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("p", attributes, text: text)
}

/// Words quoted at length.
public func blockquote(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("blockquote", attributes, content())
}

/// `blockquote` with nothing but text.
public func blockquote(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("blockquote", attributes, text: text)
}

/// Text whose spaces and line ends are kept.
public func pre(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .verbatim("pre", attributes, content())
}

/// `pre` with nothing but text.
public func pre(_ text: String, _ attributes: Attribute...) -> HTML {
  .verbatim("pre", attributes, HTML(text))
}

/// How to reach whoever answers for the page (`address`).
public func contactAddress(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("address", attributes, content())
}

/// `address` with nothing but text.
public func contactAddress(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("address", attributes, text: text)
}

/// A change of subject between paragraphs.
public func hr(_ attributes: Attribute...) -> HTML {
  .void("hr", attributes)
}

/// A part that opens when asked; begins with a ``summary(_:content:)``.
public func details(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("details", attributes, content())
}

/// The line by which a ``details(_:content:)`` is opened.
public func summary(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("summary", attributes, content())
}

/// `summary` with nothing but text.
public func summary(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("summary", attributes, text: text)
}

/// A dialogue on top of the page.
public func dialog(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("dialog", attributes, content())
}

/// What is shown where scripts do not run.
public func noscript(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("noscript", attributes, content())
}

/// `noscript` with nothing but text.
public func noscript(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("noscript", attributes, text: text)
}
