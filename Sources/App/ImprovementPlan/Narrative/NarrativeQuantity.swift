/// An amount that somebody wrote, and how firmly.
struct NarrativeQuantity: Hashable, Sendable {
  enum Amount: Hashable, Sendable {
    case count(Int)
    /// "11 of 13".
    case ratio(Int, of: Int)
    /// "85 %", with how many places after the point.
    case percent(Double, places: Int)
    case share(NarrativeShare)
    /// "all actions", "all 13 actions".
    case all(Int?)
    case most
    case none
  }

  /// "about", "at least", "more than".
  enum Hedge: Hashable, Sendable {
    case exactly, about, atLeast, atMost, moreThan, fewerThan
  }

  var amount: Amount
  var hedge = Hedge.exactly
  /// The first token of the hedge, or of the amount.
  var start: Int
  /// The tokens of the amount itself.
  var tokens: Range<Int>
  /// What comes after it, where the noun is looked for.
  var next: Int { tokens.upperBound }
  /// Whether "of" led up to what follows: "eleven of the actions".
  var isPartOfWhole = false

  /// Whether it may be how many somebody has: "four", "no", "four of the 24".
  var tellsHowMany: Bool {
    switch amount {
    case .count, .none: !isPartOfWhole
    case .ratio: true
    default: false
    }
  }
}

/// A text in tokens, with ways to look at what stands at a place.
struct NarrativeReader: Sendable {
  let tokens: [NarrativeToken]
  let vocabulary: NarrativeVocabulary
  /// All amounts in the text, in order. An amount that belongs to another one is not given again.
  private(set) var quantities: [NarrativeQuantity] = []

  init(_ text: String, _ vocabulary: NarrativeVocabulary = .none) {
    tokens = NarrativeToken.tokens(of: text)
    self.vocabulary = vocabulary
    quantities = findQuantities()
  }

  func word(_ place: Int) -> String? {
    tokens.indices.contains(place) ? tokens[place].word : nil
  }

  func mark(_ place: Int) -> Character? {
    tokens.indices.contains(place) ? tokens[place].mark : nil
  }

  /// The words from a place on, as far as nothing else comes between.
  func words(from place: Int, atMost count: Int) -> [String] {
    var found: [String] = []
    while found.count < count, let word = word(place + found.count) { found.append(word) }
    return found
  }

  /// Whether the words of a phrase stand here.
  func has(_ phrase: String, at place: Int) -> Bool {
    var (rest, place) = (phrase.utf8[...], place)
    while let word = word(place), rest.starts(with: word.utf8) {
      rest = rest.dropFirst(word.utf8.count)
      guard let space = rest.first else { return true }
      guard space == UInt8(ascii: " ") else { return false }
      rest = rest.dropFirst()
      place += 1
    }
    return false
  }

  /// A whole number at a place, in digits or words, and where it ends.
  func number(at place: Int) -> (value: Int, end: Int)? {
    guard tokens.indices.contains(place) else { return nil }
    if case .number(let value, 0) = tokens[place].kind, value < 100_000 {
      return (Int(value), place + 1)
    }
    // Most words are no numbers, and what follows them need not be looked at.
    guard let first = word(place), NumberWords.mayBegin(with: first) else { return nil }
    return NumberWords.number(in: words(from: place, atMost: 5)).map {
      ($0.value, place + $0.length)
    }
  }
}

extension NarrativeReader {
  private func findQuantities() -> [NarrativeQuantity] {
    var found: [NarrativeQuantity] = []
    var place = 0
    while place < tokens.count {
      if var quantity = quantity(at: place) {
        (quantity.hedge, quantity.start) = hedge(before: place)
        found.append(quantity)
        place = max(quantity.next, place + 1)
      } else {
        place += 1
      }
    }
    return found
  }

  private func quantity(at place: Int) -> NarrativeQuantity? {
    percent(at: place) ?? ratio(at: place) ?? share(at: place) ?? whole(at: place)
      ?? count(at: place)
  }

  private func percent(at place: Int) -> NarrativeQuantity? {
    var (value, places, end) = (0.0, 0, place + 1)
    if tokens.indices.contains(place), case .number(let written, let after) = tokens[place].kind {
      (value, places) = (written, after)
    } else if let written = number(at: place) {
      (value, end) = (Double(written.value), written.end)
    } else {
      return nil
    }
    if mark(end) == "%" || word(end) == "percent" {
      end += 1
    } else if has("per cent", at: end) {
      end += 2
    } else {
      return nil
    }
    let (of, isPart) = pastOf(end)
    return NarrativeQuantity(
      amount: .percent(value, places: places), start: place, tokens: place..<of,
      isPartOfWhole: isPart)
  }

