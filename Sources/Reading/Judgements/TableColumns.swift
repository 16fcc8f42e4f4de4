/// One line of a table of judgements, parted into what is judged and the grade.
struct TableColumns {
  var label: String
  var labelKey: String
  var grade: String
  var gradeKey: String

  /// - Parameters:
  ///   - labels: the keys of the rows, for lines where a single blank parts the columns.
  ///   - broken: the key of a grade that a hyphen broke off on a line before, as far as it is
  ///     there.
  ///   - open: the key of the row whose label is not whole yet; nil outside a table.
  init(_ line: BodyLine, labels: [String], after broken: String? = nil, open: String? = nil) {
    (label, labelKey, grade, gradeKey) = (line.text, line.key, "", "")
    // In a narrow table the second column begins further left.
    if line.indent >= (open == nil ? 24 : 8),
      TableColumns.isGradePart(line.text, line.key, after: broken)
    {
      (label, labelKey, grade, gradeKey) = ("", "", line.text, line.key)
      return
    }
    if let (left, right) = TableColumns.cut(line.text) {
      let key = TextKey.letters(right)
      if TableColumns.isGradePart(right, key, after: broken) {
        (label, labelKey) = (left, TextKey.letters(left))
        (grade, gradeKey) = (right, key)
        return
      }
    }
    for text in labels where line.key.hasPrefix(text) && line.key != text {
      guard Grade(numberedKey: line.key.dropFirst(text.utf8.count)) != nil else { continue }
      let index = TextKey.index(in: line.text, afterLetters: text.utf8.count)
      label = String(line.text[..<index])
      labelKey = text
      grade = line.text[index...].trimmed
      gradeKey = TextKey.letters(grade)
      return
    }
    if let open { partNarrow(labels, after: broken, open: open) }
  }

  /// "The experiences and Inadequate", "in care to be good": in a narrow table one blank parts the
  /// words of a label from those of its grade.
  private mutating func partNarrow(_ labels: [String], after broken: String?, open: String) {
    let words = label.split(separator: " ")
    for count in (1...3).reversed() where words.count > count {
      let right = words.suffix(count).joined(separator: " ")
      let key = TextKey.letters(right)
      guard TableColumns.isGradePart(right, key, after: broken) else { continue }
      let left = words.dropLast(count).joined(separator: " ")
      let leftKey = TextKey.letters(left)
      guard
        labels.contains(where: {
          (!open.isEmpty && $0.hasPrefix(open + leftKey))
            || (leftKey.utf8.count >= 8 && $0.hasPrefix(leftKey))
        })
      else { continue }
      (label, labelKey, grade, gradeKey) = (left, leftKey, right, key)
      return
    }
  }

  /// A row whose cell says something that is no grade: "Good (previously inadequate)", "Not good".
  /// - Parameter labels: the keys of the rows.
  /// - Returns: the row with the words of its cell; nil where the line is no such row.
  static func unclear(_ line: BodyLine, labels: [String]) -> TableColumns? {
    if let (left, right) = cut(line.text) {
      let key = TextKey.letters(left)
      guard key.utf8.count >= 8, !TextKey.letters(right).isEmpty, right.utf8.count <= 60,
        !right.contains(". "),
        labels.contains(where: { $0.hasPrefix(key) })
      else { return nil }
      return TableColumns(label: left, grade: right)
    }
    for text in labels where line.key.hasPrefix(text) && line.key != text {
      let index = TextKey.index(in: line.text, afterLetters: text.utf8.count)
      let rest = line.text[index...].trimmed
      guard rest.utf8.count <= 60, rest.startsUppercase, !rest.contains(". "),
        opensLikeGrade(rest)
      else { continue }
      return TableColumns(label: String(line.text[..<index]), grade: rest)
    }
    return nil
  }

  private init(label: String, grade: String) {
    (self.label, labelKey) = (label, TextKey.letters(label))
    (self.grade, gradeKey) = (grade, TextKey.letters(grade))
  }

  /// "Not good", "Good (previously inadequate)": and no sentence, which goes on with a verb.
  private static func opensLikeGrade(_ text: String) -> Bool {
    guard let first = text.split(whereSeparator: { !$0.isLetter }).first else { return false }
    let key = first.lowercased()
    return key == "not" || key == "previously" || key.hasPrefix("require") || Grade(key: key) != nil
  }

  /// The text before and after the last stretch of at least two blanks.
  private static func cut(_ text: String) -> (String, String)? {
    let bytes = text.utf8
    var index = bytes.endIndex
    while index > bytes.startIndex {
      let before = bytes.index(before: index)
      if bytes[before] == 0x20, before > bytes.startIndex,
        bytes[bytes.index(before: before)] == 0x20
      {
        return (text[..<before].trimmed, text[index...].trimmed)
      }
      index = before
    }
    return nil
  }

