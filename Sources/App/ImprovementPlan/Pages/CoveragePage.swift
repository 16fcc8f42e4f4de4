import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Which recommendations have an action, gaps first; then who answers for which of them, and which
/// themes they are of.
struct CoveragePage {
  let overview: PlanOverview
  let user: User
  let asAt: AsAt
  let themes: Themes
  /// The partners that the directory knows, also those of whom nothing is asked.
  let partners: [Body]

  static func answer(_ visit: Visit) async throws -> Answer {
    let overview = try await PlanOverview.load(visit)
    let (themes, partners) = try await visit.store.read { db in
      (
        try db.themes(of: visit.authority, asAt: overview.asAt),
        try db.partners(of: visit.authority, asAt: overview.asAt)
      )
    }
    let page = CoveragePage(
      overview: overview, user: visit.user, asAt: AsAt(visit), themes: themes,
      partners: partners)
    if let format = visit.fileFormat { return try page.file.answer(as: format) }
    return .page(page.page)
  }

  private var here: Address { .coverage(ofPlan: overview.plan.id) }

  var page: Page {
    let (coverage, headings) = (overview.coverage, overview.ownHeadings)
    return Page(
      "Coverage", kicker: overview.plan.fullTitle,
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(overview.plan.title, overview.address(.plan(overview.plan.id))),
      ]
    ) {
      AsAtNote(overview: overview, here: here).html
      lead(
        "Whether every recommendation has at least one action. Actions that were withdrawn do not count."
      )
      if !overview.sources.isEmpty { sources }
      if coverage.total == 0 {
        p(coverage.sentence)
      } else {
        progressBar(
          coverage.covered, of: coverage.total, coverage.sentence,
          tone: coverage.isComplete ? .gold : .caution)
        table
        CoverageByBody(overview: overview, partners: partners).html
        CoverageByTheme(overview: overview, themes: themes).html
      }
      if !headings.isEmpty {
        OwnHeadingsTable(overview: overview).html
        muted("What stands under these headings does not count towards the coverage.")
      }
      if coverage.total > 0 || !headings.isEmpty {
        ratingNotes(overview.ratings.rule)
        downloadLinks(overview.address(here))
      }
      asAt.form(to: here, title: "As at")
    }
  }

  private var file: TableFile {
    TableFile(
      "Coverage of \(overview.plan.title)",
      columns: [
        "Reference", "Number in the report", "Recommendation or heading", "Theme", "Timescale",
        "Due", "Actions", "Delivery", "Delivery because", "Impact", "Answered for by", "Inspection",
        "Council’s answer",
        "Council’s reason",
      ],
      rows: overview.items.map { item in
        [
          item.recommendation.reference, item.recommendation.printedNumber,
          item.recommendation.text,
          themes.name(item.recommendation.theme), item.recommendation.timescale?.title ?? "",
          item.dueOn?.description ?? "",
          item.actions.map(\.action.reference).joined(separator: ", "),
          overview.ratings.deliveryWord(ofOutcome: item.outcome.id) ?? DeliveryRule.noAction,
          item.actions.isEmpty ? "" : overview.because(item),
          overview.ratings.impactWord(ofOutcome: item.outcome.id),
          item.bodies.map(\.name).joined(separator: ", "),
          overview.inspection(of: item)?.title ?? "",
          overview.ratings.answer(ofOutcome: item.outcome.id)?.words ?? "",
          overview.ratings.answer(ofOutcome: item.outcome.id)?.reason ?? "",
        ]
      } + overview.ownHeadings.map { Self.cells($0) }, asAt: overview.asAt)
  }

  private static func cells(_ heading: OwnHeading) -> [String] {
    [
      "", "", heading.title, "", "", "",
      heading.actions.map(\.action.reference).joined(separator: ", "),
      heading.deliveryWord, "", "", heading.bodies.map(\.name).joined(separator: ", "), "", "",
      "",
    ]
  }

  private var sources: HTML {
    p {
      HTML("The plan answers: ")
      overview.sources.map {
        link($0.inspection.title, to: overview.address(.inspection($0.inspection.id)))
      }.joined(by: HTML(", "))
    }
  }

  private var table: HTML {
    let ordered =
      overview.items.filter(\.actions.isEmpty) + overview.items.filter { !$0.actions.isEmpty }
    return dataTable(
      "Recommendations and their actions",
      columns: ["Recommendation", "Timescale", "Due", "Actions", "Delivery", "Impact"],
      rows: ordered.map { row($0) })
  }

  private func row(_ item: PlanItem) -> [HTML] {
    [
      HTML {
        link(
          item.recommendation.bothReferences,
          to: overview.address(.recommendation(item.recommendation.id)))
        HTML(" \(item.recommendation.text)")
        if let answer = overview.ratings.answer(ofOutcome: item.outcome.id) {
          div { answer.html }
        }
        if overview.sources.count > 1 {
          div(overview.inspection(of: item)?.title ?? "", .class("muted"))
        }
      },
      HTML(item.recommendation.timescale?.title ?? "None"),
      item.dueOn.map { shortDay($0) } ?? Written.noDate,
      item.actions.isEmpty ? gap(item) : actions(item), overview.deliveryCell(item),
      overview.ratings.impactTag(ofOutcome: item.outcome.id),
    ]
  }

  private func gap(_ item: PlanItem) -> HTML {
    HTML {
      tag("None", .caution)
      if overview.mayBeChanged(by: user) {
        HTML(" ")
        link(
          "Add an action for \(item.recommendation.reference)",
          to: Address.newAction(inPlan: overview.plan.id)
            .with("recommendation", item.recommendation.id.text))
      }
    }
  }

  private func actions(_ item: PlanItem) -> HTML {
    item.actions.map { link($0.action.reference, to: overview.address(.action($0.action.id))) }
      .joined(by: HTML(", "))
  }
}
