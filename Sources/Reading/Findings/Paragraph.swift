/// A printed paragraph as one text that still knows which line each of its words stands on.
struct Paragraph: Sendable {
  /// The printed number, where it has one.
  var number: Int?
  /// The heading it stands under.
  var heading: String?
  let lines: [BodyLine]
  /// Line breaks as spaces; without the number or bullet.
  let text: String
  /// Where in `text`, in bytes, the words of each line end.
  private let ends: [Int]

  /// - Parameter opening: the words of the first line, where they are not the whole line.
  init(_ lines: [BodyLine], opening: String? = nil, number: Int? = nil, heading: String? = nil) {
    var text = ""
    var ends: [Int] = []
    ends.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      append(printedLine: index == 0 ? opening ?? line.text : line.text, to: &text)
      ends.append(text.utf8.count)
    }
    (self.lines, self.text, self.ends) = (lines, text, ends)
    (self.number, self.heading) = (number, heading)
  }

  var place: Place? { Place(lines) }

  /// The place of a part of the text: the lines it stands on, and its own page where the paragraph
  /// runs on over a page break.
  func place(of bytes: Range<Int>) -> Place? {
    guard let first = ends.firstIndex(where: { $0 > bytes.lowerBound }) else { return place }
    let last = ends.firstIndex(where: { $0 >= bytes.upperBound }) ?? lines.count - 1
    return Place(lines[first...max(first, last)])
  }

  /// Each sentence with its place.
  var sentences: [Located<String>] {
    Sentences.ranges(in: text).compactMap { range in
      place(of: range).map { Located(part(range), at: $0) }
    }
  }

  func part(_ bytes: Range<Int>) -> String {
    let utf8 = text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
    let to = utf8.index(utf8.startIndex, offsetBy: bytes.upperBound)
    return String(decoding: utf8[from..<to], as: UTF8.self)
  }
}
