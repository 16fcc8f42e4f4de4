import Foundation

/// A moment: milliseconds since 1 January 1970, UTC.
public struct Instant: Hashable, Comparable, Sendable, SQLConvertible {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static var now: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
  }

  public init(sqlValue: SQLValue) throws { milliseconds = try Int64(sqlValue: sqlValue) }

  public var sqlValue: SQLValue { .integer(milliseconds) }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  public func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds + seconds * 1000)
  }
}
