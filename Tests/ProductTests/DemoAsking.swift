import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Logging
import SiteMap
import Storage
import TestKit
import Web

@testable import API
@testable import Product

/// The whole service over the demonstration's council.
func withDemo(
  _ body: @escaping @Sendable (ProductHouse) async throws -> Void
) async throws {
  try await withThornmere(.sqlite) { world in
    let server = WebServer(
      site: Service(world).site,
      shell: Shell(council: ProductHouse.council.name, navigation: Service.navigation),
      world: world)
    try await server.makeApplication(host: "127.0.0.1", port: 0).test(.router) { client in
      try await body(ProductHouse(world: world, server: server, client: client))
    }
  }
}

extension ProductHouse {
  /// A director of the demonstration's council, in an account of their own: the first
  /// director of its story has left, and that account is switched off.
  func director() async throws -> User { try await user(.director) }

  /// The identifier of some record of the demonstration, of the kind that a part of a path names.
  func someRecord(_ part: String) async throws -> String? {
    let tables: [String: SQLName] = [
      "action": "action", "plan": "plan", "outcome": "plan_outcome", "inspection": "inspection",
      "recommendation": "recommendation", "evidence": "evidence", "milestone": "milestone",
      "source": "plan_inspection", "challenge": "challenge", "risk": "risk", "board": "board",
      "meeting": "board_meeting", "item": "agenda_item", "entry": "board_log",
      "policy": "policy", "event": "learning_event", "study": "case_study", "body": "body",
      "question": "readiness_question", "statement": "statement", "peer": "peer_activity",
      "campaign": "awareness_campaign", "school": "school",
      "finding": "finding", "person": "person", "post": "post", "holding": "post_holding",
      "import": "plan_import",
      "consultation": "consultation", "said": "you_said",
      "edition": "plan_edition", "revision": "policy_revision", "document": "report_document",
    ]
    guard let table = tables[part] else { return nil }
    let authority = world.authority
    return try await world.store.read { db in
      try db.value(
        String.self,
        "SELECT id FROM \(table) WHERE authority_id = \(authority) ORDER BY id LIMIT 1")
    }
  }

  /// The fields that a page's handler asks for, when each that is described says something.
  func fieldsAsked(by page: Site.Route, of fields: BodyFields) async throws -> Set<String> {
    var form = try fields.form(from: fields.fullExample)
    let watch = FormWatch()
    form.watch = watch
    // What it makes of an invented form is of no matter here: most name records that are not there.
    _ = try? await page.handler(visit(to: page, sending: form))
    return watch.names
  }

  /// The fields that a page's handler misses although they may be left out, when each that is required
  /// says something.
  func fieldsMissed(by page: Site.Route, of fields: BodyFields) async throws -> Set<String> {
    var members: [JSON.Member] = []
    if case .object(let all) = fields.example { members = all }
    for index in members.indices {
      // A record that is there gets further than an invented one.
      if members[index].value == .string(Schema.exampleID),
        let id = try await someRecord(members[index].name)
      {
        members[index].value = .string(id)
      }
    }
    let form = try fields.form(from: .object(members))
    do {
      _ = try await page.handler(visit(to: page, sending: form))
    } catch Refusal.invalid(let problems) {
      return Set(fields.named(problems).compactMap(\.field)).subtracting(members.map(\.name))
    } catch {
      // A record that is not there, or another state of it: nothing that the body could have said.
    }
    return []
  }

  private func visit(to page: Site.Route, sending form: Form) async throws -> Visit {
    var parameters: [String: String] = [:]
    for part in page.path.split(separator: "/") where part.hasPrefix(":") {
      let name = String(part.dropFirst())
      parameters[name] =
        name == "language" ? "en" : try await someRecord(name) ?? ID<Any>().text
    }
    return Visit(
      world: world, user: try await director(), address: .home, parameters: parameters
    ).sending(form, of: APIRequest(method: .post))
  }
}
