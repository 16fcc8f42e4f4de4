import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Returns
@testable import StatutoryReturns

/// A return of two CSV files that nobody makes, as the pages would have it.
private enum Toy {
  static let pupil = ReturnField("PUPIL", .text, table: 0, place: 0)
  static let house = ReturnField("HOUSE", .code(CodeList(["RED", "BLUE"])), table: 0, place: 1)
  static let club = ReturnField("PUPIL", .text, table: 1, place: 0)

  static let reader = SheetReader(
    layouts: [TableLayout("Pupils", [pupil, house]), TableLayout("Clubs", [club])],
    layout: RecordLayout(
      collection: "toy return", parents: [0, 0], records: 0, recordID: pupil))

  static let rules = [
    Rule<ReturnFile>(
      "1", .error, 2026...2026, flags: [house], "The house is none", do: "Give RED or BLUE."
    ) { file, flags in
      for (row, code) in file.tables[0].codes(house).enumerated() where code == CodeList.other {
        flags.add(row, house)
      }
    },
    Rule<ReturnFile>(
      "2Q", .query, 2026...2026, flags: [club], "A club’s pupil is not among the pupils",
      do: "Add the pupil."
    ) { file, flags in
      for (row, parent) in file.tables[1].parents.enumerated() where parent == ReturnTable.noParent
      {
        flags.add(row, club)
      }
    },
  ]

  static let kind = StatutoryReturn(
    code: "toy", title: "Toy return", file: "Its CSV files", accept: ".csv",
    years: [CollectionYear(ending: 2026)], draftYear: nil, hiddenFields: [], hasSeveralFiles: true,
    mediaType: "text/csv"
  ) { papers in
    let file = try reader.read(papers)
    let year = CollectionYear(ending: 2026)
    return OpenedReturn(
      file: file, statedYear: year, year: year,
      check: { year in
        let issues = await RuleRun.issues(rules, whole: file, parts: [file])
        return CheckedReturn(file: file, year: year, rules: rules.map(\.info), issues: issues)
      }, summary: { ReturnSummary(measures: []) },
      tables: { [("Pupils", file.csv(0, parent: 0)), ("Clubs", file.csv(1, parent: 0))] })
  }
}

@Suite struct SeveralFilesTests {
  private static let files = [
    Form.File(name: "pupils.csv", bytes: Array("PUPIL,HOUSE\nP1,RED\nP2,GREEN\n".utf8)),
    Form.File(name: "clubs.csv", bytes: Array("PUPIL,SHOE\nP1,39\nP7,40\n".utf8)),
  ]

  @Test(arguments: StoreKind.available)
  func `A return of several files is checked and reported as one of one file is`(
    on kind: StoreKind
  ) async throws {
    try await withReturns(on: kind) { house, _ in
      let check = CheckReturn(ActingUser(house.officer, in: house.world), desk: house.slice.desk)
      let id = try await check(Self.files, as: Toy.kind, year: nil, keepsFile: false)
      await house.slice.desk.wait(for: id)
      let run = try await house.run(id)
      #expect(run.state == .done && run.errors == 1 && run.queries == 1 && run.children == 2)
      #expect(run.fileName == "pupils.csv, clubs.csv")
      let page = try await house.html(.returnRun(id))
      #expect(page.contains("The house is none"))
      #expect(page.contains("Line 1: clubs.csv, element") && page.contains("SHOE"))
      let csv = try await house.get(Address.returnRun(id, "issues").with("format", "csv")).text
      #expect(csv.contains("P2,No team given,1,Error,The house is none,HOUSE GREEN"))
      #expect(csv.contains("P7,No team given,2Q,Query,"))
      let table = try await house.get(.returnTable("Clubs", of: id)).text
      #expect(table.contains("1,,3,P7"))
      // Compared with itself, nothing is new and nothing is gone.
      let next = try await check(Self.files, as: Toy.kind, year: nil, keepsFile: false)
      await house.slice.desk.wait(for: next)
      let again = try await house.run(next)
      #expect(again.compared == id && again.remained == 2 && again.fixed + again.appeared == 0)
    }
  }

  @Test func `A fault is said with the file it is in, and several files are not kept`() async throws
  {
    try await withReturns(on: .sqlite) { house, _ in
      let check = CheckReturn(ActingUser(house.officer, in: house.world), desk: house.slice.desk)
      let broken = [
        Self.files[0], Form.File(name: "clubs.csv", bytes: Array("PUPIL\n\"P1\n".utf8)),
      ]
      for (files, keeps, says) in [
        (broken, false, "At “clubs.csv”, line 2, column 1: a quotation mark is opened here"),
        (Self.files, true, "Only a return of one file can be kept."),
      ] {
        await #expect {
          _ = try await check(files, as: Toy.kind, year: nil, keepsFile: keeps)
        } throws: { error in
          guard case Refusal.invalid(let problems) = error else { return false }
          return problems.contains { $0.message.contains(says) }
        }
      }
      // A return of one file is refused where several are sent.
      await #expect(throws: Refusal.self) {
        _ = try await check(Self.files, as: .cin, year: nil, keepsFile: false)
      }
    }
  }
}
