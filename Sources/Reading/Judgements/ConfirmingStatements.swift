/// Second readings of the two grades of a single inspection that stand in sentences and in no
/// table, the overall grade and the board's: the words by which the framework describes each grade,
/// the summary of findings, the summary for children, the part on the board.
///
/// None of them is a reading by itself: they confirm or contradict the statement of the grade.
enum ConfirmingStatements {
  /// - Parameter authority: the name of the authority, as printed or short.
  static func overall(
    in body: ArraySlice<BodyLine>, cover: ArraySlice<BodyLine>, authority: String?
  ) -> [JudgementReading] {
    var found: [JudgementReading] = []
    for index in cover.indices {
      if let reading = description(at: index, in: cover, descriptions) { found.append(reading) }
    }
    let name = authority.map { TextKey.letters(AuthorityName.short($0)) } ?? ""
    found += summaryReadings(in: body, name: name)
    for index in body.indices {
      let opening = body[index].line.opening
      if opening == summary, body[index].key == "executivesummary", index + 1 < body.endIndex,
        let reading = description(at: index + 1, in: body, failures)
      {
        found.append(reading)
      } else if openings.contains(opening) || ListMarker(body[index].line) != nil,
        let reading = sentence(at: index, in: body, name: name)
      {
        found.append(reading)
      }
    }
    return found
  }

  /// - Parameter statements: where the board's grade is stated; what describes it stands beneath.
  static func board(
    in body: ArraySlice<BodyLine>, beneath statements: [JudgementReading]
  ) -> [JudgementReading] {
    BoardStatement.sentences(in: body)
      + statements.flatMap { statement -> [JudgementReading] in
        guard let index = body.firstIndex(where: { isLast($0.line, of: statement.place) }) else {
          return []
        }
        return body[index...].dropFirst().prefix(6).indices.compactMap {
          description(at: $0, in: body, boardDescriptions) ?? arrangements(at: $0, in: body)
        }
      }
  }

  /// "The arrangements in place to evaluate the effectiveness of what is done by the authority and
  /// board partners … are inadequate."
  private static func arrangements(
    at index: Int, in body: ArraySlice<BodyLine>
  ) -> JudgementReading? {
    guard body[index].key.hasPrefix("thearrangementsinplacetoevaluate") else { return nil }
    var key = ""
    for end in index..<min(index + 5, body.endIndex) {
      let stop = body[end].text.firstRange(of: ".")?.lowerBound
      key += TextKey.letters(stop.map { body[end].text[..<$0] } ?? body[end].text[...])
      // Lines printed far apart look like blocks: without its full stop the sentence goes on,
      // unless it says a grade already.
      let mayEnd = stop != nil || end + 1 == body.endIndex || body[end + 1].opensBlock
      if mayEnd, let grade = gradeEndings.first(where: { key.hasSuffix($0.0) })?.1,
        let place = Place(body[index...end])
      {
        return JudgementReading(source: .statement, grade: grade, place: place)
      }
      if stop != nil { return nil }
    }
    return nil
  }

  private static let gradeEndings: [(String, Grade)] = [
    ("areoutstanding", .outstanding), ("aregood", .good), ("areinadequate", .inadequate),
    ("requireimprovement", .requiresImprovement), ("requiresimprovement", .requiresImprovement),
    ("requireimprovementtobegood", .requiresImprovement),
    ("requiresimprovementtobegood", .requiresImprovement),
  ]

  private static func isLast(_ line: PaperLine, of place: Place) -> Bool {
    line.page == place.page && line.number == place.lines.upperBound
  }

  /// A sentence that opens with the words by which a grade is described.
  private static func description(
    at index: Int, in body: ArraySlice<BodyLine>, _ descriptions: [(String, Grade)]
  ) -> JudgementReading? {
    guard body[index].text.startsUppercase else { return nil }
    let lines = body[index..<min(index + 3, body.endIndex)]
    let key = lines.map(\.key).joined()
    guard let grade = descriptions.first(where: { key.hasPrefix($0.0) })?.1,
      let place = Place(lines.prefix(2))
    else { return nil }
    return JudgementReading(source: .statement, grade: grade, place: place)
  }

  /// "Services for children and young people in Thornmere are good.", "This local authority is good
  /// because …": a whole sentence, and none on one of the services.
  private static func sentence(
    at index: Int, in body: ArraySlice<BodyLine>, name: String
  ) -> JudgementReading? {
    var key = ""
    for end in index..<min(index + 3, body.endIndex) {
      if end > index, body[end].opensBlock { return nil }
      let line = end == index ? ListMarker(body[end].line)?.text ?? body[end].text : body[end].text
      let stop = line.firstRange(of: ".")?.lowerBound
      key += TextKey.letters(stop.map { line[..<$0] } ?? line[...])
      let because = key.firstRange(of: "because")
      if let because { key = String(key[..<because.lowerBound]) }
      let isWhole =
        stop != nil || because != nil || end + 1 == body.endIndex || body[end + 1].opensBlock
      if isWhole, let grade = grade(of: key, name: name), let place = Place(body[index...end]) {
        return JudgementReading(source: .statement, grade: grade, place: place)
      }
      if stop != nil || because != nil || key.utf8.count > 160 { return nil }
    }
    return nil
  }

