import Foundation
import TestKit

/// A `StorageWriter` that writes until it is killed.
struct Victim: ~Copyable {
  private let process: pid_t
  private let output: Int32
  private var unread: [UInt8] = []
  /// The numbers that it has acknowledged, as far as they were read.
  private(set) var acknowledged: [Int] = []

  init(_ arguments: [String]) throws {
    let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent()
    let program = folder.appendingPathComponent("StorageWriter").path
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw TestKitFault("no pipe: errno \(errno)") }
    // Or another victim, started beside this one, would hold the pipe open after its death.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var number = pid_t()
    let error = posix_spawn(&number, program, &actions, nil, words, environ)
    close(ends[1])
    guard error == 0 else {
      close(ends[0])
      throw TestKitFault("cannot start '\(program)': \(String(cString: strerror(error)))")
    }
    (process, output) = (number, ends[0])
  }

  /// Blocks until it has acknowledged so many more writes; false when it has ended before that.
  mutating func awaitAcknowledgements(_ count: Int) -> Bool {
    let wanted = acknowledged.count + count
    while acknowledged.count < wanted { guard readMore() else { return false } }
    return true
  }

  /// Kills it at once, and reads what it had still said before.
  mutating func kill() {
    Foundation.kill(process, SIGKILL)
    while readMore() {}
    close(output)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  private mutating func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(output, &buffer, buffer.count)
    guard count > 0 else { return false }
    unread += buffer[..<count]
    while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
      if let number = Int(String(decoding: unread[..<end], as: UTF8.self)) {
        acknowledged.append(number)
      }
      unread.removeSubrange(...end)
    }
    return true
  }
}
