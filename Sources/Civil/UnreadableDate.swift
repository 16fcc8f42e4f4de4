/// Why a text is not a date, in words for the person who typed it or checks what was read.
public enum UnreadableDate: Error, Hashable, Sendable {
  /// There is nothing but white space.
  case empty
  /// The text has no shape of a date; it is given, shortened.
  case notADate(String)
  /// "10 August".
  case missingYear(String)
  /// "August 2012".
  case missingDay(String)
  /// "10 Augst 2012".
  case unknownMonth(String)
  /// The 13 of "10/13/2012".
  case noSuchMonth(Int)
  /// The 31 of "31 November 2012".
  case noSuchDay(day: Int, month: Month, year: Int)
  /// The 201 of "10 August 201".
  case unclearYear(String)
  /// A year before 1583 or after 9999.
  case yearOutOfRange(Int)
  /// "Monday 10 August 2012", which was a Friday.
  case wrongWeekday(written: Weekday, date: CivilDate)
}

extension UnreadableDate: CustomStringConvertible {
  /// One sentence: what is wrong and, where it is not plain, what to write instead.
  public var description: String {
    switch self {
    case .empty:
      "There is no date here; write one like 10 August 2012 or 10/08/2012."
    case .notADate(let text):
      "“\(text)” is not a date; write one like 10 August 2012 or 10/08/2012."
    case .missingYear(let text):
      "“\(text)” has no year; write one like 10 August 2012."
    case .missingDay(let text):
      "“\(text)” has no day; write one like 10 August 2012."
    case .unknownMonth(let word):
      "“\(word)” is not a month."
    case .noSuchMonth(let number):
      "There is no month \(number); write the day first, then the month, then the year."
    case .noSuchDay(let day, let month, let year):
      Self.noSuchDay(day, month, year)
    case .unclearYear(let digits):
      "The year “\(digits)” is unclear; write it with four digits."
    case .yearOutOfRange(let year):
      "The year \(year) is outside the calendar kept here, which runs from"
        + " \(CivilDate.years.lowerBound) to \(CivilDate.years.upperBound)."
    case .wrongWeekday(let written, let date):
      "\(date.longForm) is a \(date.weekday.name), not a \(written.name);"
        + " check the day and the date."
    }
  }

  private static func noSuchDay(_ day: Int, _ month: Month, _ year: Int) -> String {
    if day < 1 {
      return "There is no day \(day) in \(month.name)."
    }
    if day <= month.longest {
      return "\(day) \(month.name) \(year) does not exist; \(year) is not a leap year."
    }
    let most = month == .february ? "at most \(month.longest)" : "\(month.longest)"
    return "\(day) \(month.name) does not exist; \(month.name) has \(most) days."
  }
}
