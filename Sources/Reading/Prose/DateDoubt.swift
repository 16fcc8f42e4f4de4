import Civil

/// Why the dates of a text cannot be certain: a day that no calendar has, or words beside "to",
/// "and" or a dash that should be a date and are none. What is left would otherwise pass for the
/// whole: of "31 November to 12 December 2025" only the twelfth.
struct DateDoubt {
  /// What stands where a date is expected.
  enum Context {
    /// The value of a label that holds dates and nothing else: every range must have two ends.
    case label
    /// Prose: what does not look like a day is no part of a date.
    case prose
  }

  let tokens: [ProseDates.Printed]
  let days: [ProseDates.PartialDate]
  private let context: Context
  let used: Set<Int>

  /// A sentence that names the words as printed; nil where every date is understood.
  static func reason(in text: some StringProtocol, _ context: Context) -> String? {
    let doubt = DateDoubt(text, context)
    // The lost and misread days come first: what stands beside them explains less.
    let ofDays =
      doubt.impossibleDay ?? doubt.backwards ?? doubt.stuckDay ?? doubt.unreadNeighbour
      ?? doubt.unknownLink ?? doubt.leftOverDay
    return week(in: text) ?? ofDays ?? doubt.unreadYear ?? doubt.unreadPart ?? doubt.lostMark
      ?? doubt.shortYear
  }

  /// Whether nothing is doubtful but that a year is printed with two digits.
  static func isShortYearOnly(in text: some StringProtocol, _ context: Context) -> Bool {
    let reason = reason(in: text, context)
    return reason != nil && reason == DateDoubt(text, context).shortYear
  }

  /// "week beginning 3 June 2024": a week, and no single day.
  private static func week(in text: some StringProtocol) -> String? {
    let key = TextKey.letters(text)
    guard ["weekbeginning", "weekcommencing", "weekof", "weekending"].contains(where: key.contains)
    else { return nil }
    return "“\(String(text).squeezed.prefix(60))” names a week, and not its days."
  }

  private init(_ text: some StringProtocol, _ context: Context) {
    tokens = ProseDates.tokens(of: text)
    days = ProseDates.partialDates(in: tokens.map(\.token))
    self.context = context
    used = Set(days.flatMap(\.tokens))
  }

  /// "31 November 2025": every part is there, and there is no such day.
  private var impossibleDay: String? {
    for day in days {
      guard let month = day.month, let year = day.year, day.date == nil else { continue }
      return "The calendar has no \(day.day) \(Self.name(of: month)) \(year), which is printed "
        + "among the dates: “\(printed(day.tokens))”."
    }
    return nil
  }

  /// "20 May 2022 to 9 May 2022"
  private var backwards: String? {
    for (first, last) in zip(days, days.dropFirst()) where last.isEndOfRange {
      guard let start = first.date, let end = last.date, start > end else { continue }
      if let earlier = first.aYearEarlier(ifUnprinted: start, end), earlier <= end { continue }
      return "The dates run backwards: “\(printed(first.tokens + last.tokens))”."
    }
    return nil
  }

  /// "10 Marhc to 21 March 2025": one side of the link is a date and the other is not.
  private var unreadNeighbour: String? {
    for index in tokens.indices {
      let isRange: Bool
      switch tokens[index].token {
      case .range: isRange = true
      case .and: isRange = false
      default: continue
      }
      let before = index - 1
      let after = index + 1
      let hasBefore = used.contains(before)
      let hasAfter = used.contains(after)
      guard hasBefore != hasAfter || (isRange && looksLikeDay(after) && looksLikeDayEnd(before))
      else { continue }
      // "… 2022 and" at the end of a label's value: the line that goes on is missing.
      let isCut = tokens[index].text == "and" && after == tokens.endIndex
      let isStrict = (isRange || isCut) && context == .label
      if !hasBefore, isStrict || looksLikeDayEnd(before) { return unread(before, at: index) }
      if !hasAfter, isStrict || (looksLikeDay(after) && (isRange || endsLikeDate(after))) {
        return unread(after, at: index)
      }
    }
    return nil
  }

