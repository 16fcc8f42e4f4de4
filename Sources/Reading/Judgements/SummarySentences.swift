/// What the summary beneath the table of an ILACS report says of the services as a whole:
/// "Services for children in Thornmere are inadequate", "Since the last inspection, services for
/// children and families remain good overall", "Overall effectiveness has declined to inadequate
/// since 2022".
///
/// Only what is said of now and of the whole counts: every word from the subject to the grade is a
/// known one, and so is the word that goes on behind the grade ("good because", not "good at").
enum SummarySentences {
  /// - Parameter authority: the name of the authority, as printed or short.
  static func readings(
    in summary: ArraySlice<BodyLine>, authority: String?
  ) -> [JudgementReading] {
    let name = authority.map { TextKey.letters(AuthorityName.short($0)) } ?? ""
    return SummaryPoints.paragraphs(summary).flatMap { Paragraph($0).sentences }
      .compactMap { sentence in
        grade(of: sentence.value, name: name).map {
          JudgementReading(source: .statement, grade: $0, place: sentence.place)
        }
      }
  }

  /// The lines between the table and what needs to improve, at most two pages of them.
  static func summary(of body: [BodyLine], from start: Int) -> ArraySlice<BodyLine> {
    let lines = body[start...].prefix(100)
    let end = lines.indices.first { SectionHeadings.role(at: $0, in: body) != nil }
    return end.map { lines[..<$0] } ?? lines
  }

  /// The grade that a sentence gives the services as a whole; nil where it gives none.
  private static func grade(of sentence: String, name: String) -> Grade? {
    // The end of a quotation that began before.
    if sentence.contains("”"), !sentence.contains("“") { return nil }
    let words = words(of: sentence)
    guard words.contains(where: { gradeOpenings.contains($0.key) }) else { return nil }
    for start in words.indices where mayOpen(words[..<start]) {
      var rest = words[start...]
      if let grade = takeVerdict(from: rest) { return grade }
      guard takeSubject(from: &rest, name: name) else { continue }
      skipAside(of: words, from: &rest)
      if let grade = takePredicate(from: &rest) { return grade }
    }
    return nil
  }

  private struct Word {
    let key: String
    var endsClause: Bool
    let opensQuotation: Bool
  }

  /// The words without figures and dashes, which may still part the clauses.
  private static func words(of sentence: String) -> [Word] {
    var words: [Word] = []
    for printed in sentence.split(separator: " ") {
      let key = TextKey.letters(printed)
      let endsClause = [",", ":", ";", "–", "—"].contains { printed.hasSuffix($0) }
      if !key.isEmpty {
        let opensQuotation = ["“", "‘", "\""].contains { printed.hasPrefix($0) }
        words.append(Word(key: key, endsClause: endsClause, opensQuotation: opensQuotation))
      } else if endsClause, !words.isEmpty {
        words[words.count - 1].endsClause = true
      }
    }
    return words
  }

  /// Whether the words before the subject leave what follows as said by the inspectors, of now.
  private static func mayOpen(_ lead: ArraySlice<Word>) -> Bool {
    guard let last = lead.last else { return true }
    if findings.contains(lead.map(\.key).joined()) { return true }
    let isOnInspection = lead.contains { $0.key.hasPrefix("inspection") }
    for word in lead {
      // "Since the last inspection, when they were judged good, services …"
      let isCondition = conditions.contains(word.key) && !(word.key == "when" && isOnInspection)
      if isCondition || word.opensQuotation || opinions.contains(where: { word.key.hasPrefix($0) })
      {
        return false
      }
    }
    if last.endsClause || (lead.count == 1 && openings.contains(last.key)) { return true }
    return conjunctions.contains(last.key) && lead.dropLast().last?.endsClause == true
  }

  // MARK: Subject

  private static func takeSubject(from rest: inout ArraySlice<Word>, name: String) -> Bool {
    if rest.first?.opensQuotation == true { return false }
    _ = take(["the"], from: &rest)
    if take(["overall", "effectiveness"], from: &rest) {
      takeWhole(from: &rest, name: name)
      return true
    }
    _ = take(["overall"], from: &rest) && take(["the"], from: &rest)
    if take(["local", "authority"], from: &rest)
      || take(["this", "local", "authority"], from: &rest)
    {
      return true
    }
    // "Thornmere children’s services", "the local authority’s services for children"
    var after = rest
    if take(["local", "authoritys"], from: &after) || takeName(name, from: &after) {
      guard takeServices(from: &after) else { return false }
      rest = after
      return true
    }
    if take(["services", "that", "children"], from: &rest) {
      if let place = rest.first, places.contains(place.key) {
        rest = rest.dropFirst()
        guard takeAuthority(name, from: &rest) else { return false }
      }
      return take(["receive"], from: &rest) || take(["get"], from: &rest)
    }
    guard takeServices(from: &rest) else { return false }
    guard let place = rest.first, places.contains(place.key) else { return true }
    rest = rest.dropFirst()
    return takeAuthority(name, from: &rest)
  }

