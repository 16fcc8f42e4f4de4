import Civil

/// What a text says of a date or of a delay.
struct NarrativeDateClaim: Hashable, Sendable {
  enum Meaning: Hashable, Sendable {
    /// "due on 31 March 2013"; first, for "first due on".
    case due(first: Bool)
    /// "was due on 31 March 2013", which it may have been before its date was moved.
    case wasDue
    /// "will be complete by 31 March 2013".
    case doneBy
    /// "was completed on 31 March 2013".
    case doneOn
  }

  let meaning: Meaning
  /// "act-03", as it was written; nil for the action that the text is about.
  let reference: String?
  let date: WrittenDate
  let tokens: Range<Int>
}

/// A date as it stands in prose: perhaps without its year.
struct WrittenDate: Hashable, Sendable {
  let day: Int
  let month: Int
  let year: Int?

  func agrees(with date: CivilDate) -> Bool {
    day == date.day && month == date.month && (year ?? date.year) == date.year
  }

  /// The day itself; nil without a year.
  var date: CivilDate? { year.flatMap { CivilDate(year: $0, month: month, day: day) } }

  /// Whether there is such a day, in its year or in some year.
  var exists: Bool { CivilDate(year: year ?? 2000, month: month, day: day) != nil }
}

/// "It is three weeks late".
struct NarrativeDelay: Hashable, Sendable {
  enum Unit: Hashable, Sendable { case workingDays, days, weeks, months }

  /// "act-08", as it was written; nil for the action that the text is about.
  let reference: String?
  let count: Int
  let unit: Unit
  let tokens: Range<Int>
}

extension NarrativeReader {
  /// The claims about due dates. A date whose sentence is not plainly about an action or a
  /// recommendation is none.
  var dateClaims: [NarrativeDateClaim] {
    tokens.indices.compactMap { place in
      due(at: place) ?? dueDate(at: place) ?? shortDue(at: place) ?? done(at: place)
        ?? doneOn(at: place)
    }.filter(\.date.exists)
  }

  /// "it is due on …", "ACT-03 is due by …", "the action was first due on …".
  private func due(at place: Int) -> NarrativeDateClaim? {
    guard let subject = subject(at: place) else { return nil }
    var (end, first, wasDue) = (subject.end, false, false)
    while let word = word(end) {
      if word == "first" || word == "originally" {
        first = true
      } else if word == "was" {
        wasDue = true
      } else if !["is", "now", "still", "remains", "currently"].contains(word) {
        break
      }
      end += 1
    }
    guard end > subject.end, word(end) == "due" else { return nil }
    return claim(
      wasDue && !first ? .wasDue : .due(first: first), subject.reference, from: place, at: end + 1)
  }

  /// "Due 30/11/2025" by itself, "ACT-03 (due 30 November)".
  private func shortDue(at place: Int) -> NarrativeDateClaim? {
    var start = place
    var reference: String?
    if let subject = subject(at: place), subject.reference != nil {
      (start, reference) = (subject.end, subject.reference)
      if mark(start) == "(" || mark(start) == ":" || mark(start) == "," { start += 1 }
    } else {
      guard place == 0 || tokens[place - 1].endsSentence else { return nil }
    }
    guard word(start) == "due",
      let claim = claim(.due(first: false), reference, from: place, at: start + 1)
    else { return nil }
    // "Due 3 December: the audit" is about the audit.
    let end = claim.tokens.upperBound
    return end >= tokens.count || mark(end).map { ".!;,\n)".contains($0) } ?? false ? claim : nil
  }

  /// "the due date is …", "its deadline of …".
  private func dueDate(at place: Int) -> NarrativeDateClaim? {
    guard let word = word(place), ["the", "its", "our", "original", "first"].contains(word) else {
      return nil
    }
    let isFirst = word == "original" || word == "first"
    var end = place + 1
    if has("due date", at: end) {
      end += 2
    } else if self.word(end) == "deadline" {
      end += 1
    } else {
      return nil
    }
    while let word = self.word(end), ["is", "was", "of", "remains", "stays"].contains(word) {
      end += 1
    }
    return claim(.due(first: isFirst), nil, from: place, at: end)
  }

  /// "it will be complete by …".
  private func done(at place: Int) -> NarrativeDateClaim? {
    guard let subject = subject(at: place), word(subject.end) == "will" else { return nil }
    var end = subject.end + 1
    while let word = word(end), ["be", "now", "then", "fully"].contains(word) { end += 1 }
    guard let word = word(end),
      ["complete", "completed", "done", "finished", "closed"].contains(word),
      self.word(end + 1) == "by"
    else { return nil }
    return claim(.doneBy, subject.reference, from: place, at: end + 1)
  }

  /// "ACT-01 was completed on …", "ACT-01 has been complete since …".
  private func doneOn(at place: Int) -> NarrativeDateClaim? {
    guard let subject = subject(at: place), subject.reference != nil else { return nil }
    var end = subject.end
    while let word = word(end), ["was", "is", "has", "been"].contains(word) { end += 1 }
    guard end > subject.end, let word = word(end),
      ["complete", "completed", "done", "finished"].contains(word),
      ["on", "since"].contains(self.word(end + 1))
    else { return nil }
    return claim(.doneOn, subject.reference, from: place, at: end + 2)
  }

