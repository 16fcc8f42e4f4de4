import Civil
import Foundation
import Kernel
import Markup
import Product
import SiteMap
import Storage
import Web

/// Asks pages again and again, and keeps how long each took.
struct PageRounds {
  /// Where a page is looked for: first the large council, then the one with something of everything.
  let worlds: [World]
  private var pages: [Measured] = []
  private var asAt: [Measured] = []
  private var skipped: [String] = []

  struct Measured {
    var name: String
    var bytes: Int
    /// Milliseconds, in order.
    var times: [Double]

    var median: Double { times[times.count / 2] }
    var slowest: Double { times[times.count * 99 / 100] }
  }

  init(worlds: [World]) { self.worlds = worlds }

  /// Every page that an improvement officer may open, but for files.
  mutating func measureEveryPage() async throws {
    for route in Service(worlds[0]).site.routes where route.method == .get {
      var found: Measured?
      for world in worlds where found == nil {
        guard let parameters = try await RecordFinder(world).parameters(of: route.path) else {
          continue
        }
        found = try await measure(route.path, path: route.path, parameters, in: world)
      }
      if let found { pages.append(found) } else { skipped.append(route.path) }
    }
  }

  /// The pages of a plan as at a past day, in the year in which that plan was at work.
  mutating func measureAsAt(years: Int) async throws {
    let world = worlds[0]
    let finder = RecordFinder(world)
    let day = world.today().adding(days: -365 * years)
    for path in [
      "plans/:plan", "plans/:plan/ratings", "plans/:plan/coverage", "plans/:plan/outcomes/:outcome",
      "plans/:plan/timeline", "plans/:plan/page", "plans/:plan/figures", "actions",
      "actions/:action", "partners",
    ] {
      guard let parameters = try await finder.parameters(of: path, madeBefore: day) else {
        continue
      }
      if let measured = try await measure(
        path + "?as-at=" + day.description, path: path, parameters, asAt: day, in: world)
      {
        asAt.append(measured)
      }
    }
  }

  private func measure(
    _ name: String, path: String, _ parameters: [String: String], asAt day: CivilDate? = nil,
    in world: World
  ) async throws -> Measured? {
    let site = Service(world).site
    guard let route = site.routes.first(where: { $0.path == path && $0.method == .get }) else {
      return nil
    }
    let parts = path.split(separator: "/").map { part in
      part.hasPrefix(":") ? parameters[String(part.dropFirst())] ?? "" : String(part)
    }
    let user = User(
      account: ID(), authority: world.authority, name: "Benchmark",
      roles: [.improvementOfficer, .boardManager, .administrator])
    let visit = Visit(
      world: world, user: user,
      address: Address(parts: parts).with("as-at", day?.description), parameters: parameters)
    let clock = ContinuousClock()
    var (times, bytes): ([Double], Int) = ([], 0)
    for round in 0..<105 {
      let begun = clock.now
      guard let answer = try? await route.handler(visit), case .page(let page) = answer else {
        return nil
      }
      bytes = page.content.rendered().count
      let took = (clock.now - begun).components
      // The first few fill the caches that a running service has filled.
      if round >= 5 {
        times.append(Double(took.seconds) * 1e3 + Double(took.attoseconds) / 1e15)
      }
    }
    return Measured(name: name, bytes: bytes, times: times.sorted())
  }

  func printTables() {
    let slow = pages.filter { $0.slowest > 10 }.count
    print("\n\(pages.count) pages, \(slow) of them with p99 over 10 ms; the slowest:")
    Self.printTable(Array(pages.sorted { $0.slowest > $1.slowest }.prefix(15)))
    print("\nAs at five years ago:")
    Self.printTable(asAt)
    print("\nNot a page, or nothing to show: \(skipped.count) addresses")
  }

  private static func printTable(_ rows: [Measured]) {
    for row in rows {
      print(
        String(
          format: "%7.2f ms median %7.2f ms p99 %5d KB  ", row.median, row.slowest,
          row.bytes / 1024) + row.name)
    }
  }
}
