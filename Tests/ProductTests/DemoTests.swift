import Civil
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections
@testable import Product

@Suite struct DemoTests {
  @Test(arguments: StoreKind.available)
  func `Thornmere is made from nothing, and the history of all its records proves whole`(
    on kind: StoreKind
  ) async throws {
    try await withThornmere(kind) { world in
      try await world.store.seal()
      let report = try await world.store.verify()
      #expect(report.problems == [])
      #expect(report.unsealed == 0)
      #expect(report.records > 300)
    }
  }

  @Test func `It is only made where nothing is yet`() async throws {
    let world = try await thornmere()
    await #expect(throws: Refusal.self) {
      try await Demo.make(in: world, password: demoPassword)
    }
  }

  @Test func `A password against the rules is refused before anything is made`() async throws {
    try await withEmptyThornmere(.sqlite) { world in
      await #expect(throws: Refusal.self) { try await Demo.make(in: world, password: "thornmere") }
      let accounts = try await world.store.read { db in
        try db.value(Int.self, "SELECT count(*) FROM account")
      }
      #expect(accounts == 0)
    }
  }

  @Test func `S44: three, seven and three recommendations, due by the rules of their classes`()
    async throws
  {
    let world = try await thornmere()
    let recommendations = try await recommendations(of: "PROT2012", in: world)
    #expect(recommendations.count == 13)
    let classes = Dictionary(grouping: recommendations, by: \.timescale)
    #expect(
      classes[.immediate]?.map(\.dueOn) == Array(repeating: CivilDate("2012-10-12"), count: 3))
    #expect(
      classes[.threeMonths]?.map(\.dueOn) == Array(repeating: CivilDate("2013-01-12"), count: 7))
    #expect(
      classes[.sixMonths]?.map(\.dueOn) == Array(repeating: CivilDate("2013-04-12"), count: 3))
    #expect(recommendations.first?.reference == "REC-2012-01")
  }

  @Test func `S45, S52: Thornmere was second, and four of the first seven were inadequate`()
    async throws
  {
    let world = try await thornmere()
    let authority = world.authority
    try await world.store.read { db in
      let framework = try #require(try db.framework(code: "PROT2012", of: authority))
      let lines = try db.register(of: framework.framework.id, in: authority)
      let figures = RegisterFigures(lines)
      let own = try #require(lines.first { $0.inspection != nil })
      #expect(own.council == "Thornmere Borough Council")
      #expect(figures.place(of: own.id) == 2)
      let day = try #require(CivilDate("2012-12-12"))
      let counts = figures.counts(asAt: day, scale: framework.grades)
      #expect(counts.published == 7)
      #expect(counts.grades.first { $0.grade.code == "inadequate" }?.count == 4)
      #expect(lines.count >= 14)
    }
  }

  @Test func `S46, S47: five inspections under five frameworks, each shown and judged in full`()
    async throws
  {
    let world = try await thornmere()
    let authority = world.authority
    try await world.store.read { db in
      let inspections = try db.all(
        Inspection.self,
        "SELECT * FROM inspection WHERE authority_id = \(authority) ORDER BY visit_start, id")
      #expect(inspections.map(\.state) == Array(repeating: .accepted, count: 5))
      let codes = try inspections.map { try db.framework(of: $0).framework.code }
      #expect(codes == ["CRA2009", "PROT2012", "SIF", "ILACS", "ILACS2023"])
      let judgements = try db.judgements(of: inspections[1])
      #expect(judgements.count == 4)
      #expect(Set(judgements.map(\.grade)).count == 1)
      #expect(!judgements.contains { $0.rationale.isEmpty })
    }
  }

  @Test func `S6, S48–S53: findings of every kind, told to the director, one for a community`()
    async throws
  {
    let world = try await thornmere()
    let authority = world.authority
    try await world.store.read { db in
      let findings = try db.all(
        Finding.self,
        """
        SELECT finding.* FROM finding JOIN inspection
          ON inspection.authority_id = finding.authority_id AND inspection.id = inspection_id
        WHERE finding.authority_id = \(authority) AND visit_start = '2012-09-03' ORDER BY number
        """)
      #expect(Set(findings.map(\.kind)) == Set(Finding.Kind.allCases))
      #expect(findings.allSatisfy { $0.toldTo == "Director of children’s services" })
      #expect(findings.contains { $0.kind == .goodPractice && $0.community == "Roma families" })
      #expect(findings.contains { $0.theme == "workforce" && $0.kind == .strength })
      #expect(
        findings.filter { $0.kind == .tooEarlyToJudge }.allSatisfy { $0.impactReviewOn != nil })
      #expect(findings.allSatisfy { $0.page != nil })
    }
  }

  @Test func `S28: an interim director in 2012, and predecessors before`() async throws {
    let world = try await thornmere()
    let authority = world.authority
    try await world.store.read { db in
      let director = try #require(
        try db.posts(of: authority).first { $0.title == "Director of Children’s Services" })
      let days = [
        ("2012-11-21", ["Desmond Pellew (interim)"]), ("2011-11-21", ["Patricia Stannage"]),
        ("2012-01-04", []), ("2023-08-01", ["Farida Rahmanzai (interim)"]),
        ("2026-11-22", ["Marguerite Adeyemi-Holt"]),
      ]
      for (text, names) in days {
        let day = try #require(CivilDate(text))
        let held = try db.holders(of: authority, on: day)[director.id] ?? []
        #expect(held.map(\.title) == names, "on \(text)")
      }
    }
  }

  /// The recommendations of the only inspection under a framework.
  private func recommendations(
    of framework: String, in world: World
  ) async throws -> [Recommendation] {
    let authority = world.authority
    return try await world.store.read { db in
      try db.all(
        Recommendation.self,
        """
        SELECT recommendation.* FROM recommendation
        JOIN inspection ON inspection.authority_id = recommendation.authority_id
          AND inspection.id = recommendation.inspection_id
        JOIN framework ON framework.authority_id = inspection.authority_id
          AND framework.id = inspection.framework_id
        WHERE recommendation.authority_id = \(authority) AND framework.code = \(framework)
        ORDER BY recommendation.number, recommendation.id
        """)
    }
  }
}
