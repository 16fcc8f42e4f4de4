import API
import Administration
import Board
import Foundation
import ImprovementPlan
import Inspections
import Kernel
import Logging
import Publishing
import Registers
import Search
import StatutoryReturns
import Storage
import Voice
import Web

/// The whole service, put together: one store, one world, every slice.
public struct Service: Sendable {
  public let world: World
  public let site: Site
  /// What programs may ask.
  public let api: Operations
  public let store: Store
  private let inspections: InspectionsSlice
  private let returns: StatutoryReturnsSlice
  private let plan: ImprovementPlanSlice

  /// Every migration of every slice, in the order in which they stand on each other.
  public static let migrations: [Migration] =
    KernelMigrations.all + InspectionsSlice.migrations + ImprovementPlanSlice.migrations
    + RegistersSlice.migrations
    + StatutoryReturnsSlice.migrations
    + BoardSlice.migrations + VoiceSlice.migrations + PublishingSlice.migrations
    + SearchSlice.migrations

  /// Opens the store and brings its schema up to date.
  ///
  /// - Throws: ``ConfigurationProblem`` or a fault of the store, in a sentence.
  public static func openStore(
    _ address: DatabaseAddress, logger: Logger, now: @escaping @Sendable () -> Instant = { .now }
  ) async throws -> Store {
    let store = Store(try address.open(), logger: logger, now: now)
    try await store.migrate(migrations)
    return store
  }

  /// Opens a store that is there, as it is: nothing is made and nothing migrated.
  ///
  /// - Throws: ``ConfigurationProblem`` when there is no such database, or it is none of ours.
  public static func openExistingStore(
    _ address: DatabaseAddress, logger: Logger
  ) async throws -> Store {
    if case .file(let path) = address, !FileManager.default.fileExists(atPath: path) {
      throw ConfigurationProblem("there is no database at '\(path)'; check the name")
    }
    let store = Store(try address.open(), logger: logger)
    do {
      _ = try await store.read { try $0.value(Int.self, "SELECT count(*) FROM authority") }
    } catch {
      throw ConfigurationProblem("\(address) is no database of Goldthread’s (\(error))")
    }
    return store
  }

  /// Puts the slices together over a world that is ready.
  ///
  /// - Parameters:
  ///   - mail: what sends mail; nil when none is sent.
  ///   - address: where people reach the service, for links in messages.
  public init(
    _ world: World, reader: ReportReader = .live(), mail: Sendmail? = nil, address: String = ""
  ) {
    self.world = world
    store = world.store
    let registers = RegistersSlice(world: world, log: BoardSlice.challengeLog)
    let voice = VoiceSlice(world: world)
    let publishing = PublishingSlice(world: world)
    let beside = RegisterLinks.besidePlans(in: world)
    let board = BoardSlice(
      world: world, changesBeside: beside.changes,
      beside: BoardLinks(tables: RegistersSlice.boardTables, part: registers.boardPart))
    let plan = ImprovementPlanSlice(
      world: world,
      registers: beside.followed(by: board.planParts),
      figures: board.figureLinks,
      elsewhere: registers.askedElsewhere.followed(by: board.askedElsewhere),
      meetings: board.meetingLinks)
    var planLinks = plan.planLinks
    planLinks.tables += PublishingSlice.tables
    planLinks.published = { db, inspection in try publishing.published(after: inspection, db) }
    let inspections = InspectionsSlice(world: world, reader: reader, plan: planLinks)
    let returns = StatutoryReturnsSlice(world: world)
    var site = Site()
    HomeSlice(
      inspections: inspections, plan: plan, registers: registers, returns: returns,
      publishing: publishing, board: board
    ).addRoutes(to: &site)
    inspections.addRoutes(to: &site)
    plan.addRoutes(to: &site)
    voice.addRoutes(to: &site)
    publishing.addRoutes(to: &site)
    registers.addRoutes(to: &site)
    returns.addRoutes(to: &site)
    board.addRoutes(to: &site)
    let administration = AdministrationSlice(world: world)
    administration.addRoutes(to: &site)
    var api = Operations()
    api.addService(kinds: site.kinds)
    inspections.addOperations(to: &api)
    plan.addOperations(to: &api)
    board.addOperations(to: &api)
    registers.addOperations(to: &api)
    voice.addOperations(to: &api)
    publishing.addOperations(to: &api)
    administration.addOperations(to: &api)
    let search = SearchSlice(world: world)
    search.addRoutes(to: &site)
    search.addOperations(to: &api)
    api.addRoutes(to: &site)
    APIPages(api: api).addRoutes(to: &site)
    MailPages(mail: mail, address: address).addRoutes(to: &site)
    self.api = api
    self.site = site
    self.inspections = inspections
    self.returns = returns
    self.plan = plan
  }

  /// The work that comes round: reminders, and the mail that they make.
  ///
  /// - Parameters:
  ///   - address: where people reach the service, for links in messages.
  public func jobs(address: String, mail: Sendmail?) -> JobRunner {
    var send: (@Sendable (MailMessage) async throws -> Void)?
    if let mail { send = { message in try await mail.send(message) } }
    return JobRunner(world, plan.jobs(address: address, send: send))
  }

  /// The work that nobody waits for at a page: it goes on until the task is cancelled.
  func runBackgroundWork() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await inspections.runImports() }
      group.addTask { await returns.runHousekeeping() }
    }
  }
}

extension RegisterLinks {
  /// What stands beside a plan and is no part of the board's: registers, consultations, published
  /// editions.
  static func besidePlans(in world: World) -> RegisterLinks {
    RegistersSlice(world: world).registerLinks.followed(
      by: VoiceSlice(world: world).planParts, PublishingSlice(world: world).planParts)
  }
}
