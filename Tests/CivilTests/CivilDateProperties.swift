import Civil
import Testing

/// Properties of dates: 40 seeds each, many samples a seed; the same on every machine.
@Suite struct CivilDateProperties {
  static let seeds = 1...40

  @Test(arguments: seeds)
  func `What is printed is read again`(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let day = random.date()
      #expect(CivilDate(day.description) == day)
      for text in [
        day.longForm, day.shortForm, day.weekdayForm, day.description,
        "\(day.day)/\(day.month)/\(day.year)", "\(day.day).\(day.month).\(day.year)",
      ] {
        #expect(try CivilDate(reading: text) == day)
      }
    }
  }

  @Test(arguments: seeds)
  func `Parts make the date again, and sort as the date does`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let (one, two) = (random.date(), random.date())
      #expect(CivilDate(year: one.year, month: one.month, day: one.day) == one)
      #expect((one < two) == (one.parts < two.parts))
      #expect((one < two) == (one.description < two.description))
    }
  }

  @Test(arguments: seeds)
  func `Months keep the day number or take the last day`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let start = random.recentDate()
      let months = Int.random(in: -400...400, using: &random)
      let end = start.adding(months: months)
      let moved = (end.year * 12 + end.month) - (start.year * 12 + start.month)
      #expect(moved == months)
      #expect(end.day == min(start.day, end.lastOfMonth.day))
    }
  }

  @Test(arguments: seeds)
  func `Months never run backwards`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let start = random.recentDate()
      let months = Int.random(in: -60...60, using: &random)
      #expect(start.adding(months: months) < start.adding(months: months + 1))
      #expect(start.adding(months: months) <= start.adding(days: 1).adding(months: months))
    }
  }

  @Test(arguments: seeds)
  func `Days there and back`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let (one, two) = (random.date(), random.date())
      let days = one.days(until: two)
      #expect(one.adding(days: days) == two)
      #expect(two.adding(days: -days) == one)
      #expect((one.weekday == two.weekday) == (days % 7 == 0))
    }
  }

  @Test(arguments: seeds)
  func `No text makes the reader fail otherwise than in words`(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "10", "31", "0", "2012", "99999999999999999999", "August", "Feb", "of", "th", "/", "-", ".",
      ",", " ", "\n", "é", "🗓️", "\u{0}", "Fri", "１", "½", "\u{301}",
    ]
    for _ in 0..<50 {
      let text = (0..<Int.random(in: 0...8, using: &random))
        .compactMap { _ in pieces.randomElement(using: &random) }.joined()
      do throws(UnreadableDate) {
        let day = try CivilDate(reading: text)
        #expect((CivilDate.earliest ... .latest).contains(day))
      } catch {
        #expect(error.description.hasSuffix("."))
      }
    }
  }
}
