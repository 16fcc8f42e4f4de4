import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct VersionTests {
  @Test(arguments: StoreKind.available)
  func `S40: a version lists the body it belongs to, and stays readable when the next is approved`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      var plan = try await house.plan()
      func change(to title: String, _ body: Body.ID?, _ state: Plan.State) async throws {
        plan = try await ChangePlan(house.acting())(
          plan.id, readAt: plan.version,
          to: PlanEntry(
            title: title, versionLabel: plan.versionLabel, datedOn: plan.datedOn,
            owningBody: body), state: state)
      }
      func approve(
        _ label: String, by body: Body.ID, _ day: String, _ paper: String, known: Int
      ) async throws -> PlanVersion {
        try await ApproveVersion(house.acting())(
          plan.id, called: label, by: body, word: BoardWord(on: date(day), paper: paper),
          afterReading: known)
      }
      let board = house.people.board.id
      await #expect(throws: Refusal.self, "it is a draft") {
        _ = try await approve("October 2012", by: board, "2012-10-01", "Minute 1", known: 0)
      }
      try await change(to: "Safeguarding plan", board, .agreed)
      let action = try await house.action("Audit", serving: 1, in: plan, due: date("2012-11-09"))
      let first = try await approve(
        "October 2012", by: board, "2012-10-01", "Minute 1", known: 0)
      #expect(first.number == 1 && first.owningBody == "Improvement Board")

      house.clock.set(date("2012-11-20"))
      plan = try await house.stored(plan)
      try await change(to: "Another title", house.people.council.id, .agreed)
      _ = try await house.action("Train", serving: 2, in: plan)
      try await house.withdraw(action, because: "Merged into another")
      let wrong = try await problems {
        _ = try await approve(
          "october 2012", by: house.people.council.id, "2012-09-30", "ok", known: 1)
      }
      #expect(Set(wrong.keys) == ["label", "body", "paper", "approvedOn"])
      await #expect(throws: Refusal.self) {
        _ = try await approve("November 2012", by: board, "2012-11-20", "Minute 4", known: 0)
      }
      let second = try await approve(
        "November 2012", by: board, "2012-11-20", "Minute 4", known: 1)
      #expect(second.number == 2)
      let (world, officer, id) = (house.world, house.officer, plan.id)
      let told = try await world.store.read { try $0.publicPlan(id, in: world, for: officer) }
      #expect(
        told.approval?.words == "Improvement Board on 20 November 2012 (Version 2, November 2012)")
      #expect(try await house.stored(plan).versionLabel == "November 2012")

      let former = try await house.get(.planVersion(first.id, ofPlan: plan.id)).text
      for words in [
        "Version 1, October 2012", "Safeguarding plan", "Improvement Board on 1 October 2012",
        "Minute 1", "ACT-01 Audit", "It was the first version.", first.sha256,
        "These pages go by the day, and show what was changed later on that day too.",
      ] { #expect(former.contains(words), "\(words)") }
      #expect(!former.contains("Another title") && !former.contains("Train"))
      let later = try await house.get(.planVersion(second.id, ofPlan: plan.id)).text
      for words in [
        "Another title", "ACT-02 Train", "Since version 1, approved on 1 October 2012",
        "was withdrawn after its first due date: Merged into another",
      ] { #expect(later.contains(words), "\(words)") }
      let list = try await house.get(.versions(ofPlan: plan.id)).text
      #expect(list.contains("Version 1, October 2012") && list.contains("Version 2, November 2012"))
      let page = try await house.get(.plan(plan.id)).text
      #expect(page.contains("Version 2, November 2012") && page.contains("was approved on"))
      // As at a day it has those that were frozen by then, and a past plan leads to it.
      let past = Address.versions(ofPlan: plan.id).with("as-at", "2012-11-19")
      let then = try await house.get(past).text
      #expect(then.contains("As at 19 November 2012.") && then.contains("October 2012"))
      #expect(!then.contains("Version 2") && !then.contains("Record an approved version"))
      #expect(
        try await house.get(Address.plan(plan.id).with("as-at", "2012-11-19")).text
          .contains("href=\"/plans/\(plan.id.text)/versions?as-at=2012-11-19\""))
      let third = try await approve("Version 3", by: board, "2012-11-20", "Minute 5", known: 2)
      #expect(third.title == "Version 3")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A version of an earlier approval says that it was frozen later, and with what changes`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let address = Address.approveVersion(ofPlan: plan.id)
      func send(_ label: String, _ day: String, _ more: [(String, String)] = []) async throws
        -> Sight
      {
        let known = try await house.versions(of: plan).count
        return try await house.post(
          address,
          [
            ("label", label), ("body", house.people.board.id.text), ("count", "\(known)"),
            ("paper", "Minute 1"),
          ] + dateFields("approvedOn", day) + more)
      }
      let early = try await send("September 2012", "2012-09-28")
      #expect(early.destination == nil)
      #expect(
        early.text.contains(
          "The plan was made here on 1 October 2012, after the approval of 28 September 2012. A version keeps the plan as it stands now: hold it against what was approved, then tick that it is kept so."
        ))
      house.clock.set(date("2012-10-04"))
      try await house.action("Audit", serving: 1, in: plan, due: date("2012-11-09"))
      let changed = try await send("October 2012", "2012-10-01")
      #expect(changed.destination == nil)
      #expect(
        changed.text.contains(
          "The plan was changed since 1 October 2012, the day of the approval: 1 change. A version keeps the plan as it stands now: look at what has changed, then tick that it is kept so, or enter an approval of the plan as it stands."
        ))
      #expect(try await house.versions(of: plan).isEmpty)

      let kept = try await send("October 2012", "2012-10-01", [("asItStands", "yes")])
      #expect(kept.destination != nil, "\(kept.text)")
      let version = try #require(try await house.versions(of: plan).first)
      let page = try await house.get(.planVersion(version.id, ofPlan: plan.id)).text
      #expect(
        page.contains(
          "It was approved on 1 October 2012 and frozen on 4 October 2012: 1 change that was made between is in it."
        ))
      #expect(!page.contains("The plan as it was approved."))
      let days = "approved on 1 October 2012 and frozen on 4 October 2012"
      #expect(try await house.get(.plan(plan.id)).text.contains("was \(days)"))
      let list = try await house.get(.versions(ofPlan: plan.id)).text
      #expect(list.contains("Frozen on 4 Oct 2012: 1 change after the approval"))
      let (world, officer, id) = (house.world, house.officer, plan.id)
      let told = try await world.store.read { try $0.publicPlan(id, in: world, for: officer) }
      #expect(
        told.approval?.words
          == "Improvement Board on 1 October 2012 (Version 1, October 2012, kept as the plan stood on 4 October 2012)"
      )

      // Nothing has changed since: nothing is asked.
      house.clock.set(date("2012-10-08"))
      #expect(try await send("Again", "2012-10-05").destination != nil)
      let other = try await house.versions(of: plan)[1]
      let same = try await house.get(.planVersion(other.id, ofPlan: plan.id)).text
      #expect(
        same.contains(
          "It was approved on 5 October 2012 and frozen on 8 October 2012, unchanged."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A version is approved by form, and one of another plan is not found`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let address = Address.approveVersion(ofPlan: plan.id)
      let fields = [
        ("label", "October 2012"), ("body", house.people.board.id.text), ("count", "0"),
      ]
      let bare = try await house.post(address, fields)
      #expect(bare.text.contains("Choose the meeting, or enter the day of the paper."))
      let sent = try await house.post(
        address, fields + [("paper", "Minute 1")] + dateFields("approvedOn", "2012-10-01"))
      #expect(sent.destination != nil, "\(sent.text)")
      let versions = try await house.versions(of: plan)
      let other = try await CreatePlan(house.acting())(
        from: house.inspection.id,
        PlanEntry(title: "Another", versionLabel: "", datedOn: date("2012-10-01")),
        confirmsAnother: true)
      await #expect(throws: Refusal.self) {
        _ = try await house.get(.planVersion(versions[0].id, ofPlan: other.id))
      }
    }
  }
}

extension PlanHouse {
  func versions(of plan: Plan) async throws -> [PlanVersion] {
    try await world.store.read { try $0.versions(of: plan.id, in: Self.authority) }
  }
}
