/// A grade as inspectors give it. The raw values are those of `read --format jsonl`.
public enum Grade: String, CaseIterable, Sendable {
  case outstanding
  case good
  /// "Requires improvement to be good"; in the first reports "requires improvement".
  case requiresImprovement = "requires improvement"
  case inadequate
  /// 2012–13 only; not the same as "requires improvement".
  case adequate
  case notJudged = "not judged"

  /// The grade a key (see `TextKey`) spells out in full, and nothing else.
  init?(key: some StringProtocol) {
    switch key {
    case "outstanding": self = .outstanding
    case "good": self = .good
    case "inadequate": self = .inadequate
    case "adequate": self = .adequate
    case "notjudged": self = .notJudged
    case "requiresimprovement", "requireimprovement", "requiresimprovementtobegood",
      "requireimprovementtobegood":
      self = .requiresImprovement
    default: return nil
    }
  }

  /// As `init(key:)`, but also with the number some reports print beside the word: "Inadequate
  /// Grade 4", "Grade 4 (inadequate)".
  init?(numberedKey key: some StringProtocol) {
    if let grade = Grade(key: key) {
      self = grade
    } else if key.hasSuffix("grade"), let grade = Grade(key: key.dropLast(5)) {
      self = grade
    } else if key.hasPrefix("grade"), let grade = Grade(key: key.dropFirst(5)) {
      self = grade
    } else {
      return nil
    }
  }

  /// The grade that ends a statement such as "… is good", "… require improvement to be good", with
  /// or without the verb: only what is left of a key after its subject.
  init?(statement key: some StringProtocol) {
    // The longest first: "isthatisit" is how two printed reports have it.
    for verb in [
      "isjudgedtobe", "isjudgedto", "isthatitis", "isthatisitis", "isthatisit", "isthatit", "is",
      "are", "",
    ] {
      guard key.hasPrefix(verb) else { continue }
      let tail = key.dropFirst(verb.count)
      if let grade = Grade(numberedKey: tail) {
        self = grade
        return
      }
    }
    return nil
  }
}
