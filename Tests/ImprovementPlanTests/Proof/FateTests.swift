import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// Wherever a recommendation is shown, its two ratings stand beside it, in the council's words, with
/// why and by which rule; and on a page of a past day those of that day.
@Suite struct FateTests {
  private static let then = "2012-10-08"

  /// The first recommendation has an action that is late from 6 October on, and is judged on the 20th.
  private func judged(_ house: PlanHouse) async throws -> (Plan, [Recommendation]) {
    let plan = try await house.plan()
    _ = try await house.action("Audit", serving: 1, in: plan, due: date("2012-10-05"))
    let outcome = try await house.outcome(1, in: plan)
    house.clock.set(date("2012-10-20"))
    try await JudgeImpact(house.acting(house.board))(
      .noChange, reason: "The audit shows the same as before", from: date("2012-10-19"),
      of: outcome.id, afterReading: 0)
    return (plan, try await house.recommendations)
  }

  @Test(arguments: StoreKind.available)
  func `The page of a recommendation has both ratings, why, and the rule`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let (_, all) = try await judged(house)
      let page = try await house.get(.recommendation(all[0].id)).text
      for words in [
        "</span>Red: off track</strong>", "ACT-01: It is 10 working days late",
        "</span>No change seen</strong>", "The audit shows the same as before", "Ines Holt",
        "How delivery is rated: ",
      ] { #expect(page.contains(words), "\(words)") }
      let gap = try await house.get(.recommendation(all[5].id)).text
      #expect(gap.contains("No action yet") && gap.contains("Not judged yet"))
      let anybody = try await house.get(
        .recommendation(all[0].id), as: try await house.published())
      for words in ["off track", "No change seen", "How delivery is rated"] {
        #expect(!anybody.text.contains(words), "the public sees “\(words)”")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The list of recommendations has both ratings, its files with why`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      _ = try await judged(house)
      let list = try await house.get(.recommendations).text
      #expect(list.contains("</span>Red: off track</strong>"))
      #expect(list.contains("</span>No change seen</strong>"))
      #expect(list.contains("How delivery is rated: "))
      let file = try await house.get(Address.recommendations.with("format", "csv")).text
      let rows = file.split(separator: "\r\n")
      #expect(
        rows[0].contains("Delivery,Delivery because,Impact,Impact because,How it stands"))
      #expect(rows[1].contains("Red: off track") && rows[1].contains("10 working days late"))
      #expect(rows[1].contains("No change seen") && rows[2].contains("No action yet"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: the page and the list of a past day have that day’s words and ratings`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let (_, all) = try await judged(house)
      let here = Address.recommendation(all[0].id)
      house.clock.set(date("2012-11-01"))
      try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "Words that were put right", timescale: .immediate),
        over: all[0].id, readAt: 1)
      try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "Added later", timescale: .immediate), in: house.inspection.id)
      let later = try await RecordInspection(house.acting())(
        InspectionEntry(
          framework: "PROT2012", council: "Thornmere", visitStart: date("2012-10-15"),
          visitEnd: date("2012-10-19")))
      let page = try await house.get(here.with("as-at", Self.then)).text
      #expect(page.contains("As at 8 October 2012."))
      #expect(page.contains("Recommendation 1 of thirteen"))
      #expect(page.contains("1 working day late") && page.contains("Not judged yet"))
      #expect(!page.contains("Words that were put right") && !page.contains("Correct this"))
      let list = try await house.get(Address.recommendations.with("as-at", Self.then))
      #expect(list.text.contains("Recommendation 1 of thirteen"))
      #expect(!list.text.contains("Added later"))
      #expect(!list.text.contains("</span>No change seen</strong>"))
      #expect(list.text.contains("13 recommendations"))
      // What is offered to narrow it down by was there on that day.
      #expect(list.text.contains("value=\"\(house.inspection.id)\""))
      #expect(!list.text.contains("value=\"\(later.id)\""))
      #expect(try await house.get(.recommendations).text.contains("value=\"\(later.id)\""))
      let file = try await house.get(
        Address.recommendations.with("as-at", Self.then).with("format", "csv"))
      #expect(file.fileName == "recommendations-as-at-\(Self.then).csv")
      let narrow = try await house.get(
        Address.recommendations.with("as-at", Self.then).with("words", "13 OF")
      ).text
      #expect(narrow.contains("1 recommendation<"))
      await #expect(throws: Refusal.self) {
        try await house.get(here.with("as-at", "2012-09-30"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is asked for again says of each time how it is rated; so do coverage and inspection`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let (plan, _) = try await judged(house)
      let pages: [Address] = [.inspection(house.inspection.id), .coverage(ofPlan: plan.id)]
      for address in pages {
        let page = try await house.get(address).text
        #expect(page.contains("</span>Red: off track</strong>"), "\(address)")
        #expect(page.contains("</span>No change seen</strong>"), "\(address)")
        #expect(page.contains("How delivery is rated: "), "\(address)")
      }
      let coverage = try await house.get(
        Address.coverage(ofPlan: plan.id).with("format", "csv")
      ).text
      #expect(coverage.contains("Delivery,Delivery because,Impact"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The list of actions says why each is rated so, and whether what it serves has helped`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(try await judged(house).0)
      _ = try await house.action(
        "Police help", serving: 1, 2, in: plan, owner: .body(house.people.police.id))
      let page = try await house.get(.actions).text
      #expect(page.contains("It is 10 working days late, without a recovery plan."))
      #expect(page.contains("</span>No change seen</strong>"))
      #expect(page.contains("</span>Not judged yet</strong>"))
      #expect(page.contains("How delivery is rated: "))
      let csv = try await house.get(Address.actions.with("format", "csv")).text
      #expect(csv.contains("Did it help children?"))
      #expect(csv.contains("No change seen; Not judged yet"))
      let police = house.user(.partnerLead, "Lund", body: house.people.police.id)
      let asked = try await house.get(.actions, as: police).text
      #expect(asked.contains("Police help") && !asked.contains("No change seen"))
      let one = try await house.get(
        Address.actions.with("as-at", Self.then)
      ).text
      #expect(!one.contains("</span>No change seen</strong>"))
    }
  }

  /// Lists of today ask in one statement what those of a past day take from the stored records.
  @Test(arguments: StoreKind.available)
  func `What actions serve is judged the same in the tables as in what was stored`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let (plan, _) = try await judged(house)
      _ = try await house.action("Police help", serving: 1, 2, in: plan)
      let outcome = try await house.outcome(1, in: plan)
      try await JudgeImpact(house.acting(house.board))(
        .worse, reason: "Fewer were seen alone", from: date("2012-10-20"), of: outcome.id,
        afterReading: 1)
      try await house.world.store.read { db in
        let shelves = [nil, house.clock.now].map { moment in
          db.shelf(of: PlanHouse.authority, asAt: moment)
        }
        let words = try shelves.map { shelf in
          let actions: [Action] = try shelf.all()
          let impact = try ServedImpact(
            of: actions, by: .shipped(for: PlanHouse.authority), on: shelf)
          return Dictionary(
            uniqueKeysWithValues: actions.map { ($0.title, impact.words(of: $0.id)) })
        }
        #expect(words[0] == ["Audit": ["Worse"], "Police help": ["Worse", "Not judged yet"]])
        #expect(words[1] == words[0])
      }
    }
  }

  /// Each recommendation in the latest plan that has it: another plan's actions say nothing of it.
  @Test(arguments: StoreKind.available)
  func `What became of a recommendation is told of its latest plan alone`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let (_, all) = try await judged(house)
      let later = try await CreatePlan(house.acting())(
        from: house.inspection.id,
        PlanEntry(title: "The next plan", versionLabel: "", datedOn: date("2012-10-20")),
        confirmsAnother: true)
      _ = try await house.action("Again", serving: 1, in: later, due: date("2013-01-10"))
      let (world, officer) = (house.world, house.officer)
      let links = ImprovementPlanSlice(world: world).planLinks
      let ids = all.map(\.id)
      let fates = try await world.store.read { try links.became($0, officer, ids, nil) }
      let fate = try #require(fates[all[0].id])
      #expect(fate.plan == later.fullTitle && fate.delivery.words == "Grey: not started")
      #expect(fate.delivery.code == "notStarted" && fate.impact.code == nil)
      let past = try await world.store.read {
        try links.became($0, officer, ids, date(Self.then))
      }
      #expect(past[all[0].id]?.delivery.words == "Red: off track")
      #expect(past[all[0].id]?.address.query.map(\.value) == [Self.then])
    }
  }
}

