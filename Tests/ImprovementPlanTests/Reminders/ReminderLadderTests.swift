import Civil
import Kernel
import Testing

@testable import ImprovementPlan

@Suite struct ReminderLadderTests {
  private func ladder(on day: String) throws -> ReminderLadder {
    let soon = try #require(TimeRule.seeded.first { $0.key == .reminder })
    let verifyAgain = try #require(TimeRule.seeded.first { $0.key == .verificationAgain })
    return ReminderLadder(
      today: date(day), calendar: .englandAndWales, soon: soon, verifyAgain: verifyAgain,
      late: [.late: 1, .headOfService: 5, .director: 15, .chair: 30])
  }

  /// Due on Friday 26 October 2012.
  @Test(
    arguments: [
      ("2012-10-10", [], nil), ("2012-10-11", [], Reminder.Step.dueSoon),
      ("2012-10-26", [], .dueSoon), ("2012-10-26", [.dueSoon], nil),
      ("2012-10-28", [], .dueSoon), ("2012-10-29", [], .late), ("2012-10-29", [.dueSoon], .late),
      ("2012-11-01", [.late], nil), ("2012-11-02", [.late], .headOfService),
      ("2012-11-02", [], .late), ("2012-11-15", [.late, .headOfService], nil),
      ("2012-11-16", [.late, .headOfService], .director),
      ("2012-12-07", [.late, .headOfService, .director], .chair),
      ("2012-12-06", [.late, .headOfService, .director], nil),
      ("2013-03-01", [.late, .headOfService, .director, .chair], nil),
    ] as [(String, [Reminder.Step], Reminder.Step?)])
  func `An action climbs by working days late, one step after the other`(
    day: String, taken: [Reminder.Step], next: Reminder.Step?
  ) throws {
    let facts = ReminderLadder.Facts(dueOn: date("2012-10-26"), taken: Set(taken))
    #expect(try ladder(on: day).next(facts) { _ in true } == next)
  }

  @Test func `Steps at which there is nobody to tell are passed over`() throws {
    let facts = ReminderLadder.Facts(dueOn: date("2012-10-26"), taken: [.late])
    #expect(try ladder(on: "2012-12-20").next(facts) { $0 == .chair } == .chair)
    #expect(try ladder(on: "2012-12-20").next(facts) { _ in false } == nil)
  }

  @Test func `It climbs one step a day`() throws {
    let facts = ReminderLadder.Facts(
      dueOn: date("2012-10-26"), taken: [.late], lastTakenOn: date("2012-12-20"))
    #expect(try ladder(on: "2012-12-20").next(facts) { _ in true } == nil)
    #expect(try ladder(on: "2012-12-21").next(facts) { _ in true } == .headOfService)
  }

  /// Due on Friday 26 October 2012, answered on Friday 2 November.
  @Test(
    arguments: [
      ("2012-11-02", [], nil), ("2012-11-08", [], nil), ("2012-11-09", [], Reminder.Step.late),
      ("2012-11-12", [.late], .headOfService), ("2012-11-22", [.late, .headOfService], nil),
      ("2012-11-23", [.late, .headOfService], .director),
      ("2012-12-13", [.late, .headOfService, .director], nil),
      ("2012-12-14", [.late, .headOfService, .director], .chair),
    ] as [(String, [Reminder.Step], Reminder.Step?)])
  func `What was said is an answer for five working days, then it climbs again from its owner on`(
    day: String, taken: [Reminder.Step], next: Reminder.Step?
  ) throws {
    let facts = ReminderLadder.Facts(
      dueOn: date("2012-10-26"), taken: Set(taken), saidOn: date("2012-11-02"))
    #expect(try ladder(on: day).next(facts) { _ in true } == next)
  }

  /// An update due on Monday 29 October 2012, one every four weeks; asked for is the last day for
  /// which it was.
  @Test(
    arguments: [
      ("2012-10-26", nil, [], nil), ("2012-10-29", nil, [], Reminder.Step.update),
      ("2012-10-29", "2012-10-01", [], .update), ("2012-10-30", "2012-10-29", [.update], nil),
      ("2012-11-02", "2012-10-29", [.update], nil),
      ("2012-11-05", "2012-10-29", [.update], .updateToHead),
      ("2012-11-16", "2012-10-29", [.update, .updateToHead], nil),
      ("2012-11-19", "2012-10-29", [.update, .updateToHead], .updateToDirector),
      ("2012-11-26", "2012-10-29", [.update, .updateToHead, .updateToDirector], .update),
      ("2012-11-27", "2012-11-26", [.update, .updateToHead, .updateToDirector], nil),
      ("2012-12-10", "2012-11-26", [.update, .updateToHead, .updateToDirector], .updateToChair),
      // Nobody was there to be told for three months: what was missed is told once.
      ("2013-02-01", nil, [], .update), ("2013-02-01", "2013-01-21", [.update], .updateToHead),
      (
        "2013-02-01", "2013-01-21", [.update, .updateToHead, .updateToDirector, .updateToChair],
        nil
      ),
    ] as [(String, String?, [Reminder.Step], Reminder.Step?)])
  func `An update that does not come climbs as a late action does, and is asked for every period`(
    day: String, asked: String?, taken: [Reminder.Step], next: Reminder.Step?
  ) throws {
    let ladder = try ladder(on: day)
    var facts = ReminderLadder.Facts(
      dueOn: date("2013-06-28"), taken: Set(taken), askedFor: asked.map { date($0) })
    facts.nextUpdate = NextUpdate(
      every: { _ in 28 }, from: date("2012-10-01"), on: date(day), calendar: ladder.calendar)
    #expect(facts.nextUpdate?.dueOn == date("2012-10-29"))
    #expect(ladder.next(facts) { _ in true } == next)
    // What is late asks for the same, and climbs by itself.
    facts.isToldLate = true
    #expect(ladder.next(facts) { _ in true } == nil)
  }

  @Test func `A period that ends on a day off is asked for on the next working day`() throws {
    let ladder = try ladder(on: "2012-12-27")
    let next = try #require(
      NextUpdate(
        every: { _ in 14 }, from: date("2012-11-27"), on: ladder.today, calendar: ladder.calendar))
    #expect(next.dueOn == date("2012-12-11"))
    #expect(next.lastAsked(through: date("2012-12-26"), calendar: ladder.calendar) == next.dueOn)
    #expect(next.lastAsked(through: ladder.today, calendar: ladder.calendar) == ladder.today)
  }

  /// Told on Friday 28 December 2012; the Monday after next is five working days later.
  @Test(
    arguments: [
      (nil, Reminder.Step.verify), ("2013-01-03", nil), ("2012-12-31", nil),
      ("2012-12-28", .verify), ("2012-11-01", .verify),
    ] as [(String?, Reminder.Step?)])
  func `What is complete waits for somebody to verify it, and is told again after the rule's days`(
    told: String?, next: Reminder.Step?
  ) throws {
    var facts = ReminderLadder.Facts(
      dueOn: date("2012-10-26"), isComplete: true, toldToVerifyOn: told.map { date($0) })
    #expect(try ladder(on: "2013-01-07").next(facts) { _ in true } == next)
    #expect(try ladder(on: "2013-01-07").next(facts) { _ in false } == nil)
    facts.isVerified = true
    #expect(try ladder(on: "2013-01-07").next(facts) { _ in true } == nil)
  }

  @Test func `Without a due date nobody is reminded`() throws {
    #expect(try ladder(on: "2013-01-02").next(ReminderLadder.Facts()) { _ in true } == nil)
  }
}
