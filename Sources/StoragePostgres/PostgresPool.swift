import Storage
import Synchronization

/// The connections to one address. Whoever finds none free waits in turn, and may stop waiting.
final class PostgresPool: Sendable {
  private enum Grant {
    case link(PostgresLink)
    /// The right to open one.
    case permit
  }

  private struct Waiter {
    let number: Int
    let continuation: CheckedContinuation<Grant, any Error>
  }

  private struct State {
    var free: [PostgresLink] = []
    /// Opened or being opened.
    var count = 0
    var waiters: [Waiter] = []
    var lastWaiter = 0
    var isClosed = false
    var hasConnected = false
  }

  private let address: PostgresAddress
  private let options: PostgresOptions
  private let state = Mutex(State())

  init(_ address: PostgresAddress, options: PostgresOptions) {
    self.address = address
    self.options = options
  }

  /// A connection that was alive a moment ago.
  func take() async throws -> PostgresLink {
    var retry = PostgresRetry(patience: options.patience)
    while true {
      switch try await grant() {
      case .link(let link):
        if link.isAlive { return link }
        returnPermit()
      case .permit:
        do {
          let link = try await PostgresLink.open(address, options: options)
          state.withLock { $0.hasConnected = true }
          return link
        } catch {
          returnPermit()
          guard state.withLock({ $0.hasConnected && !$0.isClosed }) else { throw error }
          try await retry.wait(after: error, .connectionLost)
        }
      }
    }
  }

  func giveBack(_ link: PostgresLink) {
    guard link.isUsable else { return returnPermit() }
    let waiter = state.withLock { state -> Waiter? in
      if state.isClosed { return nil }
      if !state.waiters.isEmpty { return state.waiters.removeFirst() }
      link.freeSince = .now
      state.free.append(link)
      return nil
    }
    if let waiter { waiter.continuation.resume(returning: .link(link)) } else { retireIdle() }
  }

  func close() {
    let waiters = state.withLock { state in
      state.isClosed = true
      state.free = []
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.continuation.resume(throwing: DatabaseFault.closed) }
  }

  private func grant() async throws -> Grant {
    let number = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let answer = state.withLock { state -> Result<Grant, any Error>? in
          if state.isClosed { return .failure(DatabaseFault.closed) }
          // Cancelled before this lock: nobody would take the waiter out again.
          if Task.isCancelled { return .failure(CancellationError()) }
          // The one used last is the likeliest to be warm; the others grow old and are retired.
          if let link = state.free.popLast() { return .success(.link(link)) }
          if state.count < options.connections {
            state.count += 1
            return .success(.permit)
          }
          state.waiters.append(Waiter(number: number, continuation: continuation))
          return nil
        }
        if let answer { continuation.resume(with: answer) }
      }
    } onCancel: {
      let waiter = state.withLock { state -> Waiter? in
        guard let index = state.waiters.firstIndex(where: { $0.number == number }) else {
          return nil
        }
        return state.waiters.remove(at: index)
      }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }

  /// The link that it was for is gone, or was never opened.
  private func returnPermit() {
    let waiter = state.withLock { state -> Waiter? in
      if !state.waiters.isEmpty { return state.waiters.removeFirst() }
      state.count -= 1
      return nil
    }
    waiter?.continuation.resume(returning: .permit)
  }

  /// A quiet house keeps one connection; the others go after five minutes without work.
  private func retireIdle() {
    state.withLock { state in
      guard state.free.count > 1, state.free[0].freeSince < .now - .seconds(300) else { return }
      state.count -= 1
      state.free.removeFirst()
    }
  }
}

extension DatabaseFault {
  static let closed = DatabaseFault(
    .connection(duringCommit: false), "the connections to the database have been closed")
}
