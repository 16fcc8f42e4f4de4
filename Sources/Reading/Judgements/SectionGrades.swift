/// What stands first beneath the heading of a judged area whose heading gives no grade: "Judgement:
/// inadequate", or a sentence such as "The experiences and progress of care leavers are inadequate."
///
/// It is no reading as a graded heading is one: it may contradict the table and never confirms it.
enum SectionGrades {
  static func readings(of area: JudgementArea, in body: ArraySlice<BodyLine>) -> [JudgementReading]
  {
    let labels = area.allLabels
    return body.indices.compactMap { index in
      guard body[index].text.startsUppercase,
        let end = headingEnd(at: index, labels: labels, in: body)
      else { return nil }
      return reading(beneath: body[end...].prefix(8))
    }
  }

  /// The index after a heading that is one of the labels and nothing else, over at most three lines:
  /// "Key judgement: children who need help / and protection".
  private static func headingEnd(
    at index: Int, labels: [String], in body: ArraySlice<BodyLine>
  ) -> Int? {
    var key = ""
    for end in index..<min(index + 3, body.endIndex) {
      if end > index, body[end].opensBlock { return nil }
      key += body[end].key
      for opening in openings where key.hasPrefix(opening) {
        let words = String(key.dropFirst(opening.utf8.count))
        if labels.contains(words) { return end + 1 }
      }
      guard labels.contains(where: { label in openings.contains { ($0 + label).hasPrefix(key) } })
      else { return nil }
    }
    return nil
  }

  private static let openings = ["", "keyjudgement", "keyjudgment", "judgement", "judgment"]

  private static func reading(beneath lines: ArraySlice<BodyLine>) -> JudgementReading? {
    guard let first = lines.first else { return nil }
    for label in ["judgement", "judgment", "grade", "thejudgementis", "thegradeis"]
    where first.key.hasPrefix(label) {
      if let grade = Grade(statement: first.key.dropFirst(label.utf8.count)) {
        return JudgementReading(source: .statement, grade: grade, place: Place(first))
      }
    }
    let paragraph = Array([first] + lines.dropFirst().prefix { !$0.opensBlock })
    guard
      let sentence = Paragraph(paragraph, opening: ListMarker(first.line)?.text).sentences.first,
      let grade = grade(of: sentence.value)
    else { return nil }
    return JudgementReading(source: .statement, grade: grade, place: sentence.place)
  }

  /// The grade that a sentence ends with, behind a verb: "… are inadequate", "… requires improvement
  /// to be good because …".
  private static func grade(of sentence: String) -> Grade? {
    var key = TextKey.letters(sentence)
    if let cut = key.firstRange(of: "because") { key = String(key[..<cut.lowerBound]) }
    guard key.utf8.count <= 200 else { return nil }
    for (words, grade) in endings where key.hasSuffix(words) {
      // "… a home that is good" says nothing of the whole.
      let subject = key.dropLast(words.utf8.count)
      return ["that", "which", "who", "what"].contains(where: subject.hasSuffix) ? nil : grade
    }
    return nil
  }

  private static let endings: [(String, Grade)] = {
    var out: [(String, Grade)] = []
    for ending in ["requireimprovement", "requiresimprovement"] {
      out += [(ending, .requiresImprovement), (ending + "tobegood", .requiresImprovement)]
    }
    for grade in [Grade.outstanding, .good, .adequate, .inadequate] {
      for verb in [
        "is", "are", "was", "were", "remain", "remains", "judgedtobe", "judged", "still",
      ] {
        out.append((verb + grade.rawValue, grade))
      }
    }
    return out
  }()
}
