import Civil
import Inspections
import Kernel
import Logging
import Storage
import Synchronization
import TestKit

@testable import ImprovementPlan

/// A clock that tests set.
final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  init(_ date: CivilDate) { instant = Mutex(Self.noon(on: date)) }

  var now: Instant { instant.withLock { $0 } }

  func set(_ date: CivilDate) { instant.withLock { $0 = Self.noon(on: date) } }

  private static func noon(on date: CivilDate) -> Instant {
    Instant(milliseconds: (Int64(date.dayNumber) * 86_400 + 43_200) * 1000)
  }
}

/// The council of Thornmere with an inspection of 2012: four judgements of adequate and thirteen
/// recommendations, three immediate, seven within three months, three within six.
struct PlanHouse: Sendable {
  static let authority = AuthorityID("X08000001")
  /// The report's publication date in the fixture of domain, section 2.
  static let published = date("2012-08-10")
  static let received = date("2012-08-06")

  let world: World
  let clock: TestClock
  let inspection: Inspection
  let people: PlanPeople

  var officer: User { user(.improvementOfficer, "Sam Okafor", account: Self.officersAccount) }
  /// One person is one account, however often they come.
  private static let officersAccount = Account.ID()

  func user(
    _ role: Role, _ name: String, account: Account.ID = ID(), person: Person.ID? = nil,
    body: Body.ID? = nil
  ) -> User {
    User(
      account: account, authority: Self.authority, name: name, roles: [role], person: person,
      body: body)
  }

  func acting(_ user: User? = nil) -> ActingUser { ActingUser(user ?? officer, in: world) }

  var recommendations: [Recommendation] {
    get async throws {
      let inspection = inspection
      return try await world.store.read { try $0.recommendations(of: inspection) }
    }
  }

  /// A plan that follows the inspection, with its thirteen recommendations.
  func plan(titled title: String = "Children’s improvement plan") async throws -> Plan {
    try await CreatePlan(acting())(
      from: inspection.id,
      PlanEntry(title: title, versionLabel: "October 2012", datedOn: date("2012-10-01")))
  }

  /// Agrees it: nothing of a draft is asked of anybody yet.
  @discardableResult
  func agree(_ plan: Plan) async throws -> Plan {
    let kept = try await stored(plan)
    return try await ChangePlan(acting())(
      plan.id, readAt: kept.version,
      to: PlanEntry(
        title: kept.title, versionLabel: kept.versionLabel, datedOn: kept.datedOn,
        owningBody: people.board.id, ambition: kept.ambition), state: .agreed)
  }

  /// An action under these recommendations, by their places in the report.
  @discardableResult
  func action(
    _ title: String, serving places: Int..., in plan: Plan, owner: Owner? = nil,
    leadBody: Body.ID? = nil, partners: [Body.ID] = [], due: CivilDate? = nil
  ) async throws -> Action {
    let all = try await recommendations
    return try await AddAction(acting())(
      ActionEntry(
        title: title, whatWillBeDone: "What it takes", measureOfSuccess: "What will be seen",
        owner: owner, leadBody: leadBody, partners: partners,
        recommendations: places.map { all[$0 - 1].id }),
      due: due, toPlan: plan.id)
  }

  /// A decision of today that somebody else than the officer approved.
  func decision(_ reason: String) -> DecisionEntry {
    DecisionEntry(
      setBy: .council, setByName: "Director of Children’s Services", setOn: world.today(),
      approver: "Ola Grant, director", reason: reason)
  }

  @discardableResult
  func withdraw(_ action: Action, because reason: String) async throws -> Action {
    try await WithdrawAction(acting())(
      action.id, readAt: try await stored(action).version, by: decision(reason))
  }

  func overview(of plan: Plan) async throws -> PlanOverview {
    let (world, officer) = (world, officer)
    return try await world.store.read {
      try PlanOverview(plan.id, in: world, for: officer, $0)
    }
  }

  func stored<Kept: Record>(_ record: Kept) async throws -> Kept {
    let found = try await world.store.read { try $0.find(record.id, of: Self.authority) }
    guard let found else { throw Missing() }
    return found
  }

  struct Missing: Error {}
}

/// The partners of Thornmere.
struct PlanPeople: Sendable {
  let council: Body
  let board: Body
  let police: Body
  let health: Body
  let head: Person
  let post: Post
}

func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is not a date") }
  return date
}

extension PlanHouse {
  static let migrations =
    KernelMigrations.all + InspectionsSlice.migrations + ImprovementPlanSlice.migrations
}

/// - Parameter later: the names of migrations that its database has not had, as one that an older
///   version left.
func withPlanHouse(
  _ kind: StoreKind, on day: CivilDate = date("2012-10-01"), without later: Set<String> = [],
  _ body: (PlanHouse) async throws -> Void
) async throws {
  let clock = TestClock(day)
  let migrations = PlanHouse.migrations.filter { !later.contains($0.name) }
  let now: @Sendable () -> Instant = { clock.now }
  try await withStore(kind, migrations: migrations, now: now) { store in
    let world = World(
      store: store, authority: PlanHouse.authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test"), passwords: PasswordHasher(parameters: .forTests),
      now: now)
    let people = try await store.write(as: .system, because: "test") { db in
      try db.seedTimeRules(of: PlanHouse.authority)
      try InspectionsSlice.seed(db, authority: PlanHouse.authority)
      return try PlanPeople(db)
    }
    let inspection = try await inspect(in: world)
    try await body(
      PlanHouse(world: world, clock: clock, inspection: inspection, people: people))
  }
}

extension PlanPeople {
  fileprivate init(_ db: WriteTransaction) throws {
    let authority = PlanHouse.authority
    council = try db.insert(
      Body(authority: authority, name: "Children’s Services", kind: .councilService))
    board = try db.insert(
      Body(authority: authority, name: "Improvement Board", kind: .board))
    police = try db.insert(Body(authority: authority, name: "Thornmere Police", kind: .police))
    health = try db.insert(
      Body(authority: authority, name: "Thornmere Health", shortName: "Health", kind: .health))
    head = try db.insert(
      Person(authority: authority, name: "Alma Reyes", body: council.id))
    post = try db.insert(
      Post(authority: authority, title: "Head of Safeguarding", body: council.id))
    try db.insert(
      PostHolding(
        authority: authority, post: post.id, person: head.id, start: date("2012-01-01")))
  }
}

private func inspect(in world: World) async throws -> Inspection {
  let officer = User(
    account: ID(), authority: PlanHouse.authority, name: "Sam Okafor",
    roles: [.improvementOfficer])
  let acting = ActingUser(officer, in: world)
  let inspection = try await RecordInspection(acting)(
    InspectionEntry(
      framework: "PROT2012", council: "Thornmere", visitStart: date("2012-07-02"),
      visitEnd: date("2012-07-11"), receivedOn: PlanHouse.received,
      publishedOn: PlanHouse.published))
  let areas = ["overall", "help-and-protection", "quality-of-practice", "leadership"]
  try await RecordJudgements(acting)(
    areas.map { JudgementEntry(area: $0, grade: "adequate") }, of: inspection.id)
  let timescales: [Timescale] =
    .init(repeating: .immediate, count: 3) + .init(repeating: .threeMonths, count: 7)
    + .init(repeating: .sixMonths, count: 3)
  try await RecordRecommendations(acting).importing(
    timescales.enumerated().map {
      RecommendationEntry(
        text: "Recommendation \($0.offset + 1) of thirteen", timescale: $0.element)
    }, into: inspection.id)
  return inspection
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
