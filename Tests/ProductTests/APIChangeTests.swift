import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing
import Web

@testable import Product

/// Changes through the API: the page's form in JSON, with the page's rules.
@Suite struct APIChangeTests {
  private static let day = demoToday.description

  /// An action of the demonstration that is not complete, as the API tells it.
  private static func openAction(_ house: ProductHouse, _ key: String) async throws -> JSON {
    let list = try await house.ask(.get, "/api/v1/actions?delivery=inProgress", with: key).json
    let id = try #require(list["items"]?.items.first?["id"]?.text)
    return try await house.ask(.get, "/api/v1/actions/\(id)", with: key).json
  }

  private static func progress(
    _ action: JSON, _ delivery: String = "inProgress", note: String = "Twelve plans were read."
  ) -> String {
    "{\"delivery\": \"\(delivery)\", \"note\": \"\(note)\", \"effectiveOn\": \"\(day)\", \"version\": \(action["version"]?.number ?? 0)}"
  }

  @Test func `What is said by a key is on record in the name of its maker, with the key`()
    async throws
  {
    try await withDemo { house in
      let director = try await house.director()
      let key = try await house.key(of: director)
      let action = try await Self.openAction(house, key)
      let path = "/api/v1/actions/\(action["id"]?.text ?? "")"
      let said = try await house.ask(
        .post, path + "/progress", with: key, Self.progress(action, "complete"))
      #expect(said.status == .ok, "\(said.text)")
      #expect(try said.json["location"]?.text == path)
      #expect(try said.json["message"]?.text == "Thank you. What you said is on record.")
      let now = try await house.ask(.get, path, with: key).json
      #expect(now["progress"]?.items.first?["note"]?.text == "Twelve plans were read.")
      #expect(now["version"]?.number == (action["version"]?.number ?? 0) + 1)
      let history = try await house.ask(
        .get, "/api/v1/history/action/\(action["id"]?.text ?? "")", with: key
      ).json
      let author = history["items"]?.items.first?["author"]?.text
      #expect(author == "\(director.name), by the key “Dashboard”")
    }
  }

