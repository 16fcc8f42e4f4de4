import Foundation
import GRDB
import Logging
import Storage
import StorageSQLite

/// Durable writes through the store, with change log and all, against bare one-row commits of SQLite by GRDB on
/// the same disk; and lists read through the store against the same lists read by GRDB.
///
///     StorageBenchmark [FOLDER] [WRITES]
@main struct StorageBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let parent = arguments.first ?? FileManager.default.temporaryDirectory.path
    let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 2000
    let folder = URL(fileURLWithPath: parent)
      .appendingPathComponent("goldthread-bench-\(Storage.ID<Write>().text)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let bare = try Bare(path: folder.appendingPathComponent("bare.db").path)
    let ours = try await Ours(path: folder.appendingPathComponent("ours.db").path)
    // Turn by turn, so that both meet the same disk in the same mood.
    var rates: (bare: [Double], ours: [Double]) = ([], [])
    for _ in 0..<40 {
      rates.bare.append(try await rate(count / 40) { try await bare.write($0) })
      rates.ours.append(try await rate(count / 40) { try await ours.write($0) })
    }
    report("durable one-row writes a second", rates.bare.median, rates.ours.median)

    var lists: (bare: [Double], ours: [Double]) = ([], [])
    for _ in 0..<20 {
      lists.bare.append(try await rate(300) { _ in try await bare.list() })
      lists.ours.append(try await rate(300) { _ in try await ours.list() })
    }
    report("lists of 100 records a second", lists.bare.median, lists.ours.median)
    await ours.store.close()
  }

  private static func rate(_ count: Int, _ body: @Sendable (Int) async throws -> Void) async throws
    -> Double
  {
    let clock = ContinuousClock()
    let start = clock.now
    for number in 0..<count { try await body(number) }
    let seconds = start.duration(to: clock.now) / .seconds(1)
    return Double(count) / seconds
  }

  private static func report(_ what: String, _ bare: Double, _ ours: Double) {
    let ratio = String(format: "%.2f", ours / bare)
    print("\(what): bare GRDB \(Int(bare)), Storage \(Int(ours)), ratio \(ratio)")
  }
}

extension [Double] {
  fileprivate var median: Double { sorted()[count / 2] }
}
