/// A month of the Gregorian calendar, January 1 to December 12.
public enum Month: Int, CaseIterable, Hashable, Sendable, Codable {
  case january = 1
  case february, march, april, may, june, july, august, september, october, november, december

  /// "August".
  public var name: String {
    switch self {
    case .january: "January"
    case .february: "February"
    case .march: "March"
    case .april: "April"
    case .may: "May"
    case .june: "June"
    case .july: "July"
    case .august: "August"
    case .september: "September"
    case .october: "October"
    case .november: "November"
    case .december: "December"
    }
  }

  /// "Aug": always three letters, so that columns of dates line up.
  public var shortName: String { String(name.prefix(3)) }

  /// Days in this month of a year.
  public func length(in year: Int) -> Int {
    self == .february && !GregorianDays.isLeap(year) ? 28 : longest
  }

  /// Days in this month of the year in which it has most.
  var longest: Int {
    switch self {
    case .february: 29
    case .april, .june, .september, .november: 30
    default: 31
    }
  }

  /// The month that a word names in full or by three letters or more ("Sept"), in any case.
  init?(word: String) {
    let wanted = word.lowercased()
    guard wanted.utf8.count >= 3,
      let match = Self.allCases.first(where: { $0.name.lowercased().hasPrefix(wanted) })
    else { return nil }
    self = match
  }
}
