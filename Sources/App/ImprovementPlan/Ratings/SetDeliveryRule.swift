import Civil
import Kernel
import Storage

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
    var problems =
      Self.problems(
        [
          ("wordComplete", words.complete), ("wordOnTrack", words.onTrack),
          ("wordAtRisk", words.atRisk), ("wordOffTrack", words.offTrack),
          ("wordNotStarted", words.notStarted),
        ], nameless: "Say what this state is called.",
        doubled: "Two states have the same name. Give each its own.")
      + Self.problems(
        [
          ("wordTooEarly", impactWords.tooEarly), ("wordNoChange", impactWords.noChange),
          ("wordSomeChange", impactWords.someChange),
          ("wordSustainedChange", impactWords.sustainedChange), ("wordWorse", impactWords.worse),
        ], nameless: "Say what this judgement is called.",
        doubled: "Two judgements have the same name. Give each its own.")
    if source.isEmpty {
      problems.append(
        Problem(
          "Say where it was decided, for example “Improvement board, 12 May 2026”.",
          field: "source"))
    }
    if thresholds.sustainedChangeStrength < thresholds.someChangeStrength {
      problems.append(
        Problem(
          "Sustained change cannot need weaker evidence than some change.",
          field: "sustainedChangeStrength"))
    }
    return problems
  }

  /// What is wrong with words that are told apart by nothing else. Of two that are the same the
  /// later is named.
  private static func problems(
    _ words: [(field: String, word: String)], nameless: String, doubled: String
  ) -> [Problem] {
    var known: Set<String> = []
    return words.compactMap { field, word -> Problem? in
      if word.isEmpty { return Problem(nameless, field: field) }
      return known.insert(word.lowercased()).inserted ? nil : Problem(doubled, field: field)
    }
  }
}
