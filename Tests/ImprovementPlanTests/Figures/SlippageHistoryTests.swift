import Civil
import Inspections
import Kernel
import Storage
import Testing

@testable import ImprovementPlan

@Suite struct SlippageHistoryTests {
  /// The share that is complete, how far the action has come, what its history says.
  static let cases:
    [(complete: [Int], open: [Int], percent: Int, beyond: Int?, days: Int?, why: Comment)] = [
      ([], [], 50, nil, nil, "nothing is known"),
      ([3], [], 50, nil, 3, "one action is all of them"),
      ([0, 2, 4, 6, 8], [], 20, nil, 0, "one in five"),
      ([0, 2, 4, 6, 8], [], 21, nil, 2, "more than one in five"),
      ([0, 2, 4, 6, 8], [], 80, nil, 6, "four in five"),
      ([8, 6, 4, 2, 0], [], 99, nil, 8, "the order does not matter"),
      ([-5, -5, 0, 10], [], 50, nil, -5, "early ones count as early"),
      ([0, 0, 0, 0], [], 80, nil, 0, "all on the day"),
      ([1, 2, 3], [30], 80, nil, nil, "one of four is open, so four in five are not reached"),
      ([1, 2, 3], [30], 75, nil, 3, "three of four are"),
      ([1, 2, 3], [0], 99, nil, 3, "an open one that has not come so far says nothing of later"),
      ([1, 2, 3], [2], 60, nil, 3, "half way: 1/4, then 1/3 of the rest, then all of it"),
      ([1, 2, 3], [2], 50, nil, 2, "1/4 and then 1/3 of 3/4 make half"),
      ([0, 2, 4, 6, 8], [], 50, 3, 6, "of the three beyond three days, two are done by six"),
      ([0, 2, 4, 6, 8], [], 20, 7, 8, "only one is beyond seven"),
      ([0, 2, 4, 6, 8], [], 20, 8, nil, "none is beyond eight"),
      ([0, 2, 4, 6, 8], [20], 50, 8, nil, "one is, and it is open"),
    ]

  @Test(arguments: cases)
  func `So many in a hundred were complete within so many working days`(
    _ one: (complete: [Int], open: [Int], percent: Int, beyond: Int?, days: Int?, why: Comment)
  ) {
    let history = SlippageHistory(complete: one.complete, open: one.open)
    #expect(history.days(untilComplete: one.percent, beyond: one.beyond) == one.days, one.why)
  }

  @Test(arguments: [
    ("2012-11-09", "2012-11-09", 0, "the day itself"),
    ("2012-11-09", "2012-11-12", 1, "over a weekend"),
    ("2012-11-10", "2012-11-11", 0, "within a weekend"),
    ("2012-11-10", "2012-11-12", 1, "due on a Saturday, done on Monday"),
    ("2012-12-21", "2012-12-27", 2, "over Christmas"),
    ("2012-11-12", "2012-11-09", -1, "one day early"),
  ])
  func `Slippage is counted in working days from the first due date`(
    _ first: String, _ day: String, _ slipped: Int, _ why: Comment
  ) {
    let calendar = WorkingCalendar.englandAndWales
    #expect(calendar.slippage(from: date(first), to: date(day)) == slipped, why)
  }

  @Test func `A day that slipped so far is found again, whatever the council counts as day 1`() {
    for inclusive in [false, true] {
      let calendar = WorkingCalendar(inclusiveStart: inclusive)
      for first in ["2012-11-09", "2012-11-10", "2012-12-24"].map(date) {
        for days in 1...40 {
          let day = calendar.day(slipped: days, from: first)
          #expect(calendar.slippage(from: first, to: day) == days)
        }
        #expect(calendar.day(slipped: 0, from: first) == first)
      }
    }
  }
}

@Suite struct ForecastTests {
  private static let dates = PlanDates(
    today: date("2013-01-07"), calendar: .englandAndWales, rules: .seeded)

