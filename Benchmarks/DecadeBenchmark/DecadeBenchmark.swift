import BenchmarkData
import Civil
import Foundation
import Kernel
import Logging
import Product
import Storage
import StorageSQLite

/// Every page of the service, for one of 150 councils that have kept their plans for ten years in one
/// database (20,000 recommendations, 200,000 updates): the handler, from the address to the bytes, without HTTP
/// around it. Pages of what that council does not keep are asked of the fictional council of the demonstration,
/// which lies in the same database.
///
///     decade-benchmark [COUNCILS] [DATABASE-FILE] [PART-OF-A-PATH]
///
/// A file that is there is taken as it was left by an earlier run; without one, the database is made and removed.
/// With a part of a path only the pages are measured whose path has it, such as `plans/:plan/narrative`.
@main
struct DecadeBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let councils = arguments.first.flatMap { Int($0) } ?? 150
    let folder = FileManager.default.temporaryDirectory.appending(path: "decade-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = arguments.dropFirst().first ?? folder.appending(path: "decade.db").path

    let isThere = FileManager.default.fileExists(atPath: file)
    let clock = MovableClock(.now)
    var settings = ServiceSettings(database: .file(file))
    settings.authority = Demo.council.code.code
    settings.council = Demo.council.name
    let demo = try await settings.openWorld(
      logger: Logger(label: "benchmark"), now: { clock.now() })
    if !isThere { try await fill(demo, councils, clock) }
    await demo.store.close()

    let count = QueryCount()
    let store = Store(
      CountedDatabase(base: try SQLiteDatabase(path: file), count: count), logger: demo.logger,
      now: demo.now)
    let worlds = [DecadeOfPlans.code((councils + 1) / 2), demo.authority].map { authority in
      World(
        store: store, authority: authority, documents: demo.documents, logger: demo.logger,
        now: demo.now)
    }
    var rounds = PageRounds(worlds: worlds, count: count)
    let part = arguments.dropFirst(2).first
    try await rounds.measureEveryPage(with: part)
    if part.map("search?q".contains) ?? true { try await rounds.measureSearch() }
    if part == nil {
      try await rounds.measureAsAt(years: 5)
    }
    rounds.printTables()
    await store.close()
  }

  private static func fill(_ demo: World, _ councils: Int, _ clock: MovableClock) async throws {
    let stopwatch = ContinuousClock()
    let begun = stopwatch.now
    _ = try await Demo.make(in: demo, password: Demo.makePassword())
    let count = try await DecadeOfPlans(councils: councils, clock: clock).fill(demo)
    let took = (stopwatch.now - begun).formatted(.units(allowed: [.seconds]))
    print(
      "\(councils) councils, \(count.recommendations) recommendations, \(count.updates) updates, written in \(took)"
    )
  }
}
