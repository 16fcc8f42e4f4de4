import Civil
import Kernel
import Storage
import Web

/// The recommendations as they were stored at the end of a day of the past, for the same list with
/// the same filters: what today’s page asks of the tables is asked here of what the change log
/// kept.
struct PastRecommendations {
  private let rows: [RecommendationRow]
  private let inspections: [ID<Inspection>: Inspection]

  init(
    on day: CivilDate, of authority: AuthorityID, _ themes: Themes, _ db: Transaction
  ) throws {
    let shelf = db.shelf(of: authority, asAt: .endOfDayInLondon(day))
    let inspections = Dictionary(
      try shelf.all(Inspection.self).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    self.inspections = inspections
    rows = try shelf.all(Recommendation.self).compactMap { one in
      inspections[one.inspection].map {
        RecommendationRow(one, inspection: $0.title, theme: themes.name(one.theme))
      }
    }
  }

  /// Those rows, as the list takes them.
  var source: ListSource<RecommendationRow, RecommendationSort> {
    ListSource(
      rows, id: \.recommendation.id.text,
      passes: { row, filter, value in Self.passes(row, filter, value) },
      comesBefore: { sort, one, other in key(one, sort) < key(other, sort) })
  }

  private func key(_ row: RecommendationRow, _ sort: RecommendationSort) -> (String, String) {
    let one = row.recommendation
    let inspection = inspections[one.inspection]
    let key =
      switch sort {
      case .due: one.dueOn?.description ?? "9999-12-31"
      case .reference: one.reference
      case .inspection:
        (inspection?.visitStart ?? inspection?.publishedOn)?.description ?? "1900-01-01"
      }
    return (key, one.id.text)
  }

  private static func passes(_ row: RecommendationRow, _ filter: String, _ value: String) -> Bool {
    let one = row.recommendation
    return switch filter {
    case "timescale": value == "none" ? one.timescale == nil : one.timescale?.rawValue == value
    case "theme": one.theme == value
    case "inspection": one.inspection.text == value
    case "words": one.text.lowercased().contains(value.lowercased())
    default: true
    }
  }
}
