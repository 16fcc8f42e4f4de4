import Foundation
import Logging

/// Where a command's log goes: standard error, so that results stay alone on standard output.
enum CommandLog {
  static let logger: Logger = {
    var logger = Logger(label: "goldthread") { StreamLogHandler.standardError(label: $0) }
    let level = ProcessInfo.processInfo.environment["GOLDTHREAD_LOG_LEVEL"]
    logger.logLevel = level.flatMap(Logger.Level.init(rawValue:)) ?? .notice
    return logger
  }()

  /// A sentence for the person at the terminal.
  static func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
