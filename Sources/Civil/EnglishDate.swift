extension CivilDate {
  /// A date as reports print it and people type it.
  ///
  /// Read are "10 August 2012", "10th of Aug. 2012", "Friday, 10 August 2012", "August 10, 2012",
  /// "10/08/2012", "10-8-2012", "10.8.12", "10 08 2012" and "2012-08-10". Numbers alone are taken
  /// day first, as in England. White space may be of any kind, so that a date broken across two
  /// lines of a report is read too.
  ///
  /// - Parameters:
  ///   - text: The date and nothing else.
  ///   - pivot: The first year that two digits may mean; with 1970, "70" is 1970 and "69" 2069.
  /// - Throws: ``UnreadableDate``, whose description says what is wrong.
  public init(reading text: String, twoDigitYearsFrom pivot: Int = 1970) throws(UnreadableDate) {
    self = try EnglishDate(text, pivot: pivot).date()
  }
}

/// One reading of one text; holds the text for the messages.
struct EnglishDate {
  /// What is quoted back to a person is cut to this many characters.
  static let quotedLength = 40
  /// No date is longer, so no more is looked at.
  static let longestText = 120

  let quoted: String
  let tokens: [DateToken]
  let pivot: Int

  init(_ text: String, pivot: Int) throws(UnreadableDate) {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }) else { throw .empty }
    let written = text[start...]
    quoted = Self.shortened(written)
    self.pivot = pivot
    guard written.utf8.count <= Self.longestText, let tokens = DateToken.tokens(of: written)
    else { throw .notADate(quoted) }
    self.tokens = tokens
  }

  private static func shortened(_ text: Substring) -> String {
    let start = text.prefix(longestText)
    let shown = start.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return shown.count > quotedLength ? shown.prefix(quotedLength) + "…" : shown
  }

  func date() throws(UnreadableDate) -> CivilDate {
    var rest = tokens[...]
    var writtenWeekday: Weekday?
    if case .word(let word) = rest.first, let weekday = Weekday(word: word) {
      writtenWeekday = weekday
      rest = rest.dropFirst()
      if rest.first == .mark(",") { rest = rest.dropFirst() }
    }
    let date = try date(in: rest)
    if let writtenWeekday, writtenWeekday != date.weekday {
      throw .wrongWeekday(written: writtenWeekday, date: date)
    }
    return date
  }

  private func date(in tokens: ArraySlice<DateToken>) throws(UnreadableDate) -> CivilDate {
    let marks = tokens.compactMap(\.mark)
    let pieces = tokens.filter { $0.mark == nil }
    guard (2...3).contains(pieces.count) else { throw .notADate(quoted) }
    switch (pieces[0], pieces[1], pieces.count == 3 ? pieces[2] : nil) {
    case (.number(let first), .number(let second), .number(let third)?):
      // "10/08-2012" is a slip, not a date.
      guard marks.isEmpty || (marks.count == 2 && marks[0] == marks[1]) else { break }
      return first.count == 4
        ? try date(day: third, month: second, year: first)
        : try date(day: first, month: second, year: third)
    case (.number(let day), .word(let month), .number(let year)?),
      (.word(let month), .number(let day), .number(let year)?):
      guard !marks.contains("/") else { break }
      return try date(day: day, month: try self.month(named: month), year: year)
    case (.number(let day), .number(let month), nil) where day.count <= 2 && month.count <= 2:
      throw .missingYear(quoted)
    case (.number(let day), .word(let word), nil) where day.count <= 2 && Month(word: word) != nil:
      throw .missingYear(quoted)
    case (.word(let word), .number(let number), nil) where Month(word: word) != nil:
      throw number.count == 4 ? .missingDay(quoted) : .missingYear(quoted)
    default:
      break
    }
    throw .notADate(quoted)
  }

  private func month(named word: String) throws(UnreadableDate) -> Month {
    guard let month = Month(word: word) else { throw .unknownMonth(word) }
    return month
  }

  private func date(
    day: String, month: String, year: String
  ) throws(UnreadableDate) -> CivilDate {
    guard month.count <= 2, let number = Int(month) else { throw .notADate(quoted) }
    guard let named = Month(rawValue: number) else { throw .noSuchMonth(number) }
    return try date(day: day, month: named, year: year)
  }

  private func date(
    day: String, month: Month, year: String
  ) throws(UnreadableDate) -> CivilDate {
    guard day.count <= 2, let dayOfMonth = Int(day) else { throw .notADate(quoted) }
    let fullYear = try self.year(year)
    guard CivilDate.years.contains(fullYear) else { throw .yearOutOfRange(fullYear) }
    guard let date = CivilDate(year: fullYear, month: month.rawValue, day: dayOfMonth) else {
      throw .noSuchDay(day: dayOfMonth, month: month, year: fullYear)
    }
    return date
  }

  private func year(_ digits: String) throws(UnreadableDate) -> Int {
    guard let written = Int(digits), digits.count == 2 || digits.count == 4 else {
      throw .unclearYear(digits)
    }
    guard digits.count == 2 else { return written }
    let year = pivot - pivot % 100 + written
    return year < pivot ? year + 100 : year
  }
}
