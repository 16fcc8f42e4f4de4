import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import TestKit
import Testing

@testable import Registers

@Suite struct SchoolTests {
  @Test(arguments: StoreKind.available)
  func `S19: a hundred schools are pasted at once, and come again only as they are`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let form = try await house.get("/registers/schools/several")
      #expect(form.words.contains("The first line names the columns"))
      let many = "/registers/schools/several"
      let made = try await house.post(many, [("list", SchoolTests.list(100))])
      #expect(made.location == "/registers/schools")
      let all = try await house.read { try $0.schools(of: RegistersHouse.authority) }
      #expect(all.count == 100)
      #expect(all[6].name == "School 007" && all[6].urn == "100007" && all[6].phase == .primary)
      let list = try await house.get("/registers/schools", as: house.inspector)
      #expect(
        list.words.contains("100 schools") && list.words.contains("School 001 100001 Primary"))
      let file = try await house.get("/registers/schools?format=csv")
      #expect(file.text.contains("School 100,100100,Primary,,,Open"))

      let again = try await house.post(many, [("list", SchoolTests.list(101))])
      #expect(again.status == .unprocessableContent)
      #expect(
        again.words.contains("Line 2: School 001 has this URN in the register already.")
          && again.words.contains("And 80 more like these."))
      let known = try await house.read { try $0.schools(of: RegistersHouse.authority).count }
      #expect(known == 100)
      let taken = try await KeepSchool(house.acting())(
        list: SchoolTests.list(101), leavesOutKnown: true)
      #expect(taken == KeepSchool.Taken(added: 1, leftOut: 100))
    }
  }

  @Test(
    arguments: [
      ("", "Paste the schools, or choose a file."),
      ("urn\n100001", "Line 1: the first line must name the columns"),
      ("name,head\nA,B", "Line 1: there is no column “head”."),
      ("name,name\nA,B", "Line 1: the column “name” stands there twice."),
      ("name", "Line 1: no school follows the names of the columns."),
      ("name,urn\nA,\n,100001", "Line 3: the name of the school is missing."),
      ("name,urn\nA,1234", "Line 2: A URN has six digits, for example 100123."),
      ("name,phase\nA,Big", "Line 2: “Big” is no phase. Choose from Nursery, Primary,"),
      ("name,opened\nA,31 June 2026", "Line 2: “31 June 2026” is no day:"),
      (
        "name,opened,closed\nA,1 September 2026,1 August 2026",
        "Line 2: It cannot close before it has opened."
      ),
      ("name,urn\nA,100001\n\nB,100001", "Line 4: line 2 has the same name or URN already."),
      ("name\nA\na", "Line 3: line 2 has the same name or URN already."),
      ("name,urn\nA, Thornmere,100001", "Line 2: it has more cells than there are columns."),
      ("name\n\"A", "Line 2: a quotation mark is opened here and never closed."),
    ])
  func `A list with a line that is wrong is refused whole, and the line is told`(
    list: String, words: String
  ) async throws {
    try await withRegisters(on: .sqlite) { house in
      let refused = try await house.post("/registers/schools/several", [("list", list)])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.words.contains(words), "\(refused.words)")
      let kept = try await house.read { try $0.schools(of: RegistersHouse.authority) }
      #expect(kept.isEmpty)
    }
  }

  @Test func `What is copied from a spreadsheet is read, with commas in names`() {
    let file = SchoolFile(
      "Name\tURN\tPhase\tClosed\nElm Green, Infants\t\tall through\t31/08/2026\nB\t100002")
    #expect(file.problems.isEmpty)
    #expect(
      file.lines.map(\.entry) == [
        SchoolEntry(
          name: "Elm Green, Infants", phase: .allThrough, closedOn: date("2026-08-31")),
        SchoolEntry(name: "B", urn: "100002"),
      ])
  }

  @Test(arguments: StoreKind.available)
  func `A school is entered once, changed, and may be followed by another of its name`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let fields = [("name", "Elm Green"), ("urn", "100001"), ("phase", "primary")]
      #expect(try await house.post("/registers/schools", fields).location == "/registers/schools")
      for (twin, words) in [
        ([("name", "ELM GREEN")], "Elm Green is in the register already."),
        ([("name", "Another"), ("urn", "100001")], "Elm Green has this URN"),
        ([("name", "Another"), ("urn", "10000x")], "A URN has six digits"),
        ([("name", "")], "Give the name of the school."),
      ] {
        let refused = try await house.post("/registers/schools", twin)
        #expect(refused.status == .unprocessableContent && refused.words.contains(words))
      }
      let school = try await house.read { try $0.schools(of: RegistersHouse.authority)[0] }
      let page = "/registers/schools/\(school.id)"
      _ = try await house.post(
        page, fields + dateFields("closedOn", "2026-09-01") + [("version", "1")])
      let words = try await house.get(page, as: house.inspector).words
      #expect(
        words.contains("Closed since 1 September 2026") && !words.contains("Change the school"))
      #expect(!(try await house.get("/registers/schools").words.contains("Elm Green")))
      // As when it has become an academy.
      let academy = [("name", "Elm Green"), ("urn", "100002")]
      #expect(try await house.post("/registers/schools", academy).location != nil)
      for visitor in [house.inspector, house.police, house.nobody] {
        let refused = try await house.post("/registers/schools", fields, as: visitor)
        #expect(refused.status != .ok && refused.location?.hasPrefix("/registers") != true)
      }
    }
  }

  @Test func `A school is open from its first day, and closed on the day it closes`() {
    func school(_ opened: String?, _ closed: String?) -> School {
      School(
        authority: RegistersHouse.authority,
        SchoolEntry(name: "A", openedOn: opened.map(date), closedOn: closed.map(date)))
    }
    let day = date("2026-09-01")
    #expect(school(nil, nil).isOpen(on: day))
    #expect(school("2026-09-01", nil).isOpen(on: day))
    #expect(!school("2026-09-02", nil).isOpen(on: day))
    #expect(!school(nil, "2026-09-01").isOpen(on: day))
    #expect(school(nil, "2026-09-02").isOpen(on: day))
  }

  /// So many schools as CSV.
  static func list(_ count: Int) -> String {
    (["name,urn,phase"]
      + (1...count).map { number in
        let digits = String(1000 + number).dropFirst()
        return "School \(digits),100\(digits),Primary"
      }).joined(separator: "\n")
  }
}
