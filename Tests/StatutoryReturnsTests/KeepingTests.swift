import Kernel
import Returns
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import StatutoryReturns

private typealias Invented = InventedReturn

@Suite struct KeepingTests {
  private static let xml = Invented.message(Invented.child("T1", ethnicity: "XXXX"))

  private func documents(_ house: ReturnsHouse) async throws -> Int {
    try await house.world.store.read { db in
      (try db.value(Int.self, "SELECT count(*) FROM document") ?? 0)
        + (try db.value(Int.self, "SELECT count(*) FROM document_chunk") ?? 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The file is kept only when that is asked for, and can then be taken away`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let plain = try await house.check(Self.xml)
      await #expect(throws: Refusal.self) { _ = try await house.get(.returnRun(plain, "file")) }
      let kept = try await house.check(Self.xml, keeping: true)
      #expect(try await house.get(.returnRun(kept, "file")).text == Self.xml)
      // Straight after the check the tables are at hand, later only those of a kept file.
      let table = try await house.get(.returnTable("ChildIdentifiers", of: kept)).text
      #expect(table.contains("LAchildID") && table.contains("T1") && table.contains("2015-06-15"))
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnTable("ChildIdentifiers", of: plain))
      }
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnTable("Nothing", of: kept))
      }
      let looked = try await house.accesses().map(\.purpose)
      #expect(looked.contains("the return itself") && looked.contains("a table of the return"))
      let counts = try await house.get(Address.returnRun(plain, "summary").with("format", "csv"))
        .text
      #expect(counts.contains("Referrals,1"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A check that is deleted leaves nothing of a child behind, and notes stay`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let run = try await house.check(Self.xml, keeping: true)
      #expect(try await documents(house) >= 4)
      #expect(try await house.get(.returnRun(run, "delete")).page != nil)
      _ = try await house.post(.returnRun(run, "delete"))
      #expect(try await documents(house) == 0)
      await #expect(throws: Refusal.self) { _ = try await house.get(.returnRun(run)) }
      await #expect(throws: Refusal.self) { _ = try await house.post(.returnRun(run, "delete")) }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Checks go after the days that were set, and not a day before`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, clock in
      let first = try await house.check(Self.xml)
      clock.advance(days: Int64(KeepingTime.checks.usual))
      #expect(try await ForgetOldRuns(house.world)() == 0)
      clock.advance(minutes: 1)
      let second = try await house.check(Self.xml)
      #expect(try await ForgetOldRuns(house.world)() == 1)
      await #expect(throws: Refusal.self) { _ = try await house.run(first) }
      _ = try await house.post(.returnKeeping, [("days", "1"), ("note-days", "700")])
      clock.advance(days: 2)
      #expect(try await ForgetOldRuns(house.world)() == 1)
      await #expect(throws: Refusal.self) { _ = try await house.run(second) }
      for days in ["0", "3651", "x"] {
        for fields in [
          [("days", days), ("note-days", "1")], [("days", "1"), ("note-days", days)],
        ] {
          #expect(try await house.post(.returnKeeping, fields).page?.status == 422)
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `An explanation goes after the days that were set since it was last written, on record`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, clock in
      let xml = Invented.message(
        Invented.child("T1", closed: "2026-01-01", authorised: ""),
        Invented.child("T2", closed: "2026-01-01", authorised: ""))
      let run = try await house.check(xml)
      let queries = try await house.queries(run)
      let (one, two) = (queries[0], queries[1])
      _ = try await house.post(
        .returnNote(onIssue: one, of: run), [("text", "Abroad."), ("version", "0")])
      _ = try await house.post(
        .returnNote(onIssue: two, of: run), [("text", "In Wales."), ("version", "0")])
      let authority = house.authority
      let before = try await house.world.store.read { try $0.notes(on: "cin", of: authority) }
      clock.advance(days: 300)
      // Written anew, it is kept from then on.
      _ = try await house.post(
        .returnNote(onIssue: two, of: run), [("text", "In Scotland."), ("version", "1")])
      _ = try await house.post(.returnKeeping, [("days", "1"), ("note-days", "400")])
      clock.advance(days: 100)
      #expect(try await ForgetOldNotes(house.world)() == 0)
      clock.advance(minutes: 1)
      #expect(try await ForgetOldNotes(house.world)() == 1)
      let left = try await house.world.store.read { try $0.notes(on: "cin", of: authority) }
      #expect(left.values.map(\.text) == ["In Scotland."])
      let gone = try #require(before.values.first { $0.text == "Abroad." })
      let last = try await house.world.store.read { db in
        try db.history(of: gone.id, authority: authority).last
      }
      #expect(last?.reason == "explanation kept long enough")
      clock.advance(days: 300)
      #expect(try await ForgetOldNotes(house.world)() == 1)
      #expect(try await ForgetOldNotes(house.world)() == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Every look at children’s issues is on record`(on kind: StoreKind) async throws {
    try await withReturns(on: kind) { house, _ in
      let run = try await house.check(Self.xml)
      let addresses: [Address] = [
        .returnRun(run), .returnRun(run, "issues"), .returnIssue(0, of: run),
        .returnRun(run, "children"), .returnChild(0, of: run), .returnRun(run, "fixed"),
        .returnRun(run, "teams"), .returnRun(run, "team-workbook"),
        Address.returnRun(run, "issues").with("format", "xlsx").with("level", "error"),
      ]
      for (count, address) in addresses.enumerated() {
        _ = try await house.get(address)
        let looks = try await house.accesses()
        #expect(looks.count == count + 1, "\(address)")
        #expect(looks.allSatisfy { $0.subjectID == run.text && $0.wasAllowed })
      }
      #expect(try await house.accesses().contains { $0.detail.hasSuffix("level error, as a file") })
    }
  }

  @Test func `As many returns as there is room for are taken, and the next is asked to wait`()
    throws
  {
    let desk = ReturnDesk()
    for _ in 0..<ReturnDesk.most { try desk.enter() }
    #expect(throws: Refusal.self) { try desk.enter() }
    desk.leave()
    try desk.enter()
  }
}
