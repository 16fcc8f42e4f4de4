import ArgumentParser
import Foundation
import Returns

/// Reads a return for a command, and says what was odd about it.
enum ReturnFileOption {
  /// - Throws: the exit status 1, when it has been said why the file cannot be read.
  static func read(_ file: String) async throws -> CINReturn {
    do throws(ReturnRefusal) {
      return try await CINReturn(path: file)
    } catch {
      CommandLog.say("goldthread: '\(file)' is no children in need return: \(error)")
      throw ExitCode.foundProblems
    }
  }

  /// For people: the first few places of each kind.
  static func sayWarnings(of file: ReturnFile, named name: String) {
    for warning in file.warningText() { CommandLog.say("goldthread: '\(name)', \(warning)") }
  }
}
