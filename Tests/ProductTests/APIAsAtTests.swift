import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import API
@testable import Product

/// Lists of records as at a past day, by the API: what was stored then, to those who may read it.
@Suite struct APIAsAtTests {
  /// A day after which everything is made, and the day before the changes.
  private static let (before, then) = ("?asAt=2026-11-19", "?asAt=2026-11-21")

  /// Does what a form does, and answers the identifier of the first record that it made.
  private static func make(
    _ path: String, _ body: String, in house: ProductHouse, _ key: String,
    by method: Site.Method = .post
  ) async throws -> String {
    let answer = try await house.ask(method, "/api/v1/\(path)", with: key, body)
    #expect(answer.status.code < 300, "\(path): \(answer.text)")
    return try answer.json["changes"]?.items.first?["record"]?.text ?? ""
  }

  private static func items(
    _ address: String, in house: ProductHouse, _ key: String
  ) async throws -> [JSON] {
    let answer = try await house.ask(.get, "/api/v1/\(address)", with: key)
    #expect(answer.status == .ok, "\(address): \(answer.text)")
    return try answer.json["items"]?.items ?? []
  }

  @Test(arguments: StoreKind.available)
  func `Recommendations as at a past day have that day’s words`(_ kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let inspection = try await Self.make(
        "inspections",
        """
        {"framework": "PROT2012", "council": "Thornmere", "visitStart": "2012-11-12",
         "visitEnd": "2012-11-21", "publishedOn": "2012-12-21"}
        """, in: api, key)
      let path = "inspections/\(inspection)/recommendations"
      let first =
        "{\"text\": \"Review thresholds.\", \"timescale\": \"IMMEDIATE\", \"findings\": []"
      let one = try await Self.make(path, first + "}", in: api, key)
      house.clock.set(day("2026-11-23"))
      _ = try await Self.make(
        "recommendations/\(one)",
        "{\"text\": \"Review every threshold.\", \"timescale\": \"6M\", \"findings\": [], \"version\": 1}",
        in: api, key, by: .put)
      _ = try await Self.make(
        path, "{\"text\": \"Hear children.\", \"findings\": []}", in: api, key)

      func texts(_ query: String) async throws -> [String?] {
        try await Self.items("recommendations" + query, in: api, key).map { $0["text"]?.text }
      }
      #expect(try await texts(Self.then) == ["Review thresholds."])
      #expect(try await texts("") == ["Review every threshold.", "Hear children."])
      #expect(try await texts(Self.before) == [])
      // A filter asks what was stored then, too.
      #expect(try await texts(Self.then + "&timescale=IMMEDIATE") == ["Review thresholds."])
      #expect(try await texts(Self.then + "&timescale=6M") == [])
      let read = try await api.ask(.get, "/api/v1/recommendations/\(one)\(Self.then)", with: key)
      #expect(try read.json["text"]?.text == "Review thresholds.")
      let early = try await api.ask(.get, "/api/v1/recommendations/\(one)\(Self.before)", with: key)
      #expect(early.status == .notFound)
      #expect(early.text.contains("There was no such recommendation at the end of 19 November"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Challenges and risks as at a past day stand as they stood`(_ kind: StoreKind) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.boardManager), expiresOn: day("2026-12-20"))
      let challenge = try await Self.make(
        "board/challenges",
        "{\"question\": \"Who sees them?\", \"askedBy\": \"body:\(house.police.id)\", \"askedOn\": \"2026-11-20\"}",
        in: api, key)
      func risk(_ title: String) -> String {
        """
        {"kind": "delivery", "title": "\(title)", "cause": "Pay", "event": "Posts stay empty",
         "consequence": "Visits are late", "mitigation": "Agency staff", "bearsOn": [],
         "owner": "body:\(house.police.id)", "reviewOn": "2026-12-01", "likelihood": 3, "impact": 3, "scoredOn": "2026-11-20",
         "reason": "First look"}
        """
      }
      _ = try await Self.make("board/risks", risk("Staff leave"), in: api, key)
      house.clock.set(day("2026-11-23"))
      _ = try await Self.make(
        "board/challenges/\(challenge)/answer",
        "{\"answer\": \"A visitor does.\", \"answeredOn\": \"2026-11-23\", \"answeredBy\": \"Jo\", \"evidence\": [], \"version\": 1}",
        in: api, key)
      _ = try await Self.make("board/risks", risk("The system fails"), in: api, key)

      let path = "board/challenges"
      let unanswered = try await Self.items(path + Self.then + "&state=unanswered", in: api, key)
      #expect(unanswered.map { $0["id"]?.text } == [challenge])
      #expect(unanswered.first?["answer"]?.text == "")
      #expect(try await Self.items(path + "?state=unanswered", in: api, key) == [])
      let then = try await Self.items("board/risks" + Self.then, in: api, key)
      #expect(then.map { $0["title"]?.text } == ["Staff leave"])
      #expect(try await Self.items("board/risk-scores" + Self.then, in: api, key).count == 1)
      #expect(try await Self.items("board/risks", in: api, key).count == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was taken away since is in the list of a past day, and can be read by itself`(
    _ kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let made = try await Self.make(
        "plans/\(house.plan.id)/dependencies",
        "{\"action\": \"\(house.clinics.id)\", \"needed\": \"\(house.patrols.id)\"}", in: api, key)
      house.clock.set(day("2026-11-23"))
      _ = try await Self.make("dependencies/\(made)", "{}", in: api, key, by: .delete)
      #expect(try await Self.items("dependencies", in: api, key) == [])
      let then = try await Self.items("dependencies" + Self.then, in: api, key)
      #expect(then.map { $0["id"]?.text } == [made])
      let path = "/api/v1/dependencies/\(made)"
      #expect(try await api.ask(.get, path, with: key).status == .notFound)
      #expect(try await api.ask(.get, path + Self.then, with: key).status == .ok)
    }
  }

  @Test
  func `A past day is asked by those who read what was written before, and not before it comes`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      house.clock.set(day("2026-11-23"))
      let partner = try await api.key(
        of: api.user(.partnerLead, body: house.police.id), expiresOn: day("2026-12-20"))
      let officer = try await api.key(
        of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      for path in ["recommendations", "inspections", "registers/statements", "board/meetings"] {
        let address = "/api/v1/\(path)"
        let mine = try await api.ask(.get, address + Self.then, with: partner)
        #expect(mine.status == .forbidden, "\(path)")
        #expect(try await api.ask(.get, address, with: partner).status == .ok, "\(path)")
        #expect(try await api.ask(.get, address + Self.then, with: officer).status == .ok)
        let future = try await api.ask(.get, address + "?asAt=2026-12-01", with: officer)
        #expect(future.status.code == 400, "\(path)")
        #expect(future.text.contains("has not come yet"))
        let wrong = try await api.ask(.get, address + "?asAt=yesterday", with: officer)
        #expect(wrong.status.code == 400, "\(path)")
      }
      // What is asked of a body is known to it.
      let own = try await api.ask(.get, "/api/v1/actions" + Self.then, with: partner)
      #expect(own.status == .ok)
    }
  }

  /// A list whose records can be read one by one can be asked for as at a day wherever one can.
  @Test func `Where one record is offered as at a past day its list is too`() async throws {
    try await withProduct { house in
      let operations = Service(house.world).api.operations.filter { $0.method == .get }
      func isOffered(_ path: Substring) -> Bool? {
        operations.first { $0.path == path }.map { $0.query.contains { $0.name == "asAt" } }
      }
      for one in operations where one.query.contains(where: { $0.name == "asAt" }) {
        guard let slash = one.path.lastIndex(of: "/"), one.path[slash...].hasPrefix("/:") else {
          continue
        }
        #expect(isOffered(one.path[..<slash]) != false, "\(one.path)")
      }
      #expect(isOffered("recommendations") == true)
    }
  }
}
