/// How few letters part two words.
enum Misprint {
  /// Whether one text becomes the other by at most this many letters left out, put in or replaced.
  static func isNear(
    _ one: some BidirectionalCollection<UInt8>, _ other: some BidirectionalCollection<UInt8>,
    atMost limit: Int
  ) -> Bool {
    let (one, other) = (Array(one), Array(other))
    guard abs(one.count - other.count) <= limit else { return false }
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      var least = row[0]
      for (column, against) in other.enumerated() {
        let cost = min(
          diagonal + (letter == against ? 0 : 1), row[column] + 1, row[column + 1] + 1)
        diagonal = row[column + 1]
        row[column + 1] = cost
        least = min(least, cost)
      }
      if least > limit { return false }
    }
    return row[other.count] <= limit
  }
}
