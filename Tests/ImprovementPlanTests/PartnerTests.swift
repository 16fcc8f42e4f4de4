import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct PartnerTests {
  @Test(arguments: StoreKind.available)
  func `S54: actions are filtered by partner, whether it leads or helps`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      try await house.askOfPartners()
      let police = house.people.police.id
      let found = try await house.titles(
        where: ActionScope.condition(askedOf: police, in: PlanHouse.authority))
      #expect(found == ["Police helps", "Police leads", "Police owns"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A partner’s impact is that of the recommendations which its actions serve`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let (police, health) = (house.people.police.id, house.people.health.id)
      // Both lead an action of the first; the police own one of the second that health leads.
      try await house.action("Police one", serving: 1, in: plan, owner: .body(police))
      try await house.action("Police again", serving: 1, 3, in: plan, leadBody: police)
      try await house.action("Health one", serving: 1, in: plan, owner: .body(health))
      try await house.action(
        "Both", serving: 2, in: plan, owner: .body(police), leadBody: health)
      // To help is not to answer for it.
      try await house.action(
        "Helped", serving: 4, in: plan, owner: .body(house.people.council.id), partners: [police])
      try await house.agree(plan)
      house.clock.set(date("2012-10-05"))
      for place in [1, 4] {
        let outcome = try await house.outcome(place, in: plan)
        let shown = try await house.evidence(for: .outcome(outcome.id))
        _ = try await VerifyEvidence(house.acting(house.board))(
          shown.id, readAt: shown.version, note: "I read three of ten")
        try await JudgeImpact(house.acting(house.board))(
          .someChange, reason: "The audit", from: date("2012-10-05"), of: outcome.id,
          afterReading: 0)
      }
      let second = try await house.outcome(2, in: plan)
      try await JudgeImpact(house.acting(house.board))(
        .worse, reason: "Visits fell", from: date("2012-10-05"), of: second.id, afterReading: 0)

      func impacts(asAt day: String? = nil) async throws -> [String] {
        let world = house.world
        return try await world.store.read { db in
          let past = day.map(date)
          let measures = try PartnerMeasure.all(
            of: PlanHouse.authority, PlanDates(world, on: past, db), asAt: past, db)
          return [police, health, house.people.council.id].map {
            measures[$0]?.impact.text ?? "nothing"
          }
        }
      }
      #expect(try await impacts() == ["1 of 3", "1 of 2", "serves none"])
      house.clock.set(date("2012-10-09"))
      #expect(try await impacts(asAt: "2012-10-04") == ["0 of 3", "0 of 2", "serves none"])
      let partners = try await house.get(.partners).text
      #expect(partners.contains(">1 of 3</td>") && partners.contains(">1 of 2</td>"))
      #expect(partners.contains("counts for each body that leads or owns an action of it"))
      let past = try await house.get(Address.partners.with("as-at", "2012-10-04")).text
      #expect(past.contains(">0 of 3</td>") && !past.contains(">1 of 3</td>"))
      #expect(
        try await house.get(.partner(police)).text.contains(
          "Recommendations that its actions serve, with change seen: 1 of 3."))
      // In the plan's own roll-up every body that answers has the same.
      let ratings = try await house.get(.ratings(ofPlan: plan.id)).text
      let row = try #require(ratings.split(separator: "Thornmere Police</").dropFirst().first)
      let cells = row.split(separator: "</tr>").first ?? ""
      let numbers = cells.matches(of: /<td[^>]*>(\d+)<\/td>/).map { String($0.1) }
      #expect(numbers.prefix(3) == ["2", "3", "1"], "\(cells)")
    }
  }

  @Test(arguments: StoreKind.available)
  func `S54: a partner’s lead sees only what is asked of the agency`(_ kind: StoreKind) async throws
  {
    try await withPlanHouse(kind) { house in
      try await house.askOfPartners()
      let police = house.user(.partnerLead, "Chief Inspector Lund", body: house.people.police.id)
      #expect(
        try await house.titlesSeen(by: police) == ["Police helps", "Police leads", "Police owns"])
      let stranger = house.user(.partnerLead, "Nobody’s lead")
      #expect(try await house.titlesSeen(by: stranger) == [])
      #expect(try await house.titlesSeen(by: house.officer).count == 6)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S54: a partner’s lead updates what the agency owns or leads, and nothing else`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let actions = try await house.askOfPartners()
      let police = house.user(.partnerLead, "Chief Inspector Lund", body: house.people.police.id)
      let entry = ProgressEntry(
        delivery: .inProgress, note: "We have begun", effectiveOn: date("2012-10-01"))
      for title in ["Police owns", "Police leads"] {
        let action = try #require(actions[title])
        let kept = try await RecordProgress(house.acting(police))(
          entry, on: action.id, readAt: action.version)
        #expect(kept.delivery == .inProgress)
      }
      let helped = try #require(actions["Police helps"])
      await #expect(
        performing: {
          _ = try await RecordProgress(house.acting(police))(
            entry, on: helped.id, readAt: helped.version)
        }, throws: { if case Refusal.notPermitted = $0 { true } else { false } })
      // Of what is asked of others it is not even said that it is there.
      let others = try #require(actions["Health owns"])
      await #expect(
        performing: {
          _ = try await RecordProgress(house.acting(police))(
            entry, on: others.id, readAt: others.version)
        }, throws: { if case Refusal.notFound = $0 { true } else { false } })
    }
  }

  @Test(arguments: StoreKind.available)
  func `Whoever holds the post today may say how it is going, and yesterday’s holder may not`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let actions = try await house.askOfPartners()
      let action = try #require(actions["Post owns"])
      let head = house.user(.teamManager, "Alma Reyes", person: house.people.head.id)
      let entry = ProgressEntry(
        delivery: .inProgress, note: "Begun", effectiveOn: date("2012-10-01"))
      let kept = try await RecordProgress(house.acting(head))(
        entry, on: action.id, readAt: action.version)
      try await house.world.store.write(as: .system, because: "test") { db in
        var holding = try #require(
          try db.holdings(of: house.people.post.id, in: PlanHouse.authority).first)
        holding.end = date("2012-09-30")
        try db.update(holding)
      }
      await #expect(throws: Refusal.self) {
        _ = try await RecordProgress(house.acting(head))(
          entry, on: action.id, readAt: kept.version)
      }
    }
  }
}

