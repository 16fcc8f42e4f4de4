import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Storage
import StorageSQLite
import Testing

@testable import Web

/// A browser for tests: it keeps cookies, reads the tokens from the forms it is shown, and sends them.
final class DemoBrowser {
  struct Answer {
    let status: Int
    let headers: HTTPFields
    let body: String

    var location: String? { headers[.location] }

    /// The value of a hidden field on the page.
    func hidden(_ name: String) -> String? {
      guard let field = body.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
      return String(body[field.upperBound...].prefix { $0 != "\"" })
    }

    /// The values of all hidden fields of one name.
    func allHidden(_ name: String) -> [String] {
      body.matches(of: /name="([^"]+)" value="([^"]*)"/).filter { $0.1 == name }.map {
        String($0.2)
      }
    }

    /// What stands between `<main …>` and `</main>`.
    var main: String {
      guard let start = body.firstRange(of: "<main"), let end = body.firstRange(of: "</main>")
      else { return "" }
      return String(body[start.lowerBound..<end.upperBound])
    }
  }

  let client: any TestClientProtocol
  var cookies: [String: String] = [:]
  /// The last page that was shown.
  private(set) var last = Answer(status: 0, headers: [:], body: "")

  init(_ client: any TestClientProtocol) { self.client = client }

  @discardableResult
  func get(_ address: String, headers: HTTPFields = [:]) async throws -> Answer {
    try await send(address, .get, headers, nil)
  }

  /// Sends a form with the tokens of the page shown last, unless it names its own.
  @discardableResult
  func post(
    _ address: String, _ fields: [(String, String)], headers: HTTPFields = [:]
  ) async throws -> Answer {
    var all = fields
    for name in [FieldName.csrf, FieldName.once] where !fields.contains(where: { $0.0 == name }) {
      if let value = last.hidden(name) { all.append((name, value)) }
    }
    all += last.allHidden(FieldName.label).map { (FieldName.label, $0) }
    let body = all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    var headers = headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    return try await send(address, .post, headers, body)
  }

  func signIn(_ login: String) async throws {
    try await get("/sign-in")
    let answer = try await post(
      "/sign-in", [("login", login), ("password", DemoSite.password)])
    try #require(answer.status == 303)
  }

  func send(
    _ address: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: String?
  ) async throws -> Answer {
    var headers = headers
    if !cookies.isEmpty {
      headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
    }
    let answer = try await client.execute(
      uri: address, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
    ) { response in
      Answer(
        status: response.status.code, headers: response.headers,
        body: String(buffer: response.body))
    }
    for line in answer.headers[values: .setCookie] { keep(line) }
    if answer.status != 303 { last = answer }
    return answer
  }

  private func keep(_ line: String) {
    let pair = line.prefix { $0 != ";" }.split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    cookies[String(pair[0])] = line.contains("Max-Age=0") ? nil : String(pair[1])
  }

  private static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}

/// Runs the body with the demonstration on an empty store in memory, and a browser that has not signed in.
func withDemo(
  isSecure: Bool = false, now: @escaping @Sendable () -> Instant = { .now },
  _ body: @Sendable @escaping (DemoSite, DemoBrowser) async throws -> Void
) async throws {
  let store = Store(
    try SQLiteDatabase(.memory),
    logger: Logger(label: "demo", factory: { _ in SwiftLogNoOpLogHandler() }), now: now)
  try await store.migrate(DemoSite.migrations)
  let demo = try await DemoSite.make(on: store, isSecure: isSecure, now: now)
  let app = Application(responder: demo.server.makeRouter().buildResponder())
  try await app.test(.router) { client in try await body(demo, DemoBrowser(client)) }
  await store.close()
}

extension DemoSite {
  /// Adds an action without a form.
  func add(_ title: String, progress: Int = 0) async throws -> DemoAction {
    try await world.store.write(as: .system, because: "action added") { db in
      try db.insert(DemoAction(title: title, dueOn: nil, progress: progress))
    }
  }

  func actions() async throws -> [DemoAction] {
    try await world.store.read {
      try $0.all(DemoAction.self, "SELECT * FROM plan_outcome ORDER BY id")
    }
  }
}
