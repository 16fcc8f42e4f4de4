import BenchmarkData
import Civil
import Foundation
import Kernel
import Logging
import Product
import Storage

/// Every page of the service, for one of 150 councils that have kept their plans for ten years in one
/// database (20,000 recommendations, 200,000 updates): the handler, from the address to the bytes, without HTTP
/// around it. Pages of what that council does not keep are asked of the fictional council of the demonstration,
/// which lies in the same database.
@main
struct DecadeBenchmark {
  static func main() async throws {
    let councils = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 150
    let folder = FileManager.default.temporaryDirectory.appending(path: "decade-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let clock = MovableClock(.now)
    var settings = ServiceSettings(database: .file(folder.appending(path: "decade.db").path))
    settings.authority = Demo.council.code.code
    settings.council = Demo.council.name
    let demo = try await settings.openWorld(
      logger: Logger(label: "benchmark"), now: { clock.now() })
    _ = try await Demo.make(in: demo, password: Demo.makePassword())
    let stopwatch = ContinuousClock()
    let begun = stopwatch.now
    let count = try await DecadeOfPlans(councils: councils, clock: clock).fill(demo)
    let took = (stopwatch.now - begun).formatted(.units(allowed: [.seconds]))
    print(
      "\(councils) councils, \(count.recommendations) recommendations, \(count.updates) updates, written in \(took)"
    )

    let council = World(
      store: demo.store, authority: DecadeOfPlans.code((councils + 1) / 2),
      documents: demo.documents, logger: demo.logger, now: demo.now)
    var rounds = PageRounds(worlds: [council, demo])
    try await rounds.measureEveryPage()
    try await rounds.measureAsAt(years: 5)
    rounds.printTables()
    await demo.store.close()
  }
}