  private func claim(
    _ meaning: NarrativeDateClaim.Meaning, _ reference: String?, from start: Int, at place: Int
  ) -> NarrativeDateClaim? {
    var end = place
    if let word = word(end), ["on", "by"].contains(word) { end += 1 }
    if mark(end) == ":" { end += 1 }
    guard let found = date(at: end) else { return nil }
    return NarrativeDateClaim(
      meaning: meaning, reference: reference, date: found.date, tokens: start..<found.end)
  }

  /// "it", "this action", "the action", "ACT-03", "REC-2012-07".
  func subject(at place: Int) -> (reference: String?, end: Int)? {
    guard let word = word(place) else { return nil }
    if word.hasPrefix("act-") || word.hasPrefix("rec-") { return (word, place + 1) }
    if word == "this" || word == "the", self.word(place + 1) == "action" {
      return (nil, place + 2)
    }
    return word == "it" && startsSentence(place) ? (nil, place + 1) : nil
  }

  /// "It" is the action only where nothing else was named before it in the sentence.
  func startsSentence(_ place: Int) -> Bool {
    place == 0 || tokens[place - 1].endsSentence
  }

  func weekday(at place: Int) -> Weekday? {
    guard let word = word(place), word.hasSuffix("day") else { return nil }
    return Weekday.allCases.first { $0.name.lowercased() == word }
  }

  /// "31 March 2013", "31st March", "Tuesday, 31/03/2013".
  func date(at place: Int) -> (date: WrittenDate, end: Int)? {
    guard tokens.indices.contains(place) else { return nil }
    var place = place
    if weekday(at: place) != nil { place += mark(place + 1) == "," ? 2 : 1 }
    guard tokens.indices.contains(place) else { return nil }
    switch tokens[place].kind {
    case .date(let date):
      return (WrittenDate(day: date.day, month: date.month, year: date.year), place + 1)
    case .noDate(let date): return (date, place + 1)
    default: break
    }
    guard case .number(let day, 0) = tokens[place].kind, (1...31).contains(day),
      let month = Month.allCases.first(where: { $0.name.lowercased() == word(place + 1) })
    else { return nil }
    guard tokens.indices.contains(place + 2), case .number(let year, 0) = tokens[place + 2].kind,
      (1900...2100).contains(year)
    else { return (WrittenDate(day: Int(day), month: month.rawValue, year: nil), place + 2) }
    return (WrittenDate(day: Int(day), month: month.rawValue, year: Int(year)), place + 3)
  }

  /// What the text says of how late an action is.
  var delays: [NarrativeDelay] {
    tokens.indices.compactMap { place in
      guard let subject = subject(at: place) ?? whoeverIsLate(at: place) else { return nil }
      var end = subject.end
      guard let verb = word(end), ["is", "are"].contains(verb) else { return nil }
      end += 1
      while let word = word(end), ["now", "already", "still"].contains(word) { end += 1 }
      guard let delay = delay(at: end) else { return nil }
      if subject.reference != nil {
        // Elsewhere in a sentence an action may stand in anything.
        guard opensPlainly(place), !speaksOfElsewhere(from: delay.tokens.upperBound),
          mayEnd(delay.tokens.upperBound)
        else { return nil }
      }
      return NarrativeDelay(
        reference: subject.reference, count: delay.count, unit: delay.unit, tokens: delay.tokens)
    }
  }

  /// "This is three weeks late", "We are three weeks late": of the action that the text is about.
  private func whoeverIsLate(at place: Int) -> (reference: String?, end: Int)? {
    guard let word = word(place), ["this", "we"].contains(word), startsSentence(place) else {
      return nil
    }
    return (nil, place + 1)
  }

  /// "twenty working days late", "late by three weeks".
  private func delay(
    at place: Int
  ) -> (count: Int, unit: NarrativeDelay.Unit, tokens: Range<Int>)? {
    let isBefore = ["late", "overdue"].contains(word(place)) && word(place + 1) == "by"
    guard let count = number(at: isBefore ? place + 2 : place), let unit = unit(at: count.end)
    else {
      return nil
    }
    if isBefore { return (count.value, unit.unit, place..<unit.end) }
    guard let last = word(unit.end), ["late", "overdue", "behind"].contains(last) else {
      return nil
    }
    return (count.value, unit.unit, place..<unit.end + 1)
  }

  /// Whether the rest of a sentence, up to its comma, is about another time or place.
  func speaksOfElsewhere(from place: Int) -> Bool {
    let rest = tokens[place...].firstIndex { $0.endsSentence || $0.mark == "," }
    return (place..<(rest ?? tokens.count)).contains {
      word($0).map(NarrativeWords.elsewhere.contains) ?? false || isYear($0)
    }
  }

  private func unit(at place: Int) -> (unit: NarrativeDelay.Unit, end: Int)? {
    switch word(place) {
    case "working": word(place + 1)?.hasPrefix("day") == true ? (.workingDays, place + 2) : nil
    case "day", "days": (.days, place + 1)
    case "week", "weeks": (.weeks, place + 1)
    case "month", "months": (.months, place + 1)
    default: nil
    }
  }
}
