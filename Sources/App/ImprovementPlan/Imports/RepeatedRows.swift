import Reading

/// Names the rows of one file that have a reference or an action in common with a row above.
enum RepeatedRows {
  private typealias Place = (number: Int, row: ImportedRow)

  static func notes(in rows: [ImportedRow]) -> [ImportDigest.Note] {
    let actions = rows.enumerated()
      .filter { $0.element.action != nil && $0.element.isSetAside != true }
      .map { (number: $0.offset + 1, row: $0.element) }
    return (references(of: actions) + words(of: actions)).map { place, message in
      ImportDigest.Note(
        kind: PlanProblem.Kind.doubtful.rawValue, place: place.row.place, message: message,
        line: place.number)
    }
  }

  /// Where most references stand more than once, they number the recommendations, and say nothing
  /// of the actions.
  private static func references(of places: [Place]) -> [(Place, String)] {
    let groups = Dictionary(grouping: places.filter { TwinMatcher.key($0.row.reference) != nil }) {
      TwinMatcher.key($0.row.reference) ?? ""
    }
    let repeated = groups.values.filter { $0.count > 1 }
    guard repeated.count * 2 <= groups.count else { return [] }
    return again(repeated) { first in
      "The reference “\((first.reference ?? "").onOneLine.shortened(to: 40))” stands in row"
        + " \(first.row) already. Both rows are read: correct the reference in the file, or leave one"
        + " of them out if they are one action."
    }
  }

  private static func words(of places: [Place]) -> [(Place, String)] {
    let groups = Dictionary(grouping: places) { WordKey.of($0.row.action ?? "") }
    return again(groups.filter { !$0.key.isEmpty && $0.value.count > 1 }.map(\.value)) { first in
      "The action “\(first.title.shortened(to: 60))” stands in row \(first.row) already. Both rows are"
        + " read as actions of their own: leave one of them out if they are one."
    }
  }

  /// Of each group all but its first, in the order of the file.
  private static func again(
    _ groups: [[Place]], _ said: (ImportedRow) -> String
  ) -> [(Place, String)] {
    groups.flatMap { group in
      group.dropFirst().map { place in (place, group.first.map { said($0.row) } ?? "") }
    }
    .sorted { $0.0.number < $1.0.number }
  }
}
