import Civil
import Kernel
import Storage

/// Says that inspectors have asked for something before.
public struct LinkToldBefore: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - later: the recommendation of the later inspection.
  ///   - reference: our reference of the earlier one: `REC-2010-03`.
  @discardableResult
  public func callAsFunction(
    _ later: ID<Recommendation>, repeats reference: String, as kind: RecommendationLink.Kind,
    note: String = ""
  ) async throws -> RecommendationLink {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    let wanted = reference.uppercased().filter { !$0.isWhitespace }
    return try await acting.write(because: "told before: \(kind.title.lowercased())") { db in
      let now = try db.recommendation(later, of: user.authority)
      guard let before = try db.recommendation(referredToAs: wanted, of: user.authority) else {
        throw Refusal.invalid(
          "Earlier recommendation: there is none called “\(reference)”. Use our own reference, as REC-2010-03.",
          field: "earlier")
      }
      try db.checkTold(before, before: now)
      return try db.insert(
        RecommendationLink(
          authority: user.authority, earlier: before.id, later: later, kind: kind, note: note,
          saidBy: user.name, saidOn: today))
    }
  }
}

/// Takes a link back; that it was there stays on record.
public struct UnlinkToldBefore: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Returns: the link that is gone.
  @discardableResult
  public func callAsFunction(
    _ id: ID<RecommendationLink>, readAt version: Int
  ) async throws -> RecommendationLink {
    let user = acting.user
    try user.require(.manageInspections)
    return try await acting.write(because: "told before: taken back") { db in
      guard var link = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("This link between two recommendations is gone already.")
      }
      link.version = version
      try db.delete(link)
      return link
    }
  }
}

extension Transaction {
  fileprivate func recommendation(
    referredToAs reference: String, of authority: AuthorityID
  ) throws -> Recommendation? {
    try first(
      Recommendation.self,
      """
      SELECT * FROM recommendation WHERE authority_id = \(authority) AND reference = \(reference)
      """)
  }

  /// Refuses what cannot be: a link within one report, one backwards in time, one that is there.
  fileprivate func checkTold(_ before: Recommendation, before now: Recommendation) throws {
    func refuse(_ words: String) -> Refusal { .invalid(words, field: "earlier") }
    guard before.inspection != now.inspection else {
      throw refuse(
        "Earlier recommendation: \(before.reference) is of the same inspection. Choose one of an earlier inspection."
      )
    }
    let (then, after) = (
      try inspection(before.inspection, of: before.authority),
      try inspection(now.inspection, of: now.authority)
    )
    if let first = then.toldOn, let second = after.toldOn, first > second {
      throw refuse(
        "Earlier recommendation: \(before.reference) is of \(first.longForm), which is after \(now.reference) of \(second.longForm). Link them from the later one."
      )
    }
    let known = try value(
      Int.self,
      """
      SELECT count(*) FROM recommendation_link
      WHERE authority_id = \(now.authority) AND later_id = \(now.id) AND earlier_id = \(before.id)
      """)
    if known ?? 0 > 0 {
      throw refuse("\(now.reference) and \(before.reference) are linked already.")
    }
  }
}
