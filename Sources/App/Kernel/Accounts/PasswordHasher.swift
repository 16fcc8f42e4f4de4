import Foundation
import Synchronization

/// Hashes and checks passwords beside the tasks that answer requests: a derivation takes a
/// third of a second of one core, which would hold up everything else on Swift's cooperative
/// threads.
public final class PasswordHasher: Sendable {
  public enum Verdict: Hashable, Sendable {
    /// The password is right. `isWeak` says that the parameters have risen since it was hashed.
    case right(isWeak: Bool)
    case wrong
  }

  public let parameters: ScryptParameters
  private let queue: OperationQueue
  private let waiting = Mutex(0)
  private let mostWaiting: Int

  /// - Parameters:
  ///   - atOnce: how many derivations may run beside each other; each takes 32 MB.
  ///   - mostWaiting: how many may wait before more are refused, so that a flood of attempts
  ///     cannot keep everybody else waiting for minutes.
  public init(
    parameters: ScryptParameters = .current, atOnce: Int = 2, mostWaiting: Int = 40
  ) {
    self.parameters = parameters
    self.mostWaiting = mostWaiting
    queue = OperationQueue()
    queue.name = "goldthread.passwords"
    queue.maxConcurrentOperationCount = atOnce
    queue.qualityOfService = .userInitiated
  }

  /// Hashes a new password under the current parameters.
  public func hash(_ password: String) async throws -> PasswordHash {
    let parameters = parameters
    return try await run { try PasswordHash(password, parameters: parameters) }
  }

  /// Checks a password. Without a hash (nobody has that name) it takes as long and says `wrong`, so
  /// that the time does not tell which names exist.
  public func check(_ password: String, against hash: PasswordHash?) async throws -> Verdict {
    let parameters = parameters
    return try await run {
      guard let hash else {
        _ = try PasswordHash.derive(
          password, salt: Array(repeating: 0, count: 16), parameters: parameters, count: 32)
        return .wrong
      }
      guard try hash.matches(password) else { return .wrong }
      return .right(isWeak: hash.parameters.isWeaker(than: parameters))
    }
  }

  private func run<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    let isFull = waiting.withLock { waiting in
      guard waiting < mostWaiting else { return true }
      waiting += 1
      return false
    }
    guard !isFull else {
      throw Refusal.tooMany(
        "Very many people are signing in at this moment. Wait ten seconds, then try again.",
        retryAfterSeconds: 10)
    }
    defer { waiting.withLock { $0 -= 1 } }
    return try await withCheckedThrowingContinuation { continuation in
      queue.addOperation { continuation.resume(with: Result { try work() }) }
    }
  }
}
