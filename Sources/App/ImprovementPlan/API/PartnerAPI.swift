import API
import Kernel
import Storage
import Web

/// A partner, with how what it leads is going.
struct MeasuredPartner: Sendable {
  let body: Body
  let measure: PartnerMeasure
}

extension ImprovementPlanSlice {
  func addPartners(to api: inout Operations) {
    let group = "Partners"
    let world = world
    api.list(
      "partners", in: group, "List partners and how what they lead is going",
      for: .readPlan, Self.partner
    ) { visit in
      try await visit.store.read { db in
        let dates = try PlanDates(world, db)
        let measures = try PartnerMeasure.all(of: visit.authority, dates, db)
        return APIList(
          try db.bodies(of: visit.authority).filter(\.kind.isPartnerAgency).map {
            MeasuredPartner(body: $0, measure: measures[$0.id] ?? PartnerMeasure())
          })
      }
    }
    api.form(
      "partner-questions/:question/answer", in: group, "Answer a partner who says “not ours”",
      page: "partner-questions/:question",
      [
        .word("answer", "What the council answers.", of: PartnerQuestion.Answer.self),
        .text("text", "What the partner is told.", most: 2000),
        .owner("owner", "Whose it is from now on, when it moves.", isOptional: true),
        .version(),
      ])
  }

  private static let partner = Shape<MeasuredPartner>(
    "Partner", "An organisation of which something is asked.",
    [
      .id("id", "The body.") { $0.body.id },
      .text("name", "What it is called.") { $0.body.name },
      .word("kind", "What kind of body it is.") { $0.body.kind },
      .number("led", "How many actions it leads.") { $0.measure.led },
      .number("onTrack", "How many of them are on track or complete.") { $0.measure.onTrack },
      .number("late", "How many of them are late.") { $0.measure.late },
    ])
}
