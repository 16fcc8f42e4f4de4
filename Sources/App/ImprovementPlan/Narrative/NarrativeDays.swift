import Civil

/// A day in a text that no calendar has: "31 November".
struct NarrativeImpossibleDay: Hashable, Sendable {
  let date: WrittenDate
  let tokens: Range<Int>

  /// "there is no such day: November has 30 days".
  var words: String {
    let month = Month.allCases[date.month - 1].name
    let first = date.year.flatMap { CivilDate(year: $0, month: date.month, day: 1) }
    guard date.month == 2 else {
      let days = CivilDate(year: 2000, month: date.month, day: 1)?.lastOfMonth.day ?? 30
      return "there is no such day: \(month) has \(days) days"
    }
    guard let first, let year = date.year else {
      return "there is no such day: \(month) has 29 days at most"
    }
    return "there is no such day: \(month) \(year) has \(first.lastOfMonth.day) days"
  }
}

/// A day in a text with a weekday that it is not: "Tuesday 23 November 2026".
struct NarrativeWrongWeekday: Hashable, Sendable {
  let day: CivilDate
  let tokens: Range<Int>

  /// "23 November 2026 is a Monday".
  var words: String { "\(day.longForm) is a \(day.weekday.name)" }
}

/// "The next meeting is on 18 December".
struct NarrativeMeetingClaim: Hashable, Sendable {
  let date: WrittenDate
  let tokens: Range<Int>
}

extension NarrativeReader {
  /// The days in the text that there are not. "The 31 June referrals" are so many referrals.
  var impossibleDays: [NarrativeImpossibleDay] {
    tokens.indices.compactMap { place in
      // "Monday 31 November" is one day, and not two.
      guard let found = date(at: place), !found.date.exists, number(at: place - 1) == nil,
        date(at: place - 1)?.end != found.end, date(at: place - 2)?.end != found.end,
        found.date.year != nil || isDay(from: place, to: found.end),
        !isQuoted(place, in: 0..<place)
      else { return nil }
      return NarrativeImpossibleDay(date: found.date, tokens: place..<found.end)
    }
  }

  /// The days in the text that fall on another weekday than it says.
  var wrongWeekdays: [NarrativeWrongWeekday] {
    tokens.indices.compactMap { place in
      guard let said = weekday(at: place), let found = date(at: place),
        let day = found.date.date, day.weekday != said, !isQuoted(place, in: 0..<place)
      else { return nil }
      return NarrativeWrongWeekday(day: day, tokens: place..<found.end)
    }
  }

  /// Whether a day and a month are a date and no number of something.
  private func isDay(from start: Int, to end: Int) -> Bool {
    let led = word(start - 1).map(Self.leadsToDay.contains) ?? false
    guard end < tokens.count else { return true }
    if let mark = mark(end) { return mark == "," ? led : ".;:!?)\n\"”’'".contains(mark) }
    guard let next = word(end) else { return false }
    return led && Self.followsDay.contains(next)
  }

  private static let leadsToDay: Set<String> = [
    "on", "by", "until", "till", "since", "before", "after", "due", "dated", "is", "was", "of",
  ]

  private static let followsDay: Set<String> = [
    "and", "but", "as", "at", "in", "with", "to", "for", "because", "so", "which", "when", "is",
    "was", "has", "it", "we", "they", "the", "this", "that", "if", "unless", "instead", "or",
  ]

  /// What the text says of when the board meets next.
  var meetingClaims: [NarrativeMeetingClaim] {
    guard tokens.contains(where: { $0.word == "next" }) else { return [] }
    return tokens.indices.compactMap { place in
      guard let end = nextMeeting(at: place), !isQuoted(place, in: 0..<place) else { return nil }
      var day = end
      while let word = word(day), Self.takesPlace.contains(word) { day += 1 }
      if mark(day) == ":" { day += 1 }
      guard day > end, let found = date(at: day), found.date.exists else { return nil }
      return NarrativeMeetingClaim(date: found.date, tokens: place..<found.end)
    }
  }

  private static let takesPlace: Set<String> = [
    "is", "will", "be", "takes", "take", "place", "held", "now", "falls", "on",
  ]

  /// "the next meeting", "the board's next meeting", "the board next meets". Behind words about
  /// others who meet, only where it names the board.
  private func nextMeeting(at place: Int) -> Int? {
    for phrase in [
      "the board's next meeting", "the next board meeting", "the next meeting of the board",
      "the board next meets", "the board meets next",
    ] where has(phrase, at: place) {
      return place + phrase.split(separator: " ").count
    }
    for phrase in ["the next meeting", "our next meeting", "next meeting"]
    where has(phrase, at: place) {
      let opens = place == 0 || tokens[place - 1].endsSentence
      let isOurs =
        opens && !tokens[..<place].contains { $0.word.map(Self.others.contains) ?? false }
      return isOurs ? place + phrase.split(separator: " ").count : nil
    }
    return nil
  }

  /// Others who meet.
  private static let others: Set<String> = [
    "partnership", "partnerships", "panel", "committee", "council", "council's", "cabinet",
    "scrutiny", "group", "forum", "governors", "team", "network", "executive", "subgroup",
    "sub-group",
  ]
}

extension NarrativeCheck {
  /// What is known of when the board meets; nil when it agrees, or lies beyond what is known.
  func disagreement(_ claim: NarrativeMeetingClaim) -> Told? {
    guard let first = meetings.first, let last = meetings.last,
      !meetings.contains(where: claim.date.agrees(with:))
    else { return nil }
    let year = claim.date.year ?? (claim.date.month < first.month ? first.year + 1 : first.year)
    guard let written = CivilDate(year: year, month: claim.date.month, day: claim.date.day) else {
      return nil
    }
    // A day within a week of a meeting is meant to be that meeting's.
    guard written <= last || last.days(until: written) <= 7 else { return nil }
    let next = meetings.dropFirst().first.map { ", and next on \($0.longForm)" } ?? ""
    return ("the board meets on \(first.longForm)\(next)", nil)
  }
}
