import Testing

@testable import Reading

/// A generator whose numbers are the same on every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// Damage as extraction, printing and transport do it.
enum Mutation: CaseIterable {
  case flipByte, dropLine, doubleLine, swapLines, indentLine, dropBlankLines, addFormFeed
  case cutTail, dropWord, splitLine, joinLines, insertNoise, swapDistantLines, dropBytes

  static func mutate(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> (Mutation, [UInt8]) {
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

@Suite struct MutationTests {
  /// No crash, no hang, and no grade that is wrong and yet called certain.
  @Test(arguments: 0..<4)
  func `Damaged twins are never misread with certainty`(_ batch: Int) throws {
    for name in Twin.names {
      let bytes = try Twin.text(name)
      let truth = try Twin.report(name)
      let right = Dictionary(
        uniqueKeysWithValues: truth.judgements.map { ($0.key, $0.grade.value) })
      var numbers = SeededNumbers(seed: UInt64(batch * 1000 + name.utf8.count * 7 + 1))
      for round in 0..<30 {
        var (kind, damaged) = Mutation.mutate(bytes, &numbers)
        var kinds = [kind]
        // Every third paper is damaged three times.
        if round % 3 == 0 {
          for _ in 0..<2 where !damaged.isEmpty {
            (kind, damaged) = Mutation.mutate(damaged, &numbers)
            kinds.append(kind)
          }
        }
        guard let report = try? ReportReading.read(text: damaged, file: name) else { continue }
        for judgement in report.judgements where judgement.grade.certainty == .certain {
          #expect(
            right[judgement.key] == judgement.grade.value,
            "\(name) batch \(batch) round \(round) \(kinds): \(judgement.key) \(judgement.readings)"
          )
        }
        _ = ReportJSON.line(report)
      }
    }
  }

  @Test func `Any bytes at all are read or refused`() {
    var numbers = SeededNumbers(seed: 77)
    for length in [0, 1, 2, 3, 10, 1000, 20_000] {
      for _ in 0..<20 {
        let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        _ = try? ReportReading.read(text: bytes, file: "noise.pdf")
      }
    }
  }

  @Test func `Damage by design: what a single change must not do`() throws {
    let text = String(decoding: try Twin.text("ilacs-2024"), as: UTF8.self)
    // A grade that slips a row, as when a cell is lost in extraction.
    let slipped = text.replacing(
      "practice with children and families\n", with: "practice with children and families\n",
      maxReplacements: 1
    ).replacing("social work       Outstanding", with: "social work", maxReplacements: 1)
    let report = try ReportReading.read(text: Array(slipped.utf8), file: "t.pdf")
    #expect(report.judgements.first { $0.key == .impactOfLeaders }?.grade.certainty != .certain)
    #expect(report.judgements.first { $0.key == .overall }?.grade.certainty != .certain)

    // The table and a heading disagree: both are named.
    let other = text.replacing("children in care: outstanding", with: "children in care: good")
    let disputed = try ReportReading.read(text: Array(other.utf8), file: "t.pdf")
    let inCare = try #require(disputed.judgements.first { $0.key == .inCare })
    #expect(inCare.grade.value == .outstanding)
    #expect(inCare.grade.certainty.reason?.contains("“outstanding”") == true)
    #expect(inCare.grade.certainty.reason?.contains("“good”") == true)

    // A grade of another scale.
    let foreign = text.replacing("Good\n children who need", with: "Adequate\n children who need")
      .replacing("protection: good", with: "protection: adequate")
    let odd = try ReportReading.read(text: Array(foreign.utf8), file: "t.pdf")
    let help = try #require(odd.judgements.first { $0.key == .helpAndProtection })
    #expect(help.grade.certainty.reason?.contains("no grade of this framework") == true)

    // A fifth judgement that the framework does not have.
    let fifth = text.replacing(
      " Overall effectiveness  ",
      with: " The quality of the weather in the area    Good\n\n Overall effectiveness  ")
    let strange = try ReportReading.read(text: Array(fifth.utf8), file: "t.pdf")
    #expect(strange.judgements.count == 5)
    #expect(strange.unparsed.contains { $0.text.contains("weather") })
  }
}
