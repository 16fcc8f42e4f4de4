import BenchmarkData
import Civil
import Foundation
import ImprovementPlan
import Inspections
import Kernel
import Logging
import Markup
import SiteMap
import Storage
import StorageSQLite
import Web

/// How long the pages of the improvement plan take with 20,000 actions: the handler, from the
/// address to the bytes of the page, without HTTP around it. The database is a file, as in the
/// service.
@main
struct PlanBenchmark {
  static func main() async throws {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
    let folder = FileManager.default.temporaryDirectory.appending(path: "plan-benchmark-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let world = try await world(at: folder.appending(path: "plans.db").path)
    let clock = ContinuousClock()
    let filling = try await clock.measure { try await ManyActions(count: count).fill(world) }
    print("filled with \(count) actions in \(filling.formatted(.units(allowed: [.seconds])))")

    var site = Site()
    ImprovementPlanSlice(world: world).addRoutes(to: &site)
    let plan = try await world.store.read { db in
      try db.first(Plan.self, "SELECT * FROM plan ORDER BY id LIMIT 1")
    }
    let body = try await world.store.read { db in
      try db.first(Body.self, "SELECT * FROM body ORDER BY id LIMIT 1")
    }
    let late = Address.actions.with("due", "late")
    var visits: [(String, String, Address, [String: String])] = [
      ("list of 100 actions", "actions", .actions, [:]),
      ("its further page", "actions", try await further(site, world), [:]),
      ("sorted by title", "actions", Address.actions.with("sort", "title"), [:]),
      ("late only", "actions", late, [:]),
      ("one body's", "actions", Address.actions.with("body", body?.id.text), [:]),
      ("list of plans", "plans", .plans, [:]),
    ]
    if let plan {
      visits.append(
        ("one plan's actions", "actions", Address.actions.with("plan", plan.id.text), [:]))
      visits.append(("plan page", "plans/:plan", .plan(plan.id), ["plan": plan.id.text]))
    }
    for (name, path, address, parameters) in visits {
      try await measure(name, site, path, visit(world, address, parameters), clock)
    }
    await world.store.close()
  }

  /// The address of the page after the first.
  private static func further(_ site: Site, _ world: World) async throws -> Address {
    let last = try await world.store.read { db in
      try db.value(
        String.self,
        """
        SELECT id FROM action WHERE withdrawn_on IS NULL
        ORDER BY due_order, id LIMIT 1 OFFSET 10000
        """)
    }
    return Address.actions.with("after", last)
  }

  private static func measure(
    _ name: String, _ site: Site, _ path: String, _ visit: Visit, _ clock: ContinuousClock
  ) async throws {
    guard let route = site.routes.first(where: { $0.path == path && $0.method == .get }) else {
      return
    }
    var times: [Duration] = []
    var bytes = 0
    let rounds = 200
    let started = processorMilliseconds()
    for _ in 0..<rounds {
      times.append(
        try await clock.measure {
          if case .page(let page) = try await route.handler(visit) {
            bytes = page.content.rendered().count
          }
        })
    }
    let processor = (processorMilliseconds() - started) / Double(rounds)
    times.sort()
    let median = milliseconds(times[times.count / 2])
    let slowest = milliseconds(times[times.count * 99 / 100])
    print(
      "\(name): \(String(format: "%.2f", processor)) ms of processor time;",
      "median \(median) ms, p99 \(slowest) ms, \(bytes / 1024) KB")
  }

  /// What this process has used so far; unlike the time on the clock, it does not depend on what
  /// else the machine is doing.
  private static func processorMilliseconds() -> Double {
    Double(clock()) * 1000 / Double(CLOCKS_PER_SEC)
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let value =
      Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1e3
    return String(format: "%.2f", value)
  }

  private static func visit(
    _ world: World, _ address: Address, _ parameters: [String: String]
  ) -> Visit {
    let user = User(
      account: ID(), authority: world.authority, name: "Benchmark", roles: [.improvementOfficer])
    return Visit(world: world, user: user, address: address, parameters: parameters)
  }

  private static func world(at path: String) async throws -> World {
    let store = Store(try SQLiteDatabase(path: path))
    try await store.migrate(
      KernelMigrations.all + InspectionsSlice.migrations + ImprovementPlanSlice.migrations)
    let authority = AuthorityID("X08000001")
    try await store.write(as: .system, because: "benchmark") { db in
      _ = try db.seedTimeRules(of: authority)
      try InspectionsSlice.seed(db, authority: authority)
    }
    return World(
      store: store, authority: authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "plan-benchmark"))
  }
}
