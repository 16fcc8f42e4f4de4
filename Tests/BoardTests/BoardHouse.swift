import Civil
import ImprovementPlan
import Inspections
import Kernel
import Logging
import Markup
import PageKit
import Registers
import SiteMap
import Storage
import Synchronization
import TestKit
import Web

@testable import Board

/// A clock that tests set.
final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  init(_ date: CivilDate) { instant = Mutex(Self.noon(on: date)) }

  var now: Instant { instant.withLock { $0 } }

  func set(_ date: CivilDate) { instant.withLock { $0 = Self.noon(on: date) } }

  /// A minute later on the same day.
  func tick() { instant.withLock { $0 = $0.adding(seconds: 60) } }

  private static func noon(on date: CivilDate) -> Instant {
    Instant(milliseconds: (Int64(date.dayNumber) * 86_400 + 43_200) * 1000)
  }
}

func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is not a date") }
  return date
}

/// Thornmere with an inspection of three recommendations, a plan, and a board with a chair and a
/// member from the police.
struct BoardHouse: Sendable {
  static let authority = AuthorityID("X08000001")
  static let start = date("2026-09-01")

  let world: World
  let clock: TestClock
  let plan: Plan
  let recommendations: [Recommendation]
  let board: ImprovementBoard
  let council: Body
  let police: Body
  let health: Body
  let boardBody: Body
  let chair: Person
  let superintendent: Person

  var manager: User { user(.boardManager, "Ines Holt", Self.managersAccount) }
  var director: User { user(.director, "Mara Quill", Self.directorsAccount) }
  var officer: User { user(.improvementOfficer, "Sam Okafor", Self.officersAccount) }
  /// The lead of the police, who sits on the board.
  var member: User {
    User(
      account: ID(), authority: Self.authority, name: "Jo Lund", roles: [.partnerLead],
      person: superintendent.id, body: police.id)
  }
  var stranger: User { user(.partnerLead, "Nobody’s lead", ID()) }
  var anybody: User { .anonymous(of: Self.authority) }
  private static let managersAccount = Account.ID()
  private static let directorsAccount = Account.ID()
  private static let officersAccount = Account.ID()

  private func user(_ role: Role, _ name: String, _ account: Account.ID) -> User {
    User(account: account, authority: Self.authority, name: name, roles: [role])
  }

  func acting(_ user: User) -> ActingUser { ActingUser(user, in: world) }

  func stored<Kept: Record>(_ record: Kept) async throws -> Kept {
    let found = try await world.store.read { try $0.find(record.id, of: Self.authority) }
    guard let found else { throw Missing() }
    return found
  }

  struct Missing: Error {}

  @discardableResult
  func action(
    _ title: String, body: Body? = nil, start: CivilDate? = nil, due: CivilDate
  ) async throws -> Action {
    try await AddAction(acting(officer))(
      ActionEntry(
        title: title, whatWillBeDone: "What it takes", measureOfSuccess: "9 of 10",
        startOn: start, owner: .body((body ?? council).id),
        recommendations: [recommendations[0].id]),
      due: due, toPlan: plan.id)
  }

  func meeting(on day: CivilDate, state: Meeting.State = .planned) async throws -> Meeting {
    try await KeepMeeting(acting(manager))(
      MeetingEntry(heldOn: day, startsAt: "14:00", place: "Town Hall", state: state),
      of: board.id)
  }
}

extension BoardHouse {
  /// Says how a meeting stands and on which day it is, as its form does.
  func keep(_ meeting: Meeting, _ state: Meeting.State, on day: String) async throws {
    let known = try await stored(meeting)
    _ = try await post(
      .meeting(meeting.id, "edit"),
      dateFields("heldOn", day) + [
        ("startsAt", known.startsAt), ("place", known.place), ("state", state.rawValue),
        ("remarks", known.remarks), ("version", "\(known.version)"),
      ], as: manager)
  }
}

/// What a person sees after asking for an address, or after sending a form.
struct Sight: Sendable {
  let answer: Answer

  var text: String {
    switch answer {
    case .page(let page): page.title + String(decoding: page.content.rendered(), as: UTF8.self)
    case .file(let bytes, _, _, _, _): String(decoding: bytes, as: UTF8.self)
    default: ""
    }
  }

  var status: Int { if case .page(let page) = answer { page.status } else { 303 } }

  /// Where one is led.
  var destination: Address? {
    if case .redirect(let address, _) = answer { address } else { nil }
  }
}

extension BoardHouse {
  func get(_ address: Address, as user: User) async throws -> Sight {
    try await visit(.get, address, [], as: user)
  }

  func post(
    _ address: Address, _ fields: [(String, String)], as user: User
  ) async throws -> Sight {
    try await visit(.post, address, fields, as: user)
  }

