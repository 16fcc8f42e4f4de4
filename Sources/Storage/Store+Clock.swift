extension Store {
  /// The same data under another clock: for records that are carried over from an earlier time, and
  /// for demonstrations whose history reads at its own days.
  public func withClock(_ now: @escaping @Sendable () -> Instant) -> Store {
    Store(database, logger: logger, now: now)
  }
}
