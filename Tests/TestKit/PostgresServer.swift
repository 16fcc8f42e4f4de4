import Foundation
import Storage
import StoragePostgres

/// A PostgreSQL of our own in a temporary folder, for as long as this process lives.
///
/// It listens on a socket in that folder, so that no port can be taken by somebody else. A small shell watches over it:
/// its standard input is a pipe from this process, and when that closes, however this process ended, the shell stops
/// the server at once and removes the folder.
public final class PostgresServer: Sendable {
  public enum Durability: Sendable {
    /// Nothing is flushed: for tests that do not pull the plug.
    case none
    /// As in production.
    case full
  }

  /// The address of its database.
  public let address: String
  /// The folder that goes with it: data, socket, log.
  public let folder: URL
  private let watcher: Process
  private let lifeline: Pipe

  /// The one that the store tests of this process share.
  public static let shared = Task { try await PostgresServer.start() }

  private init(folder: URL, watcher: Process, lifeline: Pipe) {
    self.folder = folder
    self.watcher = watcher
    self.lifeline = lifeline
    address = "postgresql://goldthread@/postgres?host=\(folder.path)"
  }

  /// Makes a server and waits until it answers.
  public static func start(_ durability: Durability = .none) async throws -> PostgresServer {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try launch(durability) })
      }
    }
  }

  /// Stops the server without letting it tidy up, as a loss of power would, and starts it again.
  public func crashAndRestart() throws {
    try lifeline.fileHandleForWriting.write(contentsOf: Data("crash\n".utf8))
    try Self.awaitReady(watcher, folder)
  }

  /// Stops the server and removes its folder.
  public func stop() {
    try? lifeline.fileHandleForWriting.close()
    watcher.waitUntilExit()
  }

  private static func launch(_ durability: Durability) throws -> PostgresServer {
    let binaries = try binaryFolder()
    let folder = try temporaryFolder()
    let lifeline = Pipe()
    // Or a process that a test starts would hold the pipe open when we are gone.
    _ = fcntl(lifeline.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    let watcher = Process()
    let shell = ["/bin/sh", "-c", script, "sh", binaries, folder.path, settings(durability)]
    // PostgreSQL refuses to run as root.
    let command =
      getuid() == 0
      ? ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] + shell
      : shell
    watcher.executableURL = URL(fileURLWithPath: command[0])
    watcher.arguments = Array(command.dropFirst())
    watcher.standardInput = lifeline
    watcher.standardOutput = Pipe()
    watcher.standardError = FileHandle.nullDevice
    watcher.currentDirectoryURL = folder
    try watcher.run()
    let server = PostgresServer(folder: folder, watcher: watcher, lifeline: lifeline)
    try awaitReady(watcher, folder)
    return server
  }

  /// $1: PostgreSQL's programs; $2: the folder; $3: settings.
  private static let script = """
    bin=$1 folder=$2 settings=$3
    trap '' INT TERM HUP
    start() { "$bin/pg_ctl" start -w -s -D "$folder/data" -l "$folder/log" -o "$settings -k $folder"; }
    "$bin/initdb" -D "$folder/data" -U goldthread -A trust -E UTF8 --locale=C --no-sync \
      > "$folder/initdb.log" 2>&1 && start && echo ready || echo failed
    while read -r order; do
      "$bin/pg_ctl" stop -s -m immediate -D "$folder/data"
      start && echo ready || echo failed
    done
    "$bin/pg_ctl" stop -s -m immediate -D "$folder/data"
    rm -rf "$folder"
    """

  private static func settings(_ durability: Durability) -> String {
    var settings = [
      "listen_addresses=", "max_connections=150", "shared_buffers=64MB",
      "unix_socket_permissions=0777",
    ]
    if durability == .none {
      settings += [
        "fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off",
      ]
    }
    return settings.map { "-c \($0)" }.joined(separator: " ")
  }

  private static func awaitReady(_ watcher: Process, _ folder: URL) throws {
    guard let output = watcher.standardOutput as? Pipe else { return }
    let answer = output.fileHandleForReading.availableData
    guard String(decoding: answer, as: UTF8.self).hasPrefix("ready") else {
      let log = ["initdb.log", "log"].compactMap {
        try? String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
      }
      throw TestKitFault("PostgreSQL for the tests did not start: \(log.joined().suffix(600))")
    }
  }

  /// Debian keeps each version's programs in a folder of its own; the newest serves.
  private static func binaryFolder() throws -> String {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let newest = versions.compactMap(Int.init).sorted().last { version in
      FileManager.default.isExecutableFile(atPath: "\(root)/\(version)/bin/initdb")
    }
    guard let newest else {
      throw TestKitFault(
        """
        PostgreSQL is not installed, so the tests on it cannot run: install it with \
        'apt-get install postgresql', or set GOLDTHREAD_SKIP_POSTGRES=1 to leave them out
        """)
    }
    return "\(root)/\(newest)/bin"
  }

  /// Short, because the path of a socket may have 107 characters at most.
  private static func temporaryFolder() throws -> URL {
    var template = Array("/tmp/goldthread-pg-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw TestKitFault("cannot make a folder in /tmp for PostgreSQL")
    }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    if getuid() == 0 {
      guard let user = getpwnam("postgres") else {
        throw TestKitFault("there is no user 'postgres' to run PostgreSQL as; install 'postgresql'")
      }
      chown(path, user.pointee.pw_uid, user.pointee.pw_gid)
    }
    chmod(path, 0o755)
    return URL(fileURLWithPath: path)
  }
}

/// The tests' surroundings are not as they must be.
public struct TestKitFault: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
