import ArgumentParser
import Returns

/// Reads a return for a command, and says what was odd about it.
enum ReturnFileOption {
  /// - Throws: the exit status 1, when it has been said why the file cannot be read.
  static func read(_ file: String) async throws -> CINReturn {
    do throws(ReturnRefusal) {
      return try await CINReturn(bytes: FileBytes.read(file))
    } catch {
      CommandLog.say("goldthread: '\(file)' is no children in need return: \(error)")
      throw ExitCode.foundProblems
    }
  }

  /// More kinds of warning than a person reads are only counted.
  private static let shown = 25

  static func sayWarnings(of file: ReturnFile, named name: String) {
    for warning in file.warnings.prefix(shown) {
      let line = file.lines.place(of: warning.position).line
      CommandLog.say("goldthread: '\(name)', line \(line): \(warning.sentence)")
    }
    let left = max(0, file.warnings.count - shown) + file.warningsLeft
    if left > 0 { CommandLog.say("goldthread: '\(name)': and \(left) more such warnings") }
  }
}
