// Forms and the fields in them.

/// A form: `form(.action("/answers"), .method(.post)) { … }`.
public func form(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("form", attributes, content())
}

/// Fields that answer one question; begins with a ``legend(_:content:)``.
public func fieldset(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("fieldset", attributes, content())
}

/// The question that a ``fieldset(_:content:)`` asks.
public func legend(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("legend", attributes, content())
}

/// `legend` with nothing but text.
public func legend(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("legend", attributes, text: text)
}

/// The name of a field, tied to it by `.for`.
public func label(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("label", attributes, content())
}

/// `label` with nothing but text.
public func label(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("label", attributes, text: text)
}

/// A field of one line, a box to tick, a file to choose: see `.type`.
public func input(_ attributes: Attribute...) -> HTML {
  .void("input", attributes)
}

/// A button; without `.type` it sends its form.
public func button(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("button", attributes, content())
}

/// `button` with nothing but text.
public func button(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("button", attributes, text: text)
}

/// A field of several lines with the text it holds, to the letter.
public func textarea(_ text: String, _ attributes: Attribute...) -> HTML {
  .verbatim("textarea", attributes, HTML(text))
}

/// The result of a calculation or of what a person just did.
public func output(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("output", attributes, content())
}

/// `output` with nothing but text.
public func output(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("output", attributes, text: text)
}
