import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Inspections
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Product

/// What stands on the page behind a partner's link, and what can be done there about one action.
@Suite struct PartnerPageTests {
  /// A step of the patrols.
  private static func step(_ title: String, in house: LinkHouse) async throws -> Milestone {
    try await house.product.world.store.write(as: .system, because: "test") { db in
      try db.insert(
        Milestone(
          authority: house.authority, plan: house.plan.id, action: house.patrols.id, title: title,
          dueOn: day("2026-12-11")))
    }
  }

  private static func doneOn(_ step: Milestone, in house: LinkHouse) async throws -> Milestone {
    let authority = house.authority
    return try #require(
      try await house.product.world.store.read { try $0.find(step.id, of: authority) })
  }

  private static func mark(
    _ step: Milestone, done: Bool, version: Int, by holder: LinkHouse.Holder, in house: LinkHouse
  ) async throws -> TestResponse {
    try await house.product.post(
      holder.step("milestones/\(step.id)", of: house.patrols),
      [("version", "\(version)")] + (done ? [("done", "today")] : []), as: holder.visitor)
  }

  @Test(arguments: StoreKind.available)
  func `A step is marked as done by the visitor’s name and post, and opened again`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let step = try await Self.step("Rota agreed", in: house)
      let holder = try await house.holder(of: try await house.link())
      let page = try await house.page(of: holder).text
      #expect(page.contains("Rota agreed") && page.contains("by 11 December 2026"))
      #expect(page.contains("Next step by 11 December 2026: Rota agreed"))

      let done = try await Self.mark(step, done: true, version: 1, by: holder, in: house)
      #expect(done.location == holder.page)
      let kept = try await Self.doneOn(step, in: house)
      #expect(kept.doneOn == day("2026-11-20"))
      #expect(kept.saidBy == "Jo Marsh (Inspector), Thornmere Police, by link")
      #expect(try await house.page(of: holder).text.contains("said by Jo Marsh (Inspector)"))
      #expect(try await house.uses().last?.purpose == "say that a step of ACT-01 is done")

      _ = try await Self.mark(step, done: false, version: 2, by: holder, in: house)
      #expect(try await Self.doneOn(step, in: house).doneOn == nil)
      #expect(try await house.uses().last?.purpose == "say that a step of ACT-01 is not done")

      // What somebody at the council has marked is not taken back by whoever holds the link.
      try await house.product.world.store.write(as: .system, because: "test") { db in
        var theirs = try #require(try db.find(step.id, of: house.authority))
        theirs.doneOn = day("2026-11-18")
        theirs.saidBy = "Dina Merrow"
        try db.update(theirs)
      }
      #expect(!(try await house.page(of: holder).text.contains("Not done after all")))
      let refused = try await Self.mark(step, done: false, version: 4, by: holder, in: house)
      #expect(refused.status == .conflict)
      #expect(try await Self.doneOn(step, in: house).doneOn == day("2026-11-18"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nobody marks a step of an action that is another body’s, or under another action’s address`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let step = try await Self.step("Rota agreed", in: house)
      let health = try await house.holder(of: try await house.link(for: house.health))
      #expect(
        try await Self.mark(step, done: true, version: 1, by: health, in: house).status
          == .notFound)
      let under = try await house.product.post(
        health.step("milestones/\(step.id)", of: house.clinics),
        [("version", "1"), ("done", "today")], as: health.visitor)
      #expect(under.status == .notFound)
      #expect(try await Self.doneOn(step, in: house).doneOn == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Complete with a step open is asked about, and taken when somebody says so all the same`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      _ = try await Self.step("Rota agreed", in: house)
      let holder = try await house.holder(of: try await house.link())
      let asked = try await house.say("All walked", by: holder, delivery: "complete")
      #expect(asked.status == .unprocessableContent)
      #expect(asked.text.contains("1 step of it is not marked as done: “Rota agreed”."))
      #expect(asked.text.contains(">All walked</textarea>"))
      #expect(asked.text.contains("It is complete all the same"))
      #expect(try await house.stored(house.patrols).delivery == .notStarted)
      #expect(try await house.uses().last?.purpose == "keep a draft about ACT-01")

      let draft = try #require(
        asked.text.firstMatch(of: /name="draft" value="([0-9a-f-]+)"/)
      ).output.1
      let number = try #require(
        asked.text.firstMatch(of: /name="number" value="([0-9]+)"/)
      ).output.1
      let sure = try await house.product.post(
        holder.step("progress", of: house.patrols),
        [
          ("delivery", "complete"), ("note", "All walked"), ("effectiveOn", "20"),
          ("effectiveOn-month", "11"), ("effectiveOn-year", "2026"), ("said", ""),
          ("draft", String(draft)), ("number", String(number)), ("openSteps", "yes"),
        ], as: holder.visitor)
      #expect(sure.location == holder.page)
      #expect(try await house.stored(house.patrols).delivery == .complete)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was attached is listed with its file, its day, by whom, and whether it is verified`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      _ = try await house.product.upload(
        "log.pdf", Array("%PDF-1.7\nlog".utf8), to: holder.step("evidence", of: house.patrols),
        PartnerAnswerTests.evidence, as: holder.visitor)
      let page = try await house.page(of: holder).text
      for words in [
        "Attached so far", "Log of patrols", "Not verified yet", "File: log.pdf",
        "of 18 November 2026", "attached by Jo Marsh (Inspector), Thornmere Police, by link",
      ] { #expect(page.contains(words), "\(words)") }
      let form = try await house.product.get(
        holder.step("evidence", of: house.patrols), as: holder.visitor
      ).text
      #expect(form.contains("Attached already: Log of patrols."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A visitor takes back the wrong file that they attached, until somebody has verified it`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let holder = try await house.holder(of: secret)
      for action in [house.patrols, house.clinics] {
        _ = try await house.product.upload(
          "log.pdf", Array("%PDF-1.7\nlog".utf8), to: holder.step("evidence", of: action),
          PartnerAnswerTests.evidence, as: holder.visitor)
      }
      let authority = house.authority
      func stored() async throws -> [Evidence] {
        try await house.product.world.store.read {
          try $0.all(
            Evidence.self, "SELECT * FROM evidence WHERE authority_id = \(authority) ORDER BY id")
        }
      }
      let attached = try await stored()
      func form(of number: Int, by holder: LinkHouse.Holder) -> String {
        let action = number == 0 ? house.patrols : house.clinics
        return holder.step("take-back", of: action) + "?evidence=\(attached[number].id)"
      }
      #expect(try await house.page(of: holder).text.contains("Take “Log of patrols” back"))

      // A colleague with the same link did not attach it.
      let other = try await house.holder(of: secret, called: "Ray Birch")
      #expect(!(try await house.page(of: other).text.contains("Take “Log of patrols” back")))
      let theirs = try await house.product.post(
        form(of: 0, by: other), [("reason", "Not right"), ("version", "1")], as: other.visitor)
      #expect(theirs.status == .conflict)

      let silent = try await house.product.post(
        form(of: 0, by: holder), [("reason", " "), ("version", "1")], as: holder.visitor)
      #expect(silent.status == .unprocessableContent)
      // Those who help take back what they attached too.
      for number in [0, 1] {
        let sent = try await house.product.post(
          form(of: number, by: holder), [("reason", "It was the wrong file"), ("version", "1")],
          as: holder.visitor)
        #expect(sent.location == holder.page, "\(sent.text)")
      }
      let gone = try await stored()
      #expect(gone.allSatisfy { $0.withdrawnOn == day("2026-11-20") && !$0.counts })
      #expect(try await house.uses().last?.purpose == "take back evidence of ACT-02")
      let words =
        "20 November 2026 by Jo Marsh (Inspector), Thornmere Police, by link: It was the wrong file"
      #expect(try await house.page(of: holder).text.contains(words))
      let inside = try await house.product.get("/evidence/\(attached[0].id)", as: house.officer)
      #expect(inside.text.contains(words))
      let again = try await house.product.post(
        form(of: 0, by: holder), [("reason", "Twice"), ("version", "2")], as: holder.visitor)
      #expect(again.status == .conflict)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the council has verified is not taken back by a link`(on kind: StoreKind) async throws
  {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      _ = try await house.product.upload(
        "log.pdf", Array("%PDF-1.7\nlog".utf8), to: holder.step("evidence", of: house.patrols),
        PartnerAnswerTests.evidence, as: holder.visitor)
      let authority = house.authority
      let kept = try await house.product.world.store.write(as: .system, because: "test") { db in
        var evidence = try #require(
          try db.first(
            Evidence.self, "SELECT * FROM evidence WHERE authority_id = \(authority) ORDER BY id"))
        evidence.verifiedAt = db.at
        evidence.verifiedBy = "Dina Merrow"
        return try db.update(evidence)
      }
      #expect(!(try await house.page(of: holder).text.contains("Take “Log of patrols” back")))
      let refused = try await house.product.post(
        holder.step("take-back", of: house.patrols) + "?evidence=\(kept.id)",
        [("reason", "Wrong"), ("version", "\(kept.version)")], as: holder.visitor)
      #expect(refused.status == .conflict && refused.text.contains("Dina Merrow has verified this"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A body that helps says a word and attaches evidence, and changes no state`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let holder = try await house.holder(of: try await house.link())
      let address = holder.step("word", of: house.clinics)
      let silent = try await house.product.post(address, [("word", " ")], as: holder.visitor)
      #expect(silent.status == .unprocessableContent)
      let said = try await house.product.post(
        address, [("word", "We can open the north clinic")], as: holder.visitor)
      #expect(said.location == holder.page)
      let attached = try await house.product.upload(
        "log.pdf", Array("%PDF-1.7\nlog".utf8), to: holder.step("evidence", of: house.clinics),
        PartnerAnswerTests.evidence, as: holder.visitor)
      #expect(attached.location == holder.page)
      #expect(
        try await house.say("Done", by: holder, on: house.clinics, delivery: "complete").status
          == .conflict)
      let kept = try await house.stored(house.clinics)
      #expect(kept.delivery == .notStarted && kept.version == house.clinics.version)

      let leader = try await house.holder(of: try await house.link(for: house.health))
      for text in [
        try await house.page(of: holder).text, try await house.page(of: leader).text,
        try await house.product.get("/actions/\(house.clinics.id)", as: house.officer).text,
      ] {
        #expect(text.contains("We can open the north clinic"))
        #expect(text.contains("Jo Marsh (Inspector), Thornmere Police, by link"))
        #expect(text.contains("Log of patrols"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The recommendation stands in its words once its inspection is published, and not before`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let authority = house.authority
      let inspection = try await house.product.world.store.write(as: .system, because: "test") {
        db in
        let framework = try #require(
          try db.value(
            ID<Framework>.self,
            "SELECT id FROM framework WHERE authority_id = \(authority) ORDER BY id LIMIT 1"))
        let inspection = try db.insert(
          Inspection(
            authority: authority, framework: framework, council: "Thornmere",
            title: "Inspection of 2026"))
        let recommendation = try db.insert(
          Recommendation(
            authority: authority, inspection: inspection.id, reference: "R1", number: 1,
            text: "Make the way to school safe"))
        try db.insert(
          ActionRecommendation(
            authority: authority, action: house.patrols.id, recommendation: recommendation.id))
        return inspection
      }
      let holder = try await house.holder(of: try await house.link())
      #expect(!(try await house.page(of: holder).text.contains("Make the way to school safe")))
      try await house.product.world.store.write(as: .system, because: "test") { db in
        var published = inspection
        published.state = .accepted
        published.publishedOn = day("2026-09-01")
        try db.update(published)
      }
      let page = try await house.page(of: holder).text
      #expect(page.contains("Make the way to school safe"))
      #expect(page.contains("It answers R1 of Inspection of 2026"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The record of uses tells what was said from what was refused and what was only kept`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let secret = try await house.link()
      let holder = try await house.holder(of: secret)
      _ = try await house.say("", by: holder)
      _ = try await house.product.post(
        holder.step("progress", of: house.patrols),
        [("do", "save"), ("delivery", "inProgress"), ("note", "Half a thought")],
        as: holder.visitor)
      _ = try await house.product.upload(
        "x.svg", Array("<svg/>".utf8), to: holder.step("evidence", of: house.patrols),
        PartnerAnswerTests.evidence, as: holder.visitor)
      let nobody = ProductHouse.Visitor(token: SessionToken())
      _ = try await house.product.post("/p/\(secret)", [("name", "")], as: nobody)
      let uses = try await house.uses().dropFirst(2)
      #expect(
        uses.map(\.purpose) == [
          "say how ACT-01 is going", "keep a draft about ACT-01", "attach evidence to ACT-01",
          "say who they are",
        ])
      #expect(uses.map(\.wasAllowed) == [false, true, false, false])
      #expect(uses.first?.detail.hasPrefix("Not sent; the words are kept as a draft.") == true)
      #expect(uses.contains { $0.detail.contains("this is a drawing as SVG") })
    }
  }
}
