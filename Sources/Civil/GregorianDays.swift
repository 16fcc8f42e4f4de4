/// Day numbers and year, month and day, each from the other.
///
/// Both directions count years from March, so that the leap day is the last of its year and the
/// months before it have a fixed rhythm (153 days in every five). The method is Howard Hinnant's
/// "chrono-compatible low-level date algorithms"; it needs no table and no loop.
enum GregorianDays {
  /// From 1 March of year 0 to 1 January 1970.
  private static let daysBeforeEpoch = 719_468
  private static let daysInEra = 146_097
  private static let yearsInEra = 400

  static func number(year: Int, month: Int, day: Int) -> Int32 {
    let marchYear = month <= 2 ? year - 1 : year
    let era = marchYear / yearsInEra
    let yearOfEra = marchYear % yearsInEra
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * daysInEra + dayOfEra - daysBeforeEpoch)
  }

  static func parts(of dayNumber: Int32) -> (year: Int, month: Int, day: Int) {
    let days = Int(dayNumber) + daysBeforeEpoch
    let era = days / daysInEra
    let dayOfEra = days % daysInEra
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * yearsInEra + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}
