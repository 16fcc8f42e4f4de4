import Civil
import SiteMap

/// One thing that changed in a plan, in words.
public struct PlanChange: Hashable, Sendable {
  /// What kind of thing it is; the raw values stand in frozen packs.
  public enum Topic: String, Codable, CaseIterable, Sendable {
    case plan, rating, date, dependency, progress, recovery, partner, milestone, evidence, signOff
    case action, response, consultation, edition, inspection

    public var title: String {
      switch self {
      case .plan: "The plan and what it promises"
      case .rating: "Ratings"
      case .date: "Dates set and moved"
      case .dependency: "Which actions wait for which"
      case .progress: "Progress reported"
      case .recovery: "Recovery plans"
      case .partner: "Said by partners"
      case .milestone: "Milestones"
      case .evidence: "Evidence"
      case .signOff: "Impact and sign-off"
      case .action: "Actions"
      case .response: "Answers to recommendations"
      case .consultation: "Consultations"
      case .edition: "Published editions"
      case .inspection: "Inspections answered"
      }
    }
  }

  public let topic: Topic
  /// The day on which it was written down.
  public let on: CivilDate
  /// What changed and, where one was given, the reason.
  public let words: String
  /// Of those words the ones that name what has changed: "ACT-03 Twenty strategy discussions".
  public let subject: String
  /// Who did it; empty for what came with the calendar.
  public let by: String
  /// The page of what has changed.
  public let address: Address

  public init(
    topic: Topic, on day: CivilDate, words: String, subject: String, by author: String,
    address: Address
  ) {
    self.topic = topic
    on = day
    self.words = words
    self.subject = subject
    by = author
    self.address = address
  }
}
