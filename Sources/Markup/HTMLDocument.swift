/// A whole page: doctype, language, title, and what stands in head and body.
///
/// Character set and viewport are written for every page.
public struct HTMLDocument: Sendable {
  /// The language of the page, as `en-GB`.
  public var language: String
  /// What the browser's tab, its history and a screen reader call the page.
  public var title: String
  /// Attributes of the `html` element, such as `.class` or `.data("theme", "dark")`.
  public var rootAttributes: [Attribute]
  /// Attributes of the `body` element.
  public var bodyAttributes: [Attribute]
  /// What the head holds besides title, character set and viewport.
  public var head: HTML
  /// What the body holds.
  public var body: HTML

  /// A page with a title; `head` and `body` are builders.
  public init(
    language: String = "en-GB", title: String, rootAttributes: [Attribute] = [],
    bodyAttributes: [Attribute] = [], @HTMLBuilder head: () -> HTML = { HTML() },
    @HTMLBuilder body: () -> HTML
  ) {
    self.language = language
    self.title = title
    self.rootAttributes = rootAttributes
    self.bodyAttributes = bodyAttributes
    self.head = head()
    self.body = body()
  }

  /// The whole page as one piece of markup.
  public var html: HTML {
    let top = HTML.element(
      "head", [], HTML([Self.preamble, .element("title", [], text: title), head]))
    let page = HTML.element(
      "html", [.lang(language), .all(rootAttributes)],
      HTML([top, .element("body", bodyAttributes, body)]))
    return HTML([Self.doctype, page])
  }

  /// The whole page in UTF-8.
  public func rendered() -> [UInt8] {
    html.rendered()
  }

  /// Appends the whole page in UTF-8 to a buffer.
  public func write(into buffer: inout [UInt8]) {
    html.write(into: &buffer)
  }

  private static let doctype = HTML.raw("<!DOCTYPE html>\n")
  private static let preamble = HTML.raw(
    """
    <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    """)
}

extension HTMLDocument: CustomStringConvertible {
  /// The whole page as a string, for tests.
  public var description: String { html.description }
}
