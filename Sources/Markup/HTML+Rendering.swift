extension HTML {
  /// The exact number of bytes this writes.
  public var byteCount: Int {
    switch storage {
    case .text(let text): Escaping.count(text)
    case .bytes(let bytes): bytes.count
    case .list(let pieces): pieces.reduce(0) { $0 + $1.byteCount }
    }
  }

  /// The markup in UTF-8.
  public func rendered() -> [UInt8] {
    if case .bytes(let bytes) = storage { return bytes }
    return ByteCursor.fill(byteCount) { $0.put(self) }
  }

  /// Appends the markup in UTF-8 to a buffer.
  public func write(into buffer: inout [UInt8]) {
    buffer.append(contentsOf: rendered())
  }
}

extension HTML: CustomStringConvertible {
  /// The markup as a string, for tests and for reading in the debugger.
  public var description: String {
    String(decoding: rendered(), as: UTF8.self)
  }
}

extension HTML: Equatable {
  /// Two pieces are the same when they write the same bytes.
  public static func == (one: HTML, other: HTML) -> Bool {
    one.rendered() == other.rendered()
  }
}
