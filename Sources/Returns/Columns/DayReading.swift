import Civil

extension Day {
  /// Reads the date at the start of some bytes.
  ///
  /// `yyyy-mm-dd`, by itself or with what XML Schema and some exporters put behind it: a zone
  /// (`Z`, `+01:00`) or a time (`T00:00:00`). Anything else, and a day that does not exist, is
  /// ``missing``.
  @inline(__always)
  static func read(_ bytes: UnsafePointer<UInt8>, count: Int) -> Day {
    guard count >= 10 else { return .missing }
    if count > 10 {
      switch bytes[10] {
      case UInt8(ascii: "T"), UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"): break
      default: return .missing
      }
    }
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return .missing }
    var wrong: UInt32 = 0
    func digit(_ place: Int) -> UInt32 {
      let value = UInt32(bytes[place]) &- 48
      wrong |= value > 9 ? 1 : 0
      return value
    }
    let year = ((digit(0) &* 10 &+ digit(1)) &* 10 &+ digit(2)) &* 10 &+ digit(3)
    let month = digit(5) &* 10 &+ digit(6)
    let day = digit(8) &* 10 &+ digit(9)
    guard wrong == 0 else { return .missing }
    if year >= DayTable.firstYear, year <= DayTable.lastYear, month >= 1, month <= 12, day >= 1,
      day <= 28
    {
      return Day(number: DayTable.number(year: Int(year), month: Int(month), day: Int(day)))
    }
    return Day(year: Int(year), month: Int(month), day: Int(day)) ?? .missing
  }
}

extension Day {
  /// Reads a date written dd/mm/yyyy, as returns in CSV have it; a day or month may have one digit.
  static func readDayFirst(_ bytes: UnsafePointer<UInt8>, count: Int) -> Day {
    var parts = (day: 0, month: 0, year: 0)
    var (part, digits) = (0, 0)
    for place in 0..<count {
      if bytes[place] == UInt8(ascii: "/") {
        guard part < 2, digits == 1 || digits == 2 else { return .missing }
        part += 1
        digits = 0
        continue
      }
      let digit = Int(bytes[place]) - 48
      guard (0...9).contains(digit), digits < 4 else { return .missing }
      digits += 1
      switch part {
      case 0: parts.day = parts.day * 10 + digit
      case 1: parts.month = parts.month * 10 + digit
      default: parts.year = parts.year * 10 + digit
      }
    }
    guard part == 2, digits == 4 else { return .missing }
    return Day(year: parts.year, month: parts.month, day: parts.day) ?? .missing
  }
}

/// Day numbers of the first of each month from 1900 to 2099: nearly every date of a return.
enum DayTable {
  static let firstYear: UInt32 = 1900
  static let lastYear: UInt32 = 2099

  private static let firsts: [Int32] = (1900...2099).flatMap { year in
    (1...12).map { CivilDate(year: year, month: $0, day: 1)?.dayNumber ?? 0 }
  }

  @inline(__always)
  static func number(year: Int, month: Int, day: Int) -> Int32 {
    firsts[(year - 1900) * 12 + month - 1] + Int32(day) - 1
  }
}
