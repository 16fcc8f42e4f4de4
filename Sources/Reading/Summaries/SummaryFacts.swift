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
    summary.promises = promises
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

  /// The first grade the sentences give, with what the others say of it.
  private var grade: Located<Grade>? {
    let found = sentences.compactMap { sentence in
      SummaryGrade(sentence.value).map { (grade: $0, sentence: sentence) }
    }
    let given = found.filter { $0.grade.value != nil }
    // "Last time, in 2009, inspectors said that Thornmere was good" gives an earlier grade.
    let latest = given.first { !SummaryFacts.isOfEarlier($0.sentence.value) }
    guard let first = latest ?? given.first, let value = first.grade.value else { return nil }
    var reason = "One sentence of the summary says so; the full report is what counts."
    var otherPlace: Place?
    if let other = found.first(where: { $0.grade.value != nil && $0.grade.value != value }),
      let grade = other.grade.value
    {
      reason =
        "One sentence of the summary says “\(value.rawValue)”, another, on page "
        + "\(other.sentence.page), “\(grade.rawValue)”."
      otherPlace = other.sentence.place
    } else if let both = found.first(where: { $0.grade.second != nil }),
      let second = both.grade.second
    {
      reason =
        "The summary says “\(value.rawValue)”, and in one sentence also “\(second.rawValue)”: "
        + "“\(both.sentence.value)”"
      otherPlace = both.sentence.place
    } else if let denied = found.first(where: { !$0.grade.denied.isEmpty }) {
      reason =
        "The summary says “\(value.rawValue)”, and also “not "
        + "\(denied.grade.denied[0].rawValue)”: “\(denied.sentence.value)”"
      otherPlace = denied.sentence.place
    }
    return Located(
      value, at: first.sentence.place, certainty: .uncertain(reason),
      otherPlace: otherPlace == first.sentence.place ? nil : otherPlace)
  }

  /// Whether a sentence is on an earlier inspection: it says so, or names a year.
  private static func isOfEarlier(_ sentence: String) -> Bool {
    let words = words(sentence)
    return words.contains { ["previous", "previously", "earlier", "ago"].contains($0) }
      || zip(words, words.dropFirst()).contains { $0 == "last" && ($1 == "time" || $1 == "year") }
      || sentence.split { !$0.isNumber }.contains { $0.utf8.count == 4 }
  }

  /// The sentences that deny a grade, where none gives one.
  var onlyDenied: Located<String>? {
    guard grade == nil else { return nil }
    return sentences.first { SummaryGrade($0.value)?.denied.isEmpty == false }
  }

  /// Where a sentence that gives a grade gives it to another council than the heading names.
  func otherAuthority(than name: String) -> Located<String>? {
    let own = TextKey.letters(AuthorityName.short(name))
    for sentence in sentences where SummaryGrade(sentence.value) != nil {
      guard let named = SummaryFacts.authority(in: sentence.value) else { continue }
      let key = TextKey.letters(AuthorityName.short(named))
      if !own.contains(key), !key.contains(own) { return sentence.map { _ in named } }
    }
    return nil
  }

  /// "Overall we rated Thornmere as …", "services for children in Thornmere are …"
  private static func authority(in sentence: String) -> String? {
    for opening in ["rated ", "judged ", "graded ", "said that ", " in "] {
      guard let cut = sentence.firstRange(of: opening) else { continue }
      var words: [String] = []
      for word in sentence[cut.upperBound...].split(separator: " ") {
        guard word.first?.isUppercase == true else { break }
        let bare = word.prefix { !",.;:’'".contains($0) }
        words.append(String(bare))
        if bare.count < word.count { break }
      }
      let isPlace = words.first.map { !SummaryWords.noPlaces.contains($0.lowercased()) } ?? false
      if isPlace { return words.joined(separator: " ") }
    }
    return nil
  }

  /// The words in lower case without marks.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "’" && $0 != "'" }.map(String.init)
  }

  // MARK: Promises

  private var promises: [ChildPromise] {
    var found: [ChildPromise] = []
    for sentence in sentences { found += promised(in: sentence, after: found.last?.by) }
    return found
  }

  private func promised(in sentence: Located<String>, after last: String?) -> [ChildPromise] {
    let words = SummaryFacts.words(sentence.value)
    guard let shape = PromiseShape(words: words), !shape.isRefusal else { return [] }
    let rest = Set(shape.rest)
    var kinds: [ChildPromise.Kind] = []
    if rest.contains("plan"), !rest.isDisjoint(with: SummaryWords.planVerbs) { kinds.append(.plan) }
    let isOfGroups = rest.contains("groups") || rest.contains("group")
    if !rest.isDisjoint(with: SummaryWords.askingVerbs)
      || (isOfGroups && !rest.isDisjoint(with: SummaryWords.tellingVerbs))
    {
      if rest.contains("when") { kinds.append(.consultationDates) }
      if isOfGroups { kinds.append(.consultationGroups) }
    }
    let isOfAdults = shape.opening.contains(where: SummaryWords.adults.contains)
    let isWill = shape.rest.first.map { ["will", "must", "going"].contains($0) } ?? false
    if kinds.isEmpty, isOfAdults, isWill || shape.isPlain, shape.opening.count <= 8 {
      kinds = [.other]
    }
    let by = by(shape.opening, after: last)
    return kinds.map { ChildPromise(kind: $0, by: by, text: sentence) }
  }

  /// "The council", also where the sentence says "it" of the one before.
  private func by(_ opening: ArraySlice<String>, after last: String?) -> String? {
    if opening.contains("council") { return "The council" }
    if opening.contains("inspectors") || opening.first == "we" { return "The inspectors" }
    for name in ["The Director", "The board", "Managers", "Leaders"] {
      let noun = name.split(separator: " ").last?.lowercased() ?? ""
      if opening.contains(noun) { return name }
    }
    return ["it", "they", "he", "she"].contains { opening.contains($0) } ? last : nil
  }

  // MARK: The full report

  private var published: Located<CivilDate>? {
    for sentence in sentences {
      let key = TextKey.letters(sentence.value)
      guard key.contains("report"), key.contains("published"),
        let date = ProseDates.date(in: sentence.value)
      else { continue }
      let doubt = DateDoubt.reason(in: sentence.value, .prose)
      return Located(
        date, at: sentence.place, certainty: doubt.map(Certainty.uncertain) ?? .certain)
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
