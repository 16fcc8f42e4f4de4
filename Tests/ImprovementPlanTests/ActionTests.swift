import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct ActionTests {
  @Test(arguments: StoreKind.available)
  func `S43: thirteen of thirteen only when each has an action; without one, twelve and the gap`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      #expect(try await house.overview(of: plan).coverage.covered == 0)
      var actions: [Action] = []
      for place in 1...12 {
        actions.append(try await house.action("Action \(place)", serving: place, in: plan))
      }
      #expect(
        try await house.overview(of: plan).coverage.sentence
          == "12 of 13 recommendations have an action: REC-2012-13 has none.")
      actions.append(try await house.action("The last", serving: 13, in: plan))
      #expect(try await house.overview(of: plan).coverage.isComplete)

      try await house.withdraw(actions[6], because: "Not ours to do")
      #expect(
        try await house.overview(of: plan).coverage.sentence
          == "12 of 13 recommendations have an action: REC-2012-07 has none.")
      let gone = try await house.stored(actions[6])
      try await WithdrawAction(house.acting()).undo(
        gone.id, readAt: gone.version, by: house.decision("It is ours after all"))
      #expect(try await house.overview(of: plan).coverage.isComplete)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An action serves several recommendations, and at least one`(_ kind: StoreKind) async throws
  {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let all = try await house.recommendations
      let action = try await house.action("Several", serving: 4, 5, in: plan)
      let link = LinkRecommendation(house.acting())
      try await link(all[5].id, to: action.id)
      try await link(all[5].id, to: action.id)
      #expect(try await house.overview(of: plan).coverage.covered == 3)
      try await link.remove(all[3].id, from: action.id)
      try await link.remove(all[4].id, from: action.id)
      await #expect(throws: Refusal.self) { try await link.remove(all[5].id, from: action.id) }
      #expect(try await house.overview(of: plan).actions[0].serves == [all[5].id])
      let none = try await problems {
        _ = try await AddAction(house.acting())(
          ActionEntry(title: "", recommendations: []), toPlan: plan.id)
      }
      #expect(Set(none.keys) == ["title", "recommendations"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Recommendations of another plan, and people who are not there, are refused`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let found = try await problems {
        _ = try await AddAction(house.acting())(
          ActionEntry(
            title: "Made up", owner: .post(Post.ID()), leadBody: Body.ID(),
            partners: [Body.ID()], recommendations: [Recommendation.ID()]),
          toPlan: plan.id)
      }
      #expect(Set(found.keys) == ["recommendations", "owner", "leadBody", "partners"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing is asked of a person from the day after they left, and what they have stays`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let (head, last) = (house.people.head, house.world.today())
      let owner = Owner.person(head.id)
      try await house.world.store.write(as: .system, because: "test") { db in
        guard var known = try db.find(head.id, of: PlanHouse.authority) else { return }
        known.leftOn = last
        try db.update(known)
      }
      let kept = try await house.action("On their last day", serving: 1, in: plan, owner: owner)
      house.clock.set(last.adding(days: 1))
      let told: [String?: String] = [
        "owner":
          "\(head.name) left on \(last.longForm). Choose a post, or somebody who is there."
      ]
      #expect(
        try await problems {
          _ = try await house.action("Too late", serving: 2, in: plan, owner: owner)
        } == told)
      let all = try await house.recommendations
      func entry(_ title: String, serving place: Int) -> ActionEntry {
        ActionEntry(title: title, owner: owner, recommendations: [all[place].id])
      }
      let changed = try await ChangeAction(house.acting())(
        kept.id, readAt: kept.version, to: entry("Reworded", serving: 0))
      #expect(changed.owner == owner && changed.title == "Reworded")
      let other = try await house.action("Of nobody", serving: 3, in: plan)
      #expect(
        try await problems {
          _ = try await ChangeAction(house.acting())(
            other.id, readAt: other.version, to: entry("Of nobody", serving: 2))
        } == told)
      let form = try await house.get(.editAction(kept.id)).text
      #expect(form.contains("\(head.name) (left on \(last.longForm))"))
      #expect(try await !house.get(.editAction(other.id)).text.contains(owner.formValue))
      #expect(
        try await !house.get(.newAction(inPlan: plan.id)).text.contains(owner.formValue))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A first due date long before the plan is taken only from somebody who means it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      // The report is of 10 August 2012, which is before the plan.
      let told: [String?: String] = [
        "dueIsMeant":
          "9 August 2011 is more than a year before the plan and the reports that it answers, and a first due date stays for ever. Put it right, or tick that it is meant."
      ]
      #expect(
        try await problems {
          _ = try await house.action("Old", serving: 1, in: plan, due: date("2011-08-09"))
        } == told)
      _ = try await house.action("In a year", serving: 1, in: plan, due: date("2011-08-10"))
      let first = try await house.recommendations[0].id.text
      let fields =
        [("title", "Meant"), ("recommendations", first)] + dateFields("dueOn", "2011-08-09")
      let asked = try await house.post(.newAction(inPlan: plan.id), fields)
      #expect(asked.text.contains("This due date is meant"))
      #expect(
        try await house.post(.newAction(inPlan: plan.id), fields + [("dueIsMeant", "yes")])
          .destination != nil)

      let fresh = try await house.get(.newAction(inPlan: plan.id)).text
      #expect(!fresh.contains("This due date is meant"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Numbers are never given twice`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let first = try await house.action("One", serving: 1, in: plan)
      let second = try await house.action("Two", serving: 1, in: plan)
      try await house.withdraw(second, because: "Entered by mistake")
      let third = try await house.action("Three", serving: 1, in: plan)
      #expect([first, second, third].map(\.reference) == ["ACT-01", "ACT-02", "ACT-03"])
      #expect(Action.reference(120) == "ACT-120")
    }
  }

  @Test(arguments: StoreKind.available)
  func `An action is changed by who has read it as it is`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let all = try await house.recommendations
      let action = try await house.action(
        "Before", serving: 4, in: plan, partners: [house.people.health.id])
      let entry = ActionEntry(
        title: "After", measureOfSuccess: "Seen", owner: .post(house.people.post.id),
        partners: [house.people.police.id], recommendations: [all[4].id])
      let changed = try await ChangeAction(house.acting())(
        action.id, readAt: action.version, to: entry)
      #expect(changed.title == "After")
      // A post's body answers for what the post owns.
      #expect(changed.leadBody == house.people.council.id)
      let file = try await house.world.store.read {
        try $0.actionFile(action.id, of: PlanHouse.authority)
      }
      #expect(file.links.map(\.recommendation) == [all[4].id])
      #expect(file.partners.map(\.body) == [house.people.police.id])
      await #expect(throws: StaleRecord.self) {
        _ = try await ChangeAction(house.acting())(action.id, readAt: action.version, to: entry)
      }
      await #expect(throws: Refusal.self) {
        _ = try await ChangeAction(house.acting(house.user(.teamManager, "Rae Dunn")))(
          action.id, readAt: changed.version, to: entry)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `S61: closing all thirteen actions closes no recommendation and changes no grade`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let recommendations = try await house.recommendations
      let grades = try await house.grades
      for place in 1...13 {
        let action = try await house.action("Action \(place)", serving: place, in: plan)
        let done = try await RecordProgress(house.acting())(
          ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2012-10-01")),
          on: action.id, readAt: action.version)
        #expect(done.completedOn == date("2012-10-01"))
      }
      let overview = try await house.overview(of: plan)
      #expect(overview.standing.allSatisfy { $0.action.delivery == .complete })
      #expect(overview.plan.state == plan.state)
      #expect(overview.items.map(\.recommendation) == recommendations)
      #expect(
        overview.items.allSatisfy {
          $0.standing(overview.ratings)
            == "Open. Its action is complete; whether it helped children is not judged yet."
        })
      #expect(try await house.recommendations == recommendations)
      #expect(try await house.grades == grades)
      #expect(grades == ["Adequate", "Adequate", "Adequate", "Adequate"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Progress carries its day, its note and who said it`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      var action = try await house.action("Go", serving: 4, in: plan)
      let record = RecordProgress(house.acting())
      action = try await record(
        ProgressEntry(delivery: .inProgress, note: "Begun", effectiveOn: date("2012-09-20")),
        on: action.id, readAt: action.version)
      #expect(action.startedOn == date("2012-09-20"))
      #expect(action.deliveryChangedBy == "Sam Okafor")
      let impossible = try await problems {
        _ = try await record(
          ProgressEntry(delivery: .complete, note: "", effectiveOn: date("2012-09-19")),
          on: action.id, readAt: action.version)
      }
      #expect(Set(impossible.keys) == ["note", "effectiveOn"])
      let future = try await problems {
        _ = try await record(
          ProgressEntry(delivery: .complete, note: "Soon", effectiveOn: date("2012-10-02")),
          on: action.id, readAt: action.version)
      }
      #expect(future["effectiveOn"] != nil)
      action = try await record(
        ProgressEntry(delivery: .complete, note: "Finished", effectiveOn: date("2012-09-28")),
        on: action.id, readAt: action.version)
      action = try await record(
        ProgressEntry(delivery: .inProgress, note: "Not quite", effectiveOn: date("2012-10-01")),
        on: action.id, readAt: action.version)
      #expect(action.completedOn == nil)
      #expect(action.startedOn == date("2012-09-20"))
      let id = action.id
      let said = try await house.world.store.read {
        try $0.progress(of: id, in: PlanHouse.authority)
      }
      #expect(said.map(\.note) == ["Not quite", "Finished", "Begun"])
    }
  }
}

extension PlanHouse {
  /// The grades of the inspection's judgements, as stored.
  fileprivate var grades: [String] {
    get async throws {
      let inspection = inspection.id
      return try await world.store.read {
        try $0.values(
          String.self,
          """
          SELECT framework_grade.name FROM judgement JOIN framework_grade
            ON framework_grade.authority_id = judgement.authority_id
            AND framework_grade.id = judgement.grade_id
          WHERE judgement.authority_id = \(Self.authority)
            AND judgement.inspection_id = \(inspection)
          ORDER BY judgement.area_id
          """)
      }
    }
  }
}
