import Civil
import Kernel
import Storage
import Web

/// Sets the council’s own rule for rating delivery and its words for impact, from a day on. Rules
/// of the past stay as they were: a plan as at a past day is rated by the rule of that day.
public struct SetDeliveryRule: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: how often such rules had been set when they were read; nil where nobody
  ///   read them.
  /// - Throws: `StaleRecord` when somebody else has set one since.
  @discardableResult
  public func callAsFunction(
    words: DeliveryRule.Words, impactWords: DeliveryRule.ImpactWords,
    thresholds: DeliveryRule.Thresholds, source: String, from day: CivilDate,
    readAt version: Int? = nil
  ) async throws -> DeliveryRule {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    let today = world.today()
    return try await acting.write(because: "delivery rule set: \(source)") { db in
      var rule = DeliveryRule(
        authority: user.authority, validFrom: day, words: words, impactWords: impactWords,
        thresholds: thresholds, source: source)
      var problems = rule.problems
      if day < today {
        problems.append(
          Problem(
            "A rule cannot be changed for days that have passed: what was rated then stays.",
            field: "validFrom"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      if let version {
        try db.requireUnwritten(DeliveryRule.self, since: version, of: user.authority)
      }
      // A rule that was set for the same day, and may already show, is put right.
      if let same = try db.deliveryRules(of: user.authority).first(where: { $0.validFrom == day }) {
        rule = DeliveryRule(
          authority: user.authority, id: same.id, validFrom: day, words: words,
          impactWords: impactWords, thresholds: thresholds, source: source)
        rule.version = same.version
      }
      return try db.save(rule)
    }
  }
}

extension DeliveryRule {
  var problems: [Problem] {
    var problems = wordProblems
    if source.isEmpty {
      problems.append(
        Problem(
          "Say where it was decided, for example “Improvement board, 12 May 2026”.",
          field: "source"))
    }
    if thresholds.sustainedChangeStrength < thresholds.someChangeStrength {
      problems.append(
        Problem(
          "“\(impactWords.sustainedChange)” cannot need weaker evidence than “\(impactWords.someChange)”.",
          field: "sustainedChangeStrength"))
    }
    return problems
  }

  /// What is wrong with words that are told apart by nothing else, in the tables beside those of
  /// what is not rated yet. Of two that look the same the later is named.
  private var wordProblems: [Problem] {
    let words: [(field: String, means: String, word: String)] = [
      ("wordComplete", "complete and verified", words.complete),
      ("wordOnTrack", "on track", words.onTrack), ("wordAtRisk", "at risk", words.atRisk),
      ("wordOffTrack", "off track", words.offTrack),
      ("wordNotStarted", "not started", words.notStarted),
      ("wordTooEarly", "impact: too early to say", impactWords.tooEarly),
      ("wordNoChange", "impact: no change seen", impactWords.noChange),
      ("wordSomeChange", "impact: some change", impactWords.someChange),
      ("wordSustainedChange", "impact: sustained change", impactWords.sustainedChange),
      ("wordWorse", "impact: worse", impactWords.worse),
    ]
    var known = [
      Self.look(Self.noAction): "“\(Self.noAction)”, which stands beside it",
      Self.look(Self.notJudged): "“\(Self.notJudged)”, which stands beside it",
    ]
    return words.compactMap { field, means, word -> Problem? in
      let look = Self.look(word)
      if look.isEmpty { return Problem("Say what this is called.", field: field) }
      if let other = known[look] {
        return Problem(
          "This looks the same as \(other). Choose another word.", field: field)
      }
      known[look] = "the word for “\(means)”"
      return nil
    }
  }

  /// A word as it is seen: neither capitals nor spaces nor signs that nobody sees tell two apart.
  private static func look(_ word: String) -> String {
    String(word.lowercased().unicodeScalars.filter { !$0.isUnseen })
  }
}
