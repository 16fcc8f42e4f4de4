import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Lists, shows and records findings.
struct FindingHandlers: Sendable {
  let plan: PlanLinks

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.asAsked(InspectionsSlice.tables)
    let listing = try await visit.read { db in
      try FindingList(for: visit, in: db).listing(in: db)
    }
    let findings = Address.findings.asAt(visit.shownDay)
    return try listing.answer {
      Page("Findings", breadcrumbs: [visit.inspectionsCrumb]) {
        visit.asAtNote
        lead("What inspectors found, across all inspections.")
        p {
          link("What was adequate or good", to: findings.with("kind", "positive"))
          " · "
          link("Good practice to learn from", to: findings.with("kind", "good_practice"))
          if visit.seesDrafts, visit.shownDay == nil {
            " · "
            link("Too early to judge: time to look again", to: .findingsToReview)
          }
        }
        listing.html
        visit.asAtForm("The findings as at another day")
      }
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("finding", of: Finding.self)
    let plan = plan
    let visit = visit.asAsked(InspectionsSlice.tables + plan.tables)
    return .page(
      try await visit.read { db in
        try FindingPage(id, for: visit, plan: plan, in: db).page
      })
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    let inspection = try visit.id("inspection", of: Inspection.self)
    return try await visit.retrying {
      let finding = try await RecordFinding(visit)(FindingFields.entry(visit), in: inspection)
      return .redirect(.finding(finding.id), notice: "The finding was recorded.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("finding", of: Finding.self)
    return try await visit.retrying {
      try await RecordFinding(visit)(
        FindingFields.entry(visit), over: id, readAt: visit.form.entry().version())
      return .redirect(.finding(id), notice: "The finding was corrected.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  /// For a new one the address names the inspection, for one that is corrected the finding.
  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let finding = try visit.parameters["finding"].map { _ in
        try db.finding(try visit.id("finding"), of: visit.authority)
      }
      let inspection = try db.inspection(
        try finding?.inspection ?? visit.id("inspection"), of: visit.authority)
      return FindingForm(
        visit: visit, inspection: inspection, finding: finding,
        themes: try db.themes(of: visit.authority),
        bodies: try db.bodies(of: visit.authority), problems: problems
      ).page
    }
  }
}
