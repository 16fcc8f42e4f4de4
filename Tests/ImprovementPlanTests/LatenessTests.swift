import Civil
import Testing

@testable import ImprovementPlan

@Suite struct LatenessTests {
  struct Case: Sendable {
    var due: String?
    var done: String?
    var today: String
    var lateness: Lateness
    var phrase: String

    init(_ due: String?, _ done: String?, _ today: String, _ lateness: Lateness, _ phrase: String) {
      (self.due, self.done, self.today) = (due, done, today)
      (self.lateness, self.phrase) = (lateness, phrase)
    }
  }

  @Test(arguments: [
    // Friday 10 August 2012.
    Case("2012-08-10", nil, "2012-08-09", .due(inWorkingDays: 1), "due in 1 working day"),
    Case("2012-08-10", nil, "2012-08-10", .due(inWorkingDays: 0), "due now"),
    Case("2012-08-10", nil, "2012-08-11", .due(inWorkingDays: 0), "due now"),
    Case("2012-08-10", nil, "2012-08-12", .due(inWorkingDays: 0), "due now"),
    Case("2012-08-10", nil, "2012-08-13", .late(byWorkingDays: 1), "1 working day late"),
    Case("2012-08-10", nil, "2012-08-28", .late(byWorkingDays: 11), "11 working days late"),
    // Saturday 10 November 2012: nobody is late before Monday is over being the first day.
    Case("2012-11-10", nil, "2012-11-11", .due(inWorkingDays: 0), "due now"),
    Case("2012-11-10", nil, "2012-11-12", .late(byWorkingDays: 1), "1 working day late"),
    Case("2012-11-10", "2012-11-11", "2012-12-01", .done, "done"),
    Case(
      "2012-11-10", "2012-11-12", "2012-12-01", .doneLate(byWorkingDays: 1),
      "done 1 working day late"),
    Case("2012-11-10", "2012-11-09", "2012-12-01", .done, "done"),
    // Christmas 2012: 25 and 26 December and 1 January are no working days.
    Case("2012-12-24", nil, "2013-01-02", .late(byWorkingDays: 4), "4 working days late"),
    Case(nil, nil, "2012-12-24", .noDate, "no due date"),
    Case(nil, "2012-12-20", "2012-12-24", .done, "done"),
  ])
  func `Lateness is counted in working days after the day itself`(_ one: Case) {
    let lateness = Lateness(
      due: one.due.map(date), done: one.done.map(date), on: date(one.today),
      calendar: .englandAndWales)
    #expect(lateness == one.lateness)
    #expect(lateness.phrase == one.phrase)
    #expect(lateness.title.lowercased() == one.phrase)
    #expect(lateness.title.first?.isLowercase == false)
  }

  @Test func `A council that counts the first day as day 1 is not late a day earlier`() {
    let calendar = WorkingCalendar(inclusiveStart: true)
    for (today, lateness) in [
      ("2012-08-10", Lateness.due(inWorkingDays: 0)), ("2012-08-13", .late(byWorkingDays: 1)),
    ] {
      #expect(
        Lateness(due: date("2012-08-10"), done: nil, on: date(today), calendar: calendar)
          == lateness)
    }
  }

  @Test(arguments: [
    ("2012-08-10", "2012-08-10"),  // Friday: what was due on Thursday is late
    ("2012-08-11", "2012-08-10"),  // Saturday
    ("2012-08-12", "2012-08-10"),
    ("2012-08-13", "2012-08-13"),  // Monday: what was due on Friday is late
    ("2012-08-27", "2012-08-24"),  // the summer bank holiday
  ])
  func `The list and the plan call the same actions late`(_ today: String, _ limit: String) {
    let calendar = WorkingCalendar.englandAndWales
    #expect(calendar.lateBefore(date(today)) == date(limit))
    for offset in -20...5 {
      let due = date(today).adding(days: offset)
      let isLate = Lateness(due: due, done: nil, on: date(today), calendar: calendar).isLate
      #expect(isLate == (due < date(limit)), "due \(due)")
    }
  }
}
