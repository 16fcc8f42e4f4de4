/// That so many of something stand so: what a sentence says that a plan's figures can confirm or
/// not.
struct NarrativeClaim: Hashable, Sendable {
  var quantity: NarrativeQuantity
  let subject: PlanFacts.Subject
  /// Nil for how many there are at all.
  let meaning: NarrativeWords.Meaning?
  /// The sentence does not name the plan, nor does one before it: in a text about the whole plan
  /// that is plain enough, in one about an action it may be about anything.
  var isLoose = false
  /// A whole that is far from the plan's is not meant to be the plan's, and one that is near is
  /// whatever day the sentence speaks of: "in January they asked us to put seven things right".
  var isAsked = false
  /// It is of all recommendations of an inspection, which are the plan's where it follows one.
  var isOfInspection = false
  /// Whose actions they are; nil for all of the plan's.
  var led: NarrativeVocabulary.Led?
  /// Its sentence names the plan, so in words about one recommendation it is not about that one.
  var namesPlan = false
}

extension NarrativeReader {
  /// The claims in the text. Whatever is not plainly about all of a plan as it stands is no claim:
  /// a warning that is wrong teaches people to look away.
  var claims: [NarrativeClaim] {
    var found: [NarrativeClaim] = []
    // What the text said last of how many there are, to which the next words may refer.
    var totals: [NarrativeClaim] = []
    for quantity in quantities {
      guard
        var claim = claim(quantity) ?? listed(quantity, after: totals)
          ?? elided(quantity, after: totals), claim.isAsked || !isPartOrElsewhere(quantity)
      else {
        totals = []
        continue
      }
      claim.namesPlan = namesPlan(around: quantity.start)
      found.append(claim)
      if claim.led != nil {
        totals = []
      } else if claim.meaning == nil {
        totals = totals.filter { $0.subject != claim.subject } + [claim]
      } else if !totals.contains(where: { $0.subject == claim.subject }) {
        totals = []
      }
    }
    return found
  }

  private func claim(_ quantity: NarrativeQuantity) -> NarrativeClaim? {
    if let whole = asked(quantity) ?? made(quantity) ?? everything(quantity) ?? ofPlan(quantity)
      ?? labelled(quantity)
    {
      return whole
    }
    let leader = leader(of: quantity)
    var place = quantity.next
    while let word = word(place), NarrativeWords.neutral.contains(word) { place += 1 }
    // "five overdue actions"
    for subject in PlanFacts.Subject.allCases {
      for (phrase, meaning) in vocabulary.phrases(of: subject) where has(phrase, at: place) {
        let behind = place + phrase.split(separator: " ").count
        guard let noun = ledNoun(at: behind), noun.subject == subject else { continue }
        return mayEnd(pastPlan(noun.end))
          ? NarrativeClaim(
            quantity: quantity, subject: subject, meaning: meaning,
            led: noun.led ?? (subject == .action ? leader : nil)) : nil
      }
    }
    guard let noun = ledNoun(at: place) else { return claimOfNamedWhole(quantity) }
    var end = pastPlan(noun.end)
    let start = end
    let led = noun.led ?? (noun.subject == .action ? leader : nil)
    // What was so is no claim of today, but what was done on time stays so.
    let isPast = word(end) == "were" || word(end) == "was"
    if isPast { end += 1 }
    while let word = word(end), NarrativeWords.links.contains(word) { end += 1 }
    let phrases = longestFirst(noun.subject)
    // "all" and "still" may belong to the state's own words, so shorter readings are tried too.
    for from in (start...end).reversed() {
      for (phrase, meaning) in phrases where has(phrase, at: from) {
        let behind = pastPlan(from + phrase.split(separator: " ").count)
        return mayEnd(behind) && (!isPast || meaning.states == [.onTime])
          ? NarrativeClaim(
            quantity: quantity, subject: noun.subject, meaning: meaning, led: led) : nil
      }
    }
    if let meaning = meaning(before: quantity, of: noun.subject), mayEnd(start) {
      return NarrativeClaim(
        quantity: quantity, subject: noun.subject, meaning: meaning, led: noun.led)
    }
    // "There are three things: …" may be any three.
    let isTold =
      noun.subject != .thing && tellsTotal(quantity, before: start)
      || noun.led == nil && led != nil && quantity.tellsHowMany && mayEnd(pastListed(start))
    return isTold
      ? NarrativeClaim(quantity: quantity, subject: noun.subject, meaning: nil, led: led) : nil
  }

