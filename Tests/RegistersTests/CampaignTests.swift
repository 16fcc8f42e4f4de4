import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing

@testable import Registers

@Suite struct CampaignTests {
  @Test(arguments: StoreKind.available)
  func `S18: campaigns on "online" and "CSE", with audience, material and dates`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let plan = try await house.plan()
      #expect(
        try await house.get("/registers/campaigns/new").words.contains(
          "Child sexual exploitation (CSE)"))
      let made = try await house.post(
        "/registers/campaigns",
        [
          ("title", "Safe online at home"), ("topics", "online"), ("otherTopics", "Gaming"),
          ("audience", "Parents of pupils"), ("link", "https://www.thornmere.example/online"),
          ("owner", "body:\(house.people.council.id)"), ("plan", plan.text),
        ] + dateFields("startOn", "2026-11-02") + dateFields("endOn", "2026-12-18"))
      let page = try #require(made.location)
      let words = try await house.get(page, as: house.inspector).words
      for part in [
        "Runs until 18 December 2026", "Online safety, Gaming", "Parents of pupils",
        "2 November 2026", "Children’s Services", "Improvement plan (2012)",
        "https://www.thornmere.example/online",
        "No school is registered, so there is no share of them.",
      ] {
        #expect(words.contains(part), "\(part)")
      }
      #expect(!words.contains("Change the campaign"))
      let cse = try await KeepCampaign(house.acting())(
        CampaignEntry(
          title: "Look closer", topics: [.cse, .missing], audience: "Taxi drivers",
          startOn: date("2026-12-01"), endOn: date("2027-01-31")),
        material: ("look-closer.txt", Array("Ask, and listen.".utf8)))
      let material = try await house.get("/registers/campaigns/\(cse.id)/material")
      #expect(material.text == "Ask, and listen.")

      let list = try await house.get("/registers/campaigns").words
      #expect(list.contains("2 campaigns") && list.contains("Begins on 1 December 2026"))
      for (filter, title) in [
        ("topic=cse", "Look closer"), ("topic=missing", "Look closer"),
        ("topic=online", "Safe online"), ("state=running", "Safe online"),
        ("state=ahead", "Look closer"), ("words=gaming", "Safe online"),
      ] {
        let found = try await house.get("/registers/campaigns?" + filter).words
        #expect(found.contains("1 campaign ") && found.contains(title), "\(filter)")
      }
      let csv = try await house.get("/registers/campaigns?format=csv").text
      #expect(
        csv.contains("Look closer,\"Child sexual exploitation (CSE), Children who go missing\""))
      let home = try await house.get("/registers").words
      #expect(home.contains("2 campaigns:") && home.contains("Look closer : n/a of schools"))
      // What a board and the page of the plan show of them.
      let store = house.world.store
      #expect(
        try await store.read { db in
          try db.campaignsAtHand(of: RegistersHouse.authority, on: date("2028-01-31")).map(
            \.campaign.title)
        } == ["Look closer"])
      let found = try await store.read { try $0.find(plan, of: RegistersHouse.authority) }
      let stored = try #require(found)
      #expect(
        try await store.read { try $0.campaigns(of: stored).map(\.title) }
          == ["Safe online at home"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `S18: what a campaign lacks is told at its field, and a change keeps its material`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let keep = KeepCampaign(house.acting())
      func entry(
        topics: [AwarenessCampaign.Topic] = [.cse], end: String = "2026-12-18", link: String = "",
        plan: Plan.ID? = nil
      ) -> CampaignEntry {
        CampaignEntry(
          title: "Look closer", topics: topics, audience: "Taxi drivers", link: link,
          startOn: date("2026-12-01"), endOn: date(end), plan: plan)
      }
      func wrong(_ entry: CampaignEntry, _ file: SentFile? = nil) async throws -> Set<String?> {
        Set(try await problems { try await keep(entry, material: file) }.keys)
      }
      #expect(try await wrong(entry(topics: [])) == ["topics"])
      #expect(try await wrong(entry(end: "2026-11-30")) == ["endOn"])
      #expect(try await wrong(entry(link: "javascript:alert(1)")) == ["link"])
      #expect(try await wrong(entry(plan: ID())) == ["plan"])
      #expect(try await wrong(entry(), ("a.html", Array("<html></html>".utf8))) == ["file"])
      let form = try await house.post("/registers/campaigns", [("title", "Look closer")])
      #expect(form.status == .unprocessableContent && form.words.contains("Say whom it is for."))

      let made = try await keep(entry(), material: ("a.txt", Array("Listen.".utf8)))
      let changed = try await keep(entry(end: "2027-01-31"), over: made.id, readAt: 1)
      #expect(changed.document != nil && changed.document == made.document)
      await #expect(throws: (any Error).self) {
        try await keep(entry(), over: made.id, readAt: 1)
      }
      let page = "/registers/campaigns/\(made.id)"
      for visitor in [house.inspector, house.police, house.nobody] {
        for address in [page, page + "/receipts"] {
          let refused = try await house.post(address, [], as: visitor)
          #expect(refused.status == .forbidden || refused.location?.hasPrefix("/sign-in") == true)
        }
      }
      #expect(try await house.get(page, as: house.police).status == .forbidden)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S19: of 100 schools 99 acknowledged, 99.0 %, and the missing one is named`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let campaign = try await house.campaign(schools: 100)
      let page = "/registers/campaigns/\(campaign.id)"
      let none = try await house.get(page).words
      #expect(none.contains("0.0 % of schools have acknowledged it"))
      let sent = try await house.post(
        page + "/receipts",
        [("step", "sent"), ("which", "all")] + dateFields("day", "2026-11-03"))
      #expect(sent.location == page + "#schools")
      let schools = try await house.read { try $0.schools(of: RegistersHouse.authority) }
      _ = try await house.post(
        page + "/receipts",
        [("step", "acknowledged"), ("which", "chosen")] + dateFields("day", "2026-11-10")
          + schools.filter { $0.name != "School 042" }.map { ("schools", $0.id.text) })
      let missing = "Not acknowledged yet: School 042."
      let almost = try await house.get(page, as: house.inspector).words
      for part in [
        "99.0 % of schools have acknowledged it", "99 acknowledged it",
        "100 have on record when it was sent",
        "100 are registered and open", missing, "School 041 3 Nov 2026 10 Nov 2026",
        "School 042 3 Nov 2026 Not yet",
      ] {
        #expect(almost.contains(part), "\(part)")
      }
      let home = try await house.get("/registers", as: house.inspector).words
      #expect(home.contains("99.0 % of schools reached. " + missing))
      #expect(try await house.get("/registers/campaigns").words.contains("99.0 % 1"))
      let csv = try await house.get(page + "?format=csv").text
      #expect(csv.contains("School 042,100042,Primary,2026-11-03,,,"))

      // The hundredth, by its head.
      let last = try #require(schools.first { $0.name == "School 042" })
      let one = page + "/schools/\(last.id)"
      #expect(try await house.get(one).words.contains("When did they acknowledge it?"))
      _ = try await house.post(
        one,
        dateFields("sentOn", "2026-11-03") + dateFields("acknowledgedOn", "2026-11-20")
          + [("name", "Edda Marlowe"), ("post", "Head teacher"), ("version", "1")])
      let full = try await house.get(page).words
      #expect(full.contains("100.0 % of schools have acknowledged it"))
      #expect(full.contains("Every school has acknowledged it."))
      #expect(full.contains("20 Nov 2026 Edda Marlowe, Head teacher"))
      let school = try await house.get("/registers/schools/\(last.id)", as: house.inspector).words
      #expect(school.contains("Safe online at home 3 Nov 2026 20 Nov 2026 Edda Marlowe"))
    }
  }

  @Test func `M61: schools count that are open today, after its last day those open then`() {
    let campaign = AwarenessCampaign(
      authority: RegistersHouse.authority,
      CampaignEntry(
        title: "A", topics: [.online], audience: "B", startOn: date("2026-09-07"),
        endOn: date("2026-12-18")))
    func school(_ name: String, opened: String? = nil, closed: String? = nil) -> School {
      School(
        authority: RegistersHouse.authority,
        SchoolEntry(name: name, openedOn: opened.map(date), closedOn: closed.map(date)))
    }
    let schools = [
      school("Stays"), school("Closes", closed: "2026-10-01"),
      school("Opens", opened: "2026-11-02"), school("Closed before", closed: "2026-09-01"),
      school("Closes after", closed: "2027-01-01"),
    ]
    var receipt = CampaignReceipt(
      authority: RegistersHouse.authority, campaign: campaign.id, school: schools[1].id)
    receipt.acknowledgedOn = date("2026-09-10")
    var other = CampaignReceipt(
      authority: RegistersHouse.authority, campaign: ID(), school: schools[0].id)
    other.acknowledgedOn = date("2026-09-10")
    func reached(_ day: String, _ schools: [School]) -> SchoolsReached {
      SchoolsReached(
        of: campaign, schools: schools, receipts: [receipt, other], today: date(day))
    }
    // Before its first day, while it runs, on the day a school closes, and after its last day.
    for (day, missing, share) in [
      ("2026-08-01", ["Closes after", "Stays"], "33.3 %"),
      ("2026-09-30", ["Closes after", "Stays"], "33.3 %"),
      ("2026-10-01", ["Closes after", "Stays"], "0.0 %"),
      ("2026-11-02", ["Closes after", "Opens", "Stays"], "0.0 %"),
      ("2027-06-01", ["Closes after", "Opens", "Stays"], "0.0 %"),
    ] {
      let measure = reached(day, schools)
      #expect(measure.missing.map(\.name) == missing && measure.share == share, "\(day)")
    }
    #expect(reached("2026-10-01", []).share == "n/a")
    #expect(
      reached("2026-11-02", schools).missingWords(atMost: 1)
        == "Not acknowledged yet: Closes after and 2 others.")
  }

  @Test(arguments: StoreKind.available)
  func `S19: what is on record stays, and what cannot be is refused in words`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let campaign = try await house.campaign(schools: 3)
      let schools = try await house.read { try $0.schools(of: RegistersHouse.authority) }
      let record = RecordReceipts(house.acting())
      func bulk(
        _ step: ReceiptEntry.Step, _ day: String, at schools: [ID<School>]?, by name: String = ""
      ) async throws -> RecordReceipts.Taken {
        try await record(ReceiptEntry(step, on: date(day), by: name), at: schools, of: campaign.id)
      }
      #expect(
        try await bulk(.sent, "2026-11-03", at: [schools[0].id])
          == RecordReceipts.Taken(recorded: 1, known: 0))
      #expect(
        try await bulk(.sent, "2026-11-05", at: nil)
          == RecordReceipts.Taken(recorded: 2, known: 1))
      let page = "/registers/campaigns/\(campaign.id)"
      let shown = try await house.get(page).words
      #expect(shown.contains("School 001 3 Nov 2026") && shown.contains("School 002 5 Nov 2026"))

      for (step, day, chosen, name, field) in [
        (.acknowledged, "2026-11-24", [schools[0].id], "", "day"),
        (.acknowledged, "2026-11-04", schools.map(\.id), "", "day"),
        (.acknowledged, "2026-11-20", [], "", "schools"),
        (.sent, "2026-11-20", [schools[0].id], "Jo", "name"),
      ] as [(ReceiptEntry.Step, String, [ID<School>], String, String)] {
        let wrong = try await problems {
          _ = try await bulk(step, day, at: chosen, by: name)
        }
        #expect(Set(wrong.keys) == [field], "\(step) \(day)")
      }
      let both = try await house.post(
        page + "/receipts",
        [("step", "acknowledged"), ("which", "all"), ("schools", schools[0].id.text)]
          + dateFields("day", "2026-11-20"))
      #expect(both.words.contains("You ticked schools."))
      let early = try await house.post(
        page + "/schools/\(schools[1].id)",
        dateFields("sentOn", "2026-11-05") + dateFields("acknowledgedOn", "2026-11-04")
          + [("version", "1")])
      #expect(
        early.words.contains(
          "It was sent on 5 November 2026 and cannot have been acknowledged on 4 November 2026."))

      // Taken off again; and nobody overwrites what somebody else has changed meanwhile.
      let one = page + "/schools/\(schools[0].id)"
      #expect(try await house.post(one, [("version", "9")]).status == .conflict)
      _ = try await house.post(one, [("version", "1")])
      #expect(try await house.get(page).words.contains("School 001 Not on record Not yet"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: campaigns and schools as at a past day are what was stored then`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let campaign = try await house.campaign(schools: 2)
      house.clock.set("2026-12-01")
      let session = try await SignIn(house.world)(
        login: "improvementOfficer@thornmere.example", password: RegistersHouse.password,
        from: "192.0.2.1", userAgent: nil)
      let officer = RegistersHouse.Visitor(user: house.officer.user, token: session.token)
      try await RecordReceipts(house.acting())(
        ReceiptEntry(.acknowledged, on: date("2026-11-30")), at: nil, of: campaign.id)
      try await KeepSchool(house.acting())(SchoolEntry(name: "Later School"))
      let day = "as-at=2026-11-23"
      for (address, then, now) in [
        ("/registers", "0.0 % of schools reached", "66.7 % of schools reached"),
        ("/registers/campaigns", "0.0 % 2", "66.7 % 1"),
        ("/registers/campaigns/\(campaign.id)", "0.0 % of schools", "66.7 % of schools"),
        ("/registers/schools", "2 schools", "3 schools"),
      ] {
        let past = try await house.get("\(address)?\(day)", as: officer).words
        #expect(past.contains("As at 23 November 2026."), "\(address)")
        #expect(past.contains(then) && !past.contains("Add "), "\(address)")
        let today = try await house.get(address, as: officer).words
        #expect(today.contains(now) && !today.contains(then), "\(address)")
      }
      let csv = try await house.get(
        "/registers/campaigns/\(campaign.id)?\(day)&format=csv", as: officer)
      #expect(csv.text.contains("School 002") && !csv.text.contains("2026-11-30"))
    }
  }
}

extension RegistersHouse {
  /// A campaign that runs, and so many schools.
  fileprivate func campaign(schools: Int) async throws -> AwarenessCampaign {
    try await KeepSchool(acting())(list: SchoolTests.list(schools), leavesOutKnown: false)
    return try await KeepCampaign(acting())(
      CampaignEntry(
        title: "Safe online at home", topics: [.online], audience: "Parents of pupils",
        startOn: date("2026-11-02"), endOn: date("2026-12-18")))
  }
}
