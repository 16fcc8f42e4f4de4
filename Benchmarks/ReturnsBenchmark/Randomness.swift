/// The same numbers on every machine.
struct Randomness {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return limit < 1 ? 0 : Int(state >> 11) % limit
  }

  /// Whether something happens that happens so many times in a hundred.
  mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

  mutating func pick(_ values: [String]) -> String { values[below(values.count)] }
}
