import TestKit
import Testing

@testable import Storage

@Suite struct SQLTests {
  private static let grammar = SearchGrammar(
    before: "words HAVE ", after: "!", quote: "'", prefix: "*", and: " & ", or: " | ")
  private static let question = SQLDialect(placeholder: .question, search: grammar) { "\($0)" }
  private static let numbered = SQLDialect(placeholder: .numbered, search: grammar) { "\($0)" }

  @Test func `Values are bound, names are quoted, differences are the engine's`() throws {
    let name: SQLName = "due_on"
    let part: SQL = "AND x = \(1)"
    let sql: SQL = "SELECT \(name) FROM t WHERE a = \("b") \(part) \(.forUpdate)"
    let (text, values) = try sql.rendered(in: Self.question)
    #expect(text == "SELECT \"due_on\" FROM t WHERE a = ? AND x = ? forUpdate")
    #expect(values == [.text("b"), .integer(1)])
    #expect(try sql.rendered(in: Self.numbered).text.hasSuffix("a = $1 AND x = $2 forUpdate"))
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 2), (3, 4), (4, 4), (5, 8), (500, 512), (20_000, 20_000)])
  func `A list is filled up to a power of two by its last value`(count: Int, bound: Int) throws {
    let sql: SQL = "a IN \(list: 0..<count)"
    let values = try sql.rendered(in: Self.question).values
    #expect(values.count == bound)
    #expect(Set(values).count == count)
  }

  @Test func `Conditions are joined with their values`() throws {
    let sql = (["a = \(1)", "b = \(2)"] as [SQL]).joined(separator: " AND ")
    #expect(try sql.rendered(in: Self.numbered).text == "a = $1 AND b = $2")
  }

  @Test(
    arguments: StoreKind.available,
    [
      "'; DROP TABLE finding; --", "\" OR 1=1 --", "$1", "?", ":a", "\\", "' || version() || '",
      "%s%n", "Zoë\n\t", "{}", "NULL", "🧵", String(repeating: "x'", count: 5000),
    ])
  func `Whatever somebody writes is only ever a value`(on kind: StoreKind, text: String)
    async throws
  {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: text))
      #expect(try await store.find(kept.id)?.title == text)
      let found = try await store.read {
        try $0.all(Finding.self, "SELECT * FROM finding WHERE title = \(text)")
      }
      #expect(found.map(\.id) == [kept.id])
      let listed = try await store.read {
        try $0.value(
          Int.self, "SELECT count(*) FROM finding WHERE title IN \(list: [text, "b", "c"])")
      }
      #expect(listed == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Each kind of value comes back as it went in`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let findings = [
        Finding(title: "", dueOn: "2012-12-21", weight: 0.1, isOpen: false, picture: [0, 1, 255]),
        Finding(title: "12", dueOn: nil, weight: -1e300, isOpen: true, picture: []),
        Finding(title: "1.0", dueOn: "1600-02-29", weight: 5, picture: nil),
        Finding(title: "infinite", weight: .infinity),
      ]
      for finding in findings {
        let kept = try await store.keep(finding)
        #expect(kept.version == 1)
        #expect(try await store.find(kept.id) == kept)
      }
      let report = try await store.verify()
      #expect(report.problems.map(\.description) == [])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Sums are whole, averages are not, counts are numbers`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      try await store.keep(Finding(title: "a", weight: 1))
      try await store.keep(Finding(title: "b", weight: 2))
      let row = try await store.read { db in
        try db.rows(
          """
          SELECT sum(version) AS total, avg(version) AS mean, count(*) AS number,
            sum(weight) AS weight, sum(CASE WHEN is_open THEN \(1) ELSE \(0) END) AS open
          FROM finding
          """)[0]
      }
      #expect(try row.get("total", as: Int.self) == 2)
      #expect(try row.get("mean", as: Double.self) == 1)
      #expect(try row.get("number", as: Int.self) == 2)
      #expect(try row.get("weight", as: Double.self) == 3)
      #expect(try row.get("open", as: Int.self) == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Text with a NUL and what is no number are refused, not cut`(on kind: StoreKind) async throws
  {
    try await withFindings(kind) { store in
      await #expect(throws: DatabaseFault.self) { try await store.keep(Finding(title: "a\0b")) }
      await #expect(throws: DatabaseFault.self) {
        try await store.keep(Finding(title: "a", weight: .nan))
      }
      let count = try await store.read { try $0.value(Int.self, "SELECT count(*) FROM finding") }
      #expect(count == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A statement may run again while its rows are being read`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      for title in ["a", "b", "c"] { try await store.keep(Finding(title: title)) }
      let pairs = try await store.read { db in
        var count = 0
        try db.connection.forEachRow("SELECT id FROM finding ORDER BY id") { _ in
          try db.connection.forEachRow("SELECT id FROM finding ORDER BY id") { _ in count += 1 }
        }
        return count
      }
      #expect(pairs == 9)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A read can change nothing`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      await #expect(throws: DatabaseFault.self) {
        try await store.read { _ = try $0.connection.execute("DELETE FROM finding") }
      }
      try await store.keep(Finding(title: "still works"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A failure that the body swallows still undoes the write`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "first"))
      await #expect(throws: DatabaseFault.self) {
        try await store.write(as: .ada, because: "test") { db in
          try db.insert(Finding(title: "second"))
          _ = try? db.insert(kept)
        }
      }
      let count = try await store.read { try $0.value(Int.self, "SELECT count(*) FROM finding") }
      #expect(count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Broken keys are constraint faults`(on kind: StoreKind) async throws {
    try await withFindings(kind) { store in
      let kept = try await store.keep(Finding(title: "once"))
      for bad in [kept, Finding(title: "no such plan", plan: Storage.ID<Plan>())] {
        let fault = await #expect(throws: DatabaseFault.self) { try await store.keep(bad) }
        #expect(fault?.kind == .constraint)
      }
    }
  }
}
