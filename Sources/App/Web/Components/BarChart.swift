import Markup

/// One bar of a chart.
public struct Bar: Sendable {
  public var label: String
  public var value: Double
  /// How the value is written: "84 %", "12".
  public var text: String
  public var tone: Tone

  public init(_ label: String, _ value: Double, text: String? = nil, tone: Tone = .gold) {
    self.label = label
    self.value = value
    self.text = text ?? (value == value.rounded() ? String(Int(value)) : String(value))
    self.tone = tone
  }
}

/// A bar chart with the same figures as a table beneath.
///
/// - Parameters:
///   - title: what it shows, as a heading would say it.
///   - summary: what one should see in it, in a sentence; read instead of the drawing.
///   - columns: what the labels and the figures are called: "Month", "Visits on time".
public func barChart(
  _ title: String, summary: String, bars: [Bar], columns: (label: String, value: String)
) -> HTML {
  figure(.class("chart")) {
    figcaption {
      strong(title)
      HTML(" ")
      span(summary)
    }
    drawing(bars, summary: summary)
    fold("The figures as a table") {
      dataTable(
        title, isCaptionHidden: true,
        columns: [TableColumn(columns.label), .number(columns.value)],
        rows: bars.map { [HTML($0.label), HTML($0.text)] })
    }
  }
}

/// Horizontal bars with their labels above them, so that both stay readable on a phone.
private func drawing(_ bars: [Bar], summary: String) -> HTML {
  let largest = max(bars.map(\.value).max() ?? 0, 0)
  let height = Double(bars.count) * 46
  return svg(
    .class("chart-drawing"), .viewBox(0, 0, 420, height), .role("img"), .aria("label", summary)
  ) {
    for (index, bar) in bars.enumerated() {
      row(bar, y: Double(index) * 46, largest: largest)
    }
  }
}

private func row(_ bar: Bar, y: Double, largest: Double) -> HTML {
  let width = largest > 0 ? max(bar.value, 0) / largest * 350 : 0
  return SVG.g(.class("tone-" + bar.tone.rawValue)) {
    SVG.text(bar.label, x: 0, y: y + 14, .class("chart-label"))
    SVG.rect(x: 0, y: y + 21, width: width, height: 17, .class("chart-bar"))
    SVG.text(bar.text, x: width + 8, y: y + 34.5, .class("chart-value"))
  }
}
