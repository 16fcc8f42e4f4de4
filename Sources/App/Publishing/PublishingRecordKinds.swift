import Kernel
import SiteMap
import Storage
import Web

extension PublishingSlice {
  /// What this slice’s records and columns are called in their history.
  var recordKinds: [RecordKind] {
    [
      RecordKind(
        table: "plan_edition", "Edition of a plan", name: RecordName("label", of: "plan_edition"),
        columns: [
          "plan_id": "Plan", "child_summary": "Summary for children", "sha256": "SHA-256",
          "frozen_on": "Put forward", "approved_by": "Approved by", "approved_as": "Approved as",
          "approved_because": "Why it was published in spite of warnings",
          "published_on": "Published",
          "returned_because": "Why it was sent back", "withdrawn_on": "Withdrawn",
          "withdrawn_because": "Why it was withdrawn",
        ], words: ["state": .titles(of: PlanEdition.State.self, \.title)],
        hidden: ["writers", "document_id"],
        address: { ID<PlanEdition>($0).map { .edition($0) } }),
      RecordKind(
        table: "edition_words", "Plain words of an edition",
        columns: [
          "edition_id": "Edition", "outcome_id": "Outcome", "asked": "What inspectors said",
          "promised": "What adults promise", "because": "Why nothing is done yet",
        ]),
      RecordKind(
        table: "edition_action", "Public words for an action",
        columns: ["edition_id": "Edition", "action_id": "Action"]),
    ]
  }
}
