/// A row with one text over a table, or a heading above it: what its words are to the rows beneath.
enum PlanBand: Hashable, Sendable {
  /// It says that it is one: "Recommendation 1: …", "Ofsted area for improvement: …".
  case recommendation
  /// It could be one: "1. Improve the timeliness of strategy discussions".
  case perhapsRecommendation
  /// "Theme 2: care leavers", "Priority 1", "Quarter 3".
  case theme
  /// A few words: "Supervision".
  case heading

  init(_ text: String) {
    let key = TextKey.letters(text)
    let words = text.split(whereSeparator: \.isWhitespace)
    let isNumbered = words.first.map { $0.contains(where: \.isNumber) && $0.count <= 6 } ?? false
    if PlanBand.within.contains(where: key.contains)
      || PlanBand.openings.contains(where: key.hasPrefix)
    {
      self = .recommendation
    } else if words.prefix(2).contains(where: { PlanBand.themes.contains(TextKey.letters($0)) }) {
      self = .theme
    } else if words.count >= (isNumbered ? 4 : 5) {
      self = .perhapsRecommendation
    } else {
      self = .heading
    }
  }

  /// Whether the words say what they are, wherever they stand.
  var isNamed: Bool { self == .recommendation || self == .theme }

  private static let within = ["recommendation", "areaforimprovement", "areaforpriorityaction"]
  private static let openings = [
    "areasforimprovement", "ofstedfinding", "inspectionfinding", "finding", "whatneedstoimprove",
  ]
  private static let begins = within + openings + ["ofstedrecommendation", "ofstedarea"]
  private static let themes: Set = [
    "theme", "priority", "section", "part", "workstream", "strand", "objective", "pillar",
    "chapter", "goal", "phase", "quarter", "year", "term",
  ]

  /// Whether the words open with the name of what they are: "Priority 2: …", "Recommendation: …".
  static func isLabelled(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace || ":.–—-".contains($0) }
    guard let first = words.first.map({ TextKey.letters($0) }) else { return false }
    if first == "recommendation" || first == "rec" && isNumber(words.dropFirst().first) {
      return words.count > 1
    }
    return begins.contains(where: TextKey.letters(text).hasPrefix) && text.contains(":")
      || themes.contains(first) && isNumber(words.dropFirst().first)
  }

  /// Whether the words are the name of what stands beside them: "Recommendation 2", "Priority".
  static func isLabel(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace }
    let key = TextKey.letters(text)
    return words.count <= 4
      && (begins.contains(where: key.hasPrefix)
        || words.first.map { themes.contains(TextKey.letters($0)) } ?? false)
  }

  private static func isNumber(_ word: Substring?) -> Bool {
    word.map { $0.count <= 6 && $0.contains(where: \.isNumber) } ?? false
  }

  /// Whether the words are the title of the paper, which heads all of its tables.
  static func isTitle(_ text: String) -> Bool {
    let key = TextKey.letters(text)
    return key.contains("improvementplan") || key.contains("actionplan")
  }

  /// What a paragraph above a table is to it: those that head it, from the top.
  ///
  /// - Parameter paragraphs: what stands between it and the table before, in order.
  static func headings(of paragraphs: some Sequence<PlanParagraph>) -> [String] {
    var found: [PlanBand: String] = [:]
    for paragraph in paragraphs {
      let text = paragraph.text.squeezed
      let key = TextKey.letters(text)
      guard !key.isEmpty, text.count <= 400, !isTitle(text), !paragraph.isAction
      else { continue }
      let band = PlanBand(text)
      switch band {
      case .recommendation:
        // Prose about recommendations is none.
        if paragraph.isHeading || begins.contains(where: key.hasPrefix) {
          (found[.recommendation], found[.perhapsRecommendation]) = (text, nil)
        }
      case .theme:
        if paragraph.isHeading || text.split(separator: " ").count <= 12 { found = [.theme: text] }
      case .perhapsRecommendation:
        let isNumbered = text.first?.isNumber ?? false
        if paragraph.isHeading || isNumbered {
          (found[.recommendation], found[.perhapsRecommendation]) = (nil, text)
        }
      case .heading: if paragraph.isHeading { found = [.theme: text] }
      }
    }
    return [found[.theme], found[.recommendation] ?? found[.perhapsRecommendation]]
      .compactMap(\.self)
  }
}
