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
import Voice
import Web

@testable import Publishing

/// The council of Thornmere with an inspection of two recommendations, a plan that answers both, and
/// a consultation: everything that an edition needs, on 8 June 2026.
struct PublishingHouse: Sendable {
  static let authority = AuthorityID("X08000001")

  let world: World
  let clock: Clock
  let plan: Plan
  let inspection: Inspection.ID
  let outcomes: [PlanOutcome]
  let actions: [Action]
  let consultation: Consultation
  let group: ConsultationGroup
  let officer: User
  let director: User

  final class Clock: Sendable {
    private let day: Mutex<CivilDate>

    init(_ day: CivilDate) { self.day = Mutex(day) }

    var now: Instant {
      Instant(milliseconds: Int64(day.withLock(\.dayNumber)) * 86_400_000 + 43_200_000)
    }

    func set(_ text: String) { day.withLock { $0 = date(text) } }
  }

  func acting(_ user: User? = nil) -> ActingUser { ActingUser(user ?? officer, in: world) }

  /// An edition that meets every condition.
  func readyEdition(_ label: String = "June 2026") async throws -> PlanEdition {
    let edition = try await PrepareEdition(acting())(Self.entry(label), ofPlan: plan.id)
    for outcome in outcomes {
      try await WriteEditionWords(acting())(
        EditionWordsEntry(asked: "See us alone.", promised: "We will see you alone."),
        of: outcome.id, in: edition.id)
    }
    return try await stored(edition.id)
  }

  /// An edition that was put forward by the officer.
  func proposed(_ label: String = "June 2026") async throws -> PlanEdition {
    let ready = try await readyEdition(label)
    return try await PrepareEdition(acting()).propose(ready.id, readAt: ready.version)
  }

  func published(_ label: String = "June 2026") async throws -> PlanEdition {
    let edition = try await proposed(label)
    return try await ApproveEdition(acting(director))(
      edition.id, readAt: edition.version, seen: edition.sha256 ?? "")
  }

  /// So that nothing which was promised is left open.
  func holdConsultation() async throws {
    try await KeepConsultation(acting()).hold(
      consultation.id, readAt: consultation.version, on: date("2026-06-08"), tookPart: 9,
      heard: "It helps.")
  }

  static func entry(_ label: String) -> EditionEntry {
    EditionEntry(
      label: label, summary: "We will see each child alone. We will do it by June.",
      childSummary: "This is what we will do for you.")
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Transaction) throws -> Value
  ) async throws -> Value { try await world.store.read(body) }

  func stored<Kept: Record>(_ id: ID<Kept>) async throws -> Kept {
    let found = try await read { try $0.find(id, of: Self.authority) }
    guard let found else { throw Missing() }
    return found
  }

  /// What stands in the way of an edition as it is.
  func gaps(of edition: PlanEdition) async throws -> [PublicationGap] {
    let (world, officer) = (world, officer)
    return try await read { db in
      try db.publicationCheck(
        of: EditionContent(of: edition, in: world, for: officer, db), edition, in: world,
        for: officer
      ).gaps
    }
  }

  /// What the officer reads at an address.
  func page(_ address: Address) async throws -> String {
    var site = Site()
    PublishingSlice(world: world).addRoutes(to: &site)
    guard case .page(let page) = try await site.answer(.get, address, as: officer, in: world)
    else { throw Missing() }
    return page.content.description
  }

  func frozen(_ edition: PlanEdition) async throws -> EditionContent? {
    let world = world
    return try await read { try $0.frozen(edition, in: world) }
  }

  struct Missing: Error {}
}

func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is not a date") }
  return date
}

func withPublishing(
  _ kind: StoreKind, _ body: (PublishingHouse) async throws -> Void
) async throws {
  let clock = PublishingHouse.Clock(date("2026-06-08"))
  let now: @Sendable () -> Instant = { clock.now }
  let migrations =
    KernelMigrations.all + InspectionsSlice.migrations + ImprovementPlanSlice.migrations
    + RegistersSlice.migrations + VoiceSlice.migrations + PublishingSlice.migrations
  try await withStore(kind, migrations: migrations, now: now) { store in
    let authority = PublishingHouse.authority
    let world = World(
      store: store, authority: authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      passwords: PasswordHasher(parameters: .forTests), now: now)
    let board = try await store.write(as: .system, because: "test") { db in
      try db.insert(
        Authority(
          authority: authority, name: "Thornmere Borough Council", shortName: "Thornmere"))
      try db.seedTimeRules(of: authority)
      try InspectionsSlice.seed(db, authority: authority)
      try db.insert(Person(authority: authority, name: "Zebedee Quill"))
      return try db.insert(Body(authority: authority, name: "Improvement Panel", kind: .board))
    }
    try await body(try await house(world, clock, board: board))
  }
}

