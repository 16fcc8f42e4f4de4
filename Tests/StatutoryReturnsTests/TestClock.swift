import Storage
import Synchronization

/// A clock that tests set.
final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  init(_ instant: Instant) { self.instant = Mutex(instant) }

  var now: Instant { instant.withLock { $0 } }

  func advance(days: Int64) { instant.withLock { $0 = $0.adding(seconds: days * 86_400) } }

  func advance(minutes: Int64) { instant.withLock { $0 = $0.adding(seconds: minutes * 60) } }
}
