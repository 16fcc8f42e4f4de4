import Civil
import Kernel
import Logging
import Storage
import Synchronization
import TestKit

@testable import Inspections

/// A council with nothing in it but the frameworks, on a day of one's own choosing.
struct InspectionsHouse: Sendable {
  let world: World
  let clock: HouseClock
  let authority: AuthorityID
  let officer: User

  var acting: ActingUser { ActingUser(officer, in: world) }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    try await world.store.read(body)
  }

  /// Somebody of the same council with these roles.
  func user(_ roles: Role...) -> User {
    User(account: ID(), authority: authority, name: "Somebody", roles: Set(roles))
  }
}

/// A clock that tests set, at noon of a day.
final class HouseClock: Sendable {
  private let instant: Mutex<Instant>

  init(_ day: String) throws { instant = Mutex(try moment(of: day)) }

  var now: Instant { instant.withLock(\.self) }

  func set(_ day: String) throws {
    let noon = try moment(of: day)
    instant.withLock { $0 = noon }
  }
}

/// Runs the body in a fresh council, on the day given.
func withInspections(
  on kind: StoreKind, today: String = "2013-01-07",
  _ body: (InspectionsHouse) async throws -> Void
) async throws {
  let authority = AuthorityID("X08000001")
  let clock = try HouseClock(today)
  try await withStore(
    kind, migrations: KernelMigrations.all + InspectionsSlice.migrations, now: { clock.now }
  ) { store in
    let world = World(
      store: store, authority: authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test"), passwords: PasswordHasher(parameters: .forTests),
      now: { clock.now })
    try await store.write(as: .system, because: "start") { db in
      try db.seedTimeRules(of: authority)
      try InspectionsSlice.seed(db, authority: authority)
      try db.insert(
        Authority(
          authority: authority, name: "Thornmere Borough Council", shortName: "Thornmere"))
    }
    let officer = User(
      account: ID(), authority: authority, name: "Nora Field", roles: [.improvementOfficer])
    try await body(
      InspectionsHouse(world: world, clock: clock, authority: authority, officer: officer))
  }
}

/// Noon of a day.
func moment(of day: String) throws -> Instant {
  let date = try civil(day)
  return Instant(milliseconds: Int64(date.dayNumber) * 86_400_000 + 43_200_000)
}

func civil(_ text: String) throws -> CivilDate {
  guard let date = CivilDate(text) else { throw NotADate(text: text) }
  return date
}

struct NotADate: Error {
  let text: String
}

extension InspectionEntry {
  /// An inspection of the invented council as in 2012: visit, receipt and publication known.
  static func thornmere2012(published: String = "2012-12-21") throws -> InspectionEntry {
    InspectionEntry(
      framework: "PROT2012", council: "Thornmere", visitStart: try civil("2012-11-12"),
      visitEnd: try civil("2012-11-21"), receivedOn: try civil("2012-12-21"),
      publishedOn: try civil(published), leadInspector: "A. Example")
  }
}

extension [JudgementEntry] {
  /// The four judgements of 2012.
  static func prot2012(
    overall: String, help: String, practice: String, leadership: String
  ) -> [JudgementEntry] {
    [
      JudgementEntry(area: "overall", grade: overall),
      JudgementEntry(area: "help-and-protection", grade: help),
      JudgementEntry(area: "quality-of-practice", grade: practice),
      JudgementEntry(area: "leadership", grade: leadership),
    ]
  }

  static let allAdequate = prot2012(
    overall: "adequate", help: "adequate", practice: "adequate", leadership: "adequate")
}

extension [RecommendationEntry] {
  /// So many of each class.
  static func of(_ immediate: Int, _ threeMonths: Int, _ sixMonths: Int) -> [RecommendationEntry] {
    let classes =
      [Timescale](repeating: .immediate, count: immediate)
      + [Timescale](repeating: .threeMonths, count: threeMonths)
      + [Timescale](repeating: .sixMonths, count: sixMonths)
    return classes.enumerated().map { index, timescale in
      RecommendationEntry(
        text: "Make sure that point \(index + 1) is put right.", timescale: timescale,
        section: timescale.title)
    }
  }
}

/// The problems of a refusal, or nil when the body did not refuse in words.
func problems(of body: () async throws -> Void) async -> [Problem]? {
  do {
    try await body()
    return nil
  } catch Refusal.invalid(let problems) {
    return problems
  } catch {
    return nil
  }
}
