import Foundation
import Inspections
import Reading

/// A folder or a file that `import --register` was told to take. Names may be of any bytes.
struct ImportSource {
  private let path: PaperPath

  init(_ name: String) { path = ImportSource.path(named: name) }

  /// The file, or all that the folder has; nil when there is no such thing.
  var paths: [PaperPath]? { ReportFolder(path)?.paths ?? (path.isThere ? [path] : nil) }

  /// The argument as the system gave it: a name that is no UTF-8 was repaired on its way here.
  private static func path(named name: String) -> PaperPath {
    guard name.unicodeScalars.contains("\u{FFFD}") else { return PaperPath(name) }
    for argument in UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    {
      guard let argument, String(cString: argument) == name else { continue }
      return PaperPath(
        bytes: Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument))))
    }
    return PaperPath(name)
  }
}
