#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file on disk, looked at before any tool is.
struct PaperFile {
  var place: PaperPath

  init(_ place: PaperPath) { self.place = place }

  init(path: String) { place = PaperPath(path) }

  /// For people, and for files whose names are known to be text.
  var path: String { place.text }

  /// Refuses what is no whole PDF of a bearable size.
  func check(_ limits: ReadLimits) throws(ReadRefusal) { _ = try open(limits) }

  /// The file held open, once it is known to be a whole PDF of a bearable size.
  func open(_ limits: ReadLimits) throws(ReadRefusal) -> OpenPaper {
    let paper = try OpenPaper(place)
    if paper.size > limits.fileBytes {
      throw .tooLarge(bytes: paper.size, limit: limits.fileBytes)
    }
    let head = try paper.bytes(from: 0, count: 8192)
    let tail = try paper.bytes(from: max(0, paper.size - 4096), count: 4096)
    try PaperFile.check(head: head, tail: tail)
    return paper
  }

  /// As `check(_:)`, for bytes in hand.
  static func check(_ bytes: [UInt8], _ limits: ReadLimits) throws(ReadRefusal) {
    if bytes.count > limits.fileBytes {
      throw .tooLarge(bytes: bytes.count, limit: limits.fileBytes)
    }
    try check(head: Array(bytes.prefix(8192)), tail: Array(bytes.suffix(4096)))
  }

  private static func check(head: [UInt8], tail: [UInt8]) throws(ReadRefusal) {
    switch PaperType(firstBytes: head) {
    case .empty: throw .empty
    case .other(let name): throw .notAPDF(actually: name)
    case .pdf:
      // A PDF ends with the place of its index. Tools mend a file that was cut off, and would
      // read a part of it as if it were the whole.
      let isWhole =
        ByteSearch.place(of: "%%EOF", in: tail[...]) != nil
        || ByteSearch.place(of: "startxref", in: tail[...]) != nil
      if !isWhole { throw .damaged }
    }
  }

  /// Bytes as a file that only this user may read; the caller removes it.
  static func temporary(_ bytes: [UInt8], in folder: String) throws(ReadRefusal) -> PaperFile {
    var template = Array((folder + "/goldthread-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw .unreadable(
        reason: "no temporary file in '\(folder)': " + String(cString: strerror(errno)))
    }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    var written = 0
    var failure: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count {
        let count = write(descriptor, buffer.baseAddress! + written, buffer.count - written)
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          failure = errno
          break
        }
        written += count
      }
    }
    close(descriptor)
    if failure != 0 {
      unlink(path)
      throw .unreadable(reason: "the temporary file: " + String(cString: strerror(failure)))
    }
    return PaperFile(path: path)
  }

  func remove() { _ = place.withCString(unlink) }

  /// The last part of the path.
  var baseName: String { place.baseName }
}
