// Pictures, and what the head of a document loads.

/// A picture, a chart or a quotation with its caption.
public func figure(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("figure", attributes, content())
}

/// The caption of a ``figure(_:content:)``.
public func figcaption(_ attributes: Attribute..., @HTMLBuilder content: () -> HTML) -> HTML {
  .element("figcaption", attributes, content())
}

/// `figcaption` with nothing but text.
public func figcaption(_ text: String, _ attributes: Attribute...) -> HTML {
  .element("figcaption", attributes, text: text)
}

/// A picture. `alt` says the same in words; it is empty only where the picture adds nothing.
public func img(src: WebAddress, alt: String, _ attributes: Attribute...) -> HTML {
  .void("img", [.src(src), .alt(alt), .all(attributes)])
}

/// A stylesheet, for the head of a document.
public func stylesheet(_ address: WebAddress, _ attributes: Attribute...) -> HTML {
  .void("link", [.rel("stylesheet"), .href(address), .all(attributes)])
}

/// A relation of the whole document (`link` in its head): an icon, a feed, the next page.
public func relation(_ kind: String, _ address: WebAddress, _ attributes: Attribute...) -> HTML {
  .void("link", [.rel(kind), .href(address), .all(attributes)])
}

/// A fact about the document, for its head: `meta(name: "description", content: "…")`.
public func meta(name: String, content: String, _ attributes: Attribute...) -> HTML {
  .void("meta", [.name(name), .content(content), .all(attributes)])
}

/// Opens the page again after so many seconds: within `noscript`, for work that is under way.
public func refresh(afterSeconds seconds: Int) -> HTML {
  .void("meta", [Attribute("http-equiv", "refresh"), .content(String(seconds))])
}

/// A script that is loaded. There is no way to write one into the page.
public func script(src: WebAddress, _ attributes: Attribute...) -> HTML {
  .element("script", [.src(src), .all(attributes)], HTML())
}
