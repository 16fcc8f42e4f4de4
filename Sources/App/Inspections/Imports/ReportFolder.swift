import Foundation
import Reading

// To which module the compiler takes `stat` to belong depends on what else this target imports, and
// in what order: on Linux it may be this one.
#if canImport(CDispatch)
  import CDispatch
#endif

/// All that a folder has but what is hidden, in the order of the names: folders and pipes as well,
/// since an import passes nothing over in silence. Names may be of any bytes.
public struct ReportFolder: Sendable {
  public let paths: [PaperPath]

  /// Nil where the path is no folder that may be listed.
  public init?(_ path: PaperPath) {
    guard let folder = path.withSystemName({ opendir($0) }) else { return nil }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    let slash = UInt8(ascii: "/")
    let start = path.bytes.last == slash ? path.bytes : path.bytes + [slash]
    paths = names.map { PaperPath(bytes: start + $0) }
  }
}

extension PaperPath {
  /// Whether there is anything by this name.
  public var isThere: Bool { withSystemName { access($0, F_OK) == 0 } ?? false }

  /// Whether it is a folder, a pipe or another thing that is no file.
  var isNoFile: Bool {
    var status = stat()
    return withSystemName { stat($0, &status) } == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// The bytes of the file; nil when it is none or cannot be read. It never waits, as for a pipe.
  var content: [UInt8]? {
    let descriptor = withSystemName { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) } ?? -1
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    return (try? file.readToEnd()).map { Array($0) }
  }

  /// For calls of the system.
  func withSystemName<Value>(_ body: (UnsafePointer<CChar>) -> Value?) -> Value? {
    (bytes + [0]).withUnsafeBytes { name in
      name.baseAddress.flatMap { body($0.assumingMemoryBound(to: CChar.self)) }
    }
  }
}
