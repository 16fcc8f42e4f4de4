import Foundation
import Testing

@testable import Web

/// WCAG 2.2, 1.4.3 (text, 4.5 : 1) and 1.4.11 (what one has to see to use the page, 3 : 1), for every
/// pair of colours the stylesheet puts together.
@Suite struct ContrastTests {
  static let texts = [
    ("ink", "paper"), ("ink", "surface"), ("muted", "paper"), ("muted", "surface"),
    ("muted", "neutral-wash"), ("ink", "neutral-wash"), ("link", "paper"), ("link", "surface"),
    ("link", "neutral-wash"), ("link-over", "paper"), ("link-over", "surface"),
    ("link-over", "neutral-wash"), ("on-deep", "deep"), ("on-deep-muted", "deep"),
    ("on-button", "button"), ("on-button", "button-over"), ("on-danger", "danger"),
    ("on-danger", "danger-over"), ("paper", "ink"), ("gold-ink", "paper"), ("gold-ink", "surface"),
    ("urgent-ink", "paper"), ("urgent-ink", "surface"), ("good-ink", "surface"),
    ("caution-ink", "surface"), ("neutral-ink", "surface"), ("ink", "gold-wash"),
    ("ink", "good-wash"), ("ink", "caution-wash"), ("ink", "urgent-wash"), ("ink", "info-wash"),
    ("link", "gold-wash"), ("link", "caution-wash"), ("link", "urgent-wash"), ("link", "good-wash"),
    ("link", "info-wash"), ("muted", "gold-wash"), ("muted", "caution-wash"),
    ("neutral-ink", "neutral-wash"), ("gold-ink", "gold-wash"), ("good-ink", "good-wash"),
    ("caution-ink", "caution-wash"), ("urgent-ink", "urgent-wash"), ("info-ink", "info-wash"),
  ]

  static let marks = [
    ("gold", "paper"), ("gold", "surface"), ("gold-bright", "deep"), ("line-strong", "surface"),
    ("line-strong", "paper"), ("button", "paper"), ("danger", "paper"), ("focus", "paper"),
    ("focus", "focus-ground"),
  ]

  @Test(arguments: [false, true], texts)
  func `Text stands out from its ground`(isDark: Bool, pair: (String, String)) throws {
    #expect(try Palette(isDark: isDark).contrast(pair) >= 4.5, "\(pair)")
  }

  @Test(arguments: [false, true], marks)
  func `Lines and buttons stand out from their ground`(isDark: Bool, pair: (String, String)) throws
  {
    #expect(try Palette(isDark: isDark).contrast(pair) >= 3, "\(pair)")
  }

  @Test func `Every colour of the light palette has its counterpart in the dark one`() throws {
    let light = try Palette(isDark: false).own
    let dark = try Palette(isDark: true).own
    #expect(light.count > 30)
    #expect(light == dark)
  }
}

/// The custom properties of the stylesheet.
struct Palette {
  private var colours: [String: String] = [:]
  /// Those that the block itself sets.
  var own: Set<String> = []

  init(isDark: Bool) throws {
    let css = String(decoding: Assets.style.bytes, as: UTF8.self)
    let dark = try #require(css.range(of: "@media (prefers-color-scheme: dark)"))
    let end = try #require(css.range(of: "/* Ground */"))
    read(css[..<dark.lowerBound])
    if isDark {
      own = []
      read(css[dark.upperBound..<end.lowerBound])
    }
  }

  private mutating func read(_ block: Substring) {
    for match in block.matches(of: /--([a-z-]+): #([0-9a-f]{6});/) {
      colours[String(match.1)] = String(match.2)
      own.insert(String(match.1))
    }
  }

  func contrast(_ pair: (String, String)) throws -> Double {
    let one = try luminance(pair.0)
    let other = try luminance(pair.1)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private func luminance(_ name: String) throws -> Double {
    let text = try #require(colours[name], "no colour \(name)")
    let number = try #require(Int(text, radix: 16))
    let channels = [number >> 16, number >> 8 & 255, number & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
