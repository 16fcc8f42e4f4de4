import Civil

extension InspectionReport {
  /// A visit in 2094, or in 1904, is a misprint: days more than a year to come or more than thirty
  /// years back are doubtful.
  mutating func doubtDays(farFrom today: CivilDate) {
    let span = today.adding(months: -360)...today.adding(months: 12)
    func certainty(_ days: [CivilDate], _ certainty: Certainty) -> Certainty {
      guard certainty == .certain, let day = days.first(where: { !span.contains($0) }) else {
        return certainty
      }
      return .uncertain(
        day > today
          ? "\(day.longForm) is more than a year to come."
          : "\(day.longForm) is more than thirty years back.")
    }
    for index in periods.indices {
      let period = periods[index]
      periods[index].certainty = certainty(
        [period.value.start, period.value.end], period.certainty)
    }
    for path in [\InspectionReport.inspectionStart, \.inspectionEnd, \.published] {
      guard let found = self[keyPath: path] else { continue }
      self[keyPath: path]?.certainty = certainty([found.value], found.certainty)
    }
  }
}