  private static var rule: FigureRule {
    var rule = FigureRule(
      authority: PlanHouse.authority, validFrom: date("2012-01-01"), source: "Board, minute 3")
    rule.forecastMinimum = 5
    return rule
  }

  private static let open = Action.ID()
  private static let tooFew = Forecast.tooFewBeyond(have: 1, of: 5, needed: 5, slipped: 9)

  private static func done(
    _ slipped: Int, _ timescale: Timescale? = nil
  ) -> ForecastSubject {
    let first = date("2012-10-31")
    return ForecastSubject(
      id: Action.ID(), firstDueOn: first,
      completedOn: dates.calendar.day(slipped: slipped, from: first), timescale: timescale)
  }

  private static func forecast(
    _ done: [ForecastSubject], due: String?, _ timescale: Timescale? = nil
  ) -> Forecast {
    let subject = ForecastSubject(
      id: open, firstDueOn: due.map(date), completedOn: nil, timescale: timescale)
    return Forecaster(done + [subject], rule: rule, dates).forecast(of: open)
  }

  @Test func `Below the council’s minimum it says not enough yet`() {
    #expect(
      Self.forecast([0, 1, 2, 3].map { Self.done($0) }, due: "2013-03-28")
        == .notEnough(have: 4, needed: 5))
    #expect(
      Forecast.notEnough(have: 4, needed: 5).sentence.hasPrefix("Not enough yet for a forecast"))
  }

  @Test func `It is a range from the plan’s own history, with its n`() throws {
    let found = Self.forecast([0, 2, 4, 6, 10].map { Self.done($0) }, due: "2013-03-28")
    guard case .range(let from, let through, let basis) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(from == date("2013-03-28"))
    // Six working days after Thursday 28 March, over Easter.
    #expect(through == date("2013-04-09"))
    #expect(basis.count == 5)
    #expect(basis.timescale == nil)
    #expect(found.method?.contains("n = 5") == true)
    #expect(found.method?.contains("no promise") == true)
    #expect(!found.sentence.contains("will be complete on"))
  }

  @Test func `The inspectors’ timescale is kept to itself when it has enough of its own`() {
    let slow = [20, 21, 22, 23, 24].map { Self.done($0, .threeMonths) }
    let quick = [0, 0, 0, 0, 0].map { Self.done($0, .sixMonths) }
    guard
      case .range(let from, _, let basis) = Self.forecast(
        slow + quick, due: "2013-03-28", .sixMonths)
    else {
      Issue.record("there is a range")
      return
    }
    #expect(from == date("2013-03-28"))
    #expect(basis.timescale == .sixMonths)
    guard
      case .range(_, _, let all) = Self.forecast(
        slow + quick, due: "2013-03-28", .immediate)
    else {
      Issue.record("there is a range")
      return
    }
    #expect(all.timescale == nil && all.count == 10)
  }

  @Test func `What is late already is never forecast for the past`() {
    let found = Self.forecast([20, 30, 40, 60, 80].map { Self.done($0) }, due: "2012-12-21")
    guard case .range(let from, _, _) = found else {
      Issue.record("\(found)")
      return
    }
    #expect(from >= Self.dates.today)
  }

  @Test func `What has slipped is compared only with what had slipped as far, and its n says so`()
    throws
  {
    // Due on 21 December 2012: 8 working days late on 7 January 2013.
    let found = Self.forecast(
      [0, 2, 4, 8, 20, 30, 40, 60, 80].map { Self.done($0) }, due: "2012-12-21")
    guard case .range(let from, let through?, let basis) = found else {
      Issue.record("\(found)")
      return
    }
    #expect((basis.count, basis.complete, basis.slipped) == (5, 9, 8))
    #expect(from == Self.dates.calendar.day(slipped: 20, from: date("2012-12-21")))
    #expect(through == Self.dates.calendar.day(slipped: 60, from: date("2012-12-21")))
    let method = try #require(found.method)
    #expect(method.contains("the 5 of this plan’s 9 complete actions that were open where this"))
    #expect(method.contains("8 working days after its first due date (n = 5)"))
    #expect(!method.contains("are open,"), "the action itself is none that has come further")
  }

  @Test(
    arguments: [
      ([0, 2, 4, 6, 80], 1, "with only 1 of this plan’s 5 complete actions"),
      ([0, 2, 4, 20, 30, 40, 80], 4, "with only 4 of this plan’s 7"),
      ([0, 1, 2, 3, 8], 0, "with none of this plan’s 5"),
    ])
  func `Later than most ever were, it is no day and no range: not enough yet`(
    _ slipped: [Int], _ have: Int, _ words: String
  ) {
    let found = Self.forecast(slipped.map { Self.done($0) }, due: "2012-12-21")
    #expect(found == .tooFewBeyond(have: have, of: slipped.count, needed: 5, slipped: 8))
    #expect(found.sentence.hasPrefix("Not enough yet for a forecast"))
    #expect(found.sentence.contains("8 working days after its first due date"))
    #expect(found.sentence.contains(words) && found.sentence.contains("asks for 5"))
    #expect(found.method == nil)
  }

  @Test func `A timescale with too few as late gives way to all of the plan’s`() {
    let own = [0, 1, 2, 3, 20].map { Self.done($0, .sixMonths) }
    let others = [20, 30, 40, 60].map { Self.done($0, .threeMonths) }
    guard
      case .range(_, _, let basis) = Self.forecast(own + others, due: "2012-12-21", .sixMonths)
    else {
      Issue.record("there is a range")
      return
    }
    #expect(basis.timescale == nil && basis.count == 5 && basis.complete == 9)
  }

  @Test func `Where nearly all that came as far are open, even the first day is not known`() {
    let open = (0..<60).map { _ in
      ForecastSubject(
        id: Action.ID(), firstDueOn: date("2012-06-01"), completedOn: nil, timescale: nil)
    }
    let found = Self.forecast(
      [20, 21, 22, 23, 24].map { Self.done($0) } + open, due: "2012-12-21")
    #expect(found == .tooManyOpen(have: 5, open: 60))
    #expect(found.sentence.hasPrefix("Not enough yet for a forecast"))
  }

  @Test func `Without a date there is nothing to reckon from, and what is complete is complete`() {
    #expect(Self.forecast([0, 1, 2, 3, 4].map { Self.done($0) }, due: nil) == .noDate)
    let subject = Self.done(3)
    #expect(
      Forecaster([subject], rule: Self.rule, Self.dates).forecast(of: subject.id) == .complete)
  }

  @Test func `A whole is as late as its latest part, and unknown as long as a part is`() {
    let basis = ForecastBasis(
      count: 9, open: 0, complete: 9, slipped: nil, timescale: nil, lower: 20, upper: 80)
    func range(_ from: String, _ through: String?) -> Forecast {
      .range(from: date(from), through: through.map(date), basis: basis)
    }
    let (early, late) = (range("2013-02-01", "2013-02-28"), range("2013-01-15", "2013-04-02"))
    #expect(Forecast.latest(of: [early, .complete, late]) == range("2013-02-01", "2013-04-02"))
    #expect(
      Forecast.latest(of: [early, range("2013-01-15", nil)]) == range("2013-02-01", nil))
    #expect(Forecast.latest(of: [.complete, .complete]) == .complete)
    #expect(Forecast.latest(of: []) == .noDate)
    #expect(Forecast.latest(of: [early, .noDate]) == .noDate)
    #expect(
      Forecast.latest(of: [early, Self.tooFew]) == Self.tooFew)
    #expect(
      Forecast.latest(of: [Self.tooFew, .notEnough(have: 1, needed: 5)])
        == .notEnough(have: 1, needed: 5))
  }
}
