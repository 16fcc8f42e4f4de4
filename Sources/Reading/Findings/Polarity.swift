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
  /// Where it stands, or what it denies, speaks against its words.
  var isMixed = false
  /// It opens with "however" or the like.
  var turnsAtOnce = false
  /// The cues that judge, for each side: what names only what a sentence is about is left out.
  var praised: Double = 0
  var faulted: Double = 0
  /// A sentence for a person.
  var because: String
}
