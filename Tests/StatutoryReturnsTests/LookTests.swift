import Kernel
import Returns
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import StatutoryReturns

private typealias Invented = InventedReturn

@Suite struct LookTests {
  private static let xml = Invented.message(
    Invented.child("T1", ethnicity: "XXXX"), Invented.child("T2", ethnicity: "XXXX"))

  /// A manager of the team that works with T1 alone.
  private func manager(_ house: ReturnsHouse) async throws -> User {
    _ = try await house.post(
      .returnTeams,
      file: Form.File(name: "a.csv", bytes: Array("LAchildID,team\nT1,North\nT2,South\n".utf8)))
    let authority = house.authority
    let body = try await house.world.store.write(as: .system, because: "test") { db in
      try db.insert(Body(authority: authority, name: "North", kind: .councilService)).id
    }
    return house.user(.teamManager, body: body)
  }

  private func looks(of user: User, _ house: ReturnsHouse) async throws -> [AccessEntry] {
    let id = user.author.id
    return try await house.world.store.read { try $0.accesses(by: id) }
  }

  @Test(arguments: StoreKind.available)
  func `A look at a child names the child, and one that was refused is on record as refused`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let run = try await house.check(Self.xml)
      let manager = try await manager(house)
      _ = try await house.get(.returnChild(0, of: run), as: manager)
      var last = try #require(try await looks(of: manager, house).first)
      #expect(last.wasAllowed && last.detail == "child T1")
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnChild(1, of: run), as: manager)
      }
      last = try #require(try await looks(of: manager, house).first)
      #expect(!last.wasAllowed && last.detail == "child T2")
      let csv = try await house.get(Address.returnRun(run, "issues").with("format", "csv")).text
      let other = try #require(
        csv.split(separator: "\r\n").dropFirst().firstIndex { $0.hasPrefix("T2,") })
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnIssue(other - 1, of: run), as: manager)
      }
      last = try #require(try await looks(of: manager, house).first)
      #expect(!last.wasAllowed && last.detail.hasPrefix("child T2; rule "))
      _ = try await house.post(.returnRun(run, "find"), [("child", "T2")], as: manager)
      last = try #require(try await looks(of: manager, house).first)
      #expect(!last.wasAllowed && last.detail == "child T2")
      // What is not there at all is no child that anybody was kept from.
      let count = try await looks(of: manager, house).count
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnChild(77, of: run), as: manager)
      }
      #expect(try await looks(of: manager, house).count == count)
      let nobody = house.user(.teamManager)
      await #expect(throws: Refusal.self) { _ = try await house.get(.returnRun(run), as: nobody) }
      #expect(try await looks(of: nobody, house).map(\.wasAllowed) == [false])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who looked is listed by person and child, for audit and for the keeper of returns`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let run = try await house.check(Self.xml)
      let manager = try await manager(house)
      _ = try await house.get(.returnRun(run, "issues"), as: manager)
      _ = try await house.get(.returnChild(0, of: run), as: manager)
      _ = try? await house.get(.returnChild(1, of: run), as: manager)
      // The officer looks at the list alone, and at no child.
      _ = try await house.get(.returnRun(run, "issues"))
      let auditor = house.user(.informationOfficer)
      let page = try await house.html(.returnLooks, as: auditor)
      #expect(page.contains("child T1") && page.contains("child T2") && page.contains("Refused"))
      let child = Address.returnLooks.with(
        "child", String(IssueFile.digest("T2"), radix: 16)
      ).with("format", "csv")
      let csv = try await house.get(child, as: auditor).text
      #expect(csv.contains("child T2") && !csv.contains("child T1") && csv.contains("refused"))
      let refused = try await house.get(
        Address.returnLooks.with("allowed", "yes").with("format", "csv")
      ).text
      #expect(refused.contains("child T1") && !refused.contains("child T2"))
      let person = Address.returnLooks.with("person", house.officer.author.id)
        .with("format", "csv")
      #expect(try await !house.get(person, as: auditor).text.contains("child T"))
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnLooks, as: manager)
      }
      let list = try await house.html(.returns, as: auditor)
      #expect(list.contains("returns/looks") && !list.contains("returns/\(run.text)"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who wrote an explanation and who read it is listed`(on kind: StoreKind) async throws {
    try await withReturns(on: kind) { house, _ in
      let run = try await house.check(
        Invented.message(Invented.child("T1", closed: "2026-01-01", authorised: "")))
      let query = try #require(try await house.queries(run).first)
      let (note, issue) = (
        Address.returnNote(onIssue: query, of: run), Address.returnIssue(query, of: run)
      )
      _ = try await house.get(issue)
      _ = try await house.post(note, [("text", "Abroad."), ("version", "0")])
      let reader = house.user(.improvementOfficer)
      for address in [
        issue, .returnChild(0, of: run), Address.returnRun(run, "issues").with("format", "csv"),
        .returnRun(run, "team-workbook"), .returnRun(run, "issues"),
      ] {
        _ = try await house.get(address, as: reader)
      }
      _ = try await house.post(note, [("text", ""), ("version", "1")])
      let all = Address.returnLooks.with("format", "csv")
      let written = try await house.get(all.with("explanations", "written")).text
      #expect(written.split(separator: "\r\n").count == 3)
      #expect(written.contains("explanation of a query: written,\"child T1; rule "))
      #expect(written.contains("explanation of a query: taken back,\"child T1; rule "))
      #expect(!written.contains("Somebody"))
      let read = try await house.get(all.with("explanations", "read")).text
      #expect(read.split(separator: "\r\n").count == 5 && !read.contains("Nora Field"))
      #expect(read.contains("child T1; 1 explanation") && read.contains("1 explanation, as a file"))
      #expect(!read.contains("Abroad"))
    }
  }

  @Test func `Asking how far a check is leaves no look on record`() async throws {
    try await withReturns(on: .sqlite) { house, clock in
      let bytes = Array(Self.xml.utf8)
      let opened = try await StatutoryReturn.cin.open([ReturnPaper(name: "a.xml", bytes: bytes)])
      let (authority, author, now) = (house.authority, house.officer.author, clock.now)
      let running = try await house.world.store.write(as: author, because: "test") { db in
        try db.insert(
          ReturnRun(
            of: "cin", opened, year: opened.year, named: "a.xml", size: bytes.count,
            authority: authority, by: author, at: now)
        ).id
      }
      let page = try await house.html(.returnRun(running))
      #expect(page.contains("data-live") && page.contains("progress=yes"))
      #expect(page.contains("http-equiv=\"refresh\""))
      let done = try await house.check(Self.xml)
      let asked = try await house.get(Address.returnRun(done).with("progress", "yes"))
      #expect(asked.target == .returnRun(done))
      #expect(try await house.accesses().isEmpty)
      #expect(try await !house.html(.returnRun(done)).contains("data-live"))
    }
  }

  @Test func `The return can be forgotten before its time`() async throws {
    try await withReturns(on: .sqlite) { house, _ in
      let run = try await house.check(Self.xml)
      #expect(try await house.html(.returnRun(run)).contains("Forget it now"))
      _ = try await house.get(.returnTable("ChildIdentifiers", of: run))
      _ = try await house.post(.returnRun(run, "forget"))
      #expect(try await !house.html(.returnRun(run)).contains("Forget it now"))
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnTable("ChildIdentifiers", of: run))
      }
    }
  }
}
