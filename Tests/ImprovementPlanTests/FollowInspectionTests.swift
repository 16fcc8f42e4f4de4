import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// A running plan that answers one more inspection, as its pages show it.
@Suite struct FollowInspectionTests {
  @Test(arguments: StoreKind.available)
  func `Another inspection joins a running plan, and every page of the plan shows it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(try await house.plan())
      let first = try await house.approve(plan, "October 2012", known: 0)
      let later = try await house.laterInspection()
      house.clock.set(date("2012-11-20"))

      let page = try await house.get(.plan(plan.id)).text
      let form = Address.followInspection(inPlan: plan.id)
      #expect(page.contains("Another inspection this plan answers"))
      #expect(page.contains("href=\"\(form.path)\""))
      let asked = try await house.get(form).text
      #expect(asked.contains(later.title))
      #expect(!asked.contains("value=\"\(house.inspection.id)\""), "the plan answers it already")

      let nothing = try await house.post(form, [("inspection", "")])
      #expect(nothing.page?.status == 422)
      let joined = try await house.post(form, [("inspection", later.id.text)])
      #expect(joined.destination == .plan(plan.id))
      let overview = try await house.overview(of: plan)
      #expect(overview.items.map(\.outcome.position) == Array(1...14))
      #expect(overview.items.last?.recommendation.text == "Visit every care leaver")

      let second = try await house.approve(plan, "November 2012", known: 1)
      let titles = [house.inspection.title, later.title]
      for address in [
        Address.plan(plan.id), .coverage(ofPlan: plan.id),
        Address.coverage(ofPlan: plan.id).with("format", "csv"),
        .planVersion(second.id, ofPlan: plan.id),
      ] {
        let text = try await house.get(address).text
        for title in titles { #expect(text.contains(title), "\(address): \(title)") }
      }
      let before = try await house.get(.planVersion(first.id, ofPlan: plan.id)).text
      #expect(before.contains(titles[0]) && !before.contains(titles[1]))
      let after = try await house.get(.planVersion(second.id, ofPlan: plan.id)).text
      #expect(after.contains("The plan answers another inspection: \(later.title)."))
      #expect(!after.contains("another inspection: \(titles[0])"))
      let past = try await house.get(Address.plan(plan.id).with("as-at", "2012-10-31")).text
      #expect(!past.contains(titles[1]) && !past.contains("Another inspection this plan answers"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `From the inspection it is taken up in a plan that is there, or in a new one`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let later = try await house.laterInspection()
      let take = Address.createPlan(fromInspection: later.id)
      let inspection = try await house.get(.inspection(later.id)).text
      #expect(inspection.contains("Take it up in a plan"))
      let page = try await house.get(take).text
      let follow = Address.followInspection(inPlan: plan.id).with("inspection", later.id.text)
      #expect(page.contains("\(follow.path)?inspection=\(later.id)"))
      #expect(page.contains("In a new plan") && page.contains("Create the plan"))
      #expect(
        try await house.get(follow).text
          .contains("<option value=\"\(later.id)\" selected>"))
      // Where no plan runs there is none to choose.
      let closed = try await house.agree(plan)
      _ = try await ChangePlan(house.acting())(
        plan.id, readAt: closed.version,
        to: PlanEntry(
          title: closed.title, versionLabel: closed.versionLabel, datedOn: closed.datedOn),
        state: .closed, leavingOpen: "Done with")
      #expect(!(try await house.get(take).text).contains("In a new plan"))
      await #expect(throws: Refusal.self, "a closed plan is a record") {
        _ = try await house.post(follow, [("inspection", later.id.text)])
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `An inspection that another plan answers joins only when both are wanted`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let later = try await house.laterInspection()
      _ = try await CreatePlan(house.acting())(
        from: later.id,
        PlanEntry(title: "Care leavers", versionLabel: "", datedOn: date("2012-10-01")))
      let form = Address.followInspection(inPlan: plan.id)
      let refused = try await house.post(form, [("inspection", later.id.text)])
      #expect(refused.page?.status == 422)
      #expect(refused.text.contains("There is already a plan after this inspection"))
      #expect(refused.text.contains("I want another plan beside it"))
      #expect(try await house.overview(of: plan).sources.count == 1)
      let both = try await house.post(
        form, [("inspection", later.id.text), ("another", "yes")])
      #expect(both.destination == .plan(plan.id))
      #expect(try await house.overview(of: plan).sources.count == 2)
      await #expect(throws: Refusal.self, "only who manages plans") {
        _ = try await house.post(
          form, [("inspection", later.id.text)],
          as: house.user(.scrutinyOfficer, "Rae Dunn"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `An inspection is taken out again with a reason, and what was untouched leaves with it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(try await house.plan())
      let later = try await house.laterInspection()
      house.clock.set(date("2012-11-20"))
      #expect(try await FollowInspection(house.acting())(later.id, inPlan: plan.id) == 1)
      let source = try #require(try await house.overview(of: plan).sources.last).link.id
      let leave = Address.leaveInspection(source, ofPlan: plan.id)
      #expect(try await house.get(.plan(plan.id)).text.contains("href=\"\(leave.path)\""))

