import API
import Civil
import ImprovementPlan
import Kernel
import Storage
import Web

extension VoiceSlice {
  /// What programs may ask of consultations: what children and families are asked, what they say,
  /// and what becomes of it.
  public func addOperations(to api: inout Operations) {
    let group = "Consultations"
    api.one(
      "consultations-held", in: group, "Read how many consultations were held in time",
      about: "Measure M67, of those planned for a period; the last twelve months without one.",
      for: .readPlan,
      query: [
        .day("from", "Planned from this day."), .day("to", "Planned up to this day."), .asAt,
      ],
      VoiceShapes.held
    ) { visit in
      _ = try visit.pastDay
      let visit = visit.asAsked(VoiceSlice.tables)
      let to = visit.query("to").flatMap { CivilDate($0) } ?? visit.today
      let from =
        visit.query("from").flatMap { CivilDate($0) }
        ?? to.adding(months: -12).adding(days: 1)
      guard from <= to else {
        throw APIProblem(.unreadable, "The first day is later than the last. Swap the two.")
      }
      let all = try await visit.read { try $0.consultations(of: visit.authority) }
      return HeldInTime(
        from: from, to: to,
        measure: ConsultationsHeld(all, in: from...to, today: visit.today),
        asAt: visit.shownDay)
    }
    addRecords(to: &api, group)
    addSteps(to: &api, group)
  }

  private func addRecords(to api: inout Operations, _ group: String) {
    let ofOne = [RecordFilter.id("consultation", "consultation_id", "Of one consultation.")]
    api.records(
      "consultations", as: "consultation", in: group, noun: ("consultation", "consultations"),
      for: .readPlan,
      filters: [
        .id("plan", "plan_id", "About one plan."),
        .choice(
          "state", "How they stand.",
          [
            ("held", "held_on IS NOT NULL"),
            ("cancelled", "cancelled_on IS NOT NULL AND held_on IS NULL"),
            ("open", "cancelled_on IS NULL AND held_on IS NULL"),
          ]),
      ], VoiceShapes.consultation, scope: { _, _ in [] },
      showing: Linked.view("consultation_id") { $0.consultation })
    api.records(
      "consultation-groups", as: "group", in: group, noun: ("group", "groups"),
      about: "With whom a consultation is held.", for: .readPlan, filters: ofOne,
      VoiceShapes.group)
    api.records(
      "consultation-links", as: "link", in: group,
      noun: ("link of a consultation", "links of consultations"),
      about: "What of a plan a consultation is about, and where it is cited as evidence.",
      for: .readPlan,
      filters: ofOne + [
        .id("action", "action_id", "To one action."),
        .id("outcome", "outcome_id", "To one recommendation in its plan."),
      ], VoiceShapes.link)
    api.records(
      "you-said", as: "said", in: group,
      noun: ("thing that was said", "things that were said"),
      about: "What they said, what changes because of it, and when they were told.",
      for: .readPlan, filters: ofOne, VoiceShapes.said)
  }

  private func addSteps(to api: inout Operations, _ group: String) {
    let path = "consultations/:consultation"
    api.form(
      "consultations", in: group, "Plan a consultation", page: "consultations",
      BodyFields([.id("plan", "The plan it is about.")] + ConsultationForm.fields.fields))
    api.form(
      .put, path, in: group, "Change a consultation",
      about: "The whole of it. The day first planned for it stays for ever.", page: path,
      BodyFields(
        ConsultationForm.fields.fields + [.version()]))
    api.form(
      path + "/groups", in: group, "Name a group", page: path + "/groups",
      [
        .word("kind", "What kind of group.", of: ConsultationGroup.Kind.self),
        .text("name", "Its own name."),
        .text("ages", "Their ages, as people say them.", most: 60, isOptional: true),
      ])
    api.form(
      .delete, "consultation-groups/:group", in: group, "Take a group off",
      page: "consultation-groups/:group/remove")
    api.form(
      path + "/held", in: group, "Say that it was held, and what was heard", page: path + "/held",
      [
        .day("heldOn", "The day."),
        .number("tookPart", "How many took part.", in: 0...100_000, isOptional: true),
        .text(
          "heard", "The themes, in words by which nobody can be recognised.", most: 6000),
        .version(),
      ])
    api.form(
      path + "/cancel", in: group, "Call a consultation off", page: path + "/cancel",
      [.text("reason", "Why.", most: 500), .version()])
    api.form(
      path + "/cite", in: group, "Cite a consultation as evidence",
      about: "It counts when somebody else has verified it.", page: path + "/cite",
      [.id("action", "For which action."), .text("shows", "What it shows.", most: 2000)])
    api.form(
      path + "/said", in: group, "Write down what they said", page: path + "/said",
      BodyFields(ConsultationSteps.fields.fields))
    api.form(
      .put, "you-said/:said", in: group, "Answer what they said", page: "you-said/:said",
      BodyFields(ConsultationSteps.fields.fields + [.version()]))
  }
}

/// Measure M67 over a period.
struct HeldInTime: Sendable {
  let from: CivilDate
  let to: CivilDate
  let measure: ConsultationsHeld
  /// The past day as at which it is; nil for today.
  let asAt: CivilDate?
}

extension ConsultationForm {
  /// What ``read(_:)`` asks for.
  static let fields: BodyFields = [
    .text("title", "What it is called."),
    .text("question", "What they are asked.", most: 1000), .text("method", "How."),
    .text("audience", "Whom it is for."),
    .owner("holder", "The post or body that holds it: the public reads it.", isOptional: true),
    .day("plannedOn", "The day it is planned for.", isOptional: true),
    .day("tellBackBy", "By when they are told what came of it.", isOptional: true),
    .ids("actions", "The actions it is about."),
    .ids("outcomes", "The recommendations in the plan that it is about."),
    .text("reason", "Why it is planned for another day, when it is.", isOptional: true),
  ]
}

extension ConsultationSteps {
  static let fields: BodyFields = [
    .text("said", "What they said.", most: 1000),
    .word(
      "answer", "Whether it was done, will be, or cannot.", of: YouSaid.Answer.self,
      isOptional: true),
    .text("response", "What changes, or why it cannot.", most: 2000, isOptional: true),
    .day("toldOn", "When they were told.", isOptional: true),
  ]
}
