/// Sentences of 2012–13 reports that say a judgement in full: "The overall effectiveness of the
/// arrangements to protect children in Thornmere is judged to be adequate."
enum JudgedSentences {
  static func readings(
    of area: JudgementArea, in body: ArraySlice<BodyLine>
  ) -> [JudgementReading] {
    guard !area.sentences.isEmpty else { return [] }
    var found: [JudgementReading] = []
    for index in body.indices {
      // The sentence opens a numbered paragraph.
      let key = ListMarker(body[index].line).map { TextKey.letters($0.text) } ?? body[index].key
      guard area.sentences.contains(where: { key.hasPrefix($0) }) else { continue }
      if let reading = reading(at: index, in: body) { found.append(reading) }
    }
    return found
  }

  private static func reading(
    at index: Int, in body: ArraySlice<BodyLine>
  ) -> JudgementReading? {
    let lines = body[index..<min(index + 5, body.endIndex)]
    let sentence = joinedText(lines.map(\.text))
    // The paragraph's number ends with a full stop of its own.
    let start = sentence.firstIndex(where: \.isLetter) ?? sentence.startIndex
    let words = sentence[start...].prefix { $0 != "." }.split(separator: " ").map(TextKey.letters)
    guard let verb = words.lastIndex(where: { $0 == "is" || $0 == "are" }) else { return nil }
    let rest = words[(verb + 1)...].drop { ["judged", "to", "be", "as"].contains($0) }
    guard let grade = Grade(key: rest.joined()), let place = Place(lines.prefix(3)) else {
      return nil
    }
    return JudgementReading(source: .statement, grade: grade, place: place)
  }
}
