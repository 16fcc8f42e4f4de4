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

  init(row: Row) throws {
    recommendation = try Recommendation(row: row)
    inspection = try row["inspection_title"]
  }
}

enum RecommendationSort: String, ListSort {
  case due, reference, inspection

  var key: SQL {
    switch self {
    case .due: "coalesce(recommendation.shown_due_on, '9999-12-31')"
    case .reference: "recommendation.reference"
    case .inspection: "coalesce(inspection.visit_start, inspection.published_on, '1900-01-01')"
    }
  }
}

/// Recommendations across all inspections, each with both ratings for those who read the plan.
struct RecommendationList {
  let visit: Visit
  let plan: PlanLinks
  let themes: Themes
  let inspections: [Inspection]

  init(for visit: Visit, plan: PlanLinks, in db: Transaction) throws {
    self.visit = visit
    self.plan = plan
    themes = try db.themes(of: visit.authority, asAt: visit.shownDay)
    inspections = try db.inspections(of: visit.authority, publicOnly: !visit.seesDrafts)
  }

  /// The rows, and the rule by which they are rated.
  func listing(in db: Transaction) throws -> (
    listing: Listing<RecommendationRow, RecommendationSort>, fates: PlanLinks.Fates
  ) {
    let found = try list.load(for: visit, from: query, in: db)
    let fates = try plan.became(
      db, visit.user, found.elements.map(\.recommendation.id), visit.shownDay)
    return (found.showing(columns(fates)), fates)
  }

  private var query: ListQuery {
    let due: SQL =
      plan.dueOn(visit.user).map { "coalesce(\($0), recommendation.due_on)" }
      ?? "recommendation.due_on"
    return ListQuery(
      select: "recommendation.*, inspection.title AS inspection_title",
      from: """
        (SELECT recommendation.*, \(due) AS shown_due_on FROM recommendation) AS recommendation
        JOIN inspection ON inspection.authority_id = recommendation.authority_id
          AND inspection.id = recommendation.inspection_id
        """,
      id: "recommendation.id",
      where: ["recommendation.authority_id = \(visit.authority)"] + visit.visibleOnly)
  }

  private typealias Column = ListColumn<RecommendationRow, RecommendationSort>

  private var list: List<RecommendationRow, RecommendationSort> {
    List(
      "Recommendations", noun: ("recommendation", "recommendations"), sortedBy: .reference,
      columns: [], filters: filters, empty: "No recommendations are recorded yet.")
  }

  private func columns(_ fates: PlanLinks.Fates) -> [Column] {
    let (themes, day) = (themes, visit.shownDay)
    let reference = Column("Reference", sort: .reference, text: \.recommendation.reference) {
      link(
        $0.recommendation.bothReferences,
        to: Address.recommendation($0.recommendation.id).asAt(day))
    }
    let facts = [
      Column("Recommendation", text: \.recommendation.text) { words($0.recommendation, fates) },
      Column("Timescale", text: { $0.recommendation.timescale?.title ?? "none stated" }),
      Column("Due", sort: .due, text: { fates.due(of: $0.recommendation)?.on.description ?? "" }) {
        due($0.recommendation, fates)
      },
    ]
    let sources = [
      Column("Theme", text: { themes.name($0.recommendation.theme) }),
      Column("Inspection", sort: .inspection, text: \.inspection) {
        link($0.inspection, to: Address.inspection($0.recommendation.inspection).asAt(day))
      },
    ]
    let rated = fates.ratingRule == nil ? [] : ratings(fates)
    guard visit.fileFormat != nil else { return [reference] + facts + rated + sources }
    // The page says them beside our reference, and beneath the words.
    let printed = Column("Number in the report", text: \.recommendation.printedNumber)
    let author = Column("Whose", text: { $0.recommendation.madeBy.title })
    return [reference, printed] + facts + setters(of: fates) + [author] + rated + sources
  }

  private func due(_ recommendation: Recommendation, _ fates: PlanLinks.Fates) -> HTML {
    HTML {
      fates.due(of: recommendation).map { shortDay($0.on) } ?? HTML("–")
      if let due = fates.dueInPlan(recommendation) { div(due.sentence, .class("muted")) }
    }
  }

  /// Who set the date and which was the first, for a file; the page says it beneath the date.
  private func setters(of fates: PlanLinks.Fates) -> [Column] {
    guard fates.ratingRule != nil else { return [] }
    return [
      Column("Due set by", text: { fates.due(of: $0.recommendation)?.setBy ?? "" }),
      Column("First due", text: { fates.due(of: $0.recommendation)?.firstOn.description ?? "" }),
      Column("First due set by", text: { fates.due(of: $0.recommendation)?.firstSetBy ?? "" }),
    ]
  }

  private func words(
    _ recommendation: Recommendation, _ fates: PlanLinks.Fates
  ) -> HTML {
    HTML {
      ThreadSteps.short(recommendation.text, 200)
      if recommendation.madeBy == .council {
        div(Recommendation.Author.council.title, .class("muted"))
      }
      if let answer = fates[recommendation.id]?.answer { div { answer.html } }
    }
  }

  /// A file has a column for each fact; the page puts the reason beneath the rating.
  private func ratings(_ fates: PlanLinks.Fates) -> [Column] {
    guard visit.fileFormat != nil else {
      return [
        Column("Delivery", text: { _ in "" }) { fates.cell($0.recommendation) { $0.delivery } },
        Column("Impact", text: { _ in "" }) { fates.cell($0.recommendation) { $0.impact } },
      ]
    }
    return PlanLinks.Fates.fileColumns.enumerated().map { index, title in
      Column(title, text: { fates.fileCells($0.recommendation)[index] })
    }
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
