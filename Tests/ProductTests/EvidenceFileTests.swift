import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing

@testable import Product

@Suite struct EvidenceFileTests {
  /// A PDF of so many megabytes, as far as anybody looks.
  private static func paper(megabytes: Int) -> [UInt8] {
    Array("%PDF-1.7\n".utf8) + [UInt8](repeating: 0x20, count: megabytes << 20)
  }

  @Test(arguments: StoreKind.available)
  func `An audit of some megabytes is taken, and the form says how large a file may be`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let form = "/actions/\(house.patrols.id)/evidence"
      #expect(try await house.product.get(form, as: house.officer).text.contains("at most 50 MB"))
      func send(_ megabytes: Int, to address: String, as visitor: ProductHouse.Visitor) async throws
        -> UInt
      {
        let answer = try await house.product.upload(
          "audit.pdf", Self.paper(megabytes: megabytes), to: address, PartnerAnswerTests.evidence,
          as: visitor)
        return UInt(answer.status.code)
      }
      #expect(try await send(3, to: form, as: house.officer) == 303)
      #expect(try await send(52, to: form, as: house.officer) == 413)

      let holder = try await house.holder(of: try await house.link())
      let step = holder.step("evidence", of: house.patrols)
      #expect(try await house.product.get(step, as: holder.visitor).text.contains("at most 15 MB"))
      #expect(try await send(14, to: step, as: holder.visitor) == 303)
      #expect(try await send(17, to: step, as: holder.visitor) == 413)
      let kept = try await house.product.world.store.read { db in
        try db.all(Evidence.self, "SELECT * FROM evidence ORDER BY id")
      }
      #expect(kept.count == 2)
    }
  }
}
