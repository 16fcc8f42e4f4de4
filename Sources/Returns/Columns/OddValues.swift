/// Values that were given and not understood: a date that is none, a code that is not in its list.
/// Columns say only that they are; here stands what was written, so that nothing is lost.
struct OddValues: Sendable {
  struct Entry: Sendable {
    let key: UInt64
    var text: TextReference
  }

  private(set) var entries: [Entry] = []

  static func key(table: UInt8, row: Int, place: UInt8) -> UInt64 {
    UInt64(table) << 56 | UInt64(row) << 8 | UInt64(place)
  }

  mutating func append(table: UInt8, row: Int, place: UInt8, text: TextReference) {
    entries.append(Entry(key: Self.key(table: table, row: row, place: place), text: text))
  }

  /// Adds those of a later part, whose rows were counted from zero in each table.
  mutating func append(_ part: OddValues, rowsBefore: [Int], assembledBefore: Int) {
    entries.append(
      contentsOf: part.entries.lazy.map { entry in
        let table = Int(entry.key >> 56)
        return Entry(
          key: entry.key + UInt64(rowsBefore[table]) << 8,
          text: entry.text.moved(by: assembledBefore))
      })
  }

  /// Puts the values in order, after which they can be found.
  mutating func sort() {
    entries.sort { $0.key < $1.key }
  }

  /// What was written in a field of a row; `nil` when it was understood or missing.
  func text(_ field: ReturnField, row: Int) -> TextReference? {
    let wanted = Self.key(table: field.table, row: row, place: field.place)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < wanted { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].key == wanted ? entries[low].text : nil
  }
}
