import Civil
import Testing

@Suite struct EnglishDateTests {
  @Test(arguments: [
    "10 August 2012", "10 august 2012", "10 AUGUST 2012", "10th August 2012",
    "10th of August 2012", "the 10th of August, 2012", "10 Aug 2012", "10 Aug. 2012",
    "10-Aug-2012", "10-Aug-12", "10 Aug 12", "Friday 10 August 2012", "Friday, 10 August 2012",
    "Fri 10 Aug 2012", "August 10, 2012", "August 10 2012", "10/08/2012", "10/8/2012", "10/8/12",
    "10-08-2012", "10.08.2012", "10.8.12", "10 08 2012", "10 – 8 – 2012", "2012-08-10",
    "2012/08/10", "  10 August 2012  ", "10 August 2012.", "10 August 2012,", "10\nAugust\n2012",
    "10\u{A0}August\u{A0}2012", "10\tAugust\r\n2012", "10August2012", "Fri. 10 Aug. 2012",
  ])
  func `10 August 2012 is read however it is written`(text: String) throws {
    #expect(try CivilDate(reading: text) == date("2012-08-10"))
  }

  @Test(arguments: [
    ("21 Dec 2012", "2012-12-21"), ("1st Sept 2018", "2018-09-01"), ("2nd May 2024", "2024-05-02"),
    ("3rd Sep 2018", "2018-09-03"), ("29 February 2012", "2012-02-29"),
    ("31/12/1999", "1999-12-31"), ("Thurs 30 May 2024", "2024-05-30"),
    ("1 January 1583", "1583-01-01"), ("31 December 9999", "9999-12-31"),
  ])
  func `Other dates are read`(text: String, iso: String) throws {
    #expect(try CivilDate(reading: text) == date(iso))
  }

  @Test(arguments: [
    ("31 November 2012", "31 November does not exist; November has 30 days."),
    ("31/11/2012", "31 November does not exist; November has 30 days."),
    ("31st of Apr. 2012", "31 April does not exist; April has 30 days."),
    ("30 February 2012", "30 February does not exist; February has at most 29 days."),
    ("29 February 2013", "29 February 2013 does not exist; 2013 is not a leap year."),
    ("29/2/1900", "29 February 1900 does not exist; 1900 is not a leap year."),
    ("32 January 2012", "32 January does not exist; January has 31 days."),
    ("0 August 2012", "There is no day 0 in August."),
    (
      "10/13/2012",
      "There is no month 13; write the day first, then the month, then the year."
    ),
    ("10/0/2012", "There is no month 0; write the day first, then the month, then the year."),
    ("10 Augst 2012", "“Augst” is not a month."),
    ("10 Au 2012", "“Au” is not a month."),
    ("10 August", "“10 August” has no year; write one like 10 August 2012."),
    ("10/08", "“10/08” has no year; write one like 10 August 2012."),
    ("August 10", "“August 10” has no year; write one like 10 August 2012."),
    ("August 2012", "“August 2012” has no day; write one like 10 August 2012."),
    ("10 August 201", "The year “201” is unclear; write it with four digits."),
    ("10 August 20123", "The year “20123” is unclear; write it with four digits."),
    (
      "14 October 1066",
      "The year 1066 is outside the calendar kept here, which runs from 1583 to 9999."
    ),
    (
      "Monday 10 August 2012",
      "10 August 2012 is a Friday, not a Monday; check the day and the date."
    ),
    ("", "There is no date here; write one like 10 August 2012 or 10/08/2012."),
    (" \n\t ", "There is no date here; write one like 10 August 2012 or 10/08/2012."),
    ("soon", "“soon” is not a date; write one like 10 August 2012 or 10/08/2012."),
  ])
  func `An impossible date is refused with its reason`(text: String, reason: String) {
    let error = #expect(throws: UnreadableDate.self) { try CivilDate(reading: text) }
    #expect(error?.description == reason)
  }

  @Test(arguments: [
    "10", "2012", "August", "10/08-2012", "10//08/2012", "/10/08/2012", "10/08/2012/",
    "10 August 2012 14:00", "10 August 2012 and after", "10 11 August 2012", "100/08/2012",
    "10/008/2012", "100 August 2012", "1O August 2012", "10 August £2012", "10 August 2012\u{0}",
    "2012 August 10 5", "Friday", "Friday,", "12–21 November 2012", "10 ٨ 2012", "１０/08/2012",
    "10/Aug/2012", "1,000 August 2012", "10 2012 August", "-10/08/2012", "10 08 August",
  ])
  func `What has not the shape of a date is not guessed at`(text: String) {
    let error = #expect(throws: UnreadableDate.self) { try CivilDate(reading: text) }
    guard case .notADate = error else {
      Issue.record("refused for another reason: \(error.map(\.description) ?? "none")")
      return
    }
  }

  @Test func `A long text is refused at once and quoted in short`() throws {
    let text = "10 August 2012 " + String(repeating: "x", count: 5_000_000)
    let error = #expect(throws: UnreadableDate.self) { try CivilDate(reading: text) }
    guard case .notADate(let quoted) = error else {
      Issue.record("refused for another reason")
      return
    }
    #expect(quoted.count == 41)
    #expect(quoted.hasPrefix("10 August 2012 xxx"))
  }

  @Test(arguments: [
    ("1/1/70", 1970, 1970), ("1/1/69", 1970, 2069), ("1/1/00", 1970, 2000),
    ("1/1/12", 1970, 2012), ("1/1/65", 1926, 1965), ("1/1/25", 1926, 2025),
    ("1/1/26", 1926, 1926), ("1/1/99", 2000, 2099),
  ])
  func `Two digits mean the year from the pivot on`(text: String, pivot: Int, year: Int) throws {
    #expect(try CivilDate(reading: text, twoDigitYearsFrom: pivot).year == year)
  }
}
