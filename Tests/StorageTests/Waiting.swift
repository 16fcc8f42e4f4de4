import Foundation
import Synchronization

/// Holds up a thread until it is opened: for bodies of transactions, which cannot await.
final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func wait() { semaphore.wait() }

  func open() { semaphore.signal() }
}

/// Counts how often a body ran.
final class Attempts: Sendable {
  private let number = Mutex(0)

  var count: Int { number.withLock { $0 } }

  /// 1 the first time.
  func next() -> Int {
    number.withLock { number in
      number += 1
      return number
    }
  }
}
