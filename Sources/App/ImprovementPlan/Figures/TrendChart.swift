import Civil
import Markup
import Web

/// A line of a share over time, with its target if it has one, and the same figures as a table
/// beneath.
struct TrendChart {
  struct Point: Sendable {
    let label: String
    /// In per cent; nil for "n/a", where the line is broken.
    let percent: Int?
    /// "11 of 13 (85 %)".
    let cells: [String]
  }

  let title: String
  let summary: String
  /// What the cells of a point are called.
  let columns: [String]
  let points: [Point]
  let target: Int?

  var html: HTML {
    figure(.class("chart")) {
      figcaption {
        strong(title)
        HTML(" ")
        span(summary)
      }
      if points.contains(where: { $0.percent != nil }) { drawing }
      fold("The figures of “\(title)” as a table") {
        dataTable(
          title, isCaptionHidden: true,
          columns: [TableColumn("As at")] + columns.map { .number($0) },
          rows: points.reversed().map { [HTML($0.label)] + $0.cells.map { HTML($0) } })
      }
    }
  }

  private static let (left, right, top, bottom) = (58.0, 408.0, 12.0, 132.0)

  private func x(_ index: Int) -> Double {
    points.count < 2
      ? (Self.left + Self.right) / 2
      : Self.left + (Self.right - Self.left) * Double(index) / Double(points.count - 1)
  }

  private func y(_ percent: Int) -> Double {
    Self.bottom - (Self.bottom - Self.top) * Double(percent) / 100
  }

  private var drawing: HTML {
    svg(.class("chart-drawing"), .viewBox(0, 0, 420, 162), .role("img"), .aria("label", summary)) {
      for percent in [0, 50, 100] { scale(percent) }
      if let target { targetLine(target) }
      for run in runs where run.count > 1 {
        SVG.polyline(run.map { (x: x($0.index), y: y($0.percent)) }, .class("chart-line"))
      }
      for place in runs.joined() {
        SVG.circle(cx: x(place.index), cy: y(place.percent), r: 4, .class("chart-point"))
      }
      if let first = points.first, points.count > 1 {
        SVG.text(first.label, x: Self.left, y: 154, .class("chart-label"))
      }
      if let last = points.last {
        SVG.text(last.label, x: Self.right, y: 154, .class("chart-label"), .textAnchor(.end))
      }
    }
  }

  private func scale(_ percent: Int) -> HTML {
    HTML {
      SVG.line(
        x1: Self.left, y1: y(percent), x2: Self.right, y2: y(percent), .class("chart-axis"),
        .opacity(percent == 0 ? 1 : 0.35))
      SVG.text(
        "\(percent) %", x: Self.left - 6, y: y(percent) + 5, .class("chart-label"),
        .textAnchor(.end))
    }
  }

  private func targetLine(_ target: Int) -> HTML {
    SVG.line(
      x1: Self.left, y1: y(target), x2: Self.right, y2: y(target), .class("chart-target"))
  }

  /// The points that have a value, in runs without a gap.
  private var runs: [[(index: Int, percent: Int)]] {
    points.enumerated().reduce(into: [[]]) { runs, point in
      if let percent = point.element.percent {
        runs[runs.count - 1].append((point.offset, percent))
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
  }
}
