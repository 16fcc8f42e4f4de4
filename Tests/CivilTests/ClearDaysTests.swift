import Civil
import Testing

@Suite struct ClearDaysTests {
  let calendar = WorkingCalendar.englandAndWales

  @Test(arguments: [
    ("2012-12-12", "2012-12-04"), ("2026-06-02", "2026-05-22"), ("2024-07-16", "2024-07-08"),
    // Across Christmas, and before a meeting on a Saturday and on a bank holiday.
    ("2013-01-03", "2012-12-21"), ("2024-07-13", "2024-07-05"), ("2026-05-25", "2026-05-15"),
  ])
  func `check 1: the latest day to publish with five clear days`(
    meeting: String, publication: String
  ) throws {
    #expect(
      try calendar.latestPublication(meeting: date(meeting), clearDays: 5) == date(publication))
  }

  @Test func `S37: an agenda for 12 December 2012 is late on the fifth`() throws {
    let meeting = try date("2012-12-12")
    let latest = calendar.latestPublication(meeting: meeting, clearDays: 5)
    #expect(latest.longForm == "4 December 2012")
    #expect(try date("2012-12-05") > latest)
    #expect(try calendar.clearDays(from: date("2012-12-04"), to: meeting) == 5)
    #expect(try calendar.clearDays(from: date("2012-12-05"), to: meeting) == 4)
  }

  @Test(arguments: [
    ("2024-07-08", "2024-07-16"), ("2012-12-04", "2012-12-12"), ("2026-05-22", "2026-06-02"),
    // Put out on a Saturday, or on the bank holiday, papers are open from the next working day.
    ("2024-07-06", "2024-07-16"), ("2026-05-25", "2026-06-03"),
  ])
  func `check 1: the earliest meeting with five clear days`(
    publication: String, meeting: String
  ) throws {
    #expect(
      try calendar.earliestMeeting(publishedOn: date(publication), clearDays: 5) == date(meeting))
  }

  @Test func `No clear days, and never a negative number of them`() throws {
    let monday = try date("2024-07-08")
    #expect(calendar.earliestMeeting(publishedOn: monday, clearDays: 0) == monday.adding(days: 1))
    #expect(calendar.earliestMeeting(publishedOn: monday, clearDays: -3) == monday.adding(days: 1))
    #expect(calendar.latestPublication(meeting: monday, clearDays: -3) == monday.adding(days: -3))
    #expect(calendar.clearDays(from: monday, to: monday) == 0)
    #expect(calendar.clearDays(from: monday, to: monday.adding(days: -7)) == 0)
    #expect(calendar.clearDays(from: monday, to: monday.adding(days: 1)) == 0)
  }

  @Test func `An inclusive start does not shorten clear days`() throws {
    var inclusive = calendar
    inclusive.inclusiveStart = true
    let meeting = try date("2012-12-12")
    #expect(
      inclusive.latestPublication(meeting: meeting, clearDays: 5)
        == calendar.latestPublication(meeting: meeting, clearDays: 5))
  }
}
