import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct CreatePlanTests {
  @Test(arguments: StoreKind.available)
  func `S33: a plan copies every recommendation as an empty outcome`(_ kind: StoreKind) async throws
  {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcomes = try await house.world.store.read {
        try $0.outcomes(of: plan.id, in: PlanHouse.authority)
      }
      let recommendations = try await house.recommendations
      #expect(outcomes.map(\.recommendation) == recommendations.map(\.id))
      #expect(outcomes.map(\.position) == Array(1...13))
      #expect(outcomes.allSatisfy { $0.text.isEmpty })
      #expect(plan.state == .draft)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S33: the countdown runs to 70 working days and stops at the submission`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let source = try #require(try await house.overview(of: plan).sources.first)
      let statement = try #require(source.clocks.first { $0.rule.key == .statementOfAction })
      #expect(statement.receivedOn == PlanHouse.received)
      #expect(statement.due?.date == date("2012-11-13"))
      #expect(statement.state == .running(workingDaysLeft: 31))

      try await RecordDutyAnswer(house.acting())(
        .statementOfAction, of: source.link.id, done: date("2012-10-01"))
      house.clock.set(date("2013-05-01"))
      let later = try #require(try await house.overview(of: plan).sources.first)
      let states = Dictionary(
        later.clocks.map { ($0.rule.key, $0.state) }, uniquingKeysWith: { first, _ in first })
      #expect(states[.statementOfAction] == .met(on: date("2012-10-01")))
      // The other duty's clock is its own.
      #expect(states[.reportPublication] == .late(byWorkingDays: 156))
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `A submission in the future, or before the report came, is refused; a wrong one is taken back`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let source = try #require(try await house.overview(of: plan).sources.first)
      let record = RecordDutyAnswer(house.acting())
      for day in ["2012-10-02", "2012-08-05"] {
        let found = try await problems {
          try await record(.statementOfAction, of: source.link.id, done: date(day))
        }
        #expect(found["doneOn"] != nil, "\(day)")
      }
      try await record(.statementOfAction, of: source.link.id, done: date("2012-09-28"))
      try await record(.statementOfAction, of: source.link.id, done: date("2012-09-27"))
      try await record(.statementOfAction, of: source.link.id, done: nil)
      let clocks = try await house.overview(of: plan).sources.flatMap(\.clocks)
      #expect(clocks.allSatisfy { if case .running = $0.state { true } else { $0.due != nil } })
      let answers = try await house.world.store.read {
        try $0.dutyAnswers(of: plan.id, in: PlanHouse.authority)
      }
      #expect(answers.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A second plan of the same inspection needs confirmation`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let first = try await house.plan()
      let entry = PlanEntry(
        title: "Another plan", versionLabel: "", datedOn: date("2012-10-02"))
      let refused = try await problems {
        _ = try await CreatePlan(house.acting())(from: house.inspection.id, entry)
      }
      #expect(refused["another"]?.contains(first.fullTitle) == true)
      let second = try await CreatePlan(house.acting())(
        from: house.inspection.id, entry, confirmsAnother: true)
      let all = try await house.world.store.read {
        try $0.plans(following: house.inspection.id, of: PlanHouse.authority)
      }
      #expect(all.map(\.id) == [first.id, second.id])
      // The recommendations’ ledgers were opened by the first plan, and are not opened again.
      let overview = try await house.overview(of: second)
      #expect(overview.items.count == 13)
      #expect(overview.items.allSatisfy { $0.ledger.count == 1 })
    }
  }

  /// A draft beside an agreed plan is asked of nobody, and says nothing of how things stand.
  @Test(arguments: StoreKind.available)
  func `A later draft hides neither the plan that is agreed nor what was done`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let first = try await house.plan()
      let source = try #require(try await house.overview(of: first).sources.first)
      try await RecordDutyAnswer(house.acting())(
        .statementOfAction, of: source.link.id, done: date("2012-10-01"))
      try await house.setState(.agreed, of: first)
      let second = try await CreatePlan(house.acting())(
        from: house.inspection.id,
        PlanEntry(title: "Another plan", versionLabel: "", datedOn: date("2012-10-02")),
        confirmsAnother: true)
      #expect(try await house.tellingPlan() == first.fullTitle)
      #expect(try await house.tellingPlan(asAt: "2012-10-02") == first.fullTitle)
      // One duty of one inspection has one answer, whichever plan asks.
      let other = try #require(try await house.overview(of: second).sources.first)
      let statement = try #require(other.clocks.first { $0.rule.key == .statementOfAction })
      #expect(statement.doneOn == date("2012-10-01"))
      try await RecordDutyAnswer(house.acting())(
        .statementOfAction, of: other.link.id, done: date("2012-09-28"))
      let again = try #require(try await house.overview(of: first).sources.first)
      #expect(again.clocks.compactMap(\.doneOn) == [date("2012-09-28")])
      try await RecordDutyAnswer(house.acting())(
        .statementOfAction, of: other.link.id, done: nil)
      let back = try #require(try await house.overview(of: first).sources.first)
      #expect(back.clocks.allSatisfy { $0.doneOn == nil })

      try await house.setState(.closed, of: second)
      #expect(try await house.tellingPlan() == first.fullTitle)
      try await house.setState(.agreed, of: second)
      #expect(try await house.tellingPlan() == second.fullTitle)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan needs a title, a known body and recommendations`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let bare = try await RecordInspection(house.acting())(
        InspectionEntry(framework: "PROT2012", council: "Thornmere"))
      let found = try await problems {
        _ = try await CreatePlan(house.acting())(
          from: bare.id,
          PlanEntry(
            title: "", versionLabel: "", datedOn: date("2012-10-01"), owningBody: Body.ID()))
      }
      #expect(Set(found.keys) == ["title", "owningBody", nil])
      await #expect(throws: Refusal.self) {
        _ = try await CreatePlan(house.acting(house.user(.scrutinyOfficer, "Rae Dunn")))(
          from: house.inspection.id,
          PlanEntry(title: "Mine", versionLabel: "", datedOn: date("2012-10-01")))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation that was recorded late is taken up, once`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "One that was overlooked", timescale: .threeMonths),
        in: house.inspection.id)
      #expect(try await house.overview(of: plan).missing == 1)
      #expect(try await TakeUpRecommendations(house.acting())(into: plan.id) == 1)
      let overview = try await house.overview(of: plan)
      #expect(overview.missing == 0)
      #expect(overview.items.map(\.outcome.position) == Array(1...14))
      #expect(try await TakeUpRecommendations(house.acting())(into: plan.id) == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan follows several inspections`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let later = try await RecordInspection(house.acting())(
        InspectionEntry(
          framework: "PROT2012", council: "Thornmere", publishedOn: date("2012-09-20")))
      try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "One more", timescale: .sixMonths), in: later.id)
      #expect(try await FollowInspection(house.acting())(later.id, inPlan: plan.id) == 1)
      let overview = try await house.overview(of: plan)
      #expect(overview.sources.map(\.inspection.id) == [house.inspection.id, later.id])
      #expect(overview.items.count == 14)
      // It was published, but nobody has said when it was received.
      #expect(overview.sources[1].clocks.allSatisfy { $0.state == .notStarted })
      let again = try await problems {
        _ = try await FollowInspection(house.acting())(later.id, inPlan: plan.id)
      }
      #expect(again["inspection"] != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A closed plan takes no changes, and one that was agreed is no draft again`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(house.plan())
      let entry = PlanEntry(
        title: plan.title, versionLabel: "March 2013", datedOn: date("2012-10-01"),
        owningBody: house.people.council.id, ambition: "At least Good")
      let closed = try await ChangePlan(house.acting())(
        plan.id, readAt: plan.version, to: entry, state: .closed)
      #expect(closed.ambition == "At least Good")
      await #expect(throws: Refusal.self) { try await house.action("Late", serving: 1, in: plan) }
      let again = try await problems {
        _ = try await ChangePlan(house.acting())(
          plan.id, readAt: closed.version, to: entry, state: .draft)
      }
      #expect(again["state"]?.contains("was agreed is no draft any more") == true)
      await #expect(throws: StaleRecord.self) {
        _ = try await ChangePlan(house.acting())(
          plan.id, readAt: plan.version, to: entry, state: .agreed)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan that was closed as a draft is a draft again, and is agreed only as one`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      var plan = try await house.plan()
      func change(to state: Plan.State) async throws {
        plan = try await ChangePlan(house.acting())(
          plan.id, readAt: plan.version,
          to: PlanEntry(
            title: plan.title, versionLabel: plan.versionLabel, datedOn: plan.datedOn,
            owningBody: plan.owningBody), state: state)
      }
      house.clock.set(date("2012-10-05"))
      try await change(to: .closed)
      let form = try await house.get(.editPlan(plan.id)).text
      #expect(form.contains("value=\"draft\"") && !form.contains("value=\"agreed\""))
      let refused = try await problems { try await change(to: .agreed) }
      #expect(refused["state"]?.contains("nobody has agreed it") == true)
      try await change(to: .draft)
      try await change(to: .agreed)
      house.clock.set(date("2012-10-08"))
      let page = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "4 October 2012")
      ).text
      #expect(page.contains("was opened again, as a draft."))
      #expect(page.contains("was agreed."))
      try await change(to: .closed)
      let after = try await house.get(.editPlan(plan.id)).text
      #expect(after.contains("value=\"agreed\"") && !after.contains("value=\"draft\""))
      try await change(to: .agreed)
      #expect(try await house.stored(plan).state == .agreed)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Whoever closes a plan is told what stays open, and says why`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let open = try await house.action("Recruit", serving: 1, in: plan)
      let done = try await house.action("Train", serving: 1, in: plan)
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2012-10-01")),
        on: done.id, readAt: done.version)
      func form(_ state: String, _ reason: String) -> [(String, String)] {
        [
          ("title", plan.title), ("state", state), ("version", String(plan.version)),
          (PlanRemainder.field, reason),
        ] + dateFields("datedOn", "2012-10-01")
      }
      let before = try await house.get(.editPlan(plan.id)).text
      #expect(before.contains("What stays open if you close it"))
      let refused = try await house.post(.editPlan(plan.id), form("closed", ""))
      #expect(refused.page?.status == 422)
      for words in [
        "1 action is open: \(open.reference).",
        "1 action is complete, and not verified by somebody else: \(done.reference).",
        "not answered by the council", "not signed off by the board",
        "Say why the plan is closed all the same.",
      ] { #expect(refused.text.contains(words), "\(words)") }
      #expect(try await house.stored(plan).state == .draft)
      let closed = try await house.post(
        .editPlan(plan.id), form("closed", "The new plan takes it all up"))
      #expect(closed.destination == Address.plan(plan.id).at("continuing-priorities"))
      #expect(try await house.stored(plan).state == .closed)
      let after = try await house.get(.editPlan(plan.id)).text
      #expect(!after.contains("What stays open"), "it is closed already")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Why a plan is closed is put right in words, with what was said before in its past`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      var plan = try await house.plan()
      func save(_ state: String, _ besides: [(String, String)]) async throws -> Sight {
        let stored = try await house.stored(plan)
        let answer = try await house.post(
          .editPlan(plan.id),
          [("title", plan.title), ("state", state), ("version", String(stored.version))]
            + besides + dateFields("datedOn", "2012-10-01"))
        plan = try await house.stored(plan)
        return answer
      }
      func reason(_ words: String) -> [(String, String)] { [(PlanRemainder.field, words)] }
      house.clock.set(date("2012-10-05"))
      _ = try await save("closed", reason("The new plan takes it up"))
      house.clock.set(date("2012-10-08"))
      #expect(
        try await house.get(.editPlan(plan.id)).text.contains(
          ">The new plan takes it up</textarea>"))
      let emptied = try await save("closed", reason(" "))
      #expect(emptied.page?.status == 422)
      #expect(emptied.text.contains("Say why the plan is closed all the same."))
      // A program that leaves it out leaves it as it is.
      _ = try await save("closed", [])
      #expect(plan.leftOpen == "The new plan takes it up")
      let saved = try await save("closed", reason("The board’s next plan takes it up"))
      #expect(saved.destination == .plan(plan.id))
      let page = try await house.get(.plan(plan.id)).text
      #expect(page.contains("The board’s next plan takes it up"))
      #expect(page.contains("closed on 5 October 2012"))
      let past = try await house.get(Address.plan(plan.id).with("as-at", "2012-10-05")).text
      #expect(past.contains("The new plan takes it up"))
      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "6 October 2012")
      ).text
      #expect(
        changes.contains(
          "has another reason for being closed: “The board’s next plan takes it up”, where it was “The new plan takes it up”."
        ))
      // What is opened again is closed for a reason of its own.
      _ = try await save("draft", reason("The board’s next plan takes it up"))
      #expect(plan.state == .draft && plan.leftOpen == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan that was closed before it kept the reason itself shows the one in its history`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      try await house.world.store.write(
        as: .system, because: "improvement plan closed: The new plan takes it up"
      ) { db in
        var kept = try db.plan(plan.id, of: PlanHouse.authority)
        kept.state = .closed
        try db.update(kept)
      }
      #expect(try await house.get(.plan(plan.id)).text.contains("The new plan takes it up"))
      #expect(try await house.get(.editPlan(plan.id)).text.contains("The new plan takes it up"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What shall be different for children is written once the plan is there`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let item = try #require(try await house.overview(of: plan).items.first)
      let written = try await WriteOutcome(house.acting())(
        item.outcome.id, readAt: item.outcome.version, to: "Every child is seen within a day.")
      #expect(try await house.stored(written).text == "Every child is seen within a day.")
    }
  }
}

extension PlanHouse {
  fileprivate func setState(_ state: Plan.State, of plan: Plan) async throws {
    try await world.store.write(as: .system, because: "test") { db in
      var kept = try db.plan(plan.id, of: PlanHouse.authority)
      kept.state = state
      try db.update(kept)
    }
  }

  /// The plan that says how the first recommendation stands, which the inspection links to as well.
  fileprivate func tellingPlan(asAt day: String? = nil) async throws -> String? {
    let links = ImprovementPlanSlice(world: world).planLinks
    let officer = user(.improvementOfficer, "Ola Hart")
    let day = day.map { date($0) }
    return try await world.store.read { db in
      let ids = try db.recommendations(of: inspection).prefix(1).map(
        \.id)
      let told = try links.became(db, officer, ids, day)[ids[0]]?.plan
      #expect(try links.plan(db, officer, inspection.id, day)?.title == told)
      return told
    }
  }
}
