import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of inspections.
struct InspectionRow: RowDecodable {
  let inspection: Inspection
  let framework: String
  /// The overall grade in its own framework's words; nil when there is none.
  let overall: String?

  init(row: Row) throws {
    inspection = try Inspection(row: row)
    framework = try row["framework_name"]
    overall = try row["overall_name"]
  }
}

enum InspectionSort: String, ListSort {
  case visit, council, published

  var key: SQL {
    switch self {
    case .visit: "coalesce(inspection.visit_start, inspection.published_on, '1900-01-01')"
    case .council: "lower(inspection.council)"
    case .published: "coalesce(inspection.published_on, '9999-12-31')"
    }
  }
}

/// The list of inspections, with the frameworks to choose from.
struct InspectionList {
  let visit: Visit
  let frameworks: [FrameworkVersion]

  func listing(in db: Transaction) throws -> Listing<InspectionRow, InspectionSort> {
    try list.load(
      for: visit,
      from: ListQuery(
        select:
          "inspection.*, framework.short_name AS framework_name, grade.name AS overall_name",
        from: """
          inspection
          JOIN framework ON framework.authority_id = inspection.authority_id
            AND framework.id = inspection.framework_id
          LEFT JOIN framework_area AS area ON area.authority_id = inspection.authority_id
            AND area.framework_id = inspection.framework_id AND area.is_overall = TRUE
          LEFT JOIN judgement ON judgement.authority_id = inspection.authority_id
            AND judgement.inspection_id = inspection.id AND judgement.area_id = area.id
          LEFT JOIN framework_grade AS grade ON grade.authority_id = judgement.authority_id
            AND grade.id = judgement.grade_id
          """,
        id: "inspection.id",
        where: ["inspection.authority_id = \(visit.authority)"] + visit.visibleOnly),
      in: db)
  }

  private var list: List<InspectionRow, InspectionSort> {
    List(
      "Inspections", noun: ("inspection", "inspections"), sortedBy: .visit, isDescending: true,
      columns: columns, filters: filters,
      empty: visit.mayManage
        ? "There are no inspections yet. Upload a report, or enter one by hand."
        : "No inspection is published here yet.")
  }

  private var columns: [ListColumn<InspectionRow, InspectionSort>] {
    let day = visit.shownDay
    var columns: [ListColumn<InspectionRow, InspectionSort>] = [
      ListColumn("Inspection", text: \.inspection.title) {
        link($0.inspection.title, to: Address.inspection($0.inspection.id).asAt(day))
      },
      ListColumn("Council", sort: .council, text: \.inspection.council),
      ListColumn("Framework", text: \.framework),
      ListColumn("Visit", sort: .visit, text: { $0.inspection.visit }),
      ListColumn(
        "Published", sort: .published, text: { $0.inspection.publishedOn?.description ?? "" }
      ) { $0.inspection.publishedOn.map { shortDay($0) } ?? HTML("–") },
      ListColumn("Overall", text: { $0.overall ?? "no overall grade" }),
    ]
    if visit.seesDrafts {
      columns.append(
        ListColumn("State", text: \.inspection.state.title) { $0.inspection.state.tag })
    }
    return columns
  }

  private var filters: [ListFilter] {
    var filters: [ListFilter] = [
      .choice(
        "framework", "Framework",
        frameworks.map {
          ListFilter.Option(
            $0.framework.code, $0.framework.shortName, "inspection.framework_id = \($0.id)")
        }),
      .search("words", "Words in the title or the council") { pattern in
        """
        (lower(inspection.title) LIKE \(pattern) ESCAPE '\\'
          OR lower(inspection.council) LIKE \(pattern) ESCAPE '\\')
        """
      },
    ]
    if visit.seesDrafts {
      filters.append(
        .choice(
          "state", "State",
          Inspection.State.allCases.map {
            ListFilter.Option($0.rawValue, $0.title, "inspection.state = \($0)")
          }))
    }
    return filters
  }
}

extension Inspection.State {
  var tag: HTML {
    switch self {
    case .draft: Web.tag(title, .neutral)
    case .accepted: Web.tag(title, .good)
    }
  }
}
