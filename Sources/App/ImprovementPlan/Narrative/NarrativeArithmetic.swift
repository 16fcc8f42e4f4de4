/// Sums within a text, which are right or wrong whatever the plan says: "3 + 7 + 3 = 13", "11 of 13
/// (85 %)", "three, seven and three make thirteen".
struct NarrativeSum: Hashable, Sendable {
  /// The tokens from the first to the last.
  let tokens: Range<Int>
  /// What was written as the result, and what it is: "14", "13".
  let written: String
  let right: String
}

extension NarrativeReader {
  var wrongSums: [NarrativeSum] { wrongSigns + wrongWords + wrongShares }

  /// "3 + 7 + 3 = 14".
  private var wrongSigns: [NarrativeSum] {
    guard tokens.contains(where: { $0.mark == "=" }) else { return [] }
    return tokens.indices.compactMap { place in
      guard mark(place - 1).map({ !"+-−–".contains($0) }) ?? true,
        let first = number(at: place)
      else { return nil }
      var (sum, end, terms) = (first.value, first.end, 1)
      while let sign = mark(end), "+−-–".contains(sign), let next = number(at: end + 1) {
        sum += sign == "+" ? next.value : -next.value
        (end, terms) = (next.end, terms + 1)
      }
      guard terms > 1, mark(end) == "=", let result = number(at: end + 1), result.value != sum
      else { return nil }
      return NarrativeSum(
        tokens: place..<result.end, written: String(result.value), right: String(sum))
    }
  }

  /// "three, seven and three make fourteen".
  private var wrongWords: [NarrativeSum] {
    tokens.indices.compactMap { place in
      guard mark(place - 1) != ",", word(place - 1) != "and", let first = number(at: place) else {
        return nil
      }
      var (sum, end, terms) = (first.value, first.end, 1)
      while ["and", "plus"].contains(word(end)) || mark(end) == ",",
        let next = number(at: end + 1)
      {
        (sum, end, terms) = (sum + next.value, next.end, terms + 1)
      }
      guard terms > 1 else { return nil }
      for phrase in ["make", "makes", "add up to", "adds up to", "equals"]
      where has(phrase, at: end) {
        guard let result = number(at: end + phrase.split(separator: " ").count),
          result.value != sum
        else { return nil }
        return NarrativeSum(
          tokens: place..<result.end, written: String(result.value), right: String(sum))
      }
      return nil
    }
  }

  /// "11 of 13 (80 %)", "11 of 13 recommendations (80 %)".
  private var wrongShares: [NarrativeSum] {
    quantities.compactMap { quantity in
      guard case .ratio(let part, let all) = quantity.amount, all > 0 else { return nil }
      // "11 of 13 (85 %)", "11 of 13 recommendations have an action (85 %)".
      var open = quantity.next
      while open < quantity.next + 8, word(open) != nil { open += 1 }
      guard mark(open) == "(", tokens.indices.contains(open + 1),
        case .number(let percent, let places) = tokens[open + 1].kind, mark(open + 2) == "%",
        mark(open + 3) == ")"
      else { return nil }
      let right = Double(part) * 100 / Double(all)
      guard !NarrativeRounding.agrees(percent, places: places, with: right) else { return nil }
      return NarrativeSum(
        tokens: quantity.start..<open + 4, written: "\(NarrativeRounding.text(percent)) %",
        right: "\(Int(right.rounded())) %")
    }
  }
}

/// When a percentage that somebody wrote is a share, written shorter.
enum NarrativeRounding {
  /// Whether it is the share rounded up, down or to the nearest, at the places that were written.
  static func agrees(_ written: Double, places: Int, with exact: Double) -> Bool {
    let step = places <= 0 ? 1.0 : places == 1 ? 0.1 : 0.01
    return abs(written - exact) < step - 0.000_001 || abs(written - exact) < 0.000_001
  }

  static func text(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }
}
