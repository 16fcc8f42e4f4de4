import Civil
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ImprovementPlan
import Inspections
import Kernel
import Logging
import NIOCore
import Storage
import Synchronization
import TestKit
import Web

@testable import Registers

/// The council of Thornmere with three partners and the registers behind the real router.
struct RegistersHouse: Sendable {
  static let authority = AuthorityID("X08000001")
  static let password = "vinegar lantern Tuesdaze"

  let world: World
  let clock: Clock
  let client: any TestClientProtocol
  let people: RegisterPeople
  let officer: Visitor
  let director: Visitor
  let board: Visitor
  let inspector: Visitor
  /// The lead of the police.
  let police: Visitor

  /// Somebody who has signed in, and as whom use cases act.
  struct Visitor: Sendable {
    let user: User
    let token: SessionToken?
  }

  /// A clock that tests set.
  final class Clock: Sendable {
    private let day: Mutex<CivilDate>

    init(_ day: CivilDate) { self.day = Mutex(day) }

    var now: Instant {
      Instant(milliseconds: Int64(day.withLock(\.dayNumber)) * 86_400_000 + 43_200_000)
    }

    func set(_ text: String) { day.withLock { $0 = date(text) } }
  }

  func acting(_ visitor: Visitor? = nil) -> ActingUser {
    ActingUser((visitor ?? officer).user, in: world)
  }

  var nobody: Visitor { Visitor(user: .anonymous(of: Self.authority), token: nil) }

  func get(_ address: String, as visitor: Visitor? = nil) async throws -> TestResponse {
    try await client.execute(
      uri: address, method: .get, headers: Self.headers(of: visitor ?? officer))
  }

  /// Sends a form of this session, as its page would.
  func post(
    _ address: String, _ fields: [(String, String)] = [], as visitor: Visitor? = nil
  ) async throws -> TestResponse {
    let visitor = visitor ?? officer
    var headers = Self.headers(of: visitor)
    headers[.contentType] = "application/x-www-form-urlencoded"
    let form = ([("_token", visitor.token?.formToken ?? "nothing")] + fields)
      .map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
    return try await client.execute(
      uri: address, method: .post, headers: headers, body: ByteBuffer(string: form))
  }

  private static func headers(of visitor: Visitor) -> HTTPFields {
    visitor.token.map { [.cookie: "goldthread=\($0.text)"] } ?? [:]
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      UnicodeScalar(byte).properties.isASCIIHexDigit || byte == 0x2D
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await world.store.read(body)
  }

  func stored<Kept: Record>(_ id: ID<Kept>) async throws -> Kept {
    let found = try await read { try $0.find(id, of: Self.authority) }
    guard let found else { throw Missing() }
    return found
  }

  struct Missing: Error {}
}

/// The partners of Thornmere, and who leads.
struct RegisterPeople: Sendable {
  let council: Body
  let police: Body
  let health: Body
  let director: Post

  init(_ db: WriteTransaction) throws {
    let authority = RegistersHouse.authority
    council = try db.insert(
      Body(authority: authority, name: "Children’s Services", kind: .councilService))
    police = try db.insert(Body(authority: authority, name: "Thornmere Police", kind: .police))
    health = try db.insert(Body(authority: authority, name: "Thornmere Health", kind: .health))
    director = try db.insert(
      Post(
        authority: authority, title: "Director of Children’s Services", body: council.id,
        isLeadership: true))
    try hold("Patricia Stannage", from: "2007-04-02", to: "2011-12-31", db)
    try hold("Desmond Pellew", from: "2012-01-09", to: nil, isInterim: true, db)
  }

  private func hold(
    _ name: String, from: String, to: String?, isInterim: Bool = false, _ db: WriteTransaction
  ) throws {
    let person = try db.insert(Person(authority: RegistersHouse.authority, name: name))
    try db.insert(
      PostHolding(
        authority: RegistersHouse.authority, post: director.id, person: person.id,
        start: date(from), end: to.map(date), isInterim: isInterim))
  }
}

func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is not a date") }
  return date
}

/// The three fields of a date.
func dateFields(_ name: String, _ text: String) -> [(String, String)] {
  let day = date(text)
  return [
    (name, "\(day.day)"), (name + "-month", "\(day.month)"), (name + "-year", "\(day.year)"),
  ]
}

extension TestResponse {
  var text: String { String(buffer: body) }

  /// What it says, without markup and with plain spaces.
  var words: String {
    text.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
  }

  var location: String? { headers[.location] }
}

func withRegisters(
  on kind: StoreKind, _ day: String = "2026-11-23",
  _ body: @escaping @Sendable (RegistersHouse) async throws -> Void
) async throws {
  let clock = RegistersHouse.Clock(date(day))
  let now: @Sendable () -> Instant = { clock.now }
  let migrations =
    KernelMigrations.all + InspectionsSlice.migrations + ImprovementPlanSlice.migrations
    + RegistersSlice.migrations
  try await withStore(kind, migrations: migrations, now: now) { store in
    let world = World(
      store: store, authority: RegistersHouse.authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      passwords: PasswordHasher(parameters: .forTests), now: now)
    let people = try await store.write(as: .system, because: "test") { db in
      try db.insert(
        Authority(
          authority: RegistersHouse.authority, name: "Thornmere Borough Council",
          shortName: "Thornmere"))
      return try RegisterPeople(db)
    }
    func visitor(
      _ role: Role, _ name: String, body: Body.ID? = nil
    ) async throws -> RegistersHouse.Visitor {
      let login = "\(role.rawValue)@thornmere.example"
      let account = try await CreateAccountAsOperator(world)(
        AccountEntry(login: login, name: name, roles: [role], body: body),
        password: RegistersHouse.password, mustChange: false)
      let session = try await SignIn(world)(
        login: login, password: RegistersHouse.password, from: "192.0.2.1", userAgent: nil)
      return RegistersHouse.Visitor(user: account.user, token: session.token)
    }
    var site = Site()
    RegistersSlice(world: world).addRoutes(to: &site)
    let server = WebServer(
      site: site, shell: Shell(council: "Thornmere Borough Council"), world: world)
    let officer = try await visitor(.improvementOfficer, "Nora Field")
    let director = try await visitor(.director, "Amara Deen")
    let board = try await visitor(.boardManager, "Lewis Crane")
    let inspector = try await visitor(.inspector, "Owen Park")
    let police = try await visitor(.partnerLead, "Dana Price", body: people.police.id)
    try await server.makeApplication(host: "127.0.0.1", port: 0).test(.router) { client in
      try await body(
        RegistersHouse(
          world: world, clock: clock, client: client, people: people, officer: officer,
          director: director, board: board, inspector: inspector, police: police))
    }
  }
}

/// The problems that a refused entry names, by field.
func problems(_ body: () async throws -> Void) async throws -> [String?: String] {
  do {
    try await body()
    return [:]
  } catch Refusal.invalid(let problems) {
    return Dictionary(problems.map { ($0.field, $0.message) }, uniquingKeysWith: { $1 })
  }
}