extension FateTests {
  @Test(arguments: StoreKind.available)
  func `The date that the plan gave or moved is shown with the first one, on a past day that day’s`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let given = try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "One without a timescale"), in: house.inspection.id)
      _ = try await house.plan()
      let moved = try await house.recommendations[3]
      house.clock.set(date("2012-10-20"))
      let move = MoveDueDate(house.acting())
      try await move(of: .recommendation(given.id), readAt: 0, to: .move(to: "2012-12-14"))
      try await move(of: .recommendation(moved.id), readAt: 1, to: .move(to: "2012-12-03"))

      let ofGiven = try await house.get(.recommendation(given.id)).text
      #expect(ofGiven.contains("14 December 2012") && ofGiven.contains("Set by the panel."))
      #expect(!ofGiven.contains("No date yet") && !ofGiven.contains("sets one in its plan"))
      let page = try await house.get(.recommendation(moved.id))
      let words = "Set by the panel. First due on 10 November 2012, set by the inspector."
      #expect(page.text.contains("3 December 2012") && page.text.contains(words))
      #expect(page.page?.thread?.steps.map(\.state).contains("due 3 Dec 2012") == true)
      let past = try await house.get(Address.recommendation(moved.id).with("as-at", Self.then)).text
      #expect(past.contains("10 November 2012") && !past.contains("3 December 2012"))

      #expect(try await house.get(.recommendations).text.contains(words))
      let file = try await house.get(Address.recommendations.with("format", "csv")).text
      for part in [
        "Due,Due set by,First due,First due set by",
        "2012-12-03,the panel,2012-11-10,the inspector",
        "2012-12-14,the panel,2012-12-14,the panel",
      ] { #expect(file.contains(part), "\(part)") }
      let inspection = try await house.get(.inspection(house.inspection.id)).text
      #expect(inspection.contains("first due on 10 November 2012, set by the inspector"))
      let anybody = try await house.get(
        .recommendation(moved.id), as: try await house.published()
      ).text
      #expect(anybody.contains("10 November 2012") && !anybody.contains("3 December 2012"))
    }
  }
}

