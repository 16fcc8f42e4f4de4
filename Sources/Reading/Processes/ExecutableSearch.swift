#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a program is.
enum ExecutableSearch {
  /// The path of a program: itself where it names one, else the first in `PATH`; nil where there
  /// is none that may be run.
  static func path(of tool: String) -> String? {
    if tool.contains("/") { return isExecutable(tool) ? tool : nil }
    let search = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in search.split(separator: ":") {
      let path = folder + "/" + tool
      if isExecutable(path) { return path }
    }
    return nil
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
