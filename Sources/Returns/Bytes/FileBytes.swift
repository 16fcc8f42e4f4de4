#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A whole file in memory, read in one go and never copied.
public enum FileBytes {
  /// The most bytes of a file on disk.
  public static let mostOfFile = ElementReader.greatestFile
  /// The most bytes that are read from a pipe or a device, of which nobody knows whether they end:
  /// 1 GB, or a quarter of the machine's memory where that is less.
  public static let mostOfPipe = min(
    1 << 30, max(1 << 26, sysconf(Int32(_SC_PHYS_PAGES)) / 4 * sysconf(Int32(_SC_PAGESIZE))))

  /// Reads a file. One that goes on for ever is left as soon as its beginning is wrong, and else at
  /// the limit.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - limit: the most bytes of a pipe.
  ///   - check: looks at the first bytes, and throws when the rest need not be read.
  /// - Throws: ``ReturnRefusal`` with the reason when it cannot be read.
  public static func read(
    _ path: String, atMostFromPipe limit: Int = mostOfPipe,
    beginning check: (ArraySlice<UInt8>) throws(ReturnRefusal) -> Void = {
      (_) throws(ReturnRefusal) in
    }
  ) throws(ReturnRefusal) -> [UInt8] {
    let file = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw refusal() }
    defer { if file != 0 { close(file) } }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw refusal() }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw ReturnRefusal("it is a folder, not a file")
    }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    let (size, most) = (isRegular ? Int(status.st_size) : 0, isRegular ? mostOfFile - 1 : limit)
    guard size <= most else { throw tooLarge(isRegular, most) }
    var bytes = try read(file, after: [], upTo: firstPart)
    try check(bytes[...])
    guard bytes.count == firstPart else { return bytes }
    // One byte more than the size, so that the end shows without another round.
    var room = max(size + 1, 1 << 20)
    while true {
      bytes = try read(file, after: bytes, upTo: min(room, most + 1))
      if bytes.count < min(room, most + 1) { return bytes }
      guard bytes.count <= most else { throw tooLarge(isRegular, most) }
      room = 2 * bytes.count
    }
  }

  /// What is read before the beginning is looked at.
  private static let firstPart = 1 << 14

  private static func tooLarge(_ isRegular: Bool, _ most: Int) -> ReturnRefusal {
    isRegular
      ? ReturnRefusal("the file is larger than 2 GB; check it in smaller parts")
      : ReturnRefusal(
        "more than \(Grouped.number(most >> 20)) MB came and no end; save it as a file and name that"
      )
  }

  /// Some bytes with those that follow them in the file, up to so many; fewer at the end of the
  /// file.
  private static func read(
    _ file: Int32, after start: [UInt8], upTo room: Int
  ) throws(ReturnRefusal) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      _ = buffer.initialize(fromContentsOf: start)
      count = start.count
      while count < room, let base = buffer.baseAddress {
        #if canImport(Darwin)
          let got = Darwin.read(file, base + count, room - count)
        #elseif canImport(Musl)
          let got = Musl.read(file, base + count, room - count)
        #else
          let got = Glibc.read(file, base + count, room - count)
        #endif
        if got > 0 {
          count += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failed = true
          return
        }
      }
    }
    if failed { throw refusal() }
    return bytes
  }

  private static func refusal() -> ReturnRefusal {
    ReturnRefusal("it cannot be read: \(String(cString: strerror(errno)))")
  }
}
