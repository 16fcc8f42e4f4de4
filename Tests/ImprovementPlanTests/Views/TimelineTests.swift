import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct TimelineTests {
  @Test(arguments: [
    ("2012-10-01", "2013-03-31", 6), ("2012-10-01", "2014-10-01", 9),
    ("2012-10-15", "2012-10-15", 1),
    ("2000-01-01", "2020-01-01", 5),
  ])
  func `The scale marks the beginnings of months, as many as have room`(
    first: String, last: String, ticks: Int
  ) {
    let scale = TimelineScale(
      over: [date(first), date(last)], today: date(first), left: 100, width: 500)
    #expect(scale.ticks.count == ticks)
    #expect(scale.x(scale.first) == 100 && scale.x(scale.last) == 600)
    #expect(scale.x(date(first)) >= 100 && scale.x(date(last)) <= 600)
  }

  @Test(arguments: [
    // February, and every second month from March on: the year stands beside March.
    ("2026-02-10", "2028-01-10", "Mar 2026"), ("2026-03-10", "2028-01-10", "Mar 2026"),
    ("2026-03-10", "2029-01-10", "Apr 2026"),
    ("2026-12-10", "2030-01-10", "Jan 2027"), ("2026-03-10", "2026-10-10", "Mar 2026"),
    ("2026-03-10", "2027-03-31", "Mar 2026"), ("2026-02-10", "2027-03-31", "Mar 2026"),
    ("2026-02-10", "2029-09-01", "Feb 2026"), ("2016-03-10", "2026-03-31", "2016"),
  ])
  func `No two titles of the scale overlap`(first: String, last: String, title: String) {
    let scale = TimelineScale(
      over: [date(first), date(last)], today: date(first), left: 300, width: 780)
    #expect(scale.ticks.first?.title == title)
    for (one, next) in zip(scale.ticks, scale.ticks.dropFirst()) {
      // A letter of the drawing's small type takes some six units.
      let end = scale.x(one.day) + 3 + Double(one.title.count) * 6
      #expect(end < scale.x(next.day) + 3, "\(one.title), \(next.title)")
    }
  }

  @Test func `A day that is nowhere in the plan is drawn too: today`() {
    let scale = TimelineScale(over: [], today: date("2012-10-15"), left: 0, width: 300)
    #expect(scale.x(date("2012-10-15")) > 0 && scale.x(date("2012-10-15")) < 300)
  }

  @Test(
    arguments: [
      ("", []), ("one", ["one"]), ("one two three", ["one two", "three"]),
      ("one two  three four", ["one two", "three four"]),
      ("incomprehensibilities", ["incomprehe", "nsibilitie", "s"]),
      ("an incomprehensible end", ["an", "incomprehe", "nsible end"]),
    ] as [(String, [String])])
  func `Names stand in lines, broken between words, and nothing of them is left out`(
    text: String, lines: [String]
  ) {
    #expect(TimelineLayout.wrapped(text, at: 10) == lines)
  }

  @Test(arguments: StoreKind.available)
  func `A long name is drawn whole`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let title =
        "Weekly audit of twenty assessments by the heads of service until nine of ten are good"
      _ = try await house.action(title, serving: 4, in: plan, due: date("2012-10-05"))
      let page = try await house.get(.timeline(ofPlan: plan.id)).text
      #expect(page.contains("ACT-01 Weekly audit of twenty</text>"))
      #expect(page.contains("are good</text>"))
      #expect(!page.contains("…</text>"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The table and the file have every action under all that it serves, with its dates before`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let moved = try await house.action(
        "Audit", serving: 1, 4, in: plan, leadBody: house.people.council.id,
        due: date("2012-11-09"))
      _ = try await house.action(
        "Patrol", serving: 4, in: plan, leadBody: house.people.police.id, due: date("2012-10-05"))
      _ = try await house.action("Recruit", serving: 5, in: plan)
      _ = try await ChangeMilestones(house.acting()).add(
        "Advert out", due: date("2012-10-25"), toAction: moved.id)
      try await MoveDueDate(house.acting())(
        of: .action(moved.id), readAt: 1,
        to: DueDateMove(
          dueOn: date("2013-01-31"), setBy: .panel, setByName: "Board", setOn: date("2012-10-01"),
          paper: "Minute 4", approver: "Chair", reason: "Late start"))
      house.clock.set(date("2012-10-20"))
      let here = Address.timeline(ofPlan: plan.id)
      let page = try await house.get(here).text
      for words in [
        "was 9 Nov 2012", "Advert out, due 25 Oct 2012", "ACT-02 Patrol", "10 working days late",
        "no start given: the day of the plan", "20 Oct 2012", "Go to the table",
      ] { #expect(page.contains(words), "\(words)") }
      #expect(page.ranges(of: "class=\"gantt-bar").count == 4, "a bar under each it serves")
      #expect(page.ranges(of: "gantt-former").count == 2)

      let file = try await house.get(here.with("format", "csv")).text
      #expect(file.ranges(of: ",ACT-01,").count == 2, "an action that serves two stands twice")
      let all = try await house.recommendations
      #expect(
        file.ranges(of: "\"\(all[0].reference), \(all[3].reference)\",\(all[0].reference),").count
          == 1)
      #expect(page.ranges(of: "the same as under \(all[0].reference)").count >= 2)
      #expect(file.contains("2012-11-09") && file.contains("2013-01-31"))

      let police = here.with("body", house.people.police.id.text)
      let own = try await house.get(police.with("format", "csv")).text
      #expect(own.contains("Patrol") && !own.contains("Audit"))
      let late = try await house.get(here.with("rating", "offTrack").with("by", "partner")).text
      #expect(late.contains("ACT-02 Patrol") && !late.contains("ACT-01 Audit"))
      let none = try await house.get(here.with("rating", "complete")).text
      #expect(none.contains("No action of this plan is like that."))
      let past = try await house.get(here.with("as-at", "2012-10-01")).text
      #expect(past.contains("As at 1 October 2012.") && past.contains("?as-at=2012-10-01"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation that no action serves is a gap in the drawing, the table and the file`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      for place in 1...12 {
        _ = try await house.action("Action \(place)", serving: place, in: plan)
      }
      let here = Address.timeline(ofPlan: plan.id)
      let last = try #require(try await house.recommendations.last).reference
      for by in [nil, "partner"] {
        let page = try await house.get(here.with("by", by)).text
        #expect(page.ranges(of: "class=\"gantt-gap\"").count == 1)
        #expect(page.ranges(of: "<title>\(last): No action serves it yet</title>").count == 1)
        #expect(page.contains("</span>Gap</strong>"))
        let file = try await house.get(here.with("by", by).with("format", "csv")).text
        #expect(file.ranges(of: "No action serves it yet").count == 1)
        // Its first date stands there as well as the one it has.
        #expect(file.contains("the day of the plan,2013-02-10,,2013-02-10,"), "\(file)")
        #expect(page.ranges(of: "10 Feb 2013").count >= 2)
      }
      let narrow = try await house.get(here.with("rating", "notStarted")).text
      #expect(!narrow.contains("gantt-gap"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `By when an action is expected stands in the drawing, its table and file, and on one page`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 1, in: plan, due: date("2012-11-09"))
      let here = Address.timeline(ofPlan: plan.id)
      #expect(!(try await house.get(here).text.contains("gantt-expected")))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(
          delivery: .inProgress, note: "Sampling is behind", effectiveOn: date("2012-10-01"),
          expectedOn: date("2013-01-25")), on: action.id, readAt: action.version)
      let page = try await house.get(here).text
      #expect(page.ranges(of: "gantt-expected").count == 1)
      #expect(page.contains("due on 9 Nov 2012, expected by 25 Jan 2013</title>"))
      let note = "expected by 25 Jan 2013</div>"
      #expect(page.contains(note))
      let file = try await house.get(here.with("format", "csv")).text
      #expect(file.contains("2012-11-09,2013-01-25,"))
      let outcome = try await house.outcome(1, in: plan).id
      for other in [Address.onePage(ofPlan: plan.id), .outcome(outcome, inPlan: plan.id)] {
        #expect(try await house.get(other).text.contains(note), "\(other)")
      }
      #expect(
        try await house.get(.action(action.id)).text.contains(
          "Expected by 25 January 2013, as Sam Okafor said on"))
      let early = try await house.get(.onePage(ofPlan: plan.id)).text
      #expect(early.contains("No exceptions"))
      #expect(early.contains("Not late yet, but expected after the due date:"))
      #expect(early.contains("Due 9 November 2012. Expected by 25 January 2013."))
      // Late, it is among the exceptions, with the day.
      house.clock.set(date("2012-11-20"))
      let late = try await house.get(.onePage(ofPlan: plan.id)).text
      #expect(late.contains("Expected by 25 Jan 2013.") && !late.contains("Not late yet"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is only said to be complete is hatched and says so, in the drawing too`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 1, in: plan, due: date("2012-11-09"))
      let done = try await house.complete(action)
      let here = Address.timeline(ofPlan: plan.id)
      let said = try await house.get(here).text
      #expect(said.contains("gantt-hatch") && !said.contains("gantt-bar is-done"))
      #expect(said.contains("Green: on track, complete, not"), "in the drawing’s own words")
      let file = try await house.get(here.with("format", "csv")).text
      #expect(file.contains("\"Green: on track, complete, not verified yet\""))
      let evidence = try await house.evidence(for: .action(action.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read it")
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: done.id, readAt: done.version, note: "Read the audit")
      let verified = try await house.get(here).text
      #expect(verified.contains("gantt-bar is-done") && !verified.contains("gantt-hatch"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `It is laid out for A4 unless A3 is asked for, and says what it is narrowed down to`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action(
        "Patrol", serving: 4, in: plan, leadBody: house.people.police.id, due: date("2012-10-05"))
      let here = Address.timeline(ofPlan: plan.id)
      let page = try await house.get(here).text
      #expect(page.contains("gantt-a4") && !page.contains("Narrowed down to"))
      let large = try await house.get(here.with("paper", "a3").with("rating", "notStarted")).text
      #expect(large.contains("gantt-a3"))
      #expect(large.contains("Narrowed down to Delivery: Grey: not started."))
      let police = try await house.get(here.with("body", house.people.police.id.text)).text
      #expect(police.contains("Narrowed down to Answered for by: Thornmere Police."))
      let unknown = try await house.get(here.with("body", "nobody")).text
      #expect(unknown.contains("“Answered for by” is none of the answers there"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A long drawing is cut into sheets between its rows, each with the months above it`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      for number in 1...60 {
        _ = try await house.action(
          "Action \(number)", serving: 1, in: plan, due: date("2012-11-09"))
      }
      let timeline = PlanTimeline(try await house.overview(of: plan), by: .outcome)
      // A3 has room for more rows, with letters of the same size.
      for (paper, sheets, height) in [(Paper.a4, 4, 840.0), (.a3, 3, 1210)] {
        let layout = TimelineLayout(timeline, on: paper, top: 34)
        #expect(layout.sheets.count == sheets)
        #expect(layout.sheets.allSatisfy { $0.height <= height })
        let rows = layout.sheets.flatMap(\.lines).count {
          if case .bar = $0 { true } else { false }
        }
        #expect(rows == 60)
        let page = try await house.get(
          Address.timeline(ofPlan: plan.id).with("paper", paper.query)
        ).text
        #expect(page.ranges(of: "class=\"gantt-drawing\"").count == sheets)
        #expect(page.contains("continued</text>"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The dates of the drawing say by when to act where nobody works on the day`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action("Audit", serving: 4, in: plan, due: date("2012-11-10"))
      let page = try await house.get(.timeline(ofPlan: plan.id)).text
      #expect(page.contains("act by 9 Nov 2012"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The plan stands on one page with both ratings, what is next and what is not in order`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-20"))
      let page = try await house.get(.onePage(ofPlan: plan.id)).text
      for words in [
        "5 Oct 2012", "(late)", "ACT-01 Audit", "Exceptions (1)", "No action yet",
        "Not judged yet", "0 of 13 recommendations signed off",
      ] { #expect(page.contains(words), "\(words)") }
      // What has no action is due all the same.
      let last = try #require(try await house.recommendations.last).reference
      #expect(page.contains("10 Feb 2013</time> \(last) itself</div>"), "\(page)")
      #expect(!page.contains("No date"))
      let action = try #require(try await house.overview(of: plan).actions.first?.action)
      try await WriteRecoveryPlan(house.acting())(
        whyLate: "Two auditors are ill.", whatNow: "Borrow one.", byWhen: date("2012-11-09"),
        forAction: action.id)
      let told = try await house.get(.onePage(ofPlan: plan.id)).text
      #expect(
        told.contains("Why late: Two auditors are ill. Now: Borrow one. By 9 Nov 2012."))
      let large = try await house.get(Address.onePage(ofPlan: plan.id).with("paper", "a3")).text
      #expect(large.contains("one-page-a3"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `On one page too a date that fell on a Friday is late from Monday on`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      let here = Address.onePage(ofPlan: plan.id)
      house.clock.set(date("2012-10-05"))
      // What the action is next due; recommendations without one have days of their own.
      func due() async throws -> Substring {
        let text = try await house.get(here).text
        let found = try #require(text.firstRange(of: "5 Oct 2012</time>"), "\(text)")
        return text[found.upperBound...].prefix(12)
      }
      #expect(!(try await due().hasPrefix(" (")))
      house.clock.set(date("2012-10-07"))
      #expect(try await due().hasPrefix(" (due now)"))
      house.clock.set(date("2012-10-08"))
      #expect(try await due().hasPrefix(" (late)"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan without actions is not praised for them`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let empty = try await house.get(.plan(plan.id)).text
      #expect(empty.contains("The plan has no action yet."))
      #expect(!empty.contains("Every action has an owner"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Ratings are asked for as at a day, and what is no past day is said`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-22"))
      let here = Address.ratings(ofPlan: plan.id)
      let today = try await house.get(here).text
      #expect(today.contains("name=\"as-at\"") && today.contains("as rated today."))
      let past = try await house.get(here.with("as-at", "2012-10-09")).text
      #expect(past.contains("As at 9 October 2012."))
      #expect(past.contains("as rated on 9 October 2012.") && !past.contains("as rated today"))
      for day in ["foo", "30/2/2012", "2030-12-31"] {
        let told = try await house.get(here.with("as-at", day)).text
        #expect(told.contains("Figures are as at today."), "\(day)")
        #expect(told.contains("as rated today."))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Coverage says who answers for what, and names what nobody answers for`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      for place in 1...12 {
        _ = try await house.action(
          "Action \(place)", serving: place, in: plan,
          leadBody: place == 1 ? house.people.police.id : house.people.council.id)
      }
      let here = Address.coverage(ofPlan: plan.id)
      let page = try await house.get(here).text
      let all = try await house.recommendations
      #expect(page.contains("No body answers for \(all[12].reference) yet."))
      #expect(page.contains("No recommendation"), "health is asked for nothing, and is named")
      #expect(page.contains("12 of 13"))
      let file = try await house.get(here.with("format", "csv")).text
      #expect(file.contains(house.people.police.name))
    }
  }
}
