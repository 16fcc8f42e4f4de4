import Civil
import Testing

@Suite struct WorkingCalendarTests {
  let calendar = WorkingCalendar.englandAndWales

  @Test(arguments: [
    ("2012-12-21", 30, "2013-02-06"), ("2012-12-21", 70, "2013-04-05"),
    ("2018-08-10", 20, "2018-09-10"), ("2025-12-15", 15, "2026-01-08"),
    ("2026-04-09", -5, "2026-03-31"), ("2023-05-09", 70, "2023-08-16"),
    ("2016-11-28", 70, "2017-03-09"), ("2016-11-25", 70, "2017-03-08"),
    ("2012-05-31", 1, "2012-06-01"), ("2012-06-01", 1, "2012-06-06"),
    ("2022-06-01", 1, "2022-06-06"), ("2022-09-16", 1, "2022-09-20"),
    ("2023-05-05", 1, "2023-05-09"), ("1999-12-30", 1, "2000-01-04"),
    ("2021-12-24", 1, "2021-12-29"), ("2022-12-23", 1, "2022-12-28"),
    ("2012-04-05", 1, "2012-04-10"), ("2012-04-10", -1, "2012-04-05"),
  ])
  func `check 1: working days are added`(start: String, count: Int, end: String) throws {
    #expect(try calendar.adding(count, workingDaysTo: date(start)) == date(end))
    #expect(try calendar.workingDays(from: date(start), to: date(end)) == count)
  }

  @Test func `S32: received on 21 December 2012, publish and state action by`() throws {
    let received = try date("2012-12-21")
    #expect(calendar.adding(30, workingDaysTo: received).longForm == "6 February 2013")
    #expect(calendar.adding(70, workingDaysTo: received).longForm == "5 April 2013")
  }

  @Test(arguments: [
    ("2026-03-30", true), ("2026-03-31", true), ("2026-04-01", false), ("2026-04-02", false),
  ])
  func `S27: notes five working days before a meeting on 9 April 2026`(
    received: String, inTime: Bool
  ) throws {
    let meeting = try date("2026-04-09")
    #expect(
      try calendar.isInTime(received: date(received), workingDays: 5, before: meeting) == inTime)
  }

  @Test(arguments: ["2012-06-08", "2012-06-09", "2012-06-04"])
  func `Adding nothing gives the day itself, working day or not`(iso: String) throws {
    #expect(try calendar.adding(0, workingDaysTo: date(iso)) == date(iso))
  }

  @Test(arguments: [
    // From a Saturday, a Sunday and a bank holiday, the next working day is the first.
    ("2012-06-09", 1, "2012-06-11"), ("2012-06-10", 1, "2012-06-11"),
    ("2012-06-04", 1, "2012-06-06"), ("2012-06-09", -1, "2012-06-08"),
    ("2012-06-05", -1, "2012-06-01"), ("2012-06-09", -5, "2012-05-31"),
  ])
  func `A clock may start on a day off`(start: String, count: Int, end: String) throws {
    #expect(try calendar.adding(count, workingDaysTo: date(start)) == date(end))
    #expect(try calendar.workingDays(from: date(start), to: date(end)) == count)
  }

  @Test(arguments: [
    ("2012-06-11", 1, "2012-06-11"), ("2012-06-11", 5, "2012-06-15"),
    ("2012-06-09", 1, "2012-06-11"), ("2012-06-09", 5, "2012-06-15"),
    ("2012-06-15", -1, "2012-06-15"), ("2012-06-15", -5, "2012-06-11"),
    ("2012-06-16", -1, "2012-06-15"), ("2012-06-09", 0, "2012-06-09"),
    ("2012-12-21", 30, "2013-02-05"),
  ])
  func `With an inclusive start the first working day is day 1`(
    start: String, count: Int, end: String
  ) throws {
    var inclusive = calendar
    inclusive.inclusiveStart = true
    #expect(try inclusive.adding(count, workingDaysTo: date(start)) == date(end))
    // From a working day to itself is one working day, whichever way it was reached.
    if count != 0, !(start == end && count == -1) {
      #expect(try inclusive.workingDays(from: date(start), to: date(end)) == count)
    }
  }

  @Test(arguments: [
    ("2012-06-09", "2012-06-08", "2012-06-11"), ("2012-06-08", "2012-06-08", "2012-06-08"),
    ("2012-06-05", "2012-06-01", "2012-06-06"), ("2013-02-10", "2013-02-08", "2013-02-11"),
    ("2012-11-10", "2012-11-09", "2012-11-12"), ("2012-12-25", "2012-12-24", "2012-12-27"),
  ])
  func `The working day on or before, and on or after`(
    iso: String, before: String, after: String
  ) throws {
    let day = try date(iso)
    #expect(try calendar.previousWorkingDay(onOrBefore: day) == date(before))
    #expect(try calendar.nextWorkingDay(onOrAfter: day) == date(after))
  }

  @Test func `The working day strictly before and after`() throws {
    let friday = try date("2012-06-08")
    #expect(try calendar.previousWorkingDay(before: friday) == date("2012-06-07"))
    #expect(try calendar.nextWorkingDay(after: friday) == date("2012-06-11"))
  }

  @Test(arguments: [
    ("2012-06-08", "2012-06-08", 0), ("2012-06-08", "2012-06-10", 0),
    ("2012-06-08", "2012-06-11", 1), ("2012-06-11", "2012-06-08", -1),
    ("2012-06-09", "2012-06-10", 0), ("2012-01-01", "2012-12-31", 252),
    ("2012-12-21", "2013-04-05", 70), ("2013-04-05", "2012-12-21", -70),
  ])
  func `Working days from one date to another`(start: String, end: String, count: Int) throws {
    #expect(try calendar.workingDays(from: date(start), to: date(end)) == count)
  }

  @Test func `Outside the counted years the same rules are walked`() throws {
    // Christmas 2200 is a Thursday, New Year's Day 2201 too.
    #expect(try calendar.adding(1, workingDaysTo: date("2200-12-24")) == date("2200-12-29"))
    #expect(try calendar.workingDays(from: date("2200-12-24"), to: date("2201-01-02")) == 4)
    #expect(try !calendar.isWorkingDay(date("2200-12-25")))
    #expect(try calendar.isWorkingDay(date("2200-12-24")))
    // Across both ends of the table.
    #expect(try calendar.adding(70, workingDaysTo: date("2150-12-01")) > date("2151-03-01"))
    #expect(try calendar.adding(-70, workingDaysTo: date("1978-01-10")) < date("1977-10-10"))
  }

  @Test func `The calendar ends where dates end`() {
    #expect(calendar.adding(1, workingDaysTo: .latest) == .latest)
    #expect(calendar.adding(-1, workingDaysTo: .earliest) == .earliest)
    #expect(calendar.adding(.max, workingDaysTo: .latest) == .latest)
  }
}
