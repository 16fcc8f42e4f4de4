import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing
import Web

@testable import API
@testable import Product

/// The API as the whole service has it: one table of contents, the same Access, the same rules.
@Suite struct APITests {
  @Test func `Every route of the API is in its document, and the other way round`() async throws {
    try await withProduct { house in
      let routes = Set(
        house.server.site.routes.filter(\.isForPrograms).map {
          "\($0.method.rawValue.lowercased()) /"
            + $0.path.split(separator: "/").dropFirst(2).map {
              $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0)
            }.joined(separator: "/")
        })
      let document = try await house.ask(.get, "/api/v1/openapi.json").json
      var described: Set<String> = ["get /openapi.json"]
      guard case .object(let paths)? = document["paths"] else {
        Issue.record("the document has no paths")
        return
      }
      for path in paths {
        guard case .object(let methods) = path.value else { continue }
        for method in methods where method.name != "parameters" {
          described.insert("\(method.name) \(path.name)")
        }
      }
      #expect(routes.subtracting(described).sorted() == [], "not in the document")
      #expect(described.subtracting(routes).sorted() == [], "no such route")
    }
  }

  @Test func `Every page that an operation speaks for is there, and each has a name of its own`()
    async throws
  {
    try await withProduct { house in
      let api = Service(house.world).api
      var site = Site()
      for route in house.server.site.routes where !route.isForPrograms && route.method == .post {
        site.post(route.path, for: route.permission, as: route.relationship, use: route.handler)
      }
      #expect(api.addRoutes(to: &site) == [])
      let names = api.operations.map(\.name)
      #expect(Set(names).count == names.count, "\(names.sorted())")
    }
  }

  @Test func `Every schema that the document mentions is in it`() async throws {
    try await withProduct { house in
      let document = try await house.ask(.get, "/api/v1/openapi.json").json
      let text = String(decoding: document.bytes, as: UTF8.self)
      let mentioned = Set(text.matches(of: /#\/components\/schemas\/(\w+)/).map { String($0.1) })
      guard case .object(let schemas)? = document["components"]?["schemas"] else {
        Issue.record("the document has no schemas")
        return
      }
      #expect(mentioned.subtracting(schemas.map(\.name)).sorted() == [])
    }
  }

  /// The document has one schema of each name: a second that looked otherwise would be lost.
  @Test func `No two shapes have one name`() async throws {
    try await withProduct { house in
      let components = Service(house.world).api.operations.flatMap(\.answer.components)
      for (name, schemas) in Dictionary(grouping: components, by: \.name) {
        #expect(Set(schemas.map(\.value)).count == 1, "\(name)")
      }
    }
  }

  /// A program that sends all that the document requires is not told that something is missing.
  @Test func `What the document calls optional may be left out`() async throws {
    try await withDemo { demo in
      _ = try await APIImportTests.upload(demo, demo.key(of: demo.director()))
      let api = Service(demo.world).api
      let pages = demo.server.site.routes.filter { $0.method == .post && !$0.isForPrograms }
      for operation in api.operations {
        guard let path = operation.page, let page = pages.first(where: { $0.path == path }) else {
          continue
        }
        // Whether a post is shared is asked only where somebody else holds the one of the example.
        let missed = try await demo.fieldsMissed(by: page, of: operation.body ?? [])
          .subtracting(["isShared"])
        let name = "\(operation.method.rawValue) \(operation.path)"
        #expect(missed == Self.sometimes[name] ?? [], "\(name)")
      }
    }
  }

  /// What may be left out in other cases than that of the example: each says in which.
  private static let sometimes: [String: Set<String>] = [
    // Either a file or the address of one.
    "POST report-documents": ["file"],
    // The first date needs nobody who approves it.
    "POST actions/:action/due-date": ["approver"],
    "POST plans/:plan/recommendations/:recommendation/due-date": ["approver"],
    // A plan that is there has its title.
    "PUT plan-imports/:import/target": ["title"],
    // Only another day takes a reason.
    "PUT consultations/:consultation": ["reason"],
    // What was agreed at an event needs no plan.
    "POST registers/priorities": ["plan"],
    // Either a topic or the council’s own words; either a list or a file of it.
    "POST registers/campaigns": ["topics"], "PUT registers/campaigns/:campaign": ["topics"],
    "POST registers/school-lists": ["list"],
  ]

  @Test func `Where a version is asked for, the document requires it, as the service does`()
    async throws
  {
    try await withDemo { demo in
      let key = try await demo.key(of: demo.director())
      let document = try await demo.ask(.get, "/api/v1/openapi.json").json
      let cancel = document["paths"]?["/consultations/{consultation}/cancel"]?["post"]
      let schema = cancel?["requestBody"]?["content"]?["application/json"]?["schema"]
      #expect(schema?["required"]?.items.map(\.text) == ["reason", "version"])
      let id = try #require(try await demo.someRecord("consultation"))
      let path = "/api/v1/consultations/\(id)/cancel"
      let without = try await demo.ask(.post, path, with: key, "{\"reason\": \"Snow\"}")
      #expect(without.status.code == 422)
      #expect(try without.json["errors"]?.items.map { $0["field"]?.text } == ["version"])
      // It may stand in the head of the request.
      let stale = try await demo.ask(
        .post, path, with: key, "{\"reason\": \"Snow\"}", headers: [.ifMatch: "\"999\""])
      #expect(stale.status == .conflict, "\(stale.text)")
    }
  }

  /// The drift that this guards against: a form gets a field, or loses one, and the API's own
  /// description of it does not follow.
  @Test func `What each operation says that it takes is what the form's handler asks for`()
    async throws
  {
    try await withDemo { demo in
      // Of the steps of bringing a plan in, most ask nothing before they have found the file.
      _ = try await APIImportTests.upload(demo, demo.key(of: demo.director()))
      let api = Service(demo.world).api
      let pages = demo.server.site.routes.filter { $0.method == .post && !$0.isForPrograms }
      for operation in api.operations {
        guard let path = operation.page, let page = pages.first(where: { $0.path == path }) else {
          continue
        }
        // What begins with a line is a page's own memory, for bringing together what two people typed.
        let asked = try await demo.fieldsAsked(by: page, of: operation.body ?? [])
          .filter { !$0.hasPrefix("_") }
        let fields = (operation.body ?? []).fields
        let described = Set(fields.flatMap(\.formNames))
        // Where a form has a field for each of several things, their names begin alike.
        let prefixes = fields.compactMap(\.formPrefix)
        // By which button a page’s form was sent is the page’s own matter.
        let single = asked.filter { name in
          !["then", "remove"].contains(name) && !prefixes.contains { name.hasPrefix($0) }
        }
        #expect(
          single.subtracting(described).sorted() == [],
          "\(operation.method.rawValue) \(operation.path) does not describe these")
        #expect(
          described.subtracting(asked).sorted() == [],
          "\(operation.method.rawValue) \(operation.path): nobody reads these")
      }
    }
  }
}
