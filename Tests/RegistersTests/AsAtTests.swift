import Civil
import HTTPTypes
import HummingbirdTesting
import SiteMap
import TestKit
import Testing

@testable import Registers

@Suite struct AsAtTests {
  @Test func `A register that has only today says so when another day is asked for`() async throws {
    try await withRegisters(on: .sqlite, "2026-05-29") { house in
      let policy = try await KeepPolicy(house.acting())(
        PolicyEntry(title: "Supervision", owner: nil, dueOn: date("2026-06-30")))
      let pages: [Address] = [
        .registers, .policies, .policy(policy.id), .readiness, .statementRegister, .priorities,
        .peerSupport, .caseStudies,
      ]
      for address in pages {
        let asked = try await house.get(address.with("as-at", "2026-05-01").description)
        #expect(asked.text.contains("This page is of today, 29 May 2026"), "\(address)")
        let today = try await house.get(address.description)
        #expect(!today.text.contains("This page is of today"), "\(address)")
      }
    }
  }
}