  private static func grade(of key: String, name: String) -> Grade? {
    predicate(of: key, name: name).flatMap { grade(predicate: $0) }
  }

  /// The grade of what is said of the whole: "are good", "still require improvement", "remain
  /// inadequate".
  private static func grade(predicate: Substring) -> Grade? {
    var verb = String(predicate).replacing("still", with: "")
    for (lasting, plain) in lastingVerbs where verb.hasPrefix(lasting) {
      verb = plain + verb.dropFirst(lasting.utf8.count)
      break
    }
    return Grade(statement: verb) ?? Grade(statement: verb.replacing("council", with: ""))
  }

  private static let lastingVerbs = [
    ("continuestobe", "is"), ("continuetobe", "are"), ("continuesto", ""), ("continueto", ""),
    ("remains", "is"), ("remain", "are"),
  ]

  /// What a sentence says of the local authority, or of its services as a whole.
  private static func predicate(of key: String, name: String) -> Substring? {
    var rest = key[...]
    for turn in ["overall", "however", "nevertheless"] where rest.hasPrefix(turn) {
      rest = rest.dropFirst(turn.utf8.count)
    }
    for subject in ["thislocalauthority", "thelocalauthority"] where rest.hasPrefix(subject) {
      return rest.dropFirst(subject.utf8.count)
    }
    for subject in subjects where rest.hasPrefix(subject) {
      rest = rest.dropFirst(subject.utf8.count)
      guard rest.hasPrefix("in"), !name.isEmpty, let found = rest.firstRange(of: name) else {
        return nil
      }
      // "… in care in Thornmere are good" is on one of the services.
      let between = rest[..<found.lowerBound].dropFirst(2)
      guard between.utf8.count <= 30, !between.hasSuffix("in"), !between.hasPrefix("need"),
        !between.hasPrefix("care")
      else { return nil }
      return rest[found.upperBound...]
    }
    return nil
  }

  /// What the sentences of the executive summary of the whole say, wherever in it they stand.
  private static func summaryReadings(
    in body: ArraySlice<BodyLine>, name: String
  ) -> [JudgementReading] {
    guard let heading = body.firstIndex(where: { $0.line.opening == summary && isSummary($0) })
    else { return [] }
    let part = body[(heading + 1)...].prefix(90).prefix {
      SectionHeadings.role(of: $0, after: nil) == nil
    }
    let sentences = SummaryPoints.paragraphs(part).flatMap { Paragraph($0).sentences }
    var found = OverallSentences.readings(in: part)
    // The sentence before is on the services as a whole, which the next may call "these services".
    var isOnWhole = false
    for sentence in sentences {
      var key = TextKey.letters(sentence.value)
      if let cut = key.firstRange(of: "because") { key = String(key[..<cut.lowerBound]) }
      let predicate =
        predicate(of: key, name: name) ?? (isOnWhole ? predicate(ofTheseServices: key) : nil)
      isOnWhole = predicate != nil
      if let predicate, let grade = grade(predicate: predicate) {
        found.append(JudgementReading(source: .statement, grade: grade, place: sentence.place))
      }
    }
    return found
  }

  private static func predicate(ofTheseServices key: String) -> Substring? {
    guard let subject = key.firstRange(of: "theseservices"),
      ["", "however", "nevertheless", "overall"].contains(String(key[..<subject.lowerBound]))
    else { return nil }
    return key[subject.upperBound...]
  }

  private static func isSummary(_ line: BodyLine) -> Bool { line.key == "executivesummary" }

  private static let subjects = [
    "servicesforchildrenandyoungpeople", "servicesforchildren", "servicesforchildrenandfamilies",
    "childrensservices",
  ].sorted { $0.utf8.count > $1.utf8.count }

  private static let summary = TextKey.opening("executivesummary")
  private static let openings: Set = [
    TextKey.opening("servicesforchildren"), TextKey.opening("thislocalauthority"),
    TextKey.opening("thelocalauthority"), TextKey.opening("overallservices"),
    TextKey.opening("childrensservices"),
  ]

  private static let failures: [(String, Grade)] = [
    ("therearewidespreadorseriousfailures", .inadequate),
    ("therearewidespreadandseriousfailures", .inadequate),
    ("therewerewidespreadorseriousfailures", .inadequate),
  ]

  /// How single inspections describe the overall grade beneath it (domain, section 1). "The
  /// authority is not yet delivering good protection" stands under two grades, and says neither.
  private static let descriptions: [(String, Grade)] =
    failures + [
      ("thelocalauthorityleadshighlyeffectiveservices", .outstanding),
      ("thelocalauthorityleadseffectiveservices", .good),
      ("therearenowidespreadorseriousfailures", .requiresImprovement),
    ]

  private static let boardDescriptions: [(String, Grade)] = [
    ("anlscbthatisoutstanding", .outstanding), ("anoutstandinglscb", .outstanding),
    ("anlscbthatisgood", .good), ("agoodlscb", .good),
    ("anlscbrequiresimprovement", .requiresImprovement),
    ("anlscbthatrequiresimprovement", .requiresImprovement),
    ("thelscbisnotyetdemonstrating", .requiresImprovement),
    ("anlscbthatisinadequate", .inadequate), ("aninadequatelscb", .inadequate),
  ]
}
