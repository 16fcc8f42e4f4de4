import Civil
import Foundation
import Kernel
import Markup
import Product
import SiteMap
import Storage
import Web

/// Asks pages again and again, and keeps how long each took and what it asked of the database.
struct PageRounds {
  /// Where a page is looked for: first the large council, then the one with something of everything.
  let worlds: [World]
  let count: QueryCount
  private let sites: [Site]
  private var pages: [Measured] = []
  private var searches: [Measured] = []
  private var asAt: [Measured] = []
  private var skipped: [String] = []

  struct Measured {
    var name: String
    var bytes: Int
    var queries: Int
    var rows: Int
    /// Milliseconds that passed, in order.
    var times: [Double]
    /// Milliseconds of processor time, in order: what is left when other programs of the machine stand aside.
    var processor: [Double]

    var median: Double { times[times.count / 2] }
    var slowest: Double { times[times.count * 99 / 100] }
    var slowestProcessor: Double { processor[processor.count * 99 / 100] }
  }

  init(worlds: [World], count: QueryCount) {
    self.worlds = worlds
    self.count = count
    sites = worlds.map { Service($0).site }
  }

  /// Every page that an improvement officer may open, and what programs are answered instead, but for files.
  /// - Parameter part: only pages with this in their path; all without it.
  mutating func measureEveryPage(with part: String? = nil) async throws {
    for route in sites[0].routes
    where route.method == .get && part.map(route.path.contains) ?? true {
      if let found = try await measureAnywhere(route.path) {
        pages.append(found)
      } else {
        skipped.append(route.path)
      }
    }
  }

  /// What is searched for: a word that is in everything, two that are in much, one that is in nothing.
  mutating func measureSearch() async throws {
    for words in ["referrals", "step visited", "supervision rec", "zymurgy", "thornmere"] {
      for kind in [nil, "actions"] {
        if let found = try await measureAnywhere(
          "search", with: [("q", words)] + (kind.map { [("kind", $0)] } ?? []))
        {
          searches.append(found)
        }
      }
    }
  }

  /// Every page that can be asked as at a past day, in a year in which the large council's plan was at work.
  mutating func measureAsAt(years: Int) async throws {
    let day = worlds[0].today().adding(days: -365 * years)
    for path in [
      "plans/:plan", "plans/:plan/ratings", "plans/:plan/coverage", "plans/:plan/outcomes/:outcome",
      "plans/:plan/timeline", "plans/:plan/one-page", "plans/:plan/figures",
      "plans/:plan/figures/:figure", "plans/:plan/slippage", "plans/:plan/changes", "slippage",
      "actions", "actions/:action", "partners", "partners/:body", "register",
      "register/councils/:council", "registers/leaders", "api/v1/actions/:action",
    ] {
      // A program's word for the same is `asAt`.
      let query = [(path.hasPrefix("api/") ? "asAt" : "as-at", day.description)]
      if let measured = try await measureAnywhere(path, with: query, madeBefore: day) {
        asAt.append(measured)
      } else {
        skipped.append(path + "?as-at")
      }
    }
    let plan = try await RecordFinder(worlds[0]).parameters(of: "plans/:plan", madeBefore: day)
    if let plan = plan?["plan"],
      let measured = try await measureAnywhere(
        "actions", with: [("as-at", day.description), ("plan", plan)])
    {
      asAt.append(measured)
    }
  }

  private func measureAnywhere(
    _ path: String, with query: [(String, String)] = [], madeBefore day: CivilDate? = nil
  ) async throws -> Measured? {
    for (world, site) in zip(worlds, sites) {
      if let parameters = try await RecordFinder(world).parameters(of: path, madeBefore: day),
        let found = try await measure(path, parameters, with: query, in: world, site)
      {
        return found
      }
    }
    return nil
  }

  private func measure(
    _ path: String, _ parameters: [String: String], with query: [(String, String)],
    in world: World, _ site: Site
  ) async throws -> Measured? {
    guard let route = site.routes.first(where: { $0.path == path && $0.method == .get }) else {
      return nil
    }
    let parts = path.split(separator: "/").map { part in
      part.hasPrefix(":") ? parameters[String(part.dropFirst())] ?? "" : String(part)
    }
    let user = User(
      account: ID(), authority: world.authority, name: "Benchmark",
      roles: [.improvementOfficer, .boardManager, .administrator])
    let address = query.reduce(Address(parts: parts)) { $0.with($1.0, $1.1) }
    let visit = Visit(world: world, user: user, address: address, parameters: parameters)
    let (warm, rounds) = (5, 200)
    let clock = ContinuousClock()
    var found = Measured(
      name: path + query.map { " \($0.0)=\($0.1)" }.joined(), bytes: 0, queries: 0, rows: 0,
      times: [], processor: [])
    for round in 0..<warm + rounds {
      _ = count.take()
      let (begun, spent) = (clock.now, Self.processorMilliseconds())
      guard let bytes = try? await Self.bytes(of: route.handler(visit)) else { return nil }
      let (took, used) = ((clock.now - begun).components, Self.processorMilliseconds() - spent)
      (found.queries, found.rows) = count.take()
      found.bytes = bytes
      // The first few fill the caches that a running service has filled.
      if round >= warm {
        found.times.append(Double(took.seconds) * 1e3 + Double(took.attoseconds) / 1e15)
        found.processor.append(used)
      }
    }
    found.times.sort()
    found.processor.sort()
    return found
  }

  /// How long an answer is, written out; nil when it is neither a page nor data.
  private static func bytes(of answer: Answer) -> Int? {
    switch answer {
    case .page(let page): page.content.rendered().count
    case .data(let data): data.bytes.count
    default: nil
    }
  }

  private static func processorMilliseconds() -> Double {
    Double(clock()) * 1000 / Double(CLOCKS_PER_SEC)
  }

  func printTables() {
    let slow = pages.filter { $0.slowest > 10 }.count
    let busy = pages.filter { $0.slowestProcessor > 10 }.count
    print(
      "\n\(pages.count) pages, \(slow) of them with p99 over 10 ms, \(busy) when only processor time is counted; the slowest:"
    )
    Self.printTable(Array(pages.sorted { $0.slowestProcessor > $1.slowestProcessor }.prefix(25)))
    print("\nSearch:")
    Self.printTable(searches)
    print("\nAs at five years ago:")
    Self.printTable(asAt)
    print("\nNot a page, or nothing to show: \(skipped.joined(separator: " "))")
  }

  private static func printTable(_ rows: [Measured]) {
    print("median ms   p99 ms  processor p99  queries   rows     KB")
    for row in rows {
      print(
        String(
          format: "%9.2f %8.2f %14.2f %8d %6d %6d  ", row.median, row.slowest, row.slowestProcessor,
          row.queries, row.rows, row.bytes / 1024) + row.name)
    }
  }
}
