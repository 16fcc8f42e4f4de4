/// Reads which way a sentence points by the words of the lists, their negations and its turns.
/// Plain on purpose: every reading can say which words made it.
enum SentencePolarity {
  /// Cues that a sentence must be ahead by to be read at all.
  static let threshold = 0.45

  static func read(_ text: String) -> PolarityReading {
    let words = WordStream(text).words
    return read(words[...], in: text)
  }

  /// - Parameter words: those of the sentence, by their places in `text`.
  static func read(_ words: ArraySlice<WordStream.Word>, in text: String) -> PolarityReading {
    var tally = CueTally(words)
    for hit in PolarityCue.table.hits(in: words) { tally.add(hit) }
    tally.finish()
    return tally.reading(in: text)
  }
}

/// What the cues of one sentence add up to.
private struct CueTally {
  private struct Cue {
    var weight: Double
    var words: Range<Int>
    /// It names what good practice is about ("progress"), and judges only with other words.
    var isTopic = false

    /// Whether it counts towards certainty: not what is conceded, wished for or only named.
    var judges: Bool { !isTopic && abs(weight) >= 0.45 }
  }

  private let words: ArraySlice<WordStream.Word>
  private var cues: [Cue] = []
  private var tooEarly: Range<Int>?
  private var goodPractice: Range<Int>?
  private var negation: (weight: Double, words: Range<Int>)?
  /// The word from which on a concession holds, and whether it opened the sentence.
  private var concession: (start: Int, opens: Bool)?
  /// The word after the last plain blame, need or plan: praise from there on is wished for.
  private var wish: Int?
  /// Where the last clause begins that a negation denies; a turn leaves it behind.
  private var deniedClause: Int?
  /// The word after the last praise that was turned round.
  private var turnedEnd: Int?
  /// The sentence opens with a turn.
  private var turnsAtOnce = false
  /// The word after the last remedy, which is good to do to the fault that follows.
  private var remedyEnd: Int?
  /// The word after the last fault that was noticed, maybe by those who mend it.
  private var noticeEnd: Int?

  init(_ words: ArraySlice<WordStream.Word>) { self.words = words }

  mutating func add(_ hit: PhraseTable<PolarityCue>.Hit) {
    let at = hit.words
    if let open = negation, !reaches(open.words, at) { closeNegation() }
    switch hit.meaning {
    case .praise(let weight): add(weight, at)
    case .topic: add(0.5, at, isTopic: true)
    case .burden: add(-0.5, at, isTopic: true)
    case .blame(let weight):
      // "In some cases" says how often and not what: a negation before it holds by itself.
      if weight < 0.6 { closeNegation() }
      add(-weight, at)
    case .negation(let weight):
      closeNegation()
      negation = (weight, at)
    case .concession:
      closeNegation()
      concession = (at.upperBound, at.lowerBound <= words.startIndex + 1)
    case .demand:
      closeNegation()
      guard Clauses.clause(of: at, in: words) != nil else { return }
      add(-1.3, at)
      deny(at)
    case .need:
      closeNegation()
      remedyEnd = nil
      wish = at.upperBound
      if Clauses.demands(at, in: words) {
        add(-1.1, at)
        deny(at)
      }
    case .wish:
      closeNegation()
      wish = at.upperBound
    case .remedy, .notice:
      if negation != nil {
        closeNegation()
        turnedEnd = at.upperBound
      } else if case .remedy = hit.meaning {
        remedyEnd = at.upperBound
      } else {
        noticeEnd = at.upperBound
        if let last = cues.indices.last, cues[last].weight < 0,
          at.lowerBound - cues[last].words.upperBound <= 3
        {
          // "Deficiencies are identified": maybe by those who mend them.
          cues[last].isTopic = true
        }
      }
    case .remedied:
      if negation == nil {
        for index in cues.indices where cues[index].weight < 0 { cues[index].weight *= 0.2 }
        (wish, remedyEnd) = (nil, at.upperBound)
      }
      add(0.5, at)
    case .turn:
      closeNegation()
      (wish, deniedClause) = (nil, nil)
      if at.lowerBound > words.startIndex + 1 {
        for index in cues.indices { cues[index].weight *= 0.45 }
      } else {
        // "However, …" opens what faults the sentence before it.
        turnsAtOnce = true
        cues.append(Cue(weight: -0.5, words: at))
      }
    case .tooEarly:
      tooEarly = tooEarly ?? at
      if concession == nil { wish = at.upperBound }
    case .goodPractice:
      if negation != nil {
        add(1, at)
      } else {
        goodPractice = goodPractice ?? at
        cues.append(Cue(weight: 1.2 * factor(at), words: at))
      }
    case .nothing:
      if let open = negation, open.weight >= 1 { closeNegation() }
      negation = nil
      if Clauses.tellsThereAre(at, in: words) { add(-1, at) }
    }
  }

