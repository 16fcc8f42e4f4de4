/// The graded headings over the parts of the findings. In two columns their words and their grade
/// stand among one another; here each is one line: "Leadership, management and governance: good".
struct GradedParts: Sendable {
  struct Part: Sendable {
    var heading: String
    /// The body index after the heading.
    var end: Int
  }

  private var parts: [Int: Part] = [:]

  init() {}

  init(_ judgements: [Judgement], of kind: ReportKind, in body: [BodyLine]) {
    for judgement in judgements where judgement.key != .overall {
      let area = JudgementArea.table(of: kind).first { $0.key == judgement.key }
      // What sentences say of the board is told of it, and no heading.
      for reading in judgement.readings
      where reading.source == .heading
        || (reading.source == .statement && judgement.key != .lscb)
      {
        guard let start = body.firstIndex(where: { reading.place.holds($0) }) else { continue }
        let lines = body[start...].prefix { reading.place.holds($0) }
        guard GradedParts.isHeading(lines, in: body) else { continue }
        parts[start] = Part(
          heading: GradedParts.heading(lines, labels: area?.allLabels ?? [], reading.grade),
          end: lines.endIndex)
      }
    }
  }

  subscript(index: Int) -> Part? { parts[index] }

  /// Whether a heading parts what stands under a graded heading: "Summary", "Inspection findings".
  static func isWithin(_ heading: String) -> Bool {
    ["summary", "inspectionfinding", "inspectionfindings", "keyjudgementjudgementgrade"].contains(
      TextKey.letters(heading))
  }

  /// Whether a heading opens what is told of the board, which has a grade of its own.
  static func isOfBoard(_ heading: String) -> Bool {
    let key = TextKey.letters(heading)
    return key.contains("safeguardingchildrenboard") || key.contains("lscb")
  }

  /// A sentence that gives a grade may stand in a text too; printed as a heading with a full
  /// stop, it stands apart.
  private static func isHeading(_ lines: ArraySlice<BodyLine>, in body: [BodyLine]) -> Bool {
    guard let first = lines.first, let last = lines.last, first.text.startsUppercase,
      ListMarker(first.line) == nil
    else { return false }
    guard !lines.dropLast().contains(where: \.text.endsSentence),
      !lines.contains(where: { $0.text.contains(". ") })
    else { return false }
    if !last.text.endsSentence { return true }
    let opens =
      first.opensBlock
      || lines.startIndex > 0 && body[lines.startIndex - 1].key.hasPrefix("inspectionjudg")
    let isApart = lines.endIndex == body.endIndex || body[lines.endIndex].opensBlock
    return opens && isApart
      && (first.key.hasPrefix("thegradedjudg") || SectionHeadings.isGraded(first.key))
  }

  private static func heading(
    _ lines: ArraySlice<BodyLine>, labels: [String], _ grade: Grade
  ) -> String {
    var rows: [TableColumns] = []
    for line in lines {
      let open = rows.isEmpty ? nil : rows.map(\.labelKey).joined()
      rows.append(TableColumns(line, labels: labels, open: open))
    }
    let isParted = rows.contains { !$0.gradeKey.isEmpty && $0.label != $0.grade }
    let words = rows.map(\.label).filter { !$0.isEmpty }
    guard isParted,
      lines.contains(where: { $0.text.firstRange(of: "   ") != nil })
        || rows.contains(where: \.label.isEmpty)
    else {
      let text = joinedText(lines.map(\.text))
      return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
    return "\(joinedText(words)): \(grade.rawValue)"
  }
}

extension Place {
  fileprivate func holds(_ line: BodyLine) -> Bool {
    line.line.page == page && lines.contains(line.line.number)
  }
}
