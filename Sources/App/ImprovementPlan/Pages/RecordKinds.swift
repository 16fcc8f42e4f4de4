import Civil
import Inspections
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// How people call the records of the slice, for their history.
  func describeRecords(on site: inout Site) {
    for kind in Self.planKinds + Self.actionKinds + Self.importKinds + Self.proofKinds
      + Self.progressKinds
    {
      site.describe(kind)
    }
  }

  private static let delivery = RecordWords.titles(of: Action.Delivery.self, \.title)

  private static var planKinds: [RecordKind] {
    [
      RecordKind(
        table: "plan", "Improvement plan", name: RecordName("title", of: "plan"),
        columns: [
          "version_label": "Edition", "dated_on": "Date of the plan",
          "owning_body_id": "Answered for by", "left_open": "Why it is closed with something open",
        ], words: ["state": .titles(of: Plan.State.self, \.title)],
        address: { ID<Plan>($0).map { .plan($0) } }),
      RecordKind(
        table: "plan_outcome", "Outcome", name: RecordName("text", of: "plan_outcome"),
        columns: ["recommendation_id": "For"],
        hidden: ["plan_id", "position"]),
      RecordKind(table: "plan_inspection", "Inspection that a plan follows"),
      RecordKind(
        table: "duty_answer", "Answer to a statutory duty", columns: ["done_on": "Done on"],
        words: ["duty": RecordWords { TimeRuleKey(rawValue: $0).dutyTitle }],
        hidden: ["plan_inspection_id"]),
    ]
  }

  private static var importKinds: [RecordKind] {
    [
      RecordKind(
        table: "plan_import", "Plan brought in from a file",
        name: RecordName("file_name", of: "plan_import"),
        columns: [
          "closed_at": "Last step at", "closed_by": "Last step by", "plan_id": "Plan",
          "left_over": "What was not taken back",
          "actions": "Actions made",
        ], words: ["state": .titles(of: PlanImport.State.self, \.title)],
        hidden: ["mapping", "choices", "made", "sha256", "document_id"],
        address: { ID<PlanImport>($0).map { .planImport($0) } }),
      RecordKind(
        table: "action_origin", "Where an action came from",
        columns: ["action_id": "Action", "import_id": "File"],
        hidden: ["words", "made", "recorded_version"]),
    ]
  }

  private static var actionKinds: [RecordKind] {
    [
      RecordKind(
        table: "action", "Action", name: RecordName("title", of: "action"),
        columns: [
          "owner_kind": "Kind of owner", "owner_id": "Owner", "lead_body_id": "Answered for by",
          "delivery_changed_at": "Progress said at", "delivery_changed_by": "Progress said by",
          "first_due_on": "First due date", "due_on": "Due date", "start_on": "Start",
          "started_on": "Work began", "completed_on": "Complete",
        ], words: ["delivery": delivery], hidden: ["due_order", "plan_id", "number"],
        address: { ID<Action>($0).map { .action($0) } }),
      RecordKind(
        table: "action_recommendation", "Recommendation that an action serves"),
      RecordKind(table: "action_partner", "Organisation that helps with an action"),
      RecordKind(
        table: "due_date", "Line of the ledger of due dates",
        columns: [
          "due_on": "Due", "set_by_name": "Set by", "set_by": "Kind of who set it",
          "set_on": "Decided on", "paper": "Minute", "meeting_id": "Meeting",
          "approver": "Approved by", "rule_key": "Time rule",
          "rule_version": "Version of the time rule",
          "is_correction": "Correction of the publication date",
          "corrected_first_on": "First date put right to",
        ],
        words: ["rule_key": .timescaleRules]),
      RecordKind(
        table: "standing_due_date", "That a due date stands",
        columns: [
          "due_on": "Due", "expected_on": "Expected by", "said_at": "Written down at",
          "said_by": "Said by",
        ], hidden: ["plan_id", "action_id"]),
      RecordKind(
        table: "action_withdrawal", "Withdrawal of an action",
        columns: [
          "kind": "What was decided", "decided_on": "Decided on", "set_by_name": "Decided by",
          "set_by": "Kind of who decided", "paper": "Minute", "meeting_id": "Meeting",
          "approver": "Approved by",
        ], words: ["kind": .titles(of: ActionWithdrawal.Kind.self, \.title)],
        hidden: ["plan_id", "action_id", "number"]),
    ]
  }
}
