import Kernel
import SiteMap
import Storage
import Web

/// Links recommendations that say the same again, and takes the links back.
struct ToldBeforeHandlers: Sendable {
  let plan: PlanLinks

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    try await ToldAgainPage.answer(visit, plan: plan)
  }

  @Sendable func choose(_ visit: Visit) async throws -> Answer {
    .page(try await ToldBeforePage.load(visit))
  }

  @Sendable func link(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("recommendation", of: Recommendation.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let earlier = entry.text("earlier", "Say which earlier recommendation it repeats.")
      let kind: RecommendationLink.Kind = entry.choice(
        "kind", "Say how it stands to the earlier one.")
      let note = entry.optionalText("note", maximum: 500) ?? ""
      try entry.finish()
      try await LinkToldBefore(visit)(id, repeats: earlier, as: kind, note: note)
      return .redirect(.recommendation(id), notice: "They are linked; both pages say so.")
    } onProblems: {
      try await ToldBeforePage.load(visit, problems: $0)
    }
  }

  @Sendable func undo(_ visit: Visit) async throws -> Answer {
    let link = try await UnlinkToldBefore(visit)(
      visit.id("link"), readAt: visit.form.entry().version())
    return .redirect(.recommendation(link.later), notice: "The link was taken back.")
  }
}
