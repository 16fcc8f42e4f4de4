import Storage
import TestKit
import Testing

@Suite struct SearchTests {
  @Test(arguments: [
    ("audits audited auditing audit", ["audit"]),
    ("Chronologies, a CHRONOLOGY", ["chronologi", "a"]),
    ("children’s child's Children", ["child"]),
    ("O’Brien O'Brien", ["obrien"]),
    ("planning plans planned", ["plan"]),
    ("Zoë Zoe ZOË", ["zoe"]), ("Zoe\u{308} xZoe\u{308}x a\u{308}", ["zoe", "xzoex", "a"]),
    ("one\r\ntwo\rsix", ["one", "two", "six"]), ("naïveté2 e", ["naivete2", "e"]),
    ("processes process", ["process"]),
    ("REC-2012-07", ["rec", "2012", "07"]),
    ("multi-agency", ["multi", "agenci"]),
    ("status is this bus", ["status", "is", "this", "bus"]),
    ("تحفظ الأطفال", ["تحفظ", "الأطفال"]),
    ("'quoted' \"words\" – (and) * signs", ["quot", "word", "and", "sign"]),
    ("… — ! '", []),
  ])
  func `Words are one word without accents, capitals and endings`(text: String, stems: [String]) {
    var seen: [String] = []
    for word in SearchWords(text).words where !seen.contains(word.stem) { seen.append(word.stem) }
    #expect(seen == stems)
  }

  @Test func `Each word knows where it stands in the text`() {
    let text = "The child’s view, heard"
    #expect(
      SearchWords(text).words.map { String(text[$0.range]) } == ["The", "child’s", "view", "heard"])
  }

  @Test(arguments: ["", " ", "…", "\"", "' OR 1=1 --".filter { "' -=".contains($0) }])
  func `Signs alone are no query`(text: String) {
    #expect(SearchQuery(text) == nil)
  }

  /// Finds what has the words, newest first.
  private func titles(
    _ store: Store, _ text: String, of authority: AuthorityID = .thornmere
  ) async throws -> [String] {
    guard let query = SearchQuery(text)?.within("finding", of: authority) else { return [] }
    return try await store.read { db in
      try db.values(
        String.self,
        """
        SELECT finding.title FROM search_words CROSS JOIN search_entry CROSS JOIN finding
        WHERE \(SQL.finds(query)) AND search_entry.sequence = search_words.rowid
          AND finding.authority_id = search_entry.authority_id
          AND finding.id = search_entry.record_id
        ORDER BY search_words.rowid DESC
        """)
    }
  }

  private func withSearch(
    _ kind: StoreKind, _ body: (Store) async throws -> Void
  ) async throws {
    try await withFindings(kind) { store in
      try await store.keep(Finding(title: "Kept before anybody searched"))
      try await store.migrate([
        .findings,
        Migration(name: "search.1", statements: []) { try $0.search("finding", in: ["title"]) },
      ])
      try await body(store)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The index follows a record through its life, undoing included`(
    on kind: StoreKind
  ) async throws {
    try await withSearch(kind) { store in
      #expect(try await titles(store, "search") == ["Kept before anybody searched"])
      var one = try await store.keep(Finding(title: "Chronologies are late"))
      #expect(try await titles(store, "chronology") == ["Chronologies are late"])
      one.title = "Visits are late"
      one = try await store.change(one)
      #expect(try await titles(store, "chronology") == [])
      #expect(try await titles(store, "visiting") == ["Visits are late"])
      let last = one
      try await store.write(as: .ada, because: "a slip") { try $0.delete(last) }
      #expect(try await titles(store, "visit") == [])
      let history = try await store.read { try $0.history(of: last.id, authority: .thornmere) }
      let gone = try #require(history.last)
      try await store.write(as: .ada, because: "undo") { try $0.undo(change: gone.sequence) }
      #expect(try await titles(store, "visit") == ["Visits are late"])
      #expect(try await store.verify().isClean)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What fails leaves nothing in the index`(on kind: StoreKind) async throws {
    struct Halt: Error {}
    try await withSearch(kind) { store in
      await #expect(throws: Halt.self) {
        try await store.write(as: .ada, because: "fails") { db in
          try db.insert(Finding(title: "Never there"))
          throw Halt()
        }
      }
      let found = try await titles(store, "never")
      #expect(found.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available, ["E06000998", "a town/7", "Ørsted"])
  func `Each authority finds its own records alone`(
    on kind: StoreKind, code: String
  ) async throws {
    try await withSearch(kind) { store in
      try await store.keep(Finding(title: "Our visits"))
      var other = Finding(title: "Their visits")
      other.authority = AuthorityID(code)
      try await store.keep(other)
      #expect(try await titles(store, "visits") == ["Our visits"])
      #expect(try await titles(store, "visits", of: other.authority) == ["Their visits"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was entered before the index knew authorities is entered again`(
    on kind: StoreKind
  ) async throws {
    try await withSearch(kind) { store in
      try await store.tamper(
        "UPDATE search_words SET words = \(.wordsBefore)\("_finding searched")\(.wordsAfter)")
      try await store.tamper("DELETE FROM migration WHERE name = 'storage.4'")
      #expect(try await titles(store, "search") == [])
      let applied = try await store.migrate([
        .findings, Migration(name: "search.1", statements: []),
      ])
      #expect(applied == ["storage.4"])
      #expect(try await titles(store, "search") == ["Kept before anybody searched"])
      #expect(try await titles(store, "searched") == ["Kept before anybody searched"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `All words are needed, and the last may be unfinished`(on kind: StoreKind) async throws {
    try await withSearch(kind) { store in
      for title in ["Sign off each assessment", "Assess risk", "Café visits", "O’Brien’s audit"] {
        try await store.keep(Finding(title: title))
      }
      for (text, found) in [
        ("assess", ["Assess risk", "Sign off each assessment"]),
        ("assessm", ["Sign off each assessment"]),
        ("assessm ", []),
        ("assessment sign", ["Sign off each assessment"]),
        ("visitin", []), ("visits", ["Café visits"]), ("visit", ["Café visits"]),
        ("assessment risk", []),
        ("CAFE", ["Café visits"]), ("obrien", ["O’Brien’s audit"]),
        ("O'Brien", ["O’Brien’s audit"]), ("a", []), ("x", []),
      ] {
        #expect(try await titles(store, text) == found, "\(text)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A word is found at every letter of its being typed`(on kind: StoreKind) async throws {
    try await withSearch(kind) { store in
      try await store.keep(Finding(title: "Visiting children’s agencies"))
      for word in ["visiting", "children", "agencies"] {
        for count in 2...word.count {
          let typed = String(word.prefix(count))
          #expect(try await titles(store, typed) == ["Visiting children’s agencies"], "\(typed)")
        }
      }
    }
  }

  @Test(
    arguments: StoreKind.available,
    [
      "\"", "\"unclosed", "a AND", "NOT", "OR OR", "NEAR(a b)", "title:x", "x*", "*", "^x", "a & b",
      "a | !b", "<->", "':*", "--", ";DROP TABLE finding", "\\", "%", "_finding", "\u{301}", "(",
      "'", "’s", "{x}", "𝒳𝓎", "字", String(repeating: "word ", count: 500),
      String(repeating: "x", count: 500), String(repeating: "é", count: 3000),
    ])
  func `Nothing that is typed is an error`(on kind: StoreKind, text: String) async throws {
    try await withSearch(kind) { store in
      try await store.keep(Finding(title: text.isEmpty ? "x" : text))
      _ = try await titles(store, text)
    }
  }
}
