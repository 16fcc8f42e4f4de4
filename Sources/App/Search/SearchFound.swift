import Kernel
import SiteMap
import Storage
import Web

/// What somebody looked for, and what of it they may read.
struct SearchFound: Sendable {
  let typed: String
  let query: SearchQuery?
  /// The one kind that is asked for; nil for some of each.
  let group: SearchGroup?
  /// The page of the one record that a reference names; nil when none does.
  let address: Address?
  /// Nil when nothing was typed that can be looked for, or a reference names one record.
  let results: SearchResults?

  static func find(_ visit: Visit) async throws -> SearchFound {
    let typed = visit.query("q") ?? ""
    let query = SearchQuery(typed)
    let group = visit.query("kind").flatMap(SearchGroup.init)
    let (address, results) = try await visit.store.read { db -> (Address?, SearchResults?) in
      guard let query else { return (nil, nil) }
      let reader = try SearchReader(visit, db)
      if let reference = SearchReference(typed) {
        let hits = try db.records(of: reference, for: reader)
        if hits.count == 1 { return (hits[0].address, nil) }
        if !hits.isEmpty { return (nil, SearchResults(of: hits)) }
      }
      return (nil, try SearchResults(query, in: group, for: reader, db))
    }
    return SearchFound(
      typed: typed, query: query, group: group, address: address, results: results)
  }
}
