import Civil

/// What a cell of dates says: one date, or one and those it was moved to.
struct PlanDateCell {
  /// A cell of more is none of dates.
  static let mostBytes = 1000

  /// The first date, and those that it was moved to, in order.
  var dates: [PlanDate]
  /// What else stands in the cell and was not taken for a date of this row.
  var doubt: String?

  /// - Throws: `UnreadableDate` when the cell names no date, or a day that does not exist.
  init(_ cell: String, as edge: PlanDate.Edge = .end) throws(UnreadableDate) {
    // No cell of dates is as long, and a page of words is not taken to pieces for one.
    guard cell.utf8.count <= PlanDateCell.mostBytes else {
      throw .notADate(String(cell.prefix(40)))
    }
    // Most cells hold one date or word, some of them broken over two lines.
    let whole: Result<PlanDate, UnreadableDate> = PlanDateCell.result(cell, edge)
    if case .success(let date) = whole, date.certainty == .certain {
      dates = [date]
      return
    }
    let pieces = PlanDateCell.pieces(cell)
    // A span may be broken over two lines.
    if case .success(let date) = whole, date.start != nil, !pieces.contains(where: \.isMarked) {
      dates = [date]
      return
    }
    guard pieces.count > 1 else {
      dates = [try (pieces.first.map { PlanDateCell.result($0.text, edge) } ?? whole).get()]
      return
    }
    var read: [(date: PlanDate, isEarlier: Bool)] = []
    var unread: [String] = []
    var failure: UnreadableDate?
    for piece in pieces {
      switch PlanDateCell.result(piece.text, edge) {
      case .success(let date):
        if read.contains(where: { $0.date.meaning == date.meaning }) { continue }
        read.append((date, piece.isEarlier))
      case .failure(let error):
        if error.isWrongDay { throw error }
        failure = failure ?? error
        unread.append(piece.text)
      }
    }
    if read.isEmpty, let failure { throw failure }
    let found = read.filter(\.isEarlier).map(\.date) + read.filter { !$0.isEarlier }.map(\.date)
    let moves = pieces.count(where: \.isMarked)
    if found.count > 1, moves < found.count - 1 {
      dates = Array(read.map(\.date).prefix(1))
      let first = dates.first?.text ?? ""
      doubt =
        "The cell names \(found.count) dates and does not say that one was moved to another; the "
        + "first, “\(first)”, was taken."
    } else {
      dates = found
      if let words = unread.first, moves == 0 || found.count == 1 {
        doubt = "Beside “\(found.first?.text ?? "")” the cell says “\(words.prefix(40))”."
      }
    }
  }

  private static func result(
    _ text: String, _ edge: PlanDate.Edge
  ) -> Result<PlanDate, UnreadableDate> {
    Result { () throws(UnreadableDate) in try PlanDate(reading: text, as: edge) }
  }

  // MARK: Pieces

  fileprivate struct Piece {
    var text: String
    /// A word beside it says that a date was moved.
    var isMarked = false
    /// That word says that this date is the earlier one: "was 30 June 2025".
    var isEarlier = false
  }

  /// Words that say that a date took the place of another.
  private static let moves: Set<String> = [
    "moved", "revised", "extended", "now", "changed", "rescheduled", "postponed", "delayed",
    "deferred", "slipped", "new", "→",
  ]
  /// Words before the date whose place was taken.
  private static let earlier: Set<String> = [
    "was", "previously", "originally", "original", "formerly",
  ]
  /// Words that stand beside those and say nothing by themselves.
  private static let beside: Set<String> = ["to", "until", "date", "deadline", "target", "due"]

  /// The words of the cell between line breaks, semicolons and words of moving.
  private static func pieces(_ cell: String) -> [Piece] {
    var spaced = cell.replacing(";", with: "\n")
    for arrow in ["→", "->", "=>", "⇒", "➔"] { spaced = spaced.replacing(arrow, with: " → ") }
    let words = spaced.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }
    let keys = words.map { $0.map { $0 == "→" ? "→" : TextKey.letters($0) } }
    let saysMoved = keys.joined().contains { moves.contains($0) || earlier.contains($0) }
    var out: [Piece] = []
    var open = Piece(text: "")
    var marks: [String] = []
    func close() {
      let text = open.text.trimming("():,;- ")
      open.text = text
      if !text.isEmpty { out.append(open) }
      open = Piece(text: "")
    }
    for (line, lineKeys) in zip(words, keys) {
      for (word, key) in zip(line, lineKeys) {
        let isMark =
          moves.contains(key) || earlier.contains(key) || (saysMoved && beside.contains(key))
        if isMark, !word.contains(where: \.isNumber) {
          close()
          marks.append(key)
          continue
        }
        if !marks.isEmpty {
          open.isMarked = true
          open.isEarlier =
            !marks.contains(where: moves.contains)
            && marks.contains(where: earlier.contains)
          marks = []
        }
        open.text += (open.text.isEmpty ? "" : " ") + word
      }
      close()
      // "30 September 2025 (moved)": the word follows the date that it speaks of.
      if marks.contains(where: moves.contains), let last = out.indices.last,
        line.count > marks.count
      {
        out[last].isMarked = true
        marks = []
      }
    }
    close()
    return out
  }
}

extension String {
  fileprivate func trimming(_ marks: String) -> String {
    var view = self[...]
    while let first = view.first, marks.contains(first) { view = view.dropFirst() }
    while let last = view.last, marks.contains(last) { view = view.dropLast() }
    return String(view)
  }
}
