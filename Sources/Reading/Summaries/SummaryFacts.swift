import Civil

/// What a summary says in its sentences: the grade, the promises, where the full report is.
struct SummaryFacts {
  private let sentences: [Located<String>]

  init(_ paragraphs: [Paragraph]) {
    sentences = paragraphs.flatMap(\.sentences)
  }

  func add(to summary: inout ChildSummary) {
    summary.purpose = purpose
    summary.grade = grade
    summary.promises = sentences.flatMap(promises)
    summary.fullReportPublished = published
    summary.fullReportLink = link
  }

  private var purpose: Located<String>? {
    sentences.first { sentence in
      let key = TextKey.letters(sentence.value)
      return key.contains("purposeoftheinspection") || key.contains("toseehowwell")
        || key.contains("tolookathowwell") || key.contains("tofindouthowwell")
    }
  }

  var gradeStated: Grade? { grade?.value }

  /// "Overall we rated Thornmere as inadequate", "Services for children in Thornmere are good".
  private var grade: Located<Grade>? {
    for sentence in sentences {
      let words = SummaryFacts.words(sentence.value)
      let says = words.contains { ["rated", "judged", "graded", "overall", "said"].contains($0) }
      let isOfServices = words.first == "services" || words.first == "overall"
      guard says || isOfServices else { continue }
      for index in words.indices.dropFirst()
      where SummaryWords.gradeVerbs.contains(words[index - 1]) {
        guard let grade = SummaryFacts.grade(words[index...]) else { continue }
        return Located(
          grade, at: sentence.place,
          certainty: .uncertain(
            "One sentence of the summary says so; the full report is what counts."))
      }
    }
    return nil
  }

  /// The grade some words open with.
  private static func grade(_ words: ArraySlice<String>) -> Grade? {
    guard let first = words.first else { return nil }
    if first == "requires" || first == "require" || first == "requiring" {
      return words.dropFirst().first == "improvement" ? .requiresImprovement : nil
    }
    // "good at finding out" is praise and no grade.
    if ["at", "that", "to", "enough"].contains(words.dropFirst().first) { return nil }
    return Grade(key: first)
  }

  /// The words in lower case without marks.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "’" && $0 != "'" }.map(String.init)
  }

  // MARK: Promises

  private func promises(_ sentence: Located<String>) -> [ChildPromise] {
    let words = SummaryFacts.words(sentence.value)
    guard let will = words.firstIndex(where: { ["will", "must"].contains($0) }) else { return [] }
    let rest = Set(words[will...])
    var kinds: [ChildPromise.Kind] = []
    if rest.contains("plan"), !rest.isDisjoint(with: SummaryWords.planVerbs) { kinds.append(.plan) }
    if !rest.isDisjoint(with: SummaryWords.askingVerbs) {
      if rest.contains("when") { kinds.append(.consultationDates) }
      if rest.contains("groups") || rest.contains("group") { kinds.append(.consultationGroups) }
    }
    let opening = words.prefix(will)
    let isOfAdults = ["council", "they", "it", "we", "director", "managers"].contains {
      opening.contains($0)
    }
    if kinds.isEmpty, isOfAdults, opening.count <= 8 { kinds = [.other] }
    return kinds.map { ChildPromise(kind: $0, by: by(opening), text: sentence) }
  }

  /// "The council", also where the sentence says "it" of the one before.
  private func by(_ opening: ArraySlice<String>) -> String? {
    if opening.contains("council") { return "The council" }
    if opening.contains("inspectors") || opening.first == "we" { return "The inspectors" }
    let before = sentences.contains { $0.value.lowercased().contains("council will") }
    return before && (opening.contains("it") || opening.contains("they")) ? "The council" : nil
  }

  // MARK: The full report

  private var published: Located<CivilDate>? {
    for sentence in sentences {
      let key = TextKey.letters(sentence.value)
      guard key.contains("report"), key.contains("published"),
        let date = ProseDates.date(in: sentence.value)
      else { continue }
      return Located(date, at: sentence.place)
    }
    return nil
  }

  private var link: Located<String>? {
    for sentence in sentences {
      for word in sentence.value.split(separator: " ") {
        let bare = word.drop { "<([".contains($0) }
        guard ["http://", "https://", "www."].contains(where: bare.hasPrefix) else { continue }
        var address = bare.prefix { !">)]".contains($0) }
        while let last = address.last, ".,;".contains(last) { address = address.dropLast() }
        return Located(String(address), at: sentence.place)
      }
    }
    return nil
  }
}
