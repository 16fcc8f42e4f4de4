import BenchmarkData
import Foundation
import Inspections
import Kernel
import Logging
import Product
import Storage

/// Fills a database for `Benchmarks/run`: the fictional council, and 20,000 actions. Prints what the
/// measuring needs, a line each: the cookie of somebody signed in, the address of an inspection.
@main
enum ServiceBenchmark {
  static func main() async throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: service-benchmark DATABASE-FILE\n".utf8))
      exit(64)
    }
    var settings = ServiceSettings(database: .file(CommandLine.arguments[1]))
    settings.authority = Demo.council.code.code
    settings.council = Demo.council.name
    let world = try await settings.openWorld(logger: Logger(label: "benchmark"))
    let password = Demo.makePassword()
    let logins = try await Demo.make(in: world, password: password)
    try await ManyActions().fill(world)
    guard let officer = logins.first(where: { $0.role == .improvementOfficer }) else { exit(70) }
    let session = try await SignIn(world)(
      login: officer.login, password: password, from: "127.0.0.1", userAgent: "wrk")
    let inspection = try await world.store.read { db in
      try db.value(
        String.self, "SELECT id FROM inspection ORDER BY published_on DESC, id LIMIT 1")
    }
    await world.store.close()
    print("goldthread=\(session.token.text)")
    print("/inspections/\(inspection ?? "")")
  }
}
