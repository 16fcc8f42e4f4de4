import Civil
import Storage

/// A day of the story, by year, month and day.
///
/// A date that the calendar does not have would give 1583, which a test looks for.
func on(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
  CivilDate(year: year, month: month, day: day) ?? .earliest
}

extension CivilDate {
  /// A moment of this day's working hours: the first at some time between half past eight and
  /// half past twelve, the others seven minutes apart.
  func officeHour(_ number: Int) -> Instant {
    let first = 8 * 60 + 30 + Int(dayNumber) * 41 % 240
    let minutes = first + 7 * min(number, 60)
    return Instant(milliseconds: Int64(dayNumber) * 86_400_000 + Int64(minutes) * 60_000)
  }
}
