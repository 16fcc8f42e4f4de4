import Civil
import Kernel
import Storage

/// What somebody said about how an action is going, on a day: published, and from then on never
/// altered. What is wrong in it is put right by another one that points to it.
public struct ProgressUpdate: Record, Hashable {
  public static let table: SQLName = "progress_update"

  public let authority: AuthorityID
  public let id: Storage.ID<ProgressUpdate>
  public var version = 0
  public let action: Action.ID
  public let delivery: Action.Delivery
  public let note: String
  /// The day that the state holds from, as the person gave it.
  public let effectiveOn: CivilDate
  public let recordedAt: Instant
  public let recordedBy: String
  /// By when whoever said it expects the action to be done. It moves no due date.
  public let expectedOn: CivilDate?
  /// What it puts right.
  public let corrects: Storage.ID<ProgressUpdate>?
  /// Whether somebody who does not own the action opened it again by this: then it is not its
  /// owner’s word of how it is going.
  public let opensAgain: Bool
  /// Who else wrote its words, in the draft that was published: "Jo Marsh and Ann Cole". Empty for
  /// nobody.
  public let wordsOf: String
  /// Their accounts, or the links by which they came: as little as whoever published it may they
  /// verify what it says.
  let writers: [String]

  public init(
    authority: AuthorityID, id: Storage.ID<ProgressUpdate> = Storage.ID(), action: Action.ID,
    delivery: Action.Delivery, note: String, effectiveOn: CivilDate, recordedAt: Instant,
    recordedBy: String, expectedOn: CivilDate? = nil, corrects: Storage.ID<ProgressUpdate>? = nil,
    opensAgain: Bool = false, with others: [Author] = []
  ) {
    self.authority = authority
    self.id = id
    self.action = action
    self.delivery = delivery
    self.note = note
    self.effectiveOn = effectiveOn
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.expectedOn = expectedOn
    self.corrects = corrects
    self.opensAgain = opensAgain
    wordsOf = Words.list(others.map(\.name))
    writers = others.map(\.id)
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    action = try row["action_id"]
    delivery = try row["delivery"]
    note = try row["note"]
    effectiveOn = try row["effective_on"]
    recordedAt = try row["recorded_at"]
    recordedBy = try row["recorded_by"]
    expectedOn = try row["expected_on"]
    corrects = try row["corrects"]
    // The history has images from before there was this column.
    opensAgain = try row.get("opens_again", as: Bool?.self) ?? false
    wordsOf = try row.get("words_of", as: String?.self) ?? ""
    writers = try (row.get("writer_ids", as: String?.self) ?? "").split(separator: " ")
      .map(String.init)
  }

  public var fields: Fields {
    [
      "action_id": action, "delivery": delivery, "note": note, "effective_on": effectiveOn,
      "recorded_at": recordedAt, "recorded_by": recordedBy, "expected_on": expectedOn,
      "corrects": corrects, "opens_again": opensAgain, "words_of": wordsOf,
      "writer_ids": writers.joined(separator: " "),
    ]
  }
}

extension ProgressUpdate {
  /// "Sam Okafor", or "Sam Okafor, with words of Jo Marsh".
  var saidBy: String { wordsOf.isEmpty ? recordedBy : "\(recordedBy), with words of \(wordsOf)" }
}

/// What was said of one action, with what puts what right.
public struct ProgressLog: Sendable {
  public struct Entry: Sendable {
    /// What holds.
    public let update: ProgressUpdate
    /// What it puts right, the last wording first; empty when nothing was.
    public let earlier: [ProgressUpdate]

    /// When it was said first: a correction takes the place of what it puts right.
    fileprivate var first: ProgressUpdate { earlier.last ?? update }
  }

  /// The latest first.
  public let entries: [Entry]

  /// What was said last, as it holds now.
  public var last: ProgressUpdate? { entries.first?.update }

  /// What says by when it will be done: the last word that names a day, for one without a day takes
  /// nothing back. What was said before it was last called complete holds no longer. The decisions
  /// that wait for whoever keeps the plan ask the same (`DecisionQueries.laterDates`).
  var expectation: ProgressUpdate? {
    entries.lazy.map(\.update).prefix { $0.delivery != .complete }.first { $0.expectedOn != nil }
  }

  /// Who opened it again last, and why, where that was not its owner.
  var openedAgain: ProgressUpdate? { entries.first { $0.update.opensAgain }?.update }

  /// How it was last said to be going, by its owner or by who keeps the plan.
  var lastSaid: ProgressUpdate? { entries.first { !$0.update.opensAgain }?.update }

  /// What was said first after a moment, where the last word came after it.
  func answer(after moment: Instant) -> ProgressUpdate? {
    guard let last = lastSaid, last.recordedAt > moment else { return nil }
    return entries.map(\.update).last { !$0.opensAgain && $0.recordedAt > moment }
  }

  /// What was said of the latest day after another that the work was still open then.
  func lastOpen(after day: CivilDate, besides id: ProgressUpdate.ID?) -> ProgressUpdate? {
    entries.map(\.update).filter {
      $0.id != id && $0.delivery != .complete && $0.effectiveOn > day
    }
    .max { $0.effectiveOn < $1.effectiveOn }
  }

  /// - Parameter updates: all of one action.
  public init(_ updates: [ProgressUpdate]) {
    let known = Dictionary(updates.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let corrected = Set(updates.compactMap(\.corrects))
    entries =
      updates.filter { !corrected.contains($0.id) }.map { update in
        var earlier: [ProgressUpdate] = []
        var next = update.corrects.flatMap { known[$0] }
        while let one = next, earlier.count < updates.count {
          earlier.append(one)
          next = one.corrects.flatMap { known[$0] }
        }
        return Entry(update: update, earlier: earlier)
      }
      .sorted {
        ($1.first.recordedAt, $1.first.id.text) < ($0.first.recordedAt, $0.first.id.text)
      }
  }
}