private func house(
  _ world: World, _ clock: PublishingHouse.Clock, board: Body
) async throws -> PublishingHouse {
  func user(_ role: Role, _ name: String) -> User {
    User(account: ID(), authority: world.authority, name: name, roles: [role])
  }
  let officer = user(.improvementOfficer, "Nora Field")
  let acting = ActingUser(officer, in: world)
  let inspection = try await inspect(acting)
  let made = try await CreatePlan(acting)(
    from: inspection.id,
    PlanEntry(
      title: "Improvement plan", versionLabel: "June 2026", datedOn: date("2026-06-08"),
      owningBody: board.id, ambition: "At least Good"))
  let plan = try await ChangePlan(acting)(
    made.id, readAt: made.version,
    to: PlanEntry(
      title: made.title, versionLabel: made.versionLabel, datedOn: made.datedOn,
      owningBody: board.id, ambition: made.ambition), state: .agreed)
  let (outcomes, recommendations) = try await world.store.read { db in
    (
      try db.outcomes(of: plan.id, in: world.authority),
      try db.recommendations(inPlan: plan.id, of: world.authority)
    )
  }
  var actions: [Action] = []
  for (outcome, recommendation) in zip(outcomes, recommendations) {
    try await AnswerRecommendation(acting)(
      ResponseEntry(
        answer: .accepted, reason: "", answeredOn: date("2026-06-08"), answeredBy: "Cabinet"),
      to: outcome.id, readAt: 0)
    actions.append(
      try await AddAction(acting)(
        ActionEntry(
          title: "See children alone", whatWillBeDone: "At every visit",
          measureOfSuccess: "Nine of ten", owner: .body(board.id),
          recommendations: [recommendation.id]), due: date("2026-09-30"), toPlan: plan.id))
  }
  let consultation = try await KeepConsultation(acting)(
    ConsultationEntry(
      title: "Being listened to", question: "Who listened to you?", method: "Conversations",
      audience: "Children with a plan", plannedOn: date("2026-07-01")), about: plan.id)
  let group = try await KeepGroups(acting).add(
    .careLeavers, named: "Care leavers’ council", to: consultation.id)
  return PublishingHouse(
    world: world, clock: clock, plan: plan, inspection: inspection.id, outcomes: outcomes,
    actions: actions, consultation: consultation, group: group, officer: officer,
    director: user(.director, "Amara Deen"))
}

private func inspect(_ acting: ActingUser) async throws -> Inspection {
  let inspection = try await RecordInspection(acting)(
    InspectionEntry(
      framework: "PROT2012", council: "Thornmere", visitStart: date("2026-01-12"),
      visitEnd: date("2026-01-23"), receivedOn: date("2026-03-02"),
      publishedOn: date("2026-03-06")))
  let areas = ["overall", "help-and-protection", "quality-of-practice", "leadership"]
  try await RecordJudgements(acting)(
    areas.map { JudgementEntry(area: $0, grade: "adequate") }, of: inspection.id)
  try await RecordRecommendations(acting).importing(
    ["See every child alone", "Write plans plainly"].map {
      RecommendationEntry(text: $0, timescale: .sixMonths)
    }, into: inspection.id)
  try await RecordReportDocument(acting)(
    ReportDocumentEntry(
      inspection: inspection.id, kind: .fullReport, title: "The full report",
      link: "https://reports.example/1"))
  let kept = try await acting.world.store.read {
    try $0.inspection(inspection.id, of: acting.world.authority)
  }
  try await PublishInspection(acting)(inspection.id, readAt: kept.version)
  return inspection
}

/// The words of every problem of a refused entry.
func refusals(_ body: () async throws -> Void) async throws -> [String] {
  do {
    try await body()
    return []
  } catch Refusal.invalid(let problems) {
    return problems.map(\.message)
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
