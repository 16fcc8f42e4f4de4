import API
import Kernel
import SiteMap
import Storage
import Web

extension SearchSlice {
  /// Searching, for programs: without a key among what is published.
  public func addOperations(to api: inout Operations) {
    api.one(
      "search", in: "Search", "Search everything that may be read",
      about:
        "What has all of the words is found, the nearest and newest first: five of each kind, or a hundred of one. A reference, as REC-2012-07, leads to its page; the number that a report prints, as 1(a), finds its recommendation.",
      for: .readPublished,
      query: [
        .text("q", "The words; the last may be unfinished."),
        .word("kind", "Of one kind only.", SearchGroup.allCases.map(\.rawValue)),
      ], Self.found
    ) { try await SearchFound.find($0) }
  }

  private static let found = Shape<SearchFound>(
    "SearchResults", "What was found.",
    [
      .text("leadsTo", "The page of the one record that a reference names; null otherwise.") {
        $0.address?.description
      },
      .many("kinds", "By kind; without those of which nothing was found.", part) {
        $0.results?.parts ?? []
      },
    ])

  private static let part = Shape<SearchResults.Part>(
    "SearchKind", "What was found of one kind.",
    [
      .word("kind", "Which kind.") { $0.group },
      .text("title", "What it is called.") { $0.group.title },
      .flag("hasMore", "Whether there is more than is told.") { $0.hasMore },
      .many("hits", "The nearest and newest first.", hit) { $0.hits },
    ])

  private static let hit = Shape<SearchHit>(
    "SearchHit", "A record that was found.",
    [
      .text("table", "What kind of record.") { $0.table },
      .text("record", "Its identifier.") { $0.id },
      .text("reference", "What people call it, where it has a reference.") { $0.reference },
      .text("name", "Its name.") { $0.name }, .text("text", "Its words.") { $0.text },
      .text("standing", "How it stands; null where it has no state.") { $0.standing?.words },
      .flag("isOfDraft", "Whether it belongs to a plan that nobody has agreed yet.") {
        $0.isOfDraft
      },
      .text("origin", "What it belongs to.") { $0.origin },
      .text("page", "Its page.") { $0.address.description },
    ])
}
