/// Several actions that one cell lists, offered as rows of their own. Never applied by itself: the
/// row is read whole, and a person decides.
public struct PlanSplit: Sendable, Hashable {
  public struct Part: Sendable, Hashable {
    public var action: String
    /// The line of the owner's cell that goes with it, where there are as many lines as parts.
    public var owner: String?
    /// The line of the due date's cell that goes with it, as printed.
    public var due: String?
  }

  public var parts: [Part]
  /// Why the cell looks like several actions, in a sentence.
  public var reason: String

  /// Nil where the cell is one action.
  ///
  /// - Parameter linesAreParagraphs: whether a line of a cell was ended by whoever wrote it; on a
  ///   page of a PDF its width may have.
  init?(action: String, owner: String?, due: String?, linesAreParagraphs: Bool) {
    let lines = PlanSplit.lines(action)
    guard lines.count >= 2 else { return nil }
    let marked = PlanSplit.marked(lines)
    let actions: [String]
    if let marked {
      actions = marked.parts
      reason = "The cell lists \(actions.count) actions, each with \(marked.mark)."
    } else if linesAreParagraphs, lines.allSatisfy(PlanSplit.isSentence) {
      actions = lines
      reason = "Each of the \(actions.count) lines of the cell could be an action of its own."
    } else {
      return nil
    }
    let owners = owner.map(PlanSplit.lines) ?? []
    let dates = due.map(PlanSplit.lines) ?? []
    let (hasOwners, hasDates) = (owners.count == actions.count, dates.count == actions.count)
    parts = actions.indices.map { index in
      Part(
        action: actions[index], owner: hasOwners ? PlanSplit.unmarked(owners[index]) : nil,
        due: hasDates ? PlanSplit.unmarked(dates[index]) : nil)
    }
    if hasOwners || hasDates {
      let what = hasOwners && hasDates ? "Owners and dates" : hasOwners ? "Owners" : "Dates"
      reason += " \(what) go with them line by line."
    }
  }

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { String($0).squeezed }.filter { !$0.isEmpty }
  }

  /// The items of a cell that is a list, each by itself; nil where it is none.
  static func items(of cell: String) -> [String]? { marked(lines(cell))?.parts }

  /// The items of a list, and what marks them; nil where the lines are none. What stands above the
  /// first item is no action, and goes before each.
  private static func marked(_ lines: [String]) -> (parts: [String], mark: String)? {
    var parts: [String] = []
    var kinds: Set<String> = []
    for line in lines {
      if let marker = marker(line) {
        parts.append(marker.text)
        kinds.insert(name(of: marker.kind))
      } else if !parts.isEmpty {
        parts[parts.count - 1] += " " + line
      }
    }
    guard parts.count >= 2, kinds.count == 1, let mark = kinds.first,
      marker(lines[0]) != nil || lines[0].hasSuffix(":")
    else { return nil }
    if marker(lines[0]) == nil { parts = parts.map { lines[0] + " " + $0 } }
    return (parts, mark)
  }

  private static func marker(_ line: String) -> ListMarker? {
    ListMarker(PaperLine(page: 1, number: 1, indent: 0, text: line, role: .body))
  }

  private static func unmarked(_ line: String) -> String {
    // "1. 2025" is a date after a number, and "1.10.2025" a date.
    marker(line).flatMap { $0.text.first?.isLetter == true ? $0.text : nil } ?? line
  }

  private static func name(of kind: ListMarker.Kind) -> String {
    switch kind {
    case .number: "a number"
    case .letter, .roman: "a letter"
    case .bullet, .dash: "a bullet"
    }
  }

  /// Words that could be an action: two or more, from a capital on.
  private static func isSentence(_ line: String) -> Bool {
    line.startsUppercase && line.split(separator: " ").count >= 2
  }
}
