import Civil

/// Headers that say when work is due as often as when it was done: "Completion date". What stands
/// beneath them decides where it can; it stays a question for the person who confirms.
enum CompletionHeader {
  /// Those that mean the due date where nothing decides.
  private static let ofDue: Set = [
    "completiondate", "dateofcompletion", "completedby", "completion", "completedate",
  ]
  /// Those that mean the day of completion where nothing decides.
  private static let ofDone: Set = [
    "datecompleted", "datecomplete", "completeddate", "completed",
  ]

  static func isAmbiguous(_ header: String) -> Bool {
    let key = TextKey.letters(header)
    return ofDue.contains(key) || ofDone.contains(key)
  }

  /// Gives the columns that were taken for the day of completion, or could be, their meaning.
  static func settle(
    _ guess: inout ColumnGuess, in table: PlanTable, _ headers: [HeaderRecognition.Header],
    choosing choices: [ColumnChoice], today: CivilDate?
  ) {
    let chosen = choices.map(\.holds)
    guard guess.columns[.due] == nil, !chosen.contains(.due), !chosen.contains(.completed) else {
      return
    }
    let used = Set(guess.columns.filter { $0.key != .completed }.map(\.value))
    let found = headers.filter { header in
      !used.contains(header.column) && header.column > 0
        && ColumnWords.match(header.lowest)?.column == .completed
    }
    guard
      let asked = found.first(where: { ofDue.contains(TextKey.letters($0.lowest)) })
        ?? found.first(where: { isAmbiguous($0.lowest) })
    else { return }
    let question =
      "“\(asked.lowest.squeezed.prefix(40))” could say when an action is due or when it was "
      + "completed."
    if let other = found.first(where: { $0.column != asked.column }) {
      (guess.columns[.due], guess.columns[.completed]) = (asked.column, other.column)
      guess.doubts.removeAll { $0.hasSuffix("could be the completed.") }
      guess.doubts.append(
        "\(question) It was taken for the due date, since “\(other.lowest.squeezed.prefix(40))” "
          + "says when it was completed.")
      return
    }
    let values = CompletionValues(beneath: asked.column, guess, in: table, today: today)
    let (holds, why) = values.meaning(unless: ofDue.contains(TextKey.letters(asked.lowest)))
    guess.columns[.completed] = nil
    switch holds {
    case .owner where guess.columns[.owner] == nil: guess.columns[.owner] = asked.column
    case .owner: break
    default: guess.columns[holds] = asked.column
    }
    guess.doubts.append("\(question) \(why) Say which it is.")
  }
}

/// What stands beneath such a header, counted.
private struct CompletionValues {
  private var days = 0
  private var toCome = 0
  private var openDays = 0
  private var openEmpty = 0
  private var doneDays = 0
  private var words: [String] = []
  private var others = 0

  init(
    beneath column: Int, _ guess: ColumnGuess, in table: PlanTable, today: CivilDate?
  ) {
    for row in table.rows where row.number > guess.rows?.upperBound ?? 0 {
      let state = WorkState(
        status: guess.columns[.status].map(row.text), rating: guess.columns[.rating].map(row.text))
      let text = row.text(column)
      if text.isEmpty {
        if state == .open { openEmpty += 1 }
        continue
      }
      guard let date = try? PlanDateCell(text).dates.last else {
        others += 1
        continue
      }
      switch date.meaning {
      case .day(let day), .by(let day), .from(let day):
        days += 1
        if let today, day > today { toCome += 1 }
        if state == .open { openDays += 1 }
        if state == .done { doneDays += 1 }
      case .ongoing, .immediately, .months: words.append(text.squeezed)
      case .notSet, .complete: break
      }
    }
  }

  /// What the column holds, and why, in a sentence.
  func meaning(unless isDueByName: Bool) -> (PlanColumn, String) {
    if days == 0, words.isEmpty, others > 0 {
      return (.owner, "No day stands beneath it, and it was taken for who completes it.")
    }
    if toCome > 0 {
      return (.due, Self.due("\(Self.count(toCome)) of its days \(Self.are(toCome)) still to come"))
    }
    if openDays > 0, openDays >= openEmpty {
      return (
        .due,
        Self.due(
          "\(Self.count(openDays)) of its days \(Self.stand(openDays)) in rows that "
            + "are not complete")
      )
    }
    if let word = words.first { return (.due, Self.due("“\(word.prefix(40))” stands beneath it")) }
    if doneDays > 0, openEmpty > 0, openDays == 0 {
      return (
        .completed,
        "It was taken for the day of completion, since only rows that are complete have a day."
      )
    }
    if days > 0, doneDays == days {
      return (
        .completed,
        "It was taken for the day of completion, since every row with a day is complete and every "
          + "day has passed."
      )
    }
    let taken = isDueByName ? "due date" : "day of completion"
    return (
      isDueByName ? .due : .completed,
      "It was taken for the \(taken), and nothing beneath it tells."
    )
  }

  private static func due(_ why: String) -> String {
    "It was taken for the due date, since \(why)."
  }

  private static func count(_ number: Int) -> String { number == 1 ? "one" : "\(number)" }
  private static func are(_ number: Int) -> String { number == 1 ? "is" : "are" }
  private static func stand(_ number: Int) -> String { number == 1 ? "stands" : "stand" }
}
