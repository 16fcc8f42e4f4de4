import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

/// When evidence is withdrawn, what rested on it does not stand as if nothing had happened.
@Suite struct WithdrawnEvidenceTests {
  /// Evidence that somebody else has verified.
  private func verified(
    _ house: PlanHouse, for subject: Evidence.Subject,
    strength: Evidence.Strength = .seenInPractice
  ) async throws -> Evidence {
    let evidence = try await house.evidence(for: subject, strength: strength)
    return try await VerifyEvidence(house.acting(house.board))(
      evidence.id, readAt: evidence.version, note: "Read it")
  }

  private func withdraw(_ house: PlanHouse, _ evidence: Evidence) async throws {
    _ = try await WithdrawEvidence(house.acting())(
      evidence.id, readAt: house.stored(evidence).version, because: "Another council’s")
  }

  @Test(arguments: StoreKind.available)
  func `What was verified as complete is not blue without evidence, and waits to be verified again`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let action = try await house.complete(
        try await house.action("Audit plans", serving: 1, in: plan))
      let first = try await verified(house, for: .action(action.id))
      let second = try await verified(house, for: .action(action.id))
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: action.id, readAt: action.version, note: "I read ten plans")
      house.clock.set(date("2012-10-03"))
      try await withdraw(house, first)
      #expect(try await house.rating(of: action, in: plan) == .complete, "other evidence stands")
      try await withdraw(house, second)
      #expect(try await house.rating(of: action, in: plan) == .onTrack)
      #expect(try await house.overview(of: plan).actions(.verified).isEmpty)
      let lost = "the evidence on which it was verified was withdrawn on 3 October 2012"
      for address in [Address.actions, .action(action.id), .plan(plan.id)] {
        let text = try await house.get(address).text
        #expect(text.contains(lost), "\(address)")
        #expect(
          address == .action(action.id) || text.contains("complete, not verified yet"),
          "\(address)")
      }
      let (world, officer) = (house.world, house.officer)
      let told = try await world.store.read { try $0.publicPlan(plan.id, in: world, for: officer) }
      #expect(told.actions[0].delivery?.code == "onTrack")
      #expect(
        told.actions[0].deliveryNote
          == "The evidence on which it was verified was withdrawn on 3 October 2012.")
      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-02")
      ).text
      #expect(changes.contains("is not verified as complete any more"))
      // The day before is as it was.
      let then = try await house.get(Address.action(action.id).with("as-at", "2012-10-02")).text
      #expect(then.contains("Ines Holt verified on 1 October 2012") && !then.contains(lost))
      // With other evidence it is verified anew.
      _ = try await verified(house, for: .action(action.id))
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: action.id, readAt: action.version, note: "I read ten others")
      #expect(try await house.rating(of: action, in: plan) == .complete)
      #expect(try await house.completion(of: action)?.unprovenOn == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `What an older version left blue without evidence is not blue, and past days stay as they were`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind, without: ["improvement-plan.10"]) { house in
      let plan = try await house.agreedPlan()
      var actions: [Action] = []
      for title in ["Audit plans", "Audit visits"] {
        let action = try await house.complete(
          try await house.action(title, serving: 1, in: plan))
        let pieces = [
          try await verified(house, for: .action(action.id)),
          try await verified(house, for: .action(action.id)),
        ]
        _ = try await VerifyCompletion(house.acting(house.board))(
          of: action.id, readAt: action.version, note: "I read ten plans")
        let verified = try #require(try await house.completion(of: action))
        house.clock.set(date("2012-10-03"))
        try await withdraw(house, pieces[0])
        house.clock.set(date("2012-10-04"))
        if actions.isEmpty {
          try await withdraw(house, pieces[1])
          // An older version did not touch the completion.
          let now = try #require(try await house.completion(of: action))
          try await house.world.store.write(as: .system, because: "test") { db in
            var left = verified
            left.version = now.version
            try db.update(left)
          }
        }
        house.clock.set(date("2012-10-01"))
        actions.append(action)
      }
      house.clock.set(date("2012-10-08"))
      #expect(try await house.rating(of: actions[0], in: plan) == .complete)
      #expect(
        try await house.world.store.migrate(PlanHouse.migrations) == ["improvement-plan.10"])
      #expect(try await house.rating(of: actions[0], in: plan) == .onTrack)
      #expect(
        try await house.completion(of: actions[0])?.unprovenOn == date("2012-10-04"),
        "the day on which the last of it went")
      #expect(try await house.rating(of: actions[1], in: plan) == .complete, "one piece stands")
      let here = Address.action(actions[0].id)
      let lost = "the evidence on which it was verified was withdrawn on 4 October 2012"
      #expect(try await house.get(here).text.contains(lost))
      let then = try await house.get(here.with("as-at", "2012-10-05")).text
      #expect(then.contains("Ines Holt verified on 1 October 2012") && !then.contains(lost))
      #expect(try await house.world.store.migrate(PlanHouse.migrations).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `M65: what was judged better without verified evidence any more is not proven, and says so`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit plans", serving: 1, in: plan)
      let outcome = try await house.outcome(1, in: plan)
      let evidence = try await verified(house, for: .outcome(outcome.id))
      try await JudgeImpact(house.acting(house.user(.director, "Dee Ash")))(
        .someChange, reason: "Nine of ten are clear", from: date("2012-09-28"), of: outcome.id,
        afterReading: 0)
      let signOff = try await SignOffRecommendation(house.acting(house.board))(
        outcome.id, by: house.people.board.id,
        word: BoardWord(on: date("2012-10-01"), paper: "Minute 7"))
      var ratings = try await house.overview(of: plan).ratings
      #expect(
        ratings.isProven(outcome.id) && ratings.impactWord(ofOutcome: outcome.id) == "Some change")
      #expect(try await fate(house)?.words.contains("No verified evidence") == false)
      #expect(try await served(house, by: action) == [["Some change"], ["Some change"]])

      try await withdraw(house, evidence)
      let overview = try await house.overview(of: plan)
      ratings = overview.ratings
      let word = "Some change (no verified evidence any more)"
      #expect(!ratings.isProven(outcome.id) && ratings.impactWord(ofOutcome: outcome.id) == word)
      #expect(overview.measures.value(.recommendationsProven).text.hasPrefix("0 of 13"))
      #expect(overview.impactCounts.first { $0.code == "someChange" }?.count == 0)
      #expect(
        overview.impactCounts.last
          == PlanDigest.Count(
            code: nil, word: "Judged better, no verified evidence any more", count: 1))
      #expect(try await served(house, by: action) == [[word], [word]])
      #expect(
        try await house.get(.ratings(ofPlan: plan.id)).text.contains(
          "0 of 13 recommendations are proven"))
      for page in [
        Address.onePage(ofPlan: plan.id), .ratings(ofPlan: plan.id), .action(action.id),
        .outcome(outcome.id, inPlan: plan.id), .coverage(ofPlan: plan.id),
      ] { #expect(try await house.get(page).text.contains(word), "\(page)") }
      #expect(
        try await house.get(.onePage(ofPlan: plan.id)).text.contains("Sign-off in doubt"))
      let (world, officer) = (house.world, house.officer)
      let told = try await world.store.read { try $0.publicPlan(plan.id, in: world, for: officer) }
      #expect(told.recommendations[0].doubtOfSignOff == .unproven)
      let line = try await world.store.read {
        try $0.planDigest(plan.id, in: world, for: officer).recommendations[0]
      }
      #expect(line.signedOff?.contains("No verified evidence stands behind it any more") == true)
      // Not signed off, it says so too.
      _ = try await SignOffRecommendation(house.acting(house.board)).reopen(
        signOff.id, readAt: signOff.version, because: "Its evidence was withdrawn")
      let open = try await house.get(.outcome(outcome.id, inPlan: plan.id)).text
      #expect(
        open.contains(
          "its impact is judged “Some change”, and no verified evidence stands behind that any more"
        ))
      #expect(open.contains("No verified evidence stands behind the last judgement any more."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A judgement rests on what was verified when it was said, and on nothing that came later`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit plans", serving: 1, in: plan)
      let outcome = try await house.outcome(1, in: plan)
      let director = JudgeImpact(house.acting(house.user(.director, "Dee Ash")))
      func judge(after count: Int) async throws {
        try await director(
          .someChange, reason: "Nine of ten are clear", from: date("2012-09-28"), of: outcome.id,
          afterReading: count)
      }
      func signOff() async throws {
        try await SignOffRecommendation(house.acting(house.board))(
          outcome.id, by: house.people.board.id,
          word: BoardWord(on: date("2012-10-03"), paper: "Minute 7"))
      }
      let first = try await verified(house, for: .outcome(outcome.id))
      let weak = try await verified(house, for: .outcome(outcome.id), strength: .said)
      try await judge(after: 0)
      try await withdraw(house, first)
      // What is left was there, and is weaker than the council’s rule asks for.
      house.clock.set(date("2012-10-03"))
      let weaker = await #expect(throws: Refusal.self) { try await signOff() }
      #expect(weaker?.sentence.contains("needs verified evidence that is at least") == true)
      try await withdraw(house, weak)
      _ = try await verified(house, for: .action(action.id))
      let ratings = try await house.overview(of: plan).ratings
      #expect(ratings.isUnproven(outcome.id))
      let word = "Some change (no verified evidence any more)"
      #expect(try await served(house, by: action) == [[word], [word]])
      let later = await #expect(throws: Refusal.self) { try await signOff() }
      #expect(later?.sentence.contains("was verified when its impact was judged") == true)
      try await judge(after: 1)
      try await signOff()
      #expect(try await house.overview(of: plan).ratings.isProven(outcome.id))
      #expect(try await served(house, by: action) == [["Some change"], ["Some change"]])
    }
  }

  /// How what an action serves is judged: in the tables, and in what was stored.
  private func served(_ house: PlanHouse, by action: Action) async throws -> [[String]] {
    try await house.world.store.read { db in
      try [nil, house.clock.now].map { moment in
        try ServedImpact(
          of: [action], by: .shipped(for: PlanHouse.authority),
          on: db.shelf(of: PlanHouse.authority, asAt: moment)
        ).words(
          of: action.id)
      }
    }
  }

  /// What became of the first recommendation.
  private func fate(_ house: PlanHouse) async throws -> PlanLinks.Became? {
    let (world, officer) = (house.world, house.officer)
    let id = try await house.recommendations[0].id
    return try await world.store.read {
      try ImprovementPlanSlice(world: world).planLinks.became($0, officer, [id], nil)[id]
    }
  }

  @Test(arguments: StoreKind.available)
  func `A better rating by a person falls with the evidence that it rested on, and that is told`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Rota", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-08"))
      let evidence = try await verified(house, for: .action(action.id))
      try await OverrideRating(house.acting())(
        ofAction: action.id, to: .onTrack, because: "The rota is in use", evidence: evidence.id)
      #expect(try await house.rating(of: action, in: plan) == .onTrack)
      house.clock.set(date("2012-10-10"))
      try await withdraw(house, evidence)
      #expect(try await house.rating(of: action, in: plan) == .offTrack)
      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-09")
      ).text
      #expect(
        changes.contains(
          "is rated as the rule says again: the evidence for “Green: on track” was withdrawn."))
    }
  }
}
