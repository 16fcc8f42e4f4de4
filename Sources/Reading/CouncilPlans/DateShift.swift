import Civil

/// A row that slipped sideways, where a date in a column of words alone shows it: a plan with one
/// date and no colours has nothing else that could.
struct DateShift {
  /// By how many columns, to the right; below 0 to the left.
  let columns: Int
  /// The column in which the date stands.
  let date: Int
  /// From where on: " from “Action” on"; empty where it is the whole row, or cannot be told.
  let start: String

  /// How many rows are looked at for what stands in the row's cells.
  private static let rowsCompared = 30
  /// Columns in which a date may well be all that is said.
  private static let mayBeDated: [PlanColumn] = [.progress, .evidence, .milestones, .status]

  /// Nil where the cells stand where they belong.
  init?(_ row: PlanRow, _ mapping: PlanMapping.Table, in table: PlanTable) {
    let isRated = RowShift.ratings.contains { column in
      mapping.columns[column].map { PlanRating(words: row.text($0)) != nil } ?? false
    }
    guard !isRated else { return nil }
    let view = View(row: row, mapping: mapping, table: table)
    guard let found = view.atOwner ?? view.besideDates ?? view.pulled,
      (1...4).contains(abs(found.columns)),
      !view.isOfDates(found.date)
    else { return nil }
    (columns, date) = (found.columns, found.date)
    start = view.start(of: found)
  }

  typealias Found = (columns: Int, date: Int)

  /// A row among those of its table.
  private struct View {
    let row: PlanRow
    let mapping: PlanMapping.Table
    let table: PlanTable

    private var places: [Int] { mapping.columns.values.sorted() }
    private var dates: [Int] { RowShift.dates.compactMap { mapping.columns[$0] } }

    /// A date where the owner belongs, and words or nothing where a date does.
    var atOwner: Found? {
      guard let owner = mapping.columns[.owner], isDate(owner),
        let nearest = dates.min(by: { abs($0 - owner) < abs($1 - owner) }),
        dates.contains(where: isWords) || row.text(nearest).isEmpty
      else { return nil }
      return (owner - nearest, owner)
    }

    /// Words where a date belongs, and the date in a column of words beside it.
    var besideDates: Found? {
      guard !dates.contains(where: isDate) else { return nil }
      for place in dates where isWords(place) {
        if isDate(place + 1), isPushed(from: place) { return (1, place + 1) }
        if isDate(place - 1), places.contains(place - 1), !mayBeDated(place - 1) {
          return (-1, place - 1)
        }
      }
      return nil
    }

    /// Words where the last of several dates belongs that stand side by side, and a date before the
    /// first: each of them may be read as the one before it.
    var pulled: Found? {
      let days = Set((RowShift.dates + [.revisedDue]).compactMap { mapping.columns[$0] })
      guard let first = days.min(), let last = (first...).first(where: { !days.contains($0 + 1) }),
        last > first, isWords(last)
      else { return nil }
      let slipped = (1...4).prefix { distance in
        let place = first - distance
        return isDate(place) && places.contains(place) && !mayBeDated(place)
      }
      return slipped.last.map { (-$0, first - $0) }
    }

    /// Whether an empty cell pushed the words of a cell there. Words without a date with a dated
    /// note beside them are no shift.
    private func isPushed(from place: Int) -> Bool {
      guard let gap = firstGap(before: place) else { return false }
      return gap == places.first || !mayBeDated(place + 1)
        || standsElsewhere(row.text(place), in: place - 1)
    }

    private func firstGap(before place: Int) -> Int? {
      places.first { $0 < place && row.text($0).isEmpty }
    }

    /// Where the slip begins: to the right, at the empty cell; to the left, at the first cell that
    /// holds what other rows have in the next column.
    func start(of found: Found) -> String {
      if found.columns > 0 {
        guard let gap = firstGap(before: found.date), gap != places.first else { return "" }
        return " from \(name(gap)) on"
      }
      let first = places.first { place in
        place <= found.date && standsElsewhere(row.text(place), in: place - found.columns)
          && !standsElsewhere(row.text(place), in: place)
      }
      return first.map { " from \(name($0)) on" } ?? " from \(name(found.date)) on at the latest"
    }

    private func name(_ place: Int) -> String {
      let header = table.rows.first { $0.number == mapping.headerRows?.upperBound }?.text(place)
      return header.flatMap { $0.isEmpty ? nil : "“\($0.squeezed.prefix(40))”" }
        ?? "column \(PlanPlace.letters(place))"
    }

    /// Whether another row has these words in a column.
    private func standsElsewhere(_ text: String, in place: Int) -> Bool {
      !text.isEmpty
        && table.rows.prefix(DateShift.rowsCompared).contains {
          $0.number != row.number && $0.text(place) == text
        }
    }

    /// Whether most other rows have a date there as well: then the column was taken for another,
    /// and no row slipped. A column without a name is beside the table, where most rows have
    /// nothing.
    func isOfDates(_ place: Int) -> Bool {
      let others = table.rows.prefix(DateShift.rowsCompared).filter {
        $0.number != row.number && (isUnnamed(place) || !$0.text(place).isEmpty)
      }
      return others.count { $0.cell(place)?.isDateAlone ?? false } * 2 > others.count
    }

    private func mayBeDated(_ place: Int) -> Bool {
      if let column = mapping.columns.first(where: { $0.value == place })?.key {
        return DateShift.mayBeDated.contains(column)
      }
      return !isUnnamed(place)
    }

    /// Whether the table has headers, and none there.
    private func isUnnamed(_ place: Int) -> Bool {
      table.rows.first { $0.number == mapping.headerRows?.upperBound }
        .map { $0.text(place).isEmpty } ?? false
    }

    private func isDate(_ place: Int) -> Bool { row.cell(place)?.isDateAlone ?? false }

    private func isWords(_ place: Int) -> Bool {
      let text = row.text(place)
      return text.contains(where: \.isLetter) && !isDate(place) && (try? PlanDateCell(text)) == nil
    }
  }
}

extension PlanCell {
  /// It says a day, a month or a quarter, or what would be a day if there were such a one, and
  /// nothing else.
  var isDateAlone: Bool {
    if kind == .date { return true }
    guard text.contains(where: \.isNumber) else { return false }
    do throws(UnreadableDate) {
      let read = try PlanDateCell(text)
      return read.doubt == nil && read.dates.allSatisfy(\.isAllThatIsSaid)
    } catch {
      return error.isWrongDay
    }
  }
}

extension PlanDate {
  /// Its words are those of a date, and it was not found among others.
  fileprivate var isAllThatIsSaid: Bool {
    switch meaning {
    case .by, .from: true
    case .day: certainty == .certain
    case .months, .immediately, .ongoing, .complete, .notSet: false
    }
  }
}
