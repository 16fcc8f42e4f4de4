import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct DueDateTests {
  @Test(arguments: StoreKind.available)
  func `S44: three, seven and three, due in August, November and February`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let overview = try await house.overview(of: plan)
      #expect(overview.groups.map(\.timescale) == [.immediate, .threeMonths, .sixMonths])
      #expect(overview.groups.map(\.items.count) == [3, 7, 3])
      #expect(
        overview.groups.map { Set($0.items.map(\.dueOn)) } == [
          [date("2012-08-10")], [date("2012-11-10")], [date("2013-02-10")],
        ])
      let lines = overview.items.flatMap(\.ledger)
      #expect(lines.count == 13)
      #expect(lines.allSatisfy { $0.setBy == .inspector && $0.setOn == PlanHouse.published })
      #expect(
        lines.map(\.rule).allSatisfy { $0?.version == 1 }
          && lines[3].rule?.key == .recommendationThreeMonths)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An immediate recommendation needs evidence of a start within five working days`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-08-20")) { house in
      let plan = try await house.plan()
      let before = try #require(try await house.overview(of: plan).items[0].start)
      #expect(before.by == date("2012-08-17"))
      #expect(before.lateness == .late(byWorkingDays: 1))
      #expect(before.sentence.contains("no evidence of a start"))
      #expect(try await house.overview(of: plan).items[3].start == nil)

      let action = try await house.action("Begin", serving: 1, in: plan)
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(
          delivery: .inProgress, note: "Begun on the Thursday", effectiveOn: date("2012-08-16")),
        on: action.id, readAt: action.version)
      let after = try #require(try await house.overview(of: plan).items[0].start)
      #expect(after.lateness == .done)
      #expect(after.sentence == "Work started on 16 August 2012.")
    }
  }

  @Test(arguments: StoreKind.available)
  func `An action is due when the first of its recommendations is`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Both", serving: 12, 5, in: plan)
      #expect(action.dueOn == date("2012-11-10"))
      let ledger = try await house.ledger(of: action)
      #expect(ledger.count == 1)
      #expect(ledger[0].setBy == .inspector)
      #expect(ledger[0].rule?.key == .recommendationThreeMonths)
      #expect(ledger[0].reason.contains("REC-2012-05"))
      let chosen = try await house.action("Ours", serving: 12, in: plan, due: date("2012-12-24"))
      #expect(chosen.dueOn == date("2012-12-24"))
      #expect(try await house.ledger(of: chosen).map(\.setBy) == [.council])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A moved date gets a line, and the first one stays`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Move me", serving: 4, in: plan)
      let ledger = try await MoveDueDate(house.acting())(
        of: .action(action.id), readAt: 1, to: .move(to: "2012-12-03"))
      #expect(ledger.map(\.dueOn) == [date("2012-11-10"), date("2012-12-03")])
      #expect(ledger.map(\.setBy) == [.inspector, .panel])
      #expect(ledger[1].approver == "Priya Nand, chair")
      let kept = try await house.stored(action)
      #expect(kept.firstDueOn == date("2012-11-10"))
      #expect(kept.dueOn == date("2012-12-03"))

      await #expect(throws: Refusal.self, "somebody else was quicker") {
        try await MoveDueDate(house.acting())(
          of: .action(action.id), readAt: 1, to: .move(to: "2013-01-07"))
      }
      let third = try await MoveDueDate(house.acting())(
        of: .action(action.id), readAt: 2, to: .move(to: "2013-01-07"))
      #expect(third.map(\.number) == [1, 2, 3])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation’s date moves by its own ledger; the inspectors’ date is untouched`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let recommendation = try await house.recommendations[3]
      try await MoveDueDate(house.acting())(
        of: .recommendation(recommendation.id), readAt: 1, to: .move(to: "2012-12-14"))
      #expect(try await house.stored(recommendation).dueOn == date("2012-11-10"))
      let item = try await house.overview(of: plan).items[3]
      #expect(item.dueOn == date("2012-12-14"))
      let action = try await house.action("Later", serving: 4, in: plan)
      #expect(action.dueOn == date("2012-12-14"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A first date that was moved by somebody who read another ledger is refused`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let recommendation = try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "One without a timescale"), in: house.inspection.id)
      let plan = try await house.plan()
      let action = try await house.action("Undated", serving: 14, in: plan)
      #expect(try await house.ledger(of: action).isEmpty)
      let subjects: [DueDateEntry.Subject] = [
        .recommendation(recommendation.id), .action(action.id),
      ]
      for subject in subjects {
        for number in [1, 5] {
          await #expect(
            throws: Refusal.conflict(
              "No due date is set yet, so there is none to move. Set the first one.")
          ) {
            try await MoveDueDate(house.acting())(
              of: subject, readAt: number, to: .move(to: "2012-12-14"))
          }
        }
        let ledger = try await MoveDueDate(house.acting())(
          of: subject, readAt: 0, to: .move(to: "2012-12-14"))
        #expect(ledger.map(\.dueOn) == [date("2012-12-14")])
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A date that comes after the plan was made is the first, and can be moved`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let undated = try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "One without a timescale"), in: house.inspection.id)
      let plan = try await house.plan()
      try await RecordRecommendations(house.acting())(
        RecommendationEntry(
          text: "One without a timescale", timescale: .custom, customDue: date("2012-12-14")),
        over: undated.id, readAt: undated.version)
      let here = Address.moveDueDate(ofRecommendation: undated.id, inPlan: plan.id)
      let page = try await house.get(here).text
      #expect(page.contains("New due date") && page.contains("14 December 2012"))
      let sight = try await house.post(
        here,
        dateFields("dueOn", "2013-01-31") + dateFields("setOn", "2012-10-01") + [
          ("setBy", "panel"), ("setByName", "Improvement Board"), ("minute", "Minute 4"),
          ("approver", "Chair"), ("reason", "A nurse is ill"), ("number", "1"),
        ])
      guard case .redirect = sight.answer else {
        Issue.record("The move was not taken: \(sight.text)")
        return
      }
      let ledger = try await house.world.store.read { db in
        try db.dueDates(of: .recommendation(undated.id), in: PlanHouse.authority)
      }
      #expect(ledger.map(\.dueOn) == [date("2012-12-14"), date("2013-01-31")])
      #expect(ledger.map(\.setBy) == [.inspector, .panel])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A move needs another day, an approver, a reason, and a decision that was made`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Move me", serving: 4, in: plan)
      let found = try await problems {
        try await MoveDueDate(house.acting())(
          of: .action(action.id), readAt: 1,
          to: DueDateMove(
            dueOn: date("2012-11-10"), setBy: .council, setByName: "", setOn: date("2012-10-02"),
            approver: "", reason: ""))
      }
      #expect(
        Set(found.keys.compactMap(\.self)) == [
          "dueOn", "approver", "reason", "setByName", "setOn",
        ])
      #expect(try await house.ledger(of: action).count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Dates of complete and of withdrawn actions do not move`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      var action = try await house.action("Done", serving: 4, in: plan)
      action = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "All of it", effectiveOn: date("2012-10-01")),
        on: action.id, readAt: action.version)
      await #expect(throws: Refusal.self) {
        try await MoveDueDate(house.acting())(
          of: .action(action.id), readAt: 1, to: .move(to: "2012-12-03"))
      }
      let other = try await house.action("Gone", serving: 4, in: plan)
      try await house.withdraw(other, because: "Merged into another")
      await #expect(throws: Refusal.self) {
        try await MoveDueDate(house.acting())(
          of: .action(other.id), readAt: 1, to: .move(to: "2012-12-03"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `S32: a corrected publication date moves what was derived, and leaves what was decided`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let derived = try await house.action("Derived", serving: 4, 12, in: plan)
      let decided = try await house.action("Decided", serving: 4, in: plan)
      try await MoveDueDate(house.acting())(
        of: .action(decided.id), readAt: 1, to: .move(to: "2012-12-03"))
      let chosen = try await house.action("Chosen", serving: 4, in: plan, due: date("2012-11-01"))

      house.clock.set(date("2012-10-03"))
      try await house.correctPublication(to: "2012-08-13")

      let items = try await house.overview(of: plan).items
      #expect(items[0].dueOn == date("2012-08-13"))
      #expect(items[3].ledger.map(\.dueOn) == [date("2012-11-10"), date("2012-11-13")])
      // It was computed: whoever corrected the day approved no later date.
      #expect(items[3].ledger[1].approver.isEmpty)
      #expect(items[3].ledger[1].reason.hasPrefix("Computed again: Sam Okafor corrected"))
      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-02")
      ).text
      let why =
        " is now due on 13 November 2012 instead of 10 November 2012: Computed again: Sam Okafor corrected the report’s publication date from 10 August 2012 to 13 August 2012: The page said Monday"
      #expect(changes.contains(why))
      #expect(changes.contains("Derived</a>" + why))
      #expect(try await house.stored(derived).dueOn == date("2012-11-13"))
      #expect(try await house.stored(derived).firstDueOn == date("2012-11-13"))
      #expect(try await house.stored(decided).dueOn == date("2012-12-03"))
      #expect(try await house.stored(chosen).dueOn == date("2012-11-01"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S32: a corrected publication date is no slip, and moves count from the corrected date`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let open = try await house.action("Open", serving: 4, in: plan)
      let done = try await house.complete(try await house.action("Done", serving: 4, in: plan))
      try await house.correctPublication(to: "2012-08-24")
      for action in [open, done] {
        // Of both lines the ledger keeps what was written.
        #expect(
          try await house.ledger(of: action).map(\.dueOn) == [
            date("2012-11-10"), date("2012-11-24"),
          ])
        let kept = try await house.stored(action)
        #expect(kept.firstDueOn == date("2012-11-24") && kept.dueOn == date("2012-11-24"))
      }
      let page = try await house.get(.action(open.id)).text
      #expect(
        page.contains(
          "The date was corrected to 24 November 2012 and not moved: the report’s publication date had been wrong."
        ))
      #expect(!page.contains("The date was moved") && page.contains(">Correction<"))
      #expect(page.contains("The page said Monday"))
      let outcome = try await house.outcome(4, in: plan)
      for address in [Address.outcome(outcome.id, inPlan: plan.id), .plan(plan.id)] {
        #expect(try await !house.get(address).text.contains("First due on"))
      }
      house.clock.set(date("2012-11-27"))
      let slipped = try await house.get(
        Address.slippage(ofPlan: plan.id).with("format", "csv")
      ).text
      // Two working days since Saturday 24 November, and none that it was moved by.
      #expect(slipped.contains("2012-11-24,2012-11-24,0,,2"), "\(slipped)")

      try await MoveDueDate(house.acting())(
        of: .action(open.id), readAt: 2,
        to: DueDateMove(
          dueOn: date("2012-12-03"), setBy: .panel, setByName: "Improvement Board",
          setOn: date("2012-11-26"), paper: "Minute 6", approver: "Priya Nand, chair",
          reason: "The supplier was late"))
      #expect(try await house.stored(open).firstDueOn == date("2012-11-24"))
      let moved = try await house.get(.action(open.id)).text
      #expect(moved.contains("The date was moved once, 6 working days after the first date."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S32: slippage of a date that people had moved counts from the corrected first date`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Decided", serving: 4, in: plan)
      try await MoveDueDate(house.acting())(
        of: .action(action.id), readAt: 1, to: .move(to: "2012-12-03"))
      let chosen = try await house.action("Chosen", serving: 4, in: plan, due: date("2012-11-10"))
      house.clock.set(date("2012-10-03"))
      try await house.correctPublication(to: "2012-08-24")

      let ledger = try await house.ledger(of: action)
      // The first date and who set it are for ever, and so is what the board decided.
      #expect(ledger.map(\.dueOn) == ["2012-11-10", "2012-12-03", "2012-12-03"].map(date))
      #expect(ledger.map(\.correctedFirstOn) == [nil, nil, date("2012-11-24")])
      #expect(ledger.counted.map(\.dueOn) == ["2012-11-24", "2012-12-03"].map(date))
      let kept = try await house.stored(action)
      #expect(kept.firstDueOn == date("2012-11-24") && kept.dueOn == date("2012-12-03"))
      // What somebody chose, on whatever day, was never reckoned from the report.
      #expect(try await house.ledger(of: chosen).count == 1)
      #expect(try await house.stored(chosen).firstDueOn == date("2012-11-10"))

      let page = try await house.get(.action(action.id)).text
      for words in [
        "The first date was corrected to 24 November 2012 and not moved",
        "The date was moved once, 6 working days after the first date.",
        "of the first date, to 24 November 2012",
      ] { #expect(page.contains(words), "\(words)") }
      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-02")
      ).text
      #expect(
        changes.contains(
          " was first due on 24 November 2012, and what was decided since stands, 3 December 2012: Computed again: Sam Okafor corrected"
        ))
      let then = try await house.get(Address.action(action.id).with("as-at", "2012-10-02")).text
      #expect(!then.contains("24 November 2012"))
      #expect(then.contains("The date was moved once, 16 working days after the first date."))
      house.clock.set(date("2012-11-27"))
      let slipped = try await house.get(
        Address.slippage(ofPlan: plan.id).with("format", "csv")
      ).text
      #expect(slipped.contains("2012-11-24,2012-12-03,6,,2"), "\(slipped)")

      // Corrected again, and moved again: the last correction counts, and both moves do.
      try await house.correctPublication(to: "2012-08-13")
      #expect(try await house.stored(action).firstDueOn == date("2012-11-13"))
      try await MoveDueDate(house.acting())(
        of: .action(action.id), readAt: 4, to: .move(to: "2012-12-10"))
      #expect(
        try await house.ledger(of: action).counted.map(\.dueOn)
          == ["2012-11-13", "2012-12-03", "2012-12-10"].map(date))
      #expect(try await house.stored(action).firstDueOn == date("2012-11-13"))
      #expect(try await house.get(.action(action.id)).text.contains("The date was moved 2 times"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S32: what was derived from a date that the board has moved since is computed again too`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Derived", serving: 4, in: plan)
      let recommendation = try await house.recommendations[3]
      try await MoveDueDate(house.acting())(
        of: .recommendation(recommendation.id), readAt: 1, to: .move(to: "2012-12-14"))
      try await house.correctPublication(to: "2012-08-13")
      let kept = try await house.stored(action)
      #expect(kept.dueOn == date("2012-11-13") && kept.firstDueOn == date("2012-11-13"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A line from before corrections were kept is one by what it says`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, without: ["due-dates.3"]) { house in
      let recommendation = try await house.recommendations[3].id
      let lines = [("2012-11-10", ""), ("2012-12-03", "Priya Nand, chair"), ("2012-12-06", "")]
      try await house.world.store.write(as: .system, because: "test") { db in
        for (index, (day, approver)) in lines.enumerated() {
          try db.execute(
            """
            INSERT INTO due_date (authority_id, id, version, recommendation_id, number, due_on,
              set_by, set_by_name, set_on, approver, reason)
            VALUES (\(PlanHouse.authority), \(DueDateEntry.ID()), 1, \(recommendation),
              \(index + 1), \(date(day)), \(DueDateEntry.Setter.inspector), 'Inspection report',
              \(date("2012-08-10")), \(approver), 'As the report says')
            """)
        }
      }
      #expect(try await house.world.store.migrate(PlanHouse.migrations) == ["due-dates.3"])
      let kept = try await house.world.store.read {
        try $0.dueDates(of: .recommendation(recommendation), in: PlanHouse.authority)
      }
      #expect(kept.map(\.isCorrection) == [false, false, true])
      #expect(kept.allSatisfy { $0.correctedFirstOn == nil })
    }
  }

  @Test(arguments: StoreKind.available)
  func `A board’s decision of any day since the report was published can move its dates`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan)
      #expect(try await house.ledger(of: action).map(\.setOn) == [PlanHouse.published])
      try await house.correctPublication(to: "2012-08-13")
      #expect(try await house.ledger(of: action).map(\.setOn)[1] == date("2012-08-13"))

      let address = Address.moveDueDate(ofAction: action.id)
      let body = house.people.board.id
      let meetings = MeetingLinks { _, _, _ in
        ["2012-09-20", "2012-08-09"].map {
          HeldMeeting(
            id: $0, body: body, bodyName: "Improvement Board", heldOn: date($0), address: address)
        }
      }
      // One from before the report would be refused, and is not offered.
      let form = try await house.get(address, meetings: meetings).text
      #expect(form.contains("20 September 2012") && !form.contains("9 August 2012"))
      func move(_ day: String, readAt number: Int, to due: String) async throws {
        try await MoveDueDate(house.acting(), meetings: meetings)(
          of: .action(action.id), readAt: number,
          to: DueDateMove(
            dueOn: date(due), setBy: .panel, setByName: "", setOn: nil, meeting: day,
            approver: "Priya Nand, chair", reason: "The supplier was late"))
      }
      let early = try await problems { try await move("2012-08-09", readAt: 2, to: "2012-12-03") }
      #expect(
        early["setOn"]
          == "The date that this one replaces was set on 13 August 2012; nobody moved it before. Enter a decision of that day or later."
      )
      try await move("2012-09-20", readAt: 2, to: "2012-12-03")
      let ledger = try await house.ledger(of: action)
      #expect(ledger[2].setOn == date("2012-09-20") && ledger.count == 3)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A date of the report that bears the day on which it was typed is moved all the same`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let recommendation = try await house.recommendations[3]
      // As actions were written down before their dates bore the day of the report.
      let action = try await house.world.store.write(as: .system, because: "test") { db in
        let action = try db.insert(
          Action(authority: PlanHouse.authority, plan: plan.id, number: 1, title: "Audit"))
        try db.insert(
          ActionRecommendation(
            authority: PlanHouse.authority, action: action.id, recommendation: recommendation.id))
        return try db.append(
          DueDateEntry(
            authority: PlanHouse.authority, subject: .action(action.id), number: 1,
            dueOn: date("2012-11-10"), setBy: .inspector, setByName: "Inspection report",
            setOn: date("2012-10-01"), reason: "As it is due", rule: recommendation.rule),
          to: action)
      }
      let id = try #require(action).id
      let ledger = try await MoveDueDate(house.acting())(
        of: .action(id), readAt: 1,
        to: DueDateMove(
          dueOn: date("2012-12-03"), setBy: .panel, setByName: "Improvement Board",
          setOn: date("2012-09-20"), paper: "Minute 4", approver: "Priya Nand, chair",
          reason: "The supplier was late"))
      #expect(ledger.map(\.setOn) == [date("2012-10-01"), date("2012-09-20")])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A new action says when its date was decided; today when nobody says`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let recommendation = try await house.recommendations[3]
      let address = Address.newAction(inPlan: plan.id)
      func add(_ days: [(String, String)]) async throws -> Sight {
        try await house.post(
          address,
          [("title", "Audit"), ("recommendations", recommendation.id.text)]
            + days.flatMap { dateFields($0.0, $0.1) })
      }
      #expect(try await house.get(address).text.contains("When was that date decided?"))
      for wrong in [
        [("dueOn", "2012-12-14"), ("dueSetOn", "2012-10-02")], [("dueSetOn", "2012-09-03")],
        [("dueOn", "2012-09-02"), ("dueSetOn", "2012-09-03")],
      ] {
        let refused = try await add(wrong)
        #expect(refused.destination == nil && refused.text.contains("dueSetOn-problem"), "\(wrong)")
      }
      _ = try await add([("dueOn", "2012-12-14"), ("dueSetOn", "2012-09-03")])
      _ = try await add([("dueOn", "2012-12-14")])
      let actions = try await house.overview(of: plan).actions
      #expect(
        actions.map { $0.ledger.map(\.setOn) } == [[date("2012-09-03")], [date("2012-10-01")]])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A date that people decided stays when the publication date is corrected, and they are told`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let recommendation = try await house.recommendations[3]
      try await MoveDueDate(house.acting())(
        of: .recommendation(recommendation.id), readAt: 1, to: .move(to: "2012-12-14"))
      try await house.correctPublication(to: "2012-08-13")
      let items = try await house.overview(of: plan).items
      #expect(items[3].dueOn == date("2012-12-14"))
      // The ledger keeps what was decided, and says that the first date was put right.
      let ledger = items[3].ledger
      #expect(ledger.map(\.dueOn) == ["2012-11-10", "2012-12-14", "2012-12-14"].map(date))
      #expect(ledger.map(\.isCorrection) == [false, false, true])
      #expect(ledger[2].correctedFirstOn == date("2012-11-13"))
      #expect(ledger[2].setByName == "Improvement Board" && ledger[2].approver.isEmpty)
      #expect(ledger.firstThatCounts?.dueOn == date("2012-11-13"))
      #expect(items[3].correctedInspectorsDate == date("2012-11-13"))
      // A date that followed the correction needs no note.
      #expect(items[4].dueOn == date("2012-11-13"))
      #expect(items[4].correctedInspectorsDate == nil)
      let page = try await house.get(.plan(plan.id)).text
      #expect(page.contains("by the report it would now be due on 13 November 2012"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The list of actions says by when to act where nobody works on the day`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      // 10 November 2012 is a Saturday.
      try await house.action("Saturday", serving: 4, in: plan, due: date("2012-11-10"))
      try await house.action("Monday", serving: 4, in: plan, due: date("2012-11-12"))
      let page = try await house.get(.actions).text
      #expect(page.ranges(of: "act by 9 Nov 2012").count == 1)
      let file = try await house.get(Address.actions.with("format", "csv")).text
      #expect(file.contains("2012-11-10,2012-11-09,2012-11-10"))
      #expect(file.contains("2012-11-12,2012-11-12,2012-11-12"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What a list shows as due is what the ledger says`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      for place in 1...13 { try await house.action("Action \(place)", serving: place, in: plan) }
      for (index, item) in try await house.overview(of: plan).actions.enumerated()
      where index.isMultiple(of: 3) {
        try await MoveDueDate(house.acting())(
          of: .action(item.action.id), readAt: 1, to: .move(to: "2013-03-0\(index % 9 + 1)"))
      }
      for item in try await house.overview(of: plan).actions {
        let ledger = try await house.ledger(of: item.action)
        #expect(item.action.firstDueOn == ledger.first?.dueOn)
        #expect(item.action.dueOn == ledger.last?.dueOn)
        #expect(item.due == ledger.last)
      }
    }
  }
}

extension DueDateMove {
  static func move(to day: String) -> DueDateMove {
    DueDateMove(
      dueOn: date(day), setBy: .panel, setByName: "Improvement Board", setOn: date("2012-10-01"),
      paper: "Minute 4", approver: "Priya Nand, chair", reason: "The supplier was late")
  }
}

extension PlanHouse {
  func correctPublication(to day: String) async throws {
    let inspection = try await stored(inspection)
    try await CorrectPublicationDate(
      acting(), plan: ImprovementPlanSlice(world: world).planLinks)(
        inspection.id, readAt: inspection.version, to: date(day),
        because: "The page said Monday")
  }

  func ledger(of action: Action) async throws -> [DueDateEntry] {
    try await world.store.read {
      try $0.dueDates(of: .action(action.id), in: PlanHouse.authority)
    }
  }
}
