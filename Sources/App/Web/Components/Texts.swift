import Civil
import Markup
import SiteMap

/// A day, as "27 March 2013", with its machine form beside it.
public func day(_ date: CivilDate) -> HTML {
  time(date.longForm, .datetime(date.description))
}

/// A day for tables, as "27 Mar 2013".
public func shortDay(_ date: CivilDate) -> HTML {
  time(date.shortForm, .datetime(date.description))
}

/// The reference of a record ("REC-2012-07"), which never breaks across lines; a link when it leads
/// somewhere.
public func reference(_ text: String, to address: Address? = nil) -> HTML {
  if let address { return link(text, to: address, .class("reference")) }
  return span(text, .class("reference"))
}

/// A day, or words for there being none.
public func day(_ date: CivilDate?, else words: String) -> HTML {
  date.map { day($0) } ?? span(words, .class("muted"))
}

/// An opening paragraph in larger type: what this page is, in a sentence or two.
public func lead(_ text: String) -> HTML { p(text, .class("lead")) }

/// Small print: where a figure comes from, when it was last changed.
public func muted(_ text: String) -> HTML { p(text, .class("muted")) }

/// A remark set apart from the text around it.
public func insetText(_ text: String) -> HTML { div(.class("inset")) { p(text) } }

/// A remark set apart, with links or several paragraphs.
public func insetText(@HTMLBuilder content: () -> HTML) -> HTML {
  div(.class("inset"), content: content)
}

/// Something that has consequences: read it before going on.
public func warningText(_ text: String) -> HTML {
  div(.class("warning")) {
    span("!", .class("warning-mark"), .aria("hidden", true))
    p {
      span("Warning: ", .class("visually-hidden"))
      text
    }
  }
}

/// Words taken from a report or said by somebody, exactly, and where they stand.
public func quotation(_ words: String, source: String, to address: Address? = nil) -> HTML {
  figure(.class("quotation")) {
    blockquote { for paragraph in paragraphs(words) { p(paragraph) } }
    figcaption {
      if let address { link(source, to: address) } else { HTML(source) }
    }
  }
}

/// Text that somebody typed, with its paragraphs and its line ends kept.
public func prose(_ text: String) -> HTML {
  div(.class("prose")) {
    for paragraph in paragraphs(text) {
      p { paragraph.split(separator: "\n").map { HTML(String($0)) }.joined(by: br()) }
    }
  }
}

/// What is shown where there is nothing yet: why, and what to do.
public func emptyState(_ text: String, @HTMLBuilder action: () -> HTML = { HTML() }) -> HTML {
  div(.class("empty")) {
    p(text)
    action()
  }
}

private func paragraphs(_ text: String) -> [String] {
  var found: [[Substring]] = [[]]
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.allSatisfy(\.isWhitespace) {
      found.append([])
    } else {
      found[found.count - 1].append(line)
    }
  }
  return found.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
}
