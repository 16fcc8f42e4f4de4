import HTTPTypes
import HummingbirdTesting
import Kernel
import TestKit
import Testing

@testable import Registers

@Suite struct RegistersPageTests {
  @Test(arguments: StoreKind.available)
  func `One page leads to the seven registers, and shows each person those that are theirs`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let seven: Set = [
        "/registers/policies", "/registers/events", "/registers/peer-support",
        "/registers/campaigns", "/registers/statements", "/registers/leaders",
        "/registers/readiness",
      ]
      let shared: Set = ["/registers/readiness", "/registers/case-studies"]
      let published: Set = ["/policies/released", "/statements"]
      let reader = try await Self.links(of: house, as: house.inspector)
      #expect(reader == seven)
      let partner = try await Self.links(of: house, as: house.police)
      #expect(partner == shared.union(published))
      let stranger = try await Self.links(of: house, as: house.nobody)
      #expect(stranger == published)
    }
  }

  /// Where the cards of the page lead.
  private static func links(
    of house: RegistersHouse, as visitor: RegistersHouse.Visitor
  ) async throws -> Set<String> {
    let page = try await house.get("/registers", as: visitor)
    #expect(page.status == .ok)
    return Set(page.text.matches(of: /<h2><a href="([^"]*)"/).map { String($0.1) })
  }
}
