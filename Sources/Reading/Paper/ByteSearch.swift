#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The one search for bytes within bytes.
enum ByteSearch {
  /// Where some bytes first stand in others at or after a place; none stand everywhere.
  static func place(
    of part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start <= bytes.count - part.count else { return nil }
    guard let base = bytes.baseAddress, let what = part.baseAddress, !part.isEmpty else {
      return start
    }
    var place = start
    while let found = memchr(base + place, Int32(what[0]), bytes.count - part.count - place + 1) {
      place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(base + place, what, part.count) == 0 { return place }
      place += 1
      if place > bytes.count - part.count { break }
    }
    return nil
  }

  static func place(of part: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBufferPointer { all in
      part.withUTF8Buffer { place(of: $0, in: all, from: 0) }
    }.map { bytes.startIndex + $0 }
  }
}

/// Looking for a text within a text, byte by byte. These take the place of the standard library's,
/// which compare whole characters at some fifty times the cost: what a paper prints and what we
/// look for in it are spelled alike, and a report is searched ten thousand times.
extension String {
  /// Whether a text stands somewhere in this one; an empty one does everywhere.
  func contains(_ part: String) -> Bool { byteOffset(of: part, from: 0) != nil }

  /// Where a text first stands in this one.
  func firstRange(of part: String) -> Range<Index>? { firstByteRange(of: part) }

  /// Wherever a text stands in this one, without overlapping.
  func ranges(of part: String) -> [Range<Index>] { byteRanges(of: part) }
}

/// As for `String`.
extension Substring {
  func contains(_ part: String) -> Bool { byteOffset(of: part, from: 0) != nil }
  func firstRange(of part: String) -> Range<Index>? { firstByteRange(of: part) }
  func ranges(of part: String) -> [Range<Index>] { byteRanges(of: part) }
}

extension StringProtocol {
  fileprivate func firstByteRange(of part: String) -> Range<Index>? {
    byteOffset(of: part, from: 0).map { range(at: $0, count: part.utf8.count) }
  }

  fileprivate func byteRanges(of part: String) -> [Range<Index>] {
    let count = part.utf8.count
    guard count > 0 else { return [] }
    var out: [Range<Index>] = []
    var place = 0
    while let found = byteOffset(of: part, from: place) {
      out.append(range(at: found, count: count))
      place = found + count
    }
    return out
  }

  private func range(at offset: Int, count: Int) -> Range<Index> {
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: count)
  }

  /// How many bytes of this text stand before the first place of a part at or after an offset.
  fileprivate func byteOffset(of part: String, from start: Int) -> Int? {
    withBytes { bytes in part.withBytes { ByteSearch.place(of: $0, in: bytes, from: start) } }
  }

  fileprivate func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}
