import Civil
import Kernel
import Reading
import Storage

/// A recommendation with the inspection that made it.
public struct ToldRecommendation: Sendable {
  public let recommendation: Recommendation
  public let inspection: Inspection

  /// The day of the inspection, by which one comes before another; nil while none is known.
  var day: CivilDate? { inspection.toldOn }
}

/// One recommendation that is linked with another, seen from the other.
public struct ToldLink: Sendable {
  public let link: RecommendationLink
  /// The one at the other end.
  public let other: ToldRecommendation
}

/// What inspectors said before one recommendation, and what they said again after it.
public struct ToldBefore: Sendable {
  public let earlier: [ToldLink]
  public let later: [ToldLink]

  public static let nothing = ToldBefore(earlier: [], later: [])
}

/// An earlier recommendation that resembles a later one, as it is proposed.
struct ToldProposal: Sendable {
  let earlier: ToldRecommendation
  /// The words that both have.
  let words: [String]
}

extension Inspection {
  /// The day by which it comes before or after another: the day its report was published, else of
  /// the visit.
  var toldOn: CivilDate? { publishedOn ?? visitEnd ?? visitStart }
}

extension Transaction {
  /// What a recommendation is linked with, as far as this person may see the inspections at the
  /// other ends.
  ///
  /// - Parameter day: the past day at whose end it is asked for; nil for now.
  public func toldBefore(
    _ recommendation: Recommendation, for user: User, asAt day: CivilDate? = nil
  ) throws -> ToldBefore {
    let shelf = shelf(of: recommendation.authority, asAt: day.map { .endOfDayInLondon($0) })
    let links: [RecommendationLink] =
      try shelf.all("later_id", in: [recommendation.id]) { $0.later }
      + shelf.all("earlier_id", in: [recommendation.id]) { $0.earlier }
    guard !links.isEmpty else { return .nothing }
    let others = try told(
      links.map { $0.later == recommendation.id ? $0.earlier : $0.later },
      on: shelf, for: user)
    func linked(_ isWanted: (RecommendationLink) -> ID<Recommendation>?) -> [ToldLink] {
      links.compactMap { link in
        isWanted(link).flatMap { others[$0] }.map { ToldLink(link: link, other: $0) }
      }
      .sorted {
        ($0.other.day ?? .latest, $0.link.id.text) < ($1.other.day ?? .latest, $1.link.id.text)
      }
    }
    return ToldBefore(
      earlier: linked { $0.later == recommendation.id ? $0.earlier : nil },
      later: linked { $0.earlier == recommendation.id ? $0.later : nil })
  }

  /// Recommendations with their inspections; without those of inspections that this person may not
  /// see.
  func told(
    _ ids: [ID<Recommendation>], on shelf: Shelf, for user: User
  ) throws -> [ID<Recommendation>: ToldRecommendation] {
    let found = try shelf.these(ids)
    let inspections = Dictionary(
      try shelf.these(Set(found.map(\.inspection)).sorted { $0.text < $1.text })
        .filter { $0.isShown(to: user) }.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    return found.reduce(into: [:]) { told, one in
      told[one.id] = inspections[one.inspection].map {
        ToldRecommendation(recommendation: one, inspection: $0)
      }
    }
  }

  /// Earlier recommendations to the same council that resemble one and are not linked with it, the
  /// nearest first.
  func toldProposals(
    for recommendation: Recommendation, in inspection: Inspection, except known: ToldBefore
  ) throws -> [ToldProposal] {
    guard let day = inspection.toldOn else { return [] }
    let before = try all(
      Inspection.self,
      """
      SELECT * FROM inspection
      WHERE authority_id = \(inspection.authority) AND council = \(inspection.council)
        AND id <> \(inspection.id)
      ORDER BY id
      """
    ).filter { $0.toldOn.map { $0 < day } ?? false }
    guard !before.isEmpty else { return [] }
    let inspections = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    let candidates = try all(
      Recommendation.self,
      """
      SELECT * FROM recommendation
      WHERE authority_id = \(inspection.authority) AND inspection_id IN \(list: before.map(\.id))
      ORDER BY id
      """)
    let linked = Set(known.earlier.map(\.other.recommendation.id))
    return Resemblance(among: candidates.map(\.text)).matches(of: recommendation.text, most: 5)
      .compactMap { match in
        let found = candidates[match.index]
        guard !linked.contains(found.id), let earlier = inspections[found.inspection] else {
          return nil
        }
        return ToldProposal(
          earlier: ToldRecommendation(recommendation: found, inspection: earlier),
          words: match.words)
      }
  }
}
