import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct FigureTests {
  @Test(
    arguments: [
      (nil, nil, "2012-11-30", Timeliness.excluded, "no date"),
      ("2012-11-09", nil, "2012-11-08", .notDue, "the day before"),
      ("2012-11-09", nil, "2012-11-09", .notDue, "the day itself, while it can still be done"),
      ("2012-11-09", "2012-11-09", "2012-11-09", .onTime, "done on the day"),
      ("2012-11-09", "2012-11-01", "2012-11-08", .notDue, "early, and not due yet"),
      ("2012-11-09", "2012-11-01", "2012-11-09", .onTime, "early, and due"),
      ("2012-11-09", nil, "2012-11-12", .late, "the next working day"),
      ("2012-11-10", nil, "2012-11-11", .notDue, "nobody is late on a weekend"),
      ("2012-11-10", "2012-11-11", "2012-11-30", .onTime, "done on the Sunday after a Saturday"),
      ("2012-11-10", "2012-11-12", "2012-11-30", .late, "done on the Monday after"),
    ] as [(String?, String?, String, Timeliness, Comment)])
  func `M64: closed by the original due date, of those due`(
    _ first: String?, _ done: String?, _ day: String, _ expected: Timeliness, _ why: Comment
  ) {
    var action = Action(
      authority: PlanHouse.authority, plan: Plan.ID(), number: 1, title: "Audit")
    action.firstDueOn = first.map(date)
    // Whatever it was moved to.
    action.dueOn = first.map { date($0).adding(days: 90) }
    action.completedOn = done.map(date)
    #expect(
      Timeliness(of: action, on: date(day), calendar: .englandAndWales) == expected, why)
    action.withdrawnOn = date("2012-10-02")
    #expect(Timeliness(of: action, on: date(day), calendar: .englandAndWales) == .excluded)
  }

  @Test(arguments: [
    (0, 0, "n/a"), (0, 4, "0 of 4 (0 %)"), (11, 13, "11 of 13 (85 %)"), (1, 8, "1 of 8 (13 %)"),
    (2, 3, "2 of 3 (67 %)"), (4, 4, "4 of 4 (100 %)"),
  ])
  func `A share of nothing is n/a`(_ part: Int, _ all: Int, _ text: String) {
    #expect(MeasureValue(.actionsOnTime, part, of: all).text == text)
  }

  @Test(arguments: StoreKind.available)
  func `M64, M65, M66 open to their records, and are n/a in an empty plan`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let empty = try await house.overview(of: plan).measures
      #expect(empty.value(.actionsOnTime).text == "n/a")
      #expect(empty.value(.recommendationsProven).text == "0 of 13 (0 %)")
      #expect(empty.value(.partnerActionsOnTrack).text == "n/a")
      #expect(try await house.get(.figures(ofPlan: plan.id)).text.contains("n/a"))

      try await house.agree(plan)
      let police = Owner.body(house.people.police.id)
      let done = try await house.action(
        "Audit", serving: 4, in: plan, owner: police, due: date("2012-10-05"))
      _ = try await house.action("Rota", serving: 5, in: plan, due: date("2012-10-05"))
      _ = try await house.action(
        "Call out", serving: 6, in: plan, owner: police, due: date("2012-10-12"))
      _ = try await house.complete(done)
      house.clock.set(date("2012-10-31"))
      let measures = try await house.overview(of: plan).measures
      #expect(measures.value(.actionsOnTime).text == "1 of 3 (33 %)")
      // The completed one is not verified, but on track; the other is late.
      #expect(measures.value(.partnerActionsOnTrack).text == "1 of 2 (50 %)")
      let partners = try await house.get(.partners).text
      #expect(partners.contains("Partner actions on track (M66): 1 of 2 (50 %)"))

      let records = try await house.get(.figure("M64", ofPlan: plan.id)).text
      #expect(records.contains("ACT-01 Audit") && records.contains("ACT-02 Rota"))
      #expect(records.contains("1 of 3 (33 %) on 31 October 2012."))
      #expect(records.contains("5 Oct 2012") && !records.contains(">2012-10-05<"))
      let file = try await house.get(
        Address.figure("M64", ofPlan: plan.id).with("format", "csv")
      ).text
      #expect(file.contains("ACT-01 Audit"))
      #expect(file.contains("M64, version 2") && file.contains("2012-10-05"))
      let off = try await house.get(.figure("action-offTrack", ofPlan: plan.id)).text
      #expect(off.contains("ACT-02 Rota") && !off.contains("ACT-01 Audit"))
      await #expect(throws: Refusal.self) {
        try await house.get(.figure("action-unknown", ofPlan: plan.id))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is proven, and what partners have on track, is one number wherever it is told`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let police = Owner.body(house.people.police.id)
      let done = try await house.action(
        "Audit", serving: 4, in: plan, owner: police, due: date("2012-10-05"))
      _ = try await house.action(
        "Call out", serving: 6, in: plan, owner: police, due: date("2012-12-21"))
      let outcome = try await house.outcome(4, in: plan)
      let evidence = try await house.evidence(for: .action(done.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read it")
      let complete = try await house.complete(done)
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: done.id, readAt: complete.version, note: "Seen")
      try await JudgeImpact(house.acting(house.user(.director, "Dee Ash")))(
        .someChange, reason: "Nine of ten are clear", from: date("2012-10-01"), of: outcome.id,
        afterReading: 0)
      try await SignOffRecommendation(house.acting(house.board))(
        outcome.id, by: house.people.board.id,
        word: BoardWord(on: date("2012-10-01"), paper: "Minute 7"))
      func said(_ text: String) async throws -> [String] {
        let overview = try await house.overview(of: plan)
        return NarrativeCheck(plan: PlanFacts(overview)).disagreements(in: text).map(\.says)
      }
      #expect(
        try await house.overview(of: plan).measures.value(.recommendationsProven).numerator == 1)
      #expect(try await said("One of 13 recommendations is proven.").isEmpty)
      let partners = try await house.overview(of: plan).measures.value(.partnerActionsOnTrack)
      #expect(partners.text == "1 of 2 (50 %)")
      #expect(try await said("One of two partner actions is on track.").isEmpty)
      #expect(
        try await said("Two of two partner actions are on track.")
          == ["the plan has 1 of 2 partner actions on track (M66) today"])
      // Verified, and so no longer Green.
      #expect(try await said("One of two partner actions is green.").count == 1)

      try await JudgeImpact(house.acting())(
        .worse, reason: "It slid back", from: date("2012-10-01"), of: outcome.id, afterReading: 1)
      #expect(
        try await house.overview(of: plan).measures.value(.recommendationsProven).numerator == 0)
      #expect(
        try await house.get(.ratings(ofPlan: plan.id)).text
          .contains("0 of 13 recommendations are proven"))
      #expect(try await said("No recommendation is proven.").isEmpty)
      #expect(
        try await said("One of 13 recommendations is proven.")
          == ["the plan has 0 of 13 recommendations proven today"])
      #expect(try await said("One recommendation is signed off.").isEmpty)
      let (world, officer, id) = (house.world, house.officer, plan.id)
      let told = try await world.store.read { try $0.publicPlan(id, in: world, for: officer) }
      #expect(PlanFacts(told).count(.proven, of: .recommendation) == 0)
      #expect(PlanFacts(told).count(.signedOff, of: .recommendation) == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A promise is late by its actions, which are named`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      try await house.agree(plan)
      let done = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      _ = try await house.action("Rota", serving: 5, in: plan, due: date("2012-10-05"))
      _ = try await house.action("Train", serving: 5, in: plan, due: date("2013-01-31"))
      _ = try await house.complete(done)
      house.clock.set(date("2012-10-31"))
      let late = Address.figure("promise-late", ofPlan: plan.id)
      let page = try await house.get(late).text
      #expect(page.contains("Promises late") && page.contains("1 on 31 October 2012."))
      #expect(page.contains("It is late when one of its actions is late"))
      #expect(page.contains("ACT-02 late, due 5 Oct 2012<"))
      let file = try await house.get(late.with("format", "csv")).text
      #expect(file.contains("\"ACT-02 late, due 2012-10-05\""))
      let kept = try await house.get(.figure("promise-complete", ofPlan: plan.id)).text
      #expect(kept.contains("1 of 1 action complete"))
      let open = try await house.get(.figure("promise-complete-rest", ofPlan: plan.id)).text
      #expect(open.contains("ACT-02 late") && open.contains("No action"))
      let covered = try await house.get(.figure("recommendation-covered", ofPlan: plan.id)).text
      #expect(covered.contains("Not judged yet") && !covered.contains("A promise is"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: the trend says of each month what was stored at its end`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let first = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-12"))
      let second = try await house.action("Rota", serving: 5, in: plan, due: date("2012-11-09"))
      // What another plan had, and was taken away since, is no part of this one.
      let elsewhere = try await house.world.store.write(as: .system, because: "elsewhere") { db in
        let other = try db.insert(
          Plan(
            authority: plan.authority, title: "Another", versionLabel: "", datedOn: plan.datedOn))
        var action = Action(
          authority: plan.authority, plan: other.id, number: 1, title: "Elsewhere")
        action.firstDueOn = date("2012-10-12")
        action.dueOn = action.firstDueOn
        return try db.insert(action)
      }
      house.clock.set(date("2012-10-12"))
      _ = try await house.complete(first)
      let october = date("2012-10-31")
      house.clock.set(october)
      let then = try await house.overview(of: plan).measures.value(.actionsOnTime)
      house.clock.set(date("2012-12-03"))
      _ = try await house.complete(second)
      // What was done in time and is withdrawn after its date counts as it stood.
      try await house.withdraw(first, because: "Merged into another")
      house.clock.set(date("2013-01-15"))

      let world = house.world
      try await world.store.write(as: .system, because: "undone") { try $0.delete(elsewhere) }
      let trend = try await world.store.read { db in
        MeasureTrend(
          try PlanPast(plan, PlanDates(world, db), db), through: date("2013-01-15"))
      }
      #expect(
        trend.points.map(\.day) == [
          october, date("2012-11-30"), date("2012-12-31"), date("2013-01-15"),
        ])
      let values = trend.points.map { $0.values[.actionsOnTime]?.text }
      #expect(
        values == [
          "1 of 1 (100 %)", "1 of 2 (50 %)", "1 of 2 (50 %; 1 withdrawn after its date)",
          "1 of 2 (50 %; 1 withdrawn after its date)",
        ])
      #expect(trend.points.first?.values[.actionsOnTime] == then)
      #expect(
        trend.points.map(\.dueInMonth.text) == [
          "1 of 1 (100 %)", "0 of 1 (0 %)", "n/a", "n/a",
        ])
      // Each point is what the plan's own page says as at that day.
      let officer = house.officer
      for point in trend.points {
        let past = try await world.store.read {
          try PlanOverview(plan.id, in: world, for: officer, asAt: point.day, $0)
        }
        for measure in Measure.allCases {
          #expect(past.measures.value(measure) == point.values[measure], "\(point.day)")
        }
      }
      let page = try await house.get(
        Address.figures(ofPlan: plan.id).with("as-at", "31 October 2012")
      ).text
      #expect(page.contains("As at 31 October 2012."))
      #expect(page.contains("1 of 1 (100 %) on 31 October 2012"))
    }
  }

  @Test(
    arguments: [
      ("2012-10-31", nil, "2012-10-31", ["n/a"], "the day itself, while it can still be done"),
      ("2012-10-31", nil, "2012-11-01", ["0 of 1 (0 %)", "n/a"], "late since the month ended"),
      ("2012-10-31", "2012-11-01", "2012-11-30", ["0 of 1 (0 %)", "n/a"], "done a day late"),
      ("2012-10-31", "2012-10-31", "2012-11-30", ["1 of 1 (100 %)", "n/a"], "done on the day"),
      ("2012-11-30", nil, "2012-12-01", ["n/a", "n/a", "n/a"], "nobody is late on a weekend"),
      ("2012-11-30", nil, "2012-12-03", ["n/a", "0 of 1 (0 %)", "n/a"], "late on the Monday"),
      (
        "2012-11-30", "2012-12-02", "2012-12-03", ["n/a", "1 of 1 (100 %)", "n/a"],
        "done before the first working day after it"
      ),
      (
        "2012-11-30", "2012-12-03", "2012-12-31", ["n/a", "0 of 1 (0 %)", "n/a"],
        "done on the first working day after it"
      ),
    ] as [(String, String?, String, [String], Comment)])
  func `M64 of a month has all that fell due in it, on its last day too`(
    _ due: String, _ done: String?, _ day: String, _ expected: [String], _ why: Comment
  ) async throws {
    try await withPlanHouse(.sqlite) { house in
      let plan = try await house.plan()
      // November 2012 ends on a Friday, so that its last date runs out over a weekend.
      let action = try await house.action("Audit", serving: 4, in: plan, due: date(due))
      if let done {
        house.clock.set(date(done))
        _ = try await house.complete(action)
      }
      house.clock.set(date(day))
      let world = house.world
      let trend = try await world.store.read { db in
        MeasureTrend(try PlanPast(plan, PlanDates(world, db), db), through: date(day))
      }
      #expect(trend.points.map(\.dueInMonth.text) == expected, why)
    }
  }

  @Test func `The months of a trend end with the day itself, at most twelve before it`() {
    #expect(MeasureTrend.days(from: date("2012-10-01"), through: date("2012-10-01")).count == 1)
    #expect(
      MeasureTrend.days(from: date("2012-10-31"), through: date("2012-11-30"))
        == [date("2012-10-31"), date("2012-11-30")])
    #expect(MeasureTrend.days(from: date("2010-01-01"), through: date("2012-11-30")).count == 13)
    #expect(MeasureTrend.days(from: date("2013-01-01"), through: date("2012-11-30")).isEmpty)
  }

  @Test(arguments: StoreKind.available)
  func `S73: measures that are chosen stand beside the risks to resources`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let address = Address.figures(ofPlan: plan.id)
      #expect(try await house.get(address).text.contains("Partner actions on track (M66)"))
      let one = try await house.get(address.with("measure", "M64")).text
      #expect(one.contains("Actions on time (M64)"))
      #expect(!one.contains("Partner actions on track (M66)"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The rule for figures is the council’s own, dated, and refused when it makes no sense`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let today = house.world.today()
      var rule = FigureRule(
        authority: PlanHouse.authority, validFrom: today, source: "Improvement board, minute 4")
      rule.forecastMinimum = 4
      rule.targets = [.actionsOnTime: 90]
      try await SetFigureRule(house.acting())(rule)
      let stored = try await house.world.store.read {
        try $0.figureRule(on: today, of: PlanHouse.authority)
      }
      #expect(stored.forecastMinimum == 4)
      #expect(stored.targets == [.actionsOnTime: 90])
      let plan = try await house.plan()
      let page = try await house.get(.figures(ofPlan: plan.id)).text
      #expect(page.contains("The target is 90 %."))
      #expect(page.contains("The council has set no target."))

      let found = try await problems {
        var wrong = FigureRule(
          authority: PlanHouse.authority, validFrom: today.adding(days: -1), source: "")
        wrong.forecastMinimum = 1
        wrong.forecastLower = 80
        try await SetFigureRule(house.acting())(wrong)
      }
      #expect(
        Set(found.keys) == ["validFrom", "source", "forecastMinimum", "forecastUpper"])
      await #expect(throws: Refusal.self) {
        try await SetFigureRule(house.acting(house.user(.scrutinyOfficer, "Rae Dunn")))(rule)
      }
      // The rule of an earlier day is not the one that was set since.
      let before = try await house.world.store.read {
        try $0.figureRule(on: today.adding(days: -1), of: PlanHouse.authority)
      }
      #expect(before.forecastMinimum == 10)
      let sent = try await house.post(
        .figureRule,
        [
          ("forecastMinimum", "6"), ("forecastLower", "10"), ("forecastUpper", "90"),
          ("targetM64", ""), ("targetM65", "50"), ("source", "Board"), ("version", "1"),
        ] + dateFields("validFrom", "2012-10-02"))
      #expect(sent.destination == .figureRule)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Slippage is told by action, by body and by plan, as at a day, as a file`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let police = Owner.body(house.people.police.id)
      let moved = try await house.action(
        "Audit", serving: 4, in: plan, owner: police, due: date("2012-10-12"))
      _ = try await house.action("Rota", serving: 5, in: plan, due: date("2012-12-03"))
      try await MoveDueDate(house.acting())(
        of: .action(moved.id), readAt: 1, to: .move(to: "2012-10-19"))
      house.clock.set(date("2012-10-22"))
      _ = try await house.complete(try await house.stored(moved))
      house.clock.set(date("2012-10-31"))

      let address = Address.slippage(ofPlan: plan.id)
      let file = try await house.get(address.with("format", "csv")).text
      #expect(
        file.contains("ACT-01 Audit,Thornmere Police,2012-10-12,2012-10-19,5,2012-10-22,6"))
      #expect(file.contains("ACT-02 Rota,No body yet,2012-12-03,2012-12-03,0,,0"))
      let byBody = try await house.get(address.with("by", "body").with("format", "csv")).text
      #expect(byBody.contains("Thornmere Police,1,1,1,6,6,6"))
      let byPlan = try await house.get(Address.slippage.with("format", "csv")).text
      #expect(byPlan.contains("Children’s improvement plan (October 2012) – draft,2,1,1,3,6,6"))
      let past = try await house.get(address.with("as-at", "15 October 2012")).text
      #expect(past.contains("As at 15 October 2012"))
      let pastFile = try await house.get(
        address.with("as-at", "15 October 2012").with("format", "csv")
      ).text
      #expect(pastFile.contains("ACT-01 Audit,Thornmere Police,2012-10-12,2012-10-19,5,,1"))
      for format in ["xlsx"] {
        guard
          case .file(let bytes, _, let name, _, _) = try await house.get(
            address.with("format", format)
          ).answer
        else {
          Issue.record("no file")
          return
        }
        #expect(name.hasSuffix(".xlsx") && bytes.count > 1000)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A forecast shows on the action, its recommendation and the plan once there is enough`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let open = try await house.action("Open", serving: 11, in: plan, due: date("2013-01-31"))
      let outcome = try await house.outcome(11, in: plan)
      let pages: [Address] = [
        .action(open.id), .plan(plan.id), .outcome(outcome.id, inPlan: plan.id),
      ]
      for page in pages {
        #expect(try await house.get(page).text.contains("Not enough yet for a forecast"))
      }
      for place in 1...10 {
        let action = try await house.action(
          "Action \(place)", serving: place, in: plan, due: date("2012-10-01"))
        house.clock.set(date("2012-10-01").adding(days: place))
        _ = try await house.complete(action)
      }
      for page in pages {
        let text = try await house.get(page).text
        #expect(text.contains("If it goes as with this plan’s other actions: between"), "\(page)")
        #expect(text.contains("n = 10"), "\(page)")
        #expect(text.contains("It is no promise."), "\(page)")
      }
      // A partner sees its own action, and nothing that is made of others'.
      let partner = house.user(.partnerLead, "Pat Lowe", body: house.people.police.id)
      let own = try await house.action(
        "Asked", serving: 12, in: plan, owner: .body(house.people.police.id))
      let seen = try await house.get(.action(own.id), as: partner).text
      #expect(!seen.contains("forecast") && !seen.contains("may be complete"))
    }
  }
}
