import Kernel

/// The hours in which nobody is told anything, as clocks in England show them: from one time of day
/// up to another, over midnight when the second is the earlier.
public struct QuietHours: Hashable, Sendable {
  /// Minutes since midnight.
  let start: Int
  let end: Int

  /// Our choice: from eight in the evening to seven in the morning.
  public static let shipped = QuietHours(start: 20 * 60, end: 7 * 60)

  /// - Parameters:
  ///   - start: minutes since midnight.
  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// From "20:00-07:00"; nil when it is not that.
  init?(_ text: String) {
    let ends = text.split(separator: "-").map { Self.minutes(String($0)) }
    guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
    self.init(start: start, end: end)
  }

  /// "20:00-07:00".
  var text: String { "\(Self.time(start))-\(Self.time(end))" }

  var phrase: String {
    start == end ? "no hour is quiet" : "from \(Self.time(start)) to \(Self.time(end))"
  }

  /// The first minute is quiet, the last is not; equal ends mean that none is.
  func isQuiet(_ time: LondonTime) -> Bool {
    let minute = time.hour * 60 + time.minute
    if start <= end { return start <= minute && minute < end }
    return minute >= start || minute < end
  }

  /// A time of day, "7:05" or "07:05"; nil when it is none.
  static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...23).contains(hour), (0...59).contains(minute), parts[1].count == 2
    else { return nil }
    return hour * 60 + minute
  }

  static func time(_ minutes: Int) -> String {
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