  /// "Inspectors asked us to put seven things right": how many recommendations there are, as the
  /// public is told.
  private func asked(_ quantity: NarrativeQuantity) -> NarrativeClaim? {
    guard case .count = quantity.amount, !quantity.isPartOfWhole, word(quantity.start - 1) == "put",
      has("things right", at: quantity.next), mayEnd(quantity.next + 2)
    else { return nil }
    return NarrativeClaim(
      quantity: quantity, subject: .recommendation, meaning: nil, isLoose: true, isAsked: true)
  }

  /// "The inspectors made seven recommendations".
  private func made(_ quantity: NarrativeQuantity) -> NarrativeClaim? {
    guard case .count = quantity.amount, !quantity.isPartOfWhole, word(quantity.start - 1) == "made"
    else { return nil }
    var who = quantity.start - 2
    while let word = word(who), ["has", "have"].contains(word) { who -= 1 }
    let whose = word(who - 1).map { ["the", "our", "ofsted", "ofsted's"].contains($0) }
    guard let inspectors = word(who), ["inspectors", "inspection", "ofsted"].contains(inspectors),
      whose ?? startsSentence(who)
    else { return nil }
    var place = quantity.next
    while let word = word(place), NarrativeWords.neutral.contains(word) { place += 1 }
    guard let noun = noun(at: place), noun.subject == .recommendation, mayEnd(noun.end) else {
      return nil
    }
    return NarrativeClaim(
      quantity: quantity, subject: .recommendation, meaning: nil, isOfInspection: true)
  }

  /// "The plan is 85 % complete": of its actions.
  private func ofPlan(_ quantity: NarrativeQuantity) -> NarrativeClaim? {
    guard case .percent = quantity.amount, !quantity.isPartOfWhole else { return nil }
    var noun = quantity.start - 1
    while let word = word(noun), NarrativeWords.links.contains(word) { noun -= 1 }
    guard noun < quantity.start - 1, word(noun) == "plan",
      ["the", "our", "this", "improvement"].contains(word(noun - 1)),
      let state = longestFirst(.action).first(where: { has($0.phrase, at: quantity.next) }),
      mayEnd(quantity.next + state.phrase.split(separator: " ").count)
    else { return nil }
    return NarrativeClaim(
      quantity: quantity, subject: .action, meaning: state.meaning, isLoose: true)
  }

  /// "Everything is done", "all is done", "we have done everything".
  private func everything(_ quantity: NarrativeQuantity) -> NarrativeClaim? {
    let place = quantity.tokens.lowerBound
    let isAll = word(place) == "all" && quantity.tokens.count == 1
    guard isAll || word(place) == "everything" else { return nil }
    let noun = pastPlan(quantity.next)
    var end = noun
    while let word = word(end), NarrativeWords.links.contains(word) { end += 1 }
    // "Everything but the rota" is not everything.
    let mayEnd = { (at: Int) in self.mayEnd(at) && word(at) != "but" }
    let state = longestFirst(.thing).first { has($0.phrase, at: end) }
    if let state, !isAll || word(noun) == "is", saysOutright(before: place),
      mayEnd(pastPlan(end + state.phrase.split(separator: " ").count))
    {
      return NarrativeClaim(quantity: quantity, subject: .thing, meaning: state.meaning)
    }
    guard !isAll, mayEnd(noun), let meaning = meaning(before: quantity, of: .thing),
      saysOutright(before: place - 1)
    else { return nil }
    return NarrativeClaim(quantity: quantity, subject: .thing, meaning: meaning)
  }

  /// Whether nothing but who says it stands in the sentence before a place: "now we have", and not
  /// "the board checks that we have".
  private func saysOutright(before place: Int) -> Bool {
    guard let sentence = sentence(around: place) else { return false }
    return (sentence.lowerBound..<place).allSatisfy { at in
      mark(at) == "," || word(at).map(NarrativeWords.outright.contains) ?? false
    }
  }

