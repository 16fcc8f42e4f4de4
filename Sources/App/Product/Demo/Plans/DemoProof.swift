import Civil
import ImprovementPlan

/// What shows, in the story, that an action was done or that it helped: evidence, who verified it,
/// what was judged of it, what the board decided.
struct DemoProof: Sendable {
  /// What evidence or a judgement is about, by its number in the plan or the report.
  enum About: Sendable {
    case action(Int)
    case recommendation(Int)
  }

  struct Shown: Sendable {
    var day: CivilDate
    var by: DemoPerson
    var about: About
    var entry: EvidenceEntry
    /// Who verified it, when, and what they looked at.
    var verified: (by: DemoPerson, day: CivilDate, note: String)?
  }

  struct Judged: Sendable {
    var day: CivilDate
    var by: DemoPerson
    var recommendation: Int
    var impact: ImpactRating
    var reason: String
  }

  struct SignedOff: Sendable {
    var day: CivilDate
    /// The day of the meeting.
    var decided: CivilDate
    var by: DemoPerson
    var recommendation: Int
    var minute: String
  }

  struct Answered: Sendable {
    var day: CivilDate
    var recommendations: ClosedRange<Int>
    var answer: RecommendationResponse.Answer
    var reason: String
    var by: String
  }

  struct Step: Sendable {
    var action: Int
    var title: String
    var due: CivilDate
    var done: CivilDate?
  }

  struct Recovery: Sendable {
    var day: CivilDate
    var by: DemoPerson
    var action: Int
    var whyLate: String
    var whatNow: String
    var byWhen: CivilDate
  }

  var report: DemoReport
  var keeper: DemoPerson
  /// The day on which answers and milestones were written down.
  var made: CivilDate
  var answers: [Answered]
  var steps: [Step]
  var evidence: [Shown]
  /// Completions that somebody else verified.
  var verified: [(action: Int, by: DemoPerson, day: CivilDate, note: String)]
  var recoveries: [Recovery]
  var judged: [Judged]
  var signedOff: [SignedOff]

  static let all = [services2026]
}
