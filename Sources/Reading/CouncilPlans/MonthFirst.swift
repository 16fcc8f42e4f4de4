import Civil

/// Days of a table that have the month first, as American programs write them: "04/13/2026".
enum MonthFirst {
  /// The first cell of the columns of dates that nothing but the month first explains; nil where
  /// there is none, or a person has said so of its column.
  static func sample(in table: PlanTable, _ mapping: PlanMapping.Table) -> String? {
    columns(of: mapping).filter { !mapping.monthFirst.contains($0) }
      .compactMap { found(in: table, column: $0, below: mapping) }
      .min { $0.row < $1.row }?.text
  }

  /// Says of each column that was read with the month first that it was.
  static func notes(in table: PlanTable, _ mapping: PlanMapping.Table) -> [PlanProblem] {
    columns(of: mapping).filter(mapping.monthFirst.contains).map { column in
      let sample = found(in: table, column: column, below: mapping)
      let shown = sample.map { ": “\($0.text)” as \($0.day.longForm)" } ?? ""
      return PlanProblem(
        kind: .doubtful,
        place: PlanPlace(
          table: table.name, row: mapping.headerRows?.upperBound ?? table.rows.first?.number ?? 1,
          column: column, page: nil),
        message:
          "The days of this column were read with the month first, as was said of it\(shown).")
    }
  }

  /// What is added to the words about a day that cannot be, where it could with the month first.
  static func offer(for text: String) -> String {
    guard let day = onlyDay(text) else { return "" }
    return " With the month first it would be \(day.longForm): say so of the column, if its days "
      + "are written so."
  }

  /// Whether a day could be another with the month first: "05/06/2026".
  static func isPossible(_ text: String) -> Bool {
    guard let parts = parts(text) else { return false }
    return 1...12 ~= parts.first && 1...12 ~= parts.second && parts.first != parts.second
  }

  /// The words with the first two numbers of each date in one another's place.
  static func swapped(_ text: String) -> String {
    text.replacing(/\b(\d{1,2})([\/\-])(\d{1,2})([\/\-])(\d{4}|\d{2})\b/) {
      "\($0.3)\($0.2)\($0.1)\($0.4)\($0.5)"
    }
  }

  /// The day of words that only the month first explains.
  static func onlyDay(_ text: String) -> CivilDate? {
    guard let parts = parts(text), 1...12 ~= parts.first, 13...31 ~= parts.second else {
      return nil
    }
    return CivilDate(
      year: parts.year < 100 ? 2000 + parts.year : parts.year, month: parts.first,
      day: parts.second)
  }

  /// Whether only the day first explains the words.
  static func isDayFirst(_ text: String) -> Bool {
    guard let parts = parts(text) else { return false }
    return 13...31 ~= parts.first && 1...12 ~= parts.second
  }

  private static func columns(of mapping: PlanMapping.Table) -> [Int] {
    [PlanColumn.start, .due, .revisedDue, .completed, .milestones].compactMap {
      mapping.columns[$0]
    }
  }

  private static func found(
    in table: PlanTable, column: Int, below mapping: PlanMapping.Table
  ) -> (row: Int, text: String, day: CivilDate)? {
    for row in table.rows where row.number > mapping.headerRows?.upperBound ?? 0 {
      let text = row.text(column)
      if let day = onlyDay(text) { return (row.number, text.squeezed, day) }
    }
    return nil
  }

  private static func parts(_ text: String) -> (first: Int, second: Int, year: Int)? {
    // Most cells are none, and a sheet may have many.
    guard text.utf8.count <= 20, text.utf8.contains(where: { $0 == 0x2F || $0 == 0x2D }),
      text.utf8.contains(where: { 0x30...0x39 ~= $0 })
    else { return nil }
    let text = text.squeezed
    let parts = text.split(
      separator: text.contains("/") ? "/" : "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      parts[0].count <= 2, parts[1].count <= 2, [2, 4].contains(parts[2].count),
      let first = Int(parts[0]), let second = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return (first, second, year)
  }
}

/// A column with days that make sense with the month first alone.
public struct MonthFirstOffer: Sendable, Hashable, Codable {
  /// The first of them, as the file has it, and the day that it would be.
  public var sample: String
  public var day: String
  /// A day of the column that has the day first, where there is one.
  public var otherwise: String?
}

extension PlanTable {
  /// The columns of which a person should be asked whether their days have the month first.
  public var monthFirstOffers: [Int: MonthFirstOffer] {
    var offers: [Int: MonthFirstOffer] = [:]
    var otherwise: [Int: String] = [:]
    for row in rows {
      for cell in row.cells where cell.kind == .text {
        if offers[cell.column] == nil, let day = MonthFirst.onlyDay(cell.text) {
          offers[cell.column] = MonthFirstOffer(sample: cell.text.squeezed, day: day.longForm)
        } else if otherwise[cell.column] == nil, MonthFirst.isDayFirst(cell.text) {
          otherwise[cell.column] = cell.text.squeezed
        }
      }
    }
    for column in offers.keys { offers[column]?.otherwise = otherwise[column] }
    return offers
  }
}
