/// Which way a finding points. The raw values of all but `neutral` are the codes of the kinds of
/// findings in the records.
public enum Polarity: String, CaseIterable, Sendable {
  case strength
  case needsImproving = "needs_improving"
  case tooEarlyToJudge = "too_early_to_judge"
  /// Neither: a fact, a description, or as much of the one as of the other.
  case neutral
}

/// What the words of a sentence say of its polarity, and why.
struct PolarityReading: Sendable {
  var polarity: Polarity
  /// Good practice is named: "exceptional", "sector-leading".
  var isGoodPractice = false
  /// Positive where it speaks for strength, negative for need; in cues.
  var balance: Double = 0
  /// What the sentence says is denied or demanded.
  var isDenied = false
  /// Words that speak the other way are there too.
  var isMixed = false
  /// A sentence for a person.
  var because: String
}