  @Test func `Who had read an older version is told what was changed since, and nothing is lost`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let action = try await Self.openAction(house, key)
      let path = "/api/v1/actions/\(action["id"]?.text ?? "")/progress"
      _ = try await house.ask(.post, path, with: key, Self.progress(action, "complete"))
      let late = try await house.ask(
        .post, path, with: key, Self.progress(action, note: "Something else."))
      #expect(late.status == .conflict)
      #expect(late.headers[.contentType] == "application/problem+json")
      let problem = try late.json
      #expect(problem["type"]?.text == "/api#stale")
      #expect(problem["changes"]?.items.count == 1)
      let tag = "\"\((action["version"]?.number ?? 0) + 1)-abc\""
      let again = try await house.ask(
        .post, path, with: key, Self.progress(action, note: "Something else."),
        headers: [.ifMatch: tag])
      #expect(again.status == .ok, "\(again.text)")
    }
  }

  @Test func `A request with a word of its own is done once`() async throws {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let action = try await Self.openAction(house, key)
      let path = "/api/v1/actions/\(action["id"]?.text ?? "")"
      let word = HTTPField.Name("Idempotency-Key")
      let headers: HTTPFields = word.map { [$0: "monday"] } ?? [:]
      let body = Self.progress(action)
      _ = try await house.ask(.post, path + "/progress", with: key, body, headers: headers)
      let twice = try await house.ask(.post, path + "/progress", with: key, body, headers: headers)
      #expect(twice.status == .ok)
      #expect(try twice.json["isRepeated"] == true)
      let before = action["progress"]?.items.count ?? 0
      let now = try await house.ask(.get, path, with: key).json
      #expect(now["progress"]?.items.count == before + 1)
    }
  }

  @Test func `The same word with a version that cannot be read is no repetition`() async throws {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let action = try await Self.openAction(house, key)
      let path = "/api/v1/actions/\(action["id"]?.text ?? "")/progress"
      let word = HTTPField.Name("Idempotency-Key")
      var headers: HTTPFields = word.map { [$0: "monday"] } ?? [:]
      let body = Self.progress(action)
      let first = try await house.ask(.post, path, with: key, body, headers: headers)
      #expect(first.status == .ok, "\(first.text)")
      for version in ["yesterday", ""] {
        headers[.ifMatch] = version
        let second = try await house.ask(.post, path, with: key, body, headers: headers)
        #expect(second.status.code == 400, "\(second.text)")
      }
    }
  }

  @Test func `What is in the directory already is not entered again as if it were new`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      for (list, more) in [
        ("bodies", "\"kind\": \"councilService\", "), ("people", ""),
      ] {
        let found = try await house.ask(.get, "/api/v1/directory/\(list)", with: key).json
        let id = try #require(found["items"]?.items.first?["id"]?.text)
        let answer = try await house.ask(
          .put, "/api/v1/directory/\(list)/\(id)", with: key,
          "{\"name\": \"Hamish Rook\", \(more)\"version\": 0}")
        #expect(answer.status.code == 422, "\(answer.text)")
        #expect(answer.text.contains("which version"), "\(answer.text)")
      }
    }
  }

  @Test
  func `Whoever calls an action complete cannot verify it, by a program as little as on a page`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let action = try await Self.openAction(house, key)
      let path = "/api/v1/actions/\(action["id"]?.text ?? "")"
      _ = try await house.ask(
        .post, path + "/progress", with: key, Self.progress(action, "complete"))
      let now = try await house.ask(.get, path, with: key).json
      let refused = try await house.ask(
        .post, path + "/verify", with: key,
        "{\"verification\": \"I looked at it.\", \"version\": \(now["version"]?.number ?? 0)}")
      #expect(refused.status == .forbidden, "\(refused.text)")
      #expect(
        try refused.json["detail"]?.text?.contains("somebody else has to verify it") ?? false,
        "\(refused.text)")
      let after = try await house.ask(.get, path, with: key).json
      #expect(after["completion"]?["verifiedOn"] == .null)
    }
  }

  @Test(arguments: [
    ("{", 400, "line 1, column 2"), ("", 400, "body is missing"),
    ("[]", 400, "has to be an object"),
    ("{\"note\": 1}", 422, "has to be a text"),
    ("{\"note\": \"a\", \"note\": \"b\"}", 400, "twice"),
    ("{\"colour\": \"red\", \"version\": 1}", 422, "unknown"),
    ("{\"note\": \"\\u0000\"}", 400, "NUL"),
    ("{}", 422, "which version"), ("{\"version\": 1}", 422, "Say how far the work is"),
    ("{\"effectiveOn\": \"31/11/2025\", \"version\": 1}", 422, "31/11/2025"),
    (String(repeating: "[", count: 5000), 400, "nested deeper"),
  ])
  func `What cannot be read or taken is refused in words`(
    body: String, status: Int, words: String
  ) async throws {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let action = try await Self.openAction(house, key)
      let path = "/api/v1/actions/\(action["id"]?.text ?? "")/progress"
      let answer = try await house.ask(.post, path, with: key, body)
      #expect(answer.status.code == status, "\(answer.text)")
      #expect(answer.text.contains(words), "\(answer.text)")
      #expect(answer.headers[.contentType] == "application/problem+json")
    }
  }

  @Test func `A body of another type or too large is refused`() async throws {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let path = "/api/v1/actions/01890000-0000-7000-8000-000000000000/progress"
      let form = try await house.ask(
        .post, path, with: key, "note=a", type: "application/x-www-form-urlencoded")
      #expect(form.status == .unsupportedMediaType)
      let large = try await house.ask(
        .post, path, with: key, "{\"note\": \"\(String(repeating: "a", count: 2 << 20))\"}")
      #expect(large.status.code == 413)
    }
  }
}
