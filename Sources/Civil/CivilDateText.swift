extension CivilDate: CustomStringConvertible, CustomDebugStringConvertible {
  /// ISO 8601: "2012-08-10".
  public var description: String {
    let (year, month, day) = parts
    return String(unsafeUninitializedCapacity: 10) { bytes in
      func write(_ value: Int, at end: Int, digits: Int) {
        var rest = value
        for offset in 0..<digits {
          bytes[end - offset] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      write(year, at: 3, digits: 4)
      bytes[4] = UInt8(ascii: "-")
      write(month, at: 6, digits: 2)
      bytes[7] = UInt8(ascii: "-")
      write(day, at: 9, digits: 2)
      return 10
    }
  }

  public var debugDescription: String { description }

  /// "10 August 2012", as reports print it.
  public var longForm: String {
    let (year, month, day) = parts
    return "\(day) \(Self.named(month).name) \(year)"
  }

  /// "10 Aug 2012", for tables.
  public var shortForm: String {
    let (year, month, day) = parts
    return "\(day) \(Self.named(month).shortName) \(year)"
  }

  /// "Friday 10 August 2012", for meetings and deadlines.
  public var weekdayForm: String { "\(weekday.name) \(longForm)" }

  private static func named(_ month: Int) -> Month { Month.allCases[month - 1] }
}

extension CivilDate: LosslessStringConvertible {
  /// A date from strict ISO 8601, "2012-08-10": four digits, two and two, nothing before, between
  /// or after. For what people type or print, use ``init(reading:twoDigitYearsFrom:)``.
  public init?(_ description: String) {
    self.init(iso: description.utf8)
  }

  /// The same from bytes, so that a driver need not make a `String` of each.
  public init?(iso bytes: some Collection<UInt8>) {
    guard bytes.count == 10 else { return nil }
    var numbers = (year: 0, month: 0, day: 0)
    for (place, byte) in bytes.enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      switch place {
      case 0...3: numbers.year = numbers.year * 10 + digit
      case 5...6: numbers.month = numbers.month * 10 + digit
      default: numbers.day = numbers.day * 10 + digit
      }
    }
    self.init(year: numbers.year, month: numbers.month, day: numbers.day)
  }
}

extension CivilDate: Codable {
  /// Decodes an ISO 8601 string.
  ///
  /// - Throws: `DecodingError.dataCorrupted` naming the text when it is no date.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CivilDate(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "'\(text.prefix(40))' is not a date; write it as 2012-08-10")
    }
    self = date
  }

  /// Encodes an ISO 8601 string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
