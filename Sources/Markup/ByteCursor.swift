/// Writes bytes one after another into memory whose size was worked out before.
///
/// The only place in this library that handles unsafe memory. Each write checks that it fits, so a
/// wrong count stops the program instead of writing over something.
struct ByteCursor {
  private var next: UnsafeMutablePointer<UInt8>
  private var room: Int

  /// An array of exactly `count` bytes, filled by `write`.
  @inline(__always)
  static func fill(_ count: Int, _ write: (inout ByteCursor) -> Void) -> [UInt8] {
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      guard let start = buffer.baseAddress else { return }
      var cursor = ByteCursor(next: start, room: count)
      write(&cursor)
      initializedCount = count - cursor.room
    }
  }

  mutating func put(_ byte: UInt8) {
    precondition(room > 0, "markup is longer than was counted")
    next.pointee = byte
    next += 1
    room -= 1
  }

  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    precondition(bytes.count <= room, "markup is longer than was counted")
    next.update(from: start, count: bytes.count)
    next += bytes.count
    room -= bytes.count
  }

  mutating func put(_ text: StaticString) {
    put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func put(_ html: HTML) {
    switch html.storage {
    case .text(let text): Escaping.write(text, to: &self)
    case .bytes(let bytes): bytes.withUnsafeBufferPointer { put($0) }
    case .list(let pieces): for piece in pieces { put(piece) }
    }
  }
}
