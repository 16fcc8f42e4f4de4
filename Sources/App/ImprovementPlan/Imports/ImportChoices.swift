import Civil
import Inspections
import Storage

/// What a person decided about a file; whatever is absent is as it was proposed.
struct ImportChoices: Codable, Hashable, Sendable {
  /// The plan it goes into; nil for a new one.
  var plan: String?
  /// The title of the new plan, and what else is said of it.
  var title = ""
  var edition = ""
  /// The inspection that the new plan follows.
  var inspection: String?
  /// The day that the file's plan is of: what it says was so on this day.
  var asAt = ""
  /// For each group of rows: "own", "add", or the recommendation that they serve.
  var groups: [String: String] = [:]
  /// For each name: "text", "body", or an owner's form value.
  var names: [String: String] = [:]
  /// For each status or rating: "words", or a state of delivery.
  var words: [String: String] = [:]
  /// For each date that was repaired, the day that a person entered; nil in what was kept before
  /// dates could be repaired.
  var repairs: [String: Repair]?
  /// For each row that the plan seems to have already, a ``TwinDecision``; nil in what was kept
  /// before it was looked for.
  var twins: [String: String]?
  /// The person has been on the page on which it is said where all this goes.
  var isPlaced = false
}

/// What becomes of a group of rows.
enum GroupDecision: Hashable, Sendable {
  /// It stays a heading of the council's own.
  case own
  /// It is recorded as a recommendation of the inspection.
  case add
  case serves(Recommendation.ID)

  init?(_ text: String?) {
    switch text {
    case "own": self = .own
    case "add": self = .add
    case let text?:
      guard let id = Recommendation.ID(text) else { return nil }
      self = .serves(id)
    case nil: return nil
    }
  }

  var text: String {
    switch self {
    case .own: "own"
    case .add: "add"
    case .serves(let id): id.text
    }
  }
}
