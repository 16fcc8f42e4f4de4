import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections

/// What reports mean for the national register: entered when certain, completed when known, never doubled.
@Suite struct RegisterImportTests {
  /// Readings that are not entered, each with what is said about it.
  private static let doubtful:
    [(what: String, words: String, change: @Sendable (inout PaperReading) -> Void)] =
      [
        ("a grade in doubt", "differ", { $0.judgements[0].grade.doubt = "Table and text differ." }),
        ("a framework in doubt", "cover", { $0.framework.doubt = "The cover is unusual." }),
        ("a council in doubt", "twice", { $0.council?.doubt = "It is named twice." }),
        (
          "a date in doubt", "Visit start “12 November 2012”: It stands on two lines",
          { $0.visitStart?.doubt = "It stands on two lines." }
        ),
        (
          "a kind that nobody has tried the reading on", "No published report",
          { $0.reserve = "No published report has yet tried the rules." }
        ),
        (
          "a visit before the framework", "was not in use on 12 November 2011",
          { $0.visitStart = PaperReading.Value("2011-11-12") }
        ),
        (
          "a visit whose end is in doubt", "Visit end “21 November 2012”: It is smudged",
          { $0.visitEnd?.doubt = "It is smudged." }
        ),
        ("no overall grade", "No grade was found for Overall", { $0.judgements.removeFirst() }),
        ("no council", "No council", { $0.council = nil }),
        ("a council nobody knows", "in no list", { $0.council = PaperReading.Value("Nowhere") }),
        (
          "no date at all", "Neither the visit",
          {
            $0.visitStart = nil
            $0.published = nil
          }
        ),
        (
          "published before the visit", "before the visit began",
          { $0.published = PaperReading.Value("2012-11-01") }
        ),
        ("an area without a grade", "No grade was found", { $0.judgements.removeLast() }),
        (
          "a grade of another scale", "no grade of its scale",
          { $0.judgements[1].grade.text = "requires_improvement" }
        ),
        (
          "an area of another framework", "has no judgement",
          { $0.judgements[1].area = "impact-of-leaders" }
        ),
      ]

  @Test(arguments: doubtful.indices)
  func `What is not certain is for a person, with the reason`(_ row: Int) async throws {
    try await withInspections(on: .sqlite) { house in
      let (what, words, change) = Self.doubtful[row]
      var reading = PaperReading.thornmere2012
      change(&reading)
      let outcome = try await enter(reading, in: house)
      #expect(outcome.kind == .uncertain, "\(what)")
      #expect(outcome.sentence.contains(words), "\(outcome.sentence)")
      #expect(try await lines(in: house).isEmpty)
    }
  }

