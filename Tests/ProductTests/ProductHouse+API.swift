import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Storage
import Testing
import Web

@testable import Product

extension ProductHouse {
  /// Somebody with these roles, through an account of their own.
  func user(_ roles: Role..., body: ID<Body>? = nil, person: ID<Person>? = nil) async throws
    -> User
  {
    let login = "\(ID<Account>().text.suffix(12))@thornmere.example"
    return try await CreateAccountAsOperator(world)(
      AccountEntry(
        login: login, name: "Jo Marsh", roles: Set(roles), person: person, body: body),
      password: Self.password, mustChange: false
    ).user
  }

  /// A key of theirs, as the program sends it.
  func key(of user: User, expiresOn day: CivilDate? = nil) async throws -> String {
    try await APIKeys(world).make(
      named: "Dashboard", expiresOn: day ?? world.today(), by: ActingUser(user, in: world)
    ).text
  }

  /// Asks the API as a program does.
  func ask(
    _ method: Site.Method, _ address: String, with key: String? = nil, _ body: String? = nil,
    type: String = "application/json", headers more: HTTPFields = [:]
  ) async throws -> TestResponse {
    var headers = more
    if let key { headers[.authorization] = "Bearer \(key)" }
    if body != nil { headers[.contentType] = type }
    guard let verb = HTTPRequest.Method(method.rawValue) else { throw CancellationError() }
    return try await client.execute(
      uri: address, method: verb, headers: headers, body: body.map { ByteBuffer(string: $0) })
  }
}

extension TestResponse {
  /// The body, as JSON.
  var json: JSON {
    get throws { try JSONReader.read(Array(body.readableBytesView)) }
  }
}

extension JSON {
  var text: String? { if case .string(let text) = self { text } else { nil } }

  var items: [JSON] { if case .array(let items) = self { items } else { [] } }

  var number: Int? { if case .integer(let number) = self { number } else { nil } }
}
