/// A day of the week, numbered as ISO 8601 numbers it: Monday is 1, Sunday 7.
public enum Weekday: Int, CaseIterable, Hashable, Sendable, Codable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday

  /// "Monday".
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// Whether this is Saturday or Sunday.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}

extension Weekday {
  init(dayNumber: Int32) {
    self = Self.allCases[Int(Self.daysAfterMonday(dayNumber))]
  }

  static func isWeekend(dayNumber: Int32) -> Bool {
    daysAfterMonday(dayNumber) >= 5
  }

  /// Day 4, 5 January 1970, was a Monday.
  static func daysAfterMonday(_ dayNumber: Int32) -> Int32 {
    let remainder = (dayNumber - 4) % 7
    return remainder < 0 ? remainder + 7 : remainder
  }

  /// The weekday that a word names in full or by three letters or more ("Fri", "Thurs"), in any
  /// case.
  init?(word: String) {
    let wanted = word.lowercased()
    guard wanted.utf8.count >= 3,
      let match = Self.allCases.first(where: { $0.name.lowercased().hasPrefix(wanted) })
    else { return nil }
    self = match
  }
}
