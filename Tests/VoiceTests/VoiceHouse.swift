import Civil
import ImprovementPlan
import Inspections
import Kernel
import Logging
import Markup
import PageKit
import SiteMap
import Storage
import Synchronization
import TestKit
import Web

@testable import Voice

/// The council of Thornmere with a plan of one action, on 23 November 2026.
struct VoiceHouse: Sendable {
  static let authority = AuthorityID("X08000001")
  static let today = date("2026-11-23")

  /// A clock that tests set.
  final class Clock: Sendable {
    private let day = Mutex(VoiceHouse.today)

    var now: Instant {
      Instant(milliseconds: Int64(day.withLock(\.dayNumber)) * 86_400_000 + 43_200_000)
    }

    func set(_ text: String) { day.withLock { $0 = date(text) } }
  }

  let world: World
  let clock: Clock
  let plan: Plan
  let action: Action
  let body: Body
  let person: Person
  let officer = User(
    account: ID(), authority: authority, name: "Nora Field", roles: [.improvementOfficer])
  let inspector = User(
    account: ID(), authority: authority, name: "Owen Park", roles: [.inspector])

  func acting(_ user: User? = nil) -> ActingUser { ActingUser(user ?? officer, in: world) }

  func entry(
    planned: String? = "2026-12-10", holder: Owner? = nil, reason: String = ""
  ) -> ConsultationEntry {
    ConsultationEntry(
      title: "Being listened to", question: "Who listened to you?", method: "Conversations",
      audience: "Children with a plan", holder: holder, plannedOn: planned.map(date),
      reason: reason)
  }

  func consultation(planned: String? = "2026-12-10") async throws -> Consultation {
    try await KeepConsultation(acting())(entry(planned: planned), about: plan.id)
  }

  /// A consultation that was held on a day.
  func held(_ day: String, planned: String = "2026-11-02") async throws -> Consultation {
    let made = try await consultation(planned: planned)
    return try await KeepConsultation(acting()).hold(
      made.id, readAt: made.version, on: date(day), tookPart: 12, heard: "Nobody asked us.")
  }

  /// The page, or the file, as text.
  func get(_ address: Address, as user: User? = nil) async throws -> String {
    var site = Site()
    VoiceSlice(world: world).addRoutes(to: &site)
    switch try await site.answer(.get, address, as: user ?? officer, in: world) {
    case .page(let page): return page.content.description
    case .file(let bytes, _, let name, _, _):
      return name + "\n" + String(decoding: bytes, as: UTF8.self)
    default: return ""
    }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value { try await world.store.read(body) }
}

func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is not a date") }
  return date
}

func withVoice(_ kind: StoreKind, _ body: (VoiceHouse) async throws -> Void) async throws {
  let clock = VoiceHouse.Clock()
  let now: @Sendable () -> Instant = { clock.now }
  let migrations =
    KernelMigrations.all + InspectionsSlice.migrations + ImprovementPlanSlice.migrations
    + VoiceSlice.migrations
  try await withStore(kind, migrations: migrations, now: now) { store in
    let authority = VoiceHouse.authority
    let world = World(
      store: store, authority: authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      passwords: PasswordHasher(parameters: .forTests), now: now)
    let house = try await store.write(as: .system, because: "test") { db in
      let plan = try db.insert(
        Plan(
          authority: authority, title: "Improvement plan", versionLabel: "June 2026",
          datedOn: date("2026-06-08"), state: .agreed))
      return VoiceHouse(
        world: world, clock: clock, plan: plan,
        action: try db.insert(
          Action(authority: authority, plan: plan.id, number: 1, title: "See children alone")),
        body: try db.insert(Body(authority: authority, name: "Speak Up", kind: .voluntary)),
        person: try db.insert(Person(authority: authority, name: "Ada Wren")))
    }
    try await body(house)
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

/// Whether it was refused because the state of things does not allow it.
func isConflict(_ body: () async throws -> Void) async throws -> Bool {
  do {
    try await body()
    return false
  } catch Refusal.conflict {
    return true
  }
}
