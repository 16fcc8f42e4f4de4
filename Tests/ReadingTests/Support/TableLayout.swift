/// The first page's table of grades, printed another way.
enum TableLayout {
  private static let grades = [
    "requires improvement to be good", "requires improvement", "outstanding", "inadequate", "good",
  ]

  /// The lines of the table on the first page; nil where there is none.
  static func rows(of lines: [String]) -> Range<Int>? {
    let start = lines.firstIndex {
      let words = $0.split(separator: " ").map { $0.lowercased() }
      return words == ["judgement", "grade"]
        || $0.lowercased().contains("children who need help and protection")
    }
    let end = lines.lastIndex {
      $0.lowercased().contains("overall effectiveness")
        || $0.lowercased().contains("leadership, management and governance")
    }
    guard let start, let end, start < end, end - start < 40 else { return nil }
    return start..<(end + 1)
  }

  /// What stands in the second column, and where it begins.
  private static func grade(of line: String) -> (column: Int, text: String)? {
    guard let gap = line.ranges(of: "   ").last else { return nil }
    let rest = line[gap.upperBound...].drop { $0 == " " }
    let key = rest.lowercased()
    guard grades.contains(where: { $0.hasPrefix(key) || key.hasPrefix($0) }) || key == "to be good"
    else { return nil }
    return (line.distance(from: line.startIndex, to: rest.startIndex), String(rest))
  }

  static func moveColumns(_ paper: inout PrintedPaper, _ numbers: inout SeededNumbers) {
    guard let rows = rows(of: paper.pages[0]) else { return }
    let widest =
      paper.pages[0][rows].map { line in
        grade(of: line).map { trimmed(line.prefix($0.column)).count } ?? trimmed(line).count
      }.max() ?? 0
    let column = widest + Int.random(in: 3...40, using: &numbers)
    for index in rows {
      let line = paper.pages[0][index]
      guard let grade = grade(of: line) else { continue }
      let label = trimmed(line.prefix(grade.column))
      paper.pages[0][index] =
        label + String(repeating: " ", count: max(3, column - label.count)) + grade.text
    }
  }

  /// "Requires improvement to be good" over two or three lines, beginning beside the label or
  /// above it.
  static func wrapGrades(_ paper: inout PrintedPaper, _ numbers: inout SeededNumbers) {
    guard let rows = rows(of: paper.pages[0]) else { return }
    let splits = [
      ["Requires improvement", "to be good"], ["Requires", "improvement to be", "good"],
      ["Requires improvement to", "be good"], ["Requires", "improvement", "to be good"],
    ]
    let split = splits.randomElement(using: &numbers) ?? splits[0]
    var out: [String] = []
    for (index, line) in paper.pages[0].enumerated() {
      guard rows.contains(index), let grade = grade(of: line),
        grade.text.lowercased() == "requires improvement to be good"
      else {
        out.append(line)
        continue
      }
      let blank = String(repeating: " ", count: grade.column)
      out.append(String(line.prefix(grade.column)) + split[0])
      out += split.dropFirst().map { blank + $0 }
    }
    paper.pages[0] = out
  }

  /// "Requires Improvement To Be Good", "REQUIRES IMPROVEMENT"
  static func capitalise(_ paper: inout PrintedPaper) {
    guard let rows = rows(of: paper.pages[0]) else { return }
    for index in rows {
      let line = paper.pages[0][index]
      guard let grade = grade(of: line) else { continue }
      paper.pages[0][index] = line.prefix(grade.column) + grade.text.uppercased()
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var out = String(text)
    while out.last == " " { out.removeLast() }
    return out
  }
}
