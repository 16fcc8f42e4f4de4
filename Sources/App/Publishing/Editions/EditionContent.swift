import Civil
import Foundation
import ImprovementPlan
import Kernel
import Registers
import Storage
import Voice

/// All that an edition shows, as it stood when it was frozen: stored once, and read from there for
/// as long as anybody asks.
struct EditionContent: Codable, Hashable, Sendable {
  static let currentFormat = 1

  /// The plain words for one recommendation.
  struct Words: Codable, Hashable, Sendable {
    let asked: String
    let promised: String
    let because: String
  }

  var format = EditionContent.currentFormat
  let council: String
  let number: Int
  let label: String
  let summary: String
  let childSummary: String
  let plan: PublicPlan
  let consultations: [PublicConsultation]
  /// By the identifier of the outcome.
  let words: [String: Words]
}

extension EditionContent {
  /// The document that is stored and hashed: JSON with its keys in order, so that equal contents
  /// are equal bytes.
  func document() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(self))
  }

  init(document: [UInt8]) throws {
    self = try JSONDecoder().decode(EditionContent.self, from: Data(document))
  }

  /// What an edition would show today.
  init(of edition: PlanEdition, in world: World, for user: User, _ db: Transaction) throws {
    var plan = try db.publicPlan(edition.plan, in: world, for: user)
    let actions = Dictionary(
      try db.editionActions(of: edition).map { ($0.action.text, $0.words) },
      uniquingKeysWith: { $1 })
    for index in plan.actions.indices {
      if let words = actions[plan.actions[index].id] { plan.actions[index].whatWillBeDone = words }
    }
    self.init(
      council: try db.authority(edition.authority)?.name ?? edition.authority.code,
      number: edition.number, label: edition.label, summary: edition.summary,
      childSummary: edition.childSummary, plan: plan,
      consultations: try db.publicConsultations(
        ofPlan: edition.plan, in: edition.authority, on: world.today()),
      words: try Self.words(of: edition, for: plan, db))
  }

  /// A promise that nothing in the plan stands for is kept with the edition, but not told.
  private static func words(
    of edition: PlanEdition, for plan: PublicPlan, _ db: Transaction
  ) throws -> [String: Words] {
    let promised = Set(plan.recommendations.filter(\.isPromised).map(\.outcome))
    return Dictionary(
      try db.editionWords(of: edition).map { one in
        let outcome = one.outcome.text
        return (
          outcome,
          Words(
            asked: one.asked, promised: promised.contains(outcome) ? one.promised : "",
            because: one.because)
        )
      }, uniquingKeysWith: { $1 })
  }

  /// What was to serve a recommendation and was taken out of the plan after its date.
  func dropped(from recommendation: PublicPlan.Recommendation) -> [PublicPlan.Dropped] {
    (plan.dropped ?? []).filter { $0.recommendations.contains(recommendation.id) }
  }

  /// The actions that serve a recommendation.
  func actions(of recommendation: PublicPlan.Recommendation) -> [PublicPlan.Action] {
    plan.actions.filter { recommendation.actions.contains($0.id) }
  }

  /// The council's own headings over what serves no recommendation.
  var headings: [PublicPlan.Heading] { plan.headings ?? [] }

  /// The actions under one of them.
  func actions(of heading: PublicPlan.Heading) -> [PublicPlan.Action] {
    plan.actions.filter { heading.actions.contains($0.id) }
  }

  /// The actions that serve no recommendation and stand under no heading.
  var otherActions: [PublicPlan.Action] {
    let told = Set(plan.recommendations.flatMap(\.actions) + headings.flatMap(\.actions))
    return plan.actions.filter { !told.contains($0.id) }
  }

  /// What adults promise children for a recommendation, in the words of the edition. Where nothing
  /// in the plan stands for a promise it says so, and why if that reads at a child’s level.
  func promised(for one: PublicPlan.Recommendation) -> String {
    let words = words[one.outcome]
    if one.isPromised { return words?.promised ?? "" }
    let none =
      one.response?.isRefusal == true
      ? "We said no to what the inspectors asked for."
      : "We do not promise anything for this yet."
    guard let because = words?.because, let readability = Readability(because),
      readability.passes(PublicationLimits.usualChildGrade)
    else { return "\(none) The whole plan says why." }
    return "\(none) \(because)"
  }

  /// What adults promise children under a heading of the council's own, which is written for other
  /// readers: in its words where these read at a child's level.
  func promised(under heading: PublicPlan.Heading) -> String {
    guard let readability = Readability(heading.title),
      readability.passes(PublicationLimits.usualChildGrade)
    else { return "The whole plan says what." }
    return heading.title
  }

  /// What the version for children says in our own words.
  var childText: String {
    ([childSummary]
      + plan.recommendations.flatMap { one in
        [words[one.outcome]?.asked ?? "", promised(for: one)]
      } + headings.map(promised(under:))).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Everything that somebody has typed and the public reads.
  var allText: String {
    var texts = [summary, childSummary, plan.title, plan.ambition, label]
    for one in plan.recommendations {
      texts += [one.hope, one.response?.reason ?? "", one.response?.answeredBy ?? ""]
      texts += [one.moved?.movedBy ?? ""]
      if let words = words[one.outcome] { texts += [words.asked, words.promised, words.because] }
    }
    texts += headings.map(\.title)
    texts += plan.actions.flatMap { [$0.title, $0.whatWillBeDone] }
    texts += (plan.dropped ?? []).map(\.title)
    for one in consultations {
      texts += [one.title, one.question, one.method, one.audience, one.heard] + one.groups
      texts += one.answers.flatMap { [$0.said, $0.response] }
    }
    return texts.joined(separator: "\n")
  }

  /// How long it takes to read, at two hundred words a minute, which is our choice.
  var minutesToRead: Int {
    let words =
      allText.split(whereSeparator: \.isWhitespace).count
      + plan.recommendations.reduce(0) { $0 + $1.text.split(separator: " ").count }
    return max(1, (words + 199) / 200)
  }
}

extension PublicPlan.Recommendation {
  /// Whether the plan stands for a promise: something is done about it, or was and the board has
  /// signed it off.
  var isPromised: Bool { !actions.isEmpty || signedOffOn != nil }
}

extension PublicPlan.Response {
  /// Whether the council says no, which needs no action.
  var isRefusal: Bool { word == RecommendationResponse.Answer.notAccepted.title }
}
