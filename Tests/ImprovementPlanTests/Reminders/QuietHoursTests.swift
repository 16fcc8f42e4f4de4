import Civil
import Kernel
import Storage
import Testing

@testable import ImprovementPlan

@Suite struct QuietHoursTests {
  @Test(arguments: [
    ("20:00-07:00", "19:59", false), ("20:00-07:00", "20:00", true), ("20:00-07:00", "23:59", true),
    ("20:00-07:00", "00:00", true), ("20:00-07:00", "06:59", true), ("20:00-07:00", "07:00", false),
    ("12:00-13:30", "12:00", true), ("12:00-13:30", "13:29", true), ("12:00-13:30", "13:30", false),
    ("12:00-13:30", "00:00", false), ("08:00-08:00", "08:00", false),
    ("00:00-00:00", "00:00", false),
    ("00:00-23:59", "23:59", false), ("23:59-00:01", "00:00", true),
  ])
  func `Hours are quiet from their first minute to before their last, over midnight too`(
    hours: String, time: String, isQuiet: Bool
  ) throws {
    let quiet = try #require(QuietHours(hours))
    let minutes = try #require(QuietHours.minutes(time))
    // 14 January 2013 is in winter, when clocks in England show UTC.
    let midnight = Int64(date("2013-01-14").dayNumber) * 86_400
    let instant = Instant(milliseconds: (midnight + Int64(minutes) * 60) * 1000)
    #expect(quiet.isQuiet(instant.inLondon) == isQuiet)
  }

  /// Clocks go back on 25 October 2026 at 01:00 UTC, and forward on 28 March 2027 at 01:00 UTC.
  @Test(arguments: [
    ("2026-10-24", 5, 59, true), ("2026-10-24", 6, 0, false), ("2026-10-25", 6, 0, true),
    ("2026-10-25", 6, 59, true), ("2026-10-25", 7, 0, false), ("2027-03-27", 6, 59, true),
    ("2027-03-27", 7, 0, false), ("2027-03-28", 5, 59, true), ("2027-03-28", 6, 0, false),
    ("2027-03-27", 19, 59, false), ("2027-03-27", 20, 0, true), ("2027-03-28", 19, 0, true),
    ("2027-03-28", 18, 59, false),
  ])
  func `They are hours of clocks in England, on the days of the change as well`(
    day: String, hour: Int, minute: Int, isQuiet: Bool
  ) {
    let seconds = Int64(date(day).dayNumber) * 86_400 + Int64(hour) * 3600 + Int64(minute) * 60
    #expect(QuietHours.shipped.isQuiet(Instant(milliseconds: seconds * 1000).inLondon) == isQuiet)
  }

  @Test(arguments: [
    "", "20:00", "20:00-", "24:00-07:00", "20:60-07:00", "20:0-07:00", "8-7", "a-b",
  ])
  func `What is no pair of times is not taken`(text: String) {
    #expect(QuietHours(text) == nil)
  }
}
