import Kernel
import SiteMap
import Storage
import Web

extension VoiceSlice {
  /// What this slice’s records and columns are called in their history.
  var recordKinds: [RecordKind] {
    [
      RecordKind(
        table: "consultation", "Consultation", name: RecordName("title", of: "consultation"),
        columns: [
          "plan_id": "Plan", "holder_kind": "Kind of holder", "holder_id": "Held by",
          "first_planned_on": "First planned for", "planned_on": "Planned for",
          "tell_back_by": "To be told by", "held_on": "Held", "took_part": "Took part",
          "cancelled_on": "Called off", "cancelled_because": "Why it was called off",
        ], words: ["holder_kind": Self.holderKinds],
        address: { ID<Consultation>($0).map { .consultation($0) } }),
      RecordKind(
        table: "consultation_group", "Group of a consultation",
        columns: ["consultation_id": "Consultation"],
        words: ["kind": .titles(of: ConsultationGroup.Kind.self, \.title)]),
      RecordKind(
        table: "consultation_link", "What a consultation is about",
        columns: [
          "consultation_id": "Consultation", "action_id": "Action", "outcome_id": "Recommendation",
          "evidence_id": "Evidence",
        ]),
      RecordKind(
        table: "you_said", "You said, we did",
        columns: ["consultation_id": "Consultation", "told_on": "Told"],
        words: ["answer": .titles(of: YouSaid.Answer.self, \.title)]),
    ]
  }

  private static let holderKinds = RecordWords { code in
    switch Owner.Kind(rawValue: code) {
    case .post: "Post"
    case .body: "Body"
    case .person: "Person"
    case nil: nil
    }
  }
}
