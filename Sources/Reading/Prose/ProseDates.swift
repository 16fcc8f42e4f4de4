import Civil

/// The days an inspection took, both included.
public struct DatePeriod: Hashable, Sendable {
  public var start: CivilDate
  public var end: CivilDate

  public init(start: CivilDate, end: CivilDate) {
    self.start = start
    self.end = end
  }
}

/// Dates as reports print them: "9 to 20 May 2022", "16 April 2018 – 26 April 2018", "8 July 2019
/// to 12 July 2019 and 7 August 2019 to 8 August 2019", "Between 20 and 24 January 2020".
enum ProseDates {
  /// Every period in the text, in printed order; a single day is a period of one day. Days that
  /// do not exist, and days without month or year, are left out.
  static func periods(in text: some StringProtocol) -> [DatePeriod] {
    periods(of: partialDates(in: tokens(of: text).map(\.token)))
  }

  /// The periods of the first dates that stand together, however many they are: "6, 7 and 8
  /// September 2023"; those of a later part of the sentence are of something else.
  static func firstRun(in text: some StringProtocol) -> [DatePeriod] {
    var days = partialDates(in: tokens(of: text).map(\.token))[...]
    while let first = days.first {
      let run = [first] + days.dropFirst().prefix(while: \.isLinked)
      let found = periods(of: run)
      if !found.isEmpty { return found }
      days = days.dropFirst(run.count)
    }
    return []
  }

  private static func periods(of days: [PartialDate]) -> [DatePeriod] {
    var periods: [DatePeriod] = []
    var index = 0
    while index < days.count {
      guard let start = days[index].date else {
        index += 1
        continue
      }
      if index + 1 < days.count, days[index + 1].isEndOfRange, let end = days[index + 1].date {
        let opening = start > end ? days[index].aYearEarlier(ifUnprinted: start, end) : start
        if let opening, opening <= end { periods.append(DatePeriod(start: opening, end: end)) }
        index += 2
      } else {
        periods.append(DatePeriod(start: start, end: start))
        index += 1
      }
    }
    return periods
  }

  /// The first single date of the text.
  static func date(in text: some StringProtocol) -> CivilDate? { periods(in: text).first?.start }

  // MARK: Words

  enum Token { case number(Int, digits: Int), month(MonthName), range, and, between, other }

  /// A token with the words it was printed as.
  struct Printed {
    var token: Token
    var text: String
    /// What sticks to a number from the left, as a misread digit does: "Z2 May", "|3 May", ".4
    /// May".
    var stuck: String?
  }

  static func tokens(of text: some StringProtocol) -> [Printed] {
    var out: [Printed] = []
    func add(_ token: Token, _ text: some StringProtocol) {
      // "12, 13, and 14": a comma before the word is the same link.
      if case .and = token, case .and? = out.last?.token { out.removeLast() }
      out.append(Printed(token: token, text: String(text)))
    }
    var view = text[...]
    while let first = view.first {
      if first.isNumber, let date = NumericDate(startingWith: view) {
        add(.number(date.day.value, digits: 2), date.day.text)
        add(.month(date.month.name), date.month.text)
        add(.number(date.year.value, digits: 4), date.year.text)
        view = view[view.utf8.index(view.startIndex, offsetBy: date.length)...]
      } else if first.isNumber {
        let digits = view.prefix(while: \.isNumber)
        let stuck = stuckSign(before: view.startIndex, in: text)
        view = view.dropFirst(digits.count)
        add(Int(digits).map { .number($0, digits: digits.count) } ?? .other, digits)
        if let stuck { out[out.endIndex - 1].stuck = stuck + digits }
      } else if first.isLetter {
        let word = view.prefix(while: \.isLetter)
        view = view.dropFirst(word.count)
        if let token = token(for: word, after: out.last?.token) { add(token, word) }
      } else {
        view = view.dropFirst()
        switch first {
        case _ where isDash(first) || isLostMark(first): add(.range, "\(first)")
        case ",", ";", "&", "/": add(.and, "\(first)")
        case " ", "\t", "\n": break
        default: add(.other, "\(first)")
        }
      }
    }
    return out
  }

  /// A letter right before a number, or a sign behind white space: what is left of a misread digit.
  private static func stuckSign(
    before index: String.Index, in text: some StringProtocol
  ) -> String? {
    guard index > text.startIndex else { return nil }
    let sign = text[text.index(before: index)]
    if sign.isLetter { return String(sign) }
    guard "|.,'’‘`!/\\".contains(sign) else { return nil }
    let above = text.index(before: index)
    return above == text.startIndex || text[text.index(before: above)] == " " ? String(sign) : nil
  }

