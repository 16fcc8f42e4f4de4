/// A colour by which a plan rates: what the council means by it is its own affair.
public enum PlanRating: String, CaseIterable, Sendable {
  case blue, green, amber, red, grey

  /// The colour some words name: "Amber", "A", "RED – off track"; nil for two colours or none, and
  /// where one is denied: "not red".
  public init?(words text: String) {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    let named = Set(words.compactMap { PlanRating.names[$0] })
    if PlanRating.isDenied(in: words) {
      return nil
    } else if named.count == 1, let only = named.first {
      self = only
    } else if named.isEmpty, words.count == 1, let letter = PlanRating.letters[words[0]] {
      self = letter
    } else {
      return nil
    }
  }

  /// Whether words name a colour, though it be denied or one of several.
  static func isNamed(in text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains { names[$0] != nil } || words.count == 1 && letters[words[0]] != nil
  }

  /// Whether a colour follows a word of denial: "not red", "no longer red", "isn’t yet green".
  private static func isDenied(in words: [String]) -> Bool {
    let denials: Set = ["not", "no", "never", "non", "isn", "isnt", "wasn"]
    let between: Set = ["t", "yet", "longer", "quite", "fully", "really", "at", "a", "all"]
    return words.indices.contains { index in
      guard names[words[index]] != nil else { return false }
      let before = words[..<index].reversed().drop(while: between.contains)
      return before.first.map(denials.contains) ?? false
    }
  }

  private static let names: [String: PlanRating] = [
    "blue": .blue, "green": .green, "amber": .amber, "yellow": .amber, "orange": .amber,
    "red": .red, "grey": .grey, "gray": .grey,
  ]

  /// The words that stand beside the colour and do not simply say what it says: "at risk" in
  /// "GREEN – at risk"; nil where there are none.
  func contradiction(in text: String) -> String? {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    let odd = words.filter { word in
      word.count > 1 && PlanRating.names[word] == nil && !PlanRating.neutral.contains(word)
        && !(PlanRating.saying[self]?.contains(word) ?? false)
    }
    return odd.isEmpty ? nil : odd.joined(separator: " ")
  }

  private static let neutral: Set = [
    "rag", "brag", "bragg", "rating", "rated", "status", "is", "the", "currently", "now",
  ]

  /// Words that say no other thing than the colour.
  private static let saying: [PlanRating: Set<String>] = [
    .green: [
      "on", "track", "target", "complete", "completed", "achieved", "in", "progress", "done",
      "well", "good", "to", "plan", "time", "going", "embedded", "delivered", "met", "schedule",
    ],
    .blue: [
      "complete", "completed", "done", "closed", "finished", "embedded", "and", "delivered",
      "achieved", "action",
    ],
    .amber: [
      "some", "partly", "partially", "minor", "delay", "delays", "delayed", "at", "risk", "risks",
      "slippage", "behind", "slightly", "in", "progress", "started", "off", "track",
    ],
    .red: [
      "off", "track", "delayed", "delay", "late", "overdue", "behind", "at", "risk", "not",
      "started", "no", "progress", "slipped", "missed", "significant", "concern", "concerns",
      "schedule", "high",
    ],
    .grey: [
      "not", "started", "yet", "due", "future", "to", "start", "paused", "hold", "on",
    ],
  ]

  private static let letters: [String: PlanRating] = [
    "b": .blue, "g": .green, "a": .amber, "r": .red,
  ]

  /// The colour of a cell, six hexadecimal digits; nil for white, black and what is none of these.
  public init?(colour: String) {
    guard colour.utf8.count == 6, let value = UInt32(colour, radix: 16) else { return nil }
    let red = Int(value >> 16 & 255)
    let green = Int(value >> 8 & 255)
    let blue = Int(value & 255)
    let most = max(red, green, blue)
    let least = min(red, green, blue)
    if most - least < 40 {
      guard (90...225).contains(most) else { return nil }
      self = .grey
    } else if most == red {
      // Amber has as much green as makes it neither red nor pink.
      self = green - blue > (red - blue) * 2 / 5 ? .amber : .red
    } else if most == green {
      self = .green
    } else {
      self = .blue
    }
  }
}
