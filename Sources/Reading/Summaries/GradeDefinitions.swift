/// The table that says in plain words what each grade means.
enum GradeDefinitions {
  static func read(_ blocks: [[BodyLine]]) -> [GradeDefinition] {
    var found: [(grade: Grade, lines: [BodyLine], opening: String)] = []
    for block in blocks {
      var isOpen = false
      for line in block {
        if let (grade, words) = opening(line.text) {
          found.append((grade, [line], words))
          isOpen = true
        } else if isOpen, let last = found.indices.last {
          found[last].lines.append(line)
        }
      }
    }
    // One line may open with a grade's name by chance; a table has several.
    guard Set(found.map(\.grade)).count >= 2 else { return sentence(blocks) }
    return found.compactMap { grade, lines, words in
      let paragraph = Paragraph(lines, opening: words)
      return paragraph.place.map {
        GradeDefinition(grade: grade, text: Located(paragraph.text, at: $0))
      }
    }
  }

  /// Whether a block holds rows of the table and opens with one.
  static func isTable(_ block: [BodyLine]) -> Bool {
    guard let first = block.first, opening(first.text) != nil else { return false }
    return Set(block.compactMap { opening($0.text)?.0 }).count >= 2
  }

  /// "Good    A service that is better than required", "Good: better than required"
  private static func opening(_ line: String) -> (Grade, String)? {
    for (name, grade) in names where line.hasPrefix(name) {
      let rest = line.dropFirst(name.count)
      let isColumn =
        rest.hasPrefix("  ") || [":", "–", "-", "="].contains(rest.trimmed.first ?? " ")
      let words = String(rest.drop { " :–-=".contains($0) })
      guard !words.isEmpty, isColumn || words.startsUppercase || words.hasPrefix("means") else {
        continue
      }
      return (grade, words)
    }
    return nil
  }

  private static let names: [(String, Grade)] = [
    ("Outstanding", .outstanding), ("Good", .good), ("Adequate", .adequate),
    ("Inadequate", .inadequate), ("Requires improvement to be good", .requiresImprovement),
    ("Requires improvement", .requiresImprovement),
  ]

  /// "They said that Thornmere is adequate. That means: it is doing what is required."
  private static func sentence(_ blocks: [[BodyLine]]) -> [GradeDefinition] {
    for block in blocks {
      let paragraph = Paragraph(block)
      let sentences = paragraph.sentences
      guard let grade = SummaryFacts([paragraph]).gradeStated,
        let meaning = sentences.first(where: { $0.value.hasPrefix("That means") })
      else { continue }
      let text = meaning.value.dropFirst("That means".count).drop { ": ".contains($0) }
      return [GradeDefinition(grade: grade, text: meaning.map { _ in String(text) })]
    }
    return []
  }
}