  /// "Of the 13 recommendations, 12 have an action": the whole is named first.
  private func claimOfNamedWhole(_ quantity: NarrativeQuantity) -> NarrativeClaim? {
    let part: Int
    switch quantity.amount {
    case .count(let written): part = written
    case .none: part = 0
    default: return nil
    }
    guard mark(quantity.start - 1) == "," else { return nil }
    let noun = quantity.start - 2
    for from in max(0, noun - 4)..<max(0, noun) where word(from) == "of" {
      let start = ["the", "our"].contains(word(from + 1)) ? from + 2 : from + 1
      guard let all = number(at: start), all.end == noun, let named = self.noun(at: noun) else {
        continue
      }
      var whole = quantity
      whole.amount = .ratio(part, of: all.value)
      var end = quantity.next
      while let word = word(end), NarrativeWords.links.contains(word) { end += 1 }
      for (phrase, meaning) in longestFirst(named.subject) where has(phrase, at: end) {
        return mayEnd(pastPlan(end + phrase.split(separator: " ").count))
          ? NarrativeClaim(quantity: whole, subject: named.subject, meaning: meaning) : nil
      }
    }
    return nil
  }

  /// "We have completed 12 of 13 actions". Of a bare number it would be how many there were of
  /// late.
  private func meaning(
    before quantity: NarrativeQuantity, of subject: PlanFacts.Subject
  ) -> NarrativeWords.Meaning? {
    if case .count = quantity.amount, !quantity.isPartOfWhole { return nil }
    let verbs = ["completed", "closed", "done", "finished", "delivered", "signed off", "verified"]
    for verb in verbs where has(verb, at: quantity.start - verb.split(separator: " ").count) {
      return vocabulary.phrases(of: subject).first { $0.phrase == verb }?.meaning
    }
    return nil
  }

  func longestFirst(_ subject: PlanFacts.Subject) -> NarrativeWords.Phrases {
    vocabulary.phrases(of: subject)
  }

  func noun(at place: Int) -> (subject: PlanFacts.Subject, end: Int)? {
    switch word(place) {
    case "action", "actions": (.action, place + 1)
    case "recommendation", "recommendations": (.recommendation, place + 1)
    case "milestone", "milestones": (.milestone, place + 1)
    case "promise", "promises": (.promise, place + 1)
    case "thing", "things": (.thing, place + 1)
    case "piece", "pieces", "item", "items":
      has("of evidence", at: place + 1) ? (.evidence, place + 3) : nil
    default: nil
    }
  }

  /// A noun with whose it is: "partner actions", "actions of the police"; nil where it is said
  /// twice.
  func ledNoun(
    at place: Int
  ) -> (subject: PlanFacts.Subject, end: Int, led: NarrativeVocabulary.Led?)? {
    let before = led(before: place)
    guard let noun = noun(at: before?.end ?? place) else { return nil }
    guard noun.subject == .action else {
      return before == nil ? (noun.subject, noun.end, nil) : nil
    }
    let behind = led(behind: noun.end)
    if before != nil, behind != nil { return nil }
    return (.action, behind?.end ?? noun.end, before?.led ?? behind?.led)
  }

  /// Past "in the plan", "in all", and what stands in brackets.
  func pastPlan(_ place: Int) -> Int {
    var place = place
    for phrase in [
      "in the improvement plan", "of the improvement plan", "in the plan", "of the plan",
      "in our plan", "in this plan", "of this plan", "in all", "in total", "altogether", "overall",
      "so far", "to date", "in place", "each", "by the board", "by our board",
      "by the improvement board",
    ] where has(phrase, at: place) {
      place += phrase.split(separator: " ").count
      break
    }
    if mark(place) == "(", let close = tokens[place...].firstIndex(where: { $0.mark == ")" }) {
      place = close + 1
    }
    return place
  }

