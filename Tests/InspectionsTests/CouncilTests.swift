import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import Inspections

@Suite struct CouncilTests {
  @Test func `153 authorities are there today, each with a code, a name and a region of its own`()
    throws
  {
    let today = try civil("2026-11-01")
    let now = CouncilCatalogue.all.filter { $0.exists(on: today) }
    #expect(now.count == 153)
    #expect(Set(now.map(\.code)).count == 153)
    #expect(Set(now.map { CouncilName($0.name) }).count == 153)
    #expect(CouncilCatalogue.all.count == 157)
    let counts = Region.allCases.map { region in now.count { $0.region == region } }
    #expect(counts == [12, 24, 15, 10, 14, 11, 33, 19, 15])
  }

  /// On each side of a reorganisation there are the councils of that day.
  @Test(arguments: [
    ("2019-03-31", 152), ("2019-04-01", 151), ("2021-04-01", 152), ("2023-04-01", 153),
  ])
  func `As at a day there are the councils of that day`(day: String, count: Int) throws {
    let date = try civil(day)
    #expect(CouncilCatalogue.all.count { $0.exists(on: date) } == count)
  }

  @Test(arguments: [
    ("Kingston upon Hull City Council", "E06000010"), ("Hull", "E06000010"),
    ("Bath & North East Somerset Council", "E06000022"), ("St Helens", "E08000013"),
    ("Durham County Council", "E06000047"), ("Herefordshire, County of", "E06000019"),
    ("Bournemouth, Christchurch & Poole", "E06000058"), ("E08000016", "E08000038"),
    ("Royal Borough of Kingston upon Thames", "E09000021"), ("City of London", "E09000001"),
  ])
  func `A council is found however it is written`(name: String, code: String) {
    #expect(CouncilIndex().council(name)?.code == code)
  }

  @Test func `No two councils are taken for one`() {
    let index = CouncilIndex()
    for council in CouncilCatalogue.all {
      #expect(index.council(council.code)?.code == council.code)
      #expect(index.council(council.name)?.code == council.code, "\(council.name)")
    }
    #expect(index.council("Thornmere") == nil)
    #expect(index.slug("Saltmarsh and Dene") == "saltmarsh-dene")
  }

  @Test(arguments: StoreKind.available)
  func `An administrator adds a council and corrects it; nobody else may`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let entry = CouncilEntry(
        code: "E06990002", name: "Averley", region: .northEast, source: "Invented")
      await #expect(throws: Refusal.self) { try await RecordCouncil(house.acting)(entry) }
      let acting = ActingUser(house.user(.administrator), in: house.world)
      let first = try await RecordCouncil(acting)(entry)
      var moved = entry
      moved.region = .london
      try await RecordCouncil(acting)(moved, readAt: first.version)
      let found = try await house.read { try $0.councils(of: house.authority) }
      #expect(found.council("Averley Council")?.region == .london)
      #expect(found.all.count == 158)
      await #expect(throws: StaleRecord.self) {
        try await RecordCouncil(acting)(entry, readAt: first.version)
      }
    }
  }

  @Test(arguments: [
    (CouncilEntry(code: "E0699", name: "Averley", region: .london, source: "x"), "code"),
    (CouncilEntry(code: "E06990002", name: "", region: .london, source: "x"), "name"),
    (CouncilEntry(code: "E06990002", name: "Kent", region: .london, source: "x"), "name"),
    (CouncilEntry(code: "E06990002", name: "Averley", region: .london, source: ""), "source"),
    (
      CouncilEntry(
        code: "E06990002", name: "Averley", region: .london, validFrom: CivilDate("2020-01-02"),
        validTo: CivilDate("2020-01-01"), source: "x"), "validTo"
    ),
  ])
  func `What cannot be right is refused`(entry: CouncilEntry, field: String) {
    #expect(entry.problems(among: CouncilIndex()).map(\.field) == [field])
  }
}

@Suite struct NeighbourTests {
  private static let councils = CouncilIndex(added: [
    EnglishCouncil(code: "E06990002", name: "Averley", region: .northEast),
    EnglishCouncil(code: "E06990003", name: "Brackwater", region: .northWest),
    EnglishCouncil(code: "E06990004", name: "Corrington", region: .london),
  ])
  private static let head = "council,neighbour,rank,source,as at\n"

