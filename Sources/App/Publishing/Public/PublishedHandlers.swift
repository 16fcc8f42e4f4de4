import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Voice
import Web

/// What everybody reads, without signing in.
struct PublishedHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let (editions, plans) = try await visit.store.read { db in
      (try db.publicEditions(of: visit.authority), try db.plans(of: visit.authority))
    }
    return .page(PublishedPlansPage(editions: editions, plans: plans).page)
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    try await answer(visit, to: { .publishedPlan($0) }) { $0.page }
  }

  @Sendable func children(_ visit: Visit) async throws -> Answer {
    try await answer(visit, to: { .publishedPlanForChildren($0) }) { $0.childrensPage }
  }

  /// - Parameter address: where the same version of another edition is read.
  private func answer(
    _ visit: Visit, to address: @escaping @Sendable (PlanEdition.ID) -> Address,
    _ page: @escaping @Sendable (PublishedPlan) -> Page
  ) async throws -> Answer {
    let id: PlanEdition.ID = try visit.id("edition")
    return .page(
      try await visit.store.read { db in
        let edition = try db.publicEdition(id, of: visit.authority)
        guard edition.state == .withdrawn else {
          return page(try PublishedPlan(edition, visit, db))
        }
        let holding = try db.holding(after: edition)
        return WithdrawnPage(
          edition: edition, holding: holding.map { ($0.label, address($0.id)) }
        ).page
      })
  }

  /// The frozen bytes, so that anybody can check the hash. What was withdrawn is not given out.
  @Sendable func data(_ visit: Visit) async throws -> Answer {
    try await file(visit) { frozen, _, _ in frozen }
  }

  /// The same with what became since of the days that it announces: whoever reads it by a program
  /// does not see what stands above it on its page.
  @Sendable func dataWithNews(_ visit: Visit) async throws -> Answer {
    try await file(visit) { frozen, edition, db in
      let told = try EditionContent(document: frozen).consultations
      let news = PublishedNewsData(
        consultations: told, news: try db.consultationNews(since: told, in: edition.authority),
        today: visit.today)
      return news.bytes(beside: frozen, sha256: edition.sha256 ?? "")
    }
  }

  private func file(
    _ visit: Visit,
    _ bytes: @escaping @Sendable ([UInt8], PlanEdition, Transaction) throws -> [UInt8]
  ) async throws -> Answer {
    let id: PlanEdition.ID = try visit.id("edition")
    return try await visit.store.read { db in
      let edition = try db.publicEdition(id, of: visit.authority)
      guard edition.state == .published, let document = edition.document else {
        throw Refusal.notFound("This edition was withdrawn.")
      }
      let frozen = try visit.world.documents.bytes(of: document, in: visit.authority, db)
      return .file(
        try bytes(frozen, edition, db), type: "application/json",
        name: "improvement-plan-\(edition.number).json")
    }
  }
}

/// Every plan that is public, with its editions.
struct PublishedPlansPage {
  let editions: [PlanEdition]
  let plans: [Plan]

  var page: Page {
    Page("Published plans") {
      lead("What the council and its partners promised after inspections, and how far they are.")
      if editions.isEmpty {
        emptyState("No plan has been published here yet.")
      }
      for plan in plans {
        let own = editions.filter { $0.plan == plan.id }
        if !own.isEmpty {
          part(plan.title) {
            ul {
              for edition in own { li { line(edition) } }
            }
          }
        }
      }
    }
  }

  private func line(_ edition: PlanEdition) -> HTML {
    HTML {
      link(edition.label, to: .publishedPlan(edition.id))
      HTML(", published on ")
      day(edition.publishedOn, else: "")
      if edition.state == .withdrawn {
        HTML(" ")
        tag("Withdrawn", .neutral)
      } else {
        HTML(" · ")
        link(
          "for children", to: .publishedPlanForChildren(edition.id),
          .aria("label", "\(edition.label), for children"))
      }
    }
  }
}

/// What stands in the place of an edition that was taken back.
struct WithdrawnPage {
  let edition: PlanEdition
  /// The edition of the plan that holds now, and where it is read; nil where none is public.
  let holding: (label: String, address: Address)?

  var page: Page {
    Page(
      "This edition was withdrawn", kicker: edition.label,
      breadcrumbs: [Breadcrumb("Published plans", .publishedPlans)]
    ) {
      lead(edition.withdrawnBecause)
      insetText {
        p {
          if let holding {
            HTML("The edition that holds now: ")
            link(holding.label, to: holding.address)
          } else {
            HTML("No edition of this plan is public now.")
          }
        }
      }
      summaryList([
        SummaryRow("Published on") { day(edition.publishedOn, else: "") },
        SummaryRow("Withdrawn on") { day(edition.withdrawnOn, else: "") },
      ])
    }
  }
}
