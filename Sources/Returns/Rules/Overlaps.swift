/// Which of some spans of time meet others.
///
/// Rules about overlaps compare each row with each. With the few rows a child has that is quickest;
/// where there are many, in a file made wrong on purpose or by accident, the starts are sorted.
enum Overlaps {
  private static let few = 48

  /// For two different rows A and B: A starts on or after B's start and on or before B's limit.
  ///
  /// - Parameters:
  ///   - limit: the last day on which another's start counts as inside; missing when none does.
  ///   - flag: called with a row, and whether it is an A, a B, or both.
  static func each(
    _ rows: Range<Int>, start: (Int) -> Day, limit: (Int) -> Day,
    flag: (_ row: Int, _ isA: Bool, _ isB: Bool) -> Void
  ) {
    guard rows.count > 1 else { return }
    guard rows.count <= few else {
      sorted(rows, start: start, limit: limit, flag: flag)
      return
    }
    for row in rows {
      let begins = start(row)
      guard begins.isPresent else { continue }
      let ends = limit(row)
      var isA = false
      var isB = false
      for other in rows where other != row {
        isB = isB || start(other).isOnOrAfter(begins) && start(other).isOnOrBefore(ends)
        isA = isA || begins.isOnOrAfter(start(other)) && begins.isOnOrBefore(limit(other))
      }
      if isA || isB { flag(row, isA, isB) }
    }
  }

  private static func sorted(
    _ rows: Range<Int>, start: (Int) -> Day, limit: (Int) -> Day,
    flag: (_ row: Int, _ isA: Bool, _ isB: Bool) -> Void
  ) {
    let spans = rows.filter { start($0).isPresent }
      .map { (row: $0, start: start($0), limit: limit($0)) }
      .sorted { $0.start.number < $1.start.number }
    let starts = spans.map(\.start)
    let furthest = Furthest(spans.map(\.limit))
    for (place, span) in spans.enumerated() {
      // Those that start by now, this one among them: the last of the same day is the last.
      let until = starts.firstPlace(after: span.start)
      let isA = span.start.isOnOrBefore(furthest.limit(of: until, without: place))
      let inside =
        starts.firstPlace(after: span.limit) - starts.firstPlace(onOrAfter: span.start)
      // Its own start is inside, unless its limit is before it.
      let own = span.start.isOnOrBefore(span.limit) ? 1 : 0
      let isB = inside > own
      if isA || isB { flag(span.row, isA, isB) }
    }
  }

  /// For rows A of one kind and B of another: A starts on or after B's start and on or before B's
  /// limit.
  static func between(
    _ rows: Range<Int>, start: (Int) -> Day, and others: Range<Int>,
    otherStart: (Int) -> Day,
    limit: (Int) -> Day, flagA: (Int) -> Void, flagB: (Int) -> Void
  ) {
    guard !rows.isEmpty, !others.isEmpty else { return }
    guard rows.count * others.count <= few * few else {
      sortedBetween(
        rows, start: start, and: others, otherStart: otherStart, limit: limit, flagA: flagA,
        flagB: flagB)
      return
    }
    for other in others where otherStart(other).isPresent {
      let ends = limit(other)
      var isB = false
      for row in rows
      where start(row).isOnOrAfter(otherStart(other)) && start(row).isOnOrBefore(ends) {
        isB = true
        flagA(row)
      }
      if isB { flagB(other) }
    }
  }

  private static func sortedBetween(
    _ rows: Range<Int>, start: (Int) -> Day, and others: Range<Int>,
    otherStart: (Int) -> Day,
    limit: (Int) -> Day, flagA: (Int) -> Void, flagB: (Int) -> Void
  ) {
    let starts = rows.map { start($0) }.filter(\.isPresent).sorted { $0.number < $1.number }
    let spans = others.filter { otherStart($0).isPresent }
      .map { (row: $0, start: otherStart($0), limit: limit($0)) }
      .sorted { $0.start.number < $1.start.number }
    for span in spans
    where starts.firstPlace(after: span.limit) > starts.firstPlace(onOrAfter: span.start) {
      flagB(span.row)
    }
    let spanStarts = spans.map(\.start)
    let furthest = Furthest(spans.map(\.limit))
    for row in rows where start(row).isPresent {
      let until = spanStarts.firstPlace(after: start(row))
      if start(row).isOnOrBefore(furthest.limit(of: until, without: nil)) { flagA(row) }
    }
  }
}

/// The latest limit among the first so many spans, or among them without one.
private struct Furthest {
  /// Before each place: the place of the latest limit so far, and the latest but that one.
  private var latest: [(place: Int, limit: Day, next: Day)] = [(-1, .missing, .missing)]

  init(_ limits: [Day]) {
    for (place, limit) in limits.enumerated() {
      let (best, furthest, next) = latest[place]
      if limit.number > furthest.number {
        latest.append((place, limit, furthest))
      } else {
        latest.append((best, furthest, limit.number > next.number ? limit : next))
      }
    }
  }

  func limit(of count: Int, without place: Int?) -> Day {
    let (best, furthest, next) = latest[count]
    return best == place ? next : furthest
  }
}

extension [Day] {
  /// In days that are in order: the place of the first on or after a day.
  func firstPlace(onOrAfter day: Day) -> Int { firstPlace { $0.number >= day.number } }

  /// In days that are in order: the place of the first after a day.
  func firstPlace(after day: Day) -> Int { firstPlace { $0.number > day.number } }

  private func firstPlace(where isReached: (Day) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isReached(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
