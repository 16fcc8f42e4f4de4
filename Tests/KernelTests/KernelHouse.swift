import Kernel
import Logging
import Storage
import Synchronization
import TestKit

/// A clock that tests set.
final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  init(_ instant: Instant) { self.instant = Mutex(instant) }

  var now: Instant { instant.withLock { $0 } }

  func advance(seconds: Int64) { instant.withLock { $0 = $0.adding(seconds: seconds) } }

  func advance(minutes: Int64) { advance(seconds: minutes * 60) }

  func advance(hours: Int64) { advance(seconds: hours * 3600) }
}

/// A world with a clock to set, the council of Thornmere, and an administrator.
struct KernelHouse: Sendable {
  static let authority = AuthorityID("X08000001")
  static let password = "vinegar lantern Tuesdaze"

  let world: World
  let clock: TestClock

  var administrator: User { User.test(.administrator) }

  func acting(_ user: User) -> ActingUser { ActingUser(user, in: world) }

  /// Makes an account whose password is ``password``.
  @discardableResult
  func account(
    _ login: String, _ roles: Set<Role> = [.improvementOfficer], person: ID<Person>? = nil,
    body: ID<Body>? = nil, mustChange: Bool = false
  ) async throws -> Account {
    try await CreateAccountAsOperator(world)(
      AccountEntry(login: login, name: "Jo Marsh", roles: roles, person: person, body: body),
      password: Self.password, mustChange: mustChange)
  }

  func signIn(
    _ login: String, _ password: String = password, from address: String = "192.0.2.1",
    replacing old: SessionToken? = nil
  ) async throws -> NewSession {
    try await SignIn(world)(
      login: login, password: password, from: address, userAgent: "Firefox/140.0 Windows",
      replacing: old)
  }
}

extension User {
  /// Somebody with one role and no account in the database.
  static func test(
    _ role: Role, person: ID<Person>? = nil, body: ID<Body>? = nil
  ) -> User {
    role == .public
      ? .anonymous(of: KernelHouse.authority)
      : User(
        account: ID(), authority: KernelHouse.authority, name: role.title, roles: [role],
        person: person, body: body)
  }
}

/// 9 September 2026, 10:00 in England.
let someMorning = Instant(milliseconds: 1_788_944_400_000)

func withKernel(
  _ kind: StoreKind, at instant: Instant = someMorning, limits: SessionLimits = SessionLimits(),
  parameters: ScryptParameters = .forTests, _ body: (KernelHouse) async throws -> Void
) async throws {
  let clock = TestClock(instant)
  try await withStore(kind, migrations: KernelMigrations.all, now: { clock.now }) { store in
    let world = World(
      store: store, authority: KernelHouse.authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test"), passwords: PasswordHasher(parameters: parameters),
      sessionLimits: limits, now: { clock.now })
    try await store.write(as: .system, because: "test") { db in
      _ = try db.insert(
        Authority(
          authority: KernelHouse.authority, name: "Thornmere Borough Council",
          shortName: "Thornmere"))
    }
    try await body(KernelHouse(world: world, clock: clock))
  }
}

/// The problems that a refused form names, by field.
func problems(_ body: () async throws -> Void) async throws -> [String?: String] {
  do {
    try await body()
    return [:]
  } catch Refusal.invalid(let problems) {
    return Dictionary(problems.map { ($0.field, $0.message) }, uniquingKeysWith: { $1 })
  }
}