  /// Hyphens, dashes and minus signs of every sort, the hyphen that broke a line among them.
  private static func isDash(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.properties.generalCategory == .dashPunctuation
      || [0xAD, 0x2043, 0x2212, 0x223C, 0x7E].contains(scalar.value)
  }

  /// What an extraction leaves of a dash whose font or code it does not know.
  static func isLostMark(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x80...0x9F, 0xE000...0xF8FF, 0xFFFD: return true
    default: return false
    }
  }

  private static func token(for word: some StringProtocol, after last: Token?) -> Token? {
    if let month = MonthName(word: word) { return .month(month) }
    switch word.lowercased() {
    case "to", "until", "till", "through": return .range
    case "and": return .and
    case "between": return .between
    case "st", "nd", "rd", "th":
      // "21st May": the ending belongs to the number before it.
      if case .number = last { return nil }
      return .other
    case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "of", "the",
      "from", "on":
      return nil
    default: return .other
    }
  }

  // MARK: Days

  struct PartialDate {
    var day: Int
    /// The indices of the tokens that are its day, its month and its year.
    var tokens: [Int]
    var month: MonthName?
    var year: Int?
    var yearPrinted = false
    var isEndOfRange = false
    /// Nothing but links stands between it and the one before.
    var isLinked = false

    var date: CivilDate? {
      guard let month, let year else { return nil }
      return CivilDate(year: year, month: month.number, day: day)
    }

    /// "12 December to 20 January 2017" began in 2016: only a year that is not printed may move.
    func aYearEarlier(ifUnprinted start: CivilDate, _ end: CivilDate) -> CivilDate? {
      guard !yearPrinted, let month, let year else { return nil }
      return CivilDate(year: year - 1, month: month.number, day: day)
    }
  }

  /// The dates the tokens give; what one of them does not print, its neighbours complete.
  static func partialDates(in tokens: [Token]) -> [PartialDate] {
    var out: [PartialDate] = []
    var isOpen = false
    var isBetween = false
    var link: Token?
    for (index, token) in tokens.enumerated() {
      switch token {
      case .number(let value, let digits) where digits <= 2 && (1...31).contains(value):
        guard followsLikeADay(tokens[(index + 1)...]) else {
          isOpen = false
          continue
        }
        var date = PartialDate(day: value, tokens: [index], isLinked: isOpen)
        if isOpen, let last = out.indices.last, !out[last].isEndOfRange {
          switch link {
          case .range: date.isEndOfRange = true
          case .and: date.isEndOfRange = isBetween
          default: break
          }
          if date.isEndOfRange { isBetween = false }
        }
        out.append(date)
        (isOpen, link) = (true, nil)
      case .number(let value, let digits) where digits == 4 && (1900...2200).contains(value):
        if isOpen, let last = out.indices.last, out[last].year == nil {
          out[last].year = value
          out[last].yearPrinted = true
          out[last].tokens.append(index)
        }
      case .month(let month):
        if isOpen, let last = out.indices.last, out[last].month == nil {
          out[last].month = month
          out[last].tokens.append(index)
        }
      case .range, .and: link = token
      case .between: isBetween = true
      case .number, .other: (isOpen, isBetween) = (false, false)
      }
    }
    completeFromTheRight(&out)
    return out
  }

  /// A number is a day when a month follows, or a link and another day of which that is true.
  private static func followsLikeADay(_ rest: ArraySlice<Token>) -> Bool {
    switch rest.first {
    case .month: return true
    case .range, .and:
      guard case .number(let day, let digits)? = rest.dropFirst().first, digits <= 2,
        (1...31).contains(day)
      else { return false }
      return followsLikeADay(rest.dropFirst(2))
    default: return false
    }
  }

  private static func completeFromTheRight(_ days: inout [PartialDate]) {
    var month: MonthName?
    var year: Int?
    for index in days.indices.reversed() {
      if days[index].month == nil { days[index].month = month }
      if days[index].year == nil { days[index].year = year }
      (month, year) = (days[index].month, days[index].year)
    }
    // "25 June 2018 to 6 July": the year is printed only at the beginning.
    for index in days.indices.dropFirst() where days[index].year == nil {
      days[index].year = days[index - 1].year
    }
  }
}