  private func ratio(at place: Int) -> NarrativeQuantity? {
    if tokens.indices.contains(place), case .ratio(let above, let below) = tokens[place].kind {
      return NarrativeQuantity(
        amount: .ratio(above, of: below), start: place, tokens: place..<place + 1)
    }
    guard let part = number(at: place) else { return nil }
    var end = part.end
    if word(end) == "out" { end += 1 }
    guard word(end) == "of" else { return nil }
    end += 1
    if let word = word(end), ["the", "all", "our", "these"].contains(word) { end += 1 }
    guard let all = number(at: end), mark(all.end) != "%" else { return nil }
    return NarrativeQuantity(
      amount: .ratio(part.value, of: all.value), start: place, tokens: place..<all.end)
  }

  private func share(at place: Int) -> NarrativeQuantity? {
    if let share = oneInSoMany(at: place) { return share }
    guard let first = word(place), NumberWords.mayBeginShare(with: first),
      let share = NumberWords.share(in: words(from: place, atMost: 2))
    else { return nil }
    let (end, isPart) = pastOf(place + share.length)
    guard isPart || word(end) == "the" else { return nil }
    return NarrativeQuantity(
      amount: .share(share.share), start: place, tokens: place..<end, isPartOfWhole: true)
  }

  /// "one in three actions", "two in five of the actions".
  private func oneInSoMany(at place: Int) -> NarrativeQuantity? {
    guard let part = number(at: place), word(part.end) == "in",
      let all = number(at: part.end + 1), part.value > 0, part.value < all.value, all.value <= 20
    else { return nil }
    return NarrativeQuantity(
      amount: .share(NarrativeShare(part.value, all.value)), start: place,
      tokens: place..<pastOf(all.end).end, isPartOfWhole: true)
  }

  /// "all", "every", "everything", "most", "none of", "nothing", "no".
  private func whole(at place: Int) -> NarrativeQuantity? {
    switch word(place) {
    case "all":
      var end = place + 1
      if word(end) == "of" { end += 1 }
      if word(end) == "the" || word(end) == "our" { end += 1 }
      let number = number(at: end)
      return NarrativeQuantity(
        amount: .all(number?.value), start: place, tokens: place..<(number?.end ?? end))
    case "most":
      if word(place - 1) == "at" || word(place - 1) == "the" { return nil }
      let (end, isPart) = pastOf(place + 1)
      return NarrativeQuantity(
        amount: .most, start: place, tokens: place..<end, isPartOfWhole: isPart)
    case "every", "everything":
      return NarrativeQuantity(amount: .all(nil), start: place, tokens: place..<place + 1)
    case "none", "nothing":
      let (end, isPart) = pastOf(place + 1)
      let isSubject = word(end).map { ["is", "are", "has", "have"].contains($0) } ?? false
      return isPart || isSubject
        ? NarrativeQuantity(
          amount: .none, start: place, tokens: place..<end, isPartOfWhole: isPart) : nil
    case "no":
      return NarrativeQuantity(amount: .none, start: place, tokens: place..<place + 1)
    default: return nil
    }
  }

  private func count(at place: Int) -> NarrativeQuantity? {
    guard let number = number(at: place) else { return nil }
    let (end, isPart) = pastOf(number.end)
    return NarrativeQuantity(
      amount: .count(number.value), start: place, tokens: place..<end, isPartOfWhole: isPart)
  }

  /// Past "of the", "of all", "of our 24".
  private func pastOf(_ place: Int) -> (end: Int, isPart: Bool) {
    guard word(place) == "of" else { return (place, false) }
    let next = word(place + 1)
    let end = ["the", "all", "our"].contains(next) ? place + 2 : place + 1
    return (number(at: end)?.end ?? end, true)
  }

  private func hedge(before place: Int) -> (NarrativeQuantity.Hedge, start: Int) {
    if let one = word(place - 1) {
      if ["about", "around", "nearly", "almost", "roughly", "approximately", "some"].contains(one) {
        return (.about, place - 1)
      }
      if one == "over" { return (.moreThan, place - 1) }
      if one == "under" { return (.fewerThan, place - 1) }
      if one == "only" || one == "just" { return (.exactly, place - 1) }
    }
    for (phrase, hedge) in Self.hedges where has(phrase, at: place - 2) {
      return (hedge, place - 2)
    }
    return has("up to", at: place - 2) ? (.atMost, place - 2) : (.exactly, place)
  }

  private static let hedges: [(String, NarrativeQuantity.Hedge)] = [
    ("at least", .atLeast), ("at most", .atMost), ("more than", .moreThan),
    ("fewer than", .fewerThan), ("less than", .fewerThan),
  ]
}