  /// "of services for children in Thornmere", "of the local authority"
  private static func takeWhole(from rest: inout ArraySlice<Word>, name: String) {
    guard take(["of"], from: &rest) else { return }
    if takeAuthority(name, from: &rest) { return }
    _ = take(["the"], from: &rest)
    guard takeServices(from: &rest) || take(["services"], from: &rest),
      let place = rest.first, places.contains(place.key)
    else { return }
    rest = rest.dropFirst()
    _ = takeAuthority(name, from: &rest)
  }

  private static func takeServices(from rest: inout ArraySlice<Word>) -> Bool {
    services.contains { take($0, from: &rest) }
  }

  private static func takeAuthority(_ name: String, from rest: inout ArraySlice<Word>) -> Bool {
    authorities.contains { take($0, from: &rest) } || takeName(name, from: &rest)
  }

  /// The name, with what councils are called before or behind it.
  private static func takeName(_ name: String, from rest: inout ArraySlice<Word>) -> Bool {
    guard !name.isEmpty else { return false }
    var key = ""
    for (index, word) in zip(rest.indices, rest).prefix(12) {
      key += word.key
      let plain = key.hasSuffix(name + "s") ? String(key.dropLast()) : key
      guard plain.hasSuffix(name) else { continue }
      guard namePrefixes.contains(String(plain.dropLast(name.utf8.count))) else { return false }
      rest = rest[(index + 1)...].drop { nameEndings.contains($0.key) }
      return true
    }
    return false
  }

  /// Passes over what is said between commas of the subject: "…, which were good in 2021, are".
  private static func skipAside(of words: [Word], from rest: inout ArraySlice<Word>) {
    guard rest.startIndex > words.startIndex, words[rest.startIndex - 1].endsClause,
      let first = rest.first, asides.contains(first.key),
      let end = rest.prefix(16).firstIndex(where: \.endsClause)
    else { return }
    rest = rest[(end + 1)...]
  }

  private static let asides: Set = ["which", "including", "having", "once", "previously", "judged"]

  // MARK: Predicate

  /// "This is an inadequate local authority"
  private static func takeVerdict(from words: ArraySlice<Word>) -> Grade? {
    var rest = words
    guard take(["this", "is"], from: &rest),
      take(["a"], from: &rest) || take(["an"], from: &rest),
      let (grade, _) = grades.first(where: { take($0.1, from: &rest) }),
      take(["local", "authority"], from: &rest) || take(["council"], from: &rest)
        || take(["authority"], from: &rest)
    else { return nil }
    return rest.isEmpty || goesOn(rest, afterClause: words[rest.startIndex - 1].endsClause)
      ? grade : nil
  }

  private static func takePredicate(from rest: inout ArraySlice<Word>) -> Grade? {
    var verb: [String] = []
    while let word = rest.first, verb.count < 6 {
      let all = rest
      guard let (grade, printed) = grades.first(where: { take($0.1, from: &rest) }) else {
        if !adverbs.contains(word.key) { verb.append(word.key) }
        rest = rest.dropFirst()
        continue
      }
      // "has declined from good to inadequate"
      if verb.last == "from" {
        verb.removeLast()
        continue
      }
      // "Require improvement" has its verb within.
      guard isOfNow(verb) || (verb.isEmpty && printed.count > 1) else { return nil }
      return goesOn(rest, afterClause: all[rest.startIndex - 1].endsClause) ? grade : nil
    }
    return nil
  }

  /// "are", "have been judged", "has declined to", "have improved and are"
  private static func isOfNow(_ verb: [String]) -> Bool {
    let plain = verb.last == "as" ? verb.dropLast() : verb[...]
    if verbs.contains(plain.joined(separator: " ")) { return true }
    return verb.count >= 3 && ["has", "have"].contains(verb[0]) && changes.contains(verb[1])
      && ["to", "to be", "and is", "and are"].contains(verb[2...].joined(separator: " "))
  }

