import Civil
import ImprovementPlan
import Web

/// How a promise stands for those to whom it was made: kept, not yet, or late. It is kept when
/// every thing that was promised is done, and by nothing else: that the board is satisfied is said
/// beside it.
struct Promise: Hashable {
  let word: String
  let tone: Tone
  /// The day on which it was kept, by which it is to be, or by which it was to be and is not.
  let by: CivilDate?
  /// What stands before that day.
  let preposition: String
  /// "We are 12 working days late."; nil in time, and where it was not frozen.
  let lateBy: String?
  /// That the board has signed it off, in a sentence, or that it said so before; nil where it has
  /// not.
  let board: String?
  /// "1 of 3 things is done. 2 are still to do."; nil with one thing to do, or none, and once all
  /// is done.
  let steps: String?
  /// That something was promised for a day, was not done, and is promised no more.
  let dropped: String?
  /// That something was taken out of the plan before its day.
  let takenOut: String?
  /// That something had been promised no more, and is promised again.
  let back: String?

  /// - Parameters:
  ///   - signedOff: the day on which the board was satisfied that it helped, whatever is still
  ///     open.
  ///   - board: what the board is called.
  ///   - doubt: what has become since then of what showed that it helped.
  ///   - openedAgain: whether the edition before told that it is better now, and it was opened
  ///     again.
  ///   - dropped: what was taken out of the plan after its date.
  ///   - takenOut: of how many things the edition before told that were taken out in time.
  ///   - back: what was taken out and stands in the plan again since the edition before.
  init(
    _ actions: [PublicPlan.Action], dropped: [PublicPlan.Dropped] = [], takenOut: Int = 0,
    back: [PublicPlan.Action] = [], due: CivilDate?, signedOff: CivilDate? = nil,
    by board: String? = nil, doubt: PublicPlan.Recommendation.Doubt? = nil,
    openedAgain: Bool = false, on today: CivilDate
  ) {
    let done = actions.compactMap(\.completedOn)
    let missed = actions.filter { $0.isMissed(on: today) }
    let open = actions.filter { $0.completedOn == nil }.compactMap(\.dueOn)
    lateBy = missed.compactMap(\.workingDaysLate).max().map {
      "We are \(Lateness.workingDays($0)) late."
    }
    let said = signedOff.map { _ -> String in
      switch doubt {
      case .judged: "We looked again. This is not better yet."
      case .unproven: "We looked again. We cannot show that this is better."
      case nil: "\(board ?? "The board") says this is better now."
      }
    }
    self.board = said ?? (openedAgain ? Self.notSure : nil)
    steps = Self.steps(done: done.count, of: actions.count)
    self.back = Self.back(back, on: today)
    self.dropped = Self.dropped(dropped.count, beside: actions.count)
    self.takenOut =
      switch takenOut {
      case 0: nil
      case 1: "We took one thing out of the plan."
      case let count: "We took \(count) things out of the plan."
      }
    if !actions.isEmpty, done.count == actions.count {
      (word, tone, by, preposition) = ("Done", .good, done.max(), "on")
    } else if let first = missed.compactMap(\.dueOn).min() {
      (word, tone, by, preposition) = ("Late", .urgent, first, "it was due on")
    } else if actions.isEmpty, doubt == nil, let signedOff {
      (word, tone, by, preposition) = ("Better now", .good, signedOff, "since")
    } else {
      (word, tone, by, preposition) = ("Not yet", .info, open.max() ?? due, "by")
    }
  }

  private static func dropped(_ count: Int, beside others: Int) -> String? {
    guard count > 0 else { return nil }
    let isOne = count == 1
    let promised =
      others == 0
      ? "We promised \(isOne ? "one thing" : "\(count) things")."
      : "We also promised \(isOne ? "one more thing" : "\(count) more things")."
    return isOne
      ? "\(promised) We did not do it in time, and took it out of the plan."
      : "\(promised) We did not do them in time, and took them out of the plan."
  }

  private static func back(_ actions: [PublicPlan.Action], on today: CivilDate) -> String? {
    guard !actions.isEmpty else { return nil }
    let isOne = actions.count == 1
    let back =
      isOne
      ? "We had taken one thing out of the plan. Now it is back."
      : "We had taken \(actions.count) things out of the plan. Now they are back."
    let open = actions.filter { $0.completedOn == nil }
    guard let due = open.compactMap(\.dueOn).max() else { return back }
    return due < today
      ? "\(back) \(isOne ? "It was" : "They were") due by \(due.longForm)."
      : "\(back) We will do \(isOne ? "it" : "them") by \(due.longForm)."
  }

  static let notSure = "We said this is better. We looked again, and we are not sure yet."

  private static func steps(done: Int, of all: Int) -> String? {
    guard all > 1, done < all else { return nil }
    return
      "\(done) of \(all) things \(done == 1 ? "is" : "are") done. "
      + "\(all - done) \(all - done == 1 ? "is" : "are") still to do."
  }
}

extension PublicPlan.Action {
  /// Not done, and late: by what was frozen, else by its date alone.
  func isMissed(on today: CivilDate) -> Bool {
    guard completedOn == nil else { return false }
    return workingDaysLate.map { $0 > 0 } ?? dueOn.map { $0 < today } ?? false
  }
}
