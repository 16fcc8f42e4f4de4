import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of all judgements in the register.
struct RegisterJudgementRow: RowDecodable {
  let line: NationalInspection
  let framework: String
  let area: String
  let grade: String
  let page: Int?

  init(row: Row) throws {
    line = try NationalInspection(row: row)
    framework = try row["framework_name"]
    area = try row["area_name"]
    grade = try row["grade_name"]
    page = try row["judgement_page"]
  }
}

enum RegisterJudgementSort: String, ListSort {
  case published, council

  var key: SQL {
    let day: SQL = """
      CAST(coalesce(line.published_on, line.visit_end, line.visit_start, '9999-12-31') AS text)
      """
    // The judgements of one report stand together, in the order of its framework: backwards where
    // the list begins with what is newest.
    return switch self {
    case .published:
      "\(day) || lower(line.council) || line.id || CAST(900 - area.position AS text)"
    case .council:
      "lower(line.council) || \(day) || line.id || CAST(100 + area.position AS text)"
    }
  }
}

/// Every judgement of every line, to look through and to take away.
enum RegisterJudgementList {
  static func listing(
    _ visit: Visit, hidden: [SQL]
  ) async throws -> Listing<RegisterJudgementRow, RegisterJudgementSort> {
    try await visit.store.read { db in
      let councils = try db.councils(of: visit.authority)
      return try list(try db.frameworks(of: visit.authority), councils).load(
        for: visit,
        from: ListQuery(
          select: """
            line.*, framework.short_name AS framework_name, area.name AS area_name,
            grade.name AS grade_name, judgement.page AS judgement_page
            """,
          from: """
            national_judgement AS judgement
            JOIN national_inspection AS line ON line.authority_id = judgement.authority_id
              AND line.id = judgement.line_id
            JOIN framework ON framework.authority_id = line.authority_id
              AND framework.id = line.framework_id
            JOIN framework_area AS area ON area.authority_id = judgement.authority_id
              AND area.id = judgement.area_id
            JOIN framework_grade AS grade ON grade.authority_id = judgement.authority_id
              AND grade.id = judgement.grade_id
            """,
          id: "judgement.id",
          where: ["judgement.authority_id = \(visit.authority)"] + hidden),
        in: db)
    }
  }

  private static func list(
    _ frameworks: [FrameworkVersion], _ councils: CouncilIndex
  ) -> List<RegisterJudgementRow, RegisterJudgementSort> {
    List(
      "Judgements in the national register", noun: ("judgement", "judgements"),
      sortedBy: .published, isDescending: true,
      columns: [
        ListColumn("Council", sort: .council, text: \.line.council) {
          link($0.line.council, to: .registerCouncil(councils.slug($0.line.council)))
        },
        ListColumn("Framework", text: \.framework),
        ListColumn("Area", text: \.area),
        ListColumn("Grade", text: \.grade),
        ListColumn("Visit from", text: { $0.line.visitStart?.description ?? "" }) {
          $0.line.visitStart.map { shortDay($0) } ?? HTML("–")
        },
        ListColumn(
          "Published", sort: .published, text: { $0.line.publishedOn?.description ?? "" }
        ) { $0.line.publishedOn.map { shortDay($0) } ?? HTML("not known") },
        ListColumn("Page", isNumber: true, text: { $0.page.map(String.init) ?? "" }),
      ],
      filters: [
        .choice(
          "framework", "Framework",
          frameworks.filter(\.isGraded).map {
            ListFilter.Option(
              $0.framework.code, $0.framework.shortName, "line.framework_id = \($0.id)")
          }),
        .search("words", "Council") { "lower(line.council) LIKE \($0) ESCAPE '\\'" },
      ], empty: "The register has no judgement yet.")
  }
}
