import Storage

/// What became of one attempt at a transaction.
enum PostgresAttempt<Value: Sendable>: Sendable {
  case done(Value)
  case failed(any Error)
  /// It has certainly left nothing behind.
  case mayRunAgain(any Error, PostgresRetry.Reason)
}

/// How often, and after how long, a transaction that left nothing behind runs again.
struct PostgresRetry {
  enum Reason: Sendable {
    /// Another transaction came first.
    case overtaken
    /// The server went away.
    case connectionLost
  }

  /// Enough for writers that queue for the same record; more would hide a design fault.
  private static let mostOvertaken = 12

  private let deadline: ContinuousClock.Instant
  private var overtaken = 0
  private var lost = 0

  init(patience: Duration) { deadline = .now + patience }

  /// Waits for the next attempt, or throws the error when there is none.
  mutating func wait(after error: any Error, _ reason: Reason) async throws {
    switch reason {
    case .overtaken:
      overtaken += 1
      guard overtaken <= Self.mostOvertaken else { throw error }
      // Random, so that two that met do not meet again.
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...(2 << min(overtaken, 6)))))
    case .connectionLost:
      lost += 1
      // Once it is tried again in any case: on a machine that is very busy the first attempt alone
      // may have taken all the time there was.
      guard lost == 1 || ContinuousClock.now < deadline else { throw error }
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...50) << min(lost, 5)))
    }
  }
}
