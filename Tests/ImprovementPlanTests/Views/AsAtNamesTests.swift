import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// What is entered in the directory and in the settings today changes nothing of a past day.
@Suite struct AsAtNamesTests {
  private static let day = "2012-10-31"

  /// The pages and files of a past day, by their addresses.
  private func past(
    _ house: PlanHouse, _ plan: Plan, _ actions: [Action]
  ) async throws -> [String: String] {
    let outcome = try await house.outcome(1, in: plan)
    let ofPlan: [Address] = [
      .plan(plan.id), .onePage(ofPlan: plan.id), .coverage(ofPlan: plan.id),
      .ratings(ofPlan: plan.id), .figures(ofPlan: plan.id), .figure("M64", ofPlan: plan.id),
      .figure("M66", ofPlan: plan.id), .timeline(ofPlan: plan.id), .changes(ofPlan: plan.id),
      .slippage(ofPlan: plan.id), .slippage(ofPlan: plan.id).with("by", "body"),
      .narrative(ofPlan: plan.id), .outcome(outcome.id, inPlan: plan.id),
    ]
    let others: [Address] = [
      .slippage, .actions, .partners, .partner(house.people.police.id), .plans,
    ]
    let files: [Address] = [.actions, .coverage(ofPlan: plan.id), .timeline(ofPlan: plan.id)]
    var pages: [Address] = ofPlan + others
    for action in actions { pages.append(.action(action.id)) }
    for file in files { pages.append(file.with("format", "csv")) }
    var found: [String: String] = [:]
    for address in pages {
      let sight = try await house.get(address.with("as-at", Self.day))
      found["\(address)"] = (sight.page?.title ?? "") + sight.text
    }
    return found
  }

  /// A council with actions of people, posts and bodies, some of them late on the day.
  private func asked(_ house: PlanHouse) async throws -> (Plan, [Action]) {
    let (people, plan) = (house.people, try await house.plan())
    return (
      plan,
      [
        try await house.action(
          "Audit", serving: 1, in: plan, owner: .post(people.post.id), leadBody: people.police.id,
          partners: [people.health.id], due: date("2012-10-12")),
        try await house.action(
          "Recruit", serving: 2, in: plan, owner: .person(people.head.id),
          leadBody: people.council.id, due: date("2012-10-24")),
        try await house.action(
          "Patrol", serving: 3, in: plan, owner: .body(people.police.id), due: date("2013-01-31")),
      ]
    )
  }

  /// How many working days late a page says that its action is.
  private func lateness(_ page: String) throws -> Int {
    let end = try #require(page.firstRange(of: " working days late"))
    let digits = page[..<end.lowerBound].reversed().prefix { $0.isNumber }.reversed()
    return try #require(Int(String(digits)))
  }

  private func same(_ one: [String: String], _ other: [String: String]) {
    for (address, text) in one {
      #expect(other[address] == text, "\(address)")
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: a body, a post and a person renamed today keep their names on a page of a past day`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let (plan, actions) = try await asked(house)
      house.clock.set(date("2013-01-10"))
      let before = try await past(house, plan, actions)
      #expect(before["\(Address.plan(plan.id))"]?.contains("Head of Safeguarding") == true)
      #expect(before["\(Address.partners)"]?.contains("Thornmere Police") == true)
      let people = house.people
      try await house.world.store.write(as: house.officer.author, because: "new names") { db in
        var (police, health, council) = (people.police, people.health, people.council)
        police.name = "Vale Constabulary"
        health.name = "Vale Health"
        council.name = "Children First"
        for body in [police, health, council] { _ = try db.update(body) }
        var (post, head) = (people.post, people.head)
        post.title = "Assistant Director"
        _ = try db.update(post)
        head.name = "Alma Reyes-Holt"
        head.jobTitle = "Assistant Director"
        _ = try db.update(head)
        _ = try db.insert(
          Body(authority: PlanHouse.authority, name: "A new partner", kind: .health))
      }
      same(before, try await past(house, plan, actions))
      let today = try await house.get(.plan(plan.id)).text
      #expect(today.contains("Assistant Director") && !today.contains("Head of Safeguarding"))
      #expect(try await house.get(.actions).text.contains("Vale Constabulary"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: a bank holiday added today leaves the working days of a past day as they were`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let (plan, actions) = try await asked(house)
      house.clock.set(date("2012-10-31"))
      let seen = try await house.get(.action(actions[0].id)).text
      #expect(seen.contains("13 working days late"))
      house.clock.set(date("2013-01-10"))
      let before = try await past(house, plan, actions)
      let here = Address.action(actions[0].id)
      #expect(before["\(here)"]?.contains("13 working days late") == true)
      let admin = house.user(.administrator, "Ada Finch")
      _ = try await AddBankHoliday(house.acting(admin))(
        on: date("2012-10-17"), name: "Council closed")
      same(before, try await past(house, plan, actions))
      // What is asked as at the day on which it was added knows of it.
      let after = try lateness(try await house.get(here).text)
      house.clock.set(date("2013-01-11"))
      let then = try await house.get(here.with("as-at", "2013-01-10")).text
      #expect(try lateness(then) == after)
      #expect(try lateness(try await house.get(here).text) == after + 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: a time rule changed today leaves a past day as it was`(_ kind: StoreKind) async throws
  {
    try await withPlanHouse(kind) { house in
      let authority = PlanHouse.authority
      let then = try await house.world.store.read { try $0.timeRules(of: authority) }
      house.clock.set(date("2013-01-10"))
      let admin = house.user(.administrator, "Ada Finch")
      _ = try await ChangeTimeRule(house.acting(admin))(
        .immediateStartEvidence,
        TimeRuleEntry(
          value: 30, unit: .workingDays, tag: .ourChoice, source: "Cabinet",
          validFrom: date("2012-10-02")))
      try await house.world.store.read { (db: Transaction) throws in
        let day = Instant.endOfDayInLondon(date("2013-01-09"))
        #expect(try db.timeRules(of: authority, asAt: day).rules == then.rules)
        #expect(try db.timeRules(of: authority).rules != then.rules)
        // A rule that came with a newer program says itself from when it applies.
        let before = Instant.endOfDayInLondon(date("2012-09-01"))
        #expect(
          try db.timeRules(of: authority, asAt: before).rules.count
            == db.timeRules(of: authority).rules.count)
      }
    }
  }
}
