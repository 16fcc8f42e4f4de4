/// The grade of a Local Safeguarding Children Board, which is a sentence: "The Local Safeguarding
/// Children Board requires improvement to be good", "The effectiveness of the LSCB is good".
enum BoardStatement {
  static func readings(in body: ArraySlice<BodyLine>) -> [JudgementReading] {
    var found: [JudgementReading] = []
    for index in body.indices where opensStatement(body, index) {
      let line = body[index]
      guard labels.contains(where: { line.key.hasPrefix($0) || $0.hasPrefix(line.key) }),
        let reading = GradedHeadings.reading(at: index, labels: labels, in: body)
      else { continue }
      found.append(reading)
    }
    if !found.isEmpty { return found }
    // Some boards are called by their own name: "The Thornmere Safeguarding Children Board is …".
    for index in body.indices where opensStatement(body, index) {
      if let reading = named(at: index, in: body) { found.append(reading) }
    }
    return found
  }

  /// Whole sentences on a board called by its own name, wherever a block opens: "The Thornmere
  /// Safeguarding Children Board (TSCB) is good because …".
  static func sentences(in body: ArraySlice<BodyLine>) -> [JudgementReading] {
    body.indices.compactMap { index in
      let opens =
        body[index].opensBlock
        || index > body.startIndex && body[index - 1].key.hasSuffix("summary")
      guard opens, body[index].text.startsUppercase,
        body[index].key.firstRange(of: "safeguardingchildren") != nil
      else { return nil }
      let lines = body[index..<min(index + 3, body.endIndex)]
      let text = withoutBrackets(joinedText(lines.map(\.text)))
      let stop = text.firstRange(of: ".")?.lowerBound ?? text.firstRange(of: " because")?.lowerBound
      guard let stop, let place = Place(lines.prefix(2)) else { return nil }
      var key = TextKey.letters(text[..<stop])[...]
      if let cut = key.firstRange(of: "because") { key = key[..<cut.lowerBound] }
      for name in ["safeguardingchildrenboard", "safeguardingchildrensboard"] {
        guard let range = key.firstRange(of: name),
          key.utf8.distance(from: key.startIndex, to: range.lowerBound) <= 70,
          let grade = Grade(statement: key[range.upperBound...])
        else { continue }
        return JudgementReading(source: .statement, grade: grade, place: place)
      }
      return nil
    }
  }

  private static func opensStatement(_ body: ArraySlice<BodyLine>, _ index: Int) -> Bool {
    let line = body[index]
    guard line.text.startsUppercase else { return false }
    if line.opensBlock || index == body.startIndex { return true }
    // The statement often follows straight upon the title of the part.
    let above = body[index - 1]
    return above.key.contains("safeguardingchildren") || above.key.hasPrefix("childrenboard")
      || above.key == "board" || (!above.text.endsSentence && above.key.contains("lscb"))
  }

  private static func named(
    at index: Int, in body: ArraySlice<BodyLine>
  ) -> JudgementReading? {
    guard body[index].key.utf8.count >= 8 else { return nil }
    var text = ""
    for end in index..<min(index + 3, body.endIndex) {
      if end > index, body[end].opensBlock { return nil }
      text += " " + body[end].text
      let key = TextKey.letters(withoutBrackets(text))
      for name in ["safeguardingchildrenboard", "safeguardingchildrensboard"] {
        guard let range = key.firstRange(of: name),
          key.utf8.distance(from: key.startIndex, to: range.lowerBound) <= 70,
          let grade = Grade(statement: key[range.upperBound...]), range.upperBound < key.endIndex,
          let place = Place(body[index...end])
        else { continue }
        return JudgementReading(source: .statement, grade: grade, place: place)
      }
      if let grade = initials(key), let place = Place(body[index...end]) {
        return JudgementReading(source: .statement, grade: grade, place: place)
      }
    }
    return nil
  }

  /// "The TSCB is good": a board called by the initials of its name.
  private static func initials(_ key: String) -> Grade? {
    guard let range = key.firstRange(of: "scb"), range.upperBound < key.endIndex,
      key.utf8.distance(from: key.startIndex, to: range.lowerBound) <= 6
    else { return nil }
    return Grade(statement: key[range.upperBound...])
  }

  private static func withoutBrackets(_ text: String) -> String {
    var out = ""
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if depth == 0 { out.append(character) }
      if character == ")", depth > 0 { depth -= 1 }
    }
    return out
  }

  /// How reports open the statement.
  private static let labels: [String] = {
    let names = [
      "localsafeguardingchildrenboardlscb", "localsafeguardingchildrensboardlscb",
      "localsafeguardingchildrenboard", "localsafeguardingchildrensboard", "lscb",
    ]
    let openings = [
      "", "the", "theeffectivenessofthe", "effectivenessofthe",
      "theoveralleffectivenessofthe", "theoveralljudgementofthe", "theoveralljudgementforthe",
      "theoveralljudgementisthatthe", "thejudgementisthatthe", "thejudgementofthe",
      "thejudgementforthe", "thejudgementonthe", "thejudgementoftheeffectivenessofthe",
      "thejudgementontheeffectivenessofthe", "thejudgementfortheeffectivenessofthe",
    ].flatMap { [$0, $0.replacing("judgement", with: "judgment")] }
    let arrangements =
      "thearrangementsinplacetoevaluatetheeffectivenessofwhatisdonebytheauthorityandboard"
      + "partnerstosafeguardandpromotethewelfareofchildren"
    return [arrangements]
      + Array(Set(openings)).flatMap { opening in names.map { opening + $0 } }
      .sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }()
}
