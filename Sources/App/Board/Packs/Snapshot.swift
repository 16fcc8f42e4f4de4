import Civil
import Foundation
import ImprovementPlan
import SiteMap
import Storage

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
  /// What whoever made the pack wants the board to know first; nil where they said nothing.
  var highlights: String? = nil
  /// The days of this meeting and of the board's next ones, as they were planned; nil in a snapshot
  /// from before they were frozen.
  var meetings: [CivilDate]? = nil

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
    /// Where everybody reads what was published; nil for what only people inside may read.
    var path: String? = nil
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

extension Snapshot.ChangeLine {
  init(_ change: PlanChange, ofPlan plan: String) {
    self.init(
      plan: plan, topic: change.topic, on: change.on, words: change.words, by: change.by,
      path: change.topic == .edition ? change.address.path : nil)
  }
}

extension Snapshot {
  /// Where the words disagree with the figures that they are frozen with, each with the plan that
  /// it is told of. They name no plan, so what one of the plans says is so is no disagreement.
  var disagreementsInHighlights: [(plan: Plan.ID, disagreement: NarrativeDisagreement)] {
    guard let highlights else { return [] }
    let found = plans.compactMap { plan in
      Plan.ID(plan.id).flatMap { id in
        plan.facts.map { facts in
          (
            id,
            NarrativeCheck(
              plan: facts, meetings: meetings ?? [meetingOn], snapshot: facts.asAt
            ).disagreements(in: highlights)
          )
        }
      }
    }
    guard let (plan, first) = found.first else { return [] }
    return first.filter { one in
      found.allSatisfy { $0.1.contains { $0.place == one.place } }
    }.map { (plan, $0) }
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
