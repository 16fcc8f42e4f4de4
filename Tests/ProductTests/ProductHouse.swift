import Civil
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Kernel
import Logging
import NIOCore
import Storage
import TestKit
import Testing
import Web

@testable import Product

/// The whole service in one process: every slice, the real router, a fresh council.
struct ProductHouse {
  static let council = Council(
    code: AuthorityID("X08000001"), name: "Thornmere Borough Council", shortName: "Thornmere")
  static let password = "vinegar lantern Tuesdaze"

  let world: World
  let server: WebServer
  let client: any TestClientProtocol

  /// Somebody who has signed in: the cookie their browser sends, the token their forms carry.
  struct Visitor: Sendable {
    var token: SessionToken?

    static let nobody = Visitor(token: nil)
  }

  /// Signs somebody with these roles in, through an account of their own.
  func visitor(_ roles: Role..., body: ID<Body>? = nil, person: ID<Person>? = nil) async throws
    -> Visitor
  {
    let login = "\(ID<Account>().text.suffix(12))@thornmere.example"
    try await CreateAccountAsOperator(world)(
      AccountEntry(login: login, name: "Jo Marsh", roles: Set(roles), person: person, body: body),
      password: Self.password, mustChange: false)
    let session = try await SignIn(world)(
      login: login, password: Self.password, from: "192.0.2.1", userAgent: "Firefox/140.0")
    return Visitor(token: session.token)
  }

  func get(_ address: String, as visitor: Visitor = .nobody) async throws -> TestResponse {
    try await client.execute(uri: address, method: .get, headers: headers(of: visitor))
  }

  /// Sends a form of this session, as its page would.
  func post(
    _ address: String, _ fields: [(String, String)] = [], as visitor: Visitor
  ) async throws -> TestResponse {
    var headers = headers(of: visitor)
    headers[.contentType] = "application/x-www-form-urlencoded"
    let token = visitor.token?.formToken ?? "nothing"
    let form = ([("_token", token)] + fields)
      .map { "\(encoded($0.0))=\(encoded($0.1))" }.joined(separator: "&")
    return try await client.execute(
      uri: address, method: .post, headers: headers, body: ByteBuffer(string: form))
  }

  private func headers(of visitor: Visitor) -> HTTPFields {
    guard let token = visitor.token else { return [:] }
    return [.cookie: "goldthread=\(token.text)"]
  }

  private func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }.joined()
  }
}

extension TestResponse {
  var text: String { String(buffer: body) }

  var location: String? { headers[.location] }
}

/// Runs the body with the service over a fresh store.
func withProduct(
  on kind: StoreKind = .sqlite, now: @escaping @Sendable () -> Instant = { .now },
  mail: Sendmail? = nil, _ body: @escaping @Sendable (ProductHouse) async throws -> Void
) async throws {
  try await withStore(kind, migrations: Service.migrations, now: now) { store in
    let world = World(
      store: store, authority: ProductHouse.council.code, documents: Documents(key: DocumentKey()),
      logger: .quiet, passwords: PasswordHasher(parameters: .forTests), now: now)
    try await Council.enter(ProductHouse.council, in: store)
    try await Service.seed(world)
    let server = WebServer(
      site: Service(world, mail: mail, address: "https://goldthread.example").site,
      shell: Shell(council: ProductHouse.council.name, navigation: Service.navigation),
      world: world)
    try await server.makeApplication(host: "127.0.0.1", port: 0).test(.router) { client in
      try await body(ProductHouse(world: world, server: server, client: client))
    }
  }
}
