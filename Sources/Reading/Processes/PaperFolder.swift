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

  /// What stands in a folder beside its files and is not read.
  public struct Skipped: Sendable {
    public var path: PaperPath
    /// A folder; otherwise a pipe, a socket or a device.
    public var isFolder: Bool
  }

  /// By name, without hidden ones.
  public let skipped: [Skipped]

  public var count: Int { places.count }

  /// Nil where the path is no folder that may be listed.
  public init?(_ path: PaperPath) {
    guard let listing = path.withCString(opendir) else { return nil }
    defer { closedir(listing) }
    var names: [UInt8] = []
    var places: [Range<Int32>] = []
    var skipped: [Skipped] = []
    while let entry = readdir(listing) {
      let start = names.count
      withUnsafeBytes(of: &entry.pointee.d_name) { name in
        names.append(contentsOf: name.prefix { $0 != 0 })
      }
      guard names.count < Int(Int32.max), names.count > start, names[start] != 0x2E else {
        names.removeSubrange(start...)
        continue
      }
      let name = Array(names[start...])
      let sort = PaperFolder.sort(entry.pointee.d_type, dirfd(listing), name)
      guard sort == .file else {
        skipped.append(
          Skipped(path: PaperFolder.path(of: name[...], in: path), isFolder: sort == .folder))
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
    self.skipped = skipped.sorted { $0.path.bytes.lexicographicallyPrecedes($1.path.bytes) }
  }

  private enum Sort { case file, folder, other }

  /// A plain file, or a link to one; a link that leads nowhere is listed and refused when read.
  private static func sort(_ type: UInt8, _ folder: Int32, _ name: [UInt8]) -> Sort {
    if type == UInt8(DT_REG) { return .file }
    if type == UInt8(DT_DIR) { return .folder }
    guard type == UInt8(DT_LNK) || type == UInt8(DT_UNKNOWN) else { return .other }
    var status = stat()
    guard PaperPath(bytes: name).withCString({ fstatat(folder, $0, &status, 0) }) == 0 else {
      return .file
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  private static func path(of name: ArraySlice<UInt8>, in folder: PaperPath) -> PaperPath {
    let slash: [UInt8] = folder.bytes.last == 0x2F ? [] : [0x2F]
    return PaperPath(bytes: folder.bytes + slash + name)
  }

  public struct Iterator: IteratorProtocol {
    fileprivate let folder: PaperFolder
    fileprivate var index = 0

    public mutating func next() -> PaperPath? {
      guard index < folder.places.count else { return nil }
      let place = folder.places[index]
      index += 1
      return PaperFolder.path(
        of: folder.names[Int(place.lowerBound)..<Int(place.upperBound)], in: folder.folder)
    }
  }

  public func makeIterator() -> Iterator { Iterator(folder: self) }
}
