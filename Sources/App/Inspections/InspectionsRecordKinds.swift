import Civil
import SiteMap
import Storage
import Web

extension InspectionsSlice {
  /// What this slice's records and columns are called in their history.
  func describeRecords(to site: inout Site) {
    for kind in Self.reportKinds + Self.frameworkKinds + Self.paperKinds { site.describe(kind) }
  }

  private static let themes = RecordWords { code in
    FindingTheme.catalogue.first { $0.code == code }?.name
  }

  private static var reportKinds: [RecordKind] {
    [
      RecordKind(
        table: "inspection", "Inspection", name: RecordName("title", of: "inspection"),
        columns: [
          "framework_id": "Framework", "received_on": "Report received",
          "published_on": "Published", "not_looked_at": "What was not looked at",
          "declared_immediate": "Declared: immediately",
          "declared_three_months": "Declared: within three months",
          "declared_six_months": "Declared: within six months",
          "declared_twelve_months": "Declared: within twelve months",
        ], words: ["state": .titles(of: Inspection.State.self, \.title)],
        address: { ID<Inspection>($0).map { Address.inspection($0) } }),
      RecordKind(
        table: "judgement", "Judgement",
        columns: [
          "area_id": "Area", "grade_id": "Grade", "in_summary": "From the summary for children",
        ],
        hidden: ["inspection_id"]),
      RecordKind(
        table: "finding", "Finding", name: RecordName("text", of: "finding"),
        columns: [
          "impact_review_on": "Impact review date", "in_summary": "From the summary for children",
        ],
        words: ["kind": .titles(of: Finding.Kind.self, \.title), "theme": themes],
        hidden: ["inspection_id"], address: { ID<Finding>($0).map { Address.finding($0) } }),
      RecordKind(
        table: "finding_review", "Look at a finding",
        words: ["outcome": .titles(of: FindingReview.Outcome.self, \.title)],
        hidden: ["number"]),
      RecordKind(
        table: "recommendation", "Recommendation",
        name: RecordName("reference", of: "recommendation"),
        columns: [
          "due_on": "Due", "rule_key": "Time rule", "rule_version": "Version of the time rule",
          "printed_number": "Number as printed", "made_by": "Whose recommendation",
        ],
        words: [
          "timescale": .titles(of: Timescale.self, \.title), "rule_key": .timescaleRules,
          "made_by": .titles(of: Recommendation.Author.self, \.title),
          "theme": themes,
        ], hidden: ["inspection_id"],
        address: { ID<Recommendation>($0).map { Address.recommendation($0) } }),
      RecordKind(
        table: "inspection_promise", "Promise to children",
        name: RecordName("text", of: "inspection_promise"),
        words: ["kind": .titles(of: InspectionPromise.Kind.self, \.title)],
        hidden: ["inspection_id"]),
      RecordKind(
        table: "recommendation_link", "Link with an earlier recommendation",
        columns: ["earlier_id": "Earlier recommendation", "later_id": "Later recommendation"],
        words: ["kind": .titles(of: RecommendationLink.Kind.self, \.title)]),
      RecordKind(table: "recommendation_finding", "Finding that a recommendation answers"),
      RecordKind(table: "judgement_finding", "Finding that a judgement rests on"),
    ]
  }

  private static var frameworkKinds: [RecordKind] {
    [
      RecordKind(table: "framework", "Framework", name: RecordName("short_name", of: "framework")),
      RecordKind(
        table: "framework_area", "Area of a framework",
        name: RecordName("name", of: "framework_area")),
      RecordKind(
        table: "framework_grade", "Grade of a framework",
        name: RecordName("name", of: "framework_grade")),
      RecordKind(
        table: "national_inspection", "Line of the national register",
        columns: ["overall_grade_id": "Overall grade", "published_on": "Published"],
        hidden: ["inspection_id"],
        address: { ID<NationalInspection>($0).map { Address.editRegisterLine($0) } }),
    ]
  }

  private static var paperKinds: [RecordKind] {
    [
      RecordKind(
        table: "paper", "Paper", name: RecordName("file_name", of: "paper"),
        columns: ["filed_because": "Why it was filed away"],
        words: ["state": .titles(of: Paper.State.self, \.title)],
        answers: ["draft": RecordAnswers(ReviewAnswers.answers)],
        hidden: [
          "sha256", "document_id", "corrections", "inspection_id", "register_entry_id",
          "settled_findings", "waiting_findings",
        ], address: { ID<Paper>($0).map { Address.paper($0) } }),
      RecordKind(
        table: "report_document", "Document of an inspection",
        columns: ["dated_on": "Dated", "is_published": "Published here"],
        words: ["kind": .titles(of: ReportDocument.Kind.self, \.title)],
        hidden: ["inspection_id", "document_id"]),
    ]
  }
}

extension RecordWords {
  /// The time rules that recommendations are due by.
  public static let timescaleRules = RecordWords { key in
    Timescale.allCases.first { $0.ruleKey?.rawValue == key }?.title
  }
}
