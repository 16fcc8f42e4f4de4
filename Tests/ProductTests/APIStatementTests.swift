import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Product

@Suite struct APIStatementTests {
  @Test func `A program reads of the words of a statement what approving them asks for`()
    async throws
  {
    try await withProduct { house in
      let writer = try await house.key(of: house.user(.improvementOfficer))
      let director = try await house.key(of: house.user(.director))
      func send(
        _ method: Site.Method, _ path: String, _ body: String, by key: String
      ) async throws -> JSON {
        let answer = try await house.ask(method, "/api/v1/registers/" + path, with: key, body)
        #expect(answer.status.code < 300, "\(path): \(answer.text)")
        return try answer.json
      }
      let day = house.world.today()
      let made = try await send(
        .post, "statements",
        """
        {"kind": "message", "audience": "Parents", "channel": "Website", "plannedOn": "\(day)",
         "title": "Help for children", "text": "We help children."}
        """, by: writer)
      let id = try #require(
        made["changes"]?.items.first { $0["table"]?.text == "statement" }?["record"]?.text)
      func polish(_ more: String) async throws {
        _ = try await send(
          .put, "statements/\(id)/words/pl",
          "{\"title\": \"Pomoc\", \"text\": \"Pomagamy dzieciom.\", \(more)}", by: writer)
      }
      try await polish("\"version\": 0")
      try await polish("\"checker\": \"Anna\", \"checkedOn\": \"\(day)\", \"version\": 1")

      let texts =
        try await house.ask(
          .get, "/api/v1/registers/statement-texts?statement=\(id)", with: director
        ).json["items"]?.items ?? []
      let seen = texts.compactMap { $0["seen"]?.text }
      #expect(seen.sorted() == ["en 1", "pl 1"])
      let read = seen.map { "\"\($0)\"" }.joined(separator: ", ")
      _ = try await send(.post, "statements/\(id)/approve", "{\"seen\": [\(read)]}", by: director)
    }
  }
}
