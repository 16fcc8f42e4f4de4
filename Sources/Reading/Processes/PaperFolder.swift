#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of a folder in the order of their names, without hidden ones and without its folders.
/// However many there are, only their names are in memory, one after the other.
public struct PaperFolder: Sequence, Sendable {
  private let folder: PaperPath
  /// All names, none with an end mark, and where each begins and ends.
  private let names: [UInt8]
  private let places: [Range<Int32>]

  public var count: Int { places.count }

  /// Nil where the path is no folder that may be listed.
  public init?(_ path: PaperPath) {
    guard let listing = path.withCString(opendir) else { return nil }
    defer { closedir(listing) }
    var names: [UInt8] = []
    var places: [Range<Int32>] = []
    while let entry = readdir(listing) {
      let start = names.count
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        names.append(contentsOf: name.prefix { $0 != 0 })
      }
      guard names.count < Int(Int32.max), names.count > start, names[start] != 0x2E,
        PaperFolder.isFile(entry.pointee.d_type, dirfd(listing), Array(names[start...]))
      else {
        names.removeSubrange(start...)
        continue
      }
      places.append(Int32(start)..<Int32(names.count))
    }
    places.sort { left, right in
      names[Int(left.lowerBound)..<Int(left.upperBound)]
        .lexicographicallyPrecedes(names[Int(right.lowerBound)..<Int(right.upperBound)])
    }
    folder = path
    self.names = names
    self.places = places
  }

  /// A plain file, or a link to one; a link that leads nowhere is listed and refused when read.
  private static func isFile(_ type: UInt8, _ folder: Int32, _ name: [UInt8]) -> Bool {
    if type == UInt8(DT_REG) { return true }
    guard type == UInt8(DT_LNK) || type == UInt8(DT_UNKNOWN) else { return false }
    var status = stat()
    return PaperPath(bytes: name).withCString { fstatat(folder, $0, &status, 0) } != 0
      || status.st_mode & S_IFMT == S_IFREG
  }

  public struct Iterator: IteratorProtocol {
    fileprivate let folder: PaperFolder
    fileprivate var index = 0

    public mutating func next() -> PaperPath? {
      guard index < folder.places.count else { return nil }
      let place = folder.places[index]
      index += 1
      let slash: [UInt8] = folder.folder.bytes.last == 0x2F ? [] : [0x2F]
      return PaperPath(
        bytes: folder.folder.bytes + slash
          + folder.names[Int(place.lowerBound)..<Int(place.upperBound)])
    }
  }

  public func makeIterator() -> Iterator { Iterator(folder: self) }
}
