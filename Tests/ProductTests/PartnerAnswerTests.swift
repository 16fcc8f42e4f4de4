import Foundation
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Product

@Suite struct PartnerAnswerTests {
  @Test(arguments: StoreKind.available)
  func `Two people with one link: the slower is told in words and loses nothing`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let jo = try await house.holder(of: secret)
      let max = try await house.holder(of: secret, called: "Max Bell", post: "Sergeant")
      #expect(try await house.say("Begun in the north", by: jo).location == jo.page)
      let slow = try await house.say("Begun in the south", by: max)
      #expect(slow.status == .conflict)
      #expect(slow.text.contains("Jo Marsh (Inspector), Thornmere Police, by link was quicker"))
      #expect(slow.text.contains("Begun in the north"))
      #expect(slow.text.contains(">Begun in the south</textarea>"))
      let said = try #require(
        slow.text.firstMatch(of: /name="said" value="([0-9a-f-]+)"/)
      ).output.1
      #expect(
        try await house.say("Begun in the south", by: max, knowing: String(said)).location
          == max.page)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was withdrawn while a partner wrote says so with its day, and no word is lost`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let link = try await house.link()
      let holder = try await house.holder(of: link)
      let (patrols, clinics) = (house.patrols, house.clinics)
      func withdraw(_ actions: [Action]) async throws {
        try await house.product.world.store.write(as: .system, because: "test") { db in
          for action in actions {
            var gone = try #require(try db.find(action.id, of: action.authority))
            gone.withdrawnOn = day("2026-11-19")
            try db.update(gone)
          }
        }
      }
      try await withdraw([patrols, clinics])
      let said = try await house.say("Each school was passed", by: holder)
      #expect(said.status == .conflict)
      #expect(said.text.contains("ACT-01 “Safe patrols” was withdrawn on 19 November 2026."))
      #expect(said.text.contains(">Each school was passed</textarea>"))
      // Each time it was sent is on record as what it was; to open the form again is a try, on
      // record once, whatever the day.
      _ = try await house.say("Each school was passed twice", by: holder)
      for _ in 1...2 {
        _ = try await house.product.get(
          holder.step("progress", of: patrols), as: holder.visitor)
      }
      let sent = try await house.uses().filter { !$0.wasAllowed }.map {
        "\($0.purpose): \($0.detail)"
      }
      #expect(
        sent == [
          "say how ACT-01 is going: It was withdrawn on 19 November 2026.",
          "say how ACT-01 is going: It was withdrawn on 19 November 2026.",
          "reach what is not asked of them: ACT-01 Safe patrols, which is not asked of Thornmere Police now",
        ])
      for (step, purpose) in [
        ("evidence", "attach evidence to ACT-01"), ("word", "say something about ACT-01"),
        ("not-ours", "say that ACT-01 is not theirs"),
        ("take-back", "take back evidence of ACT-01"),
      ] {
        let answer = try await house.product.post(
          holder.step(step, of: patrols),
          [("reason", "Not ours at all"), ("_label", "reason:Why")], as: holder.visitor)
        #expect(answer.status == .conflict, "\(step)")
        #expect(answer.text.contains(">Not ours at all</textarea>"), "\(step)")
        #expect(try await house.uses().last?.purpose == purpose)
      }
      // The police only help with the clinics; they are told of them too.
      let word = try await house.product.get(holder.step("word", of: clinics), as: holder.visitor)
      #expect(word.status == .conflict && word.text.contains("was withdrawn on 19 November 2026"))
      // Of what was never asked of them it is not even said that it was there.
      let doctors = try await house.holder(of: try await house.link(for: house.health))
      let others = try await house.product.get(
        doctors.step("progress", of: patrols), as: doctors.visitor)
      #expect(others.status == .notFound && !others.text.contains("Safe patrols"))
      // An old page opened on another day says nothing new.
      let refused = try await house.uses().count { !$0.wasAllowed }
      house.clock.set(day("2026-11-23"))
      let later = try await house.holder(of: link)
      _ = try await house.product.get(later.step("progress", of: patrols), as: later.visitor)
      #expect(try await house.uses().count { !$0.wasAllowed } == refused)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The list names what was withdrawn, when and why, and each refusal leads back to it`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      let doctors = try await house.holder(of: try await house.link(for: house.health))
      let patrols = house.patrols
      #expect(try await !house.page(of: holder).text.contains("Withdrawn ("))
      try await house.product.world.store.write(as: .system, because: "test") { db in
        var gone = try #require(try db.find(patrols.id, of: patrols.authority))
        gone.withdrawnOn = day("2026-11-19")
        gone.withdrawnBecause = "Schools do it themselves."
        try db.update(gone)
      }
      let list = try await house.page(of: holder).text.mainWords
      #expect(list.contains("Withdrawn (1)"))
      #expect(
        list.contains(
          "ACT-01 Safe patrols, withdrawn on 19 November 2026: Schools do it themselves."))
      #expect(try await !house.page(of: doctors).text.contains("Safe patrols"))

      let back = "href=\"\(holder.page)\">All that is asked of you</a>"
      let said = try await house.say("Each school was passed", by: holder)
      #expect(said.text.contains("Why it was withdrawn: Schools do it themselves."))
      let refused = [
        said,
        try await house.product.get(holder.step("evidence", of: patrols), as: holder.visitor),
        // Never asked of them; for a form only; no address at all.
        try await house.product.get(
          "\(holder.page)/actions/\(Action.ID())/progress", as: holder.visitor),
        try await house.product.get(holder.step("draft", of: patrols), as: holder.visitor),
        try await house.product.get("\(holder.page)/nowhere", as: holder.visitor),
      ]
      #expect(refused.map(\.status.code) == [409, 409, 404, 405, 404])
      for answer in refused { #expect(answer.text.contains(back)) }
      // To those who have an account, and to strangers elsewhere, it is nothing.
      let officers = try await house.product.get(
        holder.step("progress", of: patrols), as: house.officer)
      #expect(officers.status == .conflict && !officers.text.contains(back))
    }
  }

  static let evidence = [
    ("title", "Log of patrols"), ("kind", "document"), ("strength", "written"),
    ("effectiveOn", "18"), ("effectiveOn-month", "11"), ("effectiveOn-year", "2026"),
  ]

  @Test(arguments: StoreKind.available)
  func `Evidence comes by a link, typed by its content, and waits for somebody else’s eyes`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      let address = holder.step("evidence", of: house.patrols)
      let wrong = try await house.product.upload(
        "log.pdf", Array("<!DOCTYPE html><html><body>no</body></html>".utf8), to: address,
        Self.evidence, as: holder.visitor)
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.text.contains("this is a web page") && wrong.text.contains("Log of patrols"))
      let drawing = try await house.product.upload(
        "log.png", Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), to: address,
        Self.evidence, as: holder.visitor)
      #expect(drawing.status == .unprocessableContent)
      #expect(drawing.text.contains("this is a drawing as SVG"))
      let good = try await house.product.upload(
        "log.pdf", Array("%PDF-1.7\nlog".utf8), to: address, Self.evidence, as: holder.visitor)
      #expect(good.location == holder.page)
      let kept = try await house.product.world.store.read { db in
        try db.all(Evidence.self, "SELECT * FROM evidence ORDER BY id")
      }
      #expect(kept.map(\.addedBy) == ["Jo Marsh (Inspector), Thornmere Police, by link"])
      #expect(kept.map(\.counts) == [false])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A wrong day in what evidence by a link shows is pointed out, and kept with a reason`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      func send(_ more: [(String, String)]) async throws -> TestResponse {
        try await house.product.upload(
          "log.pdf", Array("%PDF-1.7\nlog".utf8), to: holder.step("evidence", of: house.patrols),
          Self.evidence + [("text", "It is due on 15 December 2026.")] + more, as: holder.visitor)
      }
      let warned = try await send([])
      #expect(warned.status == .unprocessableContent)
      #expect(warned.text.contains("ACT-01 is due on 1 December 2026"))
      #expect(warned.text.contains("Keep the words as written, because"))
      #expect(!warned.text.contains("See what it counts"), "it opens for who has an account")
      #expect(warned.text.contains("If you had chosen a file, choose it again."))
      #expect(try await send([("keepBecause", "Agreed by phone")]).location == holder.page)
      let (plan, authority) = (house.plan.id, house.authority)
      let kept = try await house.product.world.store.read {
        try $0.keptAsWritten(inPlan: plan, of: authority)
      }
      #expect(kept.map(\.reason) == ["Agreed by phone"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A chosen file without a byte is refused by its name, and the words beside it are kept`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      for words in ["Each school was passed", ""] {
        let answer = try await house.product.upload(
          "minutes.pdf", [], to: holder.step("evidence", of: house.patrols),
          Self.evidence + [("text", words)], as: holder.visitor)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("minutes.pdf is empty: nothing of it arrived."))
        #expect(answer.text.contains("Log of patrols"))
        #expect(words.isEmpty || answer.text.contains(words))
      }
      let kept = try await house.product.world.store.read { db in
        try db.all(Evidence.self, "SELECT * FROM evidence ORDER BY id")
      }
      #expect(kept.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `“Not ours” is a question; moved elsewhere, the action is gone from the link and the answer is read`(
      on kind: StoreKind
    ) async throws
  {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      let address = holder.step("not-ours", of: house.patrols)
      let silent = try await house.product.post(address, [("reason", "")], as: holder.visitor)
      #expect(silent.status == .unprocessableContent)
      let asked = try await house.product.post(
        address, [("reason", "Wardens do this")], as: holder.visitor)
      #expect(asked.location == holder.page)
      #expect(
        try await house.product.post(address, [("reason", "Again")], as: holder.visitor).status
          == .conflict)

      let partner = try await house.product.get(
        "/partners/\(house.police.id)", as: house.officer
      ).text
      let question = String(
        try #require(partner.firstMatch(of: /\/partner-questions\/[0-9a-f-]+/)).output)
      #expect(
        try await house.product.get(question, as: house.officer).text.contains("Wardens do this"))
      let nobody = try await house.product.post(
        question, [("answer", "moved"), ("text", "You are right"), ("version", "1")],
        as: house.officer)
      #expect(nobody.status == .unprocessableContent)
      let moved = try await house.product.post(
        question,
        [
          ("answer", "moved"), ("text", "You are right"), ("version", "1"),
          ("owner", "body:\(house.health.id)"),
        ], as: house.officer)
      #expect(moved.location == "/partners/\(house.police.id)")

      let kept = try await house.stored(house.patrols)
      #expect(kept.owner == .body(house.health.id) && kept.leadBody == house.health.id)
      let page = try await house.page(of: holder).text
      #expect(page.contains("It is no longer asked of you") && page.contains("You are right"))
      #expect(!page.contains("Walk past each school"))
      #expect(try await house.say("Still", by: holder).status == .notFound)
    }
  }

  @Test(arguments: StoreKind.available)
  func `“Not ours” may be answered with “it stays”, and a helper is only taken off`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      for (action, answer) in [(house.patrols, "stays"), (house.clinics, "moved")] {
        _ = try await house.product.post(
          holder.step("not-ours", of: action), [("reason", "Not us")], as: holder.visitor)
        let partner = try await house.product.get(
          "/partners/\(house.police.id)", as: house.officer
        ).text
        let question = String(
          try #require(partner.firstMatch(of: /\/partner-questions\/[0-9a-f-]+/)).output)
        let done = try await house.product.post(
          question, [("answer", answer), ("text", "So it is"), ("version", "1")],
          as: house.officer)
        #expect(done.status == .seeOther)
      }
      #expect(try await house.stored(house.patrols).owner == .body(house.police.id))
      #expect(try await house.stored(house.clinics).leadBody == house.health.id)
      let page = try await house.page(of: holder).text.mainWords
      #expect(page.contains("It stays with you"))
      #expect(!page.contains("You help with this"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A closed plan asks nothing any more, and a withdrawn action neither`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      try await house.product.world.store.write(as: .system, because: "test") { db in
        var plan = house.plan
        plan.state = .closed
        try db.update(plan)
      }
      let page = try await house.page(of: holder).text
      #expect(page.contains("Nothing that is asked of Thornmere Police is open."))
      #expect(try await house.say("Late", by: holder).status == .notFound)
    }
  }

  @Test(arguments: StoreKind.available)
  func `M66: the share of what a partner leads that is on track`(on kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      let before = try await house.product.get("/partners", as: house.officer).text
      #expect(before.contains("Partner actions on track (M66): 0 of 2 (0 %)"))
      _ = try await house.say("Begun", by: holder)
      let after = try await house.product.get("/partners", as: house.officer).text
      #expect(after.contains("Partner actions on track (M66): 1 of 2 (50 %)"))
      #expect(after.contains("1 of 1 (100 %)") && after.contains("0 of 1 (0 %)"))
    }
  }
}