extension PlanHouse {
  /// Six actions: the council's, a post's, and what is asked of two partners in different ways.
  @discardableResult
  func askOfPartners() async throws -> [String: Action] {
    let plan = try await agree(try await plan())
    let (police, health) = (people.police.id, people.health.id)
    let actions = [
      try await action("Council owns", serving: 1, in: plan, owner: .body(people.council.id)),
      try await action("Post owns", serving: 2, in: plan, owner: .post(people.post.id)),
      try await action("Police owns", serving: 3, in: plan, owner: .body(police)),
      try await action(
        "Police leads", serving: 4, in: plan, owner: .person(people.head.id), leadBody: police),
      try await action(
        "Police helps", serving: 5, in: plan, owner: .body(people.council.id),
        partners: [police]),
      try await action("Health owns", serving: 6, in: plan, owner: .body(health)),
    ]
    return Dictionary(actions.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func titles(where condition: SQL) async throws -> [String] {
    try await world.store.read {
      try $0.values(
        String.self,
        """
        SELECT title FROM action WHERE authority_id = \(PlanHouse.authority) AND (\(condition))
        ORDER BY title
        """)
    }
  }

  func titlesSeen(by user: User) async throws -> [String] {
    let today = world.today()
    let owners = try await world.store.read { try $0.owners(heldBy: user, on: today) }
    return try await titles(
      where: ActionScope.condition(for: user, owners: owners) ?? "1 = 1")
  }
}
