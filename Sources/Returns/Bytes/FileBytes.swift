#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A whole file in memory, read in one go and never copied.
public enum FileBytes {
  /// - Parameter path: the file; `-` is standard input.
  /// - Throws: ``ReturnRefusal`` with the reason when it cannot be read.
  public static func read(_ path: String) throws(ReturnRefusal) -> [UInt8] {
    let file = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw refusal() }
    defer { if file != 0 { close(file) } }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw refusal() }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw ReturnRefusal("it is a folder, not a file")
    }
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    guard size < ElementReader.greatestFile else {
      throw ReturnRefusal("the file is larger than 2 GB; check it in smaller parts")
    }
    var bytes: [UInt8] = []
    // One byte more than the size, so that the end shows without another round.
    var room = max(size + 1, 1 << 16)
    while true {
      guard let (part, ended) = read(file, upTo: room) else { throw refusal() }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if ended { return bytes }
      guard bytes.count < ElementReader.greatestFile else {
        throw ReturnRefusal("the file is larger than 2 GB; check it in smaller parts")
      }
      room = max(1 << 16, bytes.count)
    }
  }

  private static func read(_ file: Int32, upTo room: Int) -> (bytes: [UInt8], ended: Bool)? {
    var ended = false
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room, let start = buffer.baseAddress {
        #if canImport(Darwin)
          let got = Darwin.read(file, start + count, room - count)
        #elseif canImport(Musl)
          let got = Musl.read(file, start + count, room - count)
        #else
          let got = Glibc.read(file, start + count, room - count)
        #endif
        if got > 0 {
          count += got
        } else if got == 0 {
          ended = true
          return
        } else if errno != EINTR {
          failed = true
          return
        }
      }
    }
    return failed ? nil : (bytes, ended)
  }

  private static func refusal() -> ReturnRefusal {
    ReturnRefusal("it cannot be read: \(String(cString: strerror(errno)))")
  }
}
