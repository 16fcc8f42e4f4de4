import Civil
import Kernel
import Storage
import Testing

@testable import ImprovementPlan

@Suite struct DeliveryRuleTests {
  static let rule = DeliveryRule.shipped(for: PlanHouse.authority)
  static let calendar = WorkingCalendar.englandAndWales

  /// What the shipped rule makes of an action due on Friday 9 November 2012.
  struct Case: Sendable {
    var on = "2012-10-01"
    var delivery = Action.Delivery.inProgress
    var isVerified = false
    var start: String?
    var due: String? = "2012-11-09"
    var milestones = 0
    var done = 0
    var recovery: String?
    let rating: DeliveryRating
  }

  @Test(arguments: [
    Case(delivery: .notStarted, rating: .notStarted),
    Case(rating: .onTrack),
    Case(delivery: .notStarted, start: "2012-10-02", rating: .notStarted),
    Case(delivery: .notStarted, start: "2012-09-28", rating: .atRisk),
    // A start on Saturday is first late on Monday, and no sooner.
    Case(on: "2012-09-30", delivery: .notStarted, start: "2012-09-29", rating: .notStarted),
    Case(delivery: .notStarted, due: nil, rating: .notStarted),
    Case(due: nil, rating: .atRisk),
    // Twenty working days before it is due the milestones are looked at.
    Case(on: "2012-10-11", milestones: 4, done: 2, rating: .onTrack),
    Case(on: "2012-10-12", milestones: 4, done: 2, rating: .atRisk),
    Case(on: "2012-10-12", milestones: 4, done: 3, rating: .onTrack),
    Case(on: "2012-11-09", milestones: 0, rating: .onTrack),
    // The day itself is not late; the weekend after it neither.
    Case(on: "2012-11-09", rating: .onTrack),
    Case(on: "2012-11-11", rating: .onTrack),
    Case(on: "2012-11-12", rating: .offTrack),
    Case(on: "2012-11-12", recovery: "2012-11-30", rating: .atRisk),
    Case(on: "2012-11-23", recovery: "2012-11-30", rating: .atRisk),
    // More than ten working days late, no plan covers it.
    Case(on: "2012-11-26", recovery: "2012-11-30", rating: .offTrack),
    Case(on: "2012-11-20", recovery: "2012-11-19", rating: .offTrack),
    // Complete is blue only when somebody else has verified it, however late it was.
    Case(delivery: .complete, rating: .onTrack),
    Case(on: "2013-06-01", delivery: .complete, isVerified: true, rating: .complete),
  ])
  func `The shipped rule, day by day`(_ one: Case) {
    let facts = DeliveryFacts(
      delivery: one.delivery, isVerified: one.isVerified, startOn: one.start.map(date),
      dueOn: one.due.map(date), milestones: one.milestones, milestonesDone: one.done,
      recoveryBy: one.recovery.map(date))
    let rated = Self.rule.rating(of: facts, on: date(one.on), calendar: Self.calendar)
    #expect(rated.rating == one.rating, "\(rated.because)")
    #expect(rated.because.hasSuffix("."))
  }

  @Test func `A whole is rated as its worst part, and as nothing without parts`() {
    #expect(RollUp.worst(of: [.notStarted, .notStarted]) == .notStarted)
    // What has begun in part is not “not started”.
    #expect(RollUp.worst(of: [.complete, .onTrack, .notStarted]) == .onTrack)
    #expect(RollUp.worst(of: [.complete, .notStarted]) == .onTrack)
    #expect(RollUp.worst(of: [.atRisk, .notStarted]) == .atRisk)
    #expect(RollUp.worst(of: [.atRisk, .offTrack, .complete]) == .offTrack)
    #expect(RollUp.worst(of: [.complete]) == .complete)
    #expect(RollUp.worst(of: [] as [DeliveryRating]) == nil)
  }

