import Civil
import Foundation
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Product

@Suite struct PartnerLinkTests {
  @Test(arguments: StoreKind.available)
  func `S54: a partner without an account sees what is asked of it and says how it is going`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      let page = try await house.page(of: holder).text
      for words in [
        "Safe patrols", "Walk past each school", "Each school each week", "1 December 2026",
        "Grey: not started", "Say when the work begins.", "20 December 2026", "Open clinics",
        "You help with this. Thornmere Health says how it is going.",
      ] { #expect(page.contains(words), "\(words)") }

      let answer = try await house.say("Begun in the north", by: holder)
      #expect(answer.location == holder.page)
      #expect(try await house.page(of: holder).text.contains("Begun in the north"))
      let kept = try await house.stored(house.patrols)
      #expect(kept.delivery == .inProgress)
      #expect(kept.deliveryChangedBy == "Jo Marsh (Inspector), Thornmere Police, by link")
      let authors = try await house.product.world.store.read { db in
        try db.values(
          String.self,
          "SELECT DISTINCT author_name FROM change WHERE table_name = 'progress_update'")
      }
      #expect(authors == ["Jo Marsh (Inspector), Thornmere Police, by link"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who types behind a link is told who reads the draft, and so is who makes the link`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      let form = try await house.product.get(
        holder.step("progress", of: house.patrols), as: holder.visitor
      ).text
      #expect(
        form.contains("Everybody at Thornmere Police who has this link reads the draft"))
      #expect(!form.contains("The council’s officers see it, and nobody else"))
      let making = try await house.product.get(
        Address.newPartnerLink(forBody: house.police.id).path, as: house.officer
      ).text
      #expect(making.contains("Everybody who has the link reads what others behind it have typed"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Every use is on record, and the officer reads it on the link’s page`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      _ = try await house.say("Begun", by: holder)
      let uses = try await house.uses()
      #expect(
        uses.map(\.purpose) == [
          "open the link", "said who they are", "say how ACT-01 is going",
        ])
      #expect(!uses.contains { !$0.wasAllowed })
      #expect(uses.last?.author.name == "Jo Marsh (Inspector), Thornmere Police, by link")
      let partner = try await house.product.get(
        "/partners/\(house.police.id)", as: house.officer
      ).text
      let link = try #require(partner.firstMatch(of: /\/partner-links\/[0-9a-f-]+/)).output
      let page = try await house.product.get(String(link), as: house.officer).text
      #expect(page.contains("Say how ACT-01 is going"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A try at what is not asked of the body is on record, each once a day`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let holder = try await house.holder(of: secret)
      let elsewhere = try await house.product.world.store.write(as: .system, because: "test") {
        db in
        var action = Action(
          authority: house.authority, plan: house.plan.id, number: 3, title: "See each child",
          owner: .body(house.health.id), leadBody: house.health.id)
        action.dueOn = day("2026-12-01")
        return try db.insert(action)
      }
      func tries() async throws -> [String] {
        try await house.uses().filter { $0.purpose == "reach what is not asked of them" }.map {
          #expect(!$0.wasAllowed)
          return $0.detail
        }
      }
      for step in ["progress", "evidence", "word"] {
        let answer = try await house.product.get(
          holder.step(step, of: elsewhere), as: holder.visitor)
        #expect(answer.status == .notFound)
        // What is not theirs is not even said to be there.
        #expect(!answer.text.contains("See each child"))
      }
      #expect(try await house.say("Mine", by: holder, on: elsewhere).status == .notFound)
      #expect(
        try await tries() == ["ACT-03 See each child, which is not asked of Thornmere Police now"])
      for _ in 1...3 {
        let nowhere = "\(holder.page)/actions/\(ID<Action>())/progress"
        let answer = try await house.product.get(nowhere, as: holder.visitor)
        #expect(answer.status == .notFound)
      }
      #expect(try await house.say("Theirs", by: holder, on: house.clinics).status == .conflict)
      let question = "\(holder.page)/questions/challenge/\(ID<Action>())"
      #expect(try await house.product.get(question, as: holder.visitor).status == .notFound)
      #expect(
        try await tries().dropFirst() == [
          "an action that is not there", "the progress of ACT-02, which is not theirs or not there",
          "a question that is not asked of Thornmere Police",
        ])
      house.clock.set(day("2026-11-21"))
      let again = try await house.holder(of: secret)
      _ = try await house.product.get(again.step("word", of: elsewhere), as: again.visitor)
      #expect(try await tries().count == 5)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Name and post are asked for, and what was typed is kept`(on kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let visitor = ProductHouse.Visitor(token: SessionToken())
      let answer = try await house.product.post(
        "/p/\(secret)", [("name", "Jo Marsh"), ("post", " ")], as: visitor)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Jo Marsh") && answer.text.contains("Say what your post is."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `An altered link and one that never was are answered in the same words`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let altered = secret.prefix(20) + (secret.hasPrefix("A") ? "B" : "A") + secret.dropFirst(21)
      let tries = [String(altered), LinkSecret().text, "short", secret + "x"]
      var answers: Set<String> = []
      for text in tries where text != secret {
        let answer = try await house.product.get("/p/\(text)")
        #expect(answer.status == .notFound)
        answers.insert(answer.text.mainWords)
      }
      #expect(answers.count == 1)
      #expect(answers.first?.contains("copy the whole of it") == true)
      let listed = try await house.product.get("/partners", as: house.officer).text
      #expect(listed.contains("Tries with addresses that are no links"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A link holds on its last day and has expired on the next`(on kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link(until: day("2026-12-20"))
      house.clock.set(day("2026-12-20"))
      let holder = try await house.holder(of: secret)
      house.clock.set(day("2026-12-21"))
      for answer in [
        try await house.product.get("/p/\(secret)"),
        try await house.product.post("/p/\(secret)", [("name", "Jo")], as: holder.visitor),
      ] {
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("This link held until 20 December 2026. Ask Jo Marsh"))
      }
      let uses = try await house.uses()
      #expect(uses.suffix(2).map(\.wasAllowed) == [false, false])
      #expect(uses.last?.detail.hasPrefix("it has expired") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A link that was taken back opens nothing, not even for whoever has a form open`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let holder = try await house.holder(of: secret)
      let partner = try await house.product.get(
        "/partners/\(house.police.id)", as: house.officer
      ).text
      let link = String(
        try #require(partner.firstMatch(of: /\/partner-links\/[0-9a-f-]+/)).output)
      let silent = try await house.product.post(
        link + "/revoke", [("version", "1"), ("reason", "")], as: house.officer)
      #expect(silent.status == .unprocessableContent)
      let done = try await house.product.post(
        link + "/revoke", [("version", "1"), ("reason", "Sent to the wrong address")],
        as: house.officer)
      #expect(done.location == link)

      let late = try await house.say("Typed for ten minutes", by: holder)
      #expect(late.status == .conflict)
      #expect(late.text.contains("Typed for ten minutes"), "what was typed is given back")
      #expect(try await house.stored(house.patrols).delivery == .notStarted)
      let again = try await house.product.get("/p/\(secret)")
      #expect(again.status == .conflict && again.text.contains("This link was taken back"))
      #expect(try await house.uses().last?.detail.hasPrefix("it was taken back") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is asked of others is not even said to be there`(on kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link(for: house.health)
      let holder = try await house.holder(of: secret)
      let page = try await house.page(of: holder).text
      #expect(page.contains("Open clinics") && !page.contains("Safe patrols"))
      for step in ["progress", "evidence", "not-ours"] {
        let others = holder.step(step, of: house.patrols)
        let none = "\(holder.page)/actions/\(ID<Action>())/\(step)"
        let answers = try await [
          house.product.get(others, as: holder.visitor),
          house.product.get(none, as: holder.visitor),
        ]
        #expect(answers.map(\.status) == [.notFound, .notFound])
        #expect(answers[0].text.mainWords == answers[1].text.mainWords)
      }
      let said = try await house.say("Not ours to say", by: holder)
      #expect(said.status == .notFound)
      #expect(try await house.stored(house.patrols).version == 1)
      // What the health service only helps with is led by somebody else.
      let helper = try await house.holder(of: try await house.link())
      #expect(try await house.say("We help", by: helper, on: house.clinics).status == .conflict)
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `Nothing else of the service opens by a link, in another browser or with the visit’s address`(
      on kind: StoreKind
    ) async throws
  {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      for path in ["/actions/\(house.patrols.id)", "/plans", "/partners", "/actions"] {
        let answer = try await house.product.get(path, as: holder.visitor)
        #expect(answer.location?.hasPrefix("/sign-in?") == true, "\(path)")
      }
      let other = ProductHouse.Visitor(token: SessionToken())
      #expect(try await house.product.get(holder.page, as: other).status == .conflict)
      #expect(try await house.product.get(holder.page).status == .conflict)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nobody verifies by a link, and who has signed in does not pass for a partner`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let answer = try await house.product.get("/p/\(secret)", as: house.officer)
      #expect(answer.status == .conflict && answer.text.contains("sign out"))
      let body = house.police.id
      let partner = User(
        byLink: "a link", to: body, authority: house.authority, name: "Jo Marsh, by link")
      for permission in Permission.allCases {
        #expect(partner.may(permission) == (permission == .readOwnActions), "\(permission)")
        let mayAsOwner = [.readOwnActions, .updateAction, .assessReadiness].contains(permission)
        #expect(partner.may(permission, as: .own) == mayAsOwner, "\(permission)")
      }
      let acting = ActingUser(partner, in: house.product.world)
      await #expect(throws: Refusal.self) {
        _ = try await VerifyCompletion(acting)(of: house.patrols.id, readAt: 1, note: "Seen")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who made the link does not verify what was said by it; somebody else does`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      let step = holder.step("evidence", of: house.patrols)
      let added = try await house.product.upload(
        "walked.txt", Array("Each school was passed".utf8), to: step,
        PartnerAnswerTests.evidence, as: holder.visitor)
      #expect(added.status == .seeOther, "\(added.text)")
      let said = try await house.say("All walked", by: holder, delivery: "complete")
      #expect(said.status == .seeOther, "\(said.text)")
      let action = try await house.stored(house.patrols)
      let evidence = try #require(
        try await house.product.world.store.read { db in
          try db.first(Evidence.self, "SELECT * FROM evidence WHERE action_id = \(action.id)")
        })
      let page = "/evidence/\(evidence.id)"
      let refusal = "by a link that you made"
      let note = ("verification", "I rang two of the schools")
      let version = ("version", "\(evidence.version)")
      #expect(try await house.product.get(page, as: house.officer).text.contains(refusal))
      let own = try await house.product.post(page + "/verify", [note, version], as: house.officer)
      #expect(own.status == .forbidden && own.text.contains(refusal), "\(own.status)")

      let other = try await house.product.visitor(.improvementOfficer)
      let seen = try await house.product.post(page + "/verify", [note, version], as: other)
      #expect(seen.status == .seeOther, "\(seen.text)")
      let verify = "/actions/\(action.id)/verify"
      let done = [note, ("version", "\(action.version)")]
      let mine = try await house.product.post(verify, done, as: house.officer)
      #expect(mine.status == .forbidden && mine.text.contains(refusal), "\(mine.status)")
      #expect(try await house.product.post(verify, done, as: other).status == .seeOther)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A thousand guesses are slowed down, and a good link opens again when the time is over`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      var answers: [HTTPResponse.Status: Int] = [:]
      // Each is written down; a server writes more slowly than a database in memory.
      let guesses = kind == .sqlite ? 1000 : 100
      for _ in 0..<guesses {
        answers[try await house.product.get("/p/\(LinkSecret().text)").status, default: 0] += 1
      }
      #expect(answers == [.notFound: 30, .tooManyRequests: guesses - 30])
      #expect(try await house.product.get("/p/\(secret)").status == .tooManyRequests)
      house.clock.pass(seconds: 15 * 60)
      #expect(try await house.product.get("/p/\(secret)").status == .ok)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The secret stands nowhere but in the address, and no other page is told of it`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let holder = try await house.holder(of: secret)
      _ = try await house.say("Begun", by: holder)
      try await house.product.world.store.seal()
      let kept = try await house.product.world.store.read { db in
        try db.values(
          String.self,
          """
          SELECT after_image FROM change WHERE after_image IS NOT NULL UNION ALL SELECT detail FROM access
          UNION ALL SELECT subject_id FROM access UNION ALL SELECT location FROM form_submission
          WHERE location IS NOT NULL
          """)
      }
      #expect(kept.count > 5)
      #expect(!kept.contains { $0.contains(secret) })
      let door = try await house.product.get("/p/\(secret)")
      let policy = try #require(HTTPField.Name("Referrer-Policy"))
      #expect(door.headers[policy] == "strict-origin")
      #expect(door.headers[.cacheControl] == "no-store")
      #expect(Address("p", secret).pathForRecords == "/p/•••")
      #expect(Address("p", secret, "more").pathForRecords == "/p/•••")
      #expect(Address("plans", "x").pathForRecords == "/plans/x")
    }
  }
}

extension String {
  /// What stands in the main part of a page, without what differs at each request.
  var mainWords: String {
    guard let start = firstRange(of: "<main"), let end = firstRange(of: "</main>") else {
      return self
    }
    return String(self[start.lowerBound..<end.lowerBound])
  }

  private func firstRange(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
