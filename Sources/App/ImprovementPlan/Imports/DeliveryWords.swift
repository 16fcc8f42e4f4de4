/// What the words of councils' plans say about how far the work is, in ours.
///
/// A colour says how the council feels about the work, by a rule of its own; only blue and grey are
/// widely used for a state. What red, amber and green mean is for the person who knows the plan.
enum DeliveryWords {
  /// The proposal for a status or a rating; nil when it says nothing that can be relied on.
  static func proposal(_ key: String) -> Action.Delivery? {
    let parts = key.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let word = String(parts[1])
    if parts[0] == "rating" {
      switch word {
      case "blue": return .complete
      case "grey": return .notStarted
      default: return nil
      }
    }
    return states[WordKey.of(word)] ?? share(word)
  }

  /// "12 of 40", "12/40 trained", "30%": some of it done, all of it, or none.
  private static func share(_ text: String) -> Action.Delivery? {
    let words = text.lowercased()
      .replacing("out of", with: "of").replacing("/", with: " of ").replacing("of", with: " of ")
      .replacing("%", with: " of 100 ").split(separator: " ").map(String.init)
    guard words.count == 3 || words.count == 4 && doneWords.contains(words[3]), words[1] == "of",
      let done = Int(words[0]), let all = Int(words[2]), all > 1, 0...all ~= done
    else { return nil }
    return done == 0 ? .notStarted : done == all ? .complete : .inProgress
  }

  private static let doneWords: Set = ["complete", "completed", "done", "trained", "finished"]

  private static let states: [String: Action.Delivery] = [
    "complete": .complete, "completed": .complete, "done": .complete, "closed": .complete,
    "finished": .complete, "achieved": .complete, "delivered": .complete,
    "actioncomplete": .complete, "inprogress": .inProgress, "underway": .inProgress,
    "started": .inProgress, "ongoing": .inProgress, "ontrack": .inProgress,
    "inhand": .inProgress, "commenced": .inProgress, "partlycomplete": .inProgress,
    "partiallycomplete": .inProgress,
    "notstarted": .notStarted, "notyetstarted": .notStarted, "tostart": .notStarted,
    "notdue": .notStarted, "notyetdue": .notStarted, "planned": .notStarted,
    "notbegun": .notStarted,
  ]
}