  /// A grade, or the part of one that a wrapped cell leaves on a line.
  private static func isGradePart(_ text: String, _ key: String, after broken: String?) -> Bool {
    guard key.utf8.count <= 32 else { return false }
    return Grade(numberedKey: key) != nil || parts.contains(key)
      || BrokenGrade.opening(text, key) != nil
      || broken.map { BrokenGrade.goesOn($0, with: key) } ?? false
  }

  private static let parts: Set<String> = [
    "requires", "require", "improvement", "requiresimprovementto", "requireimprovementto",
    "requiresimprovementtobe", "tobegood", "begood", "improvementtobegood", "improvementtobe",
    "improvementto", "not",
    "judged", "tobe",
  ]
}

/// Grades put together from the parts that wrapped cells leave on their lines.
struct GradeColumn {
  struct Cell {
    /// Nil where the cell says something that is no grade.
    var grade: Grade?
    var printed: String
    var lines: [BodyLine]
  }

  private(set) var cells: [Cell] = []

  /// Whether the last cell is unclear and its bracket runs on over the next line.
  private var isBracketOpen: Bool {
    guard let last = cells.last, last.grade == nil, let open = last.printed.lastIndex(of: "(")
    else { return false }
    return !last.printed[open...].contains(")")
  }

  /// A cell that is no grade, kept so that the cells and the rows still go together.
  mutating func addUnclear(_ printed: String, line: BodyLine) {
    drop()
    cells.append(Cell(grade: nil, printed: printed, lines: [line]))
  }
  /// Parts that made no grade.
  private(set) var leftOver: [BodyLine] = []
  private var pending: (key: String, printed: String, lines: [BodyLine])?

  mutating func add(_ key: String, printed: String, line: BodyLine) {
    if isBracketOpen, let last = cells.last, near(last.lines, line) {
      cells[cells.count - 1].printed += " " + printed
      cells[cells.count - 1].lines.append(line)
      return
    }
    if Grade(numberedKey: key) == .good || ["tobegood", "begood", "tobe"].contains(key),
      pending == nil, let last = cells.last, last.grade == .requiresImprovement,
      GradeColumn.mayBeGoodEnd(last.printed, with: key), near(last.lines, line)
    {
      cells[cells.count - 1].printed += " " + printed
      cells[cells.count - 1].lines.append(line)
      return
    }
    if let grade = Grade(numberedKey: key) {
      drop()
      cells.append(Cell(grade: grade, printed: printed, lines: [line]))
      return
    }
    if key.hasPrefix("requiresimprovement") || key.hasPrefix("requireimprovement") {
      drop()
      cells.append(Cell(grade: .requiresImprovement, printed: printed, lines: [line]))
      return
    }
    if let open = pending, near(open.lines, line) {
      let joined = open.key + key
      let text = BrokenGrade.joined(open.printed, printed)
      let grade =
        Grade(key: joined)
        ?? (joined.hasPrefix("requiresimprovement") || joined.hasPrefix("requireimprovement")
          ? .requiresImprovement : nil)
      if let grade {
        cells.append(Cell(grade: grade, printed: text, lines: open.lines + [line]))
        pending = nil
      } else {
        pending = (joined, text, open.lines + [line])
      }
      return
    }
    drop()
    if key == "requires" || key == "require" || key == "not"
      || BrokenGrade.opening(printed, key) != nil
    {
      pending = (key, printed, [line])
    } else {
      leftOver.append(line)
    }
  }

  /// The key of the grade that waits for its second half.
  var brokenKey: String? {
    pending.flatMap { BrokenGrade.opening($0.printed, $0.key) }
  }

  /// As `brokenKey`, once the grade of a line is added.
  func brokenKey(adding columns: TableColumns) -> String? {
    guard !columns.gradeKey.isEmpty else { return brokenKey }
    return BrokenGrade.opening(columns.grade, (pending?.key ?? "") + columns.gradeKey)
      ?? BrokenGrade.opening(columns.grade, columns.gradeKey)
  }

  mutating func finish() { drop() }

  private mutating func drop() {
    if let pending { leftOver += pending.lines }
    pending = nil
  }

  /// "good" by itself ends only a grade that broke off at "to be".
  private static func mayBeGoodEnd(_ printed: String, with key: String) -> Bool {
    let sofar = TextKey.letters(printed)
    if key == "good" { return sofar.hasSuffix("tobe") }
    if key == "begood" { return sofar.hasSuffix("to") }
    return !sofar.hasSuffix("good")
  }

  private func near(_ lines: [BodyLine], _ line: BodyLine) -> Bool {
    guard let last = lines.last else { return false }
    return last.line.page != line.line.page || line.line.number - last.line.number <= 3
  }
}
