/// A rectangle on a page, in PDF points from the upper left corner.
public struct Box: Hashable, Sendable {
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  func joined(with other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

/// A page with the place of each of its words.
public struct PageBoxes: Sendable {
  public struct Word: Sendable {
    public var text: String
    public var box: Box
  }

  /// Points.
  public var width: Double
  /// Points.
  public var height: Double
  public let words: [Word]
  private let keys: WordKeys

  init(width: Double, height: Double, words: [Word]) {
    (self.width, self.height, self.words) = (width, height, words)
    keys = WordKeys(words)
  }

  /// The rectangles of an excerpt, one a line and column of print; empty where it is not on the
  /// page. Spacing, hyphens, quotes and list marks do not matter. An excerpt that goes on over the
  /// next page is found as far as this page has it.
  public func boxes(for excerpt: String) -> [Box] {
    search(PageBoxes.fragments(of: excerpt), near: 0).boxes
  }

  /// As `boxes(for:)`, with the excerpt's lines after the last that the page has.
  ///
  /// - Parameter height: about where the excerpt begins, as a share of the page's height, for words
  ///   that stand on the page more than once.
  func search(_ excerpt: String, near height: Double) -> (boxes: [Box], rest: String?) {
    let wanted = PageBoxes.fragments(of: excerpt)
    let (boxes, last) = search(wanted, near: height)
    guard let last, let next = wanted.first(where: { $0.line > last })?.line else {
      return (boxes, nil)
    }
    let lines = excerpt.split(separator: "\n")[next...]
    return (boxes, lines.joined(separator: "\n"))
  }

  private func search(
    _ wanted: [Fragment], near height: Double
  ) -> (boxes: [Box], lastLine: Int?) {
    // The longest piece that the page has is the surest; the others stand around it.
    let order = wanted.indices.sorted { wanted[$0].key.count > wanted[$1].key.count }
    // Of a text that goes on over the page, this one may have only the first lines.
    for anchor in Array(order.prefix(4)) + wanted.indices.prefix(3)
    where wanted[anchor].key.count >= 3 {
      let places = keys.runs(spelling: wanted[anchor].key)
      func distance(_ place: Range<Int>) -> Double {
        abs(words[place.lowerBound].box.top / max(1, self.height) - height)
      }
      guard
        let place = height > 0 ? places.min(by: { distance($0) < distance($1) }) : places.first
      else { continue }
      let found = around(anchor, at: place, wanted)
      return (lines(of: found.words), found.lastLine)
    }
    return ([], nil)
  }

  /// A piece of one printed line: what stands between wide blanks.
  private struct Fragment {
    var line: Int
    var key: [UInt8]
  }

  private static func fragments(of excerpt: String) -> [Fragment] {
    var out: [Fragment] = []
    for (number, line) in excerpt.split(separator: "\n").enumerated() {
      var piece = ""
      var blanks = 0
      func close() {
        let key = Array(TextKey.lettersAndDigits(piece).utf8)
        if !key.isEmpty { out.append(Fragment(line: number, key: key)) }
        piece = ""
      }
      for character in line {
        blanks = character == " " ? blanks + 1 : 0
        if blanks == 2 { close() }
        piece.append(character)
      }
      close()
    }
    return out
  }

  /// The words of all fragments: on each line the nearest that fit, line by line away from the
  /// anchor, and none that are further off than lines of one text are.
  private func around(
    _ anchor: Int, at place: Range<Int>, _ wanted: [Fragment]
  ) -> (words: [Int], lastLine: Int) {
    var found = [anchor: place]
    let upwards = stride(from: anchor - 1, through: 0, by: -1).map { ($0, $0 + 1) }
    let downwards = stride(from: anchor + 1, to: wanted.count, by: 1).map { ($0, $0 - 1) }
    for steps in [upwards, downwards] {
      var last = anchor
      for (index, _) in steps {
        guard let near = found[last] else { break }
        let from = words[near.lowerBound].box.top
        let isSameLine = wanted[index].line == wanted[last].line
        let reach = isSameLine ? 24.0 : 48 * Double(abs(wanted[index].line - wanted[last].line))
        let best = keys.runs(spelling: wanted[index].key)
          .map { (range: $0, distance: words[$0.lowerBound].box.top - from) }
          .filter {
            abs($0.distance) <= reach && (isSameLine || ($0.distance > 0) == (index > last))
          }
          .min { abs($0.distance) < abs($1.distance) }
        if let best {
          found[index] = best.range
          last = index
        }
      }
    }
    let inOrder = found.sorted { $0.key < $1.key }
    return (inOrder.flatMap { Array($0.value) }, wanted[inOrder[inOrder.count - 1].key].line)
  }

  private func lines(of indices: [Int]) -> [Box] {
    var out: [Box] = []
    for index in indices {
      let box = words[index].box
      if let last = out.last, overlap(last, box), box.left >= last.left {
        out[out.count - 1] = last.joined(with: box)
      } else {
        out.append(box)
      }
    }
    return out
  }

  /// Whether two boxes stand on one line of print.
  private func overlap(_ first: Box, _ second: Box) -> Bool {
    let common = min(first.bottom, second.bottom) - max(first.top, second.top)
    return common > 0.5 * min(first.bottom - first.top, second.bottom - second.top)
  }
}
