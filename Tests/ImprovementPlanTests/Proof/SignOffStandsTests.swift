import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

/// What the board can say when the ground on which it signed a recommendation off is lost.
@Suite struct SignOffStandsTests {
  /// A recommendation that the board has signed off.
  private struct SignedOff {
    let house: PlanHouse
    let plan: Plan
    let outcome: PlanOutcome
    let evidence: Evidence

    var director: User { house.user(.director, "Dee Ash", account: Self.directorsAccount) }
    private static let directorsAccount = Account.ID()

    init(_ house: PlanHouse) async throws {
      self.house = house
      plan = try await house.agreedPlan()
      outcome = try await house.outcome(1, in: plan)
      let added = try await house.evidence(for: .outcome(outcome.id))
      evidence = try await VerifyEvidence(house.acting(house.board))(
        added.id, readAt: added.version, note: "Read it")
      try await judge(.someChange, afterReading: 0)
      try await SignOffRecommendation(house.acting(house.board))(
        outcome.id, by: house.people.board.id,
        word: BoardWord(on: date("2012-10-01"), paper: "Minute 7"))
    }

    func judge(_ rating: ImpactRating, afterReading count: Int) async throws {
      try await JudgeImpact(house.acting(director))(
        rating, reason: "Ten plans were read", from: house.world.today(), of: outcome.id,
        afterReading: count)
    }

    func withdraw(_ evidence: Evidence) async throws {
      _ = try await WithdrawEvidence(house.acting())(
        evidence.id, readAt: house.stored(evidence).version, because: "Another council’s")
    }

    @discardableResult
    func confirm(
      on day: String, because reason: String = "The audit of September shows it too",
      afterReading count: Int = 1, as user: User? = nil
    ) async throws -> SignOffConfirmation {
      try await ConfirmSignOff(house.acting(user ?? house.board))(
        outcome.id, by: house.people.board.id, word: BoardWord(on: date(day), paper: "Minute 9"),
        because: reason, afterReading: count)
    }

    func isInDoubt() async throws -> Bool {
      try await house.overview(of: plan).ratings.isSignOffInDoubt(outcome.id)
    }

    /// Of how many sign-offs somebody is asked whether they stand.
    func asked(_ user: User? = nil) async throws -> Int {
      let (world, user) = (house.world, user ?? house.board)
      return try await world.store.read { db in
        let waiting = try Waiting(for: user, .none, in: world, db)
        #expect(
          try WaitingCounts(for: user, .none, in: world, db).decisions.doubts
            == waiting.doubts.count)
        return waiting.doubts.count
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `The board answers that its sign-off stands, and is asked again when something happens since`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let signed = try await SignedOff(house)
      let here = Address.outcome(signed.outcome.id, inPlan: signed.plan.id)
      await #expect(throws: Refusal.self) { try await signed.confirm(on: "2012-10-01") }
      #expect(try await signed.asked() == 0)

      house.clock.set(date("2012-10-08"))
      try await signed.withdraw(signed.evidence)
      #expect(try await signed.isInDoubt())
      #expect(try await signed.asked() == 1)
      #expect(try await signed.asked(house.officer) == 0, "who may not sign off")
      #expect(try await signed.asked(signed.director) == 0, "who judged that it had helped")
      #expect(
        try await house.get(.reminders, as: house.board).text.contains(
          "Whether the board’s sign-off still stands"))
      let form = try await house.get(
        .outcome(signed.outcome.id, inPlan: signed.plan.id, "confirm"), as: house.board
      ).text
      #expect(form.contains("No verified evidence stands behind it any more."))

      house.clock.set(date("2012-10-10"))
      try await signed.confirm(on: "2012-10-09")
      #expect(try await !signed.isInDoubt())
      #expect(try await signed.asked() == 0)
      let words =
        "Improvement Board said on 9 October 2012, Minute 9, that the sign-off stands: The audit of September shows it too."
      for address in [here, .ratings(ofPlan: signed.plan.id)] {
        #expect(
          try await house.get(address).text.contains(
            "No verified evidence stands behind it any more. \(words)"), "\(address)")
      }
      #expect(!(try await house.get(here).text.contains("Sign-off in doubt")))
      let changes = try await house.get(
        Address.changes(ofPlan: signed.plan.id).with("since", "2012-10-09")
      ).text
      #expect(changes.contains(words))
      let (world, officer, id) = (house.world, house.officer, signed.plan.id)
      let told = try await world.store.read { try $0.publicPlan(id, in: world, for: officer) }
      #expect(told.recommendations[0].signOffStandsOn == date("2012-10-09"))
      #expect(told.recommendations[0].doubtOfSignOff == .unproven, "it stays unproven")
      // The day before it was written down is as it was.
      let then = try await house.get(here.with("as-at", "2012-10-09")).text
      #expect(then.contains("The board has to say whether the sign-off still stands."))
      await #expect(throws: Refusal.self) { try await signed.confirm(on: "2012-10-10") }

