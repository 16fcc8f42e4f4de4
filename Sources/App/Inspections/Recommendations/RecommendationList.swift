import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of recommendations.
struct RecommendationRow: RowDecodable {
  let recommendation: Recommendation
  let inspection: String
  let theme: String?

  init(row: Row) throws {
    recommendation = try Recommendation(row: row)
    inspection = try row["inspection_title"]
    theme = try row["theme_name"]
  }
}

enum RecommendationSort: String, ListSort {
  case due, reference, inspection

  var key: SQL {
    switch self {
    case .due: "coalesce(recommendation.due_on, '9999-12-31')"
    case .reference: "recommendation.reference"
    case .inspection: "coalesce(inspection.visit_start, inspection.published_on, '1900-01-01')"
    }
  }
}

/// Recommendations across all inspections.
struct RecommendationList {
  let visit: Visit
  let themes: Themes
  let inspections: [Inspection]

  init(for visit: Visit, in db: Transaction) throws {
    self.visit = visit
    themes = try db.themes(of: visit.authority)
    inspections = try db.inspections(of: visit.authority, publicOnly: !visit.seesDrafts)
  }

  func listing(in db: Transaction) throws -> Listing<RecommendationRow, RecommendationSort> {
    try list.load(
      for: visit,
      from: ListQuery(
        select: "recommendation.*, inspection.title AS inspection_title, theme.name AS theme_name",
        from: """
          recommendation
          JOIN inspection ON inspection.authority_id = recommendation.authority_id
            AND inspection.id = recommendation.inspection_id
          LEFT JOIN finding_theme AS theme ON theme.authority_id = recommendation.authority_id
            AND theme.code = recommendation.theme
          """,
        id: "recommendation.id",
        where: ["recommendation.authority_id = \(visit.authority)"] + visit.visibleOnly),
      in: db)
  }

  private var list: List<RecommendationRow, RecommendationSort> {
    List(
      "Recommendations", noun: ("recommendation", "recommendations"), sortedBy: .reference,
      columns: [
        ListColumn("Reference", sort: .reference, text: \.recommendation.reference) {
          link($0.recommendation.reference, to: .recommendation($0.recommendation.id))
        },
        ListColumn("Recommendation", text: \.recommendation.text) {
          HTML(ThreadSteps.short($0.recommendation.text, 200))
        },
        ListColumn(
          "Timescale", text: { $0.recommendation.timescale?.title ?? "none stated" }),
        ListColumn(
          "Due", sort: .due, text: { $0.recommendation.dueOn?.description ?? "" }
        ) { $0.recommendation.dueOn.map { shortDay($0) } ?? HTML("–") },
        ListColumn("Theme", text: { $0.theme ?? $0.recommendation.theme }),
        ListColumn("Inspection", sort: .inspection, text: \.inspection) {
          link($0.inspection, to: .inspection($0.recommendation.inspection))
        },
      ], filters: filters, empty: "No recommendations are recorded yet.")
  }

  private var filters: [ListFilter] {
    [
      .choice(
        "timescale", "Timescale",
        Timescale.allCases.map {
          ListFilter.Option($0.rawValue, $0.title, "recommendation.timescale = \($0)")
        } + [ListFilter.Option("none", "None stated", "recommendation.timescale IS NULL")]),
      .themes(themes) { "recommendation.theme = \($0)" },
      .inspections(inspections) { "recommendation.inspection_id = \($0)" },
      .search("words", "Words") { "lower(recommendation.text) LIKE \($0) ESCAPE '\\'" },
    ]
  }
}
