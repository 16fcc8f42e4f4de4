/// Teams' names as they are compared: other systems write the same team with other capitals, spaces
/// and apostrophes.
enum TeamName {
  private static let apostrophes: Set<Character> = ["'", "’", "‘", "ʼ", "`", "´", "′", "＇"]

  /// What two ways to write one name have in common: "Children’s  Services & SEND" and "children's
  /// services and send".
  static func key(_ name: String) -> String {
    name.lowercased().filter { !apostrophes.contains($0) }
      .replacing("&", with: " and ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
