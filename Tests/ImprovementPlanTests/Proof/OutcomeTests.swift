import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct OutcomeTests {
  @Test(arguments: StoreKind.available)
  func `S61: closing every action closes no recommendation; impact and the board's sign-off do`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      for place in 1...13 {
        _ = try await house.complete(
          try await house.action("Action \(place)", serving: place, in: plan))
      }
      let overview = try await house.overview(of: plan)
      #expect(
        overview.items.allSatisfy { overview.ratings.signOff(ofOutcome: $0.outcome.id) == nil })
      #expect(overview.items[0].standing(overview.ratings).hasPrefix("Open."))
      let outcome = overview.items[0].outcome
      let signOff = SignOffRecommendation(house.acting(house.board))
      let body = house.people.board.id

      // Neither complete actions nor evidence alone suffice.
      await #expect(throws: Refusal.self) {
        try await signOff(outcome.id, by: body, word: BoardWord(on: date("2012-10-01"), paper: "7"))
      }
      let evidence = try await house.evidence(for: .outcome(outcome.id))
      let weak = try await problems {
        try await JudgeImpact(house.acting())(
          .someChange, reason: "It is better", from: date("2012-10-01"), of: outcome.id,
          afterReading: 0)
      }
      #expect(weak["rating"]?.contains("No evidence of it has been verified") == true)
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read it")
      // Who added it does not judge on nothing else that it has helped.
      await #expect {
        try await JudgeImpact(house.acting())(
          .someChange, reason: "It is better", from: date("2012-10-01"), of: outcome.id,
          afterReading: 0)
      } throws: {
        "\($0)".contains("was added by you")
      }
      let director = house.user(.director, "Dee Ash")
      let tooMuch = try await problems {
        try await JudgeImpact(house.acting(director))(
          .sustainedChange, reason: "It is better", from: date("2012-10-01"), of: outcome.id,
          afterReading: 0)
      }
      #expect(tooMuch["rating"]?.contains("seen in practice") == true)
      try await JudgeImpact(house.acting(director))(
        .someChange, reason: "Nine of ten are clear", from: date("2012-09-28"), of: outcome.id,
        afterReading: 0)
      // Somebody else judged in the meantime.
      await #expect(throws: Refusal.self) {
        try await JudgeImpact(house.acting())(
          .noChange, reason: "I had not seen that", from: date("2012-10-01"), of: outcome.id,
          afterReading: 0)
      }
      let kept = try await signOff(
        outcome.id, by: body, word: BoardWord(on: date("2012-10-01"), paper: "Minute 7"))
      var after = try await house.overview(of: plan)
      #expect(
        after.items[0].standing(after.ratings)
          == "Closed: signed off by Improvement Board on 1 October 2012, Minute 7.")
      let (world, officer, id) = (house.world, house.officer, plan.id)
      let told = try await world.store.read { try $0.publicPlan(id, in: world, for: officer) }
      #expect(told.recommendations[0].signedOffBy == "Improvement Board")
      #expect(told.approval == nil && told.recommendations[1].signedOffBy == nil)
      #expect(after.items.count { after.ratings.signOff(ofOutcome: $0.outcome.id) != nil } == 1)
      // The grades are as they were.
      let page = try await house.get(.ratings(ofPlan: plan.id)).text
      #expect(page.contains("1 of 13 recommendations are proven"))

      _ = try await signOff.reopen(kept.id, readAt: kept.version, because: "It slid back")
      after = try await house.overview(of: plan)
      #expect(after.ratings.timesReopened(outcome.id) == 1)
      #expect(after.items[0].standing(after.ratings).hasPrefix("Open."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who judged the impact cannot record the sign-off, nor can a day before the judgement`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(4, in: plan)
      let evidence = try await house.evidence(
        for: .outcome(outcome.id), strength: .confirmedByFamily)
      let board = house.board
      _ = try await VerifyEvidence(house.acting(board))(evidence.id, readAt: 1, note: "Seen")
      try await JudgeImpact(house.acting(board))(
        .sustainedChange, reason: "Children say so", from: date("2012-09-30"), of: outcome.id,
        afterReading: 0)
      let body = house.people.board.id
      await #expect(throws: Refusal.self) {
        try await SignOffRecommendation(house.acting(board))(
          outcome.id, by: body, word: BoardWord(on: date("2012-10-01"), paper: "7"))
      }
      let director = house.user(.director, "Dee Ash")
      let early = try await problems {
        try await SignOffRecommendation(house.acting(director))(
          outcome.id, by: body, word: BoardWord(on: date("2012-09-29"), paper: ""))
      }
      #expect(Set(early.keys) == ["decidedOn", "minute"])
      let service = try await problems {
        try await SignOffRecommendation(house.acting(director))(
          outcome.id, by: house.people.council.id,
          word: BoardWord(on: date("2012-10-01"), paper: "7"))
      }
      #expect(service["body"]?.contains("A board signs a recommendation off") == true)
      let own = try await house.get(
        .outcome(outcome.id, inPlan: plan.id, "sign-off"), as: board
      ).text
      #expect(own.contains("You judged its impact") && !own.contains("<select"))
      _ = try await house.action("Still open", serving: 4, in: plan)
      let form = try await house.get(
        .outcome(outcome.id, inPlan: plan.id, "sign-off"), as: director
      ).text
      #expect(form.contains("1 of its 1 action is still open: ACT-01."))
      #expect(form.contains("Improvement Board") && !form.contains("Thornmere Police"))
      try await SignOffRecommendation(house.acting(director))(
        outcome.id, by: body, word: BoardWord(on: date("2012-10-01"), paper: "7"))
      let page = try await house.get(.outcome(outcome.id, inPlan: plan.id)).text
      #expect(
        page.contains("Signed off by Improvement Board on 1 October 2012, 7. Recorded by Dee Ash."))
      // While it stands the chair rates it no more; what becomes of its ground is said.
      await #expect(throws: Refusal.self) {
        try await OverrideRating(house.acting(director))(
          ofOutcome: outcome.id, to: .offTrack, because: "Late",
          word: BoardWord(on: date("2012-10-01"), paper: "Minute 8"))
      }
      _ = try await WithdrawEvidence(house.acting())(
        evidence.id, readAt: house.stored(evidence).version, because: "Another council’s")
      #expect(
        try await house.get(.outcome(outcome.id, inPlan: plan.id)).text.contains(
          "No verified evidence stands behind it any more. The board has to say"))
      // The improvement officer may judge, not sign off.
      await #expect(throws: Refusal.self) {
        try await SignOffRecommendation(house.acting())(
          outcome.id, by: body, word: BoardWord(on: date("2012-10-01"), paper: "7"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing is judged before its report or what shows it, nor signed off before that`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(4, in: plan)
      let director = house.user(.director, "Dee Ash")
      func judge(_ rating: ImpactRating, from day: String, after count: Int) async throws {
        try await JudgeImpact(house.acting(director))(
          rating, reason: "Nine of ten are clear", from: date(day), of: outcome.id,
          afterReading: count)
      }
      func signOff(on day: String) async throws {
        try await SignOffRecommendation(house.acting(house.board))(
          outcome.id, by: house.people.board.id,
          word: BoardWord(on: date(day), paper: "Minute 7"))
      }
      func shown(of day: String, _ title: String) async throws -> Evidence {
        var entry = house.entry
        entry.title = title
        entry.effectiveOn = date(day)
        let added = try await AddEvidence(house.acting())(entry, to: .outcome(outcome.id))
        return try await VerifyEvidence(house.acting(house.board))(
          added.id, readAt: added.version, note: "Read it")
      }
      let unread = try await problems { try await judge(.tooEarly, from: "2012-08-09", after: 0) }
      #expect(
        unread["effectiveOn"]?.hasPrefix("The report was published on 10 August 2012;") == true)
      try await judge(.tooEarly, from: "2012-08-10", after: 0)

      let audit = try await shown(of: "2012-09-28", "Audit of September")
      let early = try await problems { try await judge(.someChange, from: "2012-09-27", after: 1) }
      #expect(
        early["effectiveOn"]?.contains("“Audit of September”, is of 28 September 2012") == true)
      // Where no evidence is asked for, none is waited for.
      try await judge(.noChange, from: "2012-09-27", after: 1)
      // What is known late of an earlier day shows that day.
      let sample = try await shown(of: "2012-09-10", "Sample of August")
      try await judge(.someChange, from: "2012-09-10", after: 2)

      _ = try await WithdrawEvidence(house.acting())(
        sample.id, readAt: house.stored(sample).version, because: "Another council’s")
      let unproven = try await problems { try await signOff(on: "2012-09-27") }
      #expect(
        unproven["decidedOn"]?.contains("“Audit of September”, is of 28 September 2012") == true)
      let unjudged = try await problems { try await signOff(on: "2012-09-09") }
      #expect(unjudged["decidedOn"]?.contains("judged as at 10 September 2012") == true)
      #expect(audit.counts)
      try await signOff(on: "2012-09-28")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of an unpublished report nothing is judged from before the visit’s last day`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(4, in: plan)
      try await house.acting().write(because: "not published after all") { db in
        var inspection = try db.inspection(house.inspection.id, of: PlanHouse.authority)
        inspection.publishedOn = nil
        inspection.visitEnd = date("2012-07-20")
        _ = try db.update(inspection)
      }
      func judge(from day: String) async throws {
        try await JudgeImpact(house.acting(house.board))(
          .worse, reason: "Fewer were seen alone", from: date(day), of: outcome.id,
          afterReading: 0)
      }
      let early = try await problems { try await judge(from: "2012-07-19") }
      #expect(
        early["effectiveOn"]?.hasPrefix("The inspectors’ visit ended on 20 July 2012;") == true)
      try await judge(from: "2012-07-20")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation is accepted, in part or not, with the reason where it is not`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(2, in: plan)
      let answer = AnswerRecommendation(house.acting())
      let bare = try await problems {
        try await answer(
          ResponseEntry(
            answer: .inPart, reason: "", answeredOn: date("2012-10-02"), answeredBy: ""),
          to: outcome.id, readAt: 0)
      }
      #expect(Set(bare.keys) == ["reason", "answeredOn", "answeredBy"])
      let first = try await answer(
        ResponseEntry(
          answer: .accepted, reason: "", answeredOn: date("2012-10-01"), answeredBy: "Cabinet"),
        to: outcome.id, readAt: 0)
      await #expect(throws: StaleRecord.self) {
        try await answer(
          ResponseEntry(
            answer: .notAccepted, reason: "No money", answeredOn: date("2012-10-01"),
            answeredBy: "Cabinet"), to: outcome.id, readAt: 0)
      }
      try await answer(
        ResponseEntry(
          answer: .notAccepted, reason: "No money", answeredOn: date("2012-10-01"),
          answeredBy: "Cabinet"), to: outcome.id, readAt: first.version)
      let page = try await house.get(.outcome(outcome.id, inPlan: plan.id)).text
      #expect(page.contains("Not accepted") && page.contains("No money"))
      #expect(page.contains("What closes it"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `No answer is older than the report that it answers`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(2, in: plan)
      func answer(on day: String) async throws {
        try await AnswerRecommendation(house.acting())(
          ResponseEntry(
            answer: .accepted, reason: "", answeredOn: date(day), answeredBy: "Cabinet"),
          to: outcome.id, readAt: 0)
      }
      let early = try await problems { try await answer(on: "2012-08-05") }
      #expect(
        early["answeredOn"]
          == "The council had the report on 6 August 2012; it cannot have answered before. Enter the day of the decision, or correct the dates of the inspection."
      )
      // It has a report some days before the public has.
      try await answer(on: "2012-08-06")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The council’s answer stands wherever the recommendation is listed with its standing`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let item = try #require(try await house.overview(of: plan).items.first)
      let lists: [Address] = [
        .plan(plan.id), .coverage(ofPlan: plan.id), .ratings(ofPlan: plan.id),
        .onePage(ofPlan: plan.id), .recommendation(item.recommendation.id),
        .inspection(house.inspection.id), .recommendations,
        Address.coverage(ofPlan: plan.id).with("format", "csv"),
        Address.recommendations.with("format", "csv"),
      ]
      for address in lists {
        #expect(!(try await house.get(address).text).contains("Not accepted"), "\(address.path)")
      }
      try await AnswerRecommendation(house.acting())(
        ResponseEntry(
          answer: .notAccepted, reason: "There is no money for it",
          answeredOn: date("2012-10-01"), answeredBy: "Cabinet"),
        to: item.outcome.id, readAt: 0)
      for address in lists {
        let text = try await house.get(address).text
        #expect(
          text.contains("Not accepted") && text.contains("There is no money for it"),
          "\(address.path)")
      }
    }
  }
}
