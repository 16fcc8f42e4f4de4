import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The records behind one figure of a plan.
struct FigurePage {
  let overview: PlanOverview
  let code: FigureCode
  let lines: [FigureLine]

  init(overview: PlanOverview, code: FigureCode) {
    self.overview = overview
    self.code = code
    lines = FigureLines(overview: overview).lines(code)
  }

  private var plan: Plan { overview.plan }
  private var here: Address { .figure(code.text, ofPlan: plan.id) }

  var page: Page {
    Page(
      title, kicker: plan.fullTitle,
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(plan.title, overview.address(.plan(plan.id))),
        Breadcrumb("Figures", overview.address(.figures(ofPlan: plan.id))),
      ]
    ) {
      AsAtNote(overview: overview, here: here).html
      lead(sentence)
      if !definition.isEmpty { muted(definition) }
      if lines.isEmpty {
        emptyState("Nothing is counted yet.")
      } else {
        table
        downloadLinks(overview.address(here))
      }
      if case .measure(.partnerActionsOnTrack) = code { ratingNote(overview.ratings.rule) }
      p { link("All figures of the plan", to: overview.address(.figures(ofPlan: plan.id))) }
    }
  }

  var title: String {
    switch code {
    case .measure(let measure): "\(measure.code) \(measure.title)"
    case .count(let subject, let state, let isTheRest):
      "\(subject.heading) \(state.words(of: subject, isTheRest: isTheRest))"
    }
  }

  var sentence: String {
    let day = overview.dates.today.longForm
    switch code {
    case .measure(let measure):
      let value = overview.measures.value(measure)
      return value.denominator == 0
        ? "n/a on \(day): there is nothing to count." : "\(value.text) on \(day)."
    case .count:
      return "\(lines.count) on \(day)."
    }
  }

  private var isMeasure: Bool { if case .measure = code { true } else { false } }

  private var table: HTML {
    dataTable(
      title, isCaptionHidden: true,
      columns: ["Record", "Answered for by", "First due", "Standing"]
        + (isMeasure ? ["Counts above the line"] : []),
      rows: lines.map { line in
        [
          link(line.title, to: line.address), HTML(line.owner),
          line.first.map { shortDay($0) } ?? Written.noDate,
          HTML(line.standing.words(\.shortForm)),
        ] + (line.isMet.map { [HTML($0 ? "Yes" : "No")] } ?? [])
      })
  }

  private var file: TableFile {
    TableFile(
      title,
      columns: ["Record", "Answered for by", "First due", "Standing", "As at"]
        + (isMeasure ? ["Counts above the line", "Definition"] : []),
      rows: lines.map { line in
        [
          line.title, line.owner, line.first?.description ?? "",
          line.standing.words(\.description), overview.dates.today.description,
        ]
          + (line.isMet.map { [$0 ? "yes" : "no", definition] } ?? [])
      }, asAt: overview.asAt)
  }

  private var definition: String {
    switch code {
    case .measure(let measure): measure.definition
    case .count(.promise, _, _):
      "A promise is what the public is told of a recommendation. It is late when one of its actions is late, whether or not the recommendation has a date of its own, and kept when all of them are complete."
    case .count: ""
    }
  }

  static func load(_ visit: Visit) async throws -> FigurePage {
    guard let code = FigureCode(visit.parameters["figure"] ?? "") else {
      throw Refusal.notFound("The plan has no such figure. The link may be incomplete.")
    }
    return FigurePage(overview: try await PlanOverview.load(visit), code: code)
  }

  @Sendable static func show(_ visit: Visit) async throws -> Answer {
    let page = try await load(visit)
    if let format = visit.fileFormat { return try page.file.answer(as: format) }
    return .page(page.page)
  }
}

extension PlanFacts.Subject {
  /// "Actions", "Promises".
  fileprivate var heading: String { noun(0).prefix(1).uppercased() + noun(0).dropFirst() }
}
