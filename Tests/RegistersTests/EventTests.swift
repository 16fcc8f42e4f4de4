import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing

@testable import Registers

@Suite struct EventTests {
  @Test(arguments: StoreKind.available)
  func `S55: the event of 28 September 2012 with attendance by agency, challenges and priorities`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind, "2012-10-01") { house in
      let (police, health) = (house.people.police.id, house.people.health.id)
      let made = try await house.post(
        "/registers/events",
        [("title", "Partners’ learning day")] + dateFields("heldOn", "2012-09-28"))
      let page = try #require(made.location)
      let came = try await house.post(
        page + "/attendance",
        [
          ("number-\(police)", "6"), ("names-\(police)", "Public protection"),
          ("number-\(health)", "4"), ("number-\(house.people.council.id)", "0"),
        ])
      #expect(came.status == .seeOther)
      let asked = try await house.post(
        page + "/challenges",
        [("from", health.text), ("to", police.text), ("text", "Who tells the school?")])
      #expect(asked.status == .seeOther)
      let event = try #require(ID<LearningEvent>(page.split(separator: "/").last ?? ""))
      let plan = try await house.plan()
      for (text, chosen) in [("See children alone", plan.text), ("Write plainly", "")] {
        let agreed = try await house.post(
          "/registers/priorities",
          [("text", text), ("event", event.text), ("plan", chosen)]
            + dateFields("agreedOn", "2012-09-28"))
        #expect(agreed.status == .seeOther)
      }
      let words = try await house.get(page, as: house.inspector).words
      #expect(words.contains("10 people from 2 agencies."))
      #expect(words.contains("Thornmere Police 6 Public protection"))
      #expect(words.contains("Who tells the school? Thornmere Health to Thornmere Police"))
      #expect(words.contains("See children alone Goes on in Improvement plan (2012)"))
      let list = try await house.get("/registers/events")
      #expect(list.words.contains("28 Sep 2012 2 10 1 2"))
      // For the log of challenges, and for the plan's own page.
      try await house.read { db in
        let challenges = try db.challenges(raisedAt: event, of: RegistersHouse.authority)
        #expect(challenges.map(\.from) == [health])
        #expect(try db.eventChallenges(of: RegistersHouse.authority) == challenges)
        let priorities = try db.continuingPriorities(of: plan, in: RegistersHouse.authority)
        #expect(priorities.map(\.text) == ["See children alone"])
      }
      #expect(
        try await house.get("/registers/challenges?to=\(police)").words.contains("1 challenge"))
      #expect(try await house.get("/registers/priorities?plan=none").words.contains("1 priority"))
      // Who is emptied the next time did not come.
      _ = try await house.post(
        page + "/attendance",
        [
          ("number-\(police)", "7"), ("version-\(police)", "1"), ("number-\(health)", ""),
          ("version-\(health)", "1"),
        ])
      #expect(try await house.get(page).words.contains("7 people from 1 agency."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Two people who write down who came keep each other’s numbers, or are told`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let (police, health) = (house.people.police.id, house.people.health.id)
      let form = "/registers/events/\(try await house.event())/attendance"
      func send(_ fields: [(String, String)]) async throws -> TestResponse {
        try await house.post(form, fields)
      }
      // Both had opened the form when nothing was written down.
      #expect(
        try await send([("number-\(police)", "77"), ("number-\(health)", ""), ("_base", "")]).status
          == .seeOther)
      #expect(
        try await send([("number-\(police)", ""), ("number-\(health)", "88"), ("_base", "")]).status
          == .seeOther)
      let page = try await house.get(form).text
      #expect(page.contains("value=\"77\"") && page.contains("value=\"88\""))
      #expect(page.contains("name=\"_base\" value=\"number-\(police)=77\""))
      let opened = [("_base", "number-\(police)=77"), ("version-\(police)", "1")]
      #expect(try await send(opened + [("number-\(police)", "78")]).status == .seeOther)
      let told = try await send(opened + [("number-\(police)", "79")])
      #expect(told.status == .conflict)
      #expect(told.words.contains("wrote here"), "\(told.words)")
      // A program that has not read the last of it is told so; what it leaves out stays.
      let stale = try await send([("number-\(police)", "80"), ("version-\(police)", "1")])
      #expect(stale.status == .conflict)
      #expect(stale.words.contains("Somebody else has changed it in the meantime"))
      #expect(
        try await send([("number-\(police)", "0"), ("version-\(police)", "2")]).status == .seeOther)
      let last = try await house.get(form).text
      #expect(!last.contains("value=\"78\"") && last.contains("value=\"88\""))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S55: a body challenges another one, names need a number, and a priority a plan or an event`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let police = house.people.police.id
      let event = try await house.event()
      let same = try await house.post(
        "/registers/events/\(event)/challenges",
        [("from", police.text), ("to", police.text), ("text", "Why?")])
      #expect(same.words.contains("A body challenges another one."))
      let nameless = try await house.post(
        "/registers/events/\(event)/attendance", [("names-\(police)", "Two officers")])
      #expect(nameless.words.contains("Say how many came from Thornmere Police."))
      let loose = try await house.post(
        "/registers/priorities", [("text", "Listen")] + dateFields("agreedOn", "2026-11-20"))
      #expect(loose.words.contains("Choose the plan that it goes on from."))
      house.clock.set("2026-09-23")
      await #expect(throws: Refusal.self) {
        try await KeepEvent(house.acting()).recordAttendance([], at: event)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `S63: what goes on keeps the plan that it comes from and the plan in which it goes on`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let closed = try await house.plan("Old plan", .closed)
      let open = try await house.plan("New plan", .agreed)
      func fields(_ chosen: [(String, String)]) -> [(String, String)] {
        [("text", "See children alone")] + chosen + dateFields("agreedOn", "2012-09-28")
      }
      let made = try await house.post(
        "/registers/priorities", fields([("plan", closed.id.text)]))
      #expect(made.status == .seeOther)
      #expect(try await house.goingOn(in: closed).contains("Goes on in no plan yet."))
      let kept = try await house.read {
        try $0.continuingPriorities(of: closed.id, in: RegistersHouse.authority)
      }
      let id = try #require(kept.first).id
      let page = "/registers/priorities/\(id)"
      let same = try await house.post(
        page,
        fields([("plan", closed.id.text), ("goesOnIn", closed.id.text), ("version", "1")]))
      #expect(same.words.contains("“Old plan” is closed, so nothing goes on in it."))
      let form = try await house.get(page).text
      let offered = try #require(form.split(separator: "name=\"goesOnIn\"").last)
      #expect(offered.contains(open.id.text) && !offered.contains(closed.id.text))
      let saved = try await house.post(
        page, fields([("plan", closed.id.text), ("goesOnIn", open.id.text), ("version", "1")]))
      #expect(saved.status == .seeOther)
      let (from, to) = (try await house.goingOn(in: closed), try await house.goingOn(in: open))
      #expect(from.contains("Goes on in") && from.contains("/plans/\(open.id)"))
      #expect(to.contains("Comes from") && to.contains("/plans/\(closed.id)"))
      let list = try await house.get("/registers/priorities")
      #expect(list.words.contains("Old plan New plan"))
      for plan in [closed, open] {
        let filtered = try await house.get("/registers/priorities?plan=\(plan.id)")
        #expect(filtered.words.contains("1 priority"))
      }
      #expect(
        !(try await house.get("/registers/priorities?plan=none")).words.contains("1 priority"))
      let own = try await house.post(
        page, fields([("plan", open.id.text), ("goesOnIn", open.id.text), ("version", "2")]))
      #expect(own.words.contains("It comes from that plan."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S63: what was agreed at an event and went on in a plan comes from that once it is closed`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let agree = AgreePriority(house.acting())
      var first = try await house.plan("First plan", .agreed)
      let next = try await house.plan("Next plan", .agreed)
      func entry(plan: Plan.ID? = nil, goesOnIn: Plan.ID? = nil) -> PriorityEntry {
        PriorityEntry(
          text: "Listen", agreedOn: date("2026-09-24"), plan: plan, goesOnIn: goesOnIn)
      }
      let agreed = try await agree(entry(plan: first.id), at: try await house.event())
      #expect(agreed.plan == nil && agreed.goesOnIn == first.id)
      #expect(try await house.stored(agreed.id) == agreed)
      first.state = .closed
      let closed = first
      try await house.world.store.write(as: .system, because: "test") { db in
        _ = try db.update(closed)
      }
      // It may be put in other words, and nothing else goes on there any more.
      let reworded = try await agree(
        entry(goesOnIn: first.id), over: agreed.id, readAt: agreed.version)
      #expect(reworded.goesOnIn == first.id)
      await #expect(throws: Refusal.self) {
        try await agree(entry(plan: closed.id), at: try await house.event())
      }
      let moved = try await agree(
        entry(goesOnIn: next.id), over: agreed.id, readAt: agreed.version)
      #expect(moved.plan == closed.id && moved.goesOnIn == next.id)
      #expect(try await house.stored(agreed.id) == moved)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What goes on is compared with its plans when it is written down, and when it is changed`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let plan = try await house.plan("Old plan", .closed)
      func fields(_ text: String, _ besides: [(String, String)] = []) -> [(String, String)] {
        [("text", text), ("plan", plan.id.text)] + besides + dateFields("agreedOn", "2026-11-20")
      }
      func priorities() async throws -> [AgreedPriority] {
        try await house.read {
          try $0.continuingPriorities(of: plan.id, in: RegistersHouse.authority)
        }
      }
      let (address, wrong) = ("/registers/priorities", "12 actions are late.")
      let warned = try await house.post(address, fields(wrong))
      #expect(warned.status == .unprocessableContent)
      #expect(warned.words.contains("You wrote “12”"), "\(warned.words)")
      #expect(warned.words.contains("Keep the words as written, because"))
      #expect(try await priorities().isEmpty)
      let right = try await house.post(address, fields("Listen"))
      #expect(right.status == .seeOther)
      let priority = try #require(try await priorities().first)
      let page = "\(address)/\(priority.id)"
      let again = try await house.post(page, fields(wrong, [("version", "1")]))
      #expect(again.status == .unprocessableContent && again.words.contains("You wrote “12”"))
      #expect(try await priorities().map(\.text) == ["Listen"])
      let kept = try await house.post(
        page, fields(wrong, [("version", "1"), ("keepBecause", "As partners were told")]))
      #expect(kept.status == .seeOther)
      #expect(try await priorities().map(\.text) == [wrong])
    }
  }

  @Test(arguments: StoreKind.available)
  func `An event at which something happened is not moved to a day that is still to come`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let (police, health) = (house.people.police.id, house.people.health.id)
      func later(_ event: ID<LearningEvent>) async throws -> TestResponse {
        try await house.post(
          "/registers/events/\(event)",
          [("title", "Learning day"), ("version", "1")] + dateFields("heldOn", "2027-03-01"))
      }
      let (came, asked, told, agreed) = (
        try await house.event(), try await house.event(), try await house.event(),
        try await house.event()
      )
      try await KeepEvent(house.acting()).recordAttendance(
        [AttendanceEntry(body: police, number: 6)], at: came)
      try await KeepEvent(house.acting()).recordChallenge(
        "Who tells the school?", from: health, to: police, at: asked)
      try await WriteCaseStudy(house.acting())("A move", "A girl moved.", of: told)
      try await AgreePriority(house.acting())(
        PriorityEntry(text: "Listen", agreedOn: date("2026-09-24")), at: agreed)
      for (event, words) in [
        (came, "who came"), (asked, "1 challenge"), (told, "1 case study"),
        (agreed, "1 priority"),
      ] {
        let refused = try await later(event)
        #expect(refused.status == .unprocessableContent, "\(words)")
        #expect(refused.words.contains("On record of it: \(words)."), "\(words)")
        #expect(try await house.stored(event).heldOn == date("2026-09-24"), "\(words)")
      }
      #expect(try await later(house.event()).status == .seeOther)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing has happened at an event to come, and nothing was agreed on a day to come`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let event = try await KeepEvent(house.acting())(
        EventEntry(title: "Learning day", heldOn: date("2027-02-02"))
      ).id
      let page = "/registers/events/\(event)"
      let challenge = try await house.post(
        page + "/challenges",
        [
          ("from", house.people.health.id.text), ("to", house.people.police.id.text),
          ("text", "Why?"),
        ])
      let study = try await house.post(
        page + "/case-studies", [("title", "A move"), ("text", "A girl moved.")])
      let priority = try await house.post(
        "/registers/priorities",
        [("text", "Listen"), ("event", event.text)] + dateFields("agreedOn", "2026-11-20"))
      for answer in [challenge, study, priority] {
        #expect(answer.status == .conflict)
        #expect(answer.words.contains("The event is on 2 February 2027."))
      }
      let shown = try await house.get(page).words
      for step in ["Write down a challenge", "Write a case study", "Add a priority"] {
        #expect(!shown.contains(step), "\(step)")
      }
      let plan = try await house.plan()
      let agreed = try await house.post(
        "/registers/priorities",
        [("text", "Listen"), ("plan", plan.text)] + dateFields("agreedOn", "2026-11-24"))
      #expect(agreed.status == .unprocessableContent)
      #expect(agreed.words.contains("That day lies in the future."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S55: a case study is shared only after somebody else confirmed that it is anonymous`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let study = try await WriteCaseStudy(house.acting())(
        "A girl who moved", "Desmond’s daughter, born on 14 March 2019, moved to 4 Corn Street.",
        of: house.event())
      let page = "/registers/case-studies/\(study.id)"
      let own = try await house.get(page).words
      for concern in [
        "“Desmond” looks like a name", "“14 March 2019” looks like a date of birth",
        "“4 Corn Street” looks like an address",
      ] {
        #expect(own.contains(concern))
      }
      for reader in [house.inspector, house.police] {
        #expect(try await house.get(page, as: reader).status == .notFound)
      }
      #expect(
        try await house.get("/history/case_study/\(study.id)", as: house.inspector).status
          == .forbidden)
      #expect(try await house.post(page + "/share", [("version", "1")]).status == .conflict)
      let tick = [("version", "1"), ("anonymous", "yes")]
      #expect(try await house.post(page + "/confirm", tick).status == .conflict)
      let bare = try await house.post(page + "/confirm", tick, as: house.board)
      #expect(bare.words.contains("Say why nobody can be recognised by: “Desmond”,"))
      let unread = try await house.post(page + "/confirm", [("version", "1")], as: house.board)
      #expect(unread.words.contains("Tick the box"))
      try await WriteCaseStudy(house.acting())(
        "A girl who moved", "A girl moved, and nobody knew.", over: study.id, readAt: 1)
      let confirmed = try await house.post(
        page + "/confirm", [("version", "2"), ("anonymous", "yes")], as: house.board)
      #expect(confirmed.status == .seeOther)
      // Other words are not what was confirmed.
      try await WriteCaseStudy(house.acting())(
        "A girl who moved", "A girl moved twice, and nobody knew.", over: study.id, readAt: 3)
      #expect(try await house.post(page + "/share", [("version", "4")]).status == .conflict)
      _ = try await house.post(
        page + "/confirm", [("version", "4"), ("anonymous", "yes")], as: house.board)
      #expect(try await house.post(page + "/share", [("version", "5")]).status == .seeOther)
      #expect(try await house.get(page, as: house.police).words.contains("moved twice"))
      #expect(
        try await house.get("/registers/case-studies", as: house.police).words.contains(
          "1 case study"))
      #expect(try await house.get(page, as: house.nobody).status == .seeOther)
      await #expect(throws: Refusal.self) {
        try await WriteCaseStudy(house.acting())("A", "B", over: study.id, readAt: 6)
      }
      #expect(try await house.post(page + "/withdraw", [("version", "6")]).status == .seeOther)
      #expect(try await house.get(page, as: house.police).status == .notFound)
    }
  }
}

extension RegistersHouse {
  func event() async throws -> ID<LearningEvent> {
    try await KeepEvent(acting())(
      EventEntry(title: "Learning day", heldOn: date("2026-09-24"))
    ).id
  }
}

extension RegistersHouse {
  fileprivate func plan(_ title: String, _ state: Plan.State) async throws -> Plan {
    try await world.store.write(as: .system, because: "test") { db in
      try db.insert(
        Plan(
          authority: Self.authority, title: title, versionLabel: "",
          datedOn: date("2012-10-01"), state: state))
    }
  }

  /// What a plan's page shows of what goes on from it, or in it.
  fileprivate func goingOn(in plan: Plan) async throws -> String {
    try await read { db in
      let part = ContinuingPriorities(
        plan: plan, priorities: try db.continuingPriorities(of: plan.id, in: plan.authority),
        titles: try db.planTitles(of: plan.authority), mayManage: false, past: nil)
      return "\(part.html)"
    }
  }
}
