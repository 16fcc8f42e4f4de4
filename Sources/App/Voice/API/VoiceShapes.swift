import API
import ImprovementPlan
import Kernel
import Storage

/// What consultations look like to a program.
enum VoiceShapes {
  static let consultation = Shape<Linked<Consultation, ConsultationLink>>(
    "Consultation", "A conversation with children, young people or families about a plan.",
    [
      .id("id", "The consultation.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("plan", "The plan.") { $0.plan }, .text("title", "What it is called.") { $0.title },
      .text("question", "What they are asked.") { $0.question },
      .text("method", "How.") { $0.method }, .text("audience", "Whom it is for.") { $0.audience },
      .text("holder", "Who holds it: a post or a body.") { $0.holder?.formValue },
      .day("firstPlannedOn", "The day first planned for it, which is for ever.") {
        $0.firstPlannedOn
      },
      .day("plannedOn", "The day planned now.") { $0.plannedOn },
      .day("tellBackBy", "By when they are told what came of it.") { $0.tellBackBy },
      .ids("actions", "The actions it is about.") {
        $0.links.filter { $0.evidence == nil }.compactMap(\.action)
      },
      .ids("outcomes", "The recommendations in the plan that it is about.") {
        $0.links.compactMap(\.outcome)
      },
      .day("heldOn", "When it was held.") { $0.heldOn },
      .number("tookPart", "How many took part; null while nobody has counted.") { $0.tookPart },
      .text("heard", "The themes that were heard.") { $0.heard },
      .day("cancelledOn", "When it was called off.") { $0.cancelledOn },
      .text("cancelledBecause", "Why.") { $0.cancelledBecause },
    ])

  static let group = Shape<ConsultationGroup>(
    "ConsultationGroup", "A group that a consultation is held with.",
    [
      .id("id", "The group.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("consultation", "The consultation.") { $0.consultation },
      .word("kind", "What kind of group.") { $0.kind }, .text("name", "Its own name.") { $0.name },
      .text("ages", "Their ages.") { $0.ages },
    ])

  static let link = Shape<ConsultationLink>(
    "ConsultationLink", "What of a plan a consultation is about, or where it is cited.",
    [
      .id("id", "The link.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("consultation", "The consultation.") { $0.consultation },
      .id("action", "The action.") { $0.action },
      .id("outcome", "The recommendation in its plan.") { $0.outcome },
      .id("evidence", "The evidence, where it is cited.") { $0.evidence },
    ])

  static let said = Shape<YouSaid>(
    "YouSaid", "Something that was said, and what became of it.",
    [
      .id("id", "The entry.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("consultation", "Where it was said.") { $0.consultation },
      .text("said", "What they said.") { $0.said },
      .word("answer", "Done, will be, or cannot; null before an answer.") { $0.answer },
      .text("response", "What changes, or why it cannot.") { $0.response },
      .day("toldOn", "When they were told.") { $0.toldOn },
    ])

  static let held = Shape<HeldInTime>(
    "ConsultationsHeld", "How many consultations were held by the day planned for them (M67).",
    [
      .day("from", "Planned from this day.") { $0.from },
      .day("to", "Planned up to this day.") { $0.to },
      .number("numerator", "Held by that day.") { $0.measure.share.numerator },
      .number("denominator", "Planned.") { $0.measure.share.denominator },
      .text("text", "The same in words; “n/a” for a share of nothing.") { $0.measure.share.text },
      .ids("consultations", "Those that were planned, by their days.") {
        $0.measure.planned.map(\.id)
      },
      .text("definition", "What is counted.") { ConsultationsHeld.definition(asAt: $0.asAt) },
    ])
}