  /// Whether what follows the grade leaves it the grade of the whole.
  private static func goesOn(_ words: ArraySlice<Word>, afterClause: Bool) -> Bool {
    var rest = words
    var isParted = afterClause
    if let word = rest.first, word.key == "overall" || word.key == "again" {
      rest = rest.dropFirst()
      isParted = word.endsClause
    }
    guard let next = rest.first, !take(["at", "this", "inspection"], from: &rest) else {
      return true
    }
    // "Good and outstanding" are two grades.
    if conjunctions.contains(next.key), let second = rest.dropFirst().first?.key,
      grades.contains(where: { $0.1.first == second })
    {
      return false
    }
    return continuations.contains(next.key) || (isParted && !limits.contains(next.key))
  }

  private static func take(_ keys: [String], from rest: inout ArraySlice<Word>) -> Bool {
    guard rest.count >= keys.count, zip(rest, keys).allSatisfy({ $0.key == $1 }) else {
      return false
    }
    rest = rest.dropFirst(keys.count)
    return true
  }

  // MARK: Words

  /// Phrases as their words, the longest first.
  private static func phrases(_ texts: [String]) -> [[String]] {
    texts.map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
  }

  /// Leads that hand over what the inspectors say.
  private static let findings: Set = [
    "thisinspectionfindsthat", "thisinspectionfoundthat", "inspectorsfindthat",
    "inspectorsfoundthat", "inspectorsjudgethat", "inspectorsjudgedthat", "inspectorsfound",
    "inspectorsjudge", "inspectorsjudged",
  ]

  private static let openings: Set = [
    "overall", "however", "nevertheless", "consequently", "therefore", "although", "while",
    "whilst", "though", "today", "now", "currently",
  ]

  private static let conditions: Set = [
    "that", "whether", "if", "when", "where", "unless", "until", "which", "who", "or",
    "before",
  ]

  /// Openings of words by which somebody else judges, or the council says what it wants.
  private static let opinions = [
    "say", "said", "told", "tell", "believ", "think", "thought", "consider", "claim", "report",
    "rate", "view", "opinion", "accord", "self", "ambition", "aim", "vision", "plan", "assess",
    "evaluat", "feel", "felt", "want",
  ]

  private static let services = phrases([
    "services for children", "services for children and families",
    "services for children and their families", "services for children and young people",
    "services for children young people and families", "services for children and care leavers",
    "services for vulnerable children", "childrens services", "childrens social care services",
    "childrens social care",
  ])

  private static let authorities = phrases([
    "the local authority", "this local authority", "the authority", "the council", "this council",
    "the city", "the county", "the borough", "the area", "this area",
  ])

  private static let namePrefixes: Set = [
    "", "the", "londonboroughof", "thelondonboroughof", "royalboroughof", "theroyalboroughof",
    "theboroughof", "cityof", "thecityof",
  ]

  private static let nameEndings: Set = [
    "borough", "city", "county", "district", "metropolitan", "unitary", "council", "councils",
  ]

  private static let places: Set = ["in", "at", "across", "within", "of"]

  private static let verbs: Set = [
    "is", "are", "is judged", "are judged", "is judged to be", "are judged to be", "remains",
    "remain", "continues to be", "continue to be", "continues to", "continue to", "has remained",
    "have remained", "has become", "have become", "has been judged", "have been judged",
    "has been judged to be", "have been judged to be", "to be",
  ]

  private static let changes: Set = [
    "declined", "deteriorated", "improved", "fallen", "dropped", "slipped", "moved", "gone",
    "risen", "worsened", "changed",
  ]

  private static let adverbs: Set = [
    "now", "still", "currently", "again", "once", "overall", "therefore", "also", "consequently",
    "since", "significantly", "substantially", "sharply", "rapidly", "steadily",
  ]

  private static let grades: [(Grade, [String])] =
    phrases([
      "requires improvement to be good", "require improvement to be good",
      "requires improvement", "require improvement",
    ]).map { (.requiresImprovement, $0) }
    + [(.outstanding, ["outstanding"]), (.good, ["good"]), (.inadequate, ["inadequate"])]

  /// To pass over most sentences quickly.
  private static let gradeOpenings = Set(grades.map { $0.1[0] })

  private static let conjunctions: Set = ["and", "but", "or", "so"]

  private static let continuations: Set = [
    "and", "but", "because", "as", "since", "with", "due", "owing", "despite", "following",
    "although", "though", "while", "whilst", "after", "so",
  ]

  /// Words that limit a grade to a part even behind a comma.
  private static let limits: Set = [
    "in", "at", "for", "or", "if", "when", "where", "unless", "except", "apart", "only", "not",
  ]
}
