import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Voice

/// Consultations as at a past day: what was stored then, and nothing to change.
@Suite struct AsAtTests {
  private static let then = "2026-11-24"

  @Test(arguments: StoreKind.available)
  func `S59: consultations as at a past day stand as they stood then`(
    _ kind: StoreKind
  ) async throws {
    try await withVoice(kind) { house in
      let first = try await house.consultation(planned: "2026-11-23")
      let group = try await KeepGroups(house.acting()).add(
        .careLeavers, named: "Care leavers’ council", to: first.id)
      house.clock.set("2026-12-01")
      _ = try await KeepConsultation(house.acting()).hold(
        first.id, readAt: first.version, on: date("2026-11-23"), tookPart: 12,
        heard: "Nobody asked us.")
      _ = try await KeepGroups(house.acting()).remove(group.id)
      _ = try await house.consultation(planned: "2026-12-20")

      let list = Address.consultations.with("as-at", Self.then)
      let past = try await house.get(list)
      #expect(past.contains("As at 24 November 2026.") && past.contains("1 consultation"))
      #expect(past.contains("Care leavers’ council") && past.contains("Not yet"))
      #expect(past.contains("/consultations/\(first.id)?as-at=\(Self.then)"))
      #expect(!past.contains("Plan a consultation"))
      #expect(past.contains("held by the day planned, in the twelve months to 24 November 2026"))
      // It was planned for the day before, and had not been held.
      #expect(past.contains(Consultation.State.late.title) && past.contains("0.0 %"))
      #expect(try await house.get(list.with("state", "late")).contains("1 consultation"))
      #expect(
        try await house.get(list.with("format", "csv"))
          .hasPrefix("consultations-as-at-2026-11-24.csv"))
      let now = try await house.get(.consultations)
      #expect(now.contains("2 consultations") && !now.contains("Care leavers’ council"))
      #expect(now.contains("100.0 %") && now.contains("Plan a consultation"))

      let page = try await house.get(Address.consultation(first.id).with("as-at", Self.then))
      #expect(page.contains("As at 24 November 2026.") && page.contains("Care leavers’ council"))
      #expect(!page.contains("Nobody asked us.") && !page.contains("Record that it was held"))
      #expect(!page.contains("Take Care leavers"))
      #expect(try await house.get(.consultation(first.id)).contains("Nobody asked us."))
      await #expect(throws: Refusal.self) {
        try await house.get(Address.consultation(first.id).with("as-at", "2026-11-22"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `M67 as at a past day counts what had been said to be held by then`(
    _ kind: StoreKind
  ) async throws {
    try await withVoice(kind) { house in
      let one = try await house.consultation(planned: "2026-11-23")
      house.clock.set("2026-12-01")
      _ = try await KeepConsultation(house.acting()).hold(
        one.id, readAt: one.version, on: date("2026-11-23"), tookPart: nil, heard: "Little.")
      let measure = Address.consultationsHeld
      let past = try await house.get(measure.with("as-at", Self.then))
      #expect(past.contains("As at 24 November 2026.") && past.contains("0.0 %"))
      #expect(past.contains("planned for after 24 November 2026 is not counted yet"))
      #expect(!past.contains("after today"))
      #expect(past.contains("25 November 2025") && past.contains("24 November 2026"))
      #expect(past.contains("name=\"as-at\" value=\"\(Self.then)\""))
      let file = try await house.get(measure.with("as-at", Self.then).with("format", "csv"))
      #expect(file.hasPrefix("consultations-held-as-at-2026-11-24.csv") && file.contains("no"))
      let now = try await house.get(measure)
      #expect(now.contains("100.0 %") && now.contains("planned for after today"))
    }
  }
}
