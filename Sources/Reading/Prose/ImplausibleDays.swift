import Civil

extension InspectionReport {
  /// An inspection does not begin or end on a Sunday, nor is its report out before it is over: such
  /// days are most likely misprints, or what is left of a date that lost a digit ("1 April" of "16
  /// April").
  mutating func doubtImplausibleDays() {
    for index in periods.indices where periods[index].certainty == .certain {
      let period = periods[index].value
      if let reason = Self.atRest([period.start, period.end]) {
        periods[index].certainty = .uncertain(reason)
      }
    }
    for path in [\InspectionReport.inspectionStart, \.inspectionEnd, \.published] {
      guard let found = self[keyPath: path], found.certainty == .certain,
        let reason = Self.atRest([found.value])
      else { continue }
      self[keyPath: path]?.certainty = .uncertain(reason)
    }
    doubtOddWeek()
    if let published, let end = inspectionEnd?.value, published.value <= end {
      let reason =
        "\(published.value.longForm) is not after the inspection, which ended on \(end.longForm)."
      if published.certainty == .certain { self.published?.certainty = .uncertain(reason) }
      warnings.append("The day of publication: \(reason)")
    }
  }

  /// A team inspects in whole weeks: a visit that begins on a Thursday or a Friday, or ends on a
  /// Monday, most likely lost a digit of its day ("2 June" of "24 June").
  private mutating func doubtOddWeek() {
    guard [.ilacs, .sif, .jtai, .lac].contains(kind.value) else { return }
    if let start = inspectionStart, start.certainty == .certain,
      [.thursday, .friday].contains(start.value.weekday)
    {
      inspectionStart?.certainty = .uncertain(Self.oddWeek(start.value, "begin"))
    }
    if let end = inspectionEnd, end.certainty == .certain, end.value.weekday == .monday,
      end.value != inspectionStart?.value
    {
      inspectionEnd?.certainty = .uncertain(Self.oddWeek(end.value, "end"))
    }
  }

  private static func oddWeek(_ day: CivilDate, _ verb: String) -> String {
    "\(day.longForm) was a \(day.weekday.name): inspections seldom \(verb) on one; look at the day."
  }

  /// Why no inspector is at work on one of the days.
  private static func atRest(_ days: [CivilDate]) -> String? {
    for day in days {
      if let rest = WorkingCalendar.englandAndWales.reasonNotWorking(on: day) {
        return "\(day.longForm) was no working day (\(rest))."
      }
    }
    return nil
  }
}
