import CLibPQ
import Dispatch
import Storage
import Synchronization

/// Interrupts what a connection is doing, from any thread.
///
/// `@unchecked`: libpq says of `PGcancel` that it is safe to use from another thread.
final class PostgresCanceller: @unchecked Sendable {
  private let handle: OpaquePointer?
  private let used = Mutex(false)

  init(_ connection: OpaquePointer) { handle = PQgetCancel(connection) }

  deinit { PQfreeCancel(handle) }

  /// A request to cancel may arrive late and hit whoever uses the connection next; so nobody does.
  var wasUsed: Bool { used.withLock { $0 } }

  /// Asks the server to stop, again and again while it is wanted: a request that comes between two
  /// statements is lost.
  func cancel(while isWanted: @escaping @Sendable () -> Bool) {
    used.withLock { $0 = true }
    // It connects to the server, which may take its time.
    DispatchQueue.global().async { self.ask(while: isWanted) }
  }

  private func ask(while isWanted: @escaping @Sendable () -> Bool) {
    guard isWanted() else { return }
    var message = [CChar](repeating: 0, count: 256)
    PQcancel(handle, &message, Int32(message.count))
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) {
      self.ask(while: isWanted)
    }
  }
}

/// One transaction and whether its task still wants it.
final class PostgresScope: Sendable {
  private enum Phase { case running, committing, finished }

  private let canceller: PostgresCanceller
  private let state = Mutex((phase: Phase.running, isCancelled: false))

  init(_ canceller: PostgresCanceller) { self.canceller = canceller }

  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      // Once COMMIT is on its way, its answer is worth more than a quick return.
      if state.phase == .running { canceller.cancel { self.isRunning } }
    }
  }

  private var isRunning: Bool { state.withLock { $0.phase == .running } }

  /// Throws when the task has been cancelled.
  func check() throws {
    if state.withLock({ $0.isCancelled }) { throw CancellationError() }
  }

  func startCommit() throws {
    try state.withLock { state in
      if state.isCancelled { throw CancellationError() }
      state.phase = .committing
    }
  }

  /// Answers whether the task was cancelled meanwhile.
  @discardableResult
  func finish() -> Bool {
    state.withLock { state in
      state.phase = .finished
      return state.isCancelled
    }
  }
}
