import Civil
import Testing

@Suite struct CivilDateArithmeticTests {
  @Test(arguments: [
    ("2012-08-10", 3, "2012-11-10"), ("2012-08-10", 6, "2013-02-10"),
    ("2012-12-21", 3, "2013-03-21"), ("2012-12-21", 6, "2013-06-21"),
    ("2025-11-30", 3, "2026-02-28"), ("2012-08-31", 6, "2013-02-28"),
    ("2011-08-31", 6, "2012-02-29"), ("2012-02-29", 12, "2013-02-28"),
    ("2012-02-29", 48, "2016-02-29"), ("2012-01-31", 1, "2012-02-29"),
    ("2012-03-31", -1, "2012-02-29"), ("2013-01-15", -1, "2012-12-15"),
    ("2012-05-31", 0, "2012-05-31"), ("2012-12-31", 2, "2013-02-28"),
  ])
  func `check 1: months keep the day number or take the month's last day`(
    start: String, months: Int, end: String
  ) throws {
    #expect(try date(start).adding(months: months) == date(end))
  }

  @Test func `S44: immediate, three and six months from publication on 10 August 2012`() throws {
    let published = try date("2012-08-10")
    #expect(published.adding(months: 0).longForm == "10 August 2012")
    #expect(published.adding(months: 3).longForm == "10 November 2012")
    #expect(published.adding(months: 6).longForm == "10 February 2013")
  }

  @Test(arguments: [
    ("2012-02-28", 1, "2012-02-29"), ("2012-12-31", 1, "2013-01-01"),
    ("2012-01-01", -1, "2011-12-31"), ("2012-06-15", 0, "2012-06-15"),
    ("2000-01-01", 146_097, "2400-01-01"),
  ])
  func `Days are added across months and years`(start: String, days: Int, end: String) throws {
    #expect(try date(start).adding(days: days) == date(end))
    #expect(try date(start).days(until: date(end)) == days)
    #expect(try date(end).days(until: date(start)) == -days)
  }

  @Test func `Weeks are seven days`() throws {
    #expect(try date("2012-09-28").adding(weeks: 6) == date("2012-11-09"))
    #expect(try date("2012-09-28").adding(weeks: -1) == date("2012-09-21"))
  }

  @Test(arguments: ["2012-02-10", "2012-02-29", "2012-02-01"])
  func `A month has a first and a last day`(iso: String) throws {
    #expect(try date(iso).firstOfMonth == date("2012-02-01"))
    #expect(try date(iso).lastOfMonth == date("2012-02-29"))
    #expect(CivilDate.latest.lastOfMonth == .latest)
    #expect(CivilDate.earliest.firstOfMonth == .earliest)
  }

  @Test(arguments: [1, 7, 31, 400, 1_000_000_000, Int.max])
  func `Arithmetic stops at the ends of the calendar`(count: Int) {
    #expect(CivilDate.latest.adding(days: count) == .latest)
    #expect(CivilDate.latest.adding(weeks: count) == .latest)
    #expect(CivilDate.latest.adding(months: count) == .latest)
    #expect(CivilDate.earliest.adding(days: -count) == .earliest)
    #expect(CivilDate.earliest.adding(weeks: -count) == .earliest)
    #expect(CivilDate.earliest.adding(months: -count) == .earliest)
  }

  @Test func `The smallest number does no harm`() throws {
    let day = try date("2012-08-10")
    #expect(day.adding(days: .min) == .earliest)
    #expect(day.adding(weeks: .min) == .earliest)
    #expect(day.adding(months: .min) == .earliest)
    #expect(WorkingCalendar.englandAndWales.adding(.min, workingDaysTo: day) == .earliest)
  }
}
