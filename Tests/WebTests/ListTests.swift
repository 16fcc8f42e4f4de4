import Civil
import HTTPTypes
import Kernel
import Logging
import Markup
import SiteMap
import Storage
import TestKit
import Testing

@testable import Web

/// A generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct ListTests {
  /// The list as somebody sees it who asks for an address.
  private func load(
    _ address: Address, _ store: Store, pageSize: Int = 7
  ) async throws -> Listing<DemoAction, DemoSort> {
    let world = World(
      store: store, authority: DemoSite.authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    let visit = Visit(
      world: world, user: .anonymous(of: DemoSite.authority), address: address)
    return try await DemoPages.list(pageSize: pageSize).load(
      for: visit, from: DemoPages.query(DemoSite.authority))
  }

  private func fill(_ store: Store, _ count: Int, seed: UInt64) async throws -> Set<String> {
    try await store.write(as: .system, because: "test") { db in
      var generator = SeededGenerator(state: seed)
      var ids: Set<String> = []
      for _ in 0..<count {
        // Few different values, so that there are ties at every page's end; some dates are missing.
        let day = Int.random(in: 1...4, using: &generator)
        let action = try db.insert(
          DemoAction(
            title: ["alpha", "Alpha", "beta", "ÄRGER"].randomElement(using: &generator) ?? "",
            dueOn: day == 4 ? nil : CivilDate(year: 2013, month: 3, day: day),
            status: DemoAction.Status.allCases.randomElement(using: &generator) ?? .open,
            progress: Int.random(in: 0...2, using: &generator)))
        ids.insert(action.id.text)
      }
      return ids
    }
  }

  @Test(arguments: StoreKind.available, DemoSort.allCases)
  func `Paging shows every row exactly once, whatever it is sorted by, with ties and insertions`(
    on kind: StoreKind, sort: DemoSort
  ) async throws {
    try await withStore(kind, migrations: DemoSite.migrations) { store in
      for (seed, order) in [(UInt64(1), "up"), (2, "down")] {
        try await store.write(as: .system, because: "test") { db in
          for action in try db.all(DemoAction.self, "SELECT * FROM plan_outcome") {
            try db.delete(action)
          }
        }
        let there = try await fill(store, 45, seed: seed)
        var seen: [String] = []
        var place: Address? = Address("list").with("sort", sort.rawValue).with("order", order)
        while let address = place {
          let listing = try await load(address, store)
          seen += listing.ids
          // Others come in between; those before our place are never shown, those after may be.
          _ = try await fill(store, 2, seed: seed + UInt64(seen.count))
          place =
            listing.hasLater ? address.with("after", listing.ids.last).with("before", nil) : nil
          #expect(seen.count < 200)
          if seen.count >= 200 { break }
        }
        #expect(Set(seen).count == seen.count, "no row is shown twice")
        #expect(there.isSubset(of: Set(seen)), "no row is left out")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Going back leads through the same pages`(on kind: StoreKind) async throws {
    try await withStore(kind, migrations: DemoSite.migrations) { store in
      _ = try await fill(store, 30, seed: 7)
      let base = Address("list").with("sort", "due")
      let first = try await load(base, store)
      let second = try await load(base.with("after", first.ids.last), store)
      let third = try await load(base.with("after", second.ids.last), store)
      #expect(first.ids.count == 7 && !first.hasEarlier && first.hasLater)
      #expect(try await load(base.with("before", third.ids.first), store).ids == second.ids)
      let back = try await load(base.with("before", second.ids.first), store)
      #expect(back.ids == first.ids)
      #expect(!back.hasEarlier && back.hasLater)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A place that is gone leads to the beginning, and says so`(on kind: StoreKind) async throws {
    try await withStore(kind, migrations: DemoSite.migrations) { store in
      _ = try await fill(store, 10, seed: 3)
      for place in [ID<DemoAction>().text, "'; DROP TABLE plan_outcome; --"] {
        let listing = try await load(Address("list").with("after", place), store)
        #expect(listing.hasLostPlace && listing.ids.count == 7)
        #expect(listing.html.description.contains("The list has changed"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is not offered in the address is passed over`(on kind: StoreKind) async throws {
    try await withStore(kind, migrations: DemoSite.migrations) { store in
      _ = try await fill(store, 10, seed: 3)
      let address = Address("list").with("sort", "id; --").with("status", "lost").with("order", "x")
      let listing = try await load(address, store)
      #expect(listing.count == 10)
      #expect(listing.request.sort == .due && !listing.request.isDescending)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Filters narrow down, and what is special in a pattern is plain text`(on kind: StoreKind)
    async throws
  {
    try await withStore(kind, migrations: DemoSite.migrations) { store in
      try await store.write(as: .system, because: "test") { db in
        for title in ["50 % done", "50 of 100", "under_score", "underscore", "back\\slash"] {
          try db.insert(DemoAction(title: title, dueOn: nil))
        }
        try db.insert(DemoAction(title: "50 % done", dueOn: nil, status: .done))
      }
      for (words, count) in [("50 %", 2), ("r_s", 1), ("k\\s", 1), ("UNDER", 2), ("nothing", 0)] {
        #expect(
          try await load(Address("list").with("words", words), store).count == count, "\(words)")
      }
      let both = Address("list").with("words", "50 %").with("status", "done")
      #expect(try await load(both, store).count == 1)
    }
  }

  @Test func `A list without rows on a past day says so, and tells nobody how to begin`()
    async throws
  {
    try await withStore(.sqlite, migrations: DemoSite.migrations) { store in
      let listing = try await load(Address("list"), store)
      let empty = listing.list.empty
      #expect(listing.html.description.contains(empty))
      let past = listing.asAt(CivilDate(year: 2013, month: 3, day: 1)).html.description
      #expect(past.contains("There were no actions here at the end of 1 March 2013."))
      #expect(!past.contains(empty))
    }
  }

  @Test func `The file holds every page of what one sees`() async throws {
    try await withStore(.sqlite, migrations: DemoSite.migrations) { store in
      try await store.write(as: .system, because: "test") { db in
        for number in 0..<20 {
          try db.insert(
            DemoAction(
              title: "=\(number)", dueOn: CivilDate(year: 2013, month: 3, day: 1),
              status: number < 12 ? .open : .done, progress: number))
        }
      }
      let address = Address("list").with("status", "open").with("sort", "progress")
        .with("order", "down").with("format", "csv")
      let listing = try await load(address, store)
      guard case .file(let bytes, let type, let name, _, _) = try listing.answer({ Page("x") {} })
      else {
        Issue.record("no file")
        return
      }
      #expect(type == "text/csv; charset=utf-8" && name == "actions.csv")
      let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
      #expect(lines.count == 13)
      #expect(lines[0] == "Action,Due,Status,Progress")
      #expect(lines[1] == "'=11,2013-03-01,Not started,11")
      #expect(lines[12] == "'=0,2013-03-01,Not started,0")

      let workbook = try await load(address.with("format", "xlsx"), store)
      #expect(workbook.elements.count == 12)
      guard case .file(let book, let kind, let called, _, _) = try workbook.answer({ Page("x") {} })
      else {
        Issue.record("no workbook")
        return
      }
      #expect(MediaType(sniffing: book) == .spreadsheet && kind == MediaType.spreadsheet.rawValue)
      #expect(called == "actions.xlsx")
      let page = try await load(address.with("format", nil), store).html.description
      #expect(page.contains("format=csv") && page.contains("format=xlsx"))
    }
  }

  @Test func `A file of a kind that is not offered is the page`() async throws {
    try await withStore(.sqlite, migrations: DemoSite.migrations) { store in
      let listing = try await load(Address("list").with("format", "exe"), store)
      guard case .page = try listing.answer({ Page("x") {} }) else {
        Issue.record("no page")
        return
      }
    }
  }

  @Test func `The heading says how it is sorted, and sorts the other way`() async throws {
    try await withStore(.sqlite, migrations: DemoSite.migrations) { store in
      _ = try await fill(store, 3, seed: 1)
      let html = try await load(Address("list"), store).html.description
      #expect(
        html.contains(
          "<th scope=\"col\" aria-sort=\"ascending\"><a href=\"/list?sort=due&amp;order=down\""))
      let down = try await load(Address("list").with("order", "down"), store).html.description
      #expect(down.contains("aria-sort=\"descending\""))
      #expect(html.contains("3 actions"))
    }
  }

  @Test func `An empty list says why, and how to see more`() async throws {
    try await withStore(.sqlite, migrations: DemoSite.migrations) { store in
      #expect(
        try await load(Address("list"), store).html.description.contains(
          "There are no actions yet."))
      let filtered = try await load(Address("list").with("status", "done"), store).html.description
      #expect(filtered.contains("No actions match what you chose."))
      #expect(filtered.contains("href=\"/list\""))
    }
  }

  @Test
  func `Paper says what the list is narrowed down to, and no answer of a filter is dropped unsaid`()
    async throws
  {
    try await withStore(.sqlite, migrations: DemoSite.migrations) { store in
      _ = try await fill(store, 30, seed: 1)
      let plain = try await load(Address("list"), store).html.description
      #expect(!plain.contains("Narrowed down to"))
      let narrowed = try await load(
        Address("list").with("status", "done").with("words", "a"), store
      ).html.description
      #expect(narrowed.contains("Narrowed down to Status: Done; Words: “a”"))
      let unknown = try await load(Address("list").with("status", "lost"), store).html.description
      #expect(unknown.contains("What the address says under “Status” is none of the answers"))
      #expect(!unknown.contains("Narrowed down to"))
    }
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (20_000, "20,000"), (-1_234_567, "−1,234,567"),
  ])
  func `Large numbers are grouped`(number: Int, text: String) {
    #expect(number.grouped == text)
  }
}
