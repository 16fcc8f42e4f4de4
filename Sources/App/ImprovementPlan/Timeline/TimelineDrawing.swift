import Civil
import Inspections
import Markup
import SiteMap
import Web

/// The timeline as a drawing: a bar for each action in the colour of its rating with the rating's
/// word beside it, its milestones, the dates it was moved from, and a line for the day.
struct TimelineDrawing {
  let timeline: PlanTimeline
  let today: CivilDate
  let paper: Paper
  /// Where an action's page is, and that of a recommendation in the plan.
  let address: (PlanTimeline.Bar) -> Address
  let gapAddress: (PlanTimeline.Gap) -> Address

  private static let labels = 300.0
  private static let words = 235.0
  private static let head = 30.0

  private var scale: TimelineScale {
    TimelineScale(over: timeline.days, today: today, left: Self.labels, width: paper.daysWidth)
  }

  var html: HTML {
    let scale = scale
    let sheets = TimelineLayout(timeline, on: paper, top: Self.head + 4).sheets
    return div(
      .class("gantt"), .role("region"), .aria("label", "Timeline, drawn"), .tabindex(0)
    ) {
      for (index, sheet) in sheets.enumerated() {
        svg(
          .class("gantt-drawing"),
          .viewBox(0, 0, Self.labels + paper.daysWidth + Self.words, sheet.height), .role("group"),
          .aria("label", Self.label(index, of: sheets.count))
        ) {
          grid(scale, sheet.height)
          rows(sheet, scale)
          now(scale, sheet.height)
        }
      }
    }
  }

  private static func label(_ index: Int, of count: Int) -> String {
    "A bar for each action. The table below has the same dates."
      + (count == 1 ? "" : " Sheet \(index + 1) of \(count).")
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

  private func rows(_ sheet: TimelineLayout.Sheet, _ scale: TimelineScale) -> HTML {
    HTML(
      sheet.lines.map { line in
        switch line {
        case .group(let title, let y): text(title, x: 0, y: y, .class("gantt-group"))
        case .bar(let one): row(one, scale)
        case .gap(let gap, let y): row(gap, y: y, scale)
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
        rect(bar, from: scale.x(bar.start), to: scale.x(end), y: y + 5)
      }
      if let expected = bar.expectedOn {
        SVG.circle(cx: scale.x(expected), cy: y + 12.5, r: 5, .class("gantt-expected")) {
          SVG.title("expected by \(expected.shortForm)")
        }
      }
      for milestone in bar.milestones { diamond(milestone, y: y, scale) }
      text(
        row.words, x: Self.labels + paper.daysWidth + 8, y: row.top(of: row.words),
        .class("gantt-word"))
    }
  }

  /// Filled once it is done and verified; what is said to be done and not verified yet is hatched.
  @HTMLBuilder private func rect(
    _ bar: PlanTimeline.Bar, from left: Double, to right: Double, y: Double
  ) -> HTML {
    let isDone = bar.action.completedOn != nil && !bar.awaitsVerification
    SVG.rect(
      x: left, y: y, width: max(right - left, 3), height: 15,
      .class(isDone ? "gantt-bar is-done" : "gantt-bar"))
    if bar.awaitsVerification { hatch(from: left, to: right, y: y) }
  }

  private func hatch(from left: Double, to right: Double, y: Double) -> HTML {
    HTML(
      stride(from: left, to: max(right - 5, left + 1), by: 7).map { x in
        SVG.line(
          x1: x, y1: y + 15, x2: min(x + 7, max(right, left + 3)), y2: y, .class("gantt-hatch"))
      })
  }

  /// A recommendation without an action: an empty frame over the days until it is due.
  private func row(_ gap: PlanTimeline.Gap, y: Double, _ scale: TimelineScale) -> HTML {
    SVG.g(.class("gantt-row tone-caution")) {
      SVG.a(gapAddress(gap).web) {
        SVG.title("\(gap.item.recommendation.reference): \(PlanTimeline.Gap.words)")
        text([PlanTimeline.Gap.words], x: 12, y: y, .class("gantt-label"))
      }
      if let to = gap.to {
        SVG.rect(
          x: scale.x(gap.from), y: y + 5, width: max(scale.x(to) - scale.x(gap.from), 3),
          height: 15, .class("gantt-gap"))
      }
      text(["Gap"], x: Self.labels + paper.daysWidth + 8, y: y, .class("gantt-word"))
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
    let same = bar.sameAs == nil ? "" : ", \(bar.sameWords)"
    let expected = bar.expectedOn.map { ", expected by \($0.shortForm)" } ?? ""
    return "\(bar.action.reference) \(bar.action.title)\(same): \(bar.words), \(end)\(expected)"
  }
}
