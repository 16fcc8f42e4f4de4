import Civil
import Reading

/// What a row says of its action, in the fields that an action has.
extension ImportedRow {
  private static let longestTitle = 200

  /// The action in one line.
  var title: String { (action ?? "").onOneLine.shortened(to: Self.longestTitle) }

  /// The action in full, where one line does not hold it.
  var whatWillBeDone: String {
    let text = action ?? ""
    return text.onOneLine.count > Self.longestTitle || text.contains("\n")
      ? text.shortened(to: 4000) : ""
  }

  /// How one will know that it worked, and what is hoped for.
  var measureOfSuccess: String {
    [measure, outcome].compactMap(\.self).uniqued().joined(separator: "\n\n").shortened(to: 2000)
  }

  /// The milestones that have a day.
  var datedMilestones: [(title: String, day: CivilDate)] {
    (milestones ?? []).compactMap { step in
      step.day.flatMap { CivilDate($0) }.map { (step.text.onOneLine.shortened(to: 300), $0) }
    }
  }

  /// The due date and those it was moved to, each day once.
  var ledger: [CivilDate] {
    var days: [CivilDate] = []
    for day in ([due].compactMap(\.self) + movedTo).compactMap(\.date) where day != days.last {
      days.append(day)
    }
    return days
  }

  /// Takes names of the directory for what they are, though they could be parted.
  mutating func keepNamesWhole(by directory: OwnerMatcher) {
    func cell(_ column: PlanColumn) -> String {
      cells.first { $0.holds == column.rawValue }?.text ?? ""
    }
    owners = directory.names(in: cell(.owner), parted: owners)
    partners = directory.names(in: cell(.partners), parted: partners)
  }
}
