import Civil

/// Challenges with impact (domain, M62): closed with impact, of those raised, over a period. A
/// challenge counts in the period in which it was raised.
public struct ChallengeFigure: Hashable, Sendable {
  public let from: CivilDate
  public let to: CivilDate
  public let withImpact: Int
  public let raised: Int

  public init(of challenges: some Sequence<Challenge>, from: CivilDate, to: CivilDate) {
    self.from = from
    self.to = to
    let counted = challenges.filter { from <= $0.askedOn && $0.askedOn <= to }
    raised = counted.count
    withImpact = counted.count { $0.closedOn != nil && $0.changed?.isImpact == true }
  }

  /// Nil when none was raised: nothing can be said of none.
  public var percent: Int? {
    raised == 0
      ? nil : Int((Double(withImpact) * 100 / Double(raised)).rounded(.toNearestOrAwayFromZero))
  }

  /// "50 %", or "n/a".
  public var text: String { percent.map { "\($0) %" } ?? "n/a" }
}
