import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Product

/// What other slices show on the pages of a plan and its actions, as at a past day.
@Suite struct BesideAsAtTests {
  @Test(arguments: StoreKind.available)
  func `What changed beside a plan is told of its versions as it is since a day`(
    _ kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let plan = "/api/v1/plans/\(house.plan.id)"
      let board = Body(
        authority: house.authority, name: "Improvement Board", shortName: nil, kind: .board)
      try await api.world.store.write(as: .system, because: "test") { try $0.insert(board) }
      func approve(_ label: String, known: Int) async throws -> String {
        let answer = try await api.ask(
          .post, plan + "/versions", with: key,
          """
          {"label": "\(label)", "body": "\(board.id)", "paper": "Minute 7",
           "approvedOn": "2026-11-20", "count": \(known)}
          """)
        #expect(answer.status.code < 300, "\(answer.text)")
        return try answer.json["changes"]?.items.first { $0["table"]?.text == "plan_version" }?[
          "record"]?.text ?? ""
      }
      _ = try await approve("November 2026", known: 0)
      house.clock.set(day("2026-11-23"))
      let planned = try await api.ask(
        .post, "/api/v1/consultations", with: key,
        """
        {"plan": "\(house.plan.id)", "title": "Being listened to", "question": "Who listens?",
         "method": "Talks", "audience": "Children", "plannedOn": "2026-12-01",
         "actions": [], "outcomes": []}
        """)
      #expect(planned.status.code < 300, "\(planned.text)")
      house.clock.set(day("2026-11-24"))
      let second = try await approve("December 2026", known: 1)
      func words(_ path: String) async throws -> [String] {
        try await api.ask(.get, path, with: key).json["changes"]?.items.compactMap {
          $0["words"]?.text
        } ?? []
      }
      let since = try await words(plan + "/changes?since=2026-11-20")
      let told = try await words(plan + "/versions/\(second)")
      #expect(since.contains { $0.contains("Being listened to") }, "\(since)")
      #expect(told.contains { $0.contains("Being listened to") }, "\(told)")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What stands beside a plan and an action of a past day is what was stored then`(
    _ kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      func make(_ path: String, _ body: String, by method: Site.Method = .post) async throws
        -> String
      {
        let answer = try await api.ask(method, "/api/v1/\(path)", with: key, body)
        #expect(answer.status.code < 300, "\(path): \(answer.text)")
        return try answer.json["changes"]?.items.first?["record"]?.text ?? ""
      }
      func consultation(_ title: String) -> String {
        """
        {"plan": "\(house.plan.id)", "title": "\(title)", "question": "Who listens?",
         "method": "Talks", "audience": "Children", "plannedOn": "2026-12-01",
         "actions": ["\(house.clinics.id)"], "outcomes": []}
        """
      }
      let first = try await make("consultations", consultation("Being listened to"))
      let waits = try await make(
        "plans/\(house.plan.id)/dependencies",
        "{\"action\": \"\(house.clinics.id)\", \"needed\": \"\(house.patrols.id)\"}")
      _ = try await make(
        "board/risks",
        """
        {"kind": "delivery", "title": "Staff leave", "cause": "Pay", "event": "Posts stay empty",
         "consequence": "Visits are late", "mitigation": "Agency staff", "bearsOn": [],
         "owner": "body:\(house.police.id)", "plan": "\(house.plan.id)", "reviewOn": "2026-12-01", "likelihood": 3, "impact": 3,
         "scoredOn": "2026-11-20", "reason": "First look"}
        """)
      house.clock.set(day("2026-11-23"))
      _ = try await make("dependencies/\(waits)", "{}", by: .delete)
      _ = try await make(
        "consultations/\(first)/cancel", "{\"reason\": \"Nobody could come\", \"version\": 1}")
      _ = try await make("consultations", consultation("A second talk"))

      let visitor = try await api.visitor(.improvementOfficer)
      let plan = "/plans/\(house.plan.id)"
      let action = "/actions/\(house.clinics.id)"
      let then = "?as-at=2026-11-21"
      for page in [plan, action] {
        let past = try await api.get(page + then, as: visitor).text
        #expect(past.contains("Being listened to") && !past.contains("A second talk"), "\(page)")
        #expect(past.contains("/consultations/\(first)\(then)"), "\(page)")
        #expect(!past.contains("Called off") && !past.contains("Plan a consultation"), "\(page)")
        let now = try await api.get(page, as: visitor).text
        #expect(now.contains("A second talk") && now.contains("Called off"), "\(page)")
      }
      #expect(try await api.get(action + then, as: visitor).text.contains("waits for ACT-01"))
      #expect(!(try await api.get(action, as: visitor).text.contains("waits for ACT-01")))
      let figures = try await api.get(plan + "/figures" + then, as: visitor).text
      #expect(figures.contains("Staff leave") && figures.contains("/board/risks?as-at=2026-11-21"))
      let early = try await api.get(plan + "/figures?as-at=2026-11-20", as: visitor)
      #expect(early.status == .ok)

      // A partner sees the action of that day, and nothing beside it of another.
      let partner = try await api.visitor(.partnerLead, body: house.health.id)
      let seen = try await api.get(action + then, as: partner)
      #expect(seen.status == .ok && !seen.text.contains("A second talk"))
    }
  }
}
