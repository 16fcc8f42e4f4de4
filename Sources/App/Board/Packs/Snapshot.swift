import Civil
import Foundation
import ImprovementPlan

/// All that a pack shows, as it stood at one moment: frozen, stored once, and read from there
/// wherever it is cited, whatever changes afterwards.
struct Snapshot: Codable, Hashable, Sendable {
  static let currentFormat = 1

  var format = Snapshot.currentFormat
  let board: String
  let meetingOn: CivilDate
  let takenOn: CivilDate
  /// Milliseconds since 1970, UTC.
  let takenAt: Int64
  let takenBy: String
  /// The pack before it, which the changes are told since; nil for a board's first.
  let since: Former?
  let plans: [PlanDigest]
  let changes: [ChangeLine]
  let risks: [RiskLine]
  let decisions: [DecisionLine]
  let log: [LogLine]
  /// What whoever made the pack says of each plan in words, by its identifier; nil in a pack from
  /// before there were any.
  var highlights: [String: String]? = nil

  struct Former: Codable, Hashable, Sendable {
    let pack: String
    let sha256: String
    let takenOn: CivilDate
  }

  /// One thing that changed, in words.
  struct ChangeLine: Codable, Hashable, Sendable {
    /// The identifier of the plan.
    let plan: String
    let topic: Topic
    let on: CivilDate
    let words: String
    let by: String
  }

  typealias Topic = PlanChange.Topic

  struct RiskLine: Codable, Hashable, Sendable {
    let id: String
    let reference: String
    let kind: String
    let title: String
    let consequence: String
    let mitigation: String
    let owner: String?
    let score: Int?
    let scoreWords: String
    /// What it was in the pack before; nil when it was not there.
    let formerScore: Int?
    let pressure: String
    let pressureOn: CivilDate?
    let reviewOn: CivilDate
    let isReviewDue: Bool
  }

  struct DecisionLine: Codable, Hashable, Sendable {
    let reference: String
    let decidedOn: CivilDate
    let text: String
  }

  struct LogLine: Codable, Hashable, Sendable {
    let reference: String
    let text: String
    let owner: String?
    let askedOn: CivilDate
    let dueOn: CivilDate?
    let doneOn: CivilDate?
    let outcome: String
    let workingDaysLate: Int
  }
}

extension Snapshot {
  /// Where the words about a plan disagree with the figures that they are frozen with.
  func disagreements(inHighlightsOf plan: String) -> [NarrativeDisagreement] {
    guard let words = highlights?[plan],
      let facts = plans.first(where: { $0.id == plan })?.facts
    else { return [] }
    return NarrativeCheck(plan: facts, snapshot: facts.asAt).disagreements(in: words)
  }

  /// The document that is stored and hashed: JSON with its keys in order, so that equal snapshots
  /// are equal bytes.
  func document() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(self))
  }

  init(document: [UInt8]) throws {
    self = try JSONDecoder().decode(Snapshot.self, from: Data(document))
  }
}
