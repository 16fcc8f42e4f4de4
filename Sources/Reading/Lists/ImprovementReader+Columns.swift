/// Lists whose text lies in two columns: what stands side by side is no sentence.
extension ImprovementReader {
  /// What two columns make doubtful of a whole list; nil where its lines lie in one.
  mutating func columnsDoubt(
    of items: [ListItems.Item], under heading: BodyLine, section: String
  ) -> Certainty? {
    let lines = items.flatMap(\.lines)
    let pages = Set(lines.map(\.line.page)).sorted()
    guard
      let page = pages.first(where: { page in
        Self.liesInTwoColumns(lines.filter { $0.line.page == page })
      })
    else { return nil }
    warnings.append(
      "The list under “\(section)” seems to lie in two columns on page \(page), and words that stand "
        + "side by side may be joined; compare the items with the page.")
    return .uncertain(
      "The text of page \(page) seems to lie in two columns, which were not parted.")
  }

  /// Whether words begin at one place far to the right in two lines at least, beside other words
  /// or between lines that begin to the left.
  private static func liesInTwoColumns(_ lines: [BodyLine]) -> Bool {
    guard let left = lines.map(\.indent).min() else { return false }
    var starts: [(line: Int, column: Int)] = []
    for (index, line) in lines.enumerated() {
      if line.indent >= left + leastWidth {
        starts.append((index, line.indent))
      } else if let column = rightColumn(of: line) {
        starts.append((index, column))
      }
    }
    return starts.contains { start in
      let same = starts.filter { abs($0.column - start.column) <= 4 }.map(\.line)
      guard same.count >= 2, let first = same.first else { return false }
      return lines[first...].contains { $0.indent < left + leastWidth }
    }
  }

  /// Where words begin behind a wide space within a line, with others before it.
  private static func rightColumn(of line: BodyLine) -> Int? {
    let text = line.text
    guard let gap = text.ranges(of: "   ").last else { return nil }
    let before = text[..<gap.lowerBound]
    let width = text.distance(from: text.startIndex, to: gap.upperBound)
    guard width >= leastWidth, before.contains(where: \.isLetter),
      text[gap.upperBound...].contains(where: \.isLetter)
    else { return nil }
    return line.indent + width
  }

  /// Characters that the narrowest column of a page has.
  private static let leastWidth = 25
}
