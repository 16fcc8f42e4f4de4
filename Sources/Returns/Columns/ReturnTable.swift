/// Rows of a return, kept as columns.
public struct ReturnTable: Sendable {
  public let layout: TableLayout

  /// Where in the file each row begins.
  public private(set) var positions: [UInt32] = []
  /// For each row the row of the table above it that holds it.
  public private(set) var parents: [UInt32] = []
  private(set) var days: [[Day]]
  private(set) var codes: [[UInt8]]
  private(set) var texts: [[TextReference]]

  public var count: Int { positions.count }

  /// Stands for the row above where there is none.
  static let noParent = UInt32.max

  init(_ layout: TableLayout) {
    self.layout = layout
    days = Array(repeating: [], count: layout.dayColumns)
    codes = Array(repeating: [], count: layout.codeColumns)
    texts = Array(repeating: [], count: layout.textColumns)
  }

  /// Adds a row with nothing in it.
  @inline(__always)
  mutating func append(at position: Int, parent: Int) {
    positions.append(UInt32(truncatingIfNeeded: position))
    parents.append(UInt32(truncatingIfNeeded: parent))
    for slot in days.indices { days[slot].append(.missing) }
    for slot in codes.indices { codes[slot].append(CodeList.missing) }
    for slot in texts.indices { texts[slot].append(.missing) }
  }

  @inline(__always)
  mutating func set(_ day: Day, slot: Int) { days[slot][positions.count - 1] = day }

  @inline(__always)
  mutating func set(_ code: UInt8, slot: Int) { codes[slot][positions.count - 1] = code }

  @inline(__always)
  mutating func set(_ text: TextReference, slot: Int) { texts[slot][positions.count - 1] = text }

  func days(_ field: ReturnField) -> [Day] { days[layout.slots[Int(field.place)]] }
  func codes(_ field: ReturnField) -> [UInt8] { codes[layout.slots[Int(field.place)]] }
  func texts(_ field: ReturnField) -> [TextReference] { texts[layout.slots[Int(field.place)]] }

  /// Says for each row which row of the table above holds it; `nil` for none.
  mutating func tie(_ rows: [Int?]) {
    parents = rows.map { $0.map { UInt32(truncatingIfNeeded: $0) } ?? Self.noParent }
  }

  mutating func reserve(_ rows: Int) {
    positions.reserveCapacity(rows)
    parents.reserveCapacity(rows)
    for slot in days.indices { days[slot].reserveCapacity(rows) }
    for slot in codes.indices { codes[slot].reserveCapacity(rows) }
    for slot in texts.indices { texts[slot].reserveCapacity(rows) }
  }

  /// Adds the rows of a later part of the same file, whose parents and assembled text were counted
  /// from zero.
  mutating func append(_ part: ReturnTable, parentsBefore: Int, assembledBefore: Int) {
    positions.append(contentsOf: part.positions)
    if parentsBefore == 0 {
      parents.append(contentsOf: part.parents)
    } else {
      let shift = UInt32(truncatingIfNeeded: parentsBefore)
      parents.append(contentsOf: part.parents.lazy.map { $0 &+ shift })
    }
    for slot in days.indices { days[slot].append(contentsOf: part.days[slot]) }
    for slot in codes.indices { codes[slot].append(contentsOf: part.codes[slot]) }
    for slot in texts.indices {
      if assembledBefore == 0 {
        texts[slot].append(contentsOf: part.texts[slot])
      } else {
        texts[slot].append(
          contentsOf: part.texts[slot].lazy.map { $0.moved(by: assembledBefore) })
      }
    }
  }

  /// For each row of the table above, where its rows begin here; one more at the end.
  func firsts(parentCount: Int) -> [Int32] {
    var firsts = [Int32](repeating: 0, count: parentCount + 1)
    for parent in parents where parent != Self.noParent { firsts[Int(parent) + 1] += 1 }
    for row in 0..<parentCount { firsts[row + 1] += firsts[row] }
    return firsts
  }
}
