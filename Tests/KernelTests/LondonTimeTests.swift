import Civil
import Kernel
import Storage
import Testing

@Suite struct LondonTimeTests {
  /// Seconds since 1970 and what clocks in England showed, from the changes as they happened.
  @Test(arguments: [
    // 2026: 29 March and 25 October.
    (1_774_745_999, "2026-03-29", "00:59"), (1_774_746_000, "2026-03-29", "02:00"),
    (1_792_889_999, "2026-10-25", "01:59"), (1_792_890_000, "2026-10-25", "01:00"),
    // 2012: 25 March and 28 October.
    (1_332_637_199, "2012-03-25", "00:59"), (1_332_637_200, "2012-03-25", "02:00"),
    (1_351_385_999, "2012-10-28", "01:59"), (1_351_386_000, "2012-10-28", "01:00"),
    // 2024: 31 March, the last Sunday being the last day of the month; 27 October.
    (1_711_846_799, "2024-03-31", "00:59"), (1_711_846_800, "2024-03-31", "02:00"),
    // Late evenings in UTC that are the next day in summer, the same day in winter.
    (1_344_553_199, "2012-08-09", "23:59"), (1_344_553_200, "2012-08-10", "00:00"),
    (1_356_134_399, "2012-12-21", "23:59"), (1_356_134_400, "2012-12-22", "00:00"),
    (-1, "1969-12-31", "23:59"),
  ])
  func `Clocks change at 01:00 UTC on the last Sundays of March and October`(
    seconds: Int64, date: String, time: String
  ) {
    let instant = Instant(milliseconds: seconds * 1000)
    #expect(instant.dateInLondon == CivilDate(date))
    #expect(instant.inLondon.timeOfDay == time)
  }

  @Test func `The millisecond before midnight belongs to the day before`() {
    #expect(Instant(milliseconds: 1_356_134_399_999).dateInLondon == CivilDate("2012-12-21"))
    #expect(Instant(milliseconds: -1).dateInLondon == CivilDate("1969-12-31"))
  }

  @Test func `A moment reads as people say it`() {
    let instant = Instant(milliseconds: 1_344_603_900_000)
    #expect(instant.forPeople == "10 August 2012 at 14:05")
    #expect(instant.forTables == "10 Aug 2012, 14:05")
  }

  @Test(arguments: [Int64.min, .max])
  func `A moment beyond the calendar falls on its first or last day`(milliseconds: Int64) {
    let date = Instant(milliseconds: milliseconds).dateInLondon
    #expect(date == (milliseconds < 0 ? .earliest : .latest))
  }

  @Test func `A date is stored as ISO text and nothing else is read as one`() throws {
    let date = try #require(CivilDate("2012-12-21"))
    #expect(date.sqlValue == .text("2012-12-21"))
    #expect(try CivilDate(sqlValue: .text("2012-12-21")) == date)
    for value in [SQLValue.text("21/12/2012"), .text("2012-02-30"), .integer(1), .null] {
      #expect(throws: DecodingFault.self) { try CivilDate(sqlValue: value) }
    }
  }
}
