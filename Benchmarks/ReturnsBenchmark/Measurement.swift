import Foundation
import Returns

/// Our checking of a file beside a bare parse of it by expat, in one process, turn about.
enum Measurement {
  static let heading =
    "children      MB   ours s  expat s   ratio   issues   peak MB   peak : file"

  /// From the file's bytes in memory to every issue written as JSON lines.
  static func line(_ path: String) async throws -> String {
    let bytes = try FileBytes.read(path)
    let rounds = bytes.count > 200_000_000 ? 2 : 9
    var ours: [Double] = []
    var children = 0
    var issues = 0
    for _ in 0..<rounds {
      let start = ContinuousClock.now
      let checked = try await CINReturn(bytes: bytes).check()
      let lines = await checked.jsonLines()
      ours.append(seconds(since: start))
      (children, issues) = (checked.childCount, checked.issues.count)
      guard lines.count >= issues else { throw MeasurementFault("no issues were written") }
    }
    // Before expat allocates anything.
    let peak = peakMegabytes()
    let expat = try Expat()
    let bare = try (0..<rounds).map { _ in
      let start = ContinuousClock.now
      try expat.parse(bytes)
      return seconds(since: start)
    }
    let size = Double(bytes.count) / 1e6
    let (mine, theirs) = (least(ours), least(bare))
    return String(
      format: "%8d %7.1f %8.3f %8.3f %7.2f %8d %9.0f %13.2f", children, size, mine, theirs,
      mine / theirs, issues, peak, peak / size)
  }

  private static func least(_ times: [Double]) -> Double { times.min() ?? 0 }

  private static func seconds(since start: ContinuousClock.Instant) -> Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) / 1e18
  }

  private static func peakMegabytes() -> Double {
    var usage = rusage()
    getrusage(.init(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) * 1024 / 1e6
  }
}

struct MeasurementFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
