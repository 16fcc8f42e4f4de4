import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import StatutoryReturns

private typealias Invented = InventedReturn

@Suite struct TeamNameTests {
  @Test(arguments: [
    ("Children’s Social Care", "Children's Social Care", true),
    ("Children’s Social Care", "  CHILDREN`S social\u{A0} care ", true),
    ("Access & Support", "access and support", true),
    ("Access&Support", "Access and Support", true),
    ("Team 1", "Team 2", false), ("Sandyford", "S&yford", false), ("North", "Northern", false),
  ])
  func `Names are met however they are written`(one: String, other: String, isSame: Bool) {
    #expect((TeamName.key(one) == TeamName.key(other)) == isSame)
  }

  @Test func `A team written in two ways is one team, called as the directory calls it`() {
    let book = TeamBook(
      ["T1": "Children's Care", "T2": "CHILDREN’S CARE", "T3": "South"],
      known: ["Children’s Care", "Elsewhere"])
    #expect(book.names == ["Children’s Care", "South"])
    #expect(book.team(of: "T1") == book.team(of: "T2"))
    #expect(book.name(like: "children's care") == "Children’s Care")
    #expect(book.strangers(among: ["Children’s Care"]) == ["South"])
    #expect(TeamBook(bytes: book.bytes) == book)
  }

  @Test(arguments: StoreKind.available)
  func `The manager of a team that no line names is told so, and never that nothing was found`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let run = try await house.check(Invented.message(Invented.child("T1", ethnicity: "XXXX")))
      let authority = house.authority
      let (social, help) = try await house.world.store.write(as: .system, because: "test") { db in
        (
          try db.insert(
            Body(authority: authority, name: "Children’s Social Care", kind: .councilService)
          ).id,
          try db.insert(Body(authority: authority, name: "Early Help", kind: .councilService)).id
        )
      }
      let addresses: [Address] = [
        .returnRun(run), .returnRun(run, "issues"), .returnRun(run, "children"),
      ]
      // Before there is a list nobody knows whose children they are.
      for address in addresses {
        let page = try await house.html(address, as: house.user(.teamManager, body: help))
        #expect(page.contains("No child is listed for your team"), "\(address)")
      }
      let list = "LAchildID,team\nT1,Children's  social care\nT7,Moorside\n"
      _ = try await house.post(
        .returnTeams, file: Form.File(name: "a.csv", bytes: Array(list.utf8)))
      let given = try await house.html(.returnTeams)
      #expect(given.contains("“Moorside”") && !given.contains("“Children’s Social Care”"))
      for address in addresses {
        let mine = try await house.html(address, as: house.user(.teamManager, body: social))
        #expect(mine.contains("T1") && !mine.contains("No child is listed"), "\(address)")
        let page = try await house.html(address, as: house.user(.teamManager, body: help))
        #expect(page.contains("No child is listed for your team"), "\(address)")
        for wrong in ["Nothing was found", "nothing to put right", "No child has an issue"] {
          #expect(!page.contains(wrong), "\(address)")
        }
      }
    }
  }
}
