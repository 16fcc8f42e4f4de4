import Testing

@testable import Markup

@Suite struct SVGTests {
  @Test func `A chart with names for its bars`() {
    let html = svg(.viewBox(0, 0, 100, 20.5), .role("img"), .aria("labelledby", "t")) {
      SVG.title("Visits & calls", .id("t"))
      SVG.g(.transform("translate(1 2)"), .fill("none"), .stroke("currentColor"), .strokeWidth(1.5))
      {
        SVG.rect(x: 0, y: 1.25, width: 10, height: 4, .class("bar")) { SVG.title("May") }
        SVG.line(x1: 0, y1: 20, x2: 100, y2: 20)
        SVG.circle(cx: 5, cy: 5, r: 0.5)
      }
      SVG.text("84 <%>", x: 3, y: 4, .textAnchor(.middle))
      SVG.path("M0 0 L1 1 Z", .nonScalingStroke)
      SVG.use("#icon")
    }
    let expected =
      "<svg viewBox=\"0 0 100 20.5\" role=\"img\" aria-labelledby=\"t\">"
      + "<title id=\"t\">Visits &amp; calls</title>"
      + "<g transform=\"translate(1 2)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\">"
      + "<rect x=\"0\" y=\"1.25\" width=\"10\" height=\"4\" class=\"bar\"><title>May</title></rect>"
      + "<line x1=\"0\" y1=\"20\" x2=\"100\" y2=\"20\"></line>"
      + "<circle cx=\"5\" cy=\"5\" r=\"0.5\"></circle></g>"
      + "<text x=\"3\" y=\"4\" text-anchor=\"middle\">84 &lt;%&gt;</text>"
      + "<path d=\"M0 0 L1 1 Z\" vector-effect=\"non-scaling-stroke\"></path>"
      + "<use href=\"#icon\"></use></svg>"
    #expect(html.description == expected)
  }

  @Test func `Lines and areas go through their points`() {
    #expect(
      SVG.polyline([(x: 0, y: 1.5), (x: 2, y: -3)], .class("l")).description
        == "<polyline points=\"0,1.5 2,-3\" class=\"l\"></polyline>")
    #expect(
      SVG.polygon([(x: 0, y: .nan), (x: 1, y: 1)]).description
        == "<polygon points=\"1,1\"></polygon>")
    #expect(SVG.polyline([]).description == "<polyline points=\"\"></polyline>")
  }

  @Test func `A length that is no number is left out`() {
    #expect(
      SVG.rect(x: .nan, y: .infinity, width: 1, height: 2).description
        == "<rect width=\"1\" height=\"2\"></rect>")
  }

  static let numbers: [(Double, String)] = [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (-0.5, "-0.5"), (1.25, "1.25"),
    (0.1 + 0.2, "0.3"), (100.0 / 3, "33.333"), (200.0 / 3, "66.667"), (0.05, "0.05"),
    (0.005, "0.005"), (-0.0001, "0"), (0.9996, "1"), (1.001, "1.001"), (1e-7, "0"),
    (123_456.789, "123456.789"), (1e11, "100000000000"),
  ]

  @Test(arguments: numbers)
  func `Numbers have at most three decimals`(_ number: Double, _ expected: String) {
    #expect(decimal(number) == expected)
  }
}
