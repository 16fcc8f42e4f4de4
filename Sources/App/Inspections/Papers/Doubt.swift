/// A value of a reading that a person has to look at: what it is, the field of the review it stands
/// in, and why the reading is not certain.
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
  /// The sentence that says why.
  let reason: String
  /// Whether nothing was read at all.
  var isGap = false
  /// Whether two of the answers as they stand contradict each other, whatever was read.
  var isClash = false

  /// "Lead inspector, Recommendation 3 and 4 more".
  static func names(_ doubts: [Doubt]) -> String {
    let most = 6
    let names = doubts.prefix(most).map(\.what).joined(separator: ", ")
    return doubts.count > most ? "\(names) and \(doubts.count - most) more" : names
  }

  /// Facts come before judgements, and those before recommendations.
  fileprivate var rank: Int {
    switch subject {
    case .framework, .council, .visitStart, .visitEnd, .published, .leadInspector: 0
    case .judgement: 1
    case .recommendation: 2
    }
  }
}

extension PaperReading {
  /// Every value that was not read with certainty, and what a report under the framework says and
  /// this reading has not, in the order of the review.
  func doubts(in framework: FrameworkVersion?) -> [Doubt] {
    (doubts + gaps(in: framework)).enumerated()
      .sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  /// What every report with grades says, and this reading has not: to be looked for in the paper.
  private func gaps(in framework: FrameworkVersion?) -> [Doubt] {
    guard let framework, framework.isGraded, !isUnread, childSummary?.isWholePaper != true else {
      return []
    }
    let facts: [(Doubt.Subject, String, String, Value?)] = [
      (.council, "Council", "council", council),
      (.visitStart, "First day of the visit", "visitStart", visitStart),
      (.visitEnd, "Last day of the visit", "visitEnd", visitEnd),
      (.leadInspector, "Lead inspector", "leadInspector", leadInspector),
    ]
    let known = Set(judgements.map(\.area))
    return facts.filter { $0.3 == nil }.map { subject, what, field, _ in
      Doubt(subject: subject, what: what, field: field, reason: Self.notRead, isGap: true)
    }
      + framework.areas.filter { $0.part.isEmpty && !known.contains($0.code) }.map { area in
        Doubt(
          subject: .judgement(area: area.code), what: area.name,
          field: "judgement.\(area.code)", reason: Self.notRead, isGap: true)
      }
  }

  private static let notRead = "it was not read in this paper. Look whether the report says it."

  /// Every value that was read, and not with certainty.
  private var doubts: [Doubt] {
    var found: [Doubt] = []
    func add(_ subject: Doubt.Subject, _ what: String, _ field: String, _ value: Value?) {
      guard let value, let reason = value.doubt else { return }
      found.append(
        Doubt(subject: subject, what: what, field: field, reason: reason))
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
