import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The highlight page of one plan: both ratings, each with its rule, and never a total of the two.
struct Highlights {
  let plan: PlanDigest
  let isOnly: Bool
  let isInside: Bool

  var html: HTML {
    part(isOnly ? "Highlights" : plan.title, id: "plan-\(plan.id)") {
      if isOnly {
        p {
          if isInside, let id = Plan.ID(plan.id) {
            link(plan.title, to: .plan(id))
          } else {
            HTML(plan.title)
          }
          if let body = plan.answeredForBy { HTML(", answered for by \(body)") }
        }
      }
      if !plan.ambition.isEmpty { p(plan.ambition) }
      barChart(
        "Delivery: is the work done?",
        summary:
          "\(Words.count(plan.actions.count, "action")): \(sentence(plan.delivery)).",
        bars: plan.delivery.map {
          Bar(
            $0.word, Double($0.count),
            tone: DeliveryRating(rawValue: $0.code ?? "")?.tone ?? .neutral)
        }, columns: ("Delivery", "Actions"))
      muted("How delivery is rated: \(plan.deliveryRule)")
      barChart(
        "Impact: has it helped children?",
        summary:
          "\(Words.count(plan.recommendations.count, "recommendation")): \(sentence(plan.impact)).",
        bars: plan.impact.map {
          Bar(
            $0.word, Double($0.count), tone: ImpactRating(rawValue: $0.code ?? "")?.tone ?? .neutral
          )
        }, columns: ("Impact", "Recommendations"))
      muted(plan.impactRule)
      p(
        "\(plan.signedOffCount) of \(plan.recommendations.count) recommendations are signed off."
      )
      measures
      recommendations
      ownHeadings
    }
  }

  /// The plan's measures as they were frozen; a pack from before they were has none.
  @HTMLBuilder private var measures: HTML {
    if let figures = plan.figures {
      dataTable(
        "Measures", columns: ["Measure", "Figure"],
        rows: figures.map { [HTML("\($0.measure.code) \($0.measure.title)"), HTML($0.text)] })
      fold("What the measures count") {
        definitions(figures.map { ($0.measure.code, HTML($0.measure.definition)) })
      }
    }
    if let forecast = plan.forecast {
      p("When it may be complete: \(forecast)")
      if let method = plan.forecastMethod { muted(method) }
    }
  }

  private func sentence(_ counts: [PlanDigest.Count]) -> String {
    let some = counts.filter { $0.count > 0 }.map { "\($0.count) “\($0.word)”" }
    return some.isEmpty ? "none" : some.joined(separator: ", ")
  }

  private var recommendations: HTML {
    fold("Each recommendation with both ratings") {
      dataTable(
        "Recommendations", isCaptionHidden: true,
        columns: ["Recommendation", "Delivery", "Impact", "Board"],
        rows: plan.recommendations.map { line in
          [
            HTML("\(line.reference) \(line.text)"),
            HTML {
              HTML(line.deliveryWord ?? "No action yet")
              if let note = WithdrawnLine.servedNote(line.withdrawnLate ?? 0) {
                div(note, .class("muted"))
              }
            },
            HTML(line.impactWord ?? "Not judged yet"),
            HTML(line.signedOff.map { "Signed off \($0)" } ?? "Open"),
          ]
        })
    }
  }
}

extension Highlights {
  /// What serves no recommendation, as the plan itself puts it together.
  @HTMLBuilder fileprivate var ownHeadings: HTML {
    if let headings = plan.ownHeadings {
      fold("Each of the council’s own headings") {
        dataTable(
          "The council’s own headings", isCaptionHidden: true,
          columns: ["Heading", "Actions", "Answered for by", "Delivery, as the worst of them"],
          rows: headings.map(row))
      }
    }
  }

  private func row(_ heading: PlanDigest.HeadingLine) -> [HTML] {
    [
      HTML(heading.title),
      HTML(plan.actions(under: heading).map(\.reference).joined(separator: ", ")),
      HTML(heading.bodies.isEmpty ? "Nobody yet" : heading.bodies.joined(separator: ", ")),
      HTML(heading.deliveryWord),
    ]
  }
}

/// One exception with its triple: why late, what now, by when.
struct ExceptionView {
  let action: PlanDigest.ActionLine
  let plan: String?
  let isInside: Bool
  /// What the snapshot says in numbers; nil in one from before that was frozen.
  let facts: PlanFacts?

