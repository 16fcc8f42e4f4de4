import Civil
import Testing

@Suite struct EasterTests {
  @Test(arguments: [
    "1818-03-22", "1886-04-25", "1943-04-25", "1995-04-16", "2000-04-23", "2008-03-23",
    "2011-04-24", "2012-04-08", "2013-03-31", "2016-03-27", "2019-04-21", "2026-04-05",
    "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22",
  ])
  func `Easter Sunday is known`(iso: String) throws {
    let easter = try date(iso)
    #expect(CivilDate.easter(easter.year) == easter)
  }

  /// Gauss's method, in its corrected form of 1816: another road to the same Sunday.
  private func gauss(_ year: Int) -> CivilDate? {
    let (a, b, c) = (year % 19, year % 4, year % 7)
    let century = year / 100
    let p = (13 + 8 * century) / 25
    let m = (15 - p + century - century / 4) % 30
    let n = (4 + century - century / 4) % 7
    let d = (19 * a + m) % 30
    let e = (2 * b + 4 * c + 6 * d + n) % 7
    var days = 22 + d + e
    if d == 29, e == 6 { days = 50 }
    if d == 28, e == 6, (11 * m + 11) % 30 < 19 { days = 49 }
    return CivilDate(year: year, month: 3, day: 1)?.adding(days: days - 1)
  }

  @Test func `Every Easter from 1583 to 4099 agrees with Gauss and is a Sunday`() throws {
    for year in 1583...4099 {
      let easter = try #require(CivilDate.easter(year))
      #expect(easter == gauss(year))
      #expect(easter.weekday == .sunday)
    }
  }

  @Test func `No Easter is known outside the calendar`() {
    #expect(CivilDate.easter(1582) == nil)
    #expect(CivilDate.easter(10_000) == nil)
  }
}
