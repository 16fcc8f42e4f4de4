import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections

@Suite struct FrameworkTests {
  @Test(arguments: StoreKind.available)
  func `S3: PROT2012 has a plain purpose and a scope that includes partners`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let found = try await house.read { try $0.framework(code: "PROT2012", of: house.authority) }
      let framework = try #require(found)
      #expect(framework.framework.purpose.contains("the council and other organisations"))
      #expect(framework.framework.scope.contains("organisations it works with"))
      #expect(
        framework.areas.map(\.name) == [
          "Overall effectiveness",
          "The effectiveness of the help and protection provided to children, young people, families and carers",
          "The quality of practice", "Leadership and governance",
        ])
    }
  }

  @Test(arguments: StoreKind.available)
  func `S3: a finding can name a partner agency`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let finding = try await RecordFinding(house.acting)(
        FindingEntry(
          kind: .strength, text: "Health visitors share what they know.",
          partnerAgency: "Thornmere Community Health"),
        in: inspection.id)
      let stored = try await house.read { try $0.finding(finding.id, of: house.authority) }
      #expect(stored.partnerAgency == "Thornmere Community Health")
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `S5: four grades of 2012 with their definitions; ILACS says requires improvement to be good and never adequate`(
      on kind: StoreKind
    ) async throws
  {
    try await withInspections(on: kind) { house in
      let frameworks = try await house.read { try $0.frameworks(of: house.authority) }
      let byCode = Dictionary(uniqueKeysWithValues: frameworks.map { ($0.framework.code, $0) })
      let protection = try #require(byCode["PROT2012"])
      #expect(
        protection.scale.map(\.name) == ["Outstanding", "Good", "Adequate", "Inadequate"])
      #expect(
        protection.scale.map(\.definition) == [
          "A service that is significantly better than required at keeping children and young people safe.",
          "A service that is better than required at keeping children and young people safe.",
          "A service that is doing what is required to keep children and young people safe.",
          "A service that is not doing what is required to keep children and young people safe.",
        ])
      for code in ["ILACS", "ILACS2023", "ILACS2026"] {
        let names = try #require(byCode[code]).grades.map(\.name)
        #expect(names.contains("Requires improvement to be good"))
        #expect(!names.contains("Adequate"))
      }
      #expect(try #require(byCode["ILACS2026"]).overall == nil)
      #expect(try #require(byCode["SIF"]).otherParts == ["LSCB"])
      for code in ["FOCUSED", "MONITORING", "JTAI"] {
        #expect(try #require(byCode[code]).isGraded == false)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Seeding twice changes nothing`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let before = try await house.read { try $0.frameworks(of: house.authority) }
      try await house.world.store.write(as: .system, because: "start again") { db in
        try InspectionsSlice.seed(db, authority: house.authority)
      }
      #expect(try await house.read { try $0.frameworks(of: house.authority) } == before)
    }
  }

  @Test func `Every catalogued framework is explained and none mixes its scale with another's`() {
    for framework in CataloguedFramework.all {
      #expect(!framework.purpose.isEmpty && !framework.scope.isEmpty && !framework.source.isEmpty)
      #expect(framework.areas.isEmpty == framework.grades.isEmpty, "\(framework.code)")
      #expect(Set(framework.areas.map(\.code)).count == framework.areas.count)
      let codes = Set(framework.grades.map(\.code))
      #expect(!codes.isSuperset(of: ["adequate", "requires_improvement"]), "\(framework.code)")
      for area in framework.areas {
        #expect(framework.grades.contains { $0.part == area.part }, "\(area.name)")
      }
    }
  }
}
