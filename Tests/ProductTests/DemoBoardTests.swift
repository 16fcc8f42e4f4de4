import Civil
import HummingbirdTesting
import Kernel
import NIOCore
import Storage
import Testing

@testable import Board
@testable import Product

@Suite struct DemoBoardTests {
  @Test func `S31, M62: of five challenges one had impact, and one answer is overdue`()
    async throws
  {
    let world = try await thornmere()
    let authority = world.authority
    let challenges = try await world.store.read { db in
      try db.all(
        Challenge.self,
        "SELECT * FROM challenge WHERE authority_id = \(authority) ORDER BY number")
    }
    let year = ChallengeFigure(
      of: challenges, from: demoToday.adding(months: -12), to: demoToday)
    #expect(year.text == "20 %")
    let overdue = challenges.filter {
      $0.standing(on: demoToday, calendar: .englandAndWales).isOverdue
    }
    #expect(overdue.map(\.reference) == ["CH-03"])
    let none = ChallengeFigure(of: challenges, from: .earliest, to: on(2025, 12, 31))
    #expect(none.text == "n/a")
  }

  @Test func `The packs of October and November are the bytes by which they are cited`()
    async throws
  {
    let world = try await thornmere()
    let authority = world.authority
    try await world.store.read { db in
      let packs = try db.all(
        BoardPack.self,
        "SELECT * FROM board_pack WHERE authority_id = \(authority) ORDER BY taken_at")
      #expect(packs.map(\.takenOn) == [on(2026, 10, 15), on(2026, 11, 12)])
      #expect(Set(packs.map(\.sha256)).count == 2)
      for pack in packs {
        // Fails when the bytes are not those that were hashed.
        let bytes = try world.documents.bytes(of: pack.document, in: authority, db)
        let document = try db.find(pack.document, of: authority)
        #expect(document?.sha256 == pack.sha256)
        #expect(!bytes.isEmpty)
      }
    }
  }

  @Test func `S74: a pressure from outside lies ahead, and its risk bears on a recommendation`()
    async throws
  {
    let world = try await thornmere()
    let authority = world.authority
    try await world.store.read { db in
      let risks = try db.all(
        Risk.self, "SELECT * FROM risk WHERE authority_id = \(authority) ORDER BY number")
      let ahead = risks.filter { ($0.pressureOn ?? .earliest) > demoToday }
      #expect(ahead.map(\.pressureOn) == [on(2027, 1, 11), on(2027, 3, 31)])
      #expect(Set(risks.map(\.kind)) == Set(Risk.Kind.allCases))
      let links = try db.all(
        RiskLink.self, "SELECT * FROM risk_link WHERE authority_id = \(authority) ORDER BY id")
      #expect(links.contains { $0.risk == ahead.first?.id })
    }
  }

  @Test func `An action’s page says what it waits for, what waits for it, and what that costs`()
    async throws
  {
    try await withDemo { house in
      let authority = house.world.authority
      let dependencies = try await house.world.store.read {
        try $0.dependencies(of: authority)
      }
      let director = try await house.visitor(.director)
      var isPushed = false
      for dependency in dependencies {
        let waiting = try await house.get("/actions/\(dependency.action)", as: director).body
        let page = String(buffer: waiting)
        #expect(page.contains("What it waits for, and what waits for it"))
        #expect(page.contains("/actions/\(dependency.needed)"))
        #expect(page.contains(dependency.reason))
        isPushed = isPushed || page.contains("would now finish on")
        let needed = String(
          buffer: try await house.get("/actions/\(dependency.needed)", as: director).body)
        #expect(needed.contains("/actions/\(dependency.action)"))
      }
      #expect(isPushed)
    }
  }
}
