import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// How people call the records of the slice, for their history.
  func describeRecords(on site: inout Site) {
    site.describe(
      RecordKind(
        table: "plan", "Improvement plan",
        columns: [
          "version_label": "Edition", "dated_on": "Date of the plan",
          "owning_body_id": "Answered for by",
        ],
        address: { ID<Plan>($0).map { .plan($0) } }))
    site.describe(
      RecordKind(
        table: "action", "Action",
        columns: [
          "owner_kind": "Kind of owner", "owner_id": "Owner", "lead_body_id": "Answered for by",
          "delivery_changed_at": "Progress said at", "delivery_changed_by": "Progress said by",
          "first_due_on": "First due date", "due_on": "Due date", "start_on": "Start",
          "started_on": "Work began", "completed_on": "Complete",
        ],
        hidden: ["due_order", "plan_id", "number"],
        address: { ID<Action>($0).map { .action($0) } }))
    site.describe(RecordKind(table: "plan_outcome", "Outcome", hidden: ["plan_id", "position"]))
    site.describe(RecordKind(table: "plan_inspection", "Inspection that a plan follows"))
    site.describe(RecordKind(table: "duty_answer", "Answer to a statutory duty"))
    site.describe(RecordKind(table: "due_date", "Line of the ledger of due dates"))
    site.describe(RecordKind(table: "progress_update", "Progress update"))
  }
}