extension FateTests {
  @Test(arguments: StoreKind.available)
  func `What the report itself calls a recommendation stands beside ours wherever it is listed`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let lettered = try await RecordRecommendations(house.acting())(
        RecommendationEntry(printedNumber: "1(a)", text: "See every child", timescale: .immediate),
        in: house.inspection.id)
      let plan = try await house.plan()
      try await house.action("See them", serving: 14, in: plan)
      house.clock.set(date("2012-10-20"))
      let outcome = try #require(
        try await house.overview(of: plan).items.first {
          $0.recommendation.id == lettered.id
        }?.outcome)
      try await AnswerRecommendation(house.acting())(
        ResponseEntry(
          answer: .accepted, reason: "", answeredOn: date("2012-10-20"), answeredBy: "Cabinet"),
        to: outcome.id, readAt: 0)
      try await MoveDueDate(house.acting())(
        of: .recommendation(lettered.id), readAt: 1, to: .move(to: "2012-12-14"))

      let both = "REC-2012-14 (1(a) in the report)"
      for address in [Address.recommendations, .inspection(house.inspection.id)] {
        #expect(try await house.get(address).text.contains("\(both)</a>"), "\(address)")
      }
      #expect(try await house.get(.actions).text.contains("ACT-01, for \(both)"))
      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-10-10")
      ).text
      for words in [" was answered “Accepted” by Cabinet.", " is now due on 14 December 2012"] {
        #expect(changes.contains("\(both)</a>\(words)"), "\(words)")
      }

      let list = try await house.get(Address.recommendations.with("format", "csv")).text
      #expect(list.contains("Reference,Number in the report,Recommendation,"))
      #expect(list.contains("REC-2012-14,1(a),See every child"))
      // What is taken away is brought in again by our reference.
      let actions = try await house.get(Address.actions.with("format", "csv")).text
      #expect(actions.contains("ACT-01,See them,REC-2012-14,1(a),"))

      house.clock.set(date("2012-11-01"))
      try await RecordRecommendations(house.acting())(
        RecommendationEntry(printedNumber: "2", text: "See every child", timescale: .immediate),
        over: lettered.id, readAt: 1)
      for address in [Address.recommendations, .inspection(house.inspection.id), .actions] {
        let now = try await house.get(address).text
        #expect(now.contains("REC-2012-14 (2 in the report)"), "\(address)")
        let then = try await house.get(address.with("as-at", "2012-10-20")).text
        #expect(then.contains(both), "\(address)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The list is sorted by the date that is shown, on a past day by that day’s`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let given = try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "One without a timescale"), in: house.inspection.id)
      _ = try await RecordRecommendations(house.acting())(
        RecommendationEntry(text: "Another without a timescale"), in: house.inspection.id)
      _ = try await house.plan()
      let moved = try await house.recommendations[3]
      house.clock.set(date("2012-10-20"))
      let move = MoveDueDate(house.acting())
      try await move(of: .recommendation(given.id), readAt: 0, to: .move(to: "2012-11-20"))
      try await move(of: .recommendation(moved.id), readAt: 1, to: .move(to: "2012-12-03"))
      house.clock.set(date("2012-10-25"))
      try await move(of: .recommendation(moved.id), readAt: 2, to: .move(to: "2013-03-01"))
      house.clock.set(date("2012-11-01"))

      let early = Array(repeating: "2012-08-10", count: 3)
      let middle = Array(repeating: "2012-11-10", count: 6)
      let late = Array(repeating: "2013-02-10", count: 3)
      let ofReport = early + middle + ["2012-11-10"] + late + ["", ""]
      let orders: [(day: String?, dates: [String])] = [
        (nil, early + middle + ["2012-11-20"] + late + ["2013-03-01", ""]),
        ("2012-10-20", early + middle + ["2012-11-20", "2012-12-03"] + late + [""]),
        (Self.then, ofReport),
      ]
      for (day, dates) in orders {
        #expect(try await house.dates(asAt: day) == dates, "as at \(day ?? "today")")
        let downwards = try await house.dates("down", asAt: day)
        #expect(downwards == dates.reversed(), "as at \(day ?? "today")")
      }
      #expect(try await house.dates(as: try await house.published()) == ofReport)
    }
  }
}

extension PlanHouse {
  /// What the list of recommendations shows as due, sorted by that.
  fileprivate func dates(
    _ order: String = "up", asAt day: String? = nil, as user: User? = nil
  ) async throws -> [String] {
    let address = Address.recommendations.with("sort", "due").with("order", order)
      .with("format", "csv").with("as-at", day)
    let lines = try await get(address, as: user).text.split(separator: "\r\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(lines.first?.firstIndex(of: "Due"))
    return lines.dropFirst().map { String($0[column]) }
  }

  /// Publishes the inspection; gives somebody who has not signed in.
  fileprivate func published() async throws -> User {
    let stored = try await stored(inspection)
    try await PublishInspection(acting())(stored.id, readAt: stored.version)
    return User.anonymous(of: Self.authority)
  }
}
