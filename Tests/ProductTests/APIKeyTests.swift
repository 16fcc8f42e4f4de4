import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing
import Web

@testable import Product

/// Who may ask, and how one is told.
@Suite struct APIKeyTests {
  @Test func `A key opens what its maker may open, and a session's cookie nothing`() async throws {
    try await withProduct { house in
      let user = try await house.user(.improvementOfficer)
      let key = try await house.key(of: user)
      let me = try await house.ask(.get, "/api/v1/me", with: key)
      #expect(me.status == .ok)
      #expect(try me.json["name"]?.text == "Jo Marsh")
      #expect(try me.json["key"]?.text == "Dashboard")
      let visitor = try await house.visitor(.improvementOfficer)
      let byCookie = try await house.get("/api/v1/me", as: visitor)
      #expect(byCookie.status == .unauthorized)
      #expect(byCookie.headers[.wwwAuthenticate] == "Bearer realm=\"Goldthread\"")
      #expect(byCookie.headers[values: .setCookie] == [])
      let plans = try await house.ask(
        .get, "/api/v1/plans", with: house.key(of: house.user(.parent)))
      #expect(plans.status == .forbidden)
      #expect(plans.headers[.contentType] == "application/problem+json")
    }
  }

  @Test func `What is published needs no key, and a wrong key is never overlooked`() async throws {
    try await withProduct { house in
      let status1 = try await house.ask(.get, "/api/v1/inspections").status
      #expect(status1 == .ok)
      let status2 = try await house.ask(.get, "/api/v1/plans").status
      #expect(status2 == .unauthorized)
      for key in ["nonsense", "goldthread_" + SessionToken().text, ""] {
        let status3 = try await house.ask(.get, "/api/v1/inspections", with: key).status
        #expect(status3 == .unauthorized)
      }
    }
  }

  @Test func `A key ends when its maker ends it, is switched off, or gets another password`()
    async throws
  {
    try await withProduct { house in
      let administrator = ActingUser(try await house.user(.administrator), in: house.world)
      let keys = APIKeys(house.world)
      let ways: [@Sendable (User) async throws -> Void] = [
        { user in
          let made = try #require(try await keys.list(of: user).first)
          try await keys.revoke(made.id, by: ActingUser(user, in: house.world))
        },
        { user in
          let account = try #require(user.account)
          _ = try await EditAccount(administrator).setDisabled(true, account)
          _ = try await EditAccount(administrator).setDisabled(false, account)
        },
        { user in
          _ = try await EditAccount(administrator).resetPassword(try #require(user.account))
        },
      ]
      for end in ways {
        let user = try await house.user(.director)
        let key = try await house.key(of: user)
        let status4 = try await house.ask(.get, "/api/v1/me", with: key).status
        #expect(status4 == .ok)
        try await end(user)
        let status5 = try await house.ask(.get, "/api/v1/me", with: key).status
        #expect(status5 == .unauthorized)
      }
    }
  }

  @Test func `A key is good on its last day and on no day after`() async throws {
    let clock = SetClock(day("2026-11-20"))
    try await withProduct(now: { clock.now }) { house in
      let key = try await house.key(of: house.user(.director))
      let status6 = try await house.ask(.get, "/api/v1/me", with: key).status
      #expect(status6 == .ok)
      clock.set(day("2026-11-21"))
      let status7 = try await house.ask(.get, "/api/v1/me", with: key).status
      #expect(status7 == .unauthorized)
    }
  }

  @Test func `Only a hash of a key is kept`() async throws {
    try await withProduct { house in
      let key = try await house.key(of: house.user(.director))
      let secret = String(key.dropFirst("goldthread_".count))
      let stored = try await house.world.store.read { db in
        try db.values(String.self, "SELECT secret_hash FROM api_key ORDER BY id")
      }
      #expect(stored.count == 1 && !stored.contains { $0.contains(secret) })
      let told = try await house.world.store.read { db in
        try db.value(
          Int.self, "SELECT count(*) FROM change WHERE after_image LIKE \("%" + secret + "%")")
      }
      #expect(told == 0)
    }
  }

  @Test func `Wrong keys are slowed down, and a right one still opens`() async throws {
    try await withProduct { house in
      let key = try await house.key(of: house.user(.director))
      var last = HTTPResponse.Status.ok
      for _ in 0...30 {
        last = try await house.ask(
          .get, "/api/v1/me", with: "goldthread_" + SessionToken().text
        ).status
      }
      #expect(last == .tooManyRequests)
      let status8 = try await house.ask(.get, "/api/v1/me", with: key).status
      #expect(status8 == .ok)
    }
  }

  @Test(arguments: [
    ("/api/v1/nothing", 404), ("/api/v1/plans?colour=red", 400), ("/api/v1/actions?after=x", 400),
    ("/api/v1/actions?delivery=late", 400), ("/api/v1/actions/x", 404),
    ("/api/v1/plans/01890000-0000-7000-8000-000000000000", 404), ("/api/v1/%ff", 400),
    ("/api/v1/actions?sort=due&sort=title", 400),
    ("/api/v1/actions?plan=01890000-0000-7000-8000-000000000000", 404),
    ("/api/v1/delivery-rule?asAt=2999-01-01", 400),
  ])
  func `What is not there or not understood is said in JSON`(address: String, status: Int)
    async throws
  {
    try await withProduct { house in
      let key = try await house.key(of: house.user(.director))
      let answer = try await house.ask(.get, address, with: key)
      #expect(answer.status.code == status, "\(answer.text)")
      #expect(answer.headers[.contentType] == "application/problem+json")
      #expect(try answer.json["status"]?.number == status)
    }
  }

  @Test func `Another method is refused with those that are known`() async throws {
    try await withProduct { house in
      let answer = try await house.ask(.delete, "/api/v1/plans")
      #expect(answer.status.code == 405)
      #expect(answer.headers[.allow] == "GET, HEAD")
    }
  }

  @Test func `An answer that has not changed is not sent again`() async throws {
    try await withDemo { house in
      let first = try await house.ask(.get, "/api/v1/inspections")
      let tag = try #require(first.headers[.eTag])
      let second = try await house.ask(.get, "/api/v1/inspections", headers: [.ifNoneMatch: tag])
      #expect(second.status == .notModified)
      #expect(second.text.isEmpty)
    }
  }

  @Test func `Drafts and what is only for insiders are not in what needs no key`() async throws {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      for list in ["inspections", "findings", "registers/statements", "registers/policy-revisions"]
      {
        let open = try await house.ask(.get, "/api/v1/\(list)").json["items"]?.items.count ?? 0
        let all = try await house.ask(.get, "/api/v1/\(list)", with: key).json["items"]?.items.count
        #expect(open <= all ?? 0)
      }
      let open = try await house.ask(.get, "/api/v1/inspections").json["items"]?.items ?? []
      #expect(!open.isEmpty && open.allSatisfy { $0["state"]?.text == "accepted" })
    }
  }
}
