/// Reads what `pdftotext -bbox-layout` writes: words with their rectangles. The tool's output is
/// plain enough that no XML parser is needed, and one line that is odd costs one word.
enum BoxLayoutParser {
  static func page(_ bytes: [UInt8]) -> PageBoxes? {
    var page: PageBoxes?
    for line in bytes.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self).trimmed
      if text.starts(withBytes: "<page ") {
        guard let width = number("width", in: text), let height = number("height", in: text) else {
          return nil
        }
        page = PageBoxes(width: width, height: height, words: [])
      } else if text.starts(withBytes: "<word ") {
        if let word = word(text) { page?.words.append(word) }
      } else if text.starts(withBytes: "</page>") {
        break
      }
    }
    return page
  }

  private static func word(_ text: String) -> PageBoxes.Word? {
    guard let left = number("xMin", in: text), let top = number("yMin", in: text),
      let right = number("xMax", in: text), let bottom = number("yMax", in: text),
      let open = text.firstIndex(of: ">"), let close = text.range(ofEndTag: "</word>"),
      open < close
    else { return nil }
    let content = String(text[text.index(after: open)..<close])
    return PageBoxes.Word(
      text: plain(content), box: Box(left: left, top: top, right: right, bottom: bottom))
  }

  /// The value of `name="…"`.
  private static func number(_ name: String, in text: String) -> Double? {
    guard let start = text.firstRange(of: " " + name + "=\"")?.upperBound else { return nil }
    let value = text[start...].prefix { $0 != "\"" }
    guard let number = Double(value), number.isFinite else { return nil }
    return number
  }

  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&apos;", with: "'")
      .replacing("&amp;", with: "&")
  }
}

extension String {
  fileprivate func range(ofEndTag tag: String) -> Index? {
    ranges(of: tag).last?.lowerBound
  }
}
