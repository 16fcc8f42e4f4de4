import Storage

/// How the work of an action stands: one of the two ratings, and never a word about whether
/// children are better off, which is ``ImpactRating``.
///
/// The five states are those of domain, section 3; the words that people read for them are the
/// council's own and stand in its ``DeliveryRule``.
public enum DeliveryRating: String, CaseIterable, Sendable, SQLConvertible {
  /// Complete, evidenced and verified by somebody else.
  case complete
  case onTrack, notStarted, atRisk, offTrack
}

extension DeliveryRating: Comparable {
  /// From the best to the worst, so that the worst of several is their maximum.
  public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Whether the work has helped children, judged on evidence: the other rating. What the council
/// calls each stands in its ``DeliveryRule`` too.
public enum ImpactRating: String, CaseIterable, Sendable, SQLConvertible {
  case tooEarly, noChange, someChange, sustainedChange, worse
}

extension ImpactRating {
  /// Whether it says that children are better off, which has to be earned by evidence.
  public var isImprovement: Bool { self == .someChange || self == .sustainedChange }
}
