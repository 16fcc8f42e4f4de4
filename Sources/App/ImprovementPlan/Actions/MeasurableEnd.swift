/// Whether an action says how one will know that it has reached its end: something that can be
/// counted, or a day. A plan may go without for a while; wherever the action is shown, it is said.
enum MeasurableEnd: Hashable, Sendable {
  case missing
  /// It says something, and nobody could count it.
  case vague
  case measurable

  init(_ measure: String) {
    // A list of actions asks this of each of them: nearly all answer by a plain digit.
    if measure.utf8.contains(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
      || measure.unicodeScalars.contains(where: Self.isNumber)
    {
      self = .measurable
      return
    }
    let words = measure.lowercased().unicodeScalars.split { !Self.isLetter($0) && $0 != "%" }
    if words.isEmpty {
      self = .missing
    } else {
      self = words.contains { Self.countable.contains(String($0)) } ? .measurable : .vague
    }
  }

  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? "0"..."9" ~= scalar : scalar.properties.numericType != nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? "a"..."z" ~= scalar || "A"..."Z" ~= scalar : scalar.properties.isAlphabetic
  }

  /// Words that say how many. A wrong guess costs a sentence on a page and stops nobody.
  private static let countable: Set<String> = [
    "all", "any", "both", "each", "every", "everybody", "everyone", "half", "never", "nine", "no",
    "nobody", "none", "nothing", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "ten", "eleven", "twelve", "third", "thirds", "quarter", "quarters", "twice", "weekly",
    "monthly", "quarterly", "daily", "yearly", "zero", "without", "percent", "%", "always",
  ]

  /// What is said after somebody has saved such an action; nil when nothing is amiss.
  var warning: String? {
    switch self {
    case .missing: "It does not say yet how success will be measured."
    case .vague: "Its measure of success has no number and no day yet."
    case .measurable: nil
    }
  }

  /// The same for a list, in a word or two.
  var mark: String? {
    switch self {
    case .missing: "No measure of success"
    case .vague: "Measure cannot be counted"
    case .measurable: nil
    }
  }
}
