import Civil

/// A step of an action, as a cell of milestones lists it: "By 30 June 2026: draft to the board".
public struct PlanMilestone: Sendable, Hashable {
  /// What is to be seen done, without its day.
  public var text: String
  /// Nil where its words name no day that could be told.
  public var day: CivilDate?
}

extension PlanMilestone {
  /// The milestones of a cell, in order: its lines, or the items of its list.
  ///
  /// - Parameter linesAreParagraphs: whether a line was ended by whoever wrote it; on a page of a
  ///   PDF its width may have.
  static func list(_ cell: String, linesAreParagraphs: Bool) -> [PlanMilestone] {
    let parts =
      PlanSplit.items(of: cell)
      ?? (linesAreParagraphs ? cell.split(whereSeparator: \.isNewline).map(String.init) : [cell])
    return parts.flatMap { $0.split(separator: ";") }.map { String($0).squeezed }
      .filter { $0.contains(where: \.isLetter) || $0.contains(where: \.isNumber) }
      .map(PlanMilestone.init(reading:))
  }

  private init(reading line: String) {
    let words = line.split(separator: " ")
    search: for count in stride(from: min(5, words.count - 1), to: 0, by: -1) {
      for isFirst in [true, false] {
        let date = isFirst ? words.prefix(count) : words.suffix(count)
        let rest = isFirst ? words.dropFirst(count) : words.dropLast(count)
        let said = PlanMilestone.bare(rest)
        guard said.contains(where: \.isLetter) else { continue }
        do throws(UnreadableDate) {
          guard let day = try PlanMilestone.day(date) else { continue }
          (text, self.day) = (said, day)
          return
        } catch {
          // A part of a day that does not exist is no day either.
          if error.isWrongDay { break search }
        }
      }
    }
    (text, day) = (line, nil)
  }

  /// What joins a day to the words beside it.
  private static let joining: Set = ["by", "due", "on", "in", "before", ""]

  /// The day of words that are a date and nothing else; a guess is none.
  private static func day(
    _ words: ArraySlice<Substring>
  ) throws(UnreadableDate) -> CivilDate? {
    let words = words.drop { joining.contains(String($0).trimmingMarks.lowercased()) }
    let text = words.joined(separator: " ").trimmingMarks
    guard let last = text.last, last.isNumber else { return nil }
    let date = try PlanDate(reading: text)
    guard date.hasYearOfAPlan, !date.hasShortYear else { return nil }
    switch date.meaning {
    case .day(let day): return date.certainty == .certain ? day : nil
    // "June 2026" is its last day, as everywhere in plans.
    case .by(let day): return text.first?.lowercased() == "q" ? nil : day
    default: return nil
    }
  }

  /// The words beside the day, without what joins the two.
  private static func bare(_ words: ArraySlice<Substring>) -> String {
    var words = words
    while let last = words.last, joining.contains(String(last).trimmingMarks.lowercased()) {
      words.removeLast()
    }
    return words.joined(separator: " ").trimmingMarks
  }
}

extension String {
  /// Without the marks that part a date from words beside it.
  fileprivate var trimmingMarks: String {
    var view = self[...]
    while let first = view.first, "():,;–—- ".contains(first) { view = view.dropFirst() }
    while let last = view.last, "(:,;–—- ".contains(last) { view = view.dropLast() }
    // A bracket that was opened with the words stays theirs.
    while view.last == ")", !view.contains("(") { view = view.dropLast() }
    return String(view)
  }
}
