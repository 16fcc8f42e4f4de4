/// The overall judgement of a single inspection, which is a sentence and no row of the table: "The
/// overall judgement is that children's services are inadequate", "Children's services in
/// Thornmere require improvement to be good".
enum OverallStatement {
  static func readings(in body: ArraySlice<BodyLine>) -> [JudgementReading] {
    var found: [JudgementReading] = []
    let openings: Set = [TextKey.opening("theoverall"), TextKey.opening("childrensservices")]
    for index in body.indices where openings.contains(body[index].line.opening) {
      let key = body[index].key
      guard body[index].text.startsUppercase else { continue }
      guard
        key.hasPrefix("theoveralljudgement") || key.hasPrefix("theoveralljudgment")
          || places.contains(where: { key.hasPrefix($0) })
      else { continue }
      if let reading = reading(at: index, in: body) { found.append(reading) }
    }
    return found
  }

  /// Any sentence of a cover that ends with a grade and speaks of children or of the whole:
  /// "Services for children in Thornmere are good", "Overall effectiveness is good".
  static func coverReadings(in cover: ArraySlice<BodyLine>) -> [JudgementReading] {
    for index in cover.indices where cover[index].opensBlock && cover[index].text.startsUppercase {
      var key = ""
      for end in index..<min(index + 3, cover.endIndex) {
        if cover[end].text.contains("  ") || (end > index && cover[end].gapBefore) { break }
        key += cover[end].key
        let isWhole =
          end + 1 == cover.endIndex || cover[end + 1].opensBlock || cover[end].text.endsSentence
          || ListMarker(cover[end + 1].line) != nil || cover[end + 1].text.contains("  ")
        guard isWhole, key.contains("children") || key.contains("overall"),
          !key.contains("safeguardingchildren"),
          let verb = placeName(in: key[...]), let grade = Grade(statement: verb),
          let place = Place(cover[index...end])
        else { continue }
        return [JudgementReading(source: .statement, grade: grade, place: place)]
      }
    }
    return []
  }

  private static let places = [
    "childrensservicesin", "childrensservicesof", "childrensservicesat", "childrensserviceswithin",
    "childrensservicesfor",
    "childrensservicesprovidedby", "childrensservicesacross", "childrensservicesare",
    "childrensservicesrequire",
  ]

  private static func reading(
    at index: Int, in body: ArraySlice<BodyLine>
  ) -> JudgementReading? {
    var key = ""
    for end in index..<min(index + 3, body.endIndex) {
      // Wide blanks part columns: that is a row of the table.
      if body[end].text.contains("  ") || (end > index && body[end].gapBefore) { return nil }
      key += body[end].key
      if let grade = grade(of: key), let place = Place(body[index...end]) {
        return JudgementReading(source: .statement, grade: grade, place: place)
      }
    }
    return nil
  }

  /// The grade of a key that is the whole statement.
  private static func grade(of key: String) -> Grade? {
    var rest = key[...]
    if rest.hasSuffix("because") { rest = rest.dropLast(7) }
    if rest.hasPrefix("theoverall") {
      for opening in ["theoveralljudgement", "theoveralljudgment"] where rest.hasPrefix(opening) {
        rest = rest.dropFirst(opening.utf8.count)
      }
      if rest.hasPrefix("isthatchildrensservices") {
        rest = rest.dropFirst("isthatchildrensservices".utf8.count)
        if let cut = placeName(in: rest) { rest = cut }
      }
      return Grade(statement: rest)
    }
    return placeName(in: rest).flatMap { Grade(statement: $0) }
  }

  /// What follows the name of the place: from its verb on.
  private static func placeName(in rest: Substring) -> Substring? {
    guard let ending = endings.first(where: { rest.hasSuffix($0) }) else { return nil }
    // A name that holds a grade of its own is two statements that ran into one.
    let name = rest.dropLast(ending.utf8.count)
    guard name.utf8.count <= 80, !endings.contains(where: { name.contains($0) }) else { return nil }
    return rest.suffix(ending.utf8.count)
  }

  private static let endings: [String] = {
    var out: [String] = []
    for grade in ["outstanding", "good", "inadequate", "adequate"] {
      out += ["are" + grade, "is" + grade]
    }
    for grade in ["improvementtobegood", "improvement"] {
      out += ["arerequires", "isrequires", "requires", "require"].map { $0 + grade }
    }
    return out
  }()
}
