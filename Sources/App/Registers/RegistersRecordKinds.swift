import Kernel
import SiteMap
import Storage
import Web

extension RegistersSlice {
  /// What this slice's records and columns are called in their history.
  var recordKinds: [RecordKind] {
    policyKinds + eventKinds + peerKinds + campaignKinds + statementKinds + readinessKinds
  }

  private var policyKinds: [RecordKind] {
    [
      RecordKind(
        table: "policy", "Policy", name: RecordName("title", of: "policy"),
        columns: [
          "owner_kind": "Kind of owner", "owner_id": "Owner", "first_due_on": "First due date",
          "due_on": "Revision due", "ended_on": "Ended", "ended_because": "Why it ended",
        ], words: ["owner_kind": Self.ownerKinds],
        address: { ID<Policy>($0).map { .policy($0) } }),
      RecordKind(
        table: "policy_revision", "Revision of a policy",
        columns: [
          "what_changed": "What changed", "first_due_on": "Was due", "approved_on": "Approved",
          "approver_kind": "Kind of who approved it", "approver_id": "Approved by",
          "next_due_on": "Next revision due", "published_on": "Published",
        ], words: ["approver_kind": Self.ownerKinds], hidden: ["policy_id", "document_id"]),
    ]
  }

  private var eventKinds: [RecordKind] {
    [
      RecordKind(
        table: "learning_event", "Learning event", name: RecordName("title", of: "learning_event"),
        columns: ["held_on": "Held"], address: { ID<LearningEvent>($0).map { .event($0) } }),
      RecordKind(
        table: "event_attendance", "Attendance at an event", columns: ["body_id": "Agency"],
        hidden: ["event_id"]),
      RecordKind(
        table: "event_challenge", "Challenge raised at an event",
        columns: ["from_body_id": "Asked by", "to_body_id": "Asked of"], hidden: ["event_id"],
        address: { ID<EventChallenge>($0).map { .eventChallenge($0) } }),
      RecordKind(
        table: "case_study", "Case study",
        name: RecordName("title", of: "case_study", for: .manageRegisters),
        columns: [
          "confirmer": "Confirmed by", "confirmed_on": "Confirmed on",
          "confirmed_despite": "Why it is harmless", "shared_on": "Shared with partners",
          "writer": "Written by",
        ], hidden: ["event_id", "writer_id", "confirmer_id"],
        address: { ID<CaseStudy>($0).map { .caseStudy($0) } }),
      RecordKind(
        table: "agreed_priority", "Priority", name: RecordName("text", of: "agreed_priority"),
        columns: [
          "agreed_on": "Agreed", "plan_id": "Plan", "next_plan_id": "Goes on in",
          "event_id": "Agreed at",
          "owner_kind": "Kind of owner", "owner_id": "Owner",
        ], words: ["owner_kind": Self.ownerKinds],
        address: { ID<AgreedPriority>($0).map { .priority($0) } }),
    ]
  }

  private var peerKinds: [RecordKind] {
    [
      RecordKind(
        table: "peer_activity", "Peer support",
        name: RecordName("organisation", of: "peer_activity"),
        columns: ["start_on": "From", "end_on": "To"],
        words: ["kind": .titles(of: PeerActivity.Kind.self, \.title)],
        address: { ID<PeerActivity>($0).map { .peerActivity($0) } }),
      RecordKind(
        table: "peer_activity_action", "Action that learning bears on",
        hidden: ["peer_activity_id"]),
    ]
  }

  private var campaignKinds: [RecordKind] {
    [
      RecordKind(
        table: "awareness_campaign", "Awareness campaign",
        name: RecordName("title", of: "awareness_campaign"),
        columns: [
          "audience": "For", "link": "Address of the material", "start_on": "First day",
          "end_on": "Last day", "owner_kind": "Kind of owner", "owner_id": "Owner",
          "plan_id": "Plan",
        ],
        words: [
          "topics": .titles(of: AwarenessCampaign.Topic.self, \.title),
          "owner_kind": Self.ownerKinds,
        ], hidden: ["document_id"],
        address: { ID<AwarenessCampaign>($0).map { .campaign($0) } }),
      RecordKind(
        table: "school", "School", name: RecordName("name", of: "school"),
        columns: ["urn": "URN", "opened_on": "Opened", "closed_on": "Closed"],
        words: ["phase": .titles(of: School.Phase.self, \.title)],
        address: { ID<School>($0).map { .school($0) } }),
      RecordKind(
        table: "campaign_receipt", "Receipt of a campaign’s material",
        columns: [
          "school_id": "School", "sent_on": "Sent", "acknowledged_on": "Acknowledged",
          "name": "Acknowledged by",
        ], hidden: ["campaign_id"]),
    ]
  }

  private var statementKinds: [RecordKind] {
    let languages = RecordWords { StatementLanguage(code: $0)?.name }
    return [
      RecordKind(
        table: "statement", "Statement",
        columns: [
          "first_planned_on": "First planned for", "planned_on": "Planned for",
          "published_on": "Published", "author": "Written by",
        ], words: ["kind": .titles(of: Statement.Kind.self, \.title)], hidden: ["author_id"],
        address: { ID<Statement>($0).map { .statementRecord($0) } }),
      RecordKind(
        table: "statement_text", "Words of a statement",
        columns: [
          "source_edition": "Checked against edition", "checked_on": "Checked on",
          "writer": "Written by", "approver": "Approved by", "approved_on": "Approved on",
          "approved_because": "Why approved above the reading limit",
        ], words: ["language": languages], hidden: ["statement_id", "writer_id", "approver_id"]),
    ]
  }

  private var readinessKinds: [RecordKind] {
    [
      RecordKind(
        table: "readiness_question", "Question to partners",
        name: RecordName("title", of: "readiness_question"),
        columns: ["asked_on": "Asked", "answer_by": "Answer wanted by"],
        address: { ID<ReadinessQuestion>($0).map { .readinessQuestion($0) } }),
      RecordKind(
        table: "readiness_wording", "Former words of a question to partners",
        columns: [
          "corrected_on": "Put right on", "corrected_by": "Put right by",
          "because": "What was wrong",
        ], hidden: ["question_id"]),
      RecordKind(
        table: "readiness_partner", "Body that is asked", columns: ["body_id": "Body"],
        hidden: ["question_id"]),
      RecordKind(
        table: "readiness_assessment", "Assessment of readiness",
        columns: [
          "body_id": "Body", "assessed_on": "As at", "assessed_by": "Said by",
        ], words: ["rating": .titles(of: ReadinessAssessment.Rating.self, \.title)],
        hidden: ["question_id"]),
    ]
  }

  private static let ownerKinds = RecordWords { code in
    switch Owner.Kind(rawValue: code) {
    case .person: "Person"
    case .post: "Post"
    case .body: "Body"
    case nil: nil
    }
  }
}