      let form = try await house.get(leave).text
      #expect(form.contains("leaves the plan with it; nothing in the plan rests on it."))
      let bare = try await house.post(leave, [("reason", "")])
      #expect(bare.page?.status == 422 && bare.text.contains("Say why it is taken out."))
      await #expect(throws: Refusal.self, "only who manages plans") {
        _ = try await house.post(
          leave, [("reason", "A mistake")], as: house.user(.scrutinyOfficer, "Rae Dunn"))
      }
      house.clock.set(date("2012-11-22"))
      let gone = try await house.post(leave, [("reason", "It belongs to another plan")])
      #expect(gone.destination == .plan(plan.id))
      let overview = try await house.overview(of: plan)
      #expect(overview.sources.map(\.inspection.id) == [house.inspection.id])
      #expect(overview.items.count == 13 && overview.missing == 0)

      let changes = try await house.get(
        Address.changes(ofPlan: plan.id).with("since", "2012-11-21")
      ).text
      #expect(changes.contains("The plan no longer answers an inspection: <a href="))
      #expect(changes.contains("\(later.title)</a>. It belongs to another plan."))
      #expect(!changes.contains("answers another inspection"))
      let past = try await house.get(Address.plan(plan.id).with("as-at", "2012-11-21")).text
      #expect(past.contains(later.title) && !past.contains("Take it out"))
      #expect(try await FollowInspection(house.acting())(later.id, inPlan: plan.id) == 1)
      #expect(try await house.overview(of: plan).items.last?.ledger.count == 1)
      await #expect(throws: Refusal.self) { _ = try await house.get(leave) }
    }
  }

  @Test(arguments: StoreKind.available)
  func `An inspection stays while something in the plan rests on what it recommends`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      try await house.action("Audit", serving: 1, 4, in: plan)
      let rota = try await house.action("Rota", serving: 4, in: plan)
      try await house.withdraw(rota, because: "Another team does it")
      let overview = try await house.overview(of: plan)
      let (source, items) = (try #require(overview.sources.first).link.id, overview.items)
      _ = try await WriteOutcome(house.acting())(
        items[1].outcome.id, readAt: 1, to: "Children are seen")
      _ = try await house.evidence(for: .outcome(items[2].outcome.id))
      let leave = Address.leaveInspection(source, ofPlan: plan.id)
      let refused = try await house.get(leave).text
      for words in [
        "\(items[0].recommendation.reference) (ACT-01 serves it)",
        "\(items[1].recommendation.reference) (its outcome is written)",
        "\(items[2].recommendation.reference) (it was answered, judged or shown by evidence)",
        "\(items[3].recommendation.reference) (ACT-01 and ACT-02 serve it)",
      ] {
        #expect(refused.contains(words), "\(words)")
      }
      #expect(!refused.contains(items[4].recommendation.reference))
      #expect(!refused.contains("<textarea"))
      let sent = await #expect(throws: Refusal.self) {
        _ = try await LeaveInspection(house.acting())(source, ofPlan: plan.id, because: "Mistake")
      }
      if case .conflict(let words) = sent {
        #expect(words.contains("ACT-01 and ACT-02 serve it"))
      } else {
        Issue.record("\(String(describing: sent))")
      }
      #expect(try await house.overview(of: plan).sources.count == 1)
    }
  }
}

extension PlanHouse {
  /// A second inspection, with one recommendation.
  fileprivate func laterInspection() async throws -> Inspection {
    let later = try await RecordInspection(acting())(
      InspectionEntry(
        framework: "PROT2012", council: "Thornmere", title: "Care leavers looked at again",
        visitStart: date("2012-09-10"),
        visitEnd: date("2012-09-14"), publishedOn: date("2012-09-20")))
    try await RecordRecommendations(acting())(
      RecommendationEntry(text: "Visit every care leaver", timescale: .sixMonths), in: later.id)
    return later
  }

  fileprivate func approve(
    _ plan: Plan, _ label: String, known: Int
  ) async throws -> PlanVersion {
    try await ApproveVersion(acting())(
      plan.id, called: label, by: people.board.id,
      word: BoardWord(on: world.today(), paper: "Minute \(known + 1)"), afterReading: known)
  }
}
