import Board
import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Inspections
import Kernel
import Search
import Storage
import TestKit
import Testing
import Voice

@testable import Product

@Suite struct SearchPageTests {
  /// A published and a draft inspection that both say "quokka", and what the plan, the board and the
  /// partners say of it.
  private func fill(_ house: LinkHouse) async throws {
    let authority = house.authority
    let (plan, patrols, clinics) = (house.plan, house.patrols, house.clinics)
    try await house.product.world.store.write(as: .system, because: "test") { db in
      let framework = try #require(
        try db.first(
          Framework.self,
          "SELECT * FROM framework WHERE authority_id = \(authority) ORDER BY code, id"))
      for (state, reference, word) in [
        (Inspection.State.accepted, "REC-2012-07", "open quokka"),
        (.draft, "REC-2013-01", "secret quokka"),
      ] {
        let inspection = try db.insert(
          Inspection(
            authority: authority, framework: framework.id, council: "Thornmere",
            title: "Inspection with \(word)", publishedOn: day("2012-08-10"), state: state))
        try db.insert(
          Recommendation(
            authority: authority, inspection: inspection.id, reference: reference, number: 1,
            text: "Recommendation about \(word)"))
      }
      for (action, words) in [
        (patrols, "Patrols found a quokka"), (clinics, "Clinics saw a quokka"),
      ] {
        try db.insert(
          ProgressUpdate(
            authority: authority, action: action.id, delivery: .inProgress, note: words,
            effectiveOn: day("2026-11-01"), recordedAt: db.at, recordedBy: "Sam"))
      }
      var own = Action(
        authority: authority, plan: plan.id, number: 12, title: "Count every quokka",
        leadBody: house.police.id)
      own.dueOn = day("2026-12-01")
      try db.insert(own)
      var other = Action(
        authority: authority, plan: plan.id, number: 13, title: "Hide the quokka",
        leadBody: house.health.id)
      other.dueOn = day("2026-12-01")
      try db.insert(other)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Everybody finds what they may read, and nothing tells them of the rest`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      try await fill(house)
      let all = [
        "open <mark>quokka</mark>", "secret <mark>quokka</mark>", "Patrols found", "Clinics saw",
        "Count every", "Hide the",
      ]
      func sees(_ visitor: ProductHouse.Visitor, _ wanted: Set<Int>, _ who: String) async throws {
        for address in ["/search?q=quokka", "/search?q=quokka&format=csv"] {
          let answer = try await house.product.get(address, as: visitor)
          #expect(answer.status == .ok)
          let text = answer.text.replacing("<mark>", with: "").replacing("</mark>", with: "")
          for (index, words) in all.enumerated() {
            let plain = words.replacing("<mark>", with: "").replacing("</mark>", with: "")
            #expect(text.contains(plain) == wanted.contains(index), "\(who): \(plain)")
          }
        }
      }
      try await sees(.nobody, [0], "public")
      try await sees(house.officer, [0, 1, 2, 3, 4, 5], "officer")
      try await sees(
        try await house.product.visitor(.inspector), [0, 1, 2, 3, 4, 5], "inspector")
      // The police help with the clinics; the health service has nothing to do with the patrols.
      try await sees(
        try await house.product.visitor(.partnerLead, body: house.police.id), [0, 2, 3, 4],
        "police")
      try await sees(
        try await house.product.visitor(.partnerLead, body: house.health.id), [0, 3, 5], "health")
      try await sees(try await house.product.visitor(.administrator), [0], "administrator")
      try await sees(try await house.product.visitor(.councillor), [0], "councillor")
      let marked = try await house.product.get("/search?q=quokk", as: .nobody).text
      #expect(marked.contains(all[0]) && !marked.contains("More in"))
      let none = try await house.product.get("/search?q=quokka&kind=actions", as: .nobody).text
      #expect(none.contains("Nothing that you may read has that word among actions"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation that the council made itself is found as its own`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      try await fill(house)
      for marks in [0, 1] {
        let page = try await house.product.get(
          "/search?q=quokka&kind=recommendations", as: house.officer
        ).text
        #expect(page.ranges(of: "The council’s own").count == marks)
        try await house.product.world.store.write(as: .system, because: "test") { db in
          var own = try #require(
            try db.first(
              Recommendation.self,
              "SELECT * FROM recommendation WHERE reference = \("REC-2012-07")"))
          own.madeBy = .council
          try db.update(own)
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is found in a draft plan is marked as a draft, and in an agreed one it is not`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      try await fill(house)
      let plan = house.plan
      try await house.product.world.store.write(as: .system, because: "test") { db in
        let agreed = try db.insert(
          Plan(
            authority: plan.authority, title: "Plan of 2025", versionLabel: "1",
            datedOn: day("2025-10-01"), state: .agreed))
        try db.insert(
          Action(authority: plan.authority, plan: agreed.id, number: 12, title: "Count sheep"))
      }
      for (state, marks) in [(Plan.State.agreed, 0), (.draft, 4)] {
        try await house.product.world.store.write(as: .system, because: "test") { db in
          var kept = try #require(try db.find(plan.id, of: plan.authority))
          kept.state = state
          try db.update(kept)
        }
        let page = try await house.product.get("/search?q=quokka", as: house.officer).text
        #expect(page.ranges(of: "Draft plan").count == marks, "\(state)")
        let file = try await house.product.get("/search?q=quokka&format=csv", as: house.officer)
        #expect(file.text.ranges(of: "; Draft plan").count == marks, "\(state)")
        let twelve = try await house.product.get("/search?q=act+12", as: house.officer).text
        #expect(twelve.ranges(of: "Draft plan").count == min(marks, 1), "\(state)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was consulted on and what waits for what is found by those who read the plan`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let (authority, plan) = (house.authority, house.plan.id)
      let (first, second) = (house.patrols.id, house.clinics.id)
      try await house.product.world.store.write(as: .system, because: "test") { db in
        try db.insert(
          Consultation(
            authority: authority, plan: plan, title: "Asking the wombats", question: "How?",
            method: "By letter", audience: "Families"))
        try db.insert(
          ActionDependency(
            authority: authority, action: first, needed: second, reason: "A wombat waits",
            saidBy: "Sam"))
      }
      let all = ["Asking the wombats", "A wombat waits"]
      func found(_ visitor: ProductHouse.Visitor) async throws -> [String] {
        let text = try await house.product.get("/search?q=wombat&format=csv", as: visitor).text
        return all.filter { text.contains($0) }
      }
      #expect(try await found(house.officer) == all)
      #expect(try await found(.nobody).isEmpty)
      #expect(
        try await found(house.product.visitor(.partnerLead, body: house.police.id)).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `Of a board’s decisions the public finds what its note says, members what their board decided`(
      on kind: StoreKind
    ) async throws
  {
    try await withProduct(on: kind) { house in
      let world = house.world
      func manager(_ name: String) -> ActingUser {
        ActingUser(
          User(account: ID(), authority: world.authority, name: name, roles: [.boardManager]),
          in: world)
      }
      let clerk = manager("Clerk")
      let (body, person) = try await world.store.write(as: .system, because: "test") { db in
        (
          try db.insert(Body(authority: world.authority, name: "Improvement Board", kind: .board)),
          try db.insert(Person(authority: world.authority, name: "Jo Marsh"))
        )
      }
      let board = try await KeepBoard(clerk)(
        BoardEntry(
          terms: "It answers.", cadence: "Monthly", cadenceWeeks: 4, startsAt: "14:00",
          place: "Town Hall"), ofBody: body.id)
      let meeting = try await KeepMeeting(clerk)(
        MeetingEntry(heldOn: world.today(), startsAt: "14:00", place: "Town Hall", state: .held),
        of: board.id)
      let open = try await KeepMinutes(clerk).decide(
        "The open numbat", isPublic: true, at: meeting.id)
      try await KeepMinutes(clerk).decide("The secret numbat", at: meeting.id)
      let partner = try await house.visitor(.partnerLead, body: body.id, person: person.id)
      func found(_ visitor: ProductHouse.Visitor) async throws -> [Bool] {
        let text = try await house.get("/search?q=numbat&format=csv", as: visitor).text
        return [text.contains("The open numbat"), text.contains("The secret numbat")]
      }
      #expect(try await found(.nobody) == [false, false])
      #expect(try await found(partner) == [false, false])
      #expect(try await found(house.visitor(.director)) == [true, true])
      try await RecordAgreement(clerk)(
        items: [:], decisions: [open.id: open.version], on: world.today(), source: "Letter",
        at: meeting.id)
      _ = try await PublishNote(manager("Second"))(meeting.id, readAt: meeting.version)
      #expect(try await found(.nobody) == [true, false])
      #expect(try await found(partner) == [true, false])
      let director = try await house.visitor(.director)
      #expect(try await house.get("/search?q=DEC-01", as: director).status == .seeOther)
      #expect(try await house.get("/search?q=DEC-02", as: .nobody).status == .ok)
      let page = try await house.get("/search?q=numbat").text
      #expect(page.contains("/board/meetings/\(meeting.id.text)/note"))
      try await world.store.write(as: .system, because: "test") { db in
        try db.insert(
          BoardMember(
            authority: world.authority, board: board.id,
            entry: MemberEntry(
              who: .person(person.id), agency: nil, role: .member, from: world.today(), to: nil)))
      }
      #expect(try await found(partner) == [true, true])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A reference leads straight to its page, for those who may read it`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      try await fill(house)
      let police = try await house.product.visitor(.partnerLead, body: house.police.id)
      for (words, visitor, leads) in [
        ("REC-2012-07", ProductHouse.Visitor.nobody, true), ("rec 2012 7", .nobody, true),
        ("REC-2013-01", .nobody, false), ("REC-2013-01", house.officer, true),
        ("ACT-12", house.officer, true), ("act12", police, true), ("ACT-13", police, false),
        ("ACT-12", .nobody, false), ("ACT-99", house.officer, false), ("RISK-1", police, false),
      ] {
        let typed = words.replacing(" ", with: "+")
        let answer = try await house.product.get("/search?q=\(typed)", as: visitor)
        #expect((answer.status == .seeOther) == leads, "\(words)")
        if leads {
          #expect(try await house.product.get(answer.location ?? "", as: visitor).status == .ok)
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `A recommendation is found by what the report itself calls it, before what only has the words`(
      on kind: StoreKind
    ) async throws
  {
    try await withLinks(on: kind) { house in
      try await fill(house)
      try await house.product.world.store.write(as: .system, because: "test") { db in
        var lettered = try #require(
          try db.first(
            Recommendation.self,
            "SELECT * FROM recommendation WHERE reference = \("REC-2012-07")"))
        lettered.printedNumber = "1(a)"
        try db.update(lettered)
        try db.insert(
          Recommendation(
            authority: house.authority, inspection: lettered.inspection,
            reference: "REC-2012-08", number: 2, text: "Give each child a plan within 1 week"))
      }
      let both = "REC-2012-07 (<mark>1</mark>(<mark>a</mark>) in the report)"
      for typed in ["1(a)", "%221(a)%22", "1%20(A)%20"] {
        let page = try await house.product.get("/search?q=\(typed)", as: .nobody).text
        let found = try #require(page.firstRange(of: both), "\(typed)")
        let other = try #require(page.firstRange(of: "REC-2012-08"), "\(typed)")
        #expect(found.lowerBound < other.lowerBound, "\(typed)")
      }
      let file = try await house.product.get("/search?q=1(a)&format=csv", as: .nobody).text
      #expect(file.contains("REC-2012-07 (1(a) in the report)"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Two plans with an action of one number are both offered`(on kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let authority = house.authority
      try await house.product.world.store.write(as: .system, because: "test") { db in
        let other = try db.insert(
          Plan(authority: authority, title: "Second", versionLabel: "1", datedOn: day("2026-10-02"))
        )
        try db.insert(
          Action(authority: authority, plan: other.id, number: 1, title: "Another first"))
      }
      let answer = try await house.product.get("/search?q=ACT-01", as: house.officer)
      #expect(answer.status == .ok)
      #expect(answer.text.contains("Safe patrols") && answer.text.contains("Another first"))
    }
  }

  @Test(
    arguments: StoreKind.available,
    [
      "", "%20", "%22", "%27", "a", "%25", "%2A", "a%20OR%20b", "NEAR(", "%F0%9F%90%A8", "-",
      String(repeating: "x", count: 500), String(repeating: "ab%20", count: 300), "REC-", "ACT-x",
      "REC-99999999999999999999-1", "kind", "q&kind=nonsense", "q&kind=actions&format=xlsx",
    ])
  func `Whatever is typed is answered`(on kind: StoreKind, typed: String) async throws {
    try await withProduct(on: kind) { house in
      let officer = try await house.visitor(.improvementOfficer)
      #expect(try await house.get("/search?q=\(typed)", as: officer).status == .ok)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What holds children’s data is not indexed`(on kind: StoreKind) async throws {
    try await withProduct(on: kind) { house in
      let tables = try await house.world.store.read {
        try $0.values(String.self, "SELECT table_name FROM search_table ORDER BY table_name")
      }
      #expect(
        tables == [
          "action", "action_dependency", "agenda_item", "agreed_priority", "awareness_campaign",
          "board_decision", "board_log", "body", "case_study", "challenge", "consultation",
          "event_challenge", "evidence", "finding",
          "inspection", "judgement", "learning_event", "milestone", "paper", "peer_activity",
          "person", "plan", "plan_edition", "plan_outcome", "policy", "post", "progress_update",
          "readiness_question", "recommendation", "risk", "school", "statement_text", "you_said",
        ])
    }
  }

  @Test func `The search stands at the top of every page`() async throws {
    try await withProduct { house in
      for address in ["/", "/inspections", "/search?q=x", "/nothing/here"] {
        let page = try await house.get(address).text
        #expect(
          page.contains("<form method=\"get\" action=\"/search\" role=\"search\""), "\(address)")
      }
    }
  }

  @Test func `Search says that it looks through what is stored today, to those who may look back`()
    async throws
  {
    try await withProduct { house in
      let words = "Search looks through what is stored today."
      let officer = try await house.visitor(.improvementOfficer)
      for address in ["/search", "/search?q=nothing"] {
        #expect(try await house.get(address, as: officer).text.contains(words))
        #expect(!(try await house.get(address).text.contains(words)))
      }
    }
  }

  @Test func `Sections stand in groups where there are many, side by side where there are few`()
    async throws
  {
    try await withProduct { house in
      let officer = try await house.get("/actions", as: house.visitor(.improvementOfficer)).text
      #expect(officer.contains("<summary aria-current=\"true\">Plan</summary>"))
      #expect(officer.contains("<summary>Inspections</summary>"))
      #expect(officer.contains("<a href=\"/actions\" aria-current=\"page\">Actions</a>"))
      let visitor = try await house.get("/inspections").text
      #expect(!visitor.contains("section-group") && visitor.contains("href=\"/registers\""))
    }
  }
}