  var html: HTML {
    article(.class("card exception")) {
      h3 {
        if isInside, let id = Action.ID(action.id) {
          link("\(action.reference) \(action.title)", to: .action(id))
        } else {
          HTML("\(action.reference) \(action.title)")
        }
      }
      p {
        namedTag(
          "Delivery", action.word, DeliveryRating(rawValue: action.delivery)?.tone ?? .neutral)
        HTML(" ")
        HTML(who)
      }
      muted(dates)
      triple
    }
  }

  private var who: String {
    let names = [action.owner ?? "Nobody owns it yet", action.body, plan].compactMap(\.self)
    return names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: " · ")
  }

  private var dates: String {
    let due =
      switch (action.firstDueOn, action.dueOn) {
      case (let first?, let now?) where first != now:
        "First due \(first.longForm), now \(now.longForm)."
      case (_, let now?): "Due \(now.longForm)."
      default: "No due date."
      }
    let expected = action.expectedOn.map { " Expected by \($0.longForm)." } ?? ""
    return "\(due)\(expected) \(action.because)"
  }

  @HTMLBuilder private var triple: HTML {
    if let recovery = action.recovery {
      summaryList([
        SummaryRow("Why late", recovery.whyLate), SummaryRow("What now", recovery.whatNow),
        SummaryRow("By when") {
          day(recovery.byWhen)
          if recovery.hasRunOut {
            HTML(" ")
            tag("This day has passed", .urgent)
          }
        },
      ])
      muted("Said by \(recovery.saidBy) on \(recovery.saidOn.longForm).")
      if isInside { disagreements(recovery) }
    } else {
      p(
        "Nobody has said why it is late, what is done now, and by when: it has no recovery plan.",
        .class("problem"))
    }
  }
}

extension ExceptionView {
  /// Where what was said of it disagrees with the snapshot that it is printed in.
  @HTMLBuilder fileprivate func disagreements(_ recovery: PlanDigest.Recovery) -> HTML {
    if let facts, let check = NarrativeCheck(snapshot: facts, action: action) {
      let found = [recovery.whyLate, recovery.whatNow].flatMap(check.disagreements(in:))
      if !found.isEmpty {
        insetText { for one in found { p(one.sentence) } }
      }
    }
  }
}

/// The risks of a pack, each kind under its own heading.
struct PackRisks {
  let snapshot: Snapshot
  let citation: String
  let isInside: Bool

  var html: HTML {
    part("Risks", id: "risks") {
      p(citation, .class("print-cite"))
      for kind in Risk.Kind.allCases {
        let risks = snapshot.risks.filter { $0.kind == kind.rawValue }
        h3("\(kind.plural): \(risks.count)")
        if risks.isEmpty {
          p("None is open.")
        } else {
          dataTable(
            kind.plural, isCaptionHidden: true,
            columns: ["Risk", .number("Score"), "What is done about it", "Owner"],
            rows: risks.map(row))
        }
      }
    }
  }

  private func row(_ risk: Snapshot.RiskLine) -> [HTML] {
    [
      HTML {
        if isInside, let id = Risk.ID(risk.id) {
          link("\(risk.reference) \(risk.title)", to: .risk(id))
        } else {
          HTML("\(risk.reference) \(risk.title)")
        }
        div(risk.consequence, .class("muted"))
        if let on = risk.pressureOn {
          div {
            tag("From outside, \(on.shortForm)", .caution)
            HTML(" \(risk.pressure)")
          }
        }
      },
      HTML {
        scoreTag(risk.score)
        if let movement { div(movement(risk), .class("muted")) }
      },
      HTML {
        HTML(risk.mitigation)
        if risk.isReviewDue { div { tag("Review was due \(risk.reviewOn.shortForm)", .urgent) } }
      },
      HTML(risk.owner ?? "Nobody yet"),
    ]
  }

  /// How a score has moved since the last pack; nil for a board's first pack.
  private var movement: ((Snapshot.RiskLine) -> String)? {
    guard snapshot.since != nil else { return nil }
    return { risk in
      guard let before = risk.formerScore, let now = risk.score else { return "new" }
      return now > before ? "up from \(before)" : now < before ? "down from \(before)" : "unchanged"
    }
  }
}
