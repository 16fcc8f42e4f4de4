import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

/// The pages of the register, through the routes: a council, its neighbours, the map, the files.
@Suite struct RegisterPageTests {
  @Test(arguments: StoreKind.available)
  func `A council’s page tells its inspections with the grades of each time and its place`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind, today: "2026-11-01") { house in
      try await fill(house)
      let pages = PageHouse(house)
      let html = try await pages.html(.registerCouncil("E06990002"), as: anybody(house))
      let answer = try await pages.get(.registerCouncil("E06990002"))
      #expect(answer.page?.kicker == "North East · E06990002")
      #expect(html.contains("2nd of the 3 in this register to be inspected under"))
      for words in ["Leadership and governance", "Adequate", "Requires improvement", "A list"] {
        #expect(html.contains(words), "\(words)")
      }
      #expect(!html.contains("Correct this line"))
      #expect(try await pages.html(.registerCouncil("E06990002")).contains("Correct this line"))
      let file = try await csv(.registerCouncil("E06990002"), pages)
      #expect(file.contains("Averley,") && file.contains(",Leadership and governance,Adequate,"))
      // A council in no list has its page too; one that nothing is known of has none.
      #expect(try await pages.html(.registerCouncil("drumlin-bay")).contains("Drumlin Bay"))
      await #expect(throws: Refusal.self) {
        try await pages.get(.registerCouncil("nowhere"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `As at a day the register lists what it counts, and a day to come is answered in words`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind, today: "2026-11-01") { house in
      try await fill(house)
      let pages = PageHouse(house)
      let whole = try await pages.html(.register, as: anybody(house))
      #expect(whole.contains("Averley") && whole.contains("Brackwater"))
      let then = try await pages.html(Address.register.with("as-at", "1 June 2012"))
      #expect(!then.contains(">Averley<") && then.contains(">Brackwater<"))
      #expect(!then.contains("Reports published by 1 June 2012</"))
      #expect(then.contains("Inspected by 1 June 2012, day of publication not known"))
      #expect(then.contains("published by 1 June 2012, or inspected by then"))
      let file = try await csv(Address.register.with("as-at", "1 June 2012"), pages)
      #expect(file.contains("Brackwater") && !file.contains("Averley"))
      #expect(file.contains(",Counts as,"))
      #expect(file.contains(",\"Inspected, day of publication not known\","))
      let before = try await pages.html(Address.register.with("as-at", "1 January 1990"))
      #expect(before.contains("No report was published by 1 January 1990."))
      #expect(before.contains("The register has nothing by 1 January 1990."))
      let ahead = try await pages.html(Address.register.with("as-at", "2 November 2026"))
      #expect(ahead.contains("2 November 2026 has not come yet"))
      #expect(ahead.contains(">Averley<"))
      #expect(
        !(try await pages.html(Address.register.with("as-at", "2026-11-01"))).contains("not come"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Neighbours stand beside each other under one framework, as at a day`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind, today: "2026-11-01") { house in
      try await fill(house)
      let pages = PageHouse(house)
      let address = Address.neighbours(ofCouncil: "E06990002")
      let sif = try await pages.html(address.with("framework", "SIF"))
      #expect(sif.contains("Brackwater") && sif.contains("Requires improvement"))
      // Brackwater was inspected under another framework only.
      #expect(sif.contains("no report in this register"))
      let before = try await pages.html(
        address.with("framework", "PROT2012").with("as-at", "2013-01-15"))
      #expect(before.contains("No list of statistical neighbours"))
      let rows = try await csv(
        address.with("framework", "PROT2012").with("as-at", "2014-01-01"), pages)
      #expect(
        rows.contains("Averley,,2012-06-11,,,\"Inspected, day of publication not known\",Good,"))
      #expect(
        rows.contains(
          "Brackwater,1,2012-05-14,,,\"Inspected, day of publication not known\",Inadequate,"))
      await #expect(throws: Refusal.self) {
        try await pages.get(.neighbours(ofCouncil: "averley"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The map has a tile for each council in its region, and a table that says the same`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind, today: "2026-11-01") { house in
      try await fill(house)
      let pages = PageHouse(house)
      let address = Address.registerMap.with("framework", "PROT2012")
      let html = try await pages.html(address, as: anybody(house))
      #expect(html.contains("in-north-east") && html.contains("in-elsewhere"))
      #expect(html.contains("<span class=\"visually-hidden\">: Inadequate</span>"))
      #expect(!html.contains("Hartlepool"))
      let all = try await pages.html(address.with("councils", "all"))
      #expect(all.contains("Hartlepool") && all.contains(": no report in this register by then"))
      let file = try await csv(address, pages)
      #expect(file.split(separator: "\r\n").count == 4)
      #expect(file.contains("Averley,E06990002,North East,Good,2012-06-11,,,\"Inspected,"))
      let early = try await pages.html(address.with("as-at", "2012-05-01"))
      #expect(early.contains("No council is known to have a report under this framework by 1 May"))
      #expect(html.contains("Good: 0 published, 1 inspected with no day of publication known"))
      let wrong = try await pages.html(address.with("as-at", "31 November 2012"))
      #expect(wrong.contains("The day was not understood"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A file of neighbours is shown first and taken when it is confirmed`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind, today: "2026-11-01") { house in
      try await fill(house)
      let pages = PageHouse(house)
      let text = "council,neighbour,rank,source,as at\nBrackwater,Averley,1,Newer list,2024-10-01\n"
      let seen = try await pages.post(
        .previewNeighbours, [],
        files: ["file": Form.File(name: "n.csv", bytes: Array(text.utf8))])
      #expect(seen.html.contains("Import 1 line"))
      #expect(try await !pages.html(.neighbourLists).contains("Newer list"))
      let bad = try await pages.post(
        .previewNeighbours, [],
        files: ["file": Form.File(name: "n.csv", bytes: Array((text + "x,y,0,,\n").utf8))])
      #expect(bad.html.contains("“x” is no council") && !bad.html.contains("Import 1 line"))
      let binary = try await pages.post(
        .previewNeighbours, [], files: ["file": Form.File(name: "n.csv", bytes: [0xFF, 0x00])])
      #expect(binary.page?.status == 422)
      #expect(
        try await pages.post(.importNeighbours, [("content", text)]).target == .neighbourLists)
      #expect(try await pages.html(.neighbourLists).contains("Newer list"))
      #expect(try await pages.post(.importNeighbours, [("content", "x")]).page?.status == 422)
    }
  }

  @Test func `An administrator adds a council by its form`() async throws {
    try await withInspections(on: .sqlite, today: "2026-11-01") { house in
      let pages = PageHouse(house)
      let admin = house.user(.administrator)
      let fields = [
        ("code", "e06990009"), ("name", "Wold Ness"), ("region", "london"), ("source", "Invented"),
      ]
      #expect(
        try await pages.post(.registerCouncils, fields, as: admin).target == .registerCouncils)
      #expect(
        try await pages.html(.editRegisterCouncil("E06990009"), as: admin).contains("Wold Ness"))
      let list = try await pages.html(Address.registerCouncils.with("region", "london"))
      #expect(list.contains("E06990009 (added here)") && !list.contains("Hartlepool"))
      let refused = try await pages.post(
        .registerCouncils, [("code", "x"), ("name", ""), ("region", "")], as: admin)
      #expect(refused.page?.status == 422)
      await #expect(throws: Refusal.self) { try await pages.html(.newRegisterCouncil) }
    }
  }

  @Test func `All judgements are one list, and a draft of our own is not in it for the public`()
    async throws
  {
    try await withInspections(on: .sqlite, today: "2026-11-01") { house in
      try await fill(house)
      let own = try await RecordInspection(house.acting)(.thornmere2012())
      try await RecordJudgements(house.acting)(.allAdequate, of: own.id)
      let pages = PageHouse(house)
      #expect(try await pages.html(.registerJudgements).contains("Thornmere"))
      for address in [
        Address.registerJudgements, .registerMap.with("framework", "PROT2012"), .register,
      ] {
        let html = try await pages.html(address, as: anybody(house))
        #expect(!html.contains("Thornmere"), "\(address)")
        #expect(html.contains("Averley"), "\(address)")
      }
      await #expect(throws: Refusal.self) {
        try await pages.get(.registerCouncil("thornmere"), as: anybody(house))
      }
    }
  }

  // MARK: -

  private func anybody(_ house: InspectionsHouse) -> User { User.anonymous(of: house.authority) }

  private func csv(_ address: Address, _ pages: PageHouse) async throws -> String {
    let answer = try await pages.get(address, wantsCSV: true)
    return String(decoding: try #require(answer.bytes).dropFirst(3), as: UTF8.self)
  }

  /// Two councils in the list, one of them inspected twice, one in no list, and a list of neighbours.
  private func fill(_ house: InspectionsHouse) async throws {
    let admin = ActingUser(house.user(.administrator), in: house.world)
    for (code, name, region) in [
      ("E06990002", "Averley", Region.northEast), ("E06990003", "Brackwater", .southWest),
    ] {
      try await RecordCouncil(admin)(
        CouncilEntry(code: code, name: name, region: region, source: "Invented"))
    }
    for (council, framework, day, overall, parts) in [
      ("Brackwater", "PROT2012", "2012-05-14", "inadequate", [:]),
      ("Averley", "PROT2012", "2012-06-11", "good", ["leadership": "adequate"]),
      ("Drumlin Bay", "PROT2012", "2012-07-02", "adequate", [:]),
      ("Averley Council", "SIF", "2016-02-01", "requires_improvement", [:]),
    ] {
      try await RecordRegisterLine(house.acting)(
        RegisterEntry(
          council: council, framework: framework, visitStart: try civil(day), overall: overall,
          parts: parts, source: "A list"))
    }
    try await ImportNeighbours(house.acting)(
      "council,neighbour,rank,source,as at\nAverley,Brackwater,1,Model,2013-10-01\n")
  }
}
