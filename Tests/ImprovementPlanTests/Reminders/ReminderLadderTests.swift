import Civil
import Kernel
import Testing

@testable import ImprovementPlan

@Suite struct ReminderLadderTests {
  private func ladder(on day: String) throws -> ReminderLadder {
    let soon = try #require(TimeRule.seeded.first { $0.key == .reminder })
    return ReminderLadder(
      today: date(day), calendar: .englandAndWales, soon: soon,
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

  @Test func `What is complete waits for somebody to verify it, once`() throws {
    var facts = ReminderLadder.Facts(dueOn: date("2012-10-26"), isComplete: true)
    #expect(try ladder(on: "2013-01-02").next(facts) { _ in true } == .verify)
    facts.taken = [.verify]
    #expect(try ladder(on: "2013-01-02").next(facts) { _ in true } == nil)
    facts = ReminderLadder.Facts(isComplete: true, isVerified: true)
    #expect(try ladder(on: "2013-01-02").next(facts) { _ in true } == nil)
  }

  @Test func `Without a due date nobody is reminded`() throws {
    #expect(try ladder(on: "2013-01-02").next(ReminderLadder.Facts()) { _ in true } == nil)
  }
}
