import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct UpdateGridTests {
  @Test(arguments: StoreKind.available)
  func `Words that a page brought back has sent before are not published twice`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction("Begin", in: try await house.agreedPlan())
      let form = house.row(action, ["note": "Begun.", "ready": "yes"]) + [("do", "publish")]
      #expect(try await house.post(.updateActions, form).destination == .updateActions)
      let again = try await house.post(.updateActions, form)
      #expect(again.destination == nil && again.text.contains("had sent these words before"))
      #expect(try await house.published(action).map(\.note) == ["Begun."])
      #expect(try await house.draft(of: action) == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Rows that are ready are published, the others are kept, and what is wrong is said by row`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let (good, bad) = (
        try await house.ownAction("Good", in: plan), try await house.ownAction("Bad", in: plan)
      )
      let (draft, idle) = (
        try await house.ownAction("Draft", in: plan), try await house.ownAction("Idle", in: plan)
      )
      let sent = try await house.post(
        .updateActions,
        house.row(good, ["note": "All seen", "ready": "yes"])
          + house.row(bad, ["note": "Some", "effectiveOn": "31/2/2012", "ready": "yes"])
          + house.row(draft, ["note": "Half a sen"]) + house.row(idle, [:]) + [("do", "publish")])
      #expect(sent.page?.status == 422)
      #expect(try await house.published(good).map(\.note) == ["All seen"])
      #expect(try await house.published(bad).isEmpty)
      #expect(try await house.published(draft).isEmpty)
      #expect(try await house.draft(of: bad)?.words["note"] == "Some")
      #expect(try await house.draft(of: draft)?.words["note"] == "Half a sen")
      #expect(try await house.draft(of: idle) == nil, "nothing was typed there")
      #expect(sent.text.contains("1 update published, 1 row kept as drafts, 1 row held back."))
      #expect(sent.text.contains("href=\"#\(bad.id).effectiveOn\""))
      #expect(sent.text.contains("id=\"\(bad.id).effectiveOn\""))
      #expect(sent.text.contains("\(bad.reference): "))
      let mended = try await house.post(
        .updateActions,
        house.row(
          bad, ["note": "Some", "effectiveOn": "1/10/2012", "ready": "yes"],
          after: house.draft(of: bad)) + [("do", "publish")])
      #expect(mended.destination == .updateActions)
      #expect(try await house.published(bad).map(\.note) == ["Some"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `One sees the rows that one may update, and can write in no other`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let own = try await house.ownAction("Mine to say", in: plan)
      let others = try await house.action(
        "Somebody else’s", serving: 4, in: plan, owner: .body(house.people.police.id))
      let page = try await house.get(.updateActions, as: house.head).text
      #expect(page.contains("Mine to say") && !page.contains("Somebody else’s"))
      let all = try await house.get(.updateActions).text
      #expect(all.contains("Mine to say") && all.contains("Somebody else’s"))
      let helper = house.user(.partnerLead, "Lund", body: house.people.police.id)
      let theirs = try await house.get(.updateActions, as: helper).text
      #expect(!theirs.contains("Mine to say") && theirs.contains("Somebody else’s"))
      let sent = try await house.post(
        .updateActions, house.row(others, ["note": "No", "ready": "yes"]) + [("do", "publish")],
        as: house.head)
      #expect(try await house.published(others).isEmpty)
      #expect(try await house.draft(of: others) == nil)
      #expect(sent.destination == nil)
      await #expect(throws: Refusal.self) {
        try await house.get(.updateActions, as: house.user(.inspector, "Ivo Lang"))
      }
      _ = own
    }
  }

  @Test(arguments: StoreKind.available)
  func `Two people in one grid are brought together by row and field`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let (one, two) = (
        try await house.ownAction("One", in: plan), try await house.ownAction("Two", in: plan)
      )
      // Both opened the page when nothing was typed.
      _ = try await house.post(
        .updateActions,
        house.row(one, ["note": "Hers", "delivery": "notStarted"]) + house.row(two, [:])
          + [("do", "save")], as: house.head)
      let mine = try await house.post(
        .updateActions,
        house.row(one, ["expectedOn": "20/12/2012", "delivery": "notStarted"])
          + house.row(two, ["note": "Mine"]) + [("do", "save")])
      #expect(mine.destination == .updateActions)
      let words = try #require(try await house.draft(of: one)).words
      #expect(words["note"] == "Hers" && words["expectedOn"] == "2012-12-20")
      #expect(try await house.draft(of: two)?.words["note"] == "Mine")
      let quarrel = try await house.post(
        .updateActions, house.row(one, ["note": "Mine too"]) + [("do", "save")])
      #expect(quarrel.page?.status == 422)
      #expect(quarrel.text.contains("Hers") && quarrel.text.contains("Mine too</textarea>"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What somebody else called ready is not ready any more when its words change`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let ready = try await house.type(["note": "Whole", "ready": "yes"], on: action)
      _ = try await house.type(
        ["note": "Whole, and half of an", "ready": ""], on: action, after: ready, as: house.head)
      #expect(try await house.draft(of: action)?.words.isReady == false)
    }
  }

  @Test(arguments: StoreKind.available)
  func `One publishes only the rows that one has ticked, and is told of no others’ errors`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let hers = try await house.ownAction("Hers", in: plan)
      let wrong = try await house.ownAction("Wrong", in: plan)
      let mine = try await house.ownAction("Mine", in: plan)
      _ = try await house.type(
        ["note": "All seen", "ready": "yes"], on: hers, as: house.head)
      _ = try await house.type(
        ["note": "Some", "effectiveOn": "31/2/2012", "ready": "yes"], on: wrong, as: house.head)
      let page = try await house.get(.updateActions).text
      #expect(page.contains("Alma Reyes has ticked it as ready."))
      #expect(!page.contains(" checked"))
      #expect(try await house.get(.updateActions, as: house.head).text.contains(" checked"))
      let draft = try #require(try await house.draft(of: hers))
      let shown = ["note": "All seen", "delivery": "inProgress"]
      let sent = try await house.post(
        .updateActions,
        house.row(hers, shown, after: draft)
          + house.row(
            wrong, ["note": "Some", "delivery": "inProgress", "effectiveOn": "31/2/2012"],
            after: house.draft(of: wrong))
          + house.row(mine, ["note": "Half", "ready": "yes"]) + [("do", "publish")])
      #expect(sent.destination == .updateActions, "\(sent.text)")
      #expect(try await house.published(hers).isEmpty)
      #expect(try await house.published(mine).map(\.note) == ["Half"])
      #expect(try await house.draft(of: hers) == draft, "her tick stays hers")

      // Ticked by both, it is said by one with the words of the other.
      _ = try await house.post(
        .updateActions,
        house.row(hers, shown.merging(["ready": "yes"]) { $1 }, after: draft) + [("do", "publish")])
      let said = try #require(try await house.published(hers).first)
      #expect(said.recordedBy == "Sam Okafor" && said.wordsOf == "Alma Reyes")
      let action = try await house.get(.action(hers.id)).text
      #expect(action.contains("Sam Okafor, with words of Alma Reyes, written down on"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing ready is nothing published`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let sent = try await house.post(
        .updateActions, house.row(action, ["note": "Words"]) + [("do", "publish")])
      guard case .redirect(_, let notice) = sent.answer else {
        Issue.record("the page leads on")
        return
      }
      #expect(notice?.contains("No row was ready") == true)
      #expect(try await house.draft(of: action)?.words["note"] == "Words")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The grid is taken away as it is seen`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      _ = try await house.type(["note": "=1+1"], on: action)
      let file = try await house.get(Address.updateActions.with("format", "csv")).text
      #expect(file.contains("ACT-01,Visits") && file.contains("'=1+1"))
    }
  }
}

extension PlanHouse {
  /// The fields of one row of the grid.
  func row(
    _ action: Action, _ fields: [String: String], after draft: ProgressDraft? = nil
  ) -> [(String, String)] {
    var values = [
      "delivery": action.delivery.rawValue, "note": "", "effectiveOn": "1/10/2012",
      "expectedOn": "", "begun": "2012-10-01", "said": "", "draft": draft?.id.text ?? "",
      "number": String(draft?.number ?? 0),
    ]
    values.merge(fields) { $1 }
    return [("row", action.id.text)]
      + values.sorted { $0.key < $1.key }.map { ("\(action.id).\($0.key)", $0.value) }
  }
}
