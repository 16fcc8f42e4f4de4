/// Times of one engine, in milliseconds.
struct Rounds {
  let name: String
  private(set) var times: [Double] = []

  init(_ name: String) {
    self.name = name
  }

  /// Runs once and notes the time. The number of bytes is checked so that nothing is left out.
  mutating func run(expecting count: Int, _ body: () -> Int) throws {
    let clock = ContinuousClock()
    var made = 0
    let elapsed = clock.measure { made = body() }
    guard made == count else { throw BenchmarkError.differentOutput(name) }
    let (seconds, attoseconds) = elapsed.components
    times.append(Double(seconds) * 1e3 + Double(attoseconds) / 1e15)
  }

  /// The time in the middle.
  var median: Double {
    let sorted = times.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The shortest time.
  var least: Double { times.min() ?? 0 }
}

enum BenchmarkError: Error, CustomStringConvertible {
  case differentOutput(String)

  var description: String {
    switch self {
    case .differentOutput(let name):
      "the page by '\(name)' is not the same as by Markup; a comparison would mean nothing"
    }
  }
}
