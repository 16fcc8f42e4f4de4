import Civil
import Inspections
import Kernel
import PageKit
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// What stands on a page of a past day leads to pages of the same day.
@Suite struct AsAtLinksTests {
  private static let day = "2012-10-25"
  private static let note = "As at 25 October 2012."

  /// All addresses that a page leads to, in its text, above it and in its thread.
  private func links(of sight: Sight) -> Set<Address> {
    guard let page = sight.page else { return [] }
    let written = sight.text.split(separator: "href=\"").dropFirst().compactMap { part in
      Address(local: String(part.prefix { $0 != "\"" }).replacing("&amp;", with: "&"))
    }
    return Set(
      written + page.breadcrumbs.map(\.address)
        + (page.thread?.steps.compactMap(\.address) ?? []))
  }

  private func sight(_ house: PlanHouse, _ address: Address) async throws -> Sight? {
    do {
      return try await house.get(address)
    } catch is Refusal {
      return nil
    } catch is NoRoute {
      // A page of another slice.
      return nil
    }
  }

  @Test(arguments: StoreKind.available)
  func `S59: every link from a page of a past day to one that takes a day carries the day`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      var done = try await house.action(
        "Audit", serving: 1, in: plan, leadBody: house.people.police.id, due: date("2012-10-12"))
      let late = try await house.action("Recruit", serving: 2, in: plan, due: date("2012-10-05"))
      try await MoveDueDate(house.acting())(
        of: .action(late.id), readAt: 1,
        to: DueDateMove(
          dueOn: date("2012-10-19"), setBy: .panel, setByName: "Board",
          setOn: date("2012-10-01"), paper: "Minute 4", approver: "Chair",
          reason: "A late start of the work"))
      _ = try await house.action("Withdrawn", serving: 3, in: plan)
      done = try await house.complete(done)
      _ = try await house.evidence(for: .action(done.id))
      house.clock.set(date("2013-01-10"))

      let first: [Address] = [
        .plan(plan.id), .plans, .actions, .partners, .slippage, .narrative(ofPlan: plan.id),
        .slippage(ofPlan: plan.id), .figure("M64", ofPlan: plan.id),
      ]
      var waiting = first.map { $0.with("as-at", Self.day) }
      var seen = Set(waiting)
      var probed: [Address: Bool] = [:]
      var pages = 0
      while let address = waiting.popLast() {
        guard let sight = try await sight(house, address), sight.page != nil else { continue }
        #expect(sight.text.contains(Self.note), "\(address) does not say its day")
        pages += 1
        for link in links(of: sight) {
          if link.query.contains(where: { $0.name == "as-at" }) {
            let page = link.with("format", nil).at("")
            if seen.insert(page).inserted { waiting.append(page) }
          } else if link.path != address.path {
            let asked = link.with("as-at", Self.day)
            if probed[asked] == nil {
              let sight = try await self.sight(house, asked)
              probed[asked] = sight?.text.contains(Self.note) ?? false
            }
            #expect(probed[asked] == false, "\(address) leads to \(link) without its day")
          }
        }
      }
      #expect(pages > 20, "\(pages) pages were looked at")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The page of a recommendation in the plan asks for another day, as the plan does`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let first = try #require(try await house.overview(of: plan).items.first).outcome.id
      house.clock.set(date("2013-01-10"))
      let page = Address.outcome(first, inPlan: plan.id)
      for address in [page, page.with("as-at", Self.day)] {
        let text = try await house.get(address).text
        #expect(text.contains("action=\"/plans/\(plan.id)/outcomes/\(first)\""))
        #expect(text.contains("id=\"as-at\""), "\(address)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A file of a past day is named after it`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action("Audit", serving: 1, in: plan, due: date("2012-10-12"))
      house.clock.set(date("2013-01-10"))
      let lists: [Address] = [
        .actions, .updatesDue, .slippage, .slippage(ofPlan: plan.id), .coverage(ofPlan: plan.id),
        .timeline(ofPlan: plan.id), .changes(ofPlan: plan.id), .figure("M64", ofPlan: plan.id),
      ]
      for address in lists {
        for format in ["csv", "xlsx"] {
          let file = address.with("format", format)
          let past = try await house.get(file.with("as-at", Self.day))
          #expect(past.fileName?.hasSuffix("-as-at-\(Self.day).\(format)") == true, "\(address)")
          #expect(try await house.get(file).fileName?.contains("as-at") == false, "\(address)")
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The list of plans as at a day has that day’s plans and counts`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(try await house.plan())
      let first = try await house.action("Audit", serving: 1, 2, in: plan, due: date("2012-10-12"))
      _ = try await house.action("Recruit", serving: 2, in: plan, due: date("2012-12-12"))
      house.clock.set(date("2012-10-25"))
      let then = try await cards(house, nil)
      #expect(then.contains("2 of 13 recommendations") && then.contains("1 action is late"))
      house.clock.set(date("2012-11-10"))
      _ = try await house.complete(first)
      _ = try await house.action("Ask", serving: 3, in: plan)
      _ = try await CreatePlan(house.acting())(
        from: house.inspection.id,
        PlanEntry(title: "Another plan", versionLabel: "", datedOn: date("2012-11-10")),
        confirmsAnother: true)
      #expect(try await cards(house, nil) != then)
      #expect(try await cards(house, Self.day).replacing("?as-at=\(Self.day)", with: "") == then)
      let before = try await house.get(Address.plans.with("as-at", "2012-09-01")).text
      #expect(before.contains("There was no improvement plan on 1 September 2012."))
    }
  }

  /// The cards of the list, without what stands above and below them.
  private func cards(_ house: PlanHouse, _ day: String?) async throws -> String {
    let text = try await house.get(Address.plans.with("as-at", day)).text
    let start = try #require(text.firstRange(of: "class=\"cards\""))
    let end = try #require(text.firstRange(of: "All actions of all plans"))
    return String(text[start.lowerBound..<end.lowerBound])
      .replacing("?as-at=2012-10-25", with: "").split(separator: "<p><a").first.map(String.init)
      ?? ""
  }
}
