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

/// What has changed tells the waits that move a finish, and what partners have said.
@Suite struct WaitAndWordChangeTests {
  @Test(arguments: StoreKind.available)
  func `What has changed tells waits with the finish that they move, and words of partners`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      try await api.world.store.write(as: .system, because: "test") { db in
        for (action, due) in [(house.patrols, "2026-12-01"), (house.clinics, "2026-12-18")] {
          var kept = try #require(try db.find(action.id, of: house.authority))
          (kept.dueOn, kept.firstDueOn) = (day(due), day(due))
          try db.update(kept)
          try db.insert(
            DueDateEntry(
              authority: house.authority, subject: .action(action.id), number: 1,
              dueOn: day(due), setBy: .council, setByName: "Director", setOn: day("2026-10-01"),
              reason: ""))
        }
      }
      let key = try await api.key(
        of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let holder = try await house.holder(of: try await house.link())
      _ = try await house.say("Sampling is behind", by: holder, expected: day("2026-12-15"))

      house.clock.set(day("2026-11-23"))
      let officer = try await api.visitor(.improvementOfficer)
      let police = try await house.holder(of: try await house.link(by: officer))
      _ = try await api.post(
        police.step("word", of: house.clinics), [("word", "We need a date.")], as: police.visitor)
      let list = "/plans/\(house.plan.id)"
      let added = try await api.post(
        "\(list)/dependencies",
        [
          ("action", house.clinics.id.text), ("needed", house.patrols.id.text),
          ("reason", "Officers at the door"),
        ], as: officer)
      #expect(added.location == "\(list)/dependencies", "\(added.text)")
      let page = try await api.get("\(list)/changes?since=2026-11-20", as: officer).text
      for words in [
        "Open clinics</a> now waits for ACT-01 Safe patrols of Thornmere Police. What is needed: Officers at the door. By that ACT-02 would finish on 6 January 2027 instead of 18 December 2026.",
        "Open clinics</a>: “We need a date.”", "Said by partners (1)",
        "Which actions wait for which (1)",
      ] { #expect(page.contains(words), "\(words)") }

      house.clock.set(day("2026-11-24"))
      let links = try await api.ask(.get, "/api/v1/dependencies", with: key).json
      let link = try #require(links["items"]?.items.first?["id"]?.text)
      let removed = try await api.ask(.delete, "/api/v1/dependencies/\(link)", with: key)
      #expect(removed.status == .ok, "\(removed.text)")
      let told =
        try await api.ask(
          .get, "/api/v1\(list)/changes?since=2026-11-20", with: key
        ).json["changes"]?.items ?? []
      #expect(
        told.filter { $0["topic"]?.text == "dependency" }.map { $0["words"]?.text } == [
          "ACT-02 Open clinics now waits for ACT-01 Safe patrols of Thornmere Police. What is needed: Officers at the door. By that ACT-02 would finish on 6 January 2027 instead of 18 December 2026.",
          "ACT-02 Open clinics no longer waits for ACT-01 Safe patrols of Thornmere Police. By that ACT-02 would finish on 18 December 2026 instead of 6 January 2027.",
        ])
      #expect(
        told.filter { $0["topic"]?.text == "partner" }.map { $0["by"]?.text } == [
          "Jo Marsh (Inspector), Thornmere Police, by link"
        ])
      let after = try await api.get(
        "\(list)/changes?since=2026-11-23", as: try await api.visitor(.improvementOfficer)
      ).text
      #expect(after.contains("no longer waits for") && !after.contains("now waits for"))
      #expect(!after.contains("We need a date."))
    }
  }
}
