import Civil
import Testing

/// Properties of working days: 40 seeds each, many samples a seed; the same on every machine.
@Suite struct WorkingDayProperties {
  static let seeds = 1...40
  let calendar = WorkingCalendar.englandAndWales

  /// A walk that knows only what a working day is.
  private func walk(_ count: Int, from start: CivilDate) -> CivilDate {
    var (date, left) = (start, count.magnitude)
    while left > 0 {
      date = date.adding(days: count.signum())
      if calendar.holidays.isWorkingDay(date) { left -= 1 }
    }
    return date
  }

  @Test(arguments: seeds)
  func `Adding agrees with a walk from day to day`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<10 {
      let (start, count) = (random.recentDate(), Int.random(in: -80...80, using: &random))
      #expect(calendar.adding(count, workingDaysTo: start) == walk(count, from: start))
    }
  }

  @Test(arguments: seeds)
  func `Adding agrees with a walk outside the counted years and across their ends`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let firstCounted = CivilDate.earliest.adding(months: (1978 - 1583) * 12)
    let lastCounted = CivilDate.earliest.adding(months: (2151 - 1583) * 12).adding(days: -1)
    for edge in [firstCounted, lastCounted, random.date()] {
      let start = edge.adding(days: .random(in: -60...60, using: &random))
      let count = Int.random(in: -80...80, using: &random)
      let end = calendar.adding(count, workingDaysTo: start)
      guard CivilDate.earliest < end, end < .latest else { continue }
      #expect(end == walk(count, from: start))
      #expect(calendar.workingDays(from: start, to: end) == count)
    }
  }

  @Test(arguments: seeds)
  func `Adding and taking away again comes back to a working day`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let start = calendar.nextWorkingDay(onOrAfter: random.recentDate())
      let count = Int.random(in: -500...500, using: &random)
      let there = calendar.adding(count, workingDaysTo: start)
      #expect(calendar.adding(-count, workingDaysTo: there) == start)
    }
  }

  @Test(arguments: seeds)
  func `Counting is the inverse of adding, with and without an inclusive start`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    var inclusive = calendar
    inclusive.inclusiveStart = true
    for _ in 0..<50 {
      let start = random.recentDate()
      let count = Int.random(in: 1...500, using: &random) * (Bool.random(using: &random) ? 1 : -1)
      let end = calendar.adding(count, workingDaysTo: start)
      #expect(calendar.workingDays(from: start, to: end) == count)
      let inclusiveEnd = inclusive.adding(count, workingDaysTo: start)
      // A working day counted from itself is 1, whichever way it was reached.
      if inclusiveEnd == start { continue }
      #expect(inclusive.workingDays(from: start, to: inclusiveEnd) == count)
    }
  }

  @Test(arguments: seeds)
  func `A later start or a greater number never ends earlier`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let start = random.recentDate()
      let later = start.adding(days: .random(in: 0...400, using: &random))
      let count = Int.random(in: -200...200, using: &random)
      let end = calendar.adding(count, workingDaysTo: start)
      #expect(end <= calendar.adding(count, workingDaysTo: later))
      #expect(end < calendar.adding(count + 1, workingDaysTo: start))
    }
  }

  @Test(arguments: seeds)
  func `A sum is a working day, on the right side of its start`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let start = random.recentDate()
      let count = Int.random(in: 1...300, using: &random)
      let after = calendar.adding(count, workingDaysTo: start)
      let before = calendar.adding(-count, workingDaysTo: start)
      #expect(calendar.holidays.isWorkingDay(after) && calendar.holidays.isWorkingDay(before))
      #expect(before < start && start < after)
    }
  }

  @Test(arguments: seeds)
  func `Adding in two parts is adding the whole`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let start = random.recentDate()
      let (one, two) = (
        Int.random(in: 1...90, using: &random), Int.random(in: 1...90, using: &random)
      )
      let middle = calendar.adding(one, workingDaysTo: start)
      #expect(
        calendar.adding(two, workingDaysTo: middle)
          == calendar.adding(one + two, workingDaysTo: start))
    }
  }

  @Test(arguments: seeds)
  func `The latest publication and the earliest meeting mirror each other`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let published = random.recentDate()
      let days = Int.random(in: 0...30, using: &random)
      let meeting = calendar.nextWorkingDay(
        onOrAfter: published.adding(days: .random(in: 0...60, using: &random)))
      let latest = calendar.latestPublication(meeting: meeting, clearDays: days)
      let earliest = calendar.earliestMeeting(publishedOn: published, clearDays: days)
      #expect((published <= latest) == (earliest <= meeting))
      #expect(calendar.clearDays(from: latest, to: meeting) == days)
      #expect(calendar.clearDays(from: published, to: earliest) == days)
    }
  }

  @Test(arguments: seeds)
  func `An added holiday is off, and its neighbours are as before`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let extra = random.recentDate()
    let more = WorkingCalendar(
      holidays: calendar.holidays.adding(OneOffHoliday(extra, "Thornmere Charter Day")))
    for day in extra.adding(days: -10)...extra.adding(days: 10) {
      #expect(more.isWorkingDay(day) == (day != extra && calendar.isWorkingDay(day)))
    }
  }
}
