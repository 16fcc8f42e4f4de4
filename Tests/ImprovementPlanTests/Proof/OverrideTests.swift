import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct OverrideTests {
  @Test(arguments: StoreKind.available)
  func
    `An owner worsens freely, and improves only with a reason and verified evidence; both expire`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let head = house.user(.teamManager, "Alma Reyes", person: house.people.head.id)
      let action = try await house.action(
        "Recruit", serving: 4, in: plan, owner: .post(house.people.post.id),
        due: date("2012-11-09"))
      let override = OverrideRating(house.acting(head))
      #expect(try await house.rating(of: action, in: plan) == .notStarted)
      try await override(ofAction: action.id, to: .offTrack, because: "Nobody applied")
      #expect(try await house.rating(of: action, in: plan) == .offTrack)

      let bare = try await problems {
        try await override(ofAction: action.id, to: .onTrack, because: "It will do")
      }
      #expect(Set(bare.keys) == ["evidence"])
      let wrong = try await problems {
        try await override(ofAction: action.id, to: .complete, because: "")
      }
      #expect(Set(wrong.keys) == ["rating", "reason", "evidence"])
      let evidence = try await house.evidence(for: .action(action.id), as: house.acting(head))
      let elsewhere = try await house.evidence(
        for: .outcome(try await house.outcome(1, in: plan).id))
      let other = try await problems {
        try await override(
          ofAction: action.id, to: .onTrack, because: "Seen", evidence: elsewhere.id)
      }
      #expect(Set(other.keys) == ["evidence"])
      let unseen = try await problems {
        try await override(
          ofAction: action.id, to: .onTrack, because: "Two offers are out", evidence: evidence.id)
      }
      #expect(unseen["evidence"]?.contains("which somebody else has verified") == true)
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: evidence.version, note: "Read it")
      let kept = try await override(
        ofAction: action.id, to: .onTrack, because: "Two offers are out", evidence: evidence.id)
      #expect(try await house.rating(of: action, in: plan) == .onTrack)
      // Twenty working days after Monday 1 October 2012.
      #expect(kept.expiresOn == date("2012-10-29"))
      house.clock.set(date("2012-10-29"))
      #expect(try await house.rating(of: action, in: plan) == .onTrack)
      house.clock.set(date("2012-10-30"))
      #expect(try await house.rating(of: action, in: plan) == .notStarted)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Verifying an action, and opening it again, ends what somebody had rated it before`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      var action = try await house.action("Recruit", serving: 4, in: plan, due: date("2012-11-09"))
      let evidence = try await house.evidence(for: .action(action.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: evidence.version, note: "Read it")
      let override = OverrideRating(house.acting())
      let first = try await override(
        ofAction: action.id, to: .offTrack, because: "The supplier fell away")
      house.clock.set(date("2012-10-03"))
      action = try await house.complete(action)
      #expect(try await house.rating(of: action, in: plan) == .offTrack)
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: action.id, readAt: action.version, note: "I read ten plans")
      #expect(try await house.rating(of: action, in: plan) == .complete)
      #expect(try await house.stored(first).endedOn == date("2012-10-03"))

      // What is said after that counts, until it is opened again.
      let second = try await override(
        ofAction: action.id, to: .atRisk, because: "Families say otherwise")
      #expect(try await house.rating(of: action, in: plan) == .atRisk)
      house.clock.set(date("2012-10-04"))
      action = try await ReopenAction(house.acting(house.board))(
        action.id, readAt: try await house.stored(action).version, because: "Two plans were wrong")
      #expect(try await house.rating(of: action, in: plan) == .onTrack)
      #expect(try await house.stored(second).endedOn == date("2012-10-04"))
      house.clock.set(date("2012-10-05"))
      try await override(ofAction: action.id, to: .atRisk, because: "One post is still empty")
      #expect(try await house.rating(of: action, in: plan) == .atRisk)

      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-01")
      ).text
      for why in [
        "is rated as the rule says again: it was verified as complete, which ends “Red: off track”.",
        "is rated as the rule says again: it was opened again, which ends “Amber: at risk”.",
      ] { #expect(changes.contains(why), "\(why)") }
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `What is late stays an exception whatever somebody says, and the public reads whose word it is`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Rota", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-08"))
      let evidence = try await house.evidence(for: .action(action.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: evidence.version, note: "Read it")
      try await OverrideRating(house.acting())(
        ofAction: action.id, to: .onTrack, because: "The rota is in use.", evidence: evidence.id)
      let (world, officer, id) = (house.world, house.officer, plan.id)
      let (digest, told) = try await world.store.read {
        (
          try $0.planDigest(id, in: world, for: officer),
          try $0.publicPlan(id, in: world, for: officer)
        )
      }
      #expect(digest.exceptions.map(\.reference) == ["ACT-01"])
      let page = try await house.get(.onePage(ofPlan: plan.id)).text
      #expect(page.contains("Exceptions (1)") && page.contains("The rota is in use."))
      #expect(
        told.actions[0].deliveryNote
          == "Rated so by a person, until 5 November 2012: “The rota is in use.” By the rule it is “Red: off track”."
      )
      #expect(told.deliveryRule.contains("better only with a reason and evidence that somebody"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation is as its worst action, unless the chair says otherwise with a reason`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(4, in: plan)
      let chair = OverrideRating(house.acting(house.board))
      let word = BoardWord(on: date("2012-10-01"), paper: "Letter to the Director")
      await #expect(throws: Refusal.self) {
        try await chair(ofOutcome: outcome.id, to: .onTrack, because: "No action yet", word: word)
      }
      _ = try await house.action("Late", serving: 4, in: plan, due: date("2012-10-05"))
      _ = try await house.action("In time", serving: 4, in: plan, due: date("2013-03-01"))
      house.clock.set(date("2012-10-08"))
      var ratings = try await house.overview(of: plan).ratings
      #expect(ratings.delivery(ofOutcome: outcome.id) == .offTrack)
      let bare = try await problems {
        try await chair(ofOutcome: outcome.id, to: .atRisk, because: "", word: word)
      }
      #expect(Set(bare.keys) == ["reason"])
      let nod = try await problems {
        try await chair(ofOutcome: outcome.id, to: .atRisk, because: "Agreed.", word: word)
      }
      #expect(Set(nod.keys) == ["reason"])
      await #expect(throws: Refusal.self) {
        try await OverrideRating(house.acting())(
          ofOutcome: outcome.id, to: .atRisk, because: "I am not the chair", word: word)
      }
      let kept = try await chair(
        ofOutcome: outcome.id, to: .atRisk, because: "One day only", word: word)
      ratings = try await house.overview(of: plan).ratings
      #expect(ratings.delivery(ofOutcome: outcome.id) == .atRisk)
      #expect(ratings.worst(ofOutcome: outcome.id) == .offTrack)
      // Wherever it shows, it is told whose word it is.
      let said = "the chair’s word of 1 October 2012 (Letter to the Director)"
      let whose = "\(said), recorded on the chair’s behalf by Ines Holt"
      let shown = "\(whose); its actions say Red: off track"
      #expect(ratings.deliveryWord(ofOutcome: outcome.id) == "Amber: at risk, \(shown)")
      #expect(
        ratings.deliveryWord(ofOutcome: outcome.id, named: false)
          == "Amber: at risk, \(said); its actions say Red: off track")
      for page in [Address.ratings(ofPlan: plan.id), .onePage(ofPlan: plan.id)] {
        #expect(try await house.get(page).text.contains(shown))
      }
      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-07")
      ).text
      #expect(
        changes.contains(
          "was rated “Amber: at risk”, on \(whose), where its actions say “Red: off track”, until"
        ))
      let done = try await problems {
        try await chair(
          ofOutcome: outcome.id, to: .complete, because: "It is done, I hear", word: word)
      }
      #expect(done["rating"]?.contains("have them verified") == true)
      _ = try await house.post(
        .endRating(kept.id), [("version", "\(kept.version)")], as: house.board)
      ratings = try await house.overview(of: plan).ratings
      #expect(ratings.delivery(ofOutcome: outcome.id) == .offTrack)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recovery plan is not replaced unread, and one that was replaced stays on the action`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Late", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-10"))
      func write(_ whatNow: String, after count: Int) async throws -> Sight {
        try await house.post(
          .action(action.id, "recovery"),
          [("whyLate", "Two people left"), ("whatNow", whatNow), ("count", "\(count)")]
            + dateFields("byWhen", "2012-10-16"))
      }
      #expect(try await write("Agency cover", after: 0).destination != nil)
      await #expect(throws: StaleRecord.self) { try await write("Overtime", after: 0) }
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("Agency cover") && !page.contains("Overtime"))
      #expect(!page.contains("Earlier recovery plans"))
      let form = try await house.get(.action(action.id, "recovery")).text
      #expect(form.contains("name=\"count\" value=\"1\""))
      #expect(try await write("Overtime", after: 1).destination != nil)
      let both = try await house.get(.action(action.id)).text
      let fold = try #require(both.firstRange(of: "Earlier recovery plans"))
      #expect(both[..<fold.lowerBound].contains("Overtime"))
      #expect(both[fold.upperBound...].contains("Agency cover"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recovery plan makes a late action amber for a while; milestones show early`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Late", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-10"))
      #expect(try await house.rating(of: action, in: plan) == .offTrack)
      let bare = try await problems {
        try await WriteRecoveryPlan(house.acting())(
          whyLate: "", whatNow: "", byWhen: date("2012-10-09"), forAction: action.id)
      }
      #expect(Set(bare.keys) == ["whyLate", "whatNow", "byWhen"])
      let sent = try await house.post(
        .action(action.id, "recovery"),
        [("whyLate", "Two people left"), ("whatNow", "Agency cover")]
          + dateFields("byWhen", "2012-10-16"))
      #expect(sent.destination != nil, "\(sent.text)")
      #expect(try await house.rating(of: action, in: plan) == .atRisk)
      house.clock.set(date("2012-10-17"))
      #expect(try await house.rating(of: action, in: plan) == .offTrack)
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("Run out") && page.contains("Agency cover"))

      let milestones = ChangeMilestones(house.acting())
      let step = try await milestones.add("Advert out", due: nil, toAction: action.id)
      let done = try await milestones.mark(
        step.id, done: date("2012-10-17"), readAt: step.version)
      #expect(done.saidBy == "Sam Okafor")
      await #expect(throws: Refusal.self) {
        try await milestones.mark(step.id, done: date("2012-10-18"), readAt: done.version)
      }
      _ = try await milestones.remove(step.id, readAt: done.version)
      await #expect(throws: Refusal.self) {
        try await milestones.remove(step.id, readAt: done.version)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is complete has no open step: none is added, and none opened, before it is reopened`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Rota", serving: 4, in: plan, due: date("2012-10-31"))
      let milestones = ChangeMilestones(house.acting())
      let step = try await milestones.mark(
        milestones.add("Advert out", due: nil, toAction: action.id).id, done: date("2012-10-01"),
        readAt: 1)
      let done = try await house.complete(action)
      let shown = try await house.get(.action(action.id)).text
      #expect(!shown.contains("Add a milestone") && !shown.contains("Not done after all"))
      await #expect(throws: Refusal.self) {
        try await house.post(.action(action.id, "milestones"), [("milestone", "Rota in use")])
      }
      for work in [
        { _ = try await milestones.add("Rota in use", due: nil, toAction: action.id) },
        { _ = try await milestones.mark(step.id, done: nil, readAt: step.version) },
        { _ = try await milestones.merging(step.id) { _, step in step.doneOn = nil } },
      ] as [() async throws -> Void] {
        await #expect(throws: Refusal.self) { try await work() }
      }
      // Its words are put right all the same.
      _ = try await milestones.merging(step.id) { _, step in step.title = "Advert printed" }
      _ = try await ReopenAction(house.acting(house.board))(
        action.id, readAt: done.version, because: "The rota is not in use")
      _ = try await milestones.add("Rota in use", due: nil, toAction: action.id)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The council sets its own words and thresholds, from a day on`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Late", serving: 4, in: plan, due: date("2012-10-05"))
      var words = DeliveryRule.Words()
      words.offTrack = "Needs rescue"
      let set = SetDeliveryRule(house.acting())
      let past = try await problems {
        try await set(
          words: words, impactWords: .init(), thresholds: .init(), source: "Board",
          from: date("2012-09-30"))
      }
      #expect(Set(past.keys) == ["validFrom"])
      try await set(
        words: words, impactWords: .init(), thresholds: .init(), source: "Board, minute 4",
        from: date("2012-10-10"))
      house.clock.set(date("2012-10-09"))
      #expect(try await house.get(.action(action.id)).text.contains("Red: off track"))
      house.clock.set(date("2012-10-10"))
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("Needs rescue") && page.contains("Board, minute 4"))
      #expect(!page.contains("Red: off track"))
      // The same day again puts the same rule right.
      words.offTrack = "In trouble"
      try await set(
        words: words, impactWords: .init(), thresholds: .init(), source: "Board, minute 4",
        from: date("2012-10-10"))
      #expect(try await house.get(.ratings(ofPlan: plan.id)).text.contains("In trouble"))
      let rules = try await house.world.store.read {
        try $0.deliveryRules(of: PlanHouse.authority)
      }
      #expect(rules.count == 1)
    }
  }
}
