import Inspections
import Reading

/// A folder or a file that `import --register` was told to take. Names may be of any bytes.
struct ImportSource {
  private let path: PaperPath

  init(_ name: String) { path = PaperPath(argument: name) }

  /// The file, or all that the folder has; nil when there is no such thing.
  var paths: [PaperPath]? { ReportFolder(path)?.paths ?? (path.isThere ? [path] : nil) }
}
