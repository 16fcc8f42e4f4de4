import Civil
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [
    ("1583-01-01", -141_349), ("1900-03-01", -25_508), ("1969-12-31", -1), ("1970-01-01", 0),
    ("2000-02-29", 11_016), ("2012-12-21", 15_695), ("9999-12-31", 2_932_896),
  ])
  func `A date is a count of days`(iso: String, number: Int32) throws {
    let day = try date(iso)
    #expect(day.dayNumber == number)
    #expect(CivilDate(dayNumber: number) == day)
  }

  @Test(arguments: [
    (2012, 0, 1), (2012, 13, 1), (2012, 1, 0), (2012, 1, 32), (2012, 4, 31), (2013, 2, 29),
    (2012, 2, 30), (1900, 2, 29), (2100, 2, 29), (1582, 12, 31), (10_000, 1, 1), (-4, 1, 1),
    (.max, 1, 1), (.min, 1, 1), (2012, .max, 1), (2012, 1, .min),
  ])
  func `There is no such day`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [(2012, 2, 29), (2000, 2, 29), (1600, 2, 29), (1583, 1, 1), (9999, 12, 31)])
  func `There is such a day`(year: Int, month: Int, day: Int) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.parts == (year, month, day))
    #expect((date.year, date.month, date.day) == (year, month, day))
  }

  @Test func `Day numbers outside the calendar are refused`() {
    #expect(CivilDate(dayNumber: CivilDate.earliest.dayNumber - 1) == nil)
    #expect(CivilDate(dayNumber: CivilDate.latest.dayNumber + 1) == nil)
    #expect(CivilDate(dayNumber: .min) == nil)
    #expect(CivilDate(dayNumber: .max) == nil)
  }

  /// Walks the calendar by the rule every child learns, and compares each day with it.
  @Test func `Every day from 1583 to 2400 agrees with counting on from the day before`() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (year, month, day) = (1583, 1, 1)
    var weekday = 6  // 1 January 1583 was a Saturday.
    var current = CivilDate.earliest
    var wrong: [CivilDate] = []
    while year <= 2400 {
      let agrees =
        current.parts == (year, month, day) && current.weekday.rawValue == weekday
        && CivilDate(year: year, month: month, day: day) == current
      if !agrees { wrong.append(current) }
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      day += 1
      weekday = weekday % 7 + 1
      if day > lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
      current = current.adding(days: 1)
    }
    #expect(wrong.isEmpty, "\(wrong.count) days differ, first \(wrong.prefix(3))")
    #expect(try current == date("2401-01-01"))
  }

  @Test(arguments: [
    ("2012-08-10", Weekday.friday), ("2012-12-21", .friday), ("1970-01-01", .thursday),
    ("1583-01-01", .saturday), ("9999-12-31", .friday), ("2026-04-05", .sunday),
  ])
  func `A date knows its weekday`(iso: String, weekday: Weekday) throws {
    let day = try date(iso)
    #expect(day.weekday == weekday)
    #expect(day.isWeekend == weekday.isWeekend)
  }

  @Test func `Dates sort, hash and stride by day`() throws {
    let first = try date("2012-02-27")
    let last = try date("2012-03-01")
    #expect(first < last)
    #expect(Set([first, last, first]).count == 2)
    #expect(
      (first...last).map(\.description) == [
        "2012-02-27", "2012-02-28", "2012-02-29", "2012-03-01",
      ])
    #expect(Array((CivilDate.latest.adding(days: -1)) ... .latest).count == 2)
  }
}