  /// Whether nothing follows that would narrow down what was said.
  func mayEnd(_ place: Int) -> Bool {
    guard place < tokens.count else { return true }
    if let word = word(place) {
      return NarrativeWords.mayFollow.contains(word) && !has("since", at: place)
    }
    return mark(place).map { ".!?;:,\n–—)-".contains($0) } ?? false
  }

  /// Whether a sentence says how many there are at all: "the plan has 24 actions", "there are 13
  /// recommendations".
  private func tellsTotal(_ quantity: NarrativeQuantity, before place: Int) -> Bool {
    guard case .count = quantity.amount, !quantity.isPartOfWhole, mayEnd(pastListed(place))
    else { return false }
    let leads = [
      "there are", "plan has", "plan now has", "plan contains", "plan holds", "plan lists",
      "plan sets out", "plan with", "plan of",
    ]
    return leads.contains { phrase in
      has(phrase, at: quantity.start - phrase.split(separator: " ").count)
    }
  }
}

extension NarrativeReader {
  /// Whether an amount is of a part only, is quoted, or its sentence speaks of another time or
  /// place.
  func isPartOrElsewhere(_ quantity: NarrativeQuantity) -> Bool {
    if let word = word(quantity.start - 1), NarrativeWords.partsBefore.contains(word) {
      return true
    }
    // "All but two actions are complete" is of the others.
    if has("all but", at: quantity.start - 2) { return true }
    // "3–4", "3 + 7": the number is a piece of something longer.
    if let mark = mark(quantity.start - 1), "–-+£$#=/".contains(mark) { return true }
    if let mark = mark(quantity.next), "–-+=/".contains(mark) { return true }
    guard let sentence = sentence(around: quantity.start), quantity.next <= sentence.upperBound,
      mark(sentence.upperBound) != "?"
    else { return true }
    let upTo = tokens[quantity.next..<sentence.upperBound].firstIndex { $0.mark == "," }
    let context = sentence.lowerBound..<(upTo ?? sentence.upperBound)
    if context.contains(where: { place in
      word(place).map { NarrativeWords.elsewhere.contains($0) || $0.hasSuffix("'ll") } ?? false
        || NarrativeWords.partsNamed.contains { has($0, at: place) } || isYear(place)
    }) {
      return true
    }
    return isQuoted(quantity.start, in: sentence) || followsAim(sentence)
  }

  /// "Our aim: all actions complete."
  private func followsAim(_ sentence: Range<Int>) -> Bool {
    guard mark(sentence.lowerBound - 1) == ":" else { return false }
    return self.sentence(around: sentence.lowerBound - 1)?.contains { place in
      word(place).map(NarrativeWords.aims.contains) ?? false
    } ?? false
  }

  /// Whether a sentence speaks of the plan as a whole.
  private func namesPlan(around place: Int) -> Bool {
    sentence(around: place)?.contains { at in
      ["plan", "plan's", "altogether", "overall"].contains(word(at)) || has("in all", at: at)
        || has("in total", at: at)
    } ?? false
  }

  /// No sentence that speaks plainly is longer, in tokens before and after a figure.
  private static let longest = 80

  /// The tokens of the sentence around a place; nil where it is too long to speak plainly.
  func sentence(around place: Int) -> Range<Int>? {
    let before = max(0, place - Self.longest)..<place
    let after = place..<min(tokens.count, place + Self.longest)
    let start = tokens[before].lastIndex(where: \.endsSentence).map { $0 + 1 }
    let end = tokens[after].firstIndex(where: \.endsSentence)
    guard let start = start ?? (before.lowerBound == 0 ? 0 : nil),
      let end = end ?? (after.upperBound == tokens.count ? tokens.count : nil)
    else { return nil }
    return start..<end
  }

  func isYear(_ place: Int) -> Bool {
    if case .number(let value, 0) = tokens[place].kind { return (1900...2100).contains(value) }
    return false
  }

  /// Words in quotation marks are somebody else's, or an example.
  func isQuoted(_ place: Int, in sentence: Range<Int>) -> Bool {
    let before = tokens[sentence.lowerBound..<place]
    let opened = before.count { $0.mark == "“" } - before.count { $0.mark == "”" }
    return opened > 0 || before.count { $0.mark == "\"" } % 2 == 1
  }
}
