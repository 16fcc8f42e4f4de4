/// Whether the work of a row is done, as its words say it.
enum WorkState: Sendable {
  case open, done

  /// Nil where the words say neither: "See above".
  init?(words text: String) {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    if words.contains(where: WorkState.openWords.contains) {
      self = .open
    } else if words.contains(where: WorkState.doneWords.contains) {
      self = .done
    } else {
      return nil
    }
  }

  /// By the status, else by the rating. Green is of both kinds: where blue is complete it is on
  /// track, and elsewhere it is either.
  init?(status: String?, rating: String?) {
    let said = [status, rating].compactMap { $0 }
    if let state = said.lazy.compactMap({ WorkState(words: $0) }).first {
      self = state
      return
    }
    switch said.lazy.compactMap({ PlanRating(words: $0) }).first {
    case .blue: self = .done
    case .red, .amber: self = .open
    case .green, .grey, nil: return nil
    }
  }

  private static let doneWords: Set = [
    "complete", "completed", "closed", "done", "finished", "delivered", "achieved", "implemented",
    "embedded",
  ]

  /// Words that say so even beside one of the others: "not complete", "on track to complete".
  private static let openWords: Set = [
    "not", "incomplete", "partially", "partly", "part", "nearly", "almost", "track", "delayed",
    "progress", "overdue", "open", "outstanding", "behind", "risk", "slipped", "slippage",
    "started", "ongoing", "planned", "pending", "underway", "paused", "be", "will", "isn",
  ]
}
