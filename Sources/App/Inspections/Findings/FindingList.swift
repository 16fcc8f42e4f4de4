import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of findings.
struct FindingRow: RowDecodable {
  let finding: Finding
  let inspection: String

  init(row: Row) throws {
    finding = try Finding(row: row)
    inspection = try row["inspection_title"]
  }
}

enum FindingSort: String, ListSort {
  case inspection, kind, theme

  var key: SQL {
    switch self {
    case .inspection: "coalesce(inspection.visit_start, inspection.published_on, '1900-01-01')"
    case .kind: "finding.kind"
    case .theme: "finding.theme"
    }
  }
}

/// Findings across all inspections: the positive list, the good-practice library, what has to
/// improve.
struct FindingList {
  let visit: Visit
  let themes: Themes
  let inspections: [Inspection]
  let communities: [String]

  init(for visit: Visit, in db: Transaction) throws {
    self.visit = visit
    themes = try db.themes(of: visit.authority, asAt: visit.shownDay)
    inspections = try db.inspections(of: visit.authority, publicOnly: !visit.seesDrafts)
    let conditions =
      ["finding.authority_id = \(visit.authority)", "finding.community <> ''"]
      + visit.visibleOnly
    communities = try db.values(
      String.self,
      """
      SELECT DISTINCT finding.community FROM finding
      JOIN inspection ON inspection.authority_id = finding.authority_id
        AND inspection.id = finding.inspection_id
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY finding.community
      """)
  }

  func listing(in db: Transaction) throws -> Listing<FindingRow, FindingSort> {
    try list.load(
      for: visit,
      from: ListQuery(
        select: "finding.*, inspection.title AS inspection_title",
        from: """
          finding
          JOIN inspection ON inspection.authority_id = finding.authority_id
            AND inspection.id = finding.inspection_id
          """,
        id: "finding.id",
        where: ["finding.authority_id = \(visit.authority)"] + visit.visibleOnly),
      in: db)
  }

  private var list: List<FindingRow, FindingSort> {
    let (themes, day) = (themes, visit.shownDay)
    return List(
      "Findings", noun: ("finding", "findings"), sortedBy: .inspection, isDescending: true,
      columns: [
        ListColumn("Finding", text: \.finding.text) {
          link(
            ThreadSteps.short($0.finding.text, 160), to: Address.finding($0.finding.id).asAt(day))
        },
        ListColumn("Kind", sort: .kind, text: \.finding.kind.title) { $0.finding.kind.tag },
        ListColumn("Theme", sort: .theme, text: { themes.name($0.finding.theme) }),
        ListColumn("Community", text: \.finding.community),
        ListColumn("Told to", text: \.finding.toldTo),
        ListColumn("Inspection", sort: .inspection, text: \.inspection) {
          link($0.inspection, to: Address.inspection($0.finding.inspection).asAt(day))
        },
        ListColumn("Page", isNumber: true, text: { $0.finding.page.map(String.init) ?? "" }),
      ], filters: filters, empty: "No findings are recorded yet.")
  }

  private var filters: [ListFilter] {
    [
      .choice(
        "kind", "Kind",
        [
          ListFilter.Option(
            "positive", "Adequate or good (all three)",
            "finding.kind IN \(list: Finding.Kind.positive)")
        ]
          + Finding.Kind.allCases.map {
            ListFilter.Option($0.rawValue, $0.title, "finding.kind = \($0)")
          }),
      .themes(themes) { "finding.theme = \($0)" },
      .choice(
        "community", "Community",
        communities.map { ListFilter.Option($0, $0, "finding.community = \($0)") }),
      .inspections(inspections) { "finding.inspection_id = \($0)" },
      .search("words", "Words") { "lower(finding.text) LIKE \($0) ESCAPE '\\'" },
    ]
  }
}

extension Finding.Kind: FormValue {
  var tag: HTML {
    switch self {
    case .strength, .goodPractice: Web.tag(title, .good)
    case .adequate: Web.tag(title, .neutral)
    case .needsImproving: Web.tag(title, .caution)
    case .tooEarlyToJudge: Web.tag(title, .info)
    }
  }
}
