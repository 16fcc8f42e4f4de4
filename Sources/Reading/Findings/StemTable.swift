/// Numbers for stems, from 0 up. Open addressing: a dictionary would hash once more what is a hash
/// already, and that was most of the time the whole reading took.
struct StemTable: Sendable {
  private(set) var count = 0
  private var keys: [UInt64]
  private var values: [Int32]
  private let mask: Int

  init(_ stems: [UInt64]) {
    var size = 64
    while size < stems.count * 4 { size *= 2 }
    mask = size - 1
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
    for stem in stems {
      let slot = self.slot(of: stem)
      guard values[slot] < 0 else { continue }
      keys[slot] = stem
      values[slot] = Int32(truncatingIfNeeded: count)
      count += 1
    }
  }

  /// The number of a stem that was given; nil for every other.
  func number(of stem: UInt64) -> Int? {
    let value = values[slot(of: stem)]
    return value >= 0 ? Int(value) : nil
  }

  func contains(_ stem: UInt64) -> Bool { values[slot(of: stem)] >= 0 }

  private func slot(of stem: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: stem ^ (stem >> 32)) & mask
    while values[slot] >= 0, keys[slot] != stem { slot = (slot + 1) & mask }
    return slot
  }
}
