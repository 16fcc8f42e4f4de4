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

/// What a partner says about an action waits for whoever leads it and whoever keeps the plan.
@Suite struct PartnerWordTests {
  private static let words = "We need a date for the first meeting."

  /// The police, who help with the clinics, say something about them.
  private static func say(
    _ words: String, _ house: LinkHouse
  ) async throws -> LinkHouse.Holder {
    let holder = try await house.holder(of: try await house.link())
    let sent = try await house.product.post(
      holder.step("word", of: house.clinics), [("word", words)], as: holder.visitor)
    #expect(sent.location == holder.page, "\(sent.text)")
    return holder
  }

  /// The addresses of the words that wait for somebody.
  private static func waiting(
    for visitor: ProductHouse.Visitor, _ house: LinkHouse
  ) async throws -> [String] {
    try await house.product.get("/reminders", as: visitor).text
      .matches(of: /href="(\/partner-words\/[0-9a-f-]+)"/).map { String($0.output.1) }
  }

  @Test(arguments: StoreKind.available)
  func `What a partner that helps says waits for the officer and the leader until it is answered`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      let leader = try await api.visitor(.partnerLead, body: house.health.id)
      let helper = try await api.visitor(.partnerLead, body: house.police.id)
      let holder = try await Self.say(Self.words, house)

      let reminders = try await api.get("/reminders", as: house.officer).text
      #expect(reminders.contains("Partners say something about an action"))
      #expect(reminders.contains(Self.words) && reminders.contains("ACT-02 Open clinics"))
      let address = try #require(try await Self.waiting(for: house.officer, house).first)
      #expect(try await Self.waiting(for: leader, house) == [address])
      #expect(try await Self.waiting(for: helper, house) == [])
      for visitor in [house.officer, leader] {
        #expect(try await api.get("/", as: visitor).text.contains("Reminders: one thing waits"))
      }
      let partner = try await api.get("/partners/\(house.police.id)", as: house.officer).text
      #expect(partner.contains("It has said something that nobody has answered"))
      #expect(partner.contains(address))
      let action = "/actions/\(house.clinics.id)"
      let open = try await api.get(action, as: house.officer).text
      #expect(open.contains("Nobody has answered this yet.") && open.contains(address))

      #expect(try await api.get(address, as: helper).status == .forbidden)
      let refused = try await api.post(address, [("text", "Friday")], as: helper)
      #expect(refused.status == .forbidden)
      #expect(try await api.get(address, as: leader).text.contains(Self.words))
      let sent = try await api.post(address, [("text", "On Friday at ten.")], as: leader)
      #expect(sent.location == action, "\(sent.text)")

      #expect(try await Self.waiting(for: house.officer, house) == [])
      #expect(try await Self.waiting(for: leader, house) == [])
      #expect(try await !api.get("/", as: house.officer).text.contains("Reminders:"))
      let answered = try await api.get("/partners/\(house.police.id)", as: house.officer).text
      #expect(!answered.contains("nobody has answered"))
      for page in [
        try await api.get(action, as: house.officer), try await house.page(of: holder),
      ] {
        #expect(page.text.contains("Answered by Jo Marsh, 20 November 2026"))
        #expect(page.text.contains(": On Friday at ten."))
      }
      let again = try await api.post(address, [("text", "On Monday.")], as: house.officer)
      #expect(again.status == .conflict && again.text.contains("has answered this already"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A word may be marked as read without an answer, by a program too, and both are told of it`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      let holder = try await Self.say(Self.words, house)
      let key = try await api.key(
        of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let waiting = try await api.ask(.get, "/api/v1/reminders", with: key).json
      #expect(waiting["words"]?.items.map { $0["text"]?.text } == [Self.words])
      let list = "/api/v1/partner-words"
      let word = try await api.ask(.get, list, with: key).json["items"]?.items.first
      #expect(word?["answer"] == .null)
      let id = try #require(word?["id"]?.text)
      let read = try await api.ask(.post, "\(list)/\(id)/answer", with: key, "{}")
      #expect(read.status == .ok, "\(read.text)")
      #expect(try await api.ask(.get, "\(list)/\(id)", with: key).json["answer"]?.text == "")
      #expect(try await Self.waiting(for: house.officer, house) == [])
      #expect(try await house.page(of: holder).text.contains("Read by Jo Marsh, "))
    }
  }
}
