/// A place in a file as people count: from 1.
public struct LinePlace: Hashable, Sendable {
  /// Which file, in a return of several; `nil` in a return of one.
  public let file: String?
  public let line: Int
  /// In characters, for what is UTF-8.
  public let column: Int

  init(file: String? = nil, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension LinePlace: CustomStringConvertible {
  /// "line 12", or "Episodes.csv, line 12".
  public var description: String { (file.map { "\($0), " } ?? "") + "line \(line)" }
}

/// Finds the line and column of any byte, whether the file has short lines or one long one: what
/// must be known is summed up block by block once.
public struct LineIndex: Sendable {
  /// What lies before a block.
  private struct Before {
    /// How many newlines.
    var lines: UInt32 = 0
    /// Where the line begins that the block begins in.
    var lineStart: UInt32 = 0
    /// How many bytes that do not begin a character.
    var continuations: UInt32 = 0
  }

  /// One of several files whose bytes stand behind one another, and where it begins.
  struct Paper: Sendable {
    let name: String
    let start: Int
  }

  private static let block = 512
  private let before: [Before]
  private let bytes: [UInt8]
  private let papers: [Paper]

  public init(_ bytes: [UInt8]) { self.init(bytes, papers: []) }

  /// - Parameter papers: the files that the bytes are put together from, each on a line of its own.
  init(_ bytes: [UInt8], papers: [Paper]) {
    self.bytes = bytes
    self.papers = papers
    before = bytes.withUnsafeBufferPointer { bytes in
      let blocks = bytes.count / Self.block + 1
      return [Before](unsafeUninitializedCapacity: blocks) { before, count in
        var sum = Before()
        for block in 0..<blocks {
          before.initializeElement(at: block, to: sum)
          let start = block * Self.block
          Self.add(bytes, start, min(start + Self.block, bytes.count), to: &sum)
        }
        count = blocks
      }
    }
  }

  /// Sums up some bytes, eight at a time where there are so many.
  @inline(__always)
  private static func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, to sum: inout Before
  ) {
    guard let base = bytes.baseAddress else { return }
    var at = start
    while at + 8 <= end {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      let newlines = marks(ofNewlinesIn: word)
      if newlines != 0 {
        sum.lines &+= total(newlines)
        sum.lineStart = UInt32(truncatingIfNeeded: at + 8 - newlines.leadingZeroBitCount / 8)
      }
      let high = word & 0x8080_8080_8080_8080
      // Those whose highest bits are 1 and 0.
      if high != 0 { sum.continuations &+= total(high & ~(word << 1)) }
      at += 8
    }
    while at < end {
      if base[at] == 10 {
        sum.lines &+= 1
        sum.lineStart = UInt32(truncatingIfNeeded: at + 1)
      }
      if base[at] & 0xC0 == 0x80 { sum.continuations &+= 1 }
      at += 1
    }
  }

  /// The highest bit of each byte that is a newline.
  @inline(__always)
  private static func marks(ofNewlinesIn word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let other = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return ~(((other & low) &+ low) | other | low)
  }

  /// How many bytes have their highest bit set, all others being clear.
  @inline(__always)
  private static func total(_ marks: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: ((marks >> 7) &* 0x0101_0101_0101_0101) >> 56)
  }

  private func sum(before offset: Int) -> Before {
    let block = offset / Self.block
    var sum = before[block]
    bytes.withUnsafeBufferPointer { Self.add($0, block * Self.block, offset, to: &sum) }
    return sum
  }

  /// The line and column of the byte at an offset.
  public func place(of offset: Int) -> LinePlace {
    let offset = min(max(offset, 0), bytes.count)
    let here = sum(before: offset)
    let start = Int(here.lineStart)
    let continuations = here.continuations &- sum(before: start).continuations
    let paper = papers.last { $0.start <= offset }
    let above = paper.map { Int(sum(before: $0.start).lines) } ?? 0
    return LinePlace(
      file: paper?.name, line: Int(here.lines) - above + 1,
      column: offset - start - Int(continuations) + 1)
  }
}
