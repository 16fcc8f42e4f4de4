/// Sentences of an ILACS report that say its overall grade in full: "The overall effectiveness of
/// services is inadequate", "Overall, services for children are good", "… the judgement for overall
/// effectiveness was changed from good to inadequate".
///
/// ILACS reports have no graded heading for it, so that the table is often the only reading. Such a
/// grade stands while the headings confirm the other rows of its table (`JudgementAgreement`), and
/// `Judgement.readings` then holds one reading; a sentence here that says another grade makes it
/// uncertain, and one that says the same is its second reading.
enum OverallSentences {
  static func readings(in body: ArraySlice<BodyLine>) -> [JudgementReading] {
    var found: [JudgementReading] = []
    for index in body.indices where body[index].key.contains("overall") {
      // The sentence may have begun on the line above.
      let first = index > body.startIndex && !body[index].opensBlock ? index - 1 : index
      var lines = body[first..<min(first + 6, body.endIndex)]
      if let stop = lines.indices.dropFirst(index - first + 1)
        .first(where: { lines[$0].opensBlock })
      {
        lines = lines[first..<stop]
      }
      // Wide blanks part columns: that is a row of a table.
      guard !lines.contains(where: { $0.text.contains("   ") }), let place = Place(lines) else {
        continue
      }
      let text = joinedText(lines.map(\.text))
      for range in Sentences.ranges(in: text) {
        let key = TextKey.letters(Array(text.utf8)[range])
        guard let grade = grade(of: key) else { continue }
        let reading = JudgementReading(source: .statement, grade: grade, place: place)
        if !found.contains(where: { $0.grade == grade && $0.place.page == place.page }) {
          found.append(reading)
        }
      }
    }
    return found
  }

  /// The grade a whole sentence gives; nil for one on the past, or on a part of the services.
  private static func grade(of key: String) -> Grade? {
    guard let cut = key.firstRange(of: "overall") else { return nil }
    let rest = key[cut.lowerBound...]
    for (printed, grade) in grades where rest.hasSuffix(printed) {
      let before = rest.dropLast(printed.utf8.count)
      if before.hasSuffix("to"), before.contains("effectiveness"), before.contains("from") {
        return grade
      }
      let verb = verbs.first { before.hasSuffix($0) }
      guard verb != nil || printed.hasPrefix("requires"),
        !past.contains(where: { before.contains($0) })
      else { return nil }
      let isWhole =
        isOfTheWhole(before.dropLast(verb?.utf8.count ?? 0))
        || (before.utf8.count <= 60
          && subjects.contains { before.hasPrefix("overall" + $0) })
      return isWhole ? grade : nil
    }
    return nil
  }

  /// "Overall effectiveness", alone or of the services; not "the overall effectiveness of the
  /// virtual school".
  private static func isOfTheWhole(_ subject: Substring) -> Bool {
    guard subject.hasPrefix("overalleffectiveness") else { return false }
    let scope = subject.dropFirst("overalleffectiveness".utf8.count)
    return scope.isEmpty || wholes.contains { scope.hasPrefix("of" + $0) }
  }

  private static let wholes = [
    "services", "theservices", "theseservices", "childrensservices", "childrenssocialcare",
    "thelocalauthority", "thecouncil", "thisauthority", "thislocalauthority",
  ]

  /// The longest first: "inadequate" ends with "adequate".
  private static let grades: [(String, Grade)] = [
    ("requiresimprovementtobegood", .requiresImprovement),
    ("requireimprovementtobegood", .requiresImprovement),
    ("requiresimprovement", .requiresImprovement), ("requireimprovement", .requiresImprovement),
    ("outstanding", .outstanding), ("inadequate", .inadequate), ("good", .good),
  ]

  /// The longest first: "is now" ends as "now" does not.
  private static let verbs = [
    "isjudgedtobe", "arejudgedtobe", "isnow", "arenow", "remains", "remain", "is", "are",
  ]

  private static let subjects = [
    "servicesforchildren", "childrensservices", "services", "theservices", "thelocalauthority",
  ]

  private static let past = [
    "previous", "lastinspection", "was", "were", "incare", "careleavers", "whether", "if",
  ]
}
