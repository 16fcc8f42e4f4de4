import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Publishing
import Storage
import Testing
import Web

@testable import Product

/// The published plan of Thornmere, as anybody finds it who comes in without signing in.
@Suite struct DemoPublishedPlanTests {
  @Test func `S36: anybody follows the plan to the full report, and finds nobody’s name`()
    async throws
  {
    try await withPublicClient { client, world in
      let home = try await client.page("/")
      let list = try await client.page("/published-plans")
      let address = try #require(
        home.text.firstMatch(of: /\/published-plans\/[0-9a-f-]{36}/)?.output)
      #expect(list.text.contains("November 2026"))
      #expect(list.text.contains("June 2026"))
      let plan = try await client.page(String(address))
      for words in [
        "Children’s services improvement plan: November 2026", "Children’s Improvement Board",
        "What inspectors said", "The full report:", "Accepted in part", "What we heard",
        "Thornmere children in care council (aged 11 to 16)", "10 December 2026",
        "Director of children’s services", "What has changed since “June 2026”",
        "Why nothing is promised yet",
      ] {
        #expect(plan.words.contains(words), "\(words)")
      }
      let report = try #require(
        plan.text.firstMatch(of: /href="(\/report-documents\/[^"]+)"/)?.output.1)
      let file = try await client.execute(uri: String(report), method: .get)
      #expect(file.status == .ok)
      #expect(file.headers[.contentType]?.contains("pdf") == true)
      let children = try await client.page(String(address) + "/children")
      for words in [
        "What adults promise children", "You will keep your social worker.",
        "Late it was due on 30 October 2026",
        "we said that we would ask you on 3 November 2026 . We are late.",
        "we asked you on 12 May 2026", "You said:",
        "We do not promise anything for this yet. All of Mereshire now makes one set of rules for this. We will say in January what we do here.",
        "We took one thing out of the plan.",
      ] {
        #expect(children.words.contains(words), "\(words)")
      }
      #expect(!children.words.contains("You will get a safe bed"))
      let names = try await world.store.read { db in
        try db.values(
          String.self,
          """
          SELECT name FROM person WHERE authority_id = \(world.authority)
          UNION SELECT name FROM account WHERE authority_id = \(world.authority) ORDER BY 1
          """)
      }
      #expect(!names.isEmpty)
      for name in names {
        #expect(!plan.words.contains(name), "\(name)")
        #expect(!children.words.contains(name), "\(name)")
      }
    }
  }

  @Test func `S40: the edition of June says that there is a later one, and is as it was`()
    async throws
  {
    try await withPublicClient { client, world in
      let editions = try await world.store.read { db in
        try db.values(
          ID<PlanEdition>.self,
          """
          SELECT id FROM plan_edition WHERE authority_id = \(world.authority) ORDER BY number
          """)
      }
      #expect(editions.count == 2)
      let first = try await client.page("/published-plans/\(editions[0].text)")
      #expect(first.words.contains("There is a later edition of this plan: November 2026"))
      #expect(!first.words.contains("What has changed since"))
      // The bytes are those whose hash the page prints.
      let data = try await client.execute(
        uri: "/published-plans/\(editions[0].text)/data", method: .get)
      #expect(data.status == .ok)
      let inspection = try #require(
        first.text.firstMatch(of: /href="(\/inspections\/[^"]+)"/)?.output.1)
      let inspected = try await client.page(String(inspection))
      #expect(inspected.words.contains("What the council says it will do"))
      #expect(inspected.words.contains("Improvement plan: November 2026"))
    }
  }

  @Test func `What is prepared is not there for the public`() async throws {
    try await withPublicClient { client, _ in
      let missing = "01890000-0000-7000-8000-000000000000"
      for address in ["/published-plans/\(missing)", "/published-plans/\(missing)/data"] {
        let answer = try await client.execute(uri: address, method: .get)
        #expect(answer.status == .notFound, "\(address)")
      }
      for address in ["/editions/\(missing)", "/editions/\(missing)/preview", "/consultations"] {
        let answer = try await client.execute(uri: address, method: .get)
        #expect(answer.location?.hasPrefix("/sign-in") == true, "\(address)")
      }
    }
  }
}

private func withPublicClient(
  _ body: @escaping @Sendable (any TestClientProtocol, World) async throws -> Void
) async throws {
  let world = try await thornmere()
  let server = WebServer(
    site: Service(world).site,
    shell: Shell(council: Demo.council.name, navigation: Service.navigation), world: world)
  try await server.makeApplication(host: "127.0.0.1", port: 0).test(.router) { client in
    try await body(client, world)
  }
}

extension TestClientProtocol {
  fileprivate func page(_ address: String) async throws -> TestResponse {
    let answer = try await execute(uri: address, method: .get)
    #expect(answer.status == .ok, "\(address)")
    return answer
  }
}

extension TestResponse {
  /// What it says, without markup and with plain spaces.
  fileprivate var words: String {
    text.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
  }
}
