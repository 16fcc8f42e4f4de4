/// What the first bytes of a file tell of it.
enum XMLBeginning {
  /// - Throws: ``ReturnRefusal`` when no XML begins like this, whatever may follow.
  static func check(_ bytes: ArraySlice<UInt8>) throws(ReturnRefusal) {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    let start = bytes.startIndex + (marks.first { bytes.starts(with: $0) }?.count ?? 0)
    // In UTF-16 each character has a zero beside it.
    let isWide = bytes.prefix(4).contains(0) && bytes.prefix(4).contains { $0 != 0 }
    let rest = bytes[start...]
    let first = rest.firstIndex { !ByteClass.isSpace($0) && !(isWide && $0 == 0) }
    guard let first, bytes[first] != UInt8(ascii: "<") else { return }
    throw ReturnRefusal(
      "it is not XML", at: LineIndex(Array(bytes)).place(of: first - bytes.startIndex))
  }
}

extension CINReturn {
  /// Reads the return in a file, and no more of one that is none than it takes to see that.
  ///
  /// - Parameter path: the file; `-` is standard input.
  /// - Throws: ``ReturnRefusal`` when it cannot be read, or is no such return.
  public init(path: String) async throws(ReturnRefusal) {
    let bytes = try FileBytes.read(path, beginning: XMLBeginning.check)
    try await self.init(bytes: bytes)
  }
}
