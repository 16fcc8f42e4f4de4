import Civil
import Testing

@testable import ImprovementPlan

@Suite struct NarrativeCheckTests {
  private static let check = NarrativeCheck(
    plan: NarrativeCases.plan, action: NarrativeCases.action)

  @Test(arguments: NarrativeCases.disagree)
  func `A figure that disagrees is pointed out, and its place is told`(
    _ one: (text: String, quote: String)
  ) throws {
    let found = Self.check.disagreements(in: one.text)
    #expect(found.map(\.quote) == [one.quote], "\(one.text): \(found.map(\.sentence))")
    let first = try #require(found.first)
    let start = one.text.index(one.text.startIndex, offsetBy: first.place)
    #expect(one.text[start...].hasPrefix(one.quote))
  }

  @Test(arguments: NarrativeCases.silent)
  func `What agrees, and what is about something else, is left alone`(_ text: String) {
    let found = Self.check.disagreements(in: text)
    #expect(found.isEmpty, "\(text): \(found.map(\.sentence))")
  }

  @Test(arguments: NarrativeCases.ofWholePlan)
  func `What names no plan counts in a text about the whole of it`(
    _ one: (text: String, quotes: [String])
  ) {
    let ofPlan = NarrativeCheck(plan: NarrativeCases.plan)
    #expect(ofPlan.disagreements(in: one.text).map(\.quote) == one.quotes)
    #expect(Self.check.disagreements(in: one.text).isEmpty)
  }

  @Test(arguments: NarrativePlanWords.disagree)
  func `The plan's own words are compared too: measures, bodies, ratings, delays, meetings, days`(
    _ one: (text: String, quote: String, says: String)
  ) throws {
    let found = NarrativePlanWords.check.disagreements(in: one.text)
    #expect(found.map(\.quote) == [one.quote], "\(one.text): \(found.map(\.sentence))")
    #expect(try #require(found.first).says.contains(one.says), "\(found.map(\.sentence))")
  }

  @Test(arguments: NarrativePlanWords.silent)
  func `The plan's own words raise no false alarm`(_ text: String) {
    let found = NarrativePlanWords.check.disagreements(in: text)
    #expect(found.isEmpty, "\(text): \(found.map(\.sentence))")
  }

  @Test(arguments: NarrativeCases.silent)
  func `What was left alone is left alone where all is known`(_ text: String) {
    let check = NarrativeCheck(
      plan: NarrativePlanWords.plan, action: NarrativeCases.action,
      meetings: NarrativePlanWords.check.meetings)
    // Of the police's actions the plan knows now.
    guard !text.contains("led by the police") else { return }
    #expect(check.disagreements(in: text).isEmpty, "\(text)")
  }

  @Test(arguments: NarrativeCases.disagree)
  func `What was pointed out is pointed out where all is known`(
    _ one: (text: String, quote: String)
  ) {
    let check = NarrativeCheck(plan: NarrativePlanWords.plan, action: NarrativeCases.action)
    #expect(check.disagreements(in: one.text).map(\.quote) == [one.quote], "\(one.text)")
  }

  @Test func `In a text about one action, only what names the inspection or the whole is compared`()
  {
    let check = NarrativeCheck(plan: NarrativePlanWords.plan, action: NarrativeCases.action)
    for text in ["The report was published on 3 September 2012.", "Late actions: 5"] {
      #expect(check.disagreements(in: text).isEmpty, "\(text)")
    }
    for text in ["Ofsted published its report on 3 September 2012.", "Late actions: 5/24"] {
      #expect(check.disagreements(in: text).count == 1, "\(text)")
    }
  }

