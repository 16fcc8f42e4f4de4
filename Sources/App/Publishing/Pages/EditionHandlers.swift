import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Prepares editions.
struct EditionHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    .page(try await EditionsPage.load(visit))
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    .page(try await EditionPage.load(visit))
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer {
    .page(try await EditionForms(visit).new())
  }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    let plan: Plan.ID = try visit.id("plan")
    return try await visit.retrying {
      let edition = try await PrepareEdition(visit)(
        EditionForms.read(visit.form), ofPlan: plan, narrative: NarrativeAnswer(visit.form))
      return .redirect(
        .edition(edition.id), notice: "The edition is begun. The list says what is still missing.")
    } onProblems: {
      try await EditionForms(visit, $0).new()
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer {
    .page(try await EditionForms(visit).edit())
  }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id: PlanEdition.ID = try visit.id("edition")
    return try await visit.retrying {
      try await PrepareEdition(visit)(
        EditionForms.read(visit.form), over: id, readAt: visit.form.entry().version(),
        narrative: NarrativeAnswer(visit.form))
      return .redirect(.edition(id), notice: "The summary was saved.")
    } onProblems: {
      try await EditionForms(visit, $0).edit()
    }
  }

  @Sendable func words(_ visit: Visit) async throws -> Answer {
    .page(try await EditionForms(visit).words())
  }

  @Sendable func write(_ visit: Visit) async throws -> Answer {
    let id: PlanEdition.ID = try visit.id("edition")
    return try await visit.retrying {
      try await WriteEditionWords(visit)(
        EditionForms.readWords(visit.form), of: visit.id("outcome"), in: id,
        readAt: visit.form.entry().version(), narrative: NarrativeAnswer(visit.form))
      return .redirect(Address.edition(id).at("words"), notice: "The words were saved.")
    } onProblems: {
      try await EditionForms(visit, $0).words()
    }
  }

  @Sendable func propose(_ visit: Visit) async throws -> Answer {
    let id: PlanEdition.ID = try visit.id("edition")
    return try await visit.retrying {
      try await PrepareEdition(visit).propose(
        id, readAt: visit.form.entry().version(), narrative: NarrativeAnswer(visit.form))
      return .redirect(
        .edition(id), notice: "It is frozen and waits for somebody else to approve it.")
    } onProblems: {
      try await EditionPage.load(visit, $0)
    }
  }

  @Sendable func discard(_ visit: Visit) async throws -> Answer {
    let plan = try await PrepareEdition(visit).discard(visit.id("edition"))
    return .redirect(.editions(ofPlan: plan), notice: "The edition was given up.")
  }

  /// Exactly what the public will see, in either version.
  @Sendable func preview(_ visit: Visit) async throws -> Answer {
    let id: PlanEdition.ID = try visit.id("edition")
    let forChildren = visit.query("version") == "children"
    let shown = try await visit.store.read { db in
      try PublishedPlan(db.edition(id, of: visit.authority), visit, db)
    }
    var page = forChildren ? shown.childrensPage : shown.page
    let content = page.content
    page.breadcrumbs = [
      Breadcrumb("Published editions", .editions(ofPlan: shown.edition.plan)),
      Breadcrumb(shown.edition.label, .edition(id)),
    ]
    page.content = HTML {
      insetText {
        p("This is what the public will see. It is not public yet, unless it says so below.")
        p {
          if forChildren {
            link("The full version", to: .edition(id, "preview"))
          } else {
            link(
              "The version for children",
              to: Address.edition(id, "preview").with("version", "children"))
          }
          HTML(" · ")
          link("Back to the edition", to: .edition(id))
        }
      }
      content
    }
    return .page(page)
  }
}
