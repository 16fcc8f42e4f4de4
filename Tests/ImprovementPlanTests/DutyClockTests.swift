import Civil
import Testing

@testable import ImprovementPlan

@Suite struct DutyClockTests {
  func clock(
    _ duty: TimeRuleKey, received: String?, done: String? = nil, on today: String
  ) -> DutyClock? {
    DutyClock(
      duty, received: received.map(date), done: done.map(date), on: date(today), rules: .seeded,
      calendar: .englandAndWales)
  }

  @Test func `S32: received 21 December 2012 gives 6 February and 5 April 2013`() {
    let report = clock(.reportPublication, received: "2012-12-21", on: "2012-12-21")
    #expect(report?.due?.date == date("2013-02-06"))
    #expect(report?.state == .running(workingDaysLeft: 30))
    let statement = clock(.statementOfAction, received: "2012-12-21", on: "2012-12-21")
    #expect(statement?.due?.date == date("2013-04-05"))
    #expect(statement?.state == .running(workingDaysLeft: 70))
    #expect(statement?.rule.source.contains("section 137") == true)
  }

  @Test(arguments: [
    ("2013-04-04", DutyClock.State.running(workingDaysLeft: 1), "1 working day left"),
    ("2013-04-05", .running(workingDaysLeft: 0), "Due today"),
    ("2013-04-07", .running(workingDaysLeft: 0), "Due today"),
    ("2013-04-08", .late(byWorkingDays: 1), "1 working day late"),
    ("2013-04-19", .late(byWorkingDays: 10), "10 working days late"),
  ])
  func `The countdown ends on the day and then counts what is over`(
    _ today: String, _ state: DutyClock.State, _ phrase: String
  ) {
    let clock = clock(.statementOfAction, received: "2012-12-21", on: today)
    #expect(clock?.state == state)
    #expect(clock?.phrase == phrase)
  }

  @Test(arguments: [
    ("2013-04-05", DutyClock.State.met(on: date("2013-04-05"))),
    ("2013-01-10", .met(on: date("2013-01-10"))),
    ("2013-04-09", .metLate(on: date("2013-04-09"), byWorkingDays: 2)),
  ])
  func `What was done stops the clock, whatever the day is`(
    _ done: String, _ state: DutyClock.State
  ) {
    let clock = clock(.statementOfAction, received: "2012-12-21", done: done, on: "2020-01-01")
    #expect(clock?.state == state)
  }

  @Test func `Without a day of receipt nothing is counted, and it is said why`() {
    let clock = clock(.statementOfAction, received: nil, on: "2013-01-01")
    #expect(clock?.state == .notStarted)
    #expect(clock?.due == nil)
    #expect(clock?.phrase.contains("not recorded") == true)
  }

  @Test func `There is no clock for a time before the law`() {
    #expect(clock(.statementOfAction, received: "2006-06-01", on: "2006-07-01") == nil)
  }

  @Test func `S32: receipt and publication are told apart, as with the report of November 2016`() {
    // Published on 25 November, received on 28 November 2016.
    #expect(
      clock(.statementOfAction, received: "2016-11-28", on: "2016-12-01")?.due?.date
        == date("2017-03-09"))
    #expect(
      clock(.statementOfAction, received: "2016-11-25", on: "2016-12-01")?.due?.date
        == date("2017-03-08"))
  }
}