  @Test func `The council’s thresholds decide, not ours`() {
    var rule = Self.rule
    rule.thresholds.recoveryDays = 1
    rule.thresholds.lookAheadDays = 0
    let facts = DeliveryFacts(
      delivery: .inProgress, isVerified: false, dueOn: date("2012-11-09"), milestones: 4,
      milestonesDone: 0, recoveryBy: date("2012-12-01"))
    let calendar = Self.calendar
    #expect(rule.rating(of: facts, on: date("2012-11-08"), calendar: calendar).rating == .onTrack)
    #expect(rule.rating(of: facts, on: date("2012-11-12"), calendar: calendar).rating == .atRisk)
    #expect(rule.rating(of: facts, on: date("2012-11-13"), calendar: calendar).rating == .offTrack)
  }

  @Test(arguments: Evidence.Strength.allCases)
  func `Change for children has to be earned by verified evidence`(
    strength: Evidence.Strength
  ) {
    let evidence = [
      Evidence(
        authority: PlanHouse.authority, plan: Plan.ID(), subject: .action(Action.ID()),
        entry: EvidenceEntry(
          kind: .audit, strength: strength, title: "Audit", effectiveOn: date("2012-11-01")),
        document: nil, addedAt: Instant(milliseconds: 0),
        by: .anonymous(of: PlanHouse.authority))
    ]
    let rule = Self.rule
    #expect((rule.problem(claiming: .someChange, on: evidence) == nil) == (strength >= .sampled))
    #expect(
      (rule.problem(claiming: .sustainedChange, on: evidence) == nil)
        == (strength >= .seenInPractice))
    for rating in [ImpactRating.tooEarly, .noChange, .worse] {
      #expect(rule.problem(claiming: rating, on: []) == nil)
    }
    #expect(rule.problem(claiming: .someChange, on: []) != nil)
  }

  @Test func `A rule with a nameless or a doubled state is refused where it is wrong`() {
    var rule = Self.rule
    #expect(rule.problems.isEmpty)
    rule.words.atRisk = rule.words.offTrack
    rule.words.complete = ""
    rule.impactWords.noChange = ""
    rule.impactWords.worse = rule.impactWords.someChange.uppercased()
    rule.source = ""
    rule.thresholds.sustainedChangeStrength = .said
    #expect(
      rule.problems.compactMap(\.field) == [
        "wordComplete", "wordOffTrack", "wordNoChange", "wordWorse", "source",
        "sustainedChangeStrength",
      ])
  }

  /// A word, and the field whose shipped word it takes the place of.
  static let alike: [(String, any WritableKeyPath<DeliveryRule, String> & Sendable, String)] = [
    // A word of delivery, of another judgement, and what stands where nothing is rated.
    ("Red: off track", \.impactWords.worse, "wordWorse"),
    ("Worse", \.words.offTrack, "wordWorse"),
    ("Sustained change", \.impactWords.tooEarly, "wordSustainedChange"),
    ("Not judged yet", \.impactWords.tooEarly, "wordTooEarly"),
    ("No action yet", \.words.notStarted, "wordNotStarted"),
    // Nobody sees a difference.
    ("No change seen\u{200B}", \.impactWords.worse, "wordWorse"),
    ("\u{FEFF}no  CHANGE\u{A0}seen", \.impactWords.worse, "wordWorse"),
    ("Not\u{AD} judged yet", \.impactWords.worse, "wordWorse"),
    ("\u{200B}\u{2060}", \.impactWords.worse, "wordWorse"),
  ]

  @Test(arguments: alike)
  func `Words that look the same are refused at the later of the two`(
    word: String, place: any WritableKeyPath<DeliveryRule, String> & Sendable, field: String
  ) {
    var rule = Self.rule
    rule[keyPath: place] = word
    #expect(rule.problems.compactMap(\.field) == [field])
    // What is seen to differ is taken.
    rule[keyPath: place] = word + "!"
    #expect(rule.problems.isEmpty)
  }
}
