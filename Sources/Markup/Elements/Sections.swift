// The parts of a page: landmarks, sections and headings.

/// The page's own content (`main`). One a page; named so because `main` is the program's entry.
public func mainLandmark(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("main", attributes, content())
}

/// What introduces the page or a section.
public func header(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("header", attributes, content())
}

/// What closes the page or a section.
public func footer(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("footer", attributes, content())
}

/// A group of links to navigate by; give it a label if there are several.
public func nav(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("nav", attributes, content())
}

/// A part of the page with a heading of its own.
public func section(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("section", attributes, content())
}

/// A part that makes sense by itself: a report, a question with its answer.
public func article(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("article", attributes, content())
}

/// What stands beside the content.
public func aside(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("aside", attributes, content())
}

/// A box without meaning, for layout.
public func div(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
  .element("div", attributes, content())
}

/// `div` with nothing but text.
public func div(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("div", attributes, text: text)
}
