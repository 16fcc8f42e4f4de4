/// Reads what `pdftotext -bbox-layout` writes: words with their rectangles. The tool's output is
/// plain enough that no XML parser is needed, and one line that is odd costs one word.
enum BoxLayoutParser {
  /// The first page.
  static func page(_ bytes: [UInt8]) -> PageBoxes? { pages(bytes, atMost: 1).first }

  /// All pages, up to the first whose size is not said.
  static func pages(_ bytes: [UInt8], atMost limit: Int = .max) -> [PageBoxes] {
    var pages: [PageBoxes] = []
    var open: (width: Double, height: Double)?
    var words: [PageBoxes.Word] = []
    func close() {
      guard let page = open else { return }
      pages.append(PageBoxes(width: page.width, height: page.height, words: words))
      (open, words) = (nil, [])
    }
    for line in bytes.split(separator: 0x0A) {
      // Lines, blocks and flows, which nobody asks for, are most of what there is.
      let line = line.drop { $0 == 0x20 }
      guard line.count > 6, line.first == 0x3C else { continue }
      switch line[line.startIndex + 1] {
      case 0x70 where line.starts(with: "<page ".utf8):
        close()
        guard pages.count < limit, let width = number(" width=\"", in: line),
          let height = number(" height=\"", in: line)
        else { return pages }
        (open, words) = ((width, height), [])
      case 0x77 where line.starts(with: "<word ".utf8):
        if let word = word(line) { words.append(word) }
      default: continue
      }
    }
    close()
    return pages
  }

  private static func word(_ line: ArraySlice<UInt8>) -> PageBoxes.Word? {
    guard let left = number(" xMin=\"", in: line), let top = number(" yMin=\"", in: line),
      let right = number(" xMax=\"", in: line), let bottom = number(" yMax=\"", in: line),
      let open = line.firstIndex(of: 0x3E), let close = line.lastIndex(of: 0x3C), open < close
    else { return nil }
    let content = plain(String(decoding: line[(open + 1)..<close], as: UTF8.self))
    return PageBoxes.Word(
      text: content.utf8.contains { $0 >= 0x80 } ? PlainCharacters.plain(content) : content,
      box: Box(left: left, top: top, right: right, bottom: bottom))
  }

  /// The value of the attribute that opens so.
  private static func number(_ opening: StaticString, in line: ArraySlice<UInt8>) -> Double? {
    guard let start = ByteSearch.place(of: opening, in: line) else { return nil }
    let value = line[(start + opening.utf8CodeUnitCount)...].prefix { $0 != 0x22 }
    guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
      return nil
    }
    return number
  }

  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&apos;", with: "'")
      .replacing("&amp;", with: "&")
  }
}
