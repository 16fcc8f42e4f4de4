import CLibPQ
import Dispatch
import Glibc
import Storage

/// One connection to the server and the queue on which alone it is used, so that waiting for the
/// server never holds up the threads that Swift's tasks share.
///
/// `@unchecked`: `handle` and `session` are touched only on `queue`; between two transactions the
/// pool owns the link, and only then are `freeSince`, `isUsable` and `isAlive` used.
final class PostgresLink: @unchecked Sendable {
  private let handle: OpaquePointer
  private let canceller: PostgresCanceller
  private let queue: DispatchQueue
  private let session: PostgresSession
  var freeSince = ContinuousClock.now
  /// Set when the server said that it will not go on with it.
  private var isSpent = false

  private init(_ handle: OpaquePointer, queue: DispatchQueue, options: PostgresOptions) {
    self.handle = handle
    self.queue = queue
    canceller = PostgresCanceller(handle)
    session = PostgresSession(handle, prepares: options.preparesStatements)
  }

  /// The last reference ends the connection.
  deinit { PQfinish(handle) }

  static func open(
    _ address: PostgresAddress, options: PostgresOptions
  ) async throws -> PostgresLink {
    let queue = DispatchQueue(label: "goldthread.postgres")
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result {
            PostgresLink(try address.connect(), queue: queue, options: options)
          })
      }
    }
  }

  /// Whether it may serve another transaction.
  var isUsable: Bool {
    PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE
      && !canceller.wasUsed && !isSpent
  }

  /// Whether the server is still there, as far as can be told without asking it: a server that went
  /// away has left an end of file on the socket.
  var isAlive: Bool {
    guard isUsable else { return false }
    var poll = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, 0) > 0 else { return true }
    return PQconsumeInput(handle) == 1 && PQstatus(handle) == CONNECTION_OK
  }

  /// Runs one transaction; cancelling the task interrupts its statement.
  func transaction<Value: Sendable>(
    _ begin: [SQL], _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async -> PostgresAttempt<Value> {
    let scope = PostgresScope(canceller)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async {
          continuation.resume(returning: self.run(begin, scope, body))
        }
      }
    } onCancel: {
      scope.cancel()
    }
  }

  private func run<Value: Sendable>(
    _ begin: [SQL], _ scope: PostgresScope, _ body: (any Connection) throws -> Value
  ) -> PostgresAttempt<Value> {
    let connection = PostgresConnection(session, scope)
    do {
      for statement in begin { try connection.execute(statement) }
      let value = try body(connection)
      // A statement's failure that the body has swallowed: the server would answer COMMIT with
      // ROLLBACK.
      if let failure = connection.failure { throw failure }
      try scope.startCommit()
      try session.commit()
      scope.finish()
      return .done(value)
    } catch {
      let isSure = PQstatus(handle) == CONNECTION_OK
      if isSure, PQtransactionStatus(handle) != PQTRANS_IDLE { session.rollback() }
      let wasCancelled = scope.finish()
      return verdict(
        error, cause: connection.failure ?? error as? PostgresError, wasCancelled: wasCancelled)
    }
  }

  private func verdict<Value: Sendable>(
    _ error: any Error, cause: PostgresError?, wasCancelled: Bool
  ) -> PostgresAttempt<Value> {
    guard let cause else { return .failed(error) }
    isSpent = cause.kind == .connectionLost
    // The body may have said the failure in other words; only an error of ours is translated.
    let said: any Error = error is PostgresError ? cause.fault : error
    if wasCancelled, !cause.isDuringCommit { return .failed(CancellationError()) }
    switch cause.kind {
    case .overtaken: return .mayRunAgain(said, .overtaken)
    case .statementOutdated:
      session.forgetStatements()
      return .mayRunAgain(said, .overtaken)
    case .connectionLost where !cause.isDuringCommit: return .mayRunAgain(said, .connectionLost)
    case .connectionLost, .constraint, .other: return .failed(said)
    }
  }
}