      // Other evidence, lost again, is asked about again; and so is another judgement.
      house.clock.set(date("2012-10-15"))
      let added = try await house.evidence(for: .outcome(signed.outcome.id))
      let other = try await VerifyEvidence(house.acting(house.board))(
        added.id, readAt: added.version, note: "Read it")
      #expect(try await !signed.isInDoubt())
      try await signed.withdraw(other)
      #expect(try await signed.isInDoubt())
      #expect(try await signed.asked() == 1)
      house.clock.set(date("2012-10-16"))
      let seen = try await house.evidence(for: .outcome(signed.outcome.id))
      let shown = try await VerifyEvidence(house.acting(house.board))(
        seen.id, readAt: seen.version, note: "Read it")
      try await signed.confirm(on: "2012-10-16")
      #expect(try await signed.asked() == 0)
      // What the board may have said it on is lost.
      house.clock.set(date("2012-10-17"))
      try await signed.withdraw(shown)
      #expect(try await signed.isInDoubt())
      #expect(try await signed.asked() == 1)
      try await signed.judge(.worse, afterReading: 1)
      #expect(try await signed.isInDoubt())
      #expect(try await signed.asked() == 1)
      house.clock.set(date("2012-10-18"))
      try await signed.confirm(on: "2012-10-18", afterReading: 2)
      #expect(try await signed.asked() == 0)
      #expect(
        try await house.get(here).text.contains(
          "Since then its impact was judged “Worse”. Improvement Board said on 18 October 2012"))
      // What is verified while it is judged worse raises no question.
      house.clock.set(date("2012-10-19"))
      let more = try await house.evidence(for: .outcome(signed.outcome.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        more.id, readAt: more.version, note: "Read it")
      #expect(try await !signed.isInDoubt())
      #expect(try await signed.asked() == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Evidence that goes with a withdrawn action is asked about each time that it goes`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let signed = try await SignedOff(house)
      var action = try await house.action("Audit", serving: 1, in: signed.plan)
      let added = try await house.evidence(for: .action(action.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        added.id, readAt: added.version, note: "Read it")
      try await signed.withdraw(signed.evidence)
      #expect(try await !signed.isInDoubt(), "the action’s evidence shows it")
      house.clock.set(date("2012-10-08"))
      action = try await house.withdraw(action, because: "Merged into another")
      #expect(try await signed.isInDoubt())
      let early = try await problems { try await signed.confirm(on: "2012-10-05") }
      #expect(Array(early.keys) == ["decidedOn"])
      house.clock.set(date("2012-10-09"))
      try await signed.confirm(on: "2012-10-09")
      #expect(try await signed.asked() == 0)
      house.clock.set(date("2012-10-10"))
      _ = try await WithdrawAction(house.acting()).undo(
        action.id, readAt: try await house.stored(action).version,
        by: house.decision("It is needed after all"))
      #expect(try await !signed.isInDoubt())
      house.clock.set(date("2012-10-12"))
      try await house.withdraw(action, because: "Merged all the same")
      #expect(try await signed.isInDoubt())
      #expect(try await signed.asked() == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `That a sign-off stands is recorded by who may record it, with a reason and where it was said`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let signed = try await SignedOff(house)
      house.clock.set(date("2012-10-08"))
      try await signed.judge(.noChange, afterReading: 1)
      let own = try await house.get(
        .outcome(signed.outcome.id, inPlan: signed.plan.id, "confirm"), as: signed.director
      ).text
      #expect(own.contains("You judged its impact") && !own.contains("<select"))
      for user in [house.officer, signed.director] {
        await #expect(throws: Refusal.self) {
          try await signed.confirm(on: "2012-10-08", afterReading: 2, as: user)
        }
      }
      // Somebody judged since the page was read.
      await #expect(throws: Refusal.self) {
        try await signed.confirm(on: "2012-10-08", afterReading: 1)
      }
      let bare = try await problems {
        try await ConfirmSignOff(house.acting(house.board))(
          signed.outcome.id, by: house.people.police.id,
          word: BoardWord(on: date("2012-10-05"), paper: "ok"), because: "Yes", afterReading: 2)
      }
      #expect(Set(bare.keys) == ["body", "decidedOn", "minute", "reason"])
      #expect(bare["decidedOn"]?.contains("is of 8 October 2012") == true)
      let sent = try await house.post(
        .outcome(signed.outcome.id, inPlan: signed.plan.id, "confirm"),
        [
          ("body", house.people.board.id.text), ("minute", "Minute 9"), ("decidedOn", "8"),
          ("decidedOn-month", "10"), ("decidedOn-year", "2012"),
          ("reason", "It has not had time yet"), ("count", "2"),
        ], as: house.board)
      #expect(sent.destination == .outcome(signed.outcome.id, inPlan: signed.plan.id))
      // It can be opened again all the same, and signed off anew, which answers nothing before it.
      let ratings = try await house.overview(of: signed.plan).ratings
      let signOff = try #require(ratings.signOff(ofOutcome: signed.outcome.id))
      #expect(ratings.confirmations[signed.outcome.id]?.map(\.signOff) == [signOff.id])
      _ = try await SignOffRecommendation(house.acting(house.board)).reopen(
        signOff.id, readAt: signOff.version, because: "It slid back")
      #expect(try await signed.asked() == 0)
      await #expect(throws: Refusal.self) {
        try await signed.confirm(on: "2012-10-08", afterReading: 2)
      }
    }
  }
}
