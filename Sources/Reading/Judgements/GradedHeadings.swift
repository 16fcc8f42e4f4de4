/// Grades in the headings of the body: "The experiences and progress of children in care: good",
/// "Leadership, management and governance    Good", "Capacity to improve / Grade 3 (Adequate)".
/// They are the second, independent reading of the table.
enum GradedHeadings {
  /// Every graded heading of an area in the lines, in printed order.
  static func readings(of area: JudgementArea, in body: ArraySlice<BodyLine>) -> [JudgementReading]
  {
    let labels = area.allLabels.sorted { $0.utf8.count > $1.utf8.count }
    let openings = Set(labels.map(TextKey.opening))
    var found: [JudgementReading] = []
    for index in body.indices where openings.contains(body[index].line.opening) {
      guard let first = body[index].text.first, first.isUppercase || first.isNumber else {
        continue
      }
      if let reading = reading(at: index, labels: labels, in: body) { found.append(reading) }
    }
    return found
  }

  /// The grade a heading that opens at an index gives, over at most five lines.
  static func reading(
    at index: Int, labels: [String], in body: ArraySlice<BodyLine>
  ) -> JudgementReading? {
    for label in labels {
      var left = ""
      var right = ""
      var whole = ""
      var broken: String?
      for end in index..<min(index + 5, body.endIndex) {
        let line = body[end]
        let columns = TableColumns(
          line, labels: [label], after: broken, open: end == index ? nil : left)
        left += columns.labelKey
        right += columns.gradeKey
        if !columns.gradeKey.isEmpty { broken = BrokenGrade.opening(columns.grade, right) }
        whole += line.key
        let lines = body[index...end]
        let grade =
          (left == label ? Grade(numberedKey: right) : nil) ?? statement(whole, after: label)
        if let grade, let place = Place(lines) {
          let source: JudgementReading.Source = left == label ? .heading : .statement
          return JudgementReading(source: source, grade: grade, place: place)
        }
        guard
          label.hasPrefix(left)
            || (whole.hasPrefix(label) && whole.utf8.count < label.utf8.count + 60)
        else { break }
      }
    }
    return nil
  }

  private static func statement(_ key: String, after label: String) -> Grade? {
    guard key.hasPrefix(label) else { return nil }
    var rest = key.dropFirst(label.utf8.count)
    if rest.hasSuffix("because") { rest = rest.dropLast(7) }
    guard !rest.isEmpty else { return nil }
    return Grade(statement: rest)
  }
}
