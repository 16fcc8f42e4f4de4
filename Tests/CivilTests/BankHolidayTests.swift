import Civil
import Foundation
import Testing

/// The bank holidays of England and Wales as officially published for each year; weekends are not
/// listed there, since substitutes are.
private let published: [(year: Int, days: String)] = [
  (1995, "01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26"),
  (1998, "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28"),
  (1999, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31"),
  (2000, "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26"),
  (2002, "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26"),
  (2004, "01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28"),
  (2005, "01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27"),
  (2008, "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26"),
  (2009, "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28"),
  (2010, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
  (2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"),
  (2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"),
  (2013, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
  (2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
  (2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"),
  (2017, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
  (2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
  (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
  (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
  (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
  (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
  (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
  (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
  (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
  (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
  (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
]

@Suite struct BankHolidayTests {
  let holidays = BankHolidays.englandAndWales

  @Test(arguments: published)
  func `check 1: the bank holidays of a year are those published`(
    year: Int, days: String
  ) throws {
    let expected = days.split(separator: " ").map { "\(year)-\($0)" }
    #expect(holidays.holidays(in: year).map(\.date.description) == expected)
  }

  @Test(arguments: [
    ("1995-05-08", "Early May bank holiday (VE Day)"), ("1999-12-31", "Millennium bank holiday"),
    ("2002-06-03", "Golden Jubilee bank holiday"), ("2002-06-04", "Spring bank holiday (moved)"),
    ("2011-04-29", "Royal wedding"), ("2012-06-04", "Spring bank holiday (moved)"),
    ("2012-06-05", "Diamond Jubilee bank holiday"),
    ("2020-05-08", "Early May bank holiday (VE Day)"),
    ("2022-06-02", "Spring bank holiday (moved)"), ("2022-06-03", "Platinum Jubilee bank holiday"),
    ("2022-09-19", "Bank holiday for the State Funeral of Queen Elizabeth II"),
    ("2023-05-08", "Bank holiday for the coronation of King Charles III"),
    ("2012-04-06", "Good Friday"), ("2012-04-09", "Easter Monday"),
    ("2012-12-25", "Christmas Day"), ("2012-12-26", "Boxing Day"),
    ("2012-01-02", "New Year’s Day (substitute day)"),
    ("2022-12-26", "Boxing Day"), ("2022-12-27", "Christmas Day (substitute day)"),
    ("2021-12-27", "Christmas Day (substitute day)"),
    ("2021-12-28", "Boxing Day (substitute day)"), ("2020-12-28", "Boxing Day (substitute day)"),
    ("2012-08-27", "Summer bank holiday"), ("2013-05-06", "Early May bank holiday"),
  ])
  func `A holiday has its name`(iso: String, name: String) throws {
    #expect(try holidays.holiday(on: date(iso))?.name == name)
    #expect(try !holidays.isWorkingDay(date(iso)))
  }

  @Test(arguments: [
    "1995-05-01", "2002-05-27", "2012-05-28", "2020-05-04", "2022-05-30",
  ])
  func `A holiday that was moved is worked on its usual day`(iso: String) throws {
    #expect(try holidays.holiday(on: date(iso)) == nil)
    #expect(try holidays.isWorkingDay(date(iso)))
    #expect(try WorkingCalendar.englandAndWales.isWorkingDay(date(iso)))
  }

  @Test func `Every proclamation of the table is kept and on a weekday`() throws {
    #expect(holidays.oneOffs.count == 13)
    for oneOff in holidays.oneOffs {
      #expect(!oneOff.holiday.date.isWeekend)
      if let replaced = oneOff.replaces {
        #expect(replaced.weekday == .monday)
        #expect(replaced.year == oneOff.holiday.date.year)
      }
    }
    #expect(holidays.oneOffs.compactMap(\.replaces).count == 5)
  }

  @Test(arguments: 1978...2400)
  func `Eight holidays a year, all on weekdays, unless proclaimed otherwise`(year: Int) {
    let extra = holidays.oneOffs.count { $0.holiday.date.year == year && $0.replaces == nil }
    let kept = holidays.holidays(in: year)
    #expect(kept.count == 8 + extra)
    #expect(kept.allSatisfy { !$0.date.isWeekend && $0.date.year == year })
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0.date < $1.date })
  }

  @Test func `Christmas and Boxing Day are kept on two weekdays whatever the weekday`() throws {
    let kept: [Weekday: String] = [
      .monday: "25 26", .tuesday: "25 26", .wednesday: "25 26", .thursday: "25 26",
      .friday: "25 28", .saturday: "27 28", .sunday: "26 27",
    ]
    var seen: Set<Weekday> = []
    for year in 1995...2060 {
      let christmas = try #require(CivilDate(year: year, month: 12, day: 25))
      let days = holidays.holidays(in: year).filter {
        $0.date.month == 12 && $0.date.day < 30
      }
      #expect(days.map { "\($0.date.day)" }.joined(separator: " ") == kept[christmas.weekday])
      seen.insert(christmas.weekday)
    }
    #expect(seen.count == 7)
  }

  @Test(arguments: [
    ("2021-12-25", "Christmas Day"), ("2022-12-25", "Christmas Day"), ("2021-12-26", "Boxing Day"),
    ("2012-01-01", "New Year’s Day"), ("2012-04-06", "Good Friday"), ("2012-06-09", "Saturday"),
    ("2012-06-10", "Sunday"), ("2012-06-05", "Diamond Jubilee bank holiday"),
  ])
  func `A day off says why, 25 December even at a weekend`(iso: String, reason: String) throws {
    let day = try date(iso)
    #expect(holidays.reasonNotWorking(on: day)?.description == reason)
    #expect(!holidays.isWorkingDay(day))
  }

  @Test func `A working day has no reason to be off`() throws {
    #expect(try holidays.reasonNotWorking(on: date("2012-06-06")) == nil)
  }

  @Test func `An administrator adds a day, and only that day changes`() throws {
    let day = try date("2027-06-01")
    let more = holidays.adding(OneOffHoliday(day, "Thornmere Charter Day"))
    let calendar = WorkingCalendar(holidays: more)
    #expect(!calendar.isWorkingDay(day))
    #expect(calendar.reasonNotWorking(on: day) == .holiday("Thornmere Charter Day"))
    #expect(WorkingCalendar.englandAndWales.isWorkingDay(day))
    #expect(try calendar.adding(1, workingDaysTo: date("2027-05-28")) == date("2027-06-02"))
    #expect(more.holidays(in: 2027).count == 9)
    #expect(more.holidays(in: 2028) == holidays.holidays(in: 2028))
  }

  @Test func `The table survives being stored`() throws {
    let more = holidays.adding(OneOffHoliday(try date("2027-06-01"), "Thornmere Charter Day"))
    let stored = try JSONEncoder().encode(more)
    #expect(try JSONDecoder().decode(BankHolidays.self, from: stored) == more)
  }

  @Test func `A proclamation moves a day`() throws {
    let moved = holidays.adding(
      OneOffHoliday(
        try date("2030-05-10"), "Early May bank holiday (moved)", replaces: try date("2030-05-06")))
    let calendar = WorkingCalendar(holidays: moved)
    #expect(try calendar.isWorkingDay(date("2030-05-06")))
    #expect(try !calendar.isWorkingDay(date("2030-05-10")))
    #expect(moved.holidays(in: 2030).count == 8)
  }
}
