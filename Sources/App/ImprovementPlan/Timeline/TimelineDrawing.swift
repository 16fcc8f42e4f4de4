import Civil
import Markup
import SiteMap
import Web

/// The timeline as a drawing: a bar for each action in the colour of its rating with the rating's
/// word beside it, its milestones, the dates it was moved from, and a line for the day.
struct TimelineDrawing {
  let timeline: PlanTimeline
  let today: CivilDate
  /// Where an action's page is.
  let address: (PlanTimeline.Bar) -> Address

  private static let labels = 300.0
  private static let days = 780.0
  private static let words = 235.0
  private static let head = 30.0

  private var scale: TimelineScale {
    TimelineScale(
      over: timeline.bars.flatMap(\.days), today: today, left: Self.labels, width: Self.days)
  }

  var html: HTML {
    let scale = scale
    let layout = TimelineLayout(timeline, top: Self.head + 4)
    return div(
      .class("gantt"), .role("region"), .aria("label", "Timeline, drawn"), .tabindex(0)
    ) {
      svg(
        .class(layout.fitsOnePage ? "gantt-drawing is-short" : "gantt-drawing"),
        .viewBox(0, 0, Self.labels + Self.days + Self.words, layout.height), .role("group"),
        .aria("label", "A bar for each action. The table below has the same dates.")
      ) {
        grid(scale, layout.height)
        rows(layout, scale)
        now(scale, layout.height)
      }
    }
  }

  private func grid(_ scale: TimelineScale, _ height: Double) -> HTML {
    SVG.g(.class("gantt-grid"), .aria("hidden", true)) {
      for tick in scale.ticks {
        SVG.line(
          x1: scale.x(tick.day), y1: Self.head - 6, x2: scale.x(tick.day), y2: height,
          .when(tick.isYear, .class("is-year")))
        SVG.text(tick.title, x: scale.x(tick.day) + 3, y: 14, .class("gantt-tick"))
      }
    }
  }

  private func now(_ scale: TimelineScale, _ height: Double) -> HTML {
    SVG.g(.class("gantt-now"), .aria("hidden", true)) {
      SVG.line(x1: scale.x(today), y1: 18, x2: scale.x(today), y2: height)
      SVG.text(
        today.shortForm, x: scale.x(today), y: 28, .class("gantt-tick"), .textAnchor(.middle))
    }
  }

  private func rows(_ layout: TimelineLayout, _ scale: TimelineScale) -> HTML {
    HTML(
      layout.lines.map { line in
        switch line {
        case .group(let title, let y): text(title, x: 0, y: y, .class("gantt-group"))
        case .bar(let one): row(one, scale)
        }
      })
  }

  /// A text in lines, the first of which stands in a row that begins at `y`.
  private func text(_ lines: [String], x: Double, y: Double, _ attributes: Attribute) -> HTML {
    HTML(
      lines.enumerated().map { index, line in
        SVG.text(line, x: x, y: y + 17 + Double(index) * TimelineLayout.line, attributes)
      })
  }

  private func row(_ row: TimelineLayout.Row, _ scale: TimelineScale) -> HTML {
    let bar = row.bar
    let y = row.y + (row.height - TimelineLayout.row) / 2
    return SVG.g(.class("gantt-row tone-" + bar.rating.tone.rawValue)) {
      SVG.a(address(bar).web) {
        SVG.title(sentence(bar))
        text(row.label, x: 12, y: row.top(of: row.label), .class("gantt-label"))
      }
      if let end = bar.end {
        moves(bar, y: y, scale)
        SVG.rect(
          x: scale.x(bar.start), y: y + 5,
          width: max(scale.x(end) - scale.x(bar.start), 3), height: 15,
          .class(bar.action.completedOn == nil ? "gantt-bar" : "gantt-bar is-done"))
      }
      for milestone in bar.milestones { diamond(milestone, y: y, scale) }
      text(
        row.words, x: Self.labels + Self.days + 8, y: row.top(of: row.words), .class("gantt-word"))
    }
  }

  /// A tick at each day it was due before, and a broken line from the first of them on.
  @HTMLBuilder private func moves(
    _ bar: PlanTimeline.Bar, y: Double, _ scale: TimelineScale
  ) -> HTML {
    let former = bar.formerDueDates
    if let first = former.min(), let due = bar.action.dueOn {
      SVG.line(
        x1: scale.x(min(first, due)), y1: y + 22.5, x2: scale.x(max(first, due)), y2: y + 22.5,
        .class("gantt-move"))
      for day in former {
        SVG.line(
          x1: scale.x(day), y1: y + 2, x2: scale.x(day), y2: y + 24, .class("gantt-former"))
      }
    }
  }

  @HTMLBuilder private func diamond(
    _ milestone: Milestone, y: Double, _ scale: TimelineScale
  ) -> HTML {
    if let day = milestone.doneOn ?? milestone.dueOn {
      let x = scale.x(day)
      SVG.polygon(
        [(x, y + 6.5), (x + 6, y + 12.5), (x, y + 18.5), (x - 6, y + 12.5)],
        .class(milestone.doneOn == nil ? "gantt-step" : "gantt-step is-done")
      ) {
        SVG.title(
          "\(milestone.title), \(milestone.doneOn == nil ? "due" : "done") \(day.shortForm)")
      }
    }
  }

  private func sentence(_ bar: PlanTimeline.Bar) -> String {
    let end =
      if let done = bar.action.completedOn {
        "done on \(done.shortForm)"
      } else if let due = bar.action.dueOn {
        "due on \(due.shortForm)"
      } else {
        "no due date"
      }
    return "\(bar.action.reference) \(bar.action.title): \(bar.word), \(end)"
  }
}
