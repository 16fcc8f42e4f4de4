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

@Suite struct CalendarTests {
  @Test(arguments: StoreKind.available)
  func `The calendar of a plan is of today: a past page offers none, and another day is refused`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let plan = "/plans/\(house.plan.id)"
      let calendar = plan + "/calendar"
      let product = house.product
      house.clock.set(day("2026-11-23"))
      let officer = try await product.visitor(.improvementOfficer)
      #expect(try await product.get(calendar, as: officer).text.hasPrefix("BEGIN:VCALENDAR"))
      for page in [plan, plan + "/timeline"] {
        #expect(try await product.get(page, as: officer).text.contains(calendar), "\(page)")
        let past = try await product.get(page + "?as-at=2026-11-20", as: officer)
        #expect(past.status == .ok && !past.text.contains(calendar), "\(page)")
      }
      let feed = try await house.feed(of: officer)
      #expect(
        try await product.get(feed + "?as-at=2026-11-20").status == .unprocessableContent)
      for (day, words) in [
        ("2026-11-20", "only as it is today"), ("31+November+2026", "was not understood"),
        ("2030-01-01", "has not come yet"),
      ] {
        let refused = try await product.get(calendar + "?as-at=\(day)", as: officer)
        #expect(refused.status == .unprocessableContent && refused.text.contains(words), "\(day)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A calendar fetches somebody’s deadlines by a secret address, until it is taken back`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let lead = try await house.product.visitor(.partnerLead, body: house.police.id)
      let first = try await house.feed(of: lead)
      let answer = try await house.product.get(first)
      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType] == "text/calendar; charset=utf-8")
      #expect(answer.text.contains("UID:\(house.patrols.id)@goldthread\r\n"))
      #expect(answer.text.contains("DTSTART;VALUE=DATE:20261201\r\n"))
      #expect(answer.text.contains("Open clinics"), "the police help with it")

      let second = try await house.feed(of: lead)
      #expect(try await house.product.get(first).status == .notFound, "one holds at a time")
      #expect(try await house.product.get(second).status == .ok)
      _ = try await house.product.post("/reminders/calendar/revoke", as: lead)
      let gone = try await house.product.get(second)
      #expect(gone.status == .notFound && gone.text.contains("make a new one"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A feed shows its owner’s deadlines only, ends with the account, and cannot be guessed`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let lead = try await house.product.visitor(.partnerLead, body: house.health.id)
      let feed = try await house.feed(of: lead)
      let text = try await house.product.get(feed).text
      #expect(text.contains("Open clinics") && !text.contains("Safe patrols"))
      try await house.product.world.store.write(as: .system, because: "test") { db in
        let accounts = try db.all(Account.self, "SELECT * FROM account ORDER BY id")
        for var account in accounts where account.roles == [.partnerLead] {
          account.isDisabled = true
          try db.update(account)
        }
      }
      #expect(try await house.product.get(feed).status == .notFound)
      // A partner's link is no calendar's address, nor the other way round.
      let secret = try await house.link()
      #expect(try await house.product.get("/calendar/\(secret)").status == .notFound)
      let own = try await house.feed(of: house.officer)
      #expect(
        try await house.product.get(own.replacing("/calendar/", with: "/p/")).status == .notFound)
      for _ in 0..<30 { _ = try await house.product.get("/calendar/\(LinkSecret().text)") }
      #expect(try await house.product.get(own).status == .tooManyRequests)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The deadlines of a plan are a file for those who read plans`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let file = try await house.product.get(
        "/plans/\(house.plan.id)/calendar", as: house.officer)
      #expect(file.text.hasPrefix("BEGIN:VCALENDAR\r\n") && file.text.contains("Safe patrols"))
      let lead = try await house.product.visitor(.partnerLead, body: house.police.id)
      #expect(
        try await house.product.get("/plans/\(house.plan.id)/calendar", as: lead).status
          == .forbidden)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What waits for somebody is counted on the home page and listed under Reminders`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let lead = try await house.product.visitor(.partnerLead, body: house.police.id)
      let empty = try await house.product.get("/", as: lead)
      #expect(!empty.text.contains("Reminders:"))
      await Service(house.product.world).jobs(address: "", mail: nil).runDue()
      let home = try await house.product.get("/", as: lead).text
      #expect(home.contains("Reminders: one thing waits for you"))
      let page = try await house.product.get("/reminders", as: lead).text
      #expect(page.contains("Due soon") && page.contains("ACT-01 Safe patrols"))
      let made = try await house.product.get("/reminders/made", as: house.officer).text
      #expect(made.contains("Thornmere Police") && made.contains("Thornmere Health"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `An administrator sets whom late actions are told to, and reads what mail went astray`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let administrator = try await house.product.visitor(.administrator)
      let authority = house.authority
      let post = try await house.product.world.store.write(as: .system, because: "test") { db in
        try db.post(
          to: "Jo", at: "jo@police.example", subject: "One", body: "One", in: authority)
        return try db.insert(
          Post(authority: authority, title: "Chief Inspector", body: house.police.id))
      }
      let wrong = try await house.product.post(
        "/reminders/settings", [("quietFrom", "25:00"), ("quietTo", "07:00")], as: administrator)
      #expect(wrong.status == .unprocessableContent && wrong.text.contains("25:00"))
      let set = try await house.product.post(
        "/reminders/settings",
        [("quietFrom", "19:30"), ("quietTo", "07:00"), ("head-\(house.police.id)", post.id.text)],
        as: administrator)
      #expect(set.location == "/reminders/settings")
      try await SendMail(house.product.world) { _ in throw MailProblem("the line was cut") }()
      let page = try await house.product.get("/reminders/settings", as: administrator).text
      #expect(page.contains("19:30") && page.contains("the line was cut"))
      #expect(page.contains("value=\"\(post.id)\" selected"))
      let officer = try await house.product.get("/reminders/settings", as: house.officer).text
      #expect(officer.contains("Chief Inspector") && !officer.contains("the line was cut"))
    }
  }
}

extension LinkHouse {
  /// Makes somebody's calendar address; answers its path.
  func feed(of visitor: ProductHouse.Visitor) async throws -> String {
    let page = try await product.post("/reminders/calendar", as: visitor).text
    return String(try #require(page.firstMatch(of: /\/calendar\/[A-Za-z0-9_-]{43}/)).output)
  }
}
