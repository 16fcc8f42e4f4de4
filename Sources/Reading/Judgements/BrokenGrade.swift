/// Grades that a hyphen breaks at the end of a line of their cell: "Requires improve-" / "ment to
/// be good".
enum BrokenGrade {
  /// The key of a text that ends in a hyphen and may be the beginning of a grade; nil for any
  /// other.
  static func opening(_ text: String, _ key: String) -> String? {
    guard text.hasSuffix("-") || text.hasSuffix("\u{AD}"), key.utf8.count >= 2,
      keys.contains(where: { $0.hasPrefix(key) })
    else { return nil }
    return key
  }

  /// Whether a key is what a broken grade goes on with.
  static func goesOn(_ broken: String, with key: String) -> Bool {
    let joined = broken + key
    return !key.isEmpty && keys.contains { $0.hasPrefix(joined) }
  }

  /// Two parts of a cell as one text, without the hyphen that broke it.
  static func joined(_ first: String, _ second: String) -> String {
    first.hasSuffix("-") || first.hasSuffix("\u{AD}")
      ? String(first.dropLast()) + second : first + " " + second
  }

  private static let keys = [
    "requiresimprovementtobegood", "requireimprovementtobegood", "inadequate", "outstanding",
    "adequate", "good", "notjudged", "improvementtobegood", "tobegood", "begood",
  ]
}
