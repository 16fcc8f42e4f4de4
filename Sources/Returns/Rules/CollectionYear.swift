/// The year of a collection: "2025-26" ends on 31 March 2026.
public struct CollectionYear: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The calendar year in which it ends.
  public let ending: Int

  public init(ending: Int) {
    self.ending = ending
  }

  /// From "2025-26", "2025–26", "2025/26" or "2025-2026"; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(whereSeparator: { !$0.isNumber })
    guard parts.count == 2, parts[0].utf8.count == 4, let first = Int(parts[0]),
      let second = Int(parts[1]),
      second == (parts[1].utf8.count == 4 ? first + 1 : (first + 1) % 100),
      parts[1].utf8.count == 2 || parts[1].utf8.count == 4
    else { return nil }
    ending = first + 1
  }

  public var description: String {
    let short = ending % 100
    return "\(ending - 1)-\(short < 10 ? "0" : "")\(short)"
  }

  public static func < (earlier: CollectionYear, later: CollectionYear) -> Bool {
    earlier.ending < later.ending
  }
}
