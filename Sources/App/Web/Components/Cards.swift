import Markup
import SiteMap

/// Cards side by side, as many as fit.
public func cards(@HTMLBuilder content: () -> HTML) -> HTML {
  div(.class("cards"), content: content)
}

/// One thing among several, with what matters about it; the title is the link to it.
///
/// - Parameters:
///   - kicker: what kind of thing it is, small, above the title.
///   - level: the level of the heading: 2 below the page's title, 3 below a section's.
public func card(
  _ title: String, to address: Address? = nil, kicker: String? = nil, level: Int = 3,
  @HTMLBuilder content: () -> HTML = { HTML() }
) -> HTML {
  article(.class("card")) {
    if let kicker { p(kicker, .class("kicker")) }
    heading(level) {
      if let address { link(title, to: address) } else { HTML(title) }
    }
    content()
  }
}

/// A part of the page under a heading of the second level, with an id to link to.
public func part(_ title: String, id: String? = nil, @HTMLBuilder content: () -> HTML) -> HTML {
  section(.class("part"), id.map { .id($0) } ?? .none) {
    h2(title)
    content()
  }
}

/// A panel that stands out: the one thing that matters now.
public func panel(
  _ title: String, tone: Tone = .gold, level: Int = 2, @HTMLBuilder content: () -> HTML
) -> HTML {
  section(.class("panel tone-" + tone.rawValue)) {
    heading(level) { HTML(title) }
    content()
  }
}

/// Two columns on a wide screen, one below the other on a narrow one: a form beside the page of the
/// report it comes from.
public func sideBySide(
  @HTMLBuilder _ left: () -> HTML, @HTMLBuilder beside right: () -> HTML
) -> HTML {
  div(.class("side-by-side")) {
    div(.class("side"), content: left)
    div(.class("side side-aside"), content: right)
  }
}

func heading(_ level: Int, @HTMLBuilder content: () -> HTML) -> HTML {
  switch level {
  case ...2: h2(content: content)
  case 3: h3(content: content)
  default: h4(content: content)
  }
}
