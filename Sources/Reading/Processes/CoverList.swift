#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which folders an empty one is laid over, in the form of `fstab`: one call of `mount` then does
/// them all, where a call for each took ten times as long. The list is a file without a name, which
/// goes when this process goes.
final class CoverList: Sendable {
  let text: String
  private let descriptor: Int32

  /// Nil where no file can be made.
  init?(_ text: String) {
    var template = Array("/tmp/goldthread-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    _ = template.withUnsafeBufferPointer { unlink($0.baseAddress!) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let bytes = Array(text.utf8)
    guard bytes.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == bytes.count
    else {
      close(descriptor)
      return nil
    }
    (self.text, self.descriptor) = (text, descriptor)
  }

  deinit { close(descriptor) }

  /// Where a child process can open the list.
  var path: String { "/proc/\(getpid())/fd/\(descriptor)" }

  /// Every folder under the root and under /var, but for the system's own and for those in which
  /// the programs stand. Fonts are found by a cache under /var.
  static func text(sparing executables: [String]) -> String {
    let spared = Set(executables.map { "/" + ($0.split(separator: "/").first ?? "usr") })
    var lines: [String] = []
    for parent in ["/", "/var/"] {
      for name in names(in: parent) {
        let folder = parent + name
        if isSystem(folder) || spared.contains(folder) || folder == "/proc" { continue }
        lines.append(line(folder))
      }
    }
    // Last: `mount` looks up there what it is told to read.
    return (lines.sorted() + [line("/proc")]).joined()
  }

  private static func line(_ folder: String) -> String {
    "cover \(escaped(folder)) tmpfs size=4k,mode=755 0 0\n"
  }

  private static func isSystem(_ folder: String) -> Bool {
    ["/usr", "/bin", "/sbin", "/etc", "/dev", "/var", "/var/cache"].contains(folder)
      || folder.hasPrefix("/lib")
  }

  /// As `fstab` wants it: a space ends a word there.
  private static func escaped(_ folder: String) -> String {
    var out = ""
    for character in folder.unicodeScalars {
      switch character {
      case " ": out += "\\040"
      case "\t": out += "\\011"
      case "\n": out += "\\012"
      case "\\": out += "\\134"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }

  /// The folders in a folder, but for links.
  private static func names(in parent: String) -> [String] {
    guard let folder = opendir(parent) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      var status = stat()
      guard name != ".", name != "..", lstat(parent + name, &status) == 0,
        status.st_mode & S_IFMT == S_IFDIR
      else { continue }
      names.append(name)
    }
    return names
  }
}
