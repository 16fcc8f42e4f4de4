import Civil

/// When, as a plan says it.
public struct PlanDate: Sendable, Hashable {
  public enum Meaning: Sendable, Hashable {
    case day(CivilDate)
    /// "March 2026", "end of March 2026", "Q2 2025-26": the last day that it can mean.
    case by(CivilDate)
    /// "Within three months", "3 months": of what, the plan says elsewhere.
    case months(Int)
    case immediately
    case ongoing
    /// "Complete", "Done" in the place of a date.
    case complete
    /// "TBC", "N/A", "-".
    case notSet
  }

  /// As the cell says it.
  public var text: String
  public var meaning: Meaning
  public var certainty: Certainty

  /// The day to hold the plan to, where there is one.
  public var day: CivilDate? {
    switch meaning {
    case .day(let day), .by(let day): day
    default: nil
    }
  }

  /// - Throws: `UnreadableDate`, which says what is wrong: "30 November does not exist …".
  public init(reading text: String) throws(UnreadableDate) {
    self.text = text.squeezed
    (meaning, certainty) = try PlanDate.read(self.text)
  }

  /// Every date of a cell: the first one, and those it was moved to.
  public static func dates(in cell: String) throws(UnreadableDate) -> [PlanDate] {
    // Most cells of a workbook are days already.
    if CivilDate(cell) != nil { return [try PlanDate(reading: cell)] }
    var marked = cell
    for word in moves {
      marked = marked.replacing(word, with: "\n")
      marked = marked.replacing(word.prefix(1).uppercased() + word.dropFirst(), with: "\n")
    }
    let texts = marked.split(separator: "\n").map { String($0).trimming("():,;- ") }
      .filter { !$0.isEmpty }
    guard texts.count > 1 else { return [try PlanDate(reading: cell)] }
    var out: [PlanDate] = []
    var failure: UnreadableDate?
    for text in texts {
      do throws(UnreadableDate) {
        out.append(try PlanDate(reading: text))
      } catch {
        failure = failure ?? error
      }
    }
    if out.isEmpty || failure.map(\.isWrongDay) == true, let failure { throw failure }
    return out
  }

  /// What stands between a date and the one it was moved to.
  private static let moves = [
    "revised to", "revised date", "revised", "extended to", "extended", "moved to", ";", "→",
  ]

  // MARK: Reading

  private static func read(_ text: String) throws(UnreadableDate) -> (Meaning, Certainty) {
    let key = TextKey.letters(text)
    if let date = CivilDate(text) { return (.day(date), .certain) }
    if let meaning = words[key], !text.contains(where: \.isNumber) { return (meaning, .certain) }
    if key.hasPrefix("ongoing") || key.hasPrefix("continuous") {
      return (.ongoing, .uncertain("“\(text)” was taken for “ongoing”."))
    }
    let failure: UnreadableDate
    do throws(UnreadableDate) {
      return (.day(try CivilDate(reading: text)), .certain)
    } catch { failure = error }
    if failure.isWrongDay { throw failure }
    if let months = months(text, key) { return (.months(months), .certain) }
    if let found = quarter(text) ?? month(text) { return found }
    if let date = ProseDates.date(in: text) {
      return (.day(date), .uncertain("The date \(date) was taken out of “\(text)”."))
    }
    throw failure
  }

  private static let words: [String: Meaning] = [
    "ongoing": .ongoing, "continuous": .ongoing, "bau": .ongoing, "businessasusual": .ongoing,
    "immediate": .immediately, "immediately": .immediately, "now": .immediately,
    "complete": .complete, "completed": .complete, "done": .complete, "closed": .complete,
    "tbc": .notSet, "tba": .notSet, "na": .notSet, "none": .notSet, "notset": .notSet,
    "tobeconfirmed": .notSet, "tobeagreed": .notSet, "asap": .immediately, "": .notSet,
  ]

  /// "Within 3 months", "six months"
  private static func months(_ text: String, _ key: String) -> Int? {
    guard key.hasSuffix("months") || key.hasSuffix("month") else { return nil }
    let digits = text.filter(\.isNumber)
    if !digits.isEmpty { return Int(digits).flatMap { (1...60).contains($0) ? $0 : nil } }
    let names = ["one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "twelve": 12]
    let word = key.replacing("within", with: "").replacing("months", with: "").replacing(
      "month", with: "")
    return names[word]
  }

  /// "end of March 2026", "by mid March 2026", "Mar-26", "March 2026"
  private static func month(_ text: String) -> (Meaning, Certainty)? {
    let pieces = text.split { !$0.isLetter && !$0.isNumber }
    guard let at = pieces.firstIndex(where: { MonthName(word: $0) != nil }),
      at + 1 == pieces.count - 1,
      let month = MonthName(word: pieces[at]), let year = year(pieces[at + 1])
    else { return nil }
    let opening = Set(pieces[..<at].map { $0.lowercased() })
    let known: Set<String> = [
      "by", "end", "of", "the", "late", "mid", "middle", "early", "start", "beginning", "in",
      "from",
    ]
    guard opening.isSubset(of: known) else { return nil }
    let last =
      opening.isDisjoint(with: ["mid", "middle"])
      ? opening.isDisjoint(with: ["start", "beginning", "early"]) ? 31 : 7 : 15
    guard let date = lastDay(year: year, month: month.number, from: last) else { return nil }
    let isExact = opening.contains("end") && pieces[at + 1].count == 4
    return (
      .by(date), isExact ? .certain : .uncertain("“\(text)” was taken for by \(date.longForm).")
    )
  }

  /// "Q2 2025-26", "Quarter 4 2025/26", "Q3 2026": of the financial year, which begins in April.
  private static func quarter(_ text: String) -> (Meaning, Certainty)? {
    let pieces = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    guard let first = pieces.first else { return nil }
    var rest = pieces[1...]
    let number: Int?
    if first == "quarter" || first == "qtr" || first == "q" {
      number = rest.first.flatMap { Int($0) }
      rest = rest.dropFirst()
    } else {
      number = first.hasPrefix("q") ? Int(first.dropFirst()) : nil
    }
    guard let number, (1...4).contains(number) else { return nil }
    guard let opening = rest.first, let start = year(opening[...]) else {
      return (.notSet, .uncertain("“\(text)” does not say of which year."))
    }
    let month = [6, 9, 12, 3][number - 1]
    guard let date = lastDay(year: number == 4 ? start + 1 : start, month: month, from: 31) else {
      return nil
    }
    return (
      .by(date),
      .uncertain(
        "“\(text)” was taken for by \(date.longForm), by the financial year from April.")
    )
  }

  private static func year(_ digits: Substring) -> Int? {
    guard let number = Int(digits) else { return nil }
    switch digits.count {
    case 4: return (1990...2100).contains(number) ? number : nil
    case 2: return 2000 + number
    default: return nil
    }
  }

  private static func lastDay(year: Int, month: Int, from day: Int) -> CivilDate? {
    for candidate in stride(from: day, to: 0, by: -1) {
      if let date = CivilDate(year: year, month: month, day: candidate) { return date }
    }
    return nil
  }
}

extension UnreadableDate {
  /// The text has the form of a date, but there is no such day.
  fileprivate var isWrongDay: Bool {
    switch self {
    case .noSuchDay, .noSuchMonth, .wrongWeekday, .yearOutOfRange: true
    default: false
    }
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
