/// The grade that one sentence of a summary gives: "Overall we rated Thornmere as inadequate",
/// "Services for children in Thornmere are good"; and the grades it denies.
struct SummaryGrade {
  /// Nil where the sentence only denies grades.
  private(set) var value: Grade?
  /// "not inadequate but adequate" denies the first.
  private(set) var denied: [Grade] = []
  /// The same sentence gives another: "as adequate for the help given, and inadequate for
  /// leadership".
  private(set) var second: Grade?

  /// Nil where the sentence is not about the grade of the whole.
  init?(_ sentence: String) {
    let words = SummaryFacts.words(sentence)
    let says = words.contains { ["rated", "judged", "graded", "overall", "said"].contains($0) }
    let isOfServices = words.first == "services" || words.first == "overall"
    guard says || isOfServices else { return nil }
    for index in words.indices.dropFirst() {
      let before = words[index - 1]
      if let value, second == nil, before != "not", let grade = SummaryGrade.grade(words[index...]),
        grade != value, SummaryGrade.isGrade(words[index...], after: before)
      {
        second = grade
      }
      guard SummaryWords.gradeVerbs.contains(before) || before == "but" || before == "not",
        let grade = SummaryGrade.grade(words[index...])
      else { continue }
      if before == "not" {
        denied.append(grade)
      } else if value == nil, before != "but" || !denied.isEmpty {
        value = grade
      }
    }
    if value == nil, denied.isEmpty { return nil }
  }

  /// Whether a word for a grade gives one, behind another: "and inadequate for leadership", and not
  /// "and good work".
  private static func isGrade(_ words: ArraySlice<String>, after before: String) -> Bool {
    let next = words.dropFirst().first
    return next.map { ["for", "in", "improvement", "overall", "because"].contains($0) }
      ?? (before == "and" || before == "or" || SummaryWords.gradeVerbs.contains(before))
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
}
