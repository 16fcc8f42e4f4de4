import Civil

/// When, as a plan says it.
public struct PlanDate: Sendable, Hashable {
  public enum Meaning: Sendable, Hashable {
    case day(CivilDate)
    /// "March 2026", "end of March 2026", "Q2 2025-26": the last day that it can mean.
    case by(CivilDate)
    /// The same words where work begins: the first day that they can mean.
    case from(CivilDate)
    /// "Within three months", "3 months": of what, the plan says elsewhere.
    case months(Int)
    case immediately
    case ongoing
    /// "Complete", "Done" in the place of a date.
    case complete
    /// "TBC", "N/A", "-".
    case notSet
  }

  /// Which end of a month or quarter is meant.
  public enum Edge: Sendable {
    /// Work begins: the first day.
    case start
    /// Work is due or done: the last day.
    case end
  }

  /// The years that a plan can name; a workbook with a slip of the keyboard has others.
  public static let years = 1990...2100

  /// As the cell says it.
  public var text: String
  public var meaning: Meaning
  public var certainty: Certainty
  /// The first day of a span of which the last is meant: "1 April 2027 to 30 June 2027".
  public private(set) var begins: CivilDate?

  /// The day to hold the plan to, where there is one.
  public var day: CivilDate? {
    switch meaning {
    case .day(let day), .by(let day), .from(let day): day
    default: nil
    }
  }

  /// The year stands there as two digits, whose century was taken for granted.
  public var hasShortYear: Bool {
    guard case .day = meaning else { return false }
    let numbers = text.split { !$0.isNumber }
    return numbers.last?.count == 2 && !numbers.contains { $0.count >= 4 }
  }

  /// - Throws: `UnreadableDate`, which says what is wrong: "30 November does not exist …".
  public init(reading text: String, as edge: Edge = .end) throws(UnreadableDate) {
    self.text = text.squeezed
    (meaning, certainty) = try PlanDate.read(self.text, edge)
    if edge == .end, case .by(let day) = meaning, let span = PlanDate.span(self.text),
      span.end == day
    {
      begins = span.start
    }
  }

  /// Where the span begins that this date ends, as the plan's own words for it.
  var start: PlanDate? {
    begins.map { day in
      var start = self
      start.meaning = .from(day)
      start.certainty = .uncertain(
        "“\(text)” is a span; work was taken to begin on its first day, \(day.longForm).")
      start.begins = nil
      return start
    }
  }

  // MARK: Reading

  private static func read(
    _ text: String, _ edge: Edge
  ) throws(UnreadableDate) -> (Meaning, Certainty) {
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
    if let found = quarter(text, edge) ?? month(text, edge) { return found }
    if edge == .end, let span = span(text) {
      return (
        .by(span.end),
        .uncertain("“\(text)” is a span; its last day, \(span.end.longForm), was taken.")
      )
    }
    if let date = ProseDates.date(in: text) {
      return (.day(date), .uncertain("The date \(date.longForm) was taken out of “\(text)”."))
    }
    throw failure
  }

  /// "1 Apr 2027 - 30 Jun 2027": the one span of a text, of more than one day.
  private static func span(_ text: String) -> DatePeriod? {
    let periods = ProseDates.periods(in: text)
    return periods.count == 1 ? periods.first.flatMap { $0.start < $0.end ? $0 : nil } : nil
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
    let numbers = text.split { !$0.isNumber }
    if let only = numbers.first {
      // "3-6 months" is no single number.
      return numbers.count == 1 ? Int(only).flatMap { (1...60).contains($0) ? $0 : nil } : nil
    }
    let names = ["one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "twelve": 12]
    let word = key.replacing("within", with: "").replacing("months", with: "").replacing(
      "month", with: "")
    return names[word]
  }

  /// "end of March 2026", "by mid March 2026", "Mar-26", "March 2026"
  private static func month(_ text: String, _ edge: Edge) -> (Meaning, Certainty)? {
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
    let day =
      if !opening.isDisjoint(with: ["mid", "middle"]) {
        15
      } else if !opening.isDisjoint(with: ["start", "beginning", "early"]) {
        edge == .end ? 7 : 1
      } else if !opening.isDisjoint(with: ["end", "late"]) { 31 } else { edge == .end ? 31 : 1 }
    guard let date = lastDay(year: year, month: month.number, from: day) else { return nil }
    if opening.contains("end"), pieces[at + 1].count == 4 { return (edge.meaning(date), .certain) }
    return (
      edge.meaning(date), .uncertain("“\(text)” was taken for \(edge.word) \(date.longForm).")
    )
  }

  /// "Q2 2025-26", "Quarter 4 2025/26", "Q3 2026": of the financial year, which begins in April.
  private static func quarter(_ text: String, _ edge: Edge) -> (Meaning, Certainty)? {
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
    let month = [6, 9, 12, 3][number - 1] - (edge == .end ? 0 : 2)
    let year = number == 4 ? start + 1 : start
    guard let date = lastDay(year: year, month: month, from: edge == .end ? 31 : 1) else {
      return nil
    }
    return (
      edge.meaning(date),
      .uncertain(
        "“\(text)” was taken for \(edge.word) \(date.longForm), by the financial year from April.")
    )
  }

  private static func year(_ digits: Substring) -> Int? {
    guard let number = Int(digits) else { return nil }
    switch digits.count {
    case 4: return years.contains(number) ? number : nil
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

extension PlanDate {
  /// The day of a number as spreadsheets count days, where a cell has lost its format: "46000".
  init?(serialNumber text: String) {
    let text = text.squeezed
    guard text.utf8.count == 5, text.allSatisfy(\.isNumber), let number = Int(text),
      let first = CivilDate(year: 1899, month: 12, day: 30)
    else { return nil }
    let day = first.adding(days: number)
    guard PlanDate.years.contains(day.year) else { return nil }
    self.text = text
    meaning = .day(day)
    certainty = .uncertain(
      "“\(text)” was read as \(day.longForm), as spreadsheets count days: check.")
  }
}

extension PlanDate.Edge {
  fileprivate func meaning(_ date: CivilDate) -> PlanDate.Meaning {
    self == .start ? .from(date) : .by(date)
  }

  fileprivate var word: String { self == .start ? "from" : "by" }
}

extension UnreadableDate {
  /// The text has the form of a date, but there is no such day.
  var isWrongDay: Bool {
    switch self {
    case .noSuchDay, .noSuchMonth, .wrongWeekday, .yearOutOfRange: true
    default: false
    }
  }
}
