import Board
import Kernel
import Storage
import Web

/// What was found, by kind. Nothing in it, not even a number, tells of what the reader may not
/// read.
struct SearchResults: Sendable {
  struct Part: Sendable {
    let group: SearchGroup
    let hits: [SearchHit]
    /// Whether there are more than are shown.
    let hasMore: Bool
  }

  let parts: [Part]

  /// As many of each kind as one sees at a glance, and as many as a page of one kind holds.
  static let few = 5
  static let many = 100

  /// - Parameter group: the one kind that is asked for; nil for some of each.
  init(
    _ query: SearchQuery, in group: SearchGroup?, for reader: SearchReader, _ db: Transaction
  ) throws {
    let shown = group == nil ? Self.few : Self.many
    parts = try SearchGroup.allCases.filter { group == nil || $0 == group }.compactMap { one in
      // More than are shown are looked at, so that the nearest come first.
      let hits = try SearchSource.all.filter { $0.group == one }.flatMap { source in
        try db.search(query, in: source, for: reader, most: group == nil ? 30 : Self.many + 1)
      }
      guard !hits.isEmpty else { return nil }
      let counted = hits.map { (hit: $0, words: query.count(in: $0.name)) }
      let ordered = counted.enumerated().sorted { left, right in
        let (one, other) = (left.element.words, right.element.words)
        return one == other ? left.offset < right.offset : one > other
      }.map(\.element.hit)
      return Part(group: one, hits: Array(ordered.prefix(shown)), hasMore: hits.count > shown)
    }
  }

  /// What has one reference.
  init(of hits: [SearchHit]) {
    parts = SearchGroup.allCases.compactMap { group in
      let own = hits.filter { $0.group == group }
      return own.isEmpty ? nil : Part(group: group, hits: own, hasMore: false)
    }
  }
}

extension SearchReader {
  init(_ visit: Visit, _ db: Transaction) throws {
    user = visit.user
    owners = visit.user.isSignedIn ? try db.owners(heldBy: visit.user, on: visit.today) : []
    seats =
      visit.user.may(.readPlan)
      ? [] : try db.seats(of: visit.user, on: visit.today).map(\.text).sorted()
  }
}
