import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct MergeTests {
  @Test(arguments: StoreKind.available)
  func `Two people change different things of one action, and both have their way`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Visits", serving: 4, 5, in: plan)
      let all = try await house.recommendations.map(\.id.text)
      let opened = try await house.opened(action)
      _ = try await house.post(
        .editAction(action.id),
        opened.with("title", "Visits alone").with("recommendations", all[3], all[4], all[5]),
        as: house.user(.director, "Ada Penn"))
      let mine = try await house.post(
        .editAction(action.id),
        opened.with("measureOfSuccess", "19 of 20 seen").with("recommendations", all[3]))
      guard case .redirect(let address, let notice) = mine.answer else {
        Issue.record("\(mine.text)")
        return
      }
      #expect(address == .action(action.id))
      #expect(notice?.contains("Ada Penn changed “title”") == true, "\(notice ?? "")")
      let now = try await house.stored(action)
      #expect(now.title == "Visits alone" && now.measureOfSuccess == "19 of 20 seen")
      let served = try await house.world.store.read {
        try $0.actionFile(action.id, of: PlanHouse.authority).links.map(\.recommendation.text)
      }
      #expect(Set(served) == [all[3], all[5]], "one was added, another taken away")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The same field changed by both is shown twice, and a person decides`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.action("Visits", serving: 4, in: house.plan())
      let opened = try await house.opened(action)
      _ = try await house.post(
        .editAction(action.id), opened.with("title", "Hers"),
        as: house.user(.director, "Ada Penn"))
      let mine = opened.with("title", "Mine").with("measureOfSuccess", "Ten of ten")
      let page = try await house.post(.editAction(action.id), mine)
      #expect(page.page?.status == 409)
      for words in ["value=\"Mine\"", "Ada Penn wrote here", ">Hers<", "Ten of ten</textarea>"] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(try await house.stored(action).title == "Hers", "nothing was saved over it")
      // The page that showed both goes on from what is kept now.
      let seen = mine.filter { $0.0 != "_base" && $0.0 != "version" } + page.base
      let theirs = try await house.post(.editAction(action.id), seen + [("_theirs", "title")])
      #expect(theirs.destination == .action(action.id))
      #expect(try await house.stored(action).title == "Hers")
      #expect(try await house.stored(action).measureOfSuccess == "Ten of ten")
      let again = try await house.post(.editAction(action.id), seen)
      #expect(again.destination == .action(action.id))
      #expect(try await house.stored(action).title == "Mine")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Words with a problem keep what the form had shown`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.action("Visits", serving: 4, in: house.plan())
      let opened = try await house.opened(action)
      _ = try await house.post(
        .editAction(action.id), opened.with("title", "Hers"),
        as: house.user(.director, "Ada Penn"))
      let wrong = try await house.post(
        .editAction(action.id), opened.with("measureOfSuccess", String(repeating: "x", count: 2001))
      )
      #expect(wrong.page?.status == 422)
      #expect(wrong.base.contains { $0.1 == "title=Visits" }, "nobody has seen her title yet")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A form that carries nothing of what it showed is refused once it is stale`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.action("Visits", serving: 4, in: house.plan())
      let opened = try await house.opened(action)
      _ = try await house.post(.editAction(action.id), opened.with("title", "Hers"))
      await #expect(throws: StaleRecord.self) {
        try await house.post(
          .editAction(action.id), opened.with("title", "Mine").filter { $0.0 != "_base" })
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A milestone is ticked off by one and renamed by another`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.action("Visits", serving: 4, in: house.plan())
      let milestones = ChangeMilestones(house.acting())
      let step = try await milestones.add("Sample", due: nil, toAction: action.id)
      let form = try await house.get(.editMilestone(step.id))
      let fields =
        form.base + [("version", "1"), ("dueOn", ""), ("dueOn-month", "")]
        + [("dueOn-year", ""), ("doneOn", ""), ("doneOn-month", ""), ("doneOn-year", "")]
      _ = try await milestones.mark(step.id, done: date("2012-09-28"), readAt: 1)
      let sent = try await house.post(
        .editMilestone(step.id), fields + [("title", "Sample of May")])
      #expect(sent.destination == Address.action(action.id).at("milestones"))
      let now = try await house.stored(step)
      #expect(now.title == "Sample of May" && now.doneOn == date("2012-09-28"))
      // The button knew only the first version.
      _ = try await milestones.mark(step.id, done: nil, readAt: 2)
      #expect(try await house.stored(step).title == "Sample of May")
      #expect(try await house.stored(step).doneOn == nil)
      let quarrel = try await house.post(
        .editMilestone(step.id), fields + [("title", "Sample of June")])
      #expect(quarrel.page?.status == 409 && quarrel.text.contains("Sample of May"))
    }
  }
}

extension PlanHouse {
  /// The fields of an action's form as a browser has them that opened it now.
  fileprivate func opened(_ action: Action) async throws -> [(String, String)] {
    let base = try await get(.editAction(action.id)).base
    return base
      + base.map { _, text in
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(halves[0]), String(halves[1]))
      } + [("version", String(try await stored(action).version))]
  }
}

extension Sight {
  /// What the form carries of what it shows.
  fileprivate var base: [(String, String)] {
    text.matches(of: /name="_base" value="([^"]*)"/).map { ("_base", String($0.output.1)) }
  }
}

extension [(String, String)] {
  fileprivate func with(_ name: String, _ values: String...) -> [(String, String)] {
    filter { $0.0 != name } + values.map { (name, $0) }
  }
}
