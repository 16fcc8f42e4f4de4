/// Damage as extraction, printing and transport do it.
enum Damage: CaseIterable {
  case flipByte, dropLine, doubleLine, swapLines, indentLine, dropBlankLines, addFormFeed
  case cutTail, dropWord, splitLine, joinLines, insertNoise, swapDistantLines, dropBytes

  static func mutate(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> (Damage, [UInt8]) {
    let kind = allCases.randomElement(using: &numbers) ?? .flipByte
    if let raw = kind.onBytes(bytes, &numbers) { return (kind, raw) }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    kind.onLines(&lines, &numbers)
    return (kind, Array(lines.joined(separator: [0x0A])))
  }

  private func onBytes(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8]? {
    var out = bytes
    let index = Int.random(in: 0..<bytes.count, using: &numbers)
    switch self {
    case .flipByte: out[index] ^= UInt8(1 << Int.random(in: 0..<8, using: &numbers))
    case .addFormFeed: out.insert(0x0C, at: index)
    case .cutTail: out = Array(bytes.prefix(index))
    case .insertNoise:
      let noise = (0..<8).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      out.insert(contentsOf: noise, at: index)
    case .dropBytes: out.removeSubrange(index..<min(index + 2, out.count))
    default: return nil
    }
    return out
  }

  private func onLines(_ lines: inout [[UInt8]], _ numbers: inout SeededNumbers) {
    guard lines.count > 3 else { return }
    // Half of all damage falls on the first page, where the table is.
    let reach = Bool.random(using: &numbers) ? lines.count - 1 : min(40, lines.count - 1)
    let index = Int.random(in: 0..<reach, using: &numbers)
    switch self {
    case .dropLine: lines.remove(at: index)
    case .doubleLine: lines.insert(lines[index], at: index)
    case .swapLines: lines.swapAt(index, index + 1)
    case .swapDistantLines:
      lines.swapAt(index, Int.random(in: 0..<lines.count, using: &numbers))
    case .indentLine: lines[index] = [UInt8](repeating: 0x20, count: 7) + lines[index]
    case .dropBlankLines: lines.removeAll { $0.allSatisfy { $0 == 0x20 } }
    case .dropWord:
      var words = lines[index].split(separator: 0x20, omittingEmptySubsequences: false)
      if !words.isEmpty { words.remove(at: Int.random(in: 0..<words.count, using: &numbers)) }
      lines[index] = Array(words.joined(separator: [0x20]))
    case .splitLine:
      let cut = Int.random(in: 0...lines[index].count, using: &numbers)
      let rest = Array(lines[index][cut...])
      lines[index] = Array(lines[index][..<cut])
      lines.insert(rest, at: index + 1)
    case .joinLines:
      lines[index] += [0x20] + lines[index + 1]
      lines.remove(at: index + 1)
    default: break
    }
  }
}
