import Civil

/// SplitMix64: the same seed gives the same cases on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func date(in range: ClosedRange<CivilDate>) -> CivilDate {
    range.lowerBound.adding(
      days: .random(in: 0...range.lowerBound.days(until: range.upperBound), using: &self))
  }

  /// Any date there is.
  mutating func date() -> CivilDate {
    date(in: .earliest ... .latest)
  }

  /// A date within a lifetime of the service's records, well inside the counted table.
  mutating func recentDate() -> CivilDate {
    date(in: Self.recent)
  }

  /// 1995 to 2060 by day number, so that no test data is parsed here.
  private static let recent =
    CivilDate.earliest.adding(
      months: (1995 - 1583) * 12)...CivilDate.earliest.adding(months: (2060 - 1583) * 12)
}
