extension ElementScanner {
  /// Adds a row to a table, held by the newest row of the table above it.
  mutating func beginRow(_ table: UInt8, at position: Int) {
    let parent = tree.parents[Int(table)]
    let parentRow = parent == table ? tables[Int(table)].count : tables[Int(parent)].count - 1
    tables[Int(table)].append(at: position, parent: max(parentRow, 0))
  }

  /// Ends an element that was not read in one go.
  mutating func close(_ element: OpenElement, at position: Int) {
    let node = tree.nodes[element.node]
    switch node.role {
    case .value, .rowOfOne: finish(element)
    case .listOrEmptyRow:
      if tables[Int(node.table)].count == element.rowsBefore {
        beginRow(node.table, at: max(element.name - 1, 0))
      }
    case .group, .row, .ignored, .unknown: break
    }
  }

  /// Stores the text that a value has collected, and collects no more.
  mutating func finish(_ place: Int) {
    finish(open[place])
    open[place].collectedFrom = -1
  }

  private mutating func finish(_ element: OpenElement) {
    guard element.collectedFrom >= 0 else { return }
    let text = assembled
    text.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      store(element.node, start, from: element.collectedFrom, to: bytes.count, assembled: true)
    }
  }

  /// Trims a value and stores it as its column keeps it; nothing is stored when nothing is left.
  @inline(__always)
  mutating func store(
    _ node: Int, _ bytes: UnsafePointer<UInt8>, from start: Int, to stop: Int, assembled: Bool
  ) {
    var first = start
    var last = stop
    while first < last, bytes[first] <= 0x20 || isOtherSpace(bytes, &first, last) { first += 1 }
    while last > first, bytes[last - 1] <= 0x20 || isOtherSpaceBefore(bytes, first, &last) {
      last -= 1
    }
    guard first < last else { return }
    let table = Int(tree.nodes[node].table)
    let slot = tree.nodes[node].slot
    let count = last - first
    switch tree.nodes[node].kind {
    case .text:
      tables[table].set(
        assembled
          ? TextReference(assembled: first, length: count)
          : TextReference(file: first, length: count), slot: slot)
      return
    case .day:
      let day = Day.read(bytes + first, count: count)
      if day.isPresent {
        tables[table].set(day, slot: slot)
        return
      }
    case .code:
      let code = tree.lists[tree.nodes[node].list].number(bytes + first, count: count)
      tables[table].set(code, slot: slot)
      if code != CodeList.other { return }
    case .flag:
      let flag = YesNo.read(bytes + first, count: count)
      tables[table].set(flag, slot: slot)
      if flag != CodeList.other { return }
    case .count:
      let number = SmallCount.read(bytes + first, count: count)
      tables[table].set(number, slot: slot)
      if number < SmallCount.many { return }
    }
    odd.append(
      table: UInt8(table), row: tables[table].count - 1, place: tree.nodes[node].place,
      text: assembled
        ? TextReference(assembled: first, length: count)
        : TextReference(file: first, length: count))
  }

  /// White space beyond ASCII at the start of a value; moves to the character's last byte.
  private func isOtherSpace(
    _ bytes: UnsafePointer<UInt8>, _ first: inout Int, _ last: Int
  ) -> Bool {
    guard bytes[first] >= 0x80,
      let (length, scalar) = UTF8Check.character(bytes + first, available: last - first),
      UTF8Check.isWhiteSpace(scalar)
    else { return false }
    first += length - 1
    return true
  }

  /// White space beyond ASCII at the end of a value; moves to just behind the character's first
  /// byte.
  private func isOtherSpaceBefore(
    _ bytes: UnsafePointer<UInt8>, _ first: Int, _ last: inout Int
  ) -> Bool {
    guard bytes[last - 1] >= 0x80 else { return false }
    var start = last - 1
    while start > first, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let (length, scalar) = UTF8Check.character(bytes + start, available: last - start),
      start + length == last, UTF8Check.isWhiteSpace(scalar)
    else { return false }
    last = start + 1
    return true
  }
}
