/// Damage to the bytes of a file, as bad disks, broken transfers and malice do it; the file keeps
/// its beginning and its end, so that it is not refused at the door.
enum FileDamage: CaseIterable {
  case flipBits, zeroBlock, randomBlock, moveBlock, doubleBlock, dropBlock, changeNumber

  static func mutate(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    guard bytes.count > 64 else { return bytes }
    var out = bytes
    for _ in 0..<Int.random(in: 1...3, using: &numbers) {
      (allCases.randomElement(using: &numbers) ?? .flipBits).apply(to: &out, &numbers)
    }
    return out
  }

  private func apply(to out: inout [UInt8], _ numbers: inout SeededNumbers) {
    let last = out.count - 32
    let start = Int.random(in: 16..<last, using: &numbers)
    let length = min(Int.random(in: 1...600, using: &numbers), last - start)
    let block = start..<(start + length)
    switch self {
    case .flipBits:
      for _ in 0..<Int.random(in: 1...20, using: &numbers) {
        out[Int.random(in: 16..<last, using: &numbers)] ^= UInt8(
          1 << Int.random(in: 0..<8, using: &numbers))
      }
    case .zeroBlock: for index in block { out[index] = 0 }
    case .randomBlock:
      for index in block { out[index] = UInt8.random(in: 0...255, using: &numbers) }
    case .moveBlock:
      let moved = Array(out[block])
      out.removeSubrange(block)
      out.insert(contentsOf: moved, at: Int.random(in: 16..<(last - length), using: &numbers))
    case .doubleBlock: out.insert(contentsOf: Array(out[block]), at: start)
    case .dropBlock: out.removeSubrange(block)
    case .changeNumber:
      // Lengths, offsets, counts, dimensions: what a parser trusts.
      guard let digit = out[start...].prefix(4000).firstIndex(where: { $0 >= 0x30 && $0 <= 0x39 })
      else { return }
      out[digit] = 0x30 + UInt8.random(in: 0...9, using: &numbers)
      if Bool.random(using: &numbers) {
        out.insert(contentsOf: Array("99999999".utf8), at: digit)
      }
    }
  }
}
