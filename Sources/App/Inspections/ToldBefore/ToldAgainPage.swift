import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What inspectors have said more than once, with what became of it each time.
struct ToldAgainPage {
  /// Recommendations that are linked with each other, earliest first.
  struct Chain: Sendable {
    let members: [ToldRecommendation]
    let links: [RecommendationLink]
  }

  let chains: [Chain]
  let fates: PlanLinks.Fates
  /// Whether the reader may link recommendations.
  let mayManage: Bool
  let asAt: AsAt

  static func answer(_ visit: Visit, plan: PlanLinks) async throws -> Answer {
    let past = visit.shownDay
    let page = try await visit.store.read { db in
      let shelf = db.shelf(of: visit.authority, asAt: past.map { .endOfDayInLondon($0) })
      let links = try shelf.all(RecommendationLink.self)
      let ids = Set(links.flatMap { [$0.earlier, $0.later] }).sorted { $0.text < $1.text }
      let told = try db.told(ids, on: shelf, for: visit.user)
      return ToldAgainPage(
        chains: chains(links, told), fates: try plan.became(db, visit.user, ids, past),
        mayManage: visit.mayManage, asAt: AsAt(visit))
    }
    if let format = visit.fileFormat { return try page.file.answer(as: format) }
    return .page(page.page)
  }

  /// What hangs together, the longest told first.
  private static func chains(
    _ links: [RecommendationLink], _ told: [ID<Recommendation>: ToldRecommendation]
  ) -> [Chain] {
    var groups: [Set<ID<Recommendation>>] = []
    for link in links where told[link.earlier] != nil && told[link.later] != nil {
      let joined = groups.filter { $0.contains(link.earlier) || $0.contains(link.later) }
      groups.removeAll { $0.contains(link.earlier) || $0.contains(link.later) }
      groups.append(joined.reduce(into: [link.earlier, link.later]) { $0.formUnion($1) })
    }
    return groups.map { group in
      Chain(
        members: group.compactMap { told[$0] }.sorted {
          ($0.day ?? .latest, $0.recommendation.reference)
            < ($1.day ?? .latest, $1.recommendation.reference)
        }, links: links.filter { group.contains($0.later) && group.contains($0.earlier) })
    }
    .sorted {
      ($1.members.count, $0.members[0].recommendation.reference)
        < ($0.members.count, $1.members[0].recommendation.reference)
    }
  }

  var page: Page {
    Page(
      "Told more than once",
      breadcrumbs: [
        Breadcrumb("Inspections", Address.inspections.asAt(asAt.pastDay))
      ]
    ) {
      AsAtNote(day: asAt.pastDay, here: .toldBefore).html
      lead(
        "What inspectors asked for, and asked for again at a later inspection: somebody has said so of each, after reading both."
      )
      if chains.isEmpty {
        emptyState(
          mayManage
            ? "Nothing is linked yet. Open a recommendation: it says which earlier ones resemble it."
            : "Nothing is linked yet."
        ) { p { link("All recommendations", to: .recommendations) } }
      } else {
        downloadLinks(Address.toldBefore.asAt(asAt.pastDay))
        for chain in chains { section(chain) }
        fates.note
      }
      fold("What was linked on another day") { asAt.form(to: .toldBefore, title: "As at") }
    }
  }

  private func section(_ chain: Chain) -> HTML {
    dataTable(
      "Told \(chain.members.count) times: \(ThreadSteps.short(chain.members[0].recommendation.text, 90))",
      columns: [
        "Recommendation", "Inspection", "How it stands to the one before", "Delivery", "Impact",
        "What became of it",
      ],
      rows: chain.members.map { one in
        [
          HTML {
            link(
              one.recommendation.bothReferences,
              to: Address.recommendation(one.recommendation.id).asAt(asAt.pastDay))
            HTML(" \(one.recommendation.text)")
          },
          HTML {
            link(one.inspection.title, to: Address.inspection(one.inspection.id).asAt(asAt.pastDay))
            if let day = one.day { div(day.shortForm, .class("muted")) }
          },
          HTML(standing(one, in: chain)), fates.cell(one.recommendation) { $0.delivery },
          fates.cell(one.recommendation) { $0.impact }, fate(one),
        ]
      })
  }

  private func standing(_ one: ToldRecommendation, in chain: Chain) -> String {
    let own = chain.links.filter { $0.later == one.recommendation.id }
    if own.isEmpty { return "Told first" }
    let names = Dictionary(
      chain.members.map { ($0.recommendation.id, $0.recommendation.reference) },
      uniquingKeysWith: { first, _ in first })
    return own.map { "\($0.kind.title): \(names[$0.earlier] ?? "") (\($0.saidBy))" }
      .joined(separator: "; ")
  }

  private func fate(_ one: ToldRecommendation) -> HTML {
    guard let known = fates[one.recommendation.id] else {
      return span("In no plan", .class("muted"))
    }
    return HTML {
      HTML(known.words + " ")
      link(known.plan, to: known.address)
    }
  }

  private var file: TableFile {
    TableFile(
      "Told more than once",
      columns: [
        .number("Group"), "Reference", "Recommendation", "Inspection", "Day",
        "How it stands to the one before", "Delivery", "Delivery because", "Impact",
        "Impact because", "What became of it", "Council’s answer", "Council’s reason",
      ],
      rows: chains.enumerated().flatMap { index, chain in
        chain.members.map { one in
          [
            "\(index + 1)", one.recommendation.reference, one.recommendation.text,
            one.inspection.title, one.day?.description ?? "", standing(one, in: chain),
          ] + fates.fileCells(one.recommendation)
        }
      }, asAt: asAt.pastDay)
  }
}