  @Test func `Names, codes, quotes, line ends and columns in any order are understood`() {
    let file = NeighbourFile(
      "\u{FEFF}Rank;As at;Source;Neighbour;Council\r\n1;1 October 2024;\"A model; second "
        + "edition\";Brackwater Council;E06990002\r\n2;2024-10-01;A model;E06990004;Averley\r\n\r\n",
      councils: Self.councils)
    #expect(file.problems.isEmpty)
    #expect(file.lines.map(\.neighbour.name) == ["Brackwater", "Corrington"])
    #expect(file.lines.first?.source == "A model; second edition")
    #expect(file.lines.first?.asAt == CivilDate("2024-10-01"))
  }

  @Test(arguments: [
    ("", 0, "empty"), ("council,neighbour,rank\n", 1, "source and as at"), (head, 1, "No line"),
    (head + "Nowhere,Averley,1,x,2024-10-01", 2, "“Nowhere” is no council"),
    (head + "Averley,Nowhere,1,x,2024-10-01", 2, "“Nowhere” is no council"),
    (head + "Averley,Averley,1,x,2024-10-01", 2, "its own neighbour"),
    (head + "Averley,Brackwater,0,x,2024-10-01", 2, "from 1 to 50"),
    (head + "Averley,Brackwater,first,x,2024-10-01", 2, "from 1 to 50"),
    (head + "Averley,Brackwater,1,,2024-10-01", 2, "source is missing"),
    (head + "Averley,Brackwater,1,x,31 November 2024", 2, "31 November"),
    (head + "Averley,Brackwater,1", 2, "source is missing"),
    (
      head + "Averley,Brackwater,1,x,2024-10-01\nAverley,Corrington,1,x,2024-10-01", 3,
      "two neighbours of rank 1"
    ),
    (
      head + "Averley,Brackwater,1,x,2024-10-01\n\"Averley\n\",Brackwater,2,x,2024-10-01", 3,
      "twice"
    ),
  ])
  func `What is wrong is said with its line`(text: String, line: Int, words: String) {
    let problems = NeighbourFile(text, councils: Self.councils).problems
    #expect(problems.first?.line == line)
    #expect(problems.first?.message.contains(words) == true, "\(problems)")
  }

  @Test(arguments: StoreKind.available)
  func `A list takes the place of the one of the same day, and all or nothing is taken`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let admin = ActingUser(house.user(.administrator), in: house.world)
      for (code, name) in [
        ("E06990002", "Averley"), ("E06990003", "Brackwater"), ("E06990004", "Corrington"),
      ] {
        try await RecordCouncil(admin)(
          CouncilEntry(code: code, name: name, region: .london, source: "Invented"))
      }
      let work = ImportNeighbours(house.acting)
      try await work(
        Self.head + "Averley,Brackwater,1,First,2020-10-01\nAverley,Corrington,2,First,2020-10-01")
      let preview = try await work.preview(Self.head + "Averley,Corrington,1,Again,2020-10-01")
      #expect((preview.lines, preview.lists, preview.replaced) == (1, 1, 1))
      try await work(
        Self.head
          + "Averley,Corrington,1,Again,2020-10-01\nAverley,Brackwater,1,Second,2024-10-01")
      let refused = await problems {
        try await work(
          Self.head + "Averley,Corrington,1,Bad,2025-10-01\nNowhere,Averley,1,Bad,2025-10-01")
      }
      #expect(refused?.count == 1)
      for (day, expected) in [
        ("2020-09-30", []), ("2020-10-01", ["E06990004"]), ("2024-09-30", ["E06990004"]),
        ("2026-01-01", ["E06990003"]),
      ] {
        let date = try civil(day)
        let found = try await house.read {
          try $0.neighbours(of: "E06990002", in: house.authority, on: date).map(\.neighbour)
        }
        #expect(found == expected, "\(day)")
      }
      let reader = ActingUser(house.user(.boardManager), in: house.world)
      await #expect(throws: Refusal.self) { try await ImportNeighbours(reader)(Self.head) }
    }
  }
}
