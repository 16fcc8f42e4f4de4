/// A value of a reading that a person has to look at: what it is, the field of the review it stands in, and why
/// the reading is not certain.
struct Doubt {
  enum Subject: Hashable {
    case framework, council, visitStart, visitEnd, published, leadInspector
    case judgement(area: String)
    case recommendation(Int)
  }

  let subject: Subject
  /// "Lead inspector", "Recommendation 3".
  let what: String
  /// The name of its field in the review form.
  let field: String
  let value: PaperReading.Value
  /// The sentence that says why.
  let reason: String
}

extension PaperReading {
  /// Every value that was not read with certainty, in the order of the review.
  var doubts: [Doubt] {
    var found: [Doubt] = []
    func add(_ subject: Doubt.Subject, _ what: String, _ field: String, _ value: Value?) {
      guard let value, let reason = value.doubt else { return }
      found.append(
        Doubt(subject: subject, what: what, field: field, value: value, reason: reason))
    }
    add(.framework, "Framework", "framework", framework)
    add(.council, "Council", "council", council)
    add(.visitStart, "First day of the visit", "visitStart", visitStart)
    add(.visitEnd, "Last day of the visit", "visitEnd", visitEnd)
    add(.published, "Published", "publishedOn", published)
    add(.leadInspector, "Lead inspector", "leadInspector", leadInspector)
    for judgement in judgements {
      add(
        .judgement(area: judgement.area), judgement.printedArea, "judgement.\(judgement.area)",
        judgement.grade)
    }
    for (index, recommendation) in recommendations.enumerated() {
      add(
        .recommendation(index), "Recommendation \(index + 1)",
        ReviewAnswers.recommendation(index) + "text", recommendation.text)
    }
    return found
  }
}
