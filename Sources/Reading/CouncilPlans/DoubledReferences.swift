/// References that stand in several rows, as where 1.10 is shown as 1.1.
enum DoubledReferences {
  /// One problem for each, in a table whose references are those of its actions: where most rows
  /// share theirs with others, they are those of recommendations.
  static func problems(
    _ entries: ArraySlice<PlanEntry>, _ mapping: PlanMapping.Table
  ) -> [PlanProblem] {
    guard let column = mapping.columns[.reference] else { return [] }
    var rows: [String: [PlanEntry]] = [:]
    var order: [String] = []
    for entry in entries {
      guard let reference = entry.reference?.squeezed.lowercased(), entry.action != nil else {
        continue
      }
      // Numbers may begin again under each heading.
      let key = reference + "\u{1F}" + (entry.section ?? "")
      if rows[key] == nil { order.append(key) }
      rows[key, default: []].append(entry)
    }
    let count = rows.values.reduce(0) { $0 + $1.count }
    guard rows.count * 2 >= count else { return [] }
    return order.compactMap { key in
      guard let same = rows[key], same.count > 1, let first = same.first, let last = same.last,
        let reference = first.reference?.squeezed, !isOfRecommendation(reference, same)
      else { return nil }
      let numbers = same.prefix(10).map { "\($0.place.row)" }.joined(separator: ", ")
      return PlanProblem(
        kind: .doubtful,
        place: PlanPlace(
          table: last.place.table, row: last.place.row, column: column, page: last.place.page),
        message:
          "The reference “\(reference.prefix(40))” stands in \(same.count) rows: \(numbers). "
          + "One of them may be another number, such as 1.10 shown as 1.1.")
    }
  }

  /// "1" beside the same recommendation is the number of that.
  private static func isOfRecommendation(_ reference: String, _ same: [PlanEntry]) -> Bool {
    guard let text = same[0].recommendation else { return false }
    return !reference.contains(".") && same.allSatisfy { $0.recommendation == text }
  }
}