  @Test
  func `A report is any of those that the plan follows, as far as all of their days are known`() {
    let days = [("Inspection", "2012-08-10"), ("Focused visit", "2012-10-05")]
    func said(_ text: String, _ known: [(String, String)]?) -> [String] {
      NarrativeCheck(
        plan: PlanFacts(
          asAt: date("2012-11-28"), counts: [],
          publications: known?.map { .init(of: $0.0, titled: $0.0, on: date($0.1)) })
      ).disagreements(in: text).map(\.says)
    }
    let wrong = "The inspection report was published on 3 September 2012."
    #expect(
      said(wrong, days) == [
        "the report of “Inspection” was published on 10 August 2012, and the report of “Focused visit” was published on 5 October 2012"
      ])
    #expect(said("The inspection report was published on 5 October 2012.", days).isEmpty)
    #expect(said(wrong, nil).isEmpty && said(wrong, []).isEmpty)
  }

  @Test func `A council's own words for its ratings are read and used`() {
    let plan = PlanFacts(
      asAt: NarrativeCases.plan.asAt, counts: NarrativeCases.plan.counts,
      words: [
        .init(.verified, "Complete"), .init(.offTrack, "Behind"), .init(.atRisk, "Red: slipping"),
      ])
    func said(_ text: String) -> [String] {
      NarrativeCheck(plan: plan).disagreements(in: text).map(\.says)
    }
    #expect(said("Five actions are behind.") == ["the plan has 3 actions rated “Behind” today"])
    #expect(said("Three actions are behind.").isEmpty)
    // Red is what this council calls at risk, of which there are two.
    #expect(said("Two actions are red.").isEmpty)
    #expect(
      said("Three red actions.") == ["the plan has 2 actions rated “Red: slipping” today"])
    // Complete may be either.
    #expect(said("8 of 24 actions are complete.").isEmpty)
    #expect(said("12 of 24 actions are complete.").isEmpty)
  }

  @Test func `What a snapshot from before does not hold is left alone`() {
    let old = NarrativeCheck(plan: NarrativeCases.plan)
    for text in [
      "M65 stands at 60 %.", "All actions of the police are complete.",
      "Two partner actions are red.", "ACT-03 is twenty working days late.",
      "The next meeting is on 18 December.", "The inspectors made twenty recommendations.",
      "The inspection report was published on 3 September 2012.", "The police lead 4 actions.",
    ] { #expect(old.disagreements(in: text).isEmpty, "\(text)") }
    #expect(old.disagreements(in: "M64 stands at 80 %.").map(\.quote) == ["80 %"])
    // One that knows what is complete, and has no rating of each.
    let known = NarrativeCheck(
      plan: PlanFacts(
        asAt: NarrativeCases.plan.asAt, counts: NarrativeCases.plan.counts,
        standings: [.init("ACT-03", []), .init("REC-2012-04", [])]))
    for text in ["ACT-03 is red.", "ACT-03 is in progress.", "REC-2012-04 is worse."] {
      #expect(known.disagreements(in: text).isEmpty, "\(text)")
    }
    #expect(known.disagreements(in: "ACT-03 is complete.").count == 1)
  }

  @Test func `There are at least sixty sentences both ways`() {
    #expect(NarrativeCases.disagree.count >= 40)
    #expect(NarrativeCases.silent.count >= 60)
  }

  @Test(arguments: [
    (
      "12 of 13 recommendations have an action.",
      "You wrote “12 of 13”; the plan has 11 of 13 recommendations with an action today."
    ),
    ("Five actions are overdue.", "You wrote “Five”; the plan has 3 actions late today."),
    ("The plan has 23 actions.", "You wrote “23”; the plan has 24 actions today."),
    (
      "2 of 4 milestones are done.",
      "You wrote “2 of 4”; ACT-03 has 3 of 4 milestones done today."
    ),
    ("3 + 7 + 3 = 14", "You wrote “3 + 7 + 3 = 14”; that makes 13."),
    (
      "It is due on 10 December 2012.",
      "You wrote “It is due on 10 December 2012”; ACT-03 is due on 10 November 2012."
    ),
    (
      "It is three months late.",
      "You wrote “three months late”; ACT-03 was due on 10 November 2012 and is 12 working days late."
    ),
  ])
  func `It says what was written, and what the plan has`(_ text: String, _ sentence: String) {
    #expect(Self.check.disagreements(in: text).map(\.sentence) == [sentence])
  }

  @Test(
    arguments: [
      ("All seven promises are done.", ["All seven"]), ("All promises have been kept.", ["All"]),
      ("Two promises are kept.", ["Two"]), ("No promise is late.", ["No"]),
      ("One of six promises is kept, and two promises are late.", []),
      ("Five promises are not done.", []),
      ("In January inspectors asked us to put seven things right. Two are hard.", ["seven"]),
      ("In January inspectors asked us to put six things right.", []),
      ("We will put seven things right.", ["seven"]),
      ("This year we put two things right.", []), ("We will put seven things in order.", []),
      ("We promise three things.", []),
    ])
  func `What the public is promised is counted by the recommendations`(
    _ text: String, _ quotes: [String]
  ) {
    let plan = PlanFacts(
      asAt: date("2012-11-28"),
      counts: [
        .init(.recommendation, .all, 6), .init(.promise, .all, 6), .init(.promise, .complete, 1),
        .init(.promise, .late, 2),
      ])
    #expect(NarrativeCheck(plan: plan).disagreements(in: text).map(\.quote) == quotes)
  }

  @Test func `Of a snapshot it says so`() {
    let check = NarrativeCheck(plan: NarrativeCases.plan, snapshot: date("2012-11-28"))
    #expect(
      check.disagreements(in: "Five actions are overdue.").map(\.sentence) == [
        "You wrote “Five”; the plan has 3 actions late in the snapshot of 28 November 2012."
      ])
  }

  @Test func `Who may not read the plan is told nothing of it`() {
    let check = NarrativeCheck(plan: nil, action: NarrativeCases.action)
    #expect(check.disagreements(in: "Five actions are overdue.").isEmpty)
    #expect(check.disagreements(in: "ACT-07 is due on 30 April 2013.").isEmpty)
    #expect(check.disagreements(in: "It is due on 10 December 2012.").count == 1)
  }

  @Test func `An empty plan disagrees with nothing by a share of nothing`() {
    let empty = PlanFacts(
      asAt: date("2012-11-28"),
      counts: [
        .init(.action, .all, 0), .init(.action, .complete, 0), .init(.action, .verified, 0),
      ])
    let check = NarrativeCheck(plan: empty)
    #expect(check.disagreements(in: "85 % of actions are complete.").isEmpty)
    #expect(check.disagreements(in: "Half of the actions are complete.").isEmpty)
  }

  @Test func `Long, strange and broken texts are read without harm`() {
    for text in [
      String(repeating: "12 of ", count: 5000), "%%%", "(((", "“", "1/0 actions are late",
      "99999999999999999999 actions are late", "٣ of ١٣ actions are late", "\u{0}\u{FFFD}",
      "a hundred",
      "12 of", "of 13", "half", "all", "-", "3 +", "= 4", "1.2.3.4/5-6 actions",
    ] {
      _ = Self.check.disagreements(in: text)
    }
  }

  @Test(
    arguments: [
      ("eleven", 11), ("twenty-one", 21), ("twenty one", 21), ("a hundred and twelve", 112),
      ("two hundred", 200), ("ninety", 90), ("zero", 0), ("hundred", nil), ("many", nil),
      ("twenty-eleven", nil),
    ] as [(String, Int?)])
  func `Numbers are read in words`(_ text: String, _ value: Int?) {
    let words = text.split(separator: " ").map(String.init)
    #expect(NumberWords.number(in: words)?.value == value)
  }
}
