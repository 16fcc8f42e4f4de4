import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import TestKit
import Testing

@testable import Registers

@Suite struct LeaderTests {
  @Test(arguments: StoreKind.available)
  func
    `S28: leaders as at 21 November 2012 are marked recent, and an earlier day shows predecessors`(
      on kind: StoreKind
    ) async throws
  {
    try await withRegisters(on: kind) { house in
      let then = try await house.get("/registers/leaders?as-at=21+November+2012")
      #expect(then.words.contains("Leaders as at 21 November 2012"))
      #expect(
        then.words.contains(
          "Desmond Pellew 9 Jan 2012 Recent Interim Entered on 23 November 2026"))
      #expect(!then.words.contains("Stannage"))
      let today = try await house.get("/registers/leaders")
      #expect(!today.words.contains("Entered on"))
      let before = try await house.get("/registers/leaders?as-at=21+November+2011")
      #expect(before.words.contains("Patricia Stannage"))
      #expect(!before.words.contains("Pellew"))
      let gap = try await house.get("/registers/leaders?as-at=4+January+2012")
      #expect(gap.words.contains("Vacant"))
      // Before the first holder on record nobody can say that the post was vacant.
      let unknown = try await house.get("/registers/leaders?as-at=4+January+1990")
      #expect(
        unknown.words.contains("Nobody on record") && !unknown.text.contains(">Vacant</span>"))
      let vacant = try await house.get("/registers/leaders?as-at=4+January+1990&state=vacant")
      #expect(!vacant.words.contains("Nobody on record"))
      let empty = try await house.get("/registers/leaders?as-at=4+January+2012&state=vacant")
      #expect(empty.words.contains("Vacant"))
      let post = try await house.get("/registers/leaders/\(house.people.director.id)")
      #expect(post.words.contains("Patricia Stannage 2 Apr 2007 31 Dec 2011"))
      let csv = try await house.get("/registers/leaders?as-at=21+November+2012&format=csv")
      #expect(
        csv.text.contains(
          "Desmond Pellew,2012-01-09,,\"Recent, Interim, Entered on 23 November 2026\""))
      let odd = try await house.get("/registers/leaders?as-at=31+November+2012")
      #expect(odd.words.contains("The day was not understood"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A post that two hold has two rows and is counted once`(on kind: StoreKind) async throws {
    try await withRegisters(on: kind) { house in
      try await house.world.store.write(as: .system, because: "test") { db in
        let person = try db.insert(Person(authority: RegistersHouse.authority, name: "Ada Fell"))
        try db.insert(
          PostHolding(
            authority: RegistersHouse.authority, post: house.people.director.id,
            person: person.id, start: date("2012-10-01"), isInterim: true))
      }
      for filter in ["", "&state=interim"] {
        let page = try await house.get("/registers/leaders?as-at=21+November+2012" + filter)
        #expect(page.words.contains("Pellew") && page.words.contains("Ada Fell"))
        #expect(page.words.contains("1 post ") && !page.words.contains("2 posts"))
      }
    }
  }

  @Test(arguments: [
    ("2011-11-21", "2012-11-21", true), ("2011-11-20", "2012-11-21", false),
    ("2012-11-21", "2012-11-21", true), ("2012-11-22", "2012-11-21", false),
    // A year before 29 February is 28 February.
    ("2011-02-28", "2012-02-29", true),
  ])
  func `Recent is a start within twelve months, both days counted`(
    start: String, day: String, isRecent: Bool
  ) {
    #expect(RecentLeaders(months: 12).isRecent(date(start), on: date(day)) == isRecent)
  }

  @Test(arguments: StoreKind.available)
  func `How many months are recent is a setting, which only administrators change`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let fields = [("recentMonths", "6"), ("readingGradeLimit", "8")]
      #expect(try await house.post("/settings/registers", fields).status == .forbidden)
      let administrator = User(
        account: ID(), authority: RegistersHouse.authority, name: "Ada", roles: [.administrator])
      try await ChangeRegisterSettings(ActingUser(administrator, in: house.world))(
        RegisterSettings(recentMonths: 6, readingGradeLimit: 8))
      let then = try await house.get("/registers/leaders?as-at=21+November+2012")
      #expect(then.words.contains("Desmond Pellew 9 Jan 2012 Interim"))
      #expect(then.words.contains("6 months or less"))
      #expect(try await house.get("/settings/registers").words.contains("our choice"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Which posts lead is chosen from the directory`(on kind: StoreKind) async throws {
    try await withRegisters(on: kind) { house in
      let seen = ("seen", house.people.director.id.text)
      #expect(
        try await house.get("/registers/leaders/choose").text.contains(
          "name=\"seen\" value=\"\(seen.1)\""))
      // What one has not seen there stays there.
      _ = try await house.post("/registers/leaders/choose", [])
      #expect(try await house.get("/registers/leaders/\(seen.1)").status == .ok)
      let chosen = try await house.post("/registers/leaders/choose", [seen])
      #expect(chosen.status == .seeOther)
      #expect(try await house.get("/registers/leaders").words.contains("No post stands"))
      let gone = try await house.get("/registers/leaders/\(house.people.director.id)")
      #expect(gone.status == .notFound)
      #expect(
        try await house.post("/registers/leaders/choose", [], as: house.board).status == .forbidden)
    }
  }
}
