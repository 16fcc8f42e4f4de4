import Inspections

/// Which recommendations of a plan have an action.
public struct Coverage: Hashable, Sendable {
  /// A recommendation without an action.
  public struct Gap: Hashable, Sendable {
    public let recommendation: Recommendation.ID
    public let reference: String

    public init(recommendation: Recommendation.ID, reference: String) {
      self.recommendation = recommendation
      self.reference = reference
    }
  }

  public let total: Int
  public let gaps: [Gap]

  /// - Parameter actions: for each recommendation, how many actions that stand serve it; actions
  ///   that were withdrawn do not count.
  public init(of recommendations: [Gap], actions: [Recommendation.ID: Int]) {
    total = recommendations.count
    gaps = recommendations.filter { actions[$0.recommendation, default: 0] == 0 }
  }

  public var covered: Int { total - gaps.count }
  public var isComplete: Bool { gaps.isEmpty && total > 0 }

  /// "12 of 13 recommendations have an action: REC-07 has none."
  public var sentence: String {
    guard total > 0 else { return "The plan takes up no recommendation of an inspection." }
    let noun = total == 1 ? "recommendation has" : "recommendations have"
    let start = "\(covered) of \(total) \(noun) an action"
    guard let last = gaps.last else { return start + "." }
    if gaps.count == 1 { return "\(start): \(last.reference) has none." }
    let others = gaps.dropLast().map(\.reference).joined(separator: ", ")
    return "\(start): \(others) and \(last.reference) have none."
  }
}
