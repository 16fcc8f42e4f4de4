/// Small pieces of English that several messages share.
public enum Words {
  /// "three, seven and three".
  public static func list(_ items: [String], last: String = "and") -> String {
    guard let end = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(last) " + end
  }

  /// "1 finding", "2 findings".
  public static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }

  /// "1st", "2nd", "13th".
  public static func ordinal(_ number: Int) -> String {
    switch (number % 100, number % 10) {
    case (11...13, _): "\(number)th"
    case (_, 1): "\(number)st"
    case (_, 2): "\(number)nd"
    case (_, 3): "\(number)rd"
    default: "\(number)th"
    }
  }

  /// The same words with a full stop, where nothing ends them yet.
  public static func sentence(_ text: String) -> String {
    text.last.map(".!?…".contains) ?? true ? text : text + "."
  }

  /// "Three" at the beginning of a sentence; figures from ten on.
  public static func number(_ number: Int) -> String {
    let words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
    return words.indices.contains(number) ? words[number] : "\(number)"
  }
}
