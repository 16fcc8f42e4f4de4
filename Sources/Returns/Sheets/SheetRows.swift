/// The rows of a CSV file (RFC 4180), one after another: cells as places in the bytes, trimmed.
struct SheetRows {
  struct Fault: Error {
    let position: Int
    let reason: String
  }

  let bytes: [UInt8]
  let end: Int
  private(set) var at: Int

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    (at, end) = (range.lowerBound, range.upperBound)
  }

  /// The next row that has anything in it, and where it begins; `nil` at the end.
  ///
  /// - Parameter assembled: takes cells that must be put together, since quotation marks in them
  ///   are doubled.
  /// - Throws: ``Fault`` where a quotation mark is never closed.
  mutating func next(
    _ assembled: inout [UInt8]
  ) throws(Fault) -> (start: Int, cells: [TextReference])? {
    while at < end {
      let start = at
      var cells: [TextReference] = []
      var isLast = false
      while !isLast {
        cells.append(try cell(&assembled))
        isLast = at >= end || bytes[at] != UInt8(ascii: ",")
        if at < end { at += 1 }
        if isLast, at < end, bytes[at - 1] == 13, bytes[at] == 10 { at += 1 }
      }
      if cells.contains(where: \.isPresent) { return (start, cells) }
    }
    return nil
  }

  /// A cell, up to the comma or line end behind it.
  private mutating func cell(_ assembled: inout [UInt8]) throws(Fault) -> TextReference {
    while at < end, bytes[at] == 32 || bytes[at] == 9 { at += 1 }
    guard at < end, bytes[at] == UInt8(ascii: "\"") else { return plain(from: at) }
    let opening = at
    at += 1
    let first = at
    var hasDoubled = false
    while true {
      guard let mark = bytes[at..<end].firstIndex(of: UInt8(ascii: "\"")) else {
        throw Fault(
          position: opening, reason: "a quotation mark is opened here and never closed")
      }
      at = mark + 1
      guard at < end, bytes[at] == UInt8(ascii: "\"") else { break }
      hasDoubled = true
      at += 1
    }
    let last = at - 1
    // What stands between a closed cell and the next comma is nothing.
    while at < end, !isEnd(bytes[at]) { at += 1 }
    guard hasDoubled else { return TextReference(file: trimmed(first..<last, bytes)) }
    let start = assembled.count
    var place = first
    while place < last {
      assembled.append(bytes[place])
      place += bytes[place] == UInt8(ascii: "\"") ? 2 : 1
    }
    return TextReference(assembled: trimmed(start..<assembled.count, assembled))
  }

  private mutating func plain(from first: Int) -> TextReference {
    while at < end, !isEnd(bytes[at]) { at += 1 }
    return TextReference(file: trimmed(first..<at, bytes))
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == 10 || byte == 13
  }

  private func trimmed(_ range: Range<Int>, _ all: [UInt8]) -> Range<Int> {
    var (first, last) = (range.lowerBound, range.upperBound)
    while first < last, all[first] <= 0x20 { first += 1 }
    while last > first, all[last - 1] <= 0x20 { last -= 1 }
    return first..<last
  }
}

extension TextReference {
  /// A text in the file; ``missing`` when there is nothing in it.
  fileprivate init(file range: Range<Int>) {
    self = range.isEmpty ? .missing : TextReference(file: range.lowerBound, length: range.count)
  }

  fileprivate init(assembled range: Range<Int>) {
    self =
      range.isEmpty ? .missing : TextReference(assembled: range.lowerBound, length: range.count)
  }
}
