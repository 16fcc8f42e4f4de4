import Foundation
import Kernel
import Logging
import Storage

/// The fictional council, in a folder of its own: its database, the key for its documents, and its
/// logins.
public struct Demonstration: Sendable {
  public let settings: ServiceSettings
  public private(set) var logins: [DemoLogin] = []

  private let folder: String
  private var database: String { folder + "/thornmere.db" }
  private var passphraseFile: String { folder + "/password.txt" }

  /// - Parameter isFresh: whether what the folder holds is forgotten.
  /// - Throws: ``ConfigurationProblem`` when the folder cannot be used.
  public init(folder: String, isFresh: Bool) throws {
    self.folder = folder
    settings = ServiceSettings(database: .file(folder + "/thornmere.db"))
    let files = FileManager.default
    do {
      try files.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      if isFresh { try forget() }
    } catch {
      throw ConfigurationProblem(
        "the folder '\(folder)' cannot be written (\(error.localizedDescription)); "
          + "choose another with --folder")
    }
  }

  /// Opens the council's world. At the first start the council is made; that is all done, or not at
  /// all.
  public mutating func openWorld(
    logger: Logger, say: @Sendable (String) -> Void
  ) async throws -> World {
    if let password = try storedPassword() {
      let world = try await settings.openWorld(logger: logger)
      logins = Demo.logins(password: password)
      return world
    }
    // What a start that was broken off has left would stand in the way.
    try forget()
    say("Making the fictional council Thornmere …")
    var first = settings
    first.authority = Demo.council.code.code
    first.council = Demo.council.name
    let world = try await first.openWorld(logger: logger)
    let password = Demo.makePassword()
    logins = try await Demo.make(in: world, password: password)
    try keep(password)
    return world
  }

  /// The password is written last: where it stands, the council is whole.
  private func keep(_ password: String) throws {
    let isWritten = FileManager.default.createFile(
      atPath: passphraseFile, contents: Data((password + "\n").utf8),
      attributes: [.posixPermissions: 0o600])
    guard isWritten else {
      throw ConfigurationProblem("'\(passphraseFile)' cannot be written; check the folder's rights")
    }
  }

  private func storedPassword() throws -> String? {
    guard let data = FileManager.default.contents(atPath: passphraseFile) else { return nil }
    let text = String(decoding: data, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  private func forget() throws {
    let files = FileManager.default
    for path in [passphraseFile, database, database + "-wal", database + "-shm", database + ".key"]
    where files.fileExists(atPath: path) {
      try files.removeItem(atPath: path)
    }
  }
}

/// What is printed when the demonstration answers: where, and with which accounts.
public struct DemonstrationCard: Sendable {
  public var address: String
  public var logins: [DemoLogin]

  public init(address: String, logins: [DemoLogin]) {
    self.address = address
    self.logins = logins
  }

  public var text: String {
    let width = (logins.map(\.login.count).max() ?? 0) + 2
    let roleWidth = (logins.map(\.role.title.count).max() ?? 0) + 2
    var lines = [
      "", "Goldthread is ready: \(address)", "",
      "Thornmere Borough Council is invented. Sign in as any of these:", "",
    ]
    for login in logins {
      lines.append(
        "  " + login.login.padding(toLength: width, withPad: " ", startingAt: 0)
          + login.role.title.padding(toLength: roleWidth, withPad: " ", startingAt: 0)
          + login.whatToTry)
    }
    if let password = logins.first?.password { lines += ["", "  Password for all: \(password)"] }
    return (lines + ["", "Stop with Ctrl-C.", ""]).joined(separator: "\n")
  }
}
