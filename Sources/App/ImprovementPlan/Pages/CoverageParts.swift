import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension PlanItem {
  /// The bodies that answer for its actions, each once, by name.
  var bodies: [Body] { actions.bodies }
}

extension OwnHeading {
  /// The bodies that answer for its actions, each once, by name.
  var bodies: [Body] { actions.bodies }
}

extension [PlanAction] {
  fileprivate var bodies: [Body] {
    Dictionary(
      compactMap { $0.leadBody.map { ($0.id, $0) } }, uniquingKeysWith: { one, _ in one }
    ).values.sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
  }
}

/// Which body answers for which recommendations; the gaps are recommendations for which no body
/// answers, and partners of whom nothing is asked.
struct CoverageByBody {
  let overview: PlanOverview
  let partners: [Body]

  /// Every body that answers for something, and every partner, by name.
  private var bodies: [Body] {
    let known = overview.items.flatMap(\.bodies) + partners
    return Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
      .values.sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }
  }

  var html: HTML {
    part("By the body that answers", id: "bodies") {
      p(sentence)
      if !bodies.isEmpty {
        dataTable(
          "Bodies and the recommendations that they answer for", isCaptionHidden: true,
          columns: ["Body", "Answers for", .number("Actions")], rows: bodies.map { row($0) })
      }
    }
  }

  private var sentence: String {
    let gaps = overview.items.filter(\.bodies.isEmpty).map(\.recommendation.reference)
    return switch gaps.count {
    case 0: "A body answers for every recommendation."
    case 1: "No body answers for \(gaps[0]) yet."
    default:
      "No body answers for \(gaps.dropLast().joined(separator: ", ")) and \(gaps[gaps.count - 1]) yet."
    }
  }

  private func row(_ body: Body) -> [HTML] {
    let own = overview.items.filter { item in item.bodies.contains { $0.id == body.id } }
    let actions = overview.standing.count { $0.leadBody?.id == body.id }
    return [
      HTML {
        body.kind.isPartnerAgency
          ? link(body.name, to: overview.address(.partner(body.id))) : HTML(body.name)
        div(body.kind.title, .class("muted"))
      },
      own.isEmpty
        ? tag("No recommendation", .caution)
        : own.map {
          link(
            $0.recommendation.reference,
            to: overview.address(.outcome($0.outcome.id, inPlan: overview.plan.id)))
        }.joined(by: HTML(", ")),
      HTML("\(actions)"),
    ]
  }
}

/// How far each theme of the recommendations is covered, gaps named.
struct CoverageByTheme {
  let overview: PlanOverview
  let themes: Themes

  var html: HTML {
    part("By theme", id: "themes") {
      dataTable(
        "Themes and their recommendations", isCaptionHidden: true,
        columns: ["Theme", "With an action", "Gaps", "Answered for by"], rows: rows)
    }
  }

  private var rows: [[HTML]] {
    Dictionary(grouping: overview.items, by: \.recommendation.theme)
      .sorted { (themes.name($0.key), $0.key) < (themes.name($1.key), $1.key) }
      .map { theme, items in
        let name = themes.name(theme)
        let gaps = items.filter(\.actions.isEmpty)
        let bodies = Set(items.flatMap(\.bodies).map(\.name)).sorted()
        return [
          name.isEmpty ? span("Not sorted yet", .class("muted")) : HTML(name),
          HTML("\(items.count - gaps.count) of \(items.count)"),
          gaps.isEmpty
            ? span("None", .class("muted"))
            : gaps.map {
              link(
                $0.recommendation.reference,
                to: overview.address(.recommendation($0.recommendation.id)))
            }.joined(by: HTML(", ")),
          bodies.isEmpty ? Written.nobody : HTML(bodies.joined(separator: ", ")),
        ]
      }
  }
}
