import SiteMap
import Storage
import Web

extension InspectionsSlice {
  /// What this slice's records and columns are called in their history.
  func describeRecords(to site: inout Site) {
    site.describe(
      RecordKind(
        table: "inspection", "Inspection",
        columns: [
          "framework_id": "Framework", "visit_start": "Visit start", "visit_end": "Visit end",
          "received_on": "Report received", "published_on": "Published",
          "not_looked_at": "What was not looked at",
          "declared_immediate": "Declared: immediately",
          "declared_three_months": "Declared: within three months",
          "declared_six_months": "Declared: within six months",
          "declared_twelve_months": "Declared: within twelve months",
        ], hidden: ["framework_id"],
        address: { ID<Inspection>($0).map { Address.inspection($0) } }))
    site.describe(
      RecordKind(
        table: "finding", "Finding",
        columns: [
          "told_to": "Told to", "partner_agency": "Partner agency",
          "impact_review_on": "Impact review date",
        ], hidden: ["inspection_id"],
        address: { ID<Finding>($0).map { Address.finding($0) } }))
    site.describe(
      RecordKind(
        table: "recommendation", "Recommendation",
        columns: [
          "due_on": "Due", "rule_key": "Time rule", "rule_version": "Version of the time rule",
          "printed_number": "Number as printed", "addressed_to": "Addressed to",
        ], hidden: ["inspection_id"],
        address: { ID<Recommendation>($0).map { Address.recommendation($0) } }))
    site.describe(
      RecordKind(
        table: "judgement", "Judgement", hidden: ["inspection_id", "area_id", "grade_id"]))
    site.describe(
      RecordKind(
        table: "national_inspection", "Line of the national register",
        columns: ["visit_start": "Visit start", "published_on": "Published"],
        hidden: ["framework_id", "overall_grade_id", "inspection_id"],
        address: { ID<NationalInspection>($0).map { Address.editRegisterLine($0) } }))
    site.describe(
      RecordKind(
        table: "paper", "Paper",
        hidden: [
          "sha256", "document_id", "draft", "corrections", "inspection_id", "register_entry_id",
        ], address: { ID<Paper>($0).map { Address.paper($0) } }))
    site.describe(
      RecordKind(
        table: "report_document", "Document of an inspection",
        columns: ["dated_on": "Dated", "is_published": "Published here"],
        hidden: ["inspection_id", "document_id"]))
  }
}
