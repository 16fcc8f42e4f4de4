import Kernel
import Storage
import Web

/// Search over everything that a person may read. It stands to the right of every slice whose
/// records it finds.
///
/// The words are kept by `Storage`, in the same transaction as the record they are of; here stands
/// which records are found (``SearchSource``), by whom, and how they are shown.
public struct SearchSlice: Sendable {
  let world: World

  public init(world: World) { self.world = world }

  /// Says which tables are searched and reads what they hold already.
  public static let migrations: [Migration] = [
    Migration(name: "search.1", statements: []) { db in
      for source in SearchSource.all { try db.search(source.table, in: source.words) }
    },
    // What was found later than the rest.
    Migration(name: "search.2", statements: []) { db in
      for source in SearchSource.heard + SearchSource.agreed {
        try db.search(source.table, in: source.words)
      }
    },
    Migration(name: "search.3", statements: []) { db in
      for source in SearchSource.campaigns { try db.search(source.table, in: source.words) }
    },
    Migration(name: "search.4", statements: []) { db in
      let source = SearchSource.eventChallenges
      try db.search(source.table, in: source.words)
    },
    // By what the reports themselves call them too.
    Migration(name: "search.5", statements: []) { db in
      let source = SearchSource.recommendations
      try db.search(source.table, in: source.words)
    },
  ]

  public func addRoutes(to site: inout Site) {
    site.get("search", for: .readPublished) { try await SearchPage.answer($0) }
  }
}