  private func visit(
    _ method: Site.Method, _ address: Address, _ fields: [(String, String)], as user: User
  ) async throws -> Sight {
    var site = Site()
    BoardSlice(world: world).addRoutes(to: &site)
    return Sight(
      answer: try await site.answer(
        method, address, Form(fields.map { (name: $0.0, value: $0.1) }), as: user, in: world))
  }
}

/// The three fields of a date.
func dateFields(_ name: String, _ text: String) -> [(String, String)] {
  let day = date(text)
  return [
    (name, String(day.day)), (name + "-month", String(day.month)),
    (name + "-year", String(day.year)),
  ]
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

/// The words in which something was refused for how things stand; nil when it was done.
func refusal(_ body: () async throws -> Void) async -> String? {
  do {
    try await body()
    return nil
  } catch Refusal.conflict(let words) {
    return words
  } catch {
    return "\(error)"
  }
}

func isConflict(_ error: any Error) -> Bool {
  if case Refusal.conflict = error { true } else { false }
}

func isNotPermitted(_ error: any Error) -> Bool {
  if case Refusal.notPermitted = error { true } else { false }
}

func isNotFound(_ error: any Error) -> Bool {
  if case Refusal.notFound = error { true } else { false }
}

func withBoardHouse(
  _ kind: StoreKind, on day: CivilDate = BoardHouse.start,
  _ body: (BoardHouse) async throws -> Void
) async throws {
  let clock = TestClock(day)
  let migrations =
    KernelMigrations.all + InspectionsSlice.migrations + ImprovementPlanSlice.migrations
    + RegistersSlice.migrations + BoardSlice.migrations
  let now: @Sendable () -> Instant = { clock.now }
  try await withStore(kind, migrations: migrations, now: now) { store in
    let world = World(
      store: store, authority: BoardHouse.authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test"), passwords: PasswordHasher(parameters: .forTests), now: now)
    try await body(try await BoardHouse(world, clock))
  }
}

extension BoardHouse {
  fileprivate init(_ world: World, _ clock: TestClock) async throws {
    self.world = world
    self.clock = clock
    let authority = Self.authority
    let made = try await world.store.write(as: .system, because: "test") { db in
      try db.seedTimeRules(of: authority)
      try InspectionsSlice.seed(db, authority: authority)
      func body(_ name: String, _ kind: Body.Kind) throws -> Body {
        try db.insert(Body(authority: authority, name: name, kind: kind))
      }
      let police = try body("Thornmere Police", .police)
      return (
        try body("Children’s Services", .councilService), police,
        try body("Thornmere Health", .health), try body("Improvement Board", .board),
        try db.insert(Person(authority: authority, name: "Beatrix Orme")),
        try db.insert(Person(authority: authority, name: "Jo Lund", body: police.id))
      )
    }
    (council, police, health, boardBody, chair, superintendent) = made
    let officer = ActingUser(
      User(
        account: Self.officersAccount, authority: authority, name: "Sam Okafor",
        roles: [.improvementOfficer]), in: world)
    let inspection = try await RecordInspection(officer)(
      InspectionEntry(
        framework: "PROT2012", council: "Thornmere", visitStart: date("2026-06-01"),
        visitEnd: date("2026-06-05"), receivedOn: date("2026-07-01"),
        publishedOn: date("2026-07-15")))
    try await RecordRecommendations(officer).importing(
      ["Hear every child", "Plans that parents understand", "Fewer changes of worker"].map {
        RecommendationEntry(text: $0, timescale: .sixMonths)
      }, into: inspection.id)
    recommendations = try await world.store.read { try $0.recommendations(of: inspection) }
    plan = try await CreatePlan(officer)(
      from: inspection.id,
      PlanEntry(
        title: "Improvement plan", versionLabel: "August 2026", datedOn: date("2026-08-03"),
        owningBody: made.3.id))
    let manager = ActingUser(
      User(
        account: Self.managersAccount, authority: authority, name: "Ines Holt",
        roles: [.boardManager]), in: world)
    board = try await KeepBoard(manager)(
      BoardEntry(
        terms: "It answers for the plan.", cadence: "Every four weeks", cadenceWeeks: 4,
        startsAt: "14.00", place: "Town Hall"), ofBody: made.3.id)
    try await KeepMembers(manager).add(
      MemberEntry(
        who: .person(made.4.id), role: .independentChair, from: date("2026-01-05")),
      to: board.id)
    try await KeepMembers(manager).add(
      MemberEntry(
        who: .person(made.5.id), agency: made.1.id, role: .member, from: date("2026-01-05")),
      to: board.id)
  }
}
