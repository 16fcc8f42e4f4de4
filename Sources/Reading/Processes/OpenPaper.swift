#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is held open while it is read: what was looked at is what the tool gets, whatever
/// becomes of the name meanwhile.
final class OpenPaper: Sendable {
  let descriptor: Int32
  let size: Int
  private let opened: Stamp

  /// What changes when somebody writes to a file.
  private struct Stamp: Equatable, Sendable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
  }

  init(_ path: PaperPath) throws(ReadRefusal) {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(reason: String(cString: strerror(errno)))
    }
    guard let (stamp, isFile) = OpenPaper.stamp(descriptor), isFile else {
      close(descriptor)
      throw .unreadable(reason: "it is a folder or a device and no file")
    }
    self.descriptor = descriptor
    opened = stamp
    size = stamp.size
  }

  deinit { close(descriptor) }

  /// A path under which a child process can open this very file again, from its beginning.
  var place: PaperPath? {
    #if os(Linux)
      let path = "/proc/\(getpid())/fd/\(descriptor)"
      return access(path, R_OK) == 0 ? PaperPath(path) : nil
    #else
      return nil
    #endif
  }

  /// Whether nobody has written to the file since it was opened.
  var isUnchanged: Bool { OpenPaper.stamp(descriptor)?.0 == opened }

  private static func stamp(_ descriptor: Int32) -> (Stamp, isFile: Bool)? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    #if os(Linux)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return (
      Stamp(size: Int(status.st_size), seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec)),
      status.st_mode & S_IFMT == S_IFREG
    )
  }

  func bytes(from offset: Int, count: Int) throws(ReadRefusal) -> [UInt8] {
    var failure: Int32 = 0
    let read = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      while filled < count {
        let got = pread(descriptor, base + filled, count - filled, off_t(offset + filled))
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
  var saysEncrypted: Bool {
    var offset = 0
    while offset < size, let part = try? bytes(from: offset, count: 1 << 20), !part.isEmpty {
      if ByteSearch.place(of: "/Encrypt", in: part[...]) != nil { return true }
      offset += max(1, part.count - 16)
      if part.count < 1 << 20 { break }
    }
    return false
  }
}
