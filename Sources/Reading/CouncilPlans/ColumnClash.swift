import Civil

/// Things that stand where things of another kind belong, by which a shifted row is known.
enum ColumnClash {
  private static let ofWords: [PlanColumn] = [
    .recommendation, .action, .owner, .partners, .rating, .impactRating, .status,
  ]
  private static let ofDates: [PlanColumn] = [.start, .due, .revisedDue, .completed]

  /// Each clash in words: "a date stands where the owner belongs".
  static func clashes(_ cell: (PlanColumn) -> PlanCell?) -> [String] {
    let dates = ofWords.compactMap { column -> String? in
      guard let cell = cell(column), isDate(cell) else { return nil }
      return "the date “\(cell.text)” stands where the \(column.rawValue) belongs"
    }
    let words = ofDates.compactMap { column -> String? in
      guard let cell = cell(column), isText(cell) else { return nil }
      return "“\(cell.text.squeezed.prefix(40))” stands where the \(column.rawValue) date belongs"
    }
    return dates + words
  }

  private static func isDate(_ cell: PlanCell) -> Bool {
    cell.kind == .date
      || cell.text.first?.isNumber == true && (try? CivilDate(reading: cell.text)) != nil
  }

  /// Words without any number that are neither a date nor a word that stands for one.
  private static func isText(_ cell: PlanCell) -> Bool {
    guard cell.kind == .text, cell.text.contains(where: \.isLetter),
      !cell.text.contains(where: \.isNumber)
    else { return false }
    return (try? PlanDateCell(cell.text)) == nil
  }
}

extension PlanDate {
  /// Whether its day is in a year that a plan can name.
  var hasYearOfAPlan: Bool { day.map { PlanDate.years.contains($0.year) } ?? true }
}
