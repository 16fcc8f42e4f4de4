import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections

@Suite struct RegisterTests {
  @Test(arguments: StoreKind.available)
  func
    `S45: with one earlier inspection it is the 2nd, and adding another earlier makes it the 3rd`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      #expect(try await place(of: inspection, in: house) == "1st")
      try await enter("Averley", visited: "2012-05-14", in: house)
      #expect(try await place(of: inspection, in: house) == "2nd")
      try await enter("Brackwater", visited: "2012-06-11", in: house)
      #expect(try await place(of: inspection, in: house) == "3rd")
      // Later ones, and other frameworks, do not count.
      try await enter("Corrington", visited: "2013-01-07", in: house)
      try await enter("Dunmarsh", visited: "2012-04-01", framework: "SLAC2009", in: house)
      #expect(try await place(of: inspection, in: house) == "3rd")
    }
  }

  @Test(arguments: StoreKind.available)
  func `S52: as at the meeting, seven published and four of them Inadequate`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let grades = [
        "inadequate", "adequate", "inadequate", "good", "inadequate", "adequate", "inadequate",
        "adequate", "inadequate",
      ]
      for (index, grade) in grades.enumerated() {
        try await RecordRegisterLine(house.acting)(
          RegisterEntry(
            council: "Council \(index + 1)", framework: "PROT2012",
            publishedOn: try civil("2012-08-10").adding(weeks: 2 * index), overall: grade,
            source: "The inspectorate’s list"))
      }
      let counts = try await house.read { db -> RegisterCounts in
        let framework = try #require(try db.framework(code: "PROT2012", of: house.authority))
        return RegisterFigures(try db.register(of: framework.id, in: house.authority)).counts(
          asAt: try civil("2012-11-02"), scale: framework.scale)
      }
      #expect(counts.published == 7)
      #expect(counts.grades.map(\.grade.name) == ["Outstanding", "Good", "Adequate", "Inadequate"])
      #expect(counts.grades.map(\.count) == [0, 1, 2, 4])
      #expect(counts.withoutGrade == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A report that prints no day of publication counts as inspected, once the visit is over`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let record = RecordRegisterLine(house.acting)
      func line(_ council: String, _ start: String, _ end: String?, _ published: String? = nil)
        async throws
      {
        try await record(
          RegisterEntry(
            council: council, framework: "PROT2012", visitStart: try civil(start),
            visitEnd: try end.map(civil), publishedOn: try published.map(civil), overall: "good",
            source: "A list"))
      }
      try await line("Averley", "2012-05-14", "2012-05-25")
      try await line("Brackwater", "2012-05-14", "2012-05-25", "2012-07-02")
      try await line("Corrington", "2012-05-28", nil)
      for (day, published, inspected) in [
        ("2012-05-13", 0, 0), ("2012-05-24", 0, 0), ("2012-05-25", 0, 1), ("2012-05-28", 0, 2),
        ("2012-07-01", 0, 2), ("2012-07-02", 1, 2),
      ] {
        let asAt = try civil(day)
        let counts = try await house.read { db -> RegisterCounts in
          let framework = try #require(try db.framework(code: "PROT2012", of: house.authority))
          return RegisterFigures(try db.register(of: framework.id, in: house.authority)).counts(
            asAt: asAt, scale: framework.scale)
        }
        #expect(counts.published == published, "\(day)")
        #expect(counts.inspected.total == inspected, "\(day)")
        #expect(counts.grades.map(\.count).reduce(0, +) == published, "\(day)")
        #expect(counts.inspected.grades.map(\.count) == [0, inspected, 0, 0], "\(day)")
      }
      let refused = await problems { try await line("Dunmarsh", "2012-05-14", "2012-05-13") }
      #expect(refused?.map(\.field) == ["visitEnd"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Our own inspection has one line, which follows it`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      try await RecordRegisterLine(house.acting)(
        RegisterEntry(
          council: "Thornmere Borough Council", framework: "PROT2012",
          publishedOn: try civil("2012-12-21"), overall: "adequate", source: "A list"))
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordJudgements(house.acting)(
        ["overall", "help-and-protection", "quality-of-practice", "leadership"].map {
          JudgementEntry(area: $0, grade: "inadequate")
        }, of: inspection.id)
      // A draft takes nothing from what everybody sees.
      let before = try await house.read { try $0.register(of: house.authority) }
      #expect(before.map(\.inspection) == [nil])
      #expect(before.map { $0.overall != nil } == [true])
      try await PublishInspection(house.acting)(inspection.id, readAt: inspection.version)
      let (lines, grade) = try await house.read { db in
        let lines = try db.register(of: house.authority)
        let framework = try db.framework(of: inspection)
        return (lines, lines.first?.overall.flatMap { framework.grade($0)?.code })
      }
      #expect(lines.map(\.inspection) == [inspection.id])
      #expect(grade == "inadequate")
      await #expect(throws: Refusal.self) {
        try await RecordRegisterLine(house.acting)(
          RegisterEntry(council: "Other", framework: "PROT2012", source: "x"),
          over: lines[0].id, readAt: lines[0].version)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A line that cannot be right is refused, each field named`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let record = RecordRegisterLine(house.acting)
      let refused = await problems {
        try await record(
          RegisterEntry(
            council: "", framework: "PROT2012", overall: "requires_improvement", source: "",
            link: "ftp://x.example"))
      }
      #expect(
        refused?.map(\.field) == ["council", "publishedOn", "source", "link", "overall"])
      let withoutOverall = await problems {
        try await record(
          RegisterEntry(
            council: "Averley", framework: "ILACS2026", visitStart: try civil("2026-05-11"),
            overall: "good", source: "A list"))
      }
      #expect(withoutOverall?.map(\.field) == ["overall"])
      try await enter("Averley", visited: "2012-05-14", in: house)
      let twice = await problems {
        try await enter("Averley Council", visited: "2012-05-14", in: house)
      }
      #expect(twice?.map(\.field) == ["council"])
    }
  }

  @Test(arguments: [
    ("Thornmere Borough Council", "thornmere"), ("London Borough of Averley", "averley"),
    ("City of Brackwater", "brackwater"), ("Council of the Borough", "council of the borough"),
  ])
  func `Councils are compared by what is their own in the name`(name: String, core: String) {
    #expect(CouncilName(name).core == core)
  }

  private func enter(
    _ council: String, visited: String, framework: String = "PROT2012",
    in house: InspectionsHouse
  ) async throws {
    try await RecordRegisterLine(house.acting)(
      RegisterEntry(
        council: council, framework: framework, visitStart: try civil(visited),
        source: "The inspectorate’s list"))
  }

  private func place(
    of inspection: Inspection, in house: InspectionsHouse
  ) async throws -> String? {
    try await house.read { db in
      let figures = RegisterFigures(try db.register(of: inspection.framework, in: house.authority))
      guard let line = try db.registerLine(of: inspection) else { return nil }
      return figures.place(of: line.id).map(Words.ordinal)
    }
  }
}
