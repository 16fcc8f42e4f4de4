// Choices and measures within a form.

/// A choice among options.
public func select(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("select", attributes, content())
}

/// Options under one `.label`.
public func optgroup(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("optgroup", attributes, content())
}

/// An option of a ``select(_:content:)``; what is sent is `.value`, or else the text.
public func option(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("option", attributes, text: text)
}

/// Suggestions for an ``input(_:)`` that names it with `.list`.
public func datalist(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("datalist", attributes, content())
}

/// How far a task has come, with the same in words.
public func progress(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("progress", attributes, text: text)
}

/// A measure within a known range, with the same in words.
public func meter(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("meter", attributes, text: text)
}
