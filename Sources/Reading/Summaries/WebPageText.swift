/// The text of a web page: paragraphs parted by empty lines, items with bullets, cells by columns.
/// It reads tags and entities and nothing else; what a page runs or loads is never looked at.
enum WebPageText {
  static func isWebPage(_ text: String) -> Bool {
    let start = text.prefix(2000).lowercased()
    return ["<!doctype html", "<html", "<body", "<p>", "<p ", "<h1", "<div"].contains {
      start.contains($0)
    }
  }

  static func text(of page: String) -> String {
    var reader = Reader()
    var rest = page[...]
    while let first = rest.first {
      if first == "<" {
        rest = reader.tag(rest)
      } else if first == "&" {
        rest = reader.entity(rest)
      } else {
        let run = rest.prefix { $0 != "<" && $0 != "&" }
        reader.add(run)
        rest = rest[run.endIndex...]
      }
    }
    return reader.out
  }

  private struct Reader {
    var out = ""
    private var skipping: String?
    private var link: String?

    mutating func add(_ text: Substring) {
      guard skipping == nil else { return }
      for character in text {
        if character.isWhitespace {
          if let last = out.last, !last.isWhitespace { out.append(" ") }
        } else {
          out.append(character)
        }
      }
    }

    /// Reads one tag, or a "<" that opens none.
    mutating func tag(_ text: Substring) -> Substring {
      if text.hasPrefix("<!--") {
        guard let end = text.firstRange(of: "-->") else { return text[text.endIndex...] }
        return text[end.upperBound...]
      }
      // No tag holds another: so a page of nothing but "<" is read in one pass.
      let stop = text.dropFirst().firstIndex { $0 == ">" || $0 == "<" }
      guard let close = stop, text[close] == ">" else {
        add("<")
        return text.dropFirst()
      }
      let inside = text[text.index(after: text.startIndex)..<close]
      let rest = text[text.index(after: close)...]
      // "<http://…>" is an address in plain text and no tag.
      if inside.hasPrefix("http")
        || inside.first.map({ !"/!?".contains($0) && !$0.isLetter }) ?? true
      {
        add(inside)
        return rest
      }
      let isEnd = inside.hasPrefix("/")
      let name = inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
      apply(name, isEnd: isEnd, inside)
      return rest
    }

    private mutating func apply(_ name: String, isEnd: Bool, _ inside: Substring) {
      if let skipped = skipping {
        if isEnd, name == skipped { skipping = nil }
        return
      }
      switch name {
      case "script", "style", "head", "nav", "footer", "noscript":
        if !isEnd { skipping = name }
      case "br": out.append("\n")
      case "tr": out.append(isEnd ? "" : "\n")
      case "td", "th": if !isEnd, out.last != "\n" { out += "   " }
      case "li": if !isEnd { out += "\n\n• " }
      case "a": anchor(isEnd, inside)
      case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "section",
        "article", "header", "main", "blockquote", "dl", "dt", "dd":
        out += "\n\n"
      default: break
      }
    }

    /// The address of a link is printed after its words.
    private mutating func anchor(_ isEnd: Bool, _ inside: Substring) {
      if isEnd {
        if let link, !out.hasSuffix(link) { out += " " + link }
        link = nil
      } else if let range = inside.firstRange(of: "href=") {
        let value = inside[range.upperBound...]
        let quote = value.first.flatMap { "\"'".contains($0) ? $0 : nil }
        let address =
          quote.map { mark in value.dropFirst().prefix { $0 != mark } }
          ?? value.prefix { !$0.isWhitespace }
        link = address.hasPrefix("http") ? String(address).replacing("&amp;", with: "&") : nil
      }
    }

    mutating func entity(_ text: Substring) -> Substring {
      let body = text.dropFirst().prefix(12)
      guard let end = body.firstIndex(of: ";") else {
        add("&")
        return text.dropFirst()
      }
      let name = body[..<end]
      if skipping == nil { out += Self.named[String(name)] ?? Self.numbered(name) ?? "&\(name);" }
      return text[text.index(after: end)...]
    }

    private static func numbered(_ name: Substring) -> String? {
      guard name.first == "#" else { return nil }
      let digits = name.dropFirst()
      let value =
        digits.first.map { "xX".contains($0) } == true
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    private static let named = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–",
      "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•",
      "hellip": "…", "pound": "£", "eacute": "é",
    ]
  }
}
