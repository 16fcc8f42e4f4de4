/// Lists of what must improve as no template sets them: two or three forms of labels under one heading,
/// words between them, footnotes, page breaks, heads that stand on one page.
struct MixedLists {
  /// A twin, the heading over one of its lists, and the line after it.
  static let places = [
    ("ilacs-2024", "What needs to improve?\n", "The experiences and progress of children who need"),
    ("sif-2016", "\nRecommendations\n", "Summary for children and young people"),
    ("jtai-2023", "What needs to improve?\n", "Strengths\n"),
    ("jtai-2023", "Areas for priority action\n", "What needs to improve?"),
    ("lscb-review", "\nRecommendations\n", "Inspection findings"),
  ]

  private var numbers: SeededNumbers
  private var count = 0

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed &* 7919 &+ 17) }

  /// The text of a twin with one of its lists put in the place of another.
  mutating func paper(_ place: (String, String, String)) throws -> [UInt8] {
    let text = String(decoding: try Twin.text(place.0), as: UTF8.self)
    guard let heading = text.firstRange(of: place.1),
      let end = text[heading.upperBound...].firstRange(of: place.2)
    else { return [] }
    return Array(
      (text[..<heading.upperBound] + one(["", "\n"]) + list() + "\n" + text[end.lowerBound...])
        .utf8)
  }

  /// The words that stand once in a paper: one at the head of each item.
  static func tokens(in text: String) -> [String] {
    text.split { !$0.isLetter }.map(String.init).filter { $0.hasPrefix("zq") }
  }

  private mutating func list() -> String {
    var out = ""
    for part in 0..<Int.random(in: 1...3, using: &numbers) {
      let label = one(MixedLists.labels)
      let first = one([1, 1, 1, 4])
      if part > 0 || chance(30) { out += "\n" + one(MixedLists.odd) + "\n\n" }
      let isSpaced = chance(50)
      for number in first..<(first + Int.random(in: 1...6, using: &numbers)) {
        out += label(number) + sentence() + "\n"
        if chance(30) {
          out += "     " + one(["and ", "Some "]) + one(MixedLists.nouns) + " of theirs.\n"
        }
        if isSpaced { out += "\n" }
        if chance(12) {
          out +=
            "\n                                      3\n\u{0C}" + one(["", "", "OFFICIAL\n\n"])
        }
        if chance(5) { out += "\n" + one(MixedLists.odd) + "\n\n" }
      }
    }
    return out + (chance(30) ? "\n                                      3\n\u{0C}" : "")
  }

  private mutating func sentence() -> String {
    count += 1
    let letters = [count / 26, count % 26].map { String(Character(Unicode.Scalar(UInt8(97 + $0)))) }
    let words = (0..<Int.random(in: 2...14, using: &numbers)).map { _ in one(MixedLists.nouns) }
    return ([one(MixedLists.verbs), "zq" + letters.joined()] + words).joined(separator: " ")
      + one([".", ".", "", "  "])
  }

  private mutating func one<Element>(_ all: [Element]) -> Element {
    all[Int.random(in: all.indices, using: &numbers)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &numbers) < percent
  }

  private static let verbs = [
    "Ensure that", "Improve", "Recruit", "Review", "Strengthen", "Develop", "the quality of",
    "Partners",
  ]
  private static let nouns = [
    "plans", "visits", "managers", "caseloads", "recording", "supervision", "assessments",
    "training",
    "audits", "schools", "carers", "homes", "letters", "meetings",
  ]
  private static let labels: [@Sendable (Int) -> String] = [
    { "\($0). " }, { "\($0)   " }, { "\($0) " }, { "\($0)) " }, { "[\($0)] " }, { "R\($0) " },
    { "Recommendation \($0): " }, { "Recommendation \($0)\n" }, { "1.\($0) " },
    { String(Array("①②③④⑤⑥⑦⑧⑨⑩⑪⑫")[$0 - 1]) + " " }, { _ in "◼ " }, { _ in "* " }, { _ in "− " },
    { "(\(Character(Unicode.Scalar(UInt8(96 + $0))))) " },
    { "\(Character(Unicode.Scalar(UInt8(96 + $0)))). " }, { _ in "" }, { "\($0)\n" },
    { "\($0))\n" },
  ]
  private static let odd = [
    "What else has to happen", "The board", "OFFICIAL", "Partners should act on this as well.",
    "The police should:", "Theme one", "What else needs to improve", "Actions for health",
    "In the short term:", "* See below.", "† See below.", "1 The panel meets.",
    "7 ‘Staying close’ is a programme.", "12\n  The framework of the department.",
    "Case study: one child", "There is no oversight of what partners do.",
  ]
}
