import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct PastActionsTests {
  /// The filters under which the list is compared.
  private static let filters: [[(String, String)]] = [
    [], [("delivery", "open")], [("delivery", "complete")], [("due", "late")], [("due", "none")],
    [("delivery", "withdrawn")], [("delivery", "withdrawn-late")], [("due", "month")],
    [("due", "quarter")], [("due", "moved")], [("owner", "nobody")],
    [("sort", "title")], [("sort", "added"), ("order", "down")],
  ]

  /// What the list and the pages say now, or as at a day, word for word but for what names the day.
  private func said(
    _ house: PlanHouse, _ plan: Plan, _ actions: [Action.ID], asAt day: CivilDate?, as user: User
  ) async throws -> [String] {
    var said: [String] = []
    for filters in Self.filters {
      var address = Address.actions.with("format", "csv").with("as-at", day?.description)
      for (name, value) in filters { address = address.with(name, value) }
      said.append(try await house.get(address, as: user).text)
      said.append(try await house.get(address.with("plan", plan.id.text), as: user).text)
    }
    for id in actions {
      let (world, officer) = (house.world, house.officer)
      let dossier = try await world.store.read { db in
        try ActionDossier(id, in: world, for: officer, asAt: day, db)
      }
      said.append(Seen(dossier).text)
    }
    return said
  }

  @Test(arguments: StoreKind.available)
  func `The list and the page as at a past day are what they were on that day`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind, on: date("2012-10-01")) { house in
      let plan = try await house.plan()
      var actions: [Action] = []
      var then: [(day: CivilDate, said: [String])] = []
      func remember(_ day: CivilDate) async throws {
        let ids = actions.map(\.id)
        then.append((day, try await said(house, plan, ids, asAt: nil, as: house.officer)))
      }
      actions.append(
        try await house.action(
          "Audit", serving: 1, 4, in: plan, leadBody: house.people.police.id,
          due: date("2012-10-12")))
      actions.append(
        try await house.action(
          "Recruit", serving: 5, in: plan, owner: .post(house.people.post.id),
          partners: [house.people.police.id], due: date("2012-11-30")))
      actions.append(try await house.action("Ask families", serving: 6, in: plan))
      try await remember(date("2012-10-01"))

      house.clock.set(date("2012-10-20"))
      try await MoveDueDate(house.acting())(
        of: .action(actions[1].id), readAt: 1,
        to: DueDateMove(
          dueOn: date("2013-01-31"), setBy: .panel, setByName: "Board",
          setOn: date("2012-10-20"), paper: "Minute 4", approver: "Chair", reason: "Late start"))
      let step = try await ChangeMilestones(house.acting()).add(
        "Advert out", due: date("2012-10-25"), toAction: actions[0].id)
      try await remember(date("2012-10-20"))

      house.clock.set(date("2012-11-02"))
      _ = try await ChangeMilestones(house.acting()).remove(step.id, readAt: step.version)
      actions[0] = try await house.complete(actions[0])
      _ = try await house.evidence(for: .action(actions[0].id))
      let all = try await house.recommendations
      try await LinkRecommendation(house.acting()).remove(all[3].id, from: actions[0].id)
      try await remember(date("2012-11-02"))

      house.clock.set(date("2012-12-03"))
      try await house.withdraw(actions[2], because: "Others do it")
      actions.append(
        try await house.action("Come later", serving: 7, in: plan, due: date("2012-12-10")))
      try await remember(date("2012-12-03"))

      house.clock.set(date("2013-06-01"))
      for (index, one) in then.enumerated() {
        let ids = Array(actions.map(\.id).prefix(index < 3 ? 3 : 4))
        #expect(
          try await said(house, plan, ids, asAt: one.day, as: house.officer) == one.said,
          "\(one.day)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `A partner sees what agreed plans asked of them on a past day, and each action as it is today`(
      on kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind, on: date("2012-09-30")) { house in
      let plan = try await house.plan()
      let lead = house.user(.partnerLead, "Jo Marsh", body: house.people.police.id)
      let body = house.people.police.id
      let action = try await house.action("Audit", serving: 1, in: plan, leadBody: body)
      let others = try await house.action("Theirs", serving: 3, in: plan)
      house.clock.set(date("2012-10-01"))
      try await house.agree(plan)
      house.clock.set(date("2012-11-02"))
      _ = try await house.action("Come later", serving: 2, in: plan, leadBody: body)
      let file = Address.actions.with("format", "csv")
      for address in [Address.actions, file] {
        let then = try await house.get(address.with("as-at", "2012-10-01"), as: lead).text
        #expect(then.contains("Audit") && !then.contains("Come later"))
        #expect(!then.contains(others.title))
        let draft = try await house.get(address.with("as-at", "2012-09-30"), as: lead).text
        #expect(!draft.contains("Audit"), "nobody had agreed it yet")
        let now = try await house.get(address.with("as-at", "2012-11-02"), as: lead).text
        #expect(now.contains("Audit") && now.contains("Come later"))
      }
      let list = try await house.get(Address.actions.with("as-at", "2012-10-01"), as: lead).text
      #expect(list.contains("As at 1 October 2012.") && list.contains("id=\"as-at\""))
      #expect(list.contains("\"/actions/\(action.id)\""), "earlier words are for fewer eyes")
      let page = try await house.get(
        Address.action(action.id).with("as-at", "2012-10-01"), as: lead
      ).text
      #expect(page.contains("This page is of today, 2 November 2012"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A page of the past offers nothing to change and leads on to the same day`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 1, in: plan)
      house.clock.set(date("2013-01-10"))
      let page = try await house.get(Address.action(action.id).with("as-at", "2012-10-02")).text
      #expect(page.contains("As at 2 October 2012."))
      for words in ["Say how it is going", "Change the action", "Withdraw it", "Add a milestone"] {
        #expect(!page.contains(words), "\(words)")
      }
      let list = try await house.get(Address.actions.with("as-at", "2012-10-02")).text
      #expect(list.contains("/actions/\(action.id)?as-at=2012-10-02"))
      await #expect(throws: Refusal.self) {
        try await house.get(Address.action(action.id).with("as-at", "2012-09-30"))
      }
      let stranger = house.user(.partnerLead, "Jo", body: house.people.health.id)
      await #expect(throws: Refusal.self) {
        try await house.get(Address.action(action.id).with("as-at", "2012-10-02"), as: stranger)
      }
      #expect(
        try await house.get(Address.actions.with("as-at", "soon")).text.contains("not understood"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The partners as at a past day are measured by what was stored then`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(try await house.plan())
      let body = house.people.police
      let action = try await house.action(
        "Patrol", serving: 1, in: plan, leadBody: body.id, due: date("2012-10-10"))
      house.clock.set(date("2012-10-25"))
      let before = try await house.get(.partners).text
      let page = try await house.get(.partner(body.id)).text
      #expect(before.contains("0 of 1 (0 %)") && page.contains("ACT-01 Patrol"))
      house.clock.set(date("2012-11-20"))
      try await house.withdraw(action, because: "Others do it")
      house.clock.set(date("2012-12-20"))
      #expect(try await house.get(.partners).text.contains("leads none"))
      let past = Address.partners.with("as-at", "2012-10-25")
      #expect(try await house.get(past).text.contains("0 of 1 (0 %)"))
      let own = try await house.get(Address.partner(body.id).with("as-at", "2012-10-25")).text
      #expect(own.contains("ACT-01 Patrol") && !own.contains("Make a link"))
      #expect(try await !house.get(.partner(body.id)).text.contains("ACT-01 Patrol"))
    }
  }
}

/// All that a page of an action is made of, in words.
private struct Seen {
  let text: String

  init(_ dossier: ActionDossier) {
    let ratings = dossier.ratings
    let id = dossier.action.id
    text = [
      "\(dossier.action)", "\(dossier.plan)", "\(dossier.owner?.name ?? "")",
      "\(dossier.leadBody?.name ?? "")", "\(dossier.partners.map(\.name))",
      "\(dossier.serves.map { ($0.reference, $0.report?.dueOn, $0.report?.findings.count) })",
      "\(dossier.ledger)", "\(dossier.progress)", "\(dossier.lateness)", "\(dossier.warnings)",
      "\(ratings.actions[id].map { "\($0)" } ?? "")", "\(ratings.milestones[id] ?? [])",
      "\(ratings.evidence[.action(id)] ?? [])",
    ].joined(separator: "\n")
  }
}
