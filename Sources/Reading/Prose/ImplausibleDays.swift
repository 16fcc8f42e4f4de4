import Civil

extension InspectionReport {
  /// An inspection does not begin or end on a Sunday, nor is its report out before it is over: such days are
  /// most likely misprints, or what is left of a date that lost a digit ("1 April" of "16 April").
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
    if let published, let end = inspectionEnd?.value, published.value <= end {
      let reason =
        "\(published.value.longForm) is not after the inspection, which ended on \(end.longForm)."
      if published.certainty == .certain { self.published?.certainty = .uncertain(reason) }
      warnings.append("The day of publication: \(reason)")
    }
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
