#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file on disk, looked at before any tool is.
struct PaperFile {
  var path: String

  /// Refuses what is no whole PDF of a bearable size.
  func check(_ limits: ReadLimits) throws(ReadRefusal) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(reason: "it is a folder or a device and no file")
    }
    let size = Int(status.st_size)
    if size > limits.fileBytes { throw .tooLarge(bytes: size, limit: limits.fileBytes) }
    let head = try bytes(of: descriptor, from: 0, count: 8192)
    let tail = try bytes(of: descriptor, from: max(0, size - 4096), count: 4096)
    try PaperFile.check(head: head, tail: tail)
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
        PaperType.find("%%EOF", in: tail[...]) != nil
        || PaperType.find("startxref", in: tail[...]) != nil
      if !isWhole { throw .damaged }
    }
  }

  private func bytes(
    of descriptor: Int32, from offset: Int, count: Int
  ) throws(ReadRefusal) -> [UInt8] {
    var failure: Int32 = 0
    let read = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(
          descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        filled += got
      }
    }
    if failure != 0 { throw .unreadable(reason: String(cString: strerror(failure))) }
    return read
  }

  /// Whether the file says that it is encrypted; asked only when no text came.
  func saysEncrypted(_ limits: ReadLimits) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var offset = 0
    while offset < limits.fileBytes,
      let part = try? bytes(of: descriptor, from: offset, count: 1 << 20), !part.isEmpty
    {
      if PaperType.find("/Encrypt", in: part[...]) != nil { return true }
      offset += max(1, part.count - 16)
      if part.count < 1 << 20 { break }
    }
    return false
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

  func remove() { unlink(path) }

  /// The last part of the path.
  var baseName: String { path.split(separator: "/").last.map(String.init) ?? path }
}
