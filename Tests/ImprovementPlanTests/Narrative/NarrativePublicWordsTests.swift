import Civil
import SiteMap
import Storage
import Testing

@testable import ImprovementPlan

/// What an edition tells the public and children: of sixteen actions for seven promises, and of the
/// three actions for one recommendation.
@Suite struct NarrativePublicWordsTests {
  private static let day = date("2012-11-28")

  private static let plan = PlanFacts(
    asAt: day,
    counts: [
      .init(.action, .all, 16), .init(.action, .complete, 6), .init(.action, .verified, 3),
      .init(.action, .late, 5), .init(.recommendation, .all, 7), .init(.promise, .all, 7),
      .init(.promise, .complete, 1), .init(.promise, .late, 2),
    ],
    dueDates: [
      .init(
        "ACT-03", dueOn: date("2012-12-20"), firstDueOn: date("2012-12-20"), workingDaysLate: 0)
    ], standings: [.init("ACT-03", [])])

  private static let ofPlan = NarrativeCheck(plan: plan, countsThings: true)

  private static let ofRecommendation = NarrativeCheck(
    plan: plan,
    recommendation: RecommendationFacts(
      id: "r5", reference: "REC-2012-05",
      facts: PlanFacts(
        asAt: day,
        counts: [
          .init(.action, .all, 3), .init(.action, .complete, 1), .init(.action, .verified, 0),
          .init(.action, .late, 0),
        ])), countsThings: true)

  @Test(
    arguments: [
      ("All three things are done.", "All three", "REC-2012-05 has 1 of 3 actions complete today"),
      ("3 of 3 actions are complete.", "3 of 3", "REC-2012-05 has 1 of 3 actions complete today"),
      ("All three actions are complete.", "All three", "REC-2012-05 has 1 of 3"),
      ("All three promises are kept.", "All three", "REC-2012-05 has 1 of 3 actions complete"),
      ("Three things are late.", "Three", "REC-2012-05 has 0 of 3 actions late today"),
      ("Five actions are late.", "Five", "REC-2012-05 has 0 of 3 actions late today"),
      ("One thing is still to do.", "One", "REC-2012-05 has 2 actions not complete today"),
      ("Two things are done now.", "Two", "REC-2012-05 has 1 action complete today"),
      ("Most things are done.", "Most", "REC-2012-05 has 1 of 3 actions complete today"),
      ("None of the three things is done.", "None of the three", "REC-2012-05 has 1 of 3"),
      ("Everything is done.", "Everything", "REC-2012-05 has 1 of 3 actions complete today"),
      ("Now we have done everything.", "everything", "REC-2012-05 has 1 of 3 actions complete"),
      ("All is done.", "All", "REC-2012-05 has 1 of 3 actions complete today"),
      ("All six promises are done.", "All six", "the plan has 1 of 7 promises"),
      ("9 of 16 things are done.", "9 of 16", "the plan has 6 of 16 actions complete today"),
      ("In our plan, three actions are late.", "three", "the plan has 5 actions late today"),
      ("ACT-03 is complete.", "ACT-03 is complete", "ACT-03 is not complete today"),
    ])
  func `Words for a recommendation are compared with its own actions`(
    _ text: String, _ quote: String, _ says: String
  ) throws {
    let found = Self.ofRecommendation.disagreements(in: text)
    #expect(found.map(\.quote) == [quote], "\(found.map(\.sentence))")
    #expect(try #require(found.first).says.hasPrefix(says), "\(found.map(\.sentence))")
  }

  @Test func `The records behind are those that serve the recommendation`() throws {
    let plan = Plan.ID()
    func behind(_ text: String) throws -> String? {
      try #require(Self.ofRecommendation.disagreements(in: text).first).address(plan: plan)?
        .description
    }
    #expect(
      try behind("All three things are done.")
        == "/actions?plan=\(plan)&delivery=complete&recommendation=r5")
    #expect(
      try behind("Three things are late.") == "/actions?plan=\(plan)&due=late&recommendation=r5")
    #expect(try behind("ACT-03 is complete.") == "/actions?plan=\(plan)&delivery=open")
  }

  @Test(
    arguments: [
      ("All 16 things are done.", "All 16", "the plan has 6 of 16 actions complete today"),
      ("All seven things are done.", "All seven", "the plan has 1 of 7 promises"),
      ("Three things are late.", "Three", "the plan has 5 actions late today"),
      ("We have done everything.", "everything", "the plan has 6 of 16 actions complete today"),
      ("Everything in the plan is done.", "Everything", "the plan has 6 of 16"),
      ("All is done, and the board is pleased.", "All", "the plan has 6 of 16 actions complete"),
      ("Most actions are done.", "Most", "the plan has 6 of 16 actions complete today"),
    ])
  func `Things are the plan's actions or its promises`(
    _ text: String, _ quote: String, _ says: String
  ) throws {
    let found = Self.ofPlan.disagreements(in: text)
    #expect(found.map(\.quote) == [quote], "\(found.map(\.sentence))")
    #expect(try #require(found.first).says.hasPrefix(says), "\(found.map(\.sentence))")
  }

  @Test(
    arguments: [
      // They agree: with the recommendation, or with the plan where that is plainly meant.
      "1 of 3 things is done. 2 are still to do.", "One thing is done.",
      "Two things are still to do.", "No things are late.", "None of the three things is late.",
      "One promise is kept.", "Two promises are late.", "6 of 16 actions are complete.",
      "In our plan, five actions are late.", "Five of the plan’s actions are late.",
      "At most two things are done.",
      // They are no figures of the plan's.
      "We promise three things.", "Three things will be done by May.", "Some things are late.",
      "There are three things: we see you alone, we listen and we write plainly.",
      "All three things will be done.", "We have done two things.", "Two things were late.",
      "Three things matter to you.", "All things are possible.", "Two more things are late.",
      "Three things are done differently.", "All things are done with you.",
      "Two things are late for some of you.", "The first thing is done.",
      "We will tell you when everything is done.", "The board checks that everything is done.",
      "We want to be sure that we have done everything.", "Is everything done?",
      "Have we done everything?", "Not everything is done.", "Not all things are done.",
      "We have not done everything.", "We have done everything we could.",
      "We have done everything that you asked.", "We do everything with you.",
      "Everything is different now.", "Everything is done by somebody you know.",
      "All is well.", "That is all.", "All are welcome.", "We listen to everything.", "Everything.",
      "We have done everything but one thing.", "All is done but the rota.",
      "All", "Most", "Done: everything!",
    ])
  func `What agrees or is about something else is left alone in words for the public`(
    _ text: String
  ) {
    let found = Self.ofRecommendation.disagreements(in: text)
    #expect(found.isEmpty, "\(found.map(\.sentence))")
  }

  @Test(
    arguments: [
      "Five things are late.", "Two things are late.", "6 of 16 things are done.",
      "All three things are done.", "Most actions are open.", "There are three things: time.",
    ])
  func `What agrees with the actions or with the promises is left alone`(_ text: String) {
    let found = Self.ofPlan.disagreements(in: text)
    #expect(found.isEmpty, "\(found.map(\.sentence))")
  }
}