  /// "12 13 and 14 May": a number beside the dates, or linked to them, that could be a day of
  /// theirs.
  private var leftOverDay: String? {
    for index in tokens.indices where !used.contains(index) && looksLikeDay(index) {
      guard case .number(1...31, _) = tokens[index].token else { continue }
      let before = tokens[..<index].lastIndex { !Self.links($0.token) }
      let after = tokens[(index + 1)...].firstIndex { !Self.links($0.token) }
      if let after, used.contains(after) { return unread(index, at: index) }
      // "and 15 social workers": the word after it says what is counted.
      let counted = tokens[(index + 1)...].first { printed in
        if case .number = printed.token { false } else { !Self.links(printed.token) }
      }
      if case .other? = counted?.token, counted?.text.first?.isLetter == true { continue }
      if let before, used.contains(before) { return unread(index, at: index) }
    }
    return nil
  }

  private static func links(_ token: ProseDates.Token) -> Bool {
    switch token {
    case .and, .range, .between: true
    case .number, .month, .other: false
    }
  }

  /// "21 March 202": a number right after the month that is neither a year nor another day.
  private var unreadYear: String? {
    guard context == .label else { return nil }
    for index in tokens.indices.dropFirst() where !used.contains(index) {
      guard case .number = tokens[index].token, case .month = tokens[index - 1].token,
        used.contains(index - 1)
      else { continue }
      return unread(index, at: index)
    }
    return nil
  }

  /// "12 ? 23 March 2018": a number that is no part of a date, or a word before the last one.
  private var unreadPart: String? {
    guard context == .label, let lastUsed = used.max() else { return nil }
    for index in tokens.indices where !used.contains(index) {
      switch tokens[index].token {
      case .number: return unread(index, at: index)
      case .other where index < lastUsed:
        guard tokens[index].text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
        return unread(index, at: index)
      default: continue
      }
    }
    return nil
  }

  /// "12 \u{FFFD} 23 March 2018": most likely a dash.
  private var lostMark: String? {
    for index in tokens.indices where used.contains(index - 1) && used.contains(index + 1) {
      guard case .range = tokens[index].token,
        tokens[index].text.first.map(ProseDates.isLostMark) == true
      else { continue }
      return "The sign between “\(tokens[index - 1].text)” and “\(tokens[index + 1].text)” is none "
        + "that is known; it was taken for a dash."
    }
    return nil
  }

  /// "24.3.25"
  private var shortYear: String? {
    for day in days {
      for index in day.tokens {
        guard case .number(let value, digits: 4) = tokens[index].token,
          tokens[index].text.utf8.count == 2
        else { continue }
        return "A year is printed with two digits, “\(tokens[index].text)”, and was taken for "
          + "\(value)."
      }
    }
    return nil
  }

  /// Whether a date may begin at an index: a number of one or two digits.
  private func looksLikeDay(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), case .number(_, let digits) = tokens[index].token
    else { return false }
    return digits <= 2
  }

  /// Whether a month or a year stands near: "12 Marhc 2025", and not "12 people".
  private func endsLikeDate(_ index: Int) -> Bool {
    tokens[index...].dropFirst().prefix(2).contains { printed in
      switch printed.token {
      case .month: true
      case .number(let value, let digits): digits == 4 && (1900...2200).contains(value)
      default: false
      }
    }
  }

  /// Whether a date may end at an index: within its last three words there is a day or a month.
  private func looksLikeDayEnd(_ index: Int) -> Bool {
    for back in 0..<3 {
      let here = index - back
      guard tokens.indices.contains(here), !used.contains(here) else { return false }
      switch tokens[here].token {
      case .month: return true
      case .number(_, let digits): if digits <= 2 { return true }
      case .range, .and, .between: return false
      case .other: break
      }
    }
    return false
  }

  private func unread(_ index: Int, at link: Int) -> String {
    guard tokens.indices.contains(index) else {
      return "One end of a period is missing beside “\(tokens[link].text)”."
    }
    let words = printed(Array(max(0, min(index, link) - 2)...min(max(index, link) + 2, last)))
    return "“\(tokens[index].text)” was not understood as part of a date, in “\(words)”."
  }

  private var last: Int { tokens.count - 1 }

  /// The words from the first to the last of some tokens.
  private func printed(_ indices: [Int]) -> String {
    guard let first = indices.min(), let last = indices.max() else { return "" }
    return tokens[first...last].map(\.text).joined(separator: " ")
  }

  private static func name(of month: MonthName) -> String {
    Month.allCases.indices.contains(month.number - 1)
      ? Month.allCases[month.number - 1].name : "month \(month.number)"
  }
}
