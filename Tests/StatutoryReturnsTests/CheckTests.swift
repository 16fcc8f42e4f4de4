import Kernel
import Returns
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import StatutoryReturns

private typealias Invented = InventedReturn

@Suite struct CheckTests {
  @Test(arguments: StoreKind.available)
  func `A return is checked, and what was found is shown by rule with what to do`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let id = try await house.check(
        Invented.message(
          Invented.child("T1"), Invented.child("T2", ethnicity: "XXXX"),
          Invented.child("T3", ethnicity: "YYYY", reason: "RC99")))
      let run = try await house.run(id)
      #expect(run.state == .done && run.children == 3 && run.year == CollectionYear(ending: 2026))
      #expect(run.file == nil, "nothing of the file is kept")
      let page = try await house.html(.returnRun(id))
      let rule = try #require(
        CINReturn.rules(for: run.year).first { $0.code == "4220" })
      #expect(page.contains(rule.title) && page.contains(rule.remedy))
      #expect(page.contains("3 children checked against"))
      let list = try await house.html(Address.returnRun(id, "issues").with("rule", rule.code))
      #expect(list.contains("T2") && list.contains("T3") && !list.contains("T1"))
      #expect(list.contains("Ethnicity XXXX"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Every issue of the engine is on the page and in the file, no more and no less`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let xml = Invented.message(
        Invented.child("T1", ethnicity: "XXXX", reason: "RC99", closed: "2025-04-01"),
        Invented.child("T2", upn: "<UPN>A1</UPN>"))
      let checked = try await CINReturn(bytes: Array(xml.utf8)).check()
      let id = try await house.check(xml)
      let run = try await house.run(id)
      #expect(run.errors == checked.count(.error) && run.queries == checked.count(.query))
      let csv = try await house.get(Address.returnRun(id, "issues").with("format", "csv")).text
      let lines = csv.split(separator: "\r\n").dropFirst()
      #expect(lines.count == checked.issues.count)
      for issue in checked.issues {
        let rule = checked.rule(issue).code
        let line = checked.place(issue).map { ",\($0.line),\($0.column)," } ?? ",,"
        #expect(
          lines.contains {
            $0.hasPrefix(checked.childID(issue) ?? "") && $0.contains(",\(rule),")
              && $0.contains(line)
          },
          "\(rule)")
      }
    }
  }

  @Test func `What tells who a child is stands on no page, in no address and in no file of issues`()
    async throws
  {
    try await withReturns(on: .sqlite) { house, _ in
      // A birth after the referral's closure, and a UPN with a wrong letter, are flagged by rules.
      let xml = Invented.message(
        Invented.child("T1", born: "2031-02-03", upn: "<UPN>B920000000000</UPN>"),
        Invented.child("T2", born: "3.4.2015", upn: "<UPN>Q123</UPN>"))
      let checked = try await CINReturn(bytes: Array(xml.utf8)).check()
      let flagged = Set(checked.issues.flatMap { checked.values($0) }.map(\.value))
      #expect(flagged.isSuperset(of: ["2031-02-03", "Q123"]), "else this proves nothing")
      let id = try await house.check(xml)
      var pages = [
        try await house.html(.returnRun(id)),
        try await house.html(.returnRun(id, "issues")),
        try await house.html(.returnRun(id, "children")),
        try await house.get(Address.returnRun(id, "issues").with("format", "csv")).text,
      ]
      for number in checked.issues.indices {
        pages.append(try await house.html(.returnIssue(number, of: id)))
      }
      for page in pages {
        for secret in ["2031-02-03", "3.4.2015", "Q123", "B920000000000"] {
          #expect(!page.contains(secret))
        }
        #expect(!page.contains("/T1") && !page.contains("=T1"), "no address holds a child’s number")
      }
      #expect(pages.contains { $0.contains(HiddenValues.word) })
    }
  }

  @Test(arguments: [
    ("", "empty"), ("Name,Date\n1,2\n", "could not be checked"),
    ("<Message><Children><Child>", "line 1"),
    (
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><Message>&b;</Message>",
      "could not be checked"
    ),
    ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Message>\u{1}</Message>", "line 1"),
  ])
  func `A file that is no return is refused in a sentence, and nothing of it is kept`(
    content: String, sentence: String
  ) async throws {
    try await withReturns(on: .sqlite) { house, _ in
      let answer = try await house.post(
        .returns, [("return", "cin")],
        file: Form.File(name: "wrong.xml", bytes: Array(content.utf8)))
      #expect(answer.page?.status == 422)
      #expect(answer.html.contains(sentence), "\(answer.html)")
      let count = try await house.world.store.read { db in
        try db.value(
          Int.self, "SELECT (SELECT count(*) FROM return_run) + (SELECT count(*) FROM document)")
      }
      #expect(count == 0)
      // Room is made again for the next one.
      for _ in 0...ReturnDesk.most {
        _ = try await house.check(Invented.message(Invented.child("T1")))
      }
    }
  }

  @Test func `Bytes in another encoding than they say are refused with their place`() async throws {
    try await withReturns(on: .sqlite) { house, _ in
      let bytes =
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Message>".utf8) + [0xFF, 0xFE, 0xFF]
      let answer = try await house.post(
        .returns, [("return", "cin")], file: Form.File(name: "a.xml", bytes: bytes))
      #expect(answer.page?.status == 422 && answer.html.contains("At line 2, column 10"))
    }
  }

  @Test func `What is odd about a file that can be checked is listed`() async throws {
    try await withReturns(on: .sqlite) { house, _ in
      let xml = Invented.message(Invented.child("T1"))
        .replacing("<Children>", with: "<Header></Header><Wrong>1</Wrong><Children>")
      let page = try await house.html(.returnRun(house.check(xml)))
      #expect(page.contains("What was odd about the file"))
      #expect(
        page.contains("element 'Wrong' has no place")
          || page.contains("element &#39;Wrong&#39; has no place"))
      #expect(page.contains("Header"))
    }
  }

  @Test func `Many odd places are named one by one, and the rest stand in a file`() async throws {
    try await withReturns(on: .sqlite) { house, _ in
      let children = (1...30).map { Invented.child("T\($0)", closed: "31.3.\($0)") }
      let xml = Invented.message(children.joined(separator: "\n"))
      let id = try await house.check(xml)
      let page = try await house.html(.returnRun(id))
      #expect(page.contains("child T20, CINclosureDate") && !page.contains("child T21,"))
      #expect(page.contains("And 10 more"))
      let odd = Address.returnRun(id, "warnings")
      let csv = try await house.get(odd.with("format", "csv")).text.split(separator: "\r\n")
      #expect(csv.count == 31 && csv[30].contains("child T30") && csv[30].contains("31.3.30"))
      let book = try #require(try await house.get(odd.with("format", "xlsx")).bytes)
      #expect(MediaType(sniffing: book) == .spreadsheet)
      #expect(try await house.accesses().contains { $0.purpose == "what was odd about the file" })
      await #expect(throws: Refusal.self) {
        _ = try await house.get(odd, as: house.user(.teamManager))
      }
    }
  }

  @Test func `Of more issues than can be kept the first are, and that is said`() async throws {
    let xml = Invented.message(
      (1...9).map { Invented.child("T\($0)", ethnicity: "XXXX") }.joined(separator: "\n"))
    let checked = try await CINReturn(bytes: Array(xml.utf8)).check()
    #expect(checked.issues.count > 5, "else this proves nothing")
    let file = IssueFile(
      checked, hiding: HiddenValues(fields: []), measures: [], atMost: 5)
    #expect(file.issues.count == 5 && file.warningsLeft == 0)
    #expect(
      file.warnings.map(\.sentence) == [
        "\(checked.issues.count) issues were found, of which the first 5 are kept here; the command line gives all"
      ])
    #expect(IssueFile(checked, hiding: HiddenValues(fields: []), measures: []).warnings.isEmpty)
  }

  @Test func `Ten megabytes in one field are kept and shown by their beginning`() async throws {
    try await withReturns(on: .sqlite) { house, _ in
      let long = String(repeating: "12345678", count: 1_250_000)
      let id = try await house.check(
        Invented.message(Invented.child(long, ethnicity: long, reason: long, closed: long)))
      let run = try await house.run(id)
      let size = try await house.world.store.read { db in
        try db.value(Int.self, "SELECT sum(length(content)) FROM document_chunk")
      }
      #expect(try #require(size) < 20_000)
      for address in [
        Address.returnRun(id), .returnRun(id, "issues"), .returnIssue(0, of: id),
        .returnRun(id, "children"), .returnChild(0, of: id),
      ] {
        let page = try await house.html(address)
        #expect(page.utf8.count < 100_000, "\(address)")
      }
      #expect(try await house.html(.returnIssue(0, of: id)).contains("(10,000,000 bytes)"))
      let csv = try await house.get(Address.returnRun(id, "issues").with("format", "csv")).text
      #expect(csv.utf8.count < 100_000 && csv.contains("(10,000,000 bytes)"))
      #expect(run.errors > 0)
    }
  }

  @Test func `The year can be chosen, a draft is said to be one, and what is no year is refused`()
    async throws
  {
    try await withReturns(on: .sqlite) { house, _ in
      let xml = Invented.message(Invented.child("T1"))
      let draft = try await house.check(xml, year: "2026-27")
      #expect(try await house.html(.returnRun(draft)).contains("are a draft"))
      let older = try await house.check(xml, year: "2022-23")
      #expect(
        try await house.html(.returnRun(older)).contains("it was checked by the rules of 2022–23"))
      let wrong = try await house.post(
        .returns, [("return", "cin"), ("year", "1999-00")],
        file: Form.File(name: "a.xml", bytes: Array(xml.utf8)))
      #expect(wrong.page?.status == 422)
    }
  }

  @Test(arguments: ["clean", "s1", "s2", "s3"])
  func `The page counts what the public set expects`(name: String) async throws {
    guard let corpus = Corpus.folder else { return }
    let bytes = try FileBytes.read("\(corpus)/cin/\(name).xml")
    let expected = try FileBytes.read("\(corpus)/cin/\(name).spec.jsonl")
      .split(separator: UInt8(ascii: "\n"))
      .compactMap { line in
        String(decoding: line, as: UTF8.self).split(separator: "\"").dropFirst(2).dropFirst().first
          .map(String.init)
      }
    try await withReturns(on: .sqlite) { house, _ in
      let id = try await house.check(bytes, year: "2025-26")
      let csv = try await house.get(Address.returnRun(id).with("format", "csv")).text
      var found: [String: Int] = [:]
      for line in csv.split(separator: "\r\n").dropFirst() {
        let file = CSVTable(String(line)).rows[0].cells
        found[file[0].filter { $0 != "\u{FEFF}" }] = Int(file[4])
      }
      let wanted = Dictionary(expected.map { ($0, 1) }, uniquingKeysWith: +)
      #expect(found == wanted)
      let run = try await house.run(id)
      #expect(run.errors + run.queries == expected.count)
    }
  }
}
