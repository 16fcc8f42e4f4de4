import Civil
import Testing

@testable import Returns

/// What rules are made of, and what comes of them.
@Suite struct EngineTests {
  @Test(arguments: [
    ("2026-03-31", "2025-04-01", "2025-03-31", "2026-03-11", "2026-01-28"),
    ("2024-03-31", "2023-04-01", "2023-03-31", "2024-03-08", "2024-01-26"),
    ("2025-03-31", "2024-04-01", "2024-03-28", "2025-03-11", "2025-01-28"),
    ("", "", "", "", ""),
  ])
  func `Days counted from the reference date`(
    _ reference: String, _ start: String, _ before: String, _ fifteenth: String,
    _ fortyFifth: String
  ) {
    let census = CensusPeriod(reference: CivilDate(reference).map { Day($0) } ?? .missing)
    #expect(census.start.description == start)
    #expect(census.lastWorkingDayBeforeStart.description == before)
    #expect(census.fifteenthWorkingDayBack.description == fifteenth)
    #expect(census.fortyFifthWorkingDayBack.description == fortyFifth)
  }

  /// Spans at random, few days apart, some without start or limit, some that end before they begin.
  private static func spans(_ count: Int, seed: UInt64) -> [(start: Day, limit: Day)] {
    var state = seed
    func next(_ limit: UInt64) -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32((state >> 33) % limit)
    }
    return (0..<count).map { _ in
      let start = next(9) == 0 ? Day.missing : Day(number: next(4_000))
      return (start, next(9) == 0 ? .missing : Day(number: max(0, start.number) + next(40) - 5))
    }
  }

  @Test(arguments: 1...20)
  func `Many spans are compared as few are`(seed: UInt64) {
    let spans = Self.spans(120, seed: seed)
    var expected: [String] = []
    for (row, span) in spans.enumerated() {
      let others = spans.indices.filter { $0 != row }
      let isA = others.contains {
        span.start.isOnOrAfter(spans[$0].start) && span.start.isOnOrBefore(spans[$0].limit)
      }
      let isB = others.contains {
        spans[$0].start.isOnOrAfter(span.start) && spans[$0].start.isOnOrBefore(span.limit)
      }
      if isA || isB { expected.append("\(row) \(isA) \(isB)") }
    }
    var found: [(row: Int, text: String)] = []
    Overlaps.each(
      spans.indices, start: { spans[$0].start }, limit: { spans[$0].limit },
      flag: { row, isA, isB in found.append((row, "\(row) \(isA) \(isB)")) })
    #expect(found.sorted { $0.row < $1.row }.map(\.text) == expected)
  }

  @Test(arguments: 1...20)
  func `Many spans of two kinds are compared as few are`(seed: UInt64) {
    let spans = Self.spans(200, seed: seed)
    let (rows, others) = (0..<100, 100..<200)
    func isInside(_ row: Int, _ other: Int) -> Bool {
      spans[row].start.isOnOrAfter(spans[other].start)
        && spans[row].start.isOnOrBefore(spans[other].limit)
    }
    var (a, b): (Set<Int>, Set<Int>) = ([], [])
    Overlaps.between(
      rows, start: { spans[$0].start }, and: others, otherStart: { spans[$0].start },
      limit: { spans[$0].limit }, flagA: { a.insert($0) }, flagB: { b.insert($0) })
    #expect(a == Set(rows.filter { row in others.contains { isInside(row, $0) } }))
    #expect(b == Set(others.filter { other in rows.contains { isInside($0, other) } }))
  }

  @Test func `One child with twenty thousand plans is checked in no time`() async throws {
    let plans = (0..<20_000).map { _ in needPlan("2025-05-02", "2025-05-01") }.joined()
    let cin = try await CINReturn(bytes: Array(Invented.message(child(episode(plans))).utf8))
    let checked = await cin.check { $0.code == "4014" || $0.code == "4011" }
    #expect(checked.issues.count == 20_000)
  }

  @Test func `An issue is one for each rule and row, in order, with its child and place`()
    async throws
  {
    let text = Invented.message(
      "\n" + child(id: "T9", episode(assessment("2025-04-30", nil), assessment("2025-04-29", nil))))
    let cin = try await CINReturn(bytes: Array(text.utf8))
    let checked = await cin.check { $0.code == "1103" }
    #expect(
      checked.issues.map { "\(checked.table($0) ?? "") \($0.row)" } == [
        "Assessments 0", "Assessments 1", "CINdetails 0",
      ])
    #expect(checked.issues.map { checked.childID($0) } == ["T9", "T9", "T9"])
    #expect(checked.issues.compactMap { checked.place($0)?.line } == [2, 2, 2])
    #expect(checked.issuesByChild.keys.map { $0 } == [0])
    let message = checked.rule(checked.issues[2]).message(checked.values(checked.issues[2]))
    #expect(message == "An assessment began before the referral: CINreferralDate 2025-05-01")
  }

  @Test(arguments: [
    ("2025-26", 2026), ("2025–26", 2026), ("2025/26", 2026), ("2025-2026", 2026),
    ("1999-00", 2000), ("2025-27", nil), ("2026", nil), ("25-26", nil), ("", nil),
  ])
  func `A collection is named by its two years`(_ text: String, _ ending: Int?) {
    #expect(CollectionYear(text)?.ending == ending)
  }

  @Test(arguments: [
    ("2023", "2023-03-31", "2022-23"), ("2026", "2025-03-31", "2025-26"),
    (nil, "2025-03-31", "2024-25"), ("x", "2024-03-31", "2023-24"), (nil, nil, "2025-26"),
    ("2027", "2027-03-31", "2025-26"), ("1926", "2026-03-31", "2025-26"),
  ])
  func `The year is the header’s; a draft only when asked`(
    _ year: String?, _ reference: String?, _ expected: String
  ) async throws {
    let text = Invented.message(child(), reference: reference, year: year)
    let cin = try await CINReturn(bytes: Array(text.utf8))
    #expect(await cin.check { _ in false }.year.description == expected)
  }

  @Test func `CSV cannot run as a formula, and keeps its marks`() async throws {
    let text = Invented.message(child(id: "=1+\"1\",2"))
    let cin = try await CINReturn(bytes: Array(text.utf8))
    let csv = String(decoding: await cin.check { $0.code == "1580" }.csv(), as: UTF8.self)
    #expect(csv.contains("1580,error,\"'=1+\"\"1\"\",2\",ChildIdentifiers,0,"))
  }

  @Test func `JSON escapes what it must`() async throws {
    let text = Invented.message(child(id: "a\"b\\c\td"))
    let cin = try await CINReturn(bytes: Array(text.utf8))
    let lines = String(decoding: await cin.check { $0.code == "1580" }.jsonLines(), as: UTF8.self)
    #expect(lines.contains(#""child":"a\"b\\c\u0009d""#))
  }

  @Test func `The text names rule, child, line, value and what to do`() async throws {
    let text = Invented.message(child(id: "T9", episode(need: "X")))
    let cin = try await CINReturn(bytes: Array(text.utf8))
    let checked = await cin.check { $0.code == "8650" }
    #expect(
      checked.text() == """
        8650  error, 1 row: The primary need is not one of the codes.
               child T9, line 1, CINdetails: PrimaryNeedCode X
               → Give N0 to N9.

        1 child checked against 1 rules of 2025-26: 1 error and 0 queries in 1 child.

        """)
  }
}
