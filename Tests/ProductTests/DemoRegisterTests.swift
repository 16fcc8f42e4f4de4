import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import NIOCore
import Storage
import Testing
import Web

@testable import Product

/// The registers of Thornmere, as somebody who tries the demonstration finds them.
@Suite struct DemoRegisterTests {
  /// What stands on a page: its address, who looks (nil: anybody), and words on it.
  @Test(
    arguments: [
      ("/policies/released/2026-05", nil, "Three policies were published in May 2026."),
      ("/registers/policies?state=overdue", .inspector, "Overdue since 30 June 2026"),
      (
        "/registers/policies/on-time?from=1+April+2026&to=31+October+2026", .boardManager,
        "50.0 % of policies were revised on time"
      ),
      ("/registers/events", .boardManager, "24 Sep 2026 8 72 3 3"),
      ("/registers/challenges", .inspector, "24 Sep 2026 CH-05 Answered, still open"),
      ("/search?q=Friday+afternoon", .inspector, "Raised at a learning event"),
      ("/board/challenges", .director, "1 closed with impact, of 5 raised"),
      ("/registers/peer-support?kind=criticalFriend", .director, "2 entries"),
      (
        "/registers/statements?state=overdue", .director,
        "Keeping your child safe online Overdue Not approved"
      ),
      ("/statements", nil, "2 statements"),
      ("/registers/leaders?as-at=21+November+2012", .inspector, "Desmond Pellew 9 Jan 2012"),
      ("/registers/readiness", .partnerLead, "2 questions"),
      ("/registers/case-studies", .partnerLead, "2 case studies"),
      ("/registers/case-studies?state=waiting", .director, "A move nobody was told of"),
      ("/registers", .councillor, "Policies published"),
      ("/", .director, "Keeping your child safe online Waits for your approval"),
      ("/", .improvementOfficer, "A move nobody was told of A case study: is it anonymous?"),
      ("/", nil, "What we say in public"),
    ] as [(String, Role?, String)])
  func `S28, S55, S60, S62, S64 to S67: what the registers of Thornmere show`(
    address: String, role: Role?, words: String
  ) async throws {
    let page = try await Self.page(address, as: role)
    #expect(page.contains(words), "\(address): \(page)")
  }

  @Test func `S18, S19: the campaigns of Thornmere stand on the board’s page, with who is missing`()
    async throws
  {
    let shown = [
      ("/registers/campaigns?topic=online", "1 campaign"),
      ("/registers/campaigns?topic=cse", "100.0 % 0"),
      (
        "/registers",
        "Safe online at home : 91.7 % of schools reached. Not acknowledged yet: Withybrook Academy."
      ),
      (
        "/board",
        "Online safety, Bullying Runs until 18 December 2026 91.7 % Not acknowledged yet: Withybrook Academy."
      ),
      ("/board", "Child sexual exploitation (CSE), Children who go missing Ended on"),
      ("/registers/schools?state=closed", "Saltmarket Infant School 990009"),
      ("/search?q=online", "Safe online at home"),
    ]
    let pages = try await Self.pages(shown.map(\.0), as: .director)
    for ((address, words), page) in zip(shown, pages) {
      #expect(page.contains(words), "\(address): \(page)")
    }
  }

  @Test func `S62: not all partners of Thornmere are fit yet, and it says who`() async throws {
    let world = try await thornmere()
    let questions = try await world.store.read { db in
      try db.values(String.self, "SELECT id FROM readiness_question ORDER BY asked_on, id")
    }
    let then = try await Self.page("/registers/readiness/\(questions[0])", as: .boardManager)
    #expect(then.contains("All fit: each of 3 partners is rated ready."))
    let now = try await Self.page("/registers/readiness/\(questions[1])", as: .boardManager)
    #expect(
      now.contains(
        "Not all fit: Housing Options, Mere Valley Community Health Trust, Mereshire Probation Service and Thornmere Schools Partnership are not rated ready."
      ))
  }

  @Test func `S63, S67: the plan shows what goes on, and an action what was learnt`() async throws {
    let world = try await thornmere()
    let (plan, action) = try await world.store.read { db in
      let plan = try db.value(
        String.self, "SELECT id FROM plan WHERE state = 'closed' ORDER BY dated_on, id")
      let action = try db.value(
        String.self, "SELECT action_id FROM peer_activity_action ORDER BY id")
      return (try #require(plan), try #require(action))
    }
    let words = try await Self.page("/plans/\(plan)", as: .inspector)
    #expect(words.contains("Continuing priorities"))
    #expect(words.contains("Show each quarter what training has changed for children."))
    #expect(
      try await Self.page("/actions/\(action)", as: .inspector).contains("Learnt from outside"))
  }

  /// What a page says, without markup and with plain spaces.
  private static func page(_ address: String, as role: Role?) async throws -> String {
    try await pages([address], as: role)[0]
  }

  /// What pages say to somebody who signs in once.
  private static func pages(_ addresses: [String], as role: Role?) async throws -> [String] {
    let world = try await thornmere()
    let server = WebServer(
      site: Service(world).site,
      shell: Shell(council: Demo.council.name, navigation: Service.navigation), world: world)
    var headers: HTTPFields = [:]
    if let role { headers[.cookie] = "goldthread=\(try await thornmereSession(of: role).text)" }
    let signedIn = headers
    return try await server.makeApplication(host: "127.0.0.1", port: 0).test(.router) { client in
      var pages: [String] = []
      for address in addresses {
        let answer = try await client.execute(uri: address, method: .get, headers: signedIn)
        pages.append(
          String(buffer: answer.body)
            .replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " "))
      }
      return pages
    }
  }
}