  @Test func `Of the parts of an area all were read, or the table was not read whole`() async throws
  {
    try await withInspections(on: .sqlite) { house in
      var reading = PaperReading.thornmere2012
      reading.framework.text = "SIF"
      reading.visitStart = PaperReading.Value("2015-09-07")
      reading.visitEnd = nil
      reading.published = nil
      reading.judgements = [
        "overall", "help-and-protection", "looked-after", "adoption", "leadership",
      ].map {
        PaperReading.Judgement(area: $0, printedArea: $0, grade: PaperReading.Value("good"))
      }
      let lost = try await enter(reading, in: house)
      #expect(lost.kind == .uncertain)
      #expect(
        lost.sentence.contains("No grade was found for Experiences and progress of care leavers"))
      // A re-inspection need not judge either part.
      reading.judgements.remove(at: 3)
      #expect(try await enter(reading, in: house).kind == .entered)
    }
  }

  @Test
  func `A line from a paper that was not understood whole says so, and one that was does not`()
    async throws
  {
    try await withInspections(on: .sqlite) { house in
      let first = try await enter(.thornmere2012, in: house)
      #expect(first.kind == .entered)
      #expect(
        first.sentence.hasSuffix(
          "; its recommendations were not taken whole: text on page 23 was not understood"))
      var whole = PaperReading.thornmere2012
      whole.notUnderstood = []
      let second = try await enter(whole, in: house)
      #expect(second.kind == .unchanged)
      #expect(!second.sentence.contains("not taken whole"))
      #expect(try await lines(in: house).map(\.visitEnd) == [CivilDate("2012-11-21")])
    }
  }

  @Test func `A council that had ended, or was not there yet, is for a person`() async throws {
    try await withInspections(on: .sqlite) { house in
      let admin = ActingUser(house.user(.administrator), in: house.world)
      try await RecordCouncil(admin)(
        CouncilEntry(
          code: "E06990002", name: "Averley", region: .london, validTo: try civil("2012-10-31"),
          source: "Invented"))
      try await RecordCouncil(admin)(
        CouncilEntry(
          code: "E06990003", name: "Brackwater", region: .london,
          validFrom: try civil("2012-11-13"), source: "Invented"))
      var reading = PaperReading.thornmere2012
      reading.council = PaperReading.Value("Averley")
      let ended = try await enter(reading, in: house)
      #expect(ended.kind == .uncertain)
      #expect(
        ended.sentence.contains(
          "Averley was a council until 31 October 2012, and the report is of 12 November 2012"))
      reading.council = PaperReading.Value("Brackwater Council")
      let early = try await enter(reading, in: house)
      #expect(early.kind == .uncertain)
      #expect(early.sentence.contains("since 13 November 2012 only"))
      #expect(try await lines(in: house).isEmpty)
      // A report may be published after the council has ended.
      reading.council = PaperReading.Value("Averley")
      reading.visitStart = nil
      reading.visitEnd = nil
      #expect(try await enter(reading, in: house).kind == .entered)
    }
  }

  @Test func `A kind of report that the register does not keep is left out`() async throws {
    try await withInspections(on: .sqlite) { house in
      var reading = PaperReading.thornmere2012
      reading.framework = PaperReading.Value("", doubt: "It looks like something else.")
      let outcome = try await enter(reading, in: house)
      #expect(outcome.kind == .left)
      #expect(try await lines(in: house).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A certain report is entered with all its judgements, and a second time nothing changes`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let first = try await enter(.thornmere2012, in: house)
      #expect(first.kind == .entered)
      #expect(first.sentence.hasPrefix("Thornmere Borough Council, "))
      let changes = try await changeCount(house)
      let second = try await enter(.thornmere2012, in: house)
      #expect(second.kind == .unchanged)
      #expect(try await changeCount(house) == changes)
      let (lines, grades) = try await house.read { db in
        let lines = try db.register(of: house.authority)
        let framework = try #require(try db.framework(code: "PROT2012", of: house.authority))
        let judgements = try db.judgements(of: lines)
        return (lines, framework.grades(judgements[lines[0].id] ?? []).map(\.grade.name))
      }
      #expect(lines.count == 1)
      #expect(lines.first?.source == "The report “thornmere.pdf”")
      #expect(grades == ["Inadequate", "Adequate", "Adequate", "Inadequate"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A line entered by hand is completed and keeps its source`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      try await RecordRegisterLine(house.acting)(
        RegisterEntry(
          council: "Thornmere", framework: "PROT2012", publishedOn: try civil("2012-12-21"),
          source: "The inspectorate’s list"))
      let outcome = try await enter(.thornmere2012, in: house)
      #expect(outcome.kind == .completed)
      #expect(outcome.sentence.contains("added: visit start, "))
      let lines = try await lines(in: house)
      #expect(lines.map(\.source) == ["The inspectorate’s list"])
      #expect(lines.map(\.council) == ["Thornmere"])
      #expect(lines.first?.visitStart == CivilDate("2012-11-12"))
      #expect(lines.first?.overall != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What says something else than the register is shown and overwrites nothing`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      try await RecordRegisterLine(house.acting)(
        RegisterEntry(
          council: "Thornmere", framework: "PROT2012", visitStart: try civil("2012-11-12"),
          publishedOn: try civil("2012-12-20"), overall: "adequate", source: "A list"))
      let before = try await lines(in: house)
      let outcome = try await enter(.thornmere2012, in: house)
      #expect(outcome.kind == .conflict)
      #expect(outcome.sentence.contains("the register has 20 December 2012"))
      #expect(outcome.sentence.contains("the register has Adequate, the report Inadequate"))
      #expect(try await lines(in: house) == before)
    }
  }

  /// A line by hand, and what a report of a visit from 12 November 2012, published on 21 December, makes of it.
  private static let otherDays: [(visit: String?, published: String?, kind: ImportOutcome.Kind)] = [
    (nil, "2012-12-14", .uncertain), (nil, "2013-10-01", .entered),
    ("2012-11-13", nil, .uncertain), ("2012-11-26", nil, .uncertain), ("2012-11-27", nil, .entered),
    ("2011-11-14", nil, .entered), ("2012-11-12", nil, .completed), (nil, "2012-12-21", .completed),
    ("2012-11-19", "2012-12-21", .conflict),
  ]

  @Test(arguments: otherDays)
  func `A line with other days is another visit only when it is far enough`(
    visit: String?, published: String?, kind: ImportOutcome.Kind
  ) async throws {
    try await withInspections(on: .sqlite) { house in
      var reading = PaperReading.thornmere2012
      if visit == nil, kind != .completed { reading.published = nil }
      try await RecordRegisterLine(house.acting)(
        RegisterEntry(
          council: "Thornmere", framework: "PROT2012", visitStart: try visit.map(civil),
          publishedOn: try published.map(civil), source: "A list"))
      #expect(try await enter(reading, in: house).kind == kind)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A line that follows from an inspection recorded here is left to it`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let own = try await RecordInspection(house.acting)(.thornmere2012())
      #expect(try await enter(.thornmere2012, in: house).kind == .unchanged)
      try await RecordJudgements(house.acting)(.allAdequate, of: own.id)
      #expect(try await enter(.thornmere2012, in: house).kind == .conflict)
      #expect(try await lines(in: house).map(\.inspection) == [own.id])
    }
  }

  @Test(arguments: StoreKind.available)
  func `The register holds every judgement of our own inspection, and follows it`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let own = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordJudgements(house.acting)(.allAdequate, of: own.id)
      try await RecordJudgements(house.acting)(
        [
          JudgementEntry(area: "leadership", grade: "inadequate"),
          JudgementEntry(area: "quality-of-practice", grade: ""),
        ], of: own.id)
      let grades = try await house.read { db in
        let framework = try db.framework(of: own)
        let lines = try db.register(of: house.authority)
        return framework.grades(try db.judgements(of: lines)[lines[0].id] ?? [])
          .map { "\($0.area.code) \($0.grade.code)" }
      }
      #expect(
        grades == ["overall adequate", "help-and-protection adequate", "leadership inadequate"])
    }
  }

  @Test func `The form of a line gives and takes away its other judgements`() async throws {
    try await withInspections(on: .sqlite) { house in
      let record = RecordRegisterLine(house.acting)
      var entry = RegisterEntry(
        council: "Averley", framework: "PROT2012", visitStart: try civil("2012-05-14"),
        overall: "good", parts: ["leadership": "good", "quality-of-practice": "adequate"],
        source: "A list")
      let line = try await record(entry)
      entry.parts = ["leadership": "", "nonsense": "good"]
      let refused = await problems { try await record(entry, over: line.id, readAt: 1) }
      #expect(refused?.map(\.field) == ["part.nonsense"])
      entry.parts = ["leadership": ""]
      try await record(entry, over: line.id, readAt: 1)
      let areas = try await house.read { db in
        let framework = try #require(try db.framework(code: "PROT2012", of: house.authority))
        return framework.grades(try db.judgements(of: [line])[line.id] ?? []).map(\.area.code)
      }
      #expect(areas == ["overall", "quality-of-practice"])
    }
  }

  // MARK: -

  private func enter(
    _ reading: PaperReading, in house: InspectionsHouse
  ) async throws -> ImportOutcome {
    try await house.acting.write(because: "test") { db in
      try db.enter(reading, named: "thornmere.pdf", of: house.authority).outcome
    }
  }

  private func lines(in house: InspectionsHouse) async throws -> [NationalInspection] {
    try await house.read { try $0.register(of: house.authority) }
  }

  private func changeCount(_ house: InspectionsHouse) async throws -> Int? {
    try await house.read { try $0.value(Int.self, "SELECT count(*) FROM change") }
  }
}
