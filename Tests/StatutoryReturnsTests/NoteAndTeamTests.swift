import Kernel
import Returns
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import StatutoryReturns

private typealias Invented = InventedReturn

@Suite struct NoteAndTeamTests {
  /// Children with errors.
  private static func xml(_ ids: String...) -> String {
    Invented.message(
      ids.map { Invented.child($0, ethnicity: "XXXX", closed: "2025-05-01") }.joined())
  }

  /// The number of the first issue of a level in a check.
  private func first(
    _ level: RuleLevel, in id: ID<ReturnRun>, _ house: ReturnsHouse
  ) async throws -> Int {
    let authority = house.authority
    let documents = house.world.documents
    let run = try await house.run(id)
    let result = try #require(run.result)
    let file = try await house.world.store.read {
      try IssueFile(bytes: documents.bytes(of: result, in: authority, $0))
    }
    return try #require(
      file.issues.firstIndex { file.rule($0).level == level && file.child($0) != nil })
  }

  @Test(arguments: StoreKind.available)
  func `A query is explained once, and the note is there in the next check`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, clock in
      let run = try await house.check(Self.query("T1", "T2"))
      let number = try await first(.query, in: run, house)
      let note = Address.returnNote(onIssue: number, of: run)
      _ = try await house.post(note, [("text", "The family was abroad."), ("version", "0")])
      clock.advance(days: 1)
      let next = try await house.check(Self.query("T0", "T1", "T2"))
      let list = Address.returnRun(next, "issues")
      let explained = try await house.html(list.with("explained", "yes"))
      #expect(explained.contains("by Nora Field on 24 April 2026") && explained.contains("T1"))
      #expect(!explained.contains("T2"))
      let open = try await house.html(list.with("explained", "no").with("level", "query"))
      #expect(!open.contains(">T1<") && open.contains("T2"))
      let csv = try await house.get(list.with("format", "csv")).text
      #expect(csv.contains("The family was abroad.,Nora Field,2026-04-24"))

      // Changed, its history keeps what it said; an older version is refused.
      _ = try await house.post(note, [("text", "They were in Wales."), ("version", "1")])
      await #expect(throws: StaleRecord.self) {
        _ = try await house.post(note, [("text", "Too late."), ("version", "1")])
      }
      let authority = house.authority
      let changes = try await house.world.store.read { db in
        let notes = try db.notes(on: "cin", of: authority)
        let id = try #require(notes.values.first?.id)
        return try db.history(of: id, authority: authority)
      }
      #expect(changes.count == 2)
      #expect(HistoryAccess.permission(toReadHistoryOf: "return_note") == .manageReturns)
      _ = try await house.post(note, [("text", ""), ("version", "2")])
      #expect(try await house.html(list.with("explained", "yes")).contains("No issues match"))
    }
  }

  /// Children whose assessment has been open for more than 45 working days: a query.
  private static func query(_ ids: String...) -> String {
    Invented.message(
      ids.map { Invented.child($0, closed: "2026-01-01", authorised: "") }.joined())
  }

  @Test func `An error cannot be explained, nor can anything be with too many words`() async throws
  {
    try await withReturns(on: .sqlite) { house, _ in
      let run = try await house.check(Self.xml("T1"))
      let error = try await first(.error, in: run, house)
      let answer = try await house.post(
        .returnNote(onIssue: error, of: run), [("text", "No."), ("version", "0")])
      #expect(answer.page?.status == 422)
      #expect(!(try await house.html(.returnIssue(error, of: run)).contains("Explanation")))
    }
  }

  @Test(arguments: StoreKind.available)
  func `With a list of teams, what was found goes to each team`(on kind: StoreKind) async throws {
    try await withReturns(on: kind) { house, _ in
      let run = try await house.check(Self.xml("T1", "T2", "T3"))
      let list = "LAchildID,team\r\nT1,North\r\nT2,\"South, West\"\r\nT9,North\r\n"
      let taken = try await house.post(
        .returnTeams, file: Form.File(name: "teams.csv", bytes: Array(list.utf8)))
      #expect(taken.target == .returnTeams)
      let page = try await house.html(.returnRun(run, "teams"))
      #expect(
        page.contains("North") && page.contains("South, West") && page.contains("No team given"))
      let north = try await house.get(
        Address.returnRun(run, "issues").with("team", "North").with("format", "csv")
      ).text
      #expect(north.contains("T1,North") && !north.contains("T2,") && !north.contains("T3,"))
      let none = try await house.html(
        Address.returnRun(run, "issues").with("team", IssueList.noTeam))
      #expect(none.contains("T3") && !none.contains("T1"))
      let book = try #require(try await house.get(.returnRun(run, "team-workbook")).bytes)
      #expect(MediaType(sniffing: book) == .spreadsheet)
      _ = try await house.post(.removeReturnTeams)
      #expect(try await house.html(.returnRun(run, "teams")).contains("Give a list of teams"))
    }
  }

  @Test(arguments: [
    ("", "The file is empty."), ("child,team\nT1,North\n", "Line 1: the first line must name"),
    ("LAchildID,team\n", "Line 1: no child follows"),
    ("LAchildID,team\nT1,North\n,North\nT2,\n", "Line 3: the LAchildID is missing."),
    ("LAchildID,team\nT1,North\nT1,South\n", "Line 3: the child has another team on line 2."),
    ("LAchildID,team\nT1,a\u{7}b\n", "Line 2: there is a control character"),
    (
      "LAchildID,team\nT1,\"North\nWest\"\nT2,\"South\nT3,East\n",
      "Line 4: a quotation mark is opened here and never closed."
    ),
  ])
  func `A list with a wrong line is refused by line, and the one before it stays`(
    list: String, sentence: String
  ) async throws {
    try await withReturns(on: .sqlite) { house, _ in
      let good = Form.File(name: "a.csv", bytes: Array("team;LAchildID\nNorth;T1\n".utf8))
      _ = try await house.post(.returnTeams, file: good)
      let answer = try await house.post(
        .returnTeams, file: Form.File(name: "b.csv", bytes: Array(list.utf8)))
      #expect(answer.page?.status == 422)
      if !list.isEmpty { #expect(answer.html.contains(sentence), "\(answer.html)") }
      #expect(answer.html.contains("1 child and 1 team"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A team manager sees the children of the own team, and nobody else’s`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let run = try await house.check(Self.xml("T1", "T2"))
      let list = "LAchildID,team\nT1,North\nT2,South\n"
      _ = try await house.post(
        .returnTeams, file: Form.File(name: "teams.csv", bytes: Array(list.utf8)))
      let authority = house.authority
      let body = try await house.world.store.write(as: .system, because: "test") { db in
        try db.insert(Body(authority: authority, name: "NORTH", kind: .councilService)).id
      }
      let manager = house.user(.teamManager, body: body)
      for address in [
        Address.returnRun(run), .returnRun(run, "issues"), .returnRun(run, "children"),
      ] {
        let page = try await house.html(address, as: manager)
        #expect(page.contains("T1") && !page.contains("T2"), "\(address)")
      }
      let csv = try await house.get(
        Address.returnRun(run, "issues").with("format", "csv"), as: manager
      ).text
      #expect(csv.contains("T1") && !csv.contains("T2"))
      // The second child is the place 1 among those with issues.
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnChild(1, of: run), as: manager)
      }
      let other = try await house.post(.returnRun(run, "find"), [("child", "T2")], as: manager)
      #expect(other.page?.status == 422)
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.returnRun(run), as: house.user(.teamManager))
      }
    }
  }
}
