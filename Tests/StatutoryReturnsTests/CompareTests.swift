import Kernel
import Returns
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import StatutoryReturns

private typealias Invented = InventedReturn

@Suite struct CompareTests {
  @Test(arguments: StoreKind.available)
  func `A check is compared with the one before: what is fixed, new, still there`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, clock in
      let first = try await house.check(
        Invented.message(
          Invented.child("T1", ethnicity: "XXXX"), Invented.child("T2", ethnicity: "XXXX")))
      #expect(try await house.run(first).compared == nil)
      clock.advance(days: 1)
      // T0 comes first now, so every row and line has moved.
      let second = try await house.check(
        Invented.message(
          Invented.child("T0"), Invented.child("T1"), Invented.child("T2", ethnicity: "XXXX"),
          Invented.child("T3", ethnicity: "YYYY")))
      let (before, run) = (try await house.run(first), try await house.run(second))
      #expect(run.compared == first)
      #expect(run.fixed > 0 && run.appeared > 0 && run.remained > 0)
      #expect(run.fixed + run.remained == before.errors + before.queries)
      #expect(run.appeared + run.remained == run.errors + run.queries)
      let fixed = try await house.html(.returnRun(second, "fixed"))
      #expect(fixed.contains("T1") && !fixed.contains("T2"))
      let new = try await house.html(Address.returnRun(second, "issues").with("standing", "new"))
      #expect(new.contains("T3") && !new.contains("T2"))
      let old = try await house.html(Address.returnRun(second, "issues").with("standing", "old"))
      #expect(old.contains("T2") && !old.contains("T3"))
      #expect(try await house.html(.returnRun(second)).contains("\(run.fixed) fixed"))
      #expect(try await house.html(.returns).contains(run.changeInWords))
      // The list of what is fixed is the later check’s own.
      _ = try await house.post(.returnRun(first, "delete"))
      #expect(try await house.html(.returnRun(second, "fixed")).contains("T1"))
    }
  }

  @Test func `Two alike are two: when one is mended, one is fixed and one is still there`()
    async throws
  {
    try await withReturns(on: .sqlite) { house, clock in
      let wrong = Invented.child("T1", ethnicity: "XXXX")
      let first = try await house.check(Invented.message(wrong, wrong))
      clock.advance(days: 1)
      let second = try await house.check(Invented.message(wrong))
      let (before, run) = (try await house.run(first), try await house.run(second))
      #expect(run.appeared == 0 && run.remained == run.errors + run.queries)
      #expect(run.fixed == before.errors + before.queries - run.remained && run.fixed > 0)
    }
  }

  @Test func `What is wrong in another way is not fixed, and who left the file is not put right`()
    async throws
  {
    try await withReturns(on: .sqlite) { house, clock in
      let first = try await house.check(
        Invented.message(
          Invented.child("T1", ethnicity: "XXXX"), Invented.child("T2", ethnicity: "XXXX"),
          Invented.child("T3", ethnicity: "XXXX"), Invented.child("T4", ethnicity: "XXXX")))
      clock.advance(days: 1)
      let second = try await house.check(
        Invented.message(
          Invented.child("T1", ethnicity: "YYYY"), Invented.child("T3"),
          Invented.child("T4", ethnicity: "XXXX")))
      let (before, run) = (try await house.run(first), try await house.run(second))
      #expect(run.changed == 1 && run.departed == 1 && run.fixed == 1 && run.appeared == 0)
      #expect(
        run.fixed + run.departed + run.changed + run.remained == before.errors + before.queries)
      #expect(run.appeared + run.changed + run.remained == run.errors + run.queries)
      let gone = Address.returnRun(second, "fixed")
      #expect(try await !house.html(gone).contains(">New<"))
      let fixed = try await house.get(gone.with("gone", "fixed").with("format", "csv")).text
      #expect(fixed.contains("T3,") && !fixed.contains("T2,") && !fixed.contains("T1,"))
      let left = try await house.get(gone.with("gone", "child").with("format", "csv")).text
      #expect(left.contains("T2,") && left.contains("gone with the child") && !left.contains("T3,"))
      let list = Address.returnRun(second, "issues")
      let changed = try await house.html(list.with("standing", "changed"))
      #expect(changed.contains("T1") && changed.contains("YYYY") && !changed.contains("T4"))
      #expect(try await house.html(.returnRun(second)).contains("1 still there with another value"))
    }
  }

  @Test func `Children without a number are named by line, so that the numbers agree`() async throws
  {
    try await withReturns(on: .sqlite) { house, clock in
      let xml = Invented.message(
        Invented.child("", ethnicity: "XXXX"), Invented.child("T1", ethnicity: "XXXX"),
        Invented.child("", ethnicity: "YYYY"))
      let id = try await house.check(xml)
      let run = try await house.run(id)
      #expect(run.childrenWithIssues == 3)
      let list = Address.returnRun(id, "children")
      let rows = try await house.get(list.with("format", "csv")).text.split(separator: "\r\n")
      #expect(rows.count == 1 + 3)
      let nameless = try await house.html(list.with("number", "none"))
      #expect(nameless.contains("no LAchildID, line ") && !nameless.contains(">T1<"))
      let page = try await house.html(.returnChild(0, of: id))
      #expect(page.contains("no LAchildID, line ") && page.contains("XXXX"))
      #expect(!page.contains("YYYY"), "two children without a number are not one")
      clock.advance(days: 1)
      let again = try await house.run(try await house.check(xml))
      #expect(again.fixed == 0 && again.appeared == 0 && again.changed == 0)
    }
  }

  @Test func `What children without a number had is never said to be fixed`() async throws {
    try await withReturns(on: .sqlite) { house, clock in
      _ = try await house.check(
        Invented.message(
          Invented.child("", ethnicity: "XXXX"), Invented.child("T1", ethnicity: "XXXX")))
      clock.advance(days: 1)
      let mended = try await house.check(Invented.message(Invented.child("T1")))
      let run = try await house.run(mended)
      #expect(run.fixed == 1 && run.departed > 0)
      #expect(
        try await house.html(.returnRun(mended)).contains("gone or put right, which cannot be told")
      )
      let gone = Address.returnRun(mended, "fixed").with("gone", "untold")
      #expect(try await house.html(gone).contains("no LAchildID"))
      clock.advance(days: 1)
      let empty = try await house.run(try await house.check(Invented.message()))
      #expect(empty.fixed == 0)
    }
  }

  @Test func `Children who bear one number are one everywhere, and their page says so`()
    async throws
  {
    try await withReturns(on: .sqlite) { house, _ in
      let wrong = Invented.child("T1", ethnicity: "XXXX")
      let id = try await house.check(
        Invented.message(wrong, wrong, Invented.child("T2", ethnicity: "XXXX")))
      #expect(try await house.run(id).childrenWithIssues == 2)
      let list = Address.returnRun(id, "children").with("format", "csv")
      #expect(try await house.get(list).text.split(separator: "\r\n").count == 1 + 2)
      let words = "2 children in this return bear this number"
      #expect(try await house.html(.returnChild(0, of: id)).contains(words))
      #expect(try await !house.html(.returnChild(1, of: id)).contains(words))
    }
  }

  @Test func `The address that an explanation is sent to leads back to the issue`() async throws {
    try await withReturns(on: .sqlite) { house, _ in
      let id = try await house.check(Invented.message(Invented.child("T1", ethnicity: "XXXX")))
      let answer = try await house.get(.returnNote(onIssue: 0, of: id))
      #expect(answer.target == .returnIssue(0, of: id))
    }
  }

  @Test func `What was kept by the first release is still read`() throws {
    var file = IssueFile()
    file.rules = [.init(code: "1", level: .error, title: "T", remedy: "R")]
    file.issues = [
      .init(
        rule: 0, table: 0, standing: .usual, child: IssueFile.Issue.none, row: 0, line: 0,
        column: 0, text: 0..<0, identity: 1)
    ]
    // In the first release one bit said that an issue was new, where two stand now: rule 0, new.
    let mark = "goldthread issues ".utf8.count
    var bytes = file.bytes
    bytes[mark] = UInt8(ascii: "1")
    let head = try #require(bytes.lastIndex(of: 1).map { $0 - 8 })
    bytes[head] = 1
    let read = try IssueFile(bytes: bytes)
    #expect(read.issues.map(\.standing) == [.new] && read.issues.map(\.rule) == [0])
  }

  @Test func `Only checks of the same collection are compared`() async throws {
    try await withReturns(on: .sqlite) { house, clock in
      let xml = Invented.message(Invented.child("T1", ethnicity: "XXXX"))
      _ = try await house.check(xml, year: "2024-25")
      clock.advance(minutes: 1)
      let other = try await house.check(xml, year: "2025-26")
      #expect(try await house.run(other).compared == nil)
      clock.advance(minutes: 1)
      let again = try await house.run(try await house.check(xml, year: "2024-25"))
      #expect(again.compared != nil && again.fixed == 0 && again.appeared == 0)
    }
  }

  @Test func `What is kept reads back as it was, and what was altered is refused`() throws {
    var file = IssueFile()
    file.rules = [.init(code: "1", level: .query, title: "T", remedy: "R")]
    file.tables = ["A"]
    file.children = ["C1", "ü"]
    file.texts = Array("Field\u{1F}value\u{1E}Other\u{1F}\u{1E}".utf8)
    file.issues = [
      .init(
        rule: 0, table: 1, standing: .changed, child: 1, row: 4_000_000_000, line: 7, column: 300,
        text: 0..<UInt32(file.texts.count), identity: .max),
      .init(
        rule: 0, table: 0, standing: .usual, child: IssueFile.Issue.none, row: 0, line: 0,
        column: 0,
        text: 0..<0, identity: 1),
    ]
    file.warnings = [.init(line: 3, sentence: "odd")]
    file.measures = [.init(name: "N", count: 2, of: 0, percentage: "", definition: "D")]
    let bytes = file.bytes
    let read = try IssueFile(bytes: bytes)
    #expect(read.bytes == bytes && read.issues.count == 2)
    #expect(read.about(read.issues[0]) == "1|ü|A|Field=value|Other=")
    #expect(read.inWords(read.issues[0]) == "Field value, Other is missing")
    #expect(read.child(read.issues[1]) == nil && read.measures == file.measures)
    for end in bytes.indices {
      #expect(throws: IssueFileFault.self) { try IssueFile(bytes: Array(bytes[..<end])) }
    }
    for index in bytes.indices {
      var altered = bytes
      altered[index] ^= 0x41
      // Whatever it is taken for, it never leads outside.
      if let odd = try? IssueFile(bytes: altered) {
        for issue in odd.issues { _ = odd.about(issue) }
      }
    }
  }
}