  private mutating func add(_ weight: Double, _ at: Range<Int>, isTopic: Bool = false) {
    guard let open = negation else {
      if weight < 0, let end = remedyEnd, at.lowerBound - end <= 3,
        Clauses.isOnePhrase(end..<at.lowerBound, in: words)
      {
        // "Reducing unnecessary delay": every fault of the phrase is overcome.
        remedyEnd = at.upperBound
        return weigh(0.5 * wished(at), at, isTopic: true)
      }
      if weight > 0, let end = turnedEnd, Clauses.goesOn(from: end, to: at.lowerBound, in: words) {
        turnedEnd = at.upperBound
        return weigh(-0.5 * weight, at)
      }
      let isNoticed = weight < 0 && noticeEnd.map { at.lowerBound - $0 <= 4 } == true
      if weight <= -0.9, Clauses.isPredicate(at, in: words) { deny(at) }
      let hoped = weight > 0 ? wished(at) : 1
      return weigh(weight * hoped, at, isTopic: isTopic || isNoticed)
    }
    negation = nil
    // "not delayed" is faint praise, "not timely" is blame, "not yet" is it anyhow.
    let isStrong = open.weight >= 1
    let turned = weight > 0 ? -max(weight, open.weight, 0.8) : weight * (isStrong ? 1 : -0.6)
    let whole = open.words.lowerBound..<at.upperBound
    if weight > 0 {
      deny(open.words)
      turnedEnd = at.upperBound
    }
    weigh(turned, whole)
  }

  /// Adds a cue by where it stands: what tells the occasion only, or what might be, judges little.
  private mutating func weigh(_ weight: Double, _ at: Range<Int>, isTopic: Bool = false) {
    let isAside = Clauses.isOccasion(at, of: weight < 0 ? .fault : .praise, in: words)
    let share = isAside ? 0.4 : 1
    cues.append(
      Cue(weight: weight * share * factor(at), words: at, isTopic: isTopic || isAside))
    if weight <= -0.7, !isAside { wish = at.upperBound }
  }

  private mutating func closeNegation() {
    guard let open = negation else { return }
    negation = nil
    if open.weight > 0 {
      if open.weight >= 1 { deny(open.words) }
      weigh(-open.weight, open.words)
    }
  }

  mutating func finish() { closeNegation() }

  /// What a sentence denies or demands is not praised by the words around it: those before name it
  /// ("good practice is insufficient"), those after what is wished for.
  private mutating func deny(_ negation: Range<Int>) {
    guard let clause = Clauses.clause(of: negation, in: words),
      !Clauses.isOccasion(negation, of: .fault, in: words)
    else { return }
    deniedClause = clause
    wish = negation.upperBound
    for index in cues.indices where cues[index].weight > 0 && cues[index].words.lowerBound >= clause
    {
      cues[index].weight *= 0.3
    }
  }

  /// Whether a negation still holds at a cue: within four words and before the next mark.
  private func reaches(_ negation: Range<Int>, _ cue: Range<Int>) -> Bool {
    guard cue.lowerBound - negation.upperBound <= 4 else { return false }
    return !words[negation.upperBound...cue.lowerBound].contains(where: \.followsMark)
  }

  /// What is conceded weighs less: "Although caseloads are high, plans are timely".
  private func factor(_ cue: Range<Int>) -> Double {
    guard let concession, cue.lowerBound >= concession.start else { return 1 }
    let isPast = words[concession.start...cue.lowerBound].dropFirst(2).contains(
      where: \.followsMark)
    if isPast { return concession.opens ? 1.2 : 1 }
    return concession.opens ? 0.4 : 0.9
  }

  /// Praise after a wish weighs less: "further work is needed to ensure good plans".
  private func wished(_ cue: Range<Int>) -> Double {
    guard let start = wish, start <= cue.lowerBound else { return 1 }
    return words[start...cue.lowerBound].contains(where: \.followsMark) ? 0.6 : 0.3
  }

  // MARK: The reading

  func reading(in text: String) -> PolarityReading {
    let praise = cues.filter { $0.weight > 0 }
    let blame = cues.filter { $0.weight < 0 }
    let balance = cues.reduce(0) { $0 + $1.weight }
    var reading = PolarityReading(polarity: .neutral, balance: balance, because: "")
    reading.isDenied = deniedClause != nil
    reading.turnsAtOnce = turnsAtOnce
    reading.praised = sum(praise.filter(\.judges))
    reading.faulted = sum(blame.filter(\.judges))
    if let tooEarly {
      reading.polarity = .tooEarlyToJudge
      // "While it is too early to judge the model, children are safer": the rest is judged.
      reading.isMixed = abs(balance) >= 1
      reading.because = "It says “\(quoted(tooEarly, text))”."
      return reading
    }
    if balance >= SentencePolarity.threshold {
      reading.polarity = .strength
      reading.isGoodPractice = goodPractice != nil
    } else if balance <= -SentencePolarity.threshold {
      reading.polarity = .needsImproving
    }
    if let deniedClause, balance > -SentencePolarity.threshold {
      // What another clause praises stands beside what this one denies.
      let others = sum(praise.filter { $0.words.lowerBound < deniedClause })
      if others < sum(blame) { reading.polarity = .needsImproving }
      reading.isMixed = true
    }
    reading.because = because(praise, blame, text)
    return reading
  }

  private func sum(_ cues: [Cue]) -> Double { cues.reduce(0) { $0 + abs($1.weight) } }

  private func because(_ praise: [Cue], _ blame: [Cue], _ text: String) -> String {
    let sides = [("Praise", praise), ("Fault", blame)].compactMap { name, cues -> String? in
      guard !cues.isEmpty else { return nil }
      let list = cues.prefix(4).map { "“\(quoted($0.words, text))”" }
      return "\(name): \(list.joined(separator: ", "))."
    }
    return sides.isEmpty ? "No word of it praises or faults." : sides.joined(separator: " ")
  }

  private func quoted(_ range: Range<Int>, _ text: String) -> String {
    let utf8 = text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: Int(words[range.lowerBound].start))
    let to = utf8.index(utf8.startIndex, offsetBy: Int(words[range.upperBound - 1].end))
    return String(decoding: utf8[from..<to], as: UTF8.self)
  }
}
