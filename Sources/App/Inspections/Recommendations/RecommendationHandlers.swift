import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Lists, shows and records recommendations.
struct RecommendationHandlers: Sendable {
  let plan: PlanLinks

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let plan = plan
    let visit = visit.asAsked(InspectionsSlice.tables + plan.dueTables)
    let (listing, fates) = try await visit.read { db in
      try RecommendationList(for: visit, plan: plan, in: db).listing(in: db)
    }
    return try listing.answer {
      Page("Recommendations", breadcrumbs: [visit.inspectionsCrumb]) {
        visit.asAtNote
        lead(
          "What inspectors asked for, or the council draws from it, with the day each falls due.")
        listing.html
        fates.note
        visit.asAtForm("The recommendations as at another day")
      }
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("recommendation", of: Recommendation.self)
    let plan = plan
    let visit = visit.asAsked(InspectionsSlice.tables + plan.tables)
    return .page(
      try await visit.read { db in
        try RecommendationPage(id, for: visit, plan: plan, in: db).page
      })
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    let inspection = try visit.id("inspection", of: Inspection.self)
    return try await visit.retrying {
      let recommendation = try await RecordRecommendations(visit)(
        RecommendationFields.entry(visit), in: inspection)
      return .redirect(
        .recommendation(recommendation.id),
        notice: "\(recommendation.reference) was recorded.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("recommendation", of: Recommendation.self)
    return try await visit.retrying {
      try await RecordRecommendations(visit)(
        RecommendationFields.entry(visit), over: id, readAt: visit.form.entry().version())
      return .redirect(.recommendation(id), notice: "The recommendation was corrected.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  /// For a new one the address names the inspection, for one that is corrected the recommendation.
  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let recommendation = try visit.parameters["recommendation"].map { _ in
        try db.recommendation(try visit.id("recommendation"), of: visit.authority)
      }
      let inspection = try db.inspection(
        try recommendation?.inspection ?? visit.id("inspection"), of: visit.authority)
      return RecommendationForm(
        visit: visit, inspection: inspection, recommendation: recommendation,
        answered: try recommendation.map { try db.findings(answeredBy: $0).map(\.id) } ?? [],
        findings: try db.findings(of: inspection), themes: try db.themes(of: visit.authority),
        problems: problems
      ).page
    }
  }
}
